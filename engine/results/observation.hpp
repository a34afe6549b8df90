#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "results/estimate.hpp"
#include "scenario/scenario.hpp"

namespace sposim::results {

enum class Verdict {
  within,  ///< the observed count, or part of its interval, lies in the band
  outside,
  no_band,  ///< one replicate has no band
};

/// One observed count beside what the model would have had counted.
struct ObservationResult {
  std::size_t observation = 0;  ///< position in scenario.observed
  double low = 0, high = 0;     ///< as observed: a count, or an interval
  double model_mean = 0;        ///< the model's own count, before counting error
  double counted_mean = 0;      ///< with level factor and counting error
  double counting_sd = 0;       ///< sd of the logarithm of the counting error (mean over parameter draws)
  std::optional<double> median;
  std::optional<Band> band_95;  ///< parameter + chance + counting error
  Verdict verdict = Verdict::no_band;
  bool scored = false;    ///< false: it set a parameter, so agreement proves nothing
  bool national = false;  ///< a total of every area of the run together
  std::string reason;     ///< one sentence: where the count lies, and why it is or is not scored
};

struct ObservationScore {
  std::size_t scored = 0, scored_within = 0;
  std::size_t national_scored = 0, national_within = 0;
};

/// The sd of the logarithm of the counting error of one observation, and the level at which its source counts.
struct CountingLaw {
  double sd = 0;
  double level = 1;  ///< counts by this source ÷ counts by forces
};

/// What holds for an observation in one parameter draw.
/// @source  design model.md §4, "Observed counts"
CountingLaw counting_law(const scenario::Scenario& scenario, const scenario::Observation& observation,
                         bool national_area, std::uint32_t draw);

/// The model's counts with level and counting error: count × level × exp(e), e ~ Normal(−sd²/2, sd²) at its own
/// address.
///
/// @param counts  [replicates] the model's count in the observation's window
/// @return        [replicates]
std::vector<double> as_counted(const scenario::Scenario& scenario, const scenario::Observation& observation,
                               bool national_area, const std::vector<std::int64_t>& counts, const Grouping& group);

/// Every observation of the scenario, in its order.
std::vector<ObservationResult> observations(const scenario::Scenario& scenario, const simulation::Record& record);

ObservationScore score(const std::vector<ObservationResult>& results);

}  // namespace sposim::results
