#include <cmath>
#include <numeric>

#include "core/error.hpp"
#include "model/draw_checks.hpp"
#include "model/plan.hpp"
#include "model/volume.hpp"
#include "model/walk.hpp"
#include "random/address.hpp"

namespace sposim::model {

namespace {

std::size_t rows(bool by_force, const DrawContext& context) {
  return by_force ? context.force_addresses->size() : std::size_t{1};
}

/// One number: its source on the source's own days, then the levers, in order, on every day that matters.
Timeline draw_number(const PlannedNumber& plan, const Leaf& leaf) {
  const DrawContext& context = leaf.context;
  Timeline timeline{plan.days, {}, plan.by_force};
  const std::size_t forces = rows(plan.by_force, context);
  const bool source_by_force = differs_by_force(plan.source);
  std::vector<DrawnLever> levers;
  for (const PlannedLever& lever : plan.levers) levers.emplace_back(lever, context);
  std::vector<double> base(plan.source_days.size());
  timeline.values.reserve(forces * plan.days.size());
  for (std::size_t force = 0; force < forces; ++force) {
    for (std::size_t i = 0; i < base.size() && (force == 0 || source_by_force); ++i) {
      base[i] = read(plan.source, force, plan.source_days[i], context);
    }
    std::size_t at = 0;
    for (const Day day : plan.days) {
      while (at + 1 < plan.source_days.size() && plan.source_days[at + 1] <= day) ++at;
      double value = base[at];
      for (const DrawnLever& lever : levers) {
        check_words(leaf, lever, value, force, day);
        value = lever.act(value, force, day);
      }
      timeline.values.push_back(value);
    }
  }
  return timeline;
}

DrawnVariation draw_variation(const PlannedVariation& plan, const Leaf& leaf) {
  const DrawContext& context = leaf.context;
  std::vector<Timeline> parameters;
  parameters.reserve(plan.parameters.size());
  for (const PlannedNumber& parameter : plan.parameters) parameters.push_back(draw_number(parameter, leaf));
  DrawnVariation drawn{plan.days, {}, plan.by_force};
  for (std::size_t force = 0; force < rows(plan.by_force, context); ++force) {
    for (const Day day : plan.days) {
      std::vector<double> numbers;
      numbers.reserve(parameters.size());
      for (const Timeline& parameter : parameters) numbers.push_back(parameter.at(force, day));
      drawn.values.push_back(make_law(leaf, plan.family, std::move(numbers), plan.by_force ? force : all_forces));
    }
  }
  return drawn;
}

/// The shares of one dated entry in one force: as written, or drawn from the Dirichlet distribution.
std::vector<double> draw_parts(const PlannedShares::From& step, std::size_t force, const DrawContext& context) {
  std::vector<double> parts;
  for (std::size_t i = 0; i < step.parts.size(); ++i) {
    const double weight = read(step.parts[i], force, step.day, context);
    if (!step.doubtful || weight <= 0) {
      parts.push_back(weight);
      continue;
    }
    const std::uint16_t address = step.doubt_by_force ? context.address(force) : std::uint16_t{0};
    const double u = context.uniform(step.addresses[i], address);
    parts.push_back(random::quantile(random::Gamma{weight, weight}, u));
  }
  const double total = std::accumulate(parts.begin(), parts.end(), 0.0);
  core::require(total > 0, "shares need at least one part above 0");
  for (double& part : parts) part /= total;
  return parts;
}

/// A lever moves one share; the others keep their proportions to each other and fill what is left.
void act_on_share(std::vector<double>& parts, std::size_t part, const DrawnLever& lever, std::size_t force, Day day,
                  const Leaf& leaf) {
  constexpr double nothing = 1e-12;
  const double after = lever.act(parts[part], force, day);
  if (after == parts[part]) return;
  double others = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) others += i == part ? 0 : parts[i];
  if (std::abs(others) < nothing) stop_at_whole_share(leaf, force);
  for (std::size_t i = 0; i < parts.size(); ++i) parts[i] = i == part ? after : parts[i] * (1 - after) / others;
}

DrawnShares draw_shares(const PlannedShares& plan, const Leaf& leaf) {
  const DrawContext& context = leaf.context;
  const std::size_t forces = rows(plan.by_force, context);
  DrawnShares drawn{{}, plan.terms};
  drawn.parts.assign(plan.steps.front().parts.size(), Timeline{plan.days, {}, plan.by_force});
  std::vector<DrawnLever> levers;
  for (const PlannedShares::PartLever& each : plan.levers) levers.emplace_back(each.lever, context);
  for (std::size_t force = 0; force < forces; ++force) {
    std::vector<double> base;
    std::size_t step = 0;
    for (const Day day : plan.days) {
      const std::size_t before = step;
      while (step + 1 < plan.steps.size() && plan.steps[step + 1].day <= day) ++step;
      if (base.empty() || step != before) base = draw_parts(plan.steps[step], force, context);
      std::vector<double> parts = base;
      for (std::size_t i = 0; i < levers.size(); ++i) {
        act_on_share(parts, plan.levers[i].part, levers[i], force, day, leaf);
      }
      core::require(std::abs(std::accumulate(parts.begin(), parts.end(), -1.0)) < 1e-9, "shares add up to 1");
      for (std::size_t part = 0; part < parts.size(); ++part) drawn.parts[part].values.push_back(parts[part]);
    }
  }
  return drawn;
}

/// Draws each leaf by its kind.
struct Draw {
  const DrawContext& context;

