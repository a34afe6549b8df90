#include "analysis/frontier.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/error.hpp"

namespace sposim::analysis {

namespace {

/// Positions by cost, then the greater effect first, then the order given.
std::vector<std::size_t> cheapest_first(const std::vector<Option>& options) {
  std::vector<std::size_t> order(options.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
    if (options[i].cost != options[j].cost) return options[i].cost < options[j].cost;
    return options[i].effect > options[j].effect;
  });
  return order;
}

/// Marks dominated options and duplicates; what is left, cheapest first, rises in cost and in effect.
std::vector<std::size_t> undominated(const std::vector<Option>& options, std::vector<Placed>& placed) {
  std::vector<std::size_t> left;
  for (const std::size_t i : cheapest_first(options)) {
    if (left.empty() || options[i].effect > options[left.back()].effect) {
      left.push_back(i);
      continue;
    }
    const Option& best = options[left.back()];
    const bool same = options[i].cost == best.cost && options[i].effect == best.effect;
    placed[i] = {same ? Standing::duplicate : Standing::dominated, left.back()};
  }
  return left;
}

/// Further cost per further effect from one option to a better one.
double ratio(const Option& from, const Option& to) {
  return (to.cost - from.cost) / (to.effect - from.effect);
}

/// True if `middle` lies above the line from `first` to `last`, compared without dividing.
bool above_line(const Option& first, const Option& middle, const Option& last) {
  return (middle.cost - first.cost) * (last.effect - middle.effect) >
         (last.cost - middle.cost) * (middle.effect - first.effect);
}

}  // namespace

Frontier frontier(const std::vector<Option>& options) {
  for (const Option& option : options) {
    core::require(std::isfinite(option.cost) && std::isfinite(option.effect), "costs and effects are finite");
  }
  Frontier result{std::vector<Placed>(options.size()), {}};
  std::vector<std::size_t> hull;
  for (const std::size_t i : undominated(options, result.options)) {
    while (hull.size() > 1 && above_line(options[hull[hull.size() - 2]], options[hull.back()], options[i])) {
      result.options[hull.back()].standing = Standing::extended_dominated;
      hull.pop_back();
    }
    hull.push_back(i);
  }
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (result.options[i].standing != Standing::extended_dominated) continue;
    const auto dearer =
        std::find_if(hull.begin(), hull.end(), [&](auto j) { return options[j].cost > options[i].cost; });
    result.options[i].by = *(dearer - 1);
  }
  for (std::size_t k = 0; k < hull.size(); ++k) {
    result.steps.push_back({hull[k], std::nullopt});
    if (k > 0) result.steps[k].ratio = ratio(options[hull[k - 1]], options[hull[k]]);
  }
  return result;
}

}  // namespace sposim::analysis
