#pragma once

#include <string>
#include <vector>

#include "analysis/alternative.hpp"
#include "analysis/grid.hpp"
#include "model/plan.hpp"
#include "results/estimate.hpp"

/// The uncertain numbers behind a comparison, draw by draw: what a regression explains results by.
namespace sposim::analysis {

/// One uncertain number, as a standard normal deviate: 0 is its median, 1 its 84 % quantile.
struct Parameter {
  std::string path;       ///< in the scenario, e.g. `decision.granted`
  std::string group;      ///< its first two words: what one would study together
  bool by_force = false;  ///< the mean over forces, weighed by what each contributes to the headline
  model::Doubt doubt;
};

struct Parameters {
  std::vector<Parameter> list;
  Table values;  ///< [draws][parameters] normal deviates

  std::vector<std::string> groups() const;                            ///< each once, in order of appearance
  std::vector<std::size_t> in_group(const std::string& group) const;  ///< positions
};

/// Every number that is unsure in one of the scenarios. A number that differs between forces is a single column: a sum
/// over forces of its deviates, each weighed by the force's mean headline count, scaled to variance 1.
Parameters parameters_of(const Compared& compared);

/// The same of any scenarios, beside the record of the first.
Parameters parameters_of(const std::vector<const scenario::Scenario*>& scenarios, const simulation::Record& baseline);

/// The same without what was simulated: a draw's numbers follow from the seed and the draw's own number.
///
/// @param group          which replicates, and so which draws
/// @param force_weights  [forces] what each force counts for, in any unit
Parameters parameters_of(const std::vector<const scenario::Scenario*>& scenarios, const results::Grouping& group,
                         const std::vector<double>& force_weights);

}  // namespace sposim::analysis
