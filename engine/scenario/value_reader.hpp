#pragma once

#include <string>

#include "scenario/reading.hpp"
#include "scenario/value.hpp"

/// A number from a node, by its rule: every form of `scenario_form.md`, items 1 to 5.
namespace sposim::scenario {

/// Which forms a value may take where it stands.
struct Allowed {
  bool dated = false;
  bool unsure = false;     ///< our doubt about one value
  bool by_force = false;   ///< `unsure_by_force` and columns
  bool varies = false;     ///< from case to case
  bool posterior = false;  ///< a rate from counted events
  bool evidence = true;    ///< `value:` with its evidence
};

/// The forms of a number of the pathway: by force, by day, unsure; a posterior only for the rate of applications.
inline Allowed allowed_for_number(const std::string& path) {
  return {true, true, true, false, path == "pathway.application.applies", true};
}
/// The forms of what may differ from case to case.
inline constexpr Allowed allowed_for_variation{true, true, true, true, false, true};
/// The forms of the parameters of our doubt (for one nation, by force) and of variation from case to case.
inline constexpr Allowed allowed_in_unsure{false, true, false, false, false, true};
inline constexpr Allowed allowed_in_unsure_by_force{false, true, true, false, false, true};
inline constexpr Allowed allowed_in_varies{true, true, true, false, false, true};
/// The forms of the size of a lever's effect.
inline constexpr Allowed allowed_for_effect{false, true, true, false, false, true};

/// A value in any of the allowed forms; what is wrong is reported, and a value at the rule's `off` is given.
Value read_value(const Node& node, const std::string& path, const NumberRule& rule, const Allowed& allowed,
                 const Reading& reading);

/// A number of the pathway: by force, by day, unsure; never by case.
Number read_number(const Node& node, const std::string& path, const NumberRule& rule, const Reading& reading);

/// Something that may differ from case to case.
Variation read_variation(const Node& node, const std::string& path, const NumberRule& rule, const Reading& reading);

/// A value at its rule's `off`, for a key that is absent.
Value off_value(const NumberRule& rule);

/// A column of the forces table with `column:` and perhaps `if_blank:`; every cell is checked against the rule.
Column read_column(const Node& node, const std::string& path, const NumberRule& rule, const Reading& reading);

/// A map with one family of distributions and its parameters: `{lognormal: {median: 45 days, sigma: 0.8}}`.
///
/// @param arguments  the forms that its parameters may take
Distribution read_distribution(const Node& node, const std::string& path, const NumberRule& rule,
                               const Allowed& arguments, const Reading& reading);

/// What stands under `posterior:`.
Posterior read_posterior(const Node& node, const std::string& path, const NumberRule& rule, const Reading& reading);

}  // namespace sposim::scenario