  void operator()(const std::string& path, const scenario::NumberRule& rule, const PlannedNumber& from,
                  Timeline& to) const {
    const Leaf leaf{path, rule, context};
    to = draw_number(from, leaf);
    check_range(leaf, to);
  }
  void operator()(const std::string& path, const scenario::NumberRule& rule, const PlannedVariation& from,
                  DrawnVariation& to) const {
    const Leaf leaf{path, rule, context};
    to = draw_variation(from, leaf);
    check_laws(leaf, to);
  }
  void operator()(const std::string& path, const scenario::SharesRule&, const PlannedShares& from,
                  DrawnShares& to) const {
    constexpr scenario::NumberRule share{"", scenario::Unit::probability, 0, 1};
    const Leaf leaf{path, share, context};
    to = draw_shares(from, leaf);
    for (const Timeline& part : to.parts) check_range(leaf, part);
  }
  template <class Choice>
  void operator()(const std::string&, const scenario::ChoiceRule&, const Choice& from, Choice& to) const {
    to = from;
  }
};

}  // namespace

namespace {

DrawnPathway draw_all(const Plan& plan, DrawContext& context) {
  DrawnPathway drawn;
  for (const auto& [name, route] : plan.pathway.routes) drawn.routes[name];
  if (!plan.counts.empty() && context.exposures.empty()) {
    // A rate drawn from a count needs the cases behind the count: volume and preparation come first.
    for_each_leaf_of_two(plan.pathway.reports, drawn.reports, "reports", Draw{context});
    const Draw each{context};
    for_each_leaf_of_two(plan.pathway.application, drawn.application, "application",
                         [&](const std::string& path, const auto& rule, const auto& from, auto& to) {
                           if constexpr (std::is_same_v<decltype(from), const PlannedVariation&>) {
                             each(path, rule, from, to);
                           }
                         });
    context.exposures = exposures(plan, drawn);
  }
  for_each_leaf_of_two(plan.pathway, drawn, "", Draw{context});
  return drawn;
}

DrawContext context_of(const Plan& plan, std::uint32_t number) {
  DrawContext context{plan.seed, number, &plan.force_addresses, {}, std::nullopt, {}, 0, nullptr, nullptr};
  if (!plan.held.empty()) context.held = &plan.held;
  return context;
}

}  // namespace

WholeDraw draw_whole(const Plan& plan, std::uint32_t number, const Exposures* baseline, const Standing* standing) {
  DrawContext context = context_of(plan, number);
  context.standing = standing;
  if (baseline != nullptr) context.exposures = *baseline;
  DrawnPathway pathway = draw_all(plan, context);
  return {std::move(pathway), std::move(context.exposures)};
}

DrawnPathway draw(const Plan& plan, std::uint32_t number) {
  return draw_whole(plan, number, nullptr).pathway;
}

DrawnPathway draw_at(const Plan& plan, double quantile) {
  DrawContext context = context_of(plan, 0);
  context.quantile = quantile;
  return draw_all(plan, context);
}

DrawnPathway draw_policies_at(const Plan& plan, double quantile) {
  DrawContext context = context_of(plan, 0);
  context.quantile = 0.5;
  context.apart_quantile = quantile;
  for (const Doubt& doubt : plan.doubts) {
    if (doubt.path.starts_with("policies.")) context.apart.insert(doubt.address);
  }
  return draw_all(plan, context);
}

scenario::Training<Drawn> draw_training(const Plan& plan, std::uint32_t number) {
  const DrawContext context = context_of(plan, number);
  scenario::Training<Drawn> drawn;
  for_each_leaf_of_two(plan.pathway.training, drawn, "training", Draw{context});
  return drawn;
}

DrawnCost draw_cost(const Plan& plan, std::uint32_t number) {
  const DrawContext context = context_of(plan, number);
  DrawnCost total;
  for (const PlannedCost& planned : plan.costs) {
    scenario::Cost<Drawn> cost;
    for_each_leaf_of_two(planned.cost, cost, "", Draw{context});
    total.push_back(std::move(cost));
  }
  return total;
}

}  // namespace sposim::model
