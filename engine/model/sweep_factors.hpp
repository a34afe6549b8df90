#pragma once

#include <string>
#include <vector>

#include "model/plan.hpp"
#include "scenario/sweep.hpp"

/// The factors of a sweep made ready: which doubts each sets, and where a coordinate between 0 and 1 puts them.
namespace sposim::model {

struct PlannedFactor {
  std::string name;
  std::vector<Doubt> doubts;  ///< that it sets; none for a choice of policies
  std::size_t places = 0;     ///< of a list of values or a choice; 0: anywhere between `low` and `high`
  double low = 0, high = 1;   ///< the quantiles at the coordinates 0 and 1
  scenario::SweepFactor written;
};

/// Every number that differs from draw to draw, as a factor each; what policies cost moves no count and is left out.
///
/// @param scenarios  with the policies in force whose numbers count
/// @param but        paths that are no factors
/// @throws core::UserError for a path in `but` that is no such number
std::vector<scenario::SweepFactor> every_unsure(const std::vector<const scenario::Scenario*>& scenarios,
                                                const std::vector<std::string>& but, const core::Location& where);

/// The factors of a sweep, their numbers looked up.
///
/// @param plans  of every scenario that the sweep simulates, its numbers replaced (`scenario::with_factors`)
/// @throws core::UserError for a number that no scenario is unsure of
std::vector<PlannedFactor> planned_factors(const scenario::Sweep& sweep, const std::vector<const Plan*>& plans);

/// Which place of a list of values, or of a choice, a coordinate means.
std::size_t place_of(const PlannedFactor& factor, double coordinate);

/// Where a point of a sweep puts the doubts.
///
/// @param coordinates  [factors]
Standing standing_of(const std::vector<PlannedFactor>& factors, const std::vector<double>& coordinates,
                     scenario::SweepOthers others, scenario::SweepForces forces);

/// The number by which a sweep replaces the factor's at a coordinate; nothing where it keeps its own distribution.
std::optional<double> replacement_at(const PlannedFactor& factor, double coordinate);

/// The number itself at a coordinate, where the factor is one number of the nation; nothing for a group, for a number
/// that differs between forces, and for one without a shape of its own.
std::optional<double> value_at(const PlannedFactor& factor, double coordinate);

/// What a draw refused, told where the sweep replaces the number, or else where its scenario writes or moves it.
core::UserError located(const core::UserError& error, const std::vector<PlannedFactor>& factors,
                        const scenario::Scenario& scenario);

/// The quantile at which a factor's doubts are read.
double quantile_at(const PlannedFactor& factor, double coordinate);

}  // namespace sposim::model
