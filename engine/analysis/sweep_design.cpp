#include "analysis/sweep_design.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>

#include "core/counted.hpp"

namespace sposim::analysis {

namespace {

using model::PlannedFactor;

std::vector<double> even_places(std::size_t count) {
  std::vector<double> places;
  for (std::size_t i = 0; i < count; ++i) places.push_back(static_cast<double>(i) / static_cast<double>(count - 1));
  return places;
}

/// The coordinates that mean each value of a list, or each choice.
std::vector<double> listed_places(std::size_t count) {
  std::vector<double> places;
  for (std::size_t i = 0; i < count; ++i) {
    places.push_back((static_cast<double>(i) + 0.5) / static_cast<double>(count));
  }
  return places;
}

/// Where a factor stands while another moves: at its median, and where its number was replaced at the number that the
/// scenario has, if the factor reaches it.
double middle_of(const scenario::Sweep& sweep, const PlannedFactor& factor) {
  if (factor.written.paths.size() != 1) return factor.places > 0 ? listed_places(factor.places).front() : 0.5;
  const auto now = scenario::plain_number_at(sweep.scenarios.front(), factor.written.paths.front());
  if (const auto* range = std::get_if<scenario::InRange>(&factor.written.meaning)) {
    const bool inside = now && *now >= range->low && *now <= range->high;
    return inside ? (*now - range->low) / (range->high - range->low) : 0.5;
  }
  if (const auto* choice = std::get_if<scenario::OneOf>(&factor.written.meaning)) {
    const auto found = now ? std::find(choice->values.begin(), choice->values.end(), *now) : choice->values.end();
    const auto place = found == choice->values.end() ? 0 : static_cast<std::size_t>(found - choice->values.begin());
    return listed_places(factor.places)[place];
  }
  return 0.5;
}

/// In the order of the numbers' paths, as draws are mixed (see `Copula`).
random::Copula copula_of(const scenario::Sweep& sweep) {
  std::vector<random::RankPair> pairs = factors_together(sweep.scenarios.front(), sweep.factors);
  if (pairs.empty()) return {};
  std::vector<std::uint64_t> order(sweep.factors.size());
  std::iota(order.begin(), order.end(), std::uint64_t{0});
  const auto path = [&](std::uint64_t factor) {
    const auto& paths = sweep.factors[factor].paths;
    return paths.empty() ? std::string() : paths.front();
  };
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return path(a) < path(b); });
  const auto place = [&](std::size_t factor) {
    return static_cast<std::size_t>(std::find(order.begin(), order.end(), factor) - order.begin());
  };
  for (random::RankPair& pair : pairs) {
    const auto [first, second] = std::minmax({place(pair.first), place(pair.second)});
    pair = {first, second, pair.rank};
  }
  return {order, pairs};
}

std::vector<double> places_of(const Design& design, const scenario::DesignSettings& settings,
                              const PlannedFactor& factor, double middle) {
  if (factor.places == 0) {
    return design.kind == DesignKind::grid ? even_places(settings.levels) : std::vector<double>{0, 1};
  }
  std::vector<double> places = listed_places(factor.places);
  if (design.kind == DesignKind::one_at_a_time) std::erase(places, middle);
  return places;
}

}  // namespace

Design design_of(const scenario::Sweep& sweep, const std::vector<PlannedFactor>& factors, Table listed) {
  Design design;
  design.kind = static_cast<DesignKind>(sweep.design.kind);
  design.factors = factors.size();
  design.seed = sweep.seed;
  design.base = sweep.design.base;
  design.second_order = sweep.design.second_order;
  design.levels = sweep.design.levels;
  design.listed = std::move(listed);
  if (design.kind == DesignKind::latin_hypercube) design.together = copula_of(sweep);
  const bool has_places = design.kind == DesignKind::one_at_a_time || design.kind == DesignKind::grid;
  for (const PlannedFactor& factor : factors) {
    design.middle.push_back(middle_of(sweep, factor));
    if (has_places) design.places.push_back(places_of(design, sweep.design, factor, design.middle.back()));
  }
  return design;
}

std::vector<random::RankPair> factors_together(const scenario::Scenario& scenario,
                                               const std::vector<scenario::SweepFactor>& factors) {
  const auto moved_by = [&](const std::string& path) {
    return std::find_if(factors.begin(), factors.end(), [&](const auto& factor) {
      return std::find(factor.paths.begin(), factor.paths.end(), path) != factor.paths.end();
    });
  };
  std::vector<random::RankPair> pairs;
  for (const auto& [name, correlation] : scenario.correlations) {
    const auto first = moved_by(correlation.first);
    const auto second = moved_by(correlation.second);
    if (first == factors.end() || second == factors.end() || correlation.rank == 0) continue;
    pairs.push_back({static_cast<std::size_t>(first - factors.begin()),
                     static_cast<std::size_t>(second - factors.begin()), correlation.rank});
  }
  return pairs;
}

namespace {

/// `, 5 by 5 places`: how many each factor of a grid has; where they are many, the levels of those that have no list.
std::string grid_words(const Design& design) {
  constexpr std::size_t most = 4;
  std::string sizes;
  for (const auto& places : design.places) sizes += (sizes.empty() ? "" : " by ") + std::to_string(places.size());
  return design.factors > most ? fmt::format(", {} levels", design.levels) : fmt::format(", {} places", sizes);
}

/// `, quantiles 0.05 to 0.95`, where a factor moves over its own distribution.
std::string quantile_words(const scenario::Sweep& sweep) {
  const bool any =
      sweep.every_unsure || std::any_of(sweep.factors.begin(), sweep.factors.end(), [](const auto& factor) {
        return std::holds_alternative<scenario::OwnDoubt>(factor.meaning);
      });
  return any ? fmt::format(", quantiles {} to {}", sweep.design.low, sweep.design.high) : "";
}

}  // namespace

std::string design_words(const Design& design, const scenario::Sweep& sweep) {
  const std::string of = core::counted(static_cast<std::int64_t>(design.factors), "factor");
  const std::string between = quantile_words(sweep);
  switch (design.kind) {
    case DesignKind::one_at_a_time:
      return "one at a time, " + of + between;
    case DesignKind::grid:
      return fmt::format("grid{}, {}{}", grid_words(design), of, between);
    case DesignKind::latin_hypercube:
      return fmt::format("Latin hypercube, {} points, {}{}", design.base, of,
                         design.together.empty() ? "" : ", correlated as the scenario says");
    case DesignKind::sobol:
      return fmt::format("Sobol' points by Saltelli's scheme, {} rows{}, {}", design.base,
                         design.second_order ? ", second order" : "", of);
    case DesignKind::morris:
      return fmt::format("Morris, {} trajectories, {} levels, {}{}", design.base, design.levels, of, between);
    case DesignKind::list:
      return fmt::format("list of {}, {}", core::counted(static_cast<std::int64_t>(design.listed.rows()), "point"), of);
  }
  throw core::ContractViolation("every kind of design has a name");
}

std::uint64_t sweep_points(const Design& design, std::size_t scenarios) {
  constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  const std::uint64_t each = point_count(design);
  return each > most / scenarios ? most : each * scenarios;
}

simulation::PointPlace sweep_point(const Design& design, std::uint64_t point) {
  const std::uint64_t each = point_count(design);
  return {static_cast<std::size_t>(point / each), point_of(design, point % each)};
}

}  // namespace sposim::analysis
