#pragma once

#include <cstddef>
#include <optional>
#include <vector>

/// Which policies are worth their money, and what does each further step cost?
namespace sposim::analysis {

/// Expected cost and expected effect of one option, in any two units; either may be negative.
struct Option {
  double cost = 0, effect = 0;
};

enum class Standing {
  on_frontier,         ///< some value per unit of effect makes it the best
  dominated,           ///< another option costs no more and does no less, and is better in one
  extended_dominated,  ///< a mixture of two others costs less for the same effect
  duplicate,           ///< same cost and same effect as an option before it
};

struct Placed {
  Standing standing = Standing::on_frontier;
  /// Position of an option that dominates it, or that it repeats; of the frontier option below it in cost where a
  /// mixture dominates it.
  std::optional<std::size_t> by;
};

/// One step of the frontier, cheapest first.
struct Step {
  std::size_t option = 0;
  /// Further cost per further unit of effect against the step before; nothing for the first.
  std::optional<double> ratio;
};

struct Frontier {
  std::vector<Placed> options;  ///< [options], in the order given
  std::vector<Step> steps;      ///< ratios never fall from step to step
};

/// The efficient frontier (lower convex hull of cost over effect, from the cheapest option up). An option exactly on
/// the line between two others stays on it, with an equal ratio.
///
/// @param options  [options], finite numbers
/// @source         Johannesson and Weinstein (1993), Journal of Health Economics 12:459
Frontier frontier(const std::vector<Option>& options);

}  // namespace sposim::analysis
