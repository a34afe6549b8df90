#include "scenario/words.hpp"

#include <fmt/format.h>

#include <cmath>

#include "core/text.hpp"
#include "scenario/quantity.hpp"

namespace sposim::scenario {

namespace {

template <class... Ts>
struct overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts>
overloaded(Ts...) -> overloaded<Ts...>;

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : std::string(between)) + part;
  return text;
}

/// An argument that is more than a plain number stands in brackets, so that a sentence can be taken apart again.
std::string argument_in_words(const Argument& argument, Unit unit) {
  const std::string value = in_words(argument.value, unit);
  const bool plain = std::holds_alternative<double>(argument.value.form);
  return fmt::format("{} {}", argument.name, plain ? value : "[" + value + "]");
}

Unit unit_of_argument(const Distribution& distribution, std::size_t index, Unit unit) {
  const auto& family = random::info(distribution.family);
  return family.has_unit.at(index) ? unit : Unit::ratio;
}

/// Values with their weights, or observed values: the name of an argument is the value as written.
std::string list_in_words(const Distribution& distribution) {
  const bool weighted = distribution.family == random::Family::discrete;
  const auto& arguments = distribution.arguments;
  const std::size_t count = weighted ? arguments.size() / 2 : arguments.size();
  std::string text(random::info(distribution.family).name);
  for (std::size_t i = 0; i < count; ++i) {
    text += ", " + arguments[i].name;
    if (weighted) text += " with weight " + in_words(arguments[count + i].value, Unit::ratio);
  }
  return text;
}

std::string_view doubt_in_words(Doubt doubt) {
  return doubt == Doubt::national ? "our doubt, one draw for all forces" : "our doubt, one draw for each force";
}

std::string posterior_in_words(const Posterior& posterior, Unit unit) {
  const std::string to =
      posterior.to ? core::in_words(*posterior.to) : fmt::format("the day in column {}", posterior.to_column);
  std::string text = fmt::format("the rate behind the counts in column {}, from {} to {}", posterior.events,
                                 core::in_words(posterior.from), to);
  if (posterior.prior) text += fmt::format(", prior [{}]", in_words(*posterior.prior, unit));
  if (posterior.if_blank_previous_times.empty()) return text;
  std::vector<std::string> factors;
  for (const auto& factor : posterior.if_blank_previous_times)
    factors.push_back("[" + in_words(factor, Unit::ratio) + "]");
  return text + ", where blank the force's value before then times " + joined(factors, " times ");
}

std::string column_in_words(const Column& column, Unit unit) {
  std::string text = fmt::format("column {} of the forces table", column.name);
  if (column.if_blank) {
    text += fmt::format(", where blank [{}] ({})", in_words(*column.if_blank, unit), doubt_in_words(Doubt::by_force));
  }
  return text;
}

std::string dated_in_words(const Dated& dated, Unit unit) {
  std::vector<std::string> steps;
  for (const auto& step : dated.steps) {
    steps.push_back(fmt::format("{} {}", since_in_words(step.from), in_words(step.value, unit)));
  }
  return joined(steps, "; ");
}

std::string unsure_in_words(const Unsure& unsure, Unit unit) {
  const std::string shape =
      std::visit(overloaded{[&](const Distribution& distribution) { return in_words(distribution, unit); },
                            [&](const Posterior& posterior) { return posterior_in_words(posterior, unit); }},
                 unsure.shape);
  return fmt::format("{} ({})", shape, doubt_in_words(unsure.doubt));
}

}  // namespace

std::string number_in_words(double value, Unit unit) {
  if (value == without_limit) return "unlimited";
  if (unit == Unit::per_month && value == hold_steady) return "just enough to hold the trained share";
  return quantity_text(value, unit);
}

std::string_view unit_in_words(Unit unit) {
  switch (unit) {
    case Unit::probability:
      return "probability";
    case Unit::count:
      return "count";
    case Unit::per_year:
      return "per year";
    case Unit::per_month:
      return "per month";
    case Unit::per_week:
      return "per week";
    case Unit::hazard_per_day:
      return "per day";
    case Unit::days:
      return "days";
    case Unit::ratio:
      return "ratio";
    case Unit::log_per_year:
      return "logarithm per year";
    case Unit::pounds:
      return "pounds";
  }
  return "";
}

std::string in_words(const Distribution& distribution, Unit unit) {
  if (random::info(distribution.family).parameters.empty()) return list_in_words(distribution);
  std::string text(random::info(distribution.family).name);
  for (std::size_t i = 0; i < distribution.arguments.size(); ++i) {
    text += ", " + argument_in_words(distribution.arguments[i], unit_of_argument(distribution, i, unit));
  }
  return text;
}

std::string in_words(const Value& value, Unit unit) {
  return std::visit(
      overloaded{[&](double number) { return number_in_words(number, unit); },
                 [&](Word word) {
                   return word == Word::unlimited ? number_in_words(without_limit, unit)
                                                  : number_in_words(hold_steady, Unit::per_month);
                 },
                 [&](const Column& column) { return column_in_words(column, unit); },
                 [&](const Dated& dated) { return dated_in_words(dated, unit); },
                 [&](const Unsure& unsure) { return unsure_in_words(unsure, unit); },
                 [&](const Varies& varies) { return in_words(varies.shape, unit) + " (varies from case to case)"; }},
      value.form);
}

std::string in_words(const Shares::From& step) {
  std::vector<std::string> parts;
  for (const auto& part : step.parts) parts.push_back(argument_in_words(part, Unit::ratio));
  const std::string text = joined(parts, ", ");
  return step.doubt ? fmt::format("dirichlet, {} ({})", text, doubt_in_words(*step.doubt)) : text;
}

std::string in_words(const Shares& shares) {
  std::vector<std::string> steps;
  for (const auto& step : shares.steps) {
    const std::string since = shares.steps.size() > 1 ? since_in_words(step.from) + " " : "";
    steps.push_back(since + in_words(step));
  }
  return joined(steps, "; ");
}

std::string since_in_words(core::Date from) {
  const bool dated = from > core::make_date(1, 1, 1);
  return dated ? "from " + core::in_words(from) : "always";
}

std::string leaf_in_words(const Number& number, const NumberRule& rule) {
  if (number.written) return in_words(number.value, rule.unit);
  return fmt::format("not written (off: {})", number_in_words(rule.off, rule.unit));
}

std::string leaf_in_words(const Variation& variation, const NumberRule& rule) {
  if (variation.written) return in_words(variation.value, rule.unit);
  return fmt::format("not written (off: {})", number_in_words(rule.off, rule.unit));
}

std::string leaf_in_words(const Shares& shares, const SharesRule& /*rule*/) {
  return shares.written ? in_words(shares) : "not written (off)";
}

std::string leaf_in_words(Sitting sitting, const ChoiceRule& /*rule*/) {
  return std::string(in_words(sitting));
}

std::string leaf_in_words(Entry entry, const ChoiceRule& /*rule*/) {
  return std::string(in_words(entry));
}

std::string leaf_in_words(RouteOrder order, const ChoiceRule& /*rule*/) {
  return std::string(in_words(order));
}

}  // namespace sposim::scenario
