#include "results/observation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "random/address.hpp"
#include "random/distribution.hpp"
#include "results/national_number.hpp"

namespace sposim::results {

namespace {

using scenario::CountingSource;
using scenario::Observation;
using scenario::ObservationUse;
using scenario::Scenario;

double counting_number(const Scenario& scenario, const scenario::Number& number, const char* name,
                       const Observation& observation, std::uint32_t draw) {
  const std::string path = std::string("counting_error.") + name;
  return national_number(number.value, path, observation.to, scenario.simulation.seed, draw);
}

/// The uniform of an observation's counting error in one replicate. The address is of the observation's name, so that
/// adding another observation changes nothing here.
double error_uniform(std::uint64_t seed, const std::string& name, std::uint32_t replicate) {
  random::Address address;
  address.replicate = replicate;
  address.purpose = random::Purpose::counting_error;
  address.point = static_cast<std::uint32_t>(random::path_hash("observed." + name));
  const random::Block words = random::philox(random::counter(address), random::key_of(seed));
  return random::uniform_53(words[0], words[1]);
}

/// A count in a sentence: whole where it is whole or large.
std::string figure(double value) {
  const bool whole = value == std::floor(value);
  return whole || value >= 10 ? fmt::format("{:.0f}", value) : fmt::format("{:.1f}", value);
}

std::string place_in_words(const ObservationResult& result) {
  const bool one = result.low == result.high;
  const std::string count = one ? figure(result.low) : figure(result.low) + " to " + figure(result.high);
  if (!result.band_95) return count + " was counted; one replicate has no band to hold it against";
  const std::string band =
      fmt::format("95 % band, {} to {}", figure(result.band_95->low), figure(result.band_95->high));
  if (result.verdict == Verdict::within) return fmt::format("{} {} the {}", count, one ? "lies in" : "meets", band);
  return fmt::format("{} lies {} the {}", count, result.low > result.band_95->high ? "above" : "below", band);
}

std::string use_in_words(ObservationUse use) {
  switch (use) {
    case ObservationUse::used:
      return "not scored: it set a number of the model, so agreement proves nothing";
    case ObservationUse::unused:
      return "scored: no number of the model was set from it";
    case ObservationUse::later:
      return "scored: it was counted after the numbers of the model were set";
  }
  return "";
}

Verdict verdict_of(const ObservationResult& result) {
  if (!result.band_95) return Verdict::no_band;
  const bool overlap = result.high >= result.band_95->low && result.low <= result.band_95->high;
  return overlap ? Verdict::within : Verdict::outside;
}

double mean_sd(const Scenario& scenario, const Observation& observation, bool national_area, const Grouping& group) {
  double sum = 0;
  const std::uint32_t last = group.draw(group.replicates - 1);
  for (std::uint32_t draw = group.draw(0); draw <= last; ++draw) {
    sum += counting_law(scenario, observation, national_area, draw).sd;
  }
  return sum / static_cast<double>(last - group.draw(0) + 1);
}

ObservationResult observation_result(const Scenario& scenario, const simulation::Record& record, std::size_t place) {
  const Observation& observation = scenario.observed[place];
  const Grouping group = grouping(record);
  const bool national_area = observation.area == record.layout.areas[record.layout.nation()].name;
  std::vector<std::int64_t> counts(record.replicates);
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = record.observed[i * scenario.observed.size() + place];
  const Estimate counted = estimate(as_counted(scenario, observation, national_area, counts, group), group);

  ObservationResult result;
  result.observation = place;
  result.low = observation.low;
  result.high = observation.high;
  result.model_mean = estimate(counts, group).mean;
  result.counted_mean = counted.mean;
  result.counting_sd = mean_sd(scenario, observation, national_area, group);
  if (counted.bands) {
    result.median = counted.bands->median;
    result.band_95 = counted.bands->band_95;
  }
  result.verdict = verdict_of(result);
  result.scored = observation.use != ObservationUse::used;
  result.national = national_area;
  result.reason = place_in_words(result) + "; " + use_in_words(observation.use) + ".";
  return result;
}

}  // namespace

CountingLaw counting_law(const Scenario& scenario, const Observation& observation, bool national_area,
                         std::uint32_t draw) {
  CountingLaw law;
  if (!scenario.counting_error) return law;
  const scenario::CountingError& error = *scenario.counting_error;
  if (observation.source_kind == CountingSource::court_series) {
    law.sd = counting_number(scenario, error.court_series, "court_series", observation, draw);
    law.level = counting_number(scenario, error.court_over_force, "court_over_force", observation, draw);
  } else if (national_area) {
    law.sd = counting_number(scenario, error.national_totals, "national_totals", observation, draw);
  } else {
    law.sd = counting_number(scenario, error.force_returns, "force_returns", observation, draw);
  }
  return law;
}

std::vector<double> as_counted(const Scenario& scenario, const Observation& observation, bool national_area,
                               const std::vector<std::int64_t>& counts, const Grouping& group) {
  core::require(counts.size() == group.replicates, "an observation needs one count for each replicate");
  std::vector<double> counted(counts.size());
  CountingLaw law;
  for (std::uint32_t place = 0; place < group.replicates; ++place) {
    const bool same_draw = place > 0 && group.draw(place) == group.draw(place - 1);
    if (!same_draw) law = counting_law(scenario, observation, national_area, group.draw(place));
    double factor = law.level;
    if (law.sd > 0) {
      const random::Normal error{-law.sd * law.sd / 2.0, law.sd};
      const double u = error_uniform(scenario.simulation.seed, observation.name, group.first_replicate + place);
      factor *= std::exp(random::quantile(error, u));
    }
    counted[place] = factor * static_cast<double>(counts[place]);
  }
  return counted;
}

std::vector<ObservationResult> observations(const Scenario& scenario, const simulation::Record& record) {
  std::vector<ObservationResult> results;
  for (std::size_t place = 0; place < scenario.observed.size(); ++place) {
    results.push_back(observation_result(scenario, record, place));
  }
  return results;
}

ObservationScore score(const std::vector<ObservationResult>& results) {
  ObservationScore sum;
  for (const ObservationResult& result : results) {
    if (!result.scored) continue;
    const std::size_t within = result.verdict == Verdict::within ? 1 : 0;
    ++sum.scored;
    sum.scored_within += within;
    if (!result.national) continue;
    ++sum.national_scored;
    sum.national_within += within;
  }
  return sum;
}

}  // namespace sposim::results
