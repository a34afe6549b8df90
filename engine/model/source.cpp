#include "model/source.hpp"

#include <algorithm>
#include <cmath>

#include "random/address.hpp"
#include "random/normal.hpp"
#include "random/overloaded.hpp"

namespace sposim::model {

using random::Overloaded;

namespace {

/// A force whose count is blank takes its own earlier value, times what changed since.
double read_count(const FromEvents& source, std::size_t force, Day day, const DrawContext& context,
                  const Source* previous) {
  const double shape = read(*source.prior_shape, force, day, context);
  const double mean = read(*source.prior_mean, force, day, context);
  const Count& count = source.events[force];
  if (count.kind == Count::Kind::blank && previous != nullptr && !source.if_blank_previous_times.empty()) {
    const auto* earlier = std::get_if<FromEvents>(&previous->form);
    const bool counted_before = earlier == nullptr || earlier->events[force].kind == Count::Kind::below ||
                                (earlier->events[force].kind == Count::Kind::exact && earlier->events[force].value > 0);
    if (counted_before) {
      // On the odds, which for rates of a few per cent is the same and cannot carry a probability above 1.
      const double earlier_rate = read(*previous, force, day, context);
      double odds = earlier_rate / (1 - earlier_rate);
      for (const Source& factor : source.if_blank_previous_times) odds *= read(factor, force, day, context);
      return odds / (1 + odds);
    }
  }
  const double exposure = context.exposures[source.exposure][force];
  const double u = context.uniform(source.address, context.address(force));
  return posterior_rate(count, exposure, shape, mean, u);
}

double read_dated(const DatedSource& source, std::size_t force, Day day, const DrawContext& context) {
  std::size_t step = source.days.size() - 1;
  while (step > 0 && source.days[step] > day) --step;
  const auto* count = std::get_if<FromEvents>(&source.values[step].form);
  if (count == nullptr) return read(source.values[step], force, day, context);
  return read_count(*count, force, day, context, step > 0 ? &source.values[step - 1] : nullptr);
}

double read_doubt(const Doubtful& source, std::size_t force, Day day, const DrawContext& context) {
  if (context.standing != nullptr) {
    if (const auto value = context.standing->value(source.address)) return *value;
  }
  std::vector<double> parameters;
  parameters.reserve(source.parameters.size());
  for (const Source& parameter : source.parameters) parameters.push_back(read(parameter, force, day, context));
  const std::uint16_t address = source.by_force ? context.address(force) : std::uint16_t{0};
  const double u = context.uniform(source.address, address);
  return random::quantile(random::make_distribution(source.family, parameters), u);
}

double gamma_quantile(double shape, double rate, double u) {
  return random::quantile(random::Gamma{shape, shape / rate}, u);
}

}  // namespace

std::optional<double> Standing::uniform(std::uint64_t parameter, std::uint16_t force) const {
  const auto found = placed.find(parameter);
  if (found == placed.end()) return others == Others::best ? std::optional<double>(0.5) : std::nullopt;
  const Placed& place = found->second;
  if (place.forces == Placed::Forces::together) return place.uniform;
  // The place itself is the seed of the forces' luck: the same place gives the same luck, the next one quite another.
  return random::parameter_uniform(static_cast<std::uint64_t>(place.uniform * 0x1p53), parameter, 0, force);
}

std::optional<double> Standing::value(std::uint64_t parameter) const {
  const auto found = placed.find(parameter);
  return found == placed.end() ? std::nullopt : found->second.value;
}

namespace {

/// The uniform of a draw that is so many standard deviations higher on the normal scale.
double shifted(double u, double amount) {
  constexpr double nearest = 1e-15;  // a quantile is asked strictly between 0 and 1
  return std::clamp(random::normal_share_below(random::normal_quantile(u) + amount), nearest, 1 - nearest);
}

/// As drawn: from the number's own address, or mixed with those that it goes together with.
double drawn_uniform(const DrawContext& context, std::uint64_t parameter, std::uint16_t force) {
  const bool may_be_mixed = context.copula != nullptr && force == 0;
  return may_be_mixed ? context.copula->uniform(context.seed, parameter, context.draw)
                      : random::parameter_uniform(context.seed, parameter, context.draw, force);
}

}  // namespace

double DrawContext::uniform(std::uint64_t parameter, std::uint16_t force) const {
  if (standing != nullptr) {
    if (const auto placed = standing->uniform(parameter, force)) return *placed;
  }
  if (held != nullptr) {
    const auto found = held->find(parameter);
    if (found != held->end() && !found->second.shifted) return found->second.amount;
    if (found != held->end()) {
      return shifted(quantile ? *quantile : drawn_uniform(*this, parameter, force), found->second.amount);
    }
  }
  if (!quantile) return drawn_uniform(*this, parameter, force);
  return apart.contains(parameter) ? apart_quantile : *quantile;
}

double read(const Source& source, std::size_t force, Day day, const DrawContext& context) {
  return std::visit(Overloaded{[](double constant) { return constant; },
                               [&](const ByForce& column) {
                                 return column.blank[force] ? read(*column.if_blank, force, day, context)
                                                            : column.values[force];
                               },
                               [&](const Doubtful& doubt) { return read_doubt(doubt, force, day, context); },
                               [&](const FromEvents& count) { return read_count(count, force, day, context, nullptr); },
                               [&](const DatedSource& dated) { return read_dated(dated, force, day, context); }},
                    source.form);
}

std::optional<double> value_at(const Doubt& doubt, double quantile) {
  if (!doubt.shape || doubt.by_force) return std::nullopt;
  DrawContext medians;
  medians.quantile = 0.5;
  std::vector<double> parameters;
  for (const Source& parameter : doubt.shape->parameters) {
    if (differs_by_force(parameter)) return std::nullopt;
    parameters.push_back(read(parameter, 0, 0, medians));
  }
  return random::quantile(random::make_distribution(doubt.shape->family, parameters), quantile);
}

bool differs_by_force(const Source& source) {
  const auto any = [](const std::vector<Source>& parts) {
    for (const Source& part : parts) {
      if (differs_by_force(part)) return true;
    }
    return false;
  };
  return std::visit(
      Overloaded{[](double) { return false; }, [](const ByForce&) { return true; },
                 [&](const Doubtful& doubt) { return doubt.by_force || any(doubt.parameters); },
                 [](const FromEvents&) { return true; }, [&](const DatedSource& dated) { return any(dated.values); }},
      source.form);
}

void add_days(const Source& source, std::set<Day>& days) {
  if (const auto* dated = std::get_if<DatedSource>(&source.form)) {
    days.insert(dated->days.begin(), dated->days.end());
    for (const Source& value : dated->values) add_days(value, days);
  }
  if (const auto* doubt = std::get_if<Doubtful>(&source.form)) {
    for (const Source& parameter : doubt->parameters) add_days(parameter, days);
  }
}

double posterior_rate(const Count& count, double exposure, double shape, double mean, double u) {
  const double prior_rate = shape / mean;
  if (count.kind == Count::Kind::blank) return gamma_quantile(shape, prior_rate, u);
  const double rate = prior_rate + exposure;
  if (count.kind == Count::Kind::exact) return gamma_quantile(shape + count.value, rate, u);
  // "<limit": the count itself is unknown; weights from the negative binomial, then the posterior of the count drawn.
  std::vector<double> weights(static_cast<std::size_t>(count.value));
  double total = 0;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    const double events = static_cast<double>(k);
    weights[k] = std::exp(std::lgamma(shape + events) - std::lgamma(events + 1) + events * std::log(exposure / rate));
    total += weights[k];
  }
  double below = 0;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    const double share = weights[k] / total;
    const bool last = k + 1 == weights.size();
    if (u < below + share || last) {
      const double within = std::min(std::max((u - below) / share, 1e-12), 1 - 1e-12);
      return gamma_quantile(shape + static_cast<double>(k), rate, within);
    }
    below += share;
  }
  throw core::ContractViolation("a count below a limit has at least one possible value");
}

}  // namespace sposim::model
