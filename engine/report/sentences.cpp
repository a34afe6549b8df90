#include "report/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/text.hpp"
#include "model/idle_levers.hpp"
#include "report/assumption_log.hpp"
#include "report/sign_off.hpp"
#include "report/words.hpp"
#include "scenario/assumptions.hpp"

namespace sposim::report {

namespace {

constexpr std::size_t headline_column = 0;
constexpr std::uint32_t fewest_for_a_band = 100;

const results::Estimate& headline_estimate(const RunReport& report) {
  return report.results.headline(report.record.layout.nation(), headline_column).estimate;
}

/// The last day on which applications or orders (or reports) were counted, if they were.
std::optional<core::Date> last_count(const scenario::Scenario& scenario, bool of_reports) {
  std::optional<core::Date> last;
  for (const auto& observation : scenario.observed) {
    if ((observation.measure == scenario::Measured::reports) != of_reports) continue;
    last = last ? std::max(*last, observation.to) : observation.to;
  }
  return last;
}

struct EvidenceCount {
  std::int64_t numbers = 0, assumed = 0, red = 0;
};

EvidenceCount count_evidence(const scenario::Scenario& scenario) {
  EvidenceCount count;
  for (const auto& row : scenario::assumptions(scenario)) {
    if (row.source == "off" || row.source == "engine" || row.part) continue;
    ++count.numbers;
    if (row.source == "assumption") ++count.assumed;
    if (row.quality == "red") ++count.red;
  }
  return count;
}

std::string victims(const std::string& number) {
  return number + (number == "1" ? " victim" : " victims");
}

}  // namespace

std::optional<core::Date> last_count_of_orders(const scenario::Scenario& scenario) {
  return last_count(scenario, false);
}

std::string headline_sentence(const RunReport& report) {
  const auto& clock = report.scenario.clock;
  const auto& estimate = headline_estimate(report);
  const SmallCounts small = small_counts(report);
  const std::string days =
      fmt::format("Between {} and {}", core::in_words(clock.policies_from), core::in_words(clock.end));
  constexpr std::string_view event = "would be newly protected by a full order";
  if (!estimate.bands) {
    const auto number = std::llround(estimate.mean);
    const std::string people =
        number == 0 && !band_of(estimate.mean, small) ? "no victims" : victims(about_count(estimate.mean, 0, small));
    return fmt::format("{} {} {} in the one simulated future that was run (one future has no band).", days, people,
                       event);
  }
  const std::string number = about_count(estimate.mean, estimate.simulation_error.value_or(0), small);
  const std::string_view about = band_of(estimate.mean, small) ? "" : "about ";
  const std::string people = estimate.mean == 0 ? "no victims" : fmt::format("{}{}", about, victims(number));
  return fmt::format("{} {} {} ({} 95 of 100 simulated futures under these assumptions).", days, people, event,
                     band_in_words(estimate.bands->band_95, small));
}

std::vector<std::string> not_in_the_band(const RunReport& report) {
  std::vector<std::string> list;
  const auto orders = last_count(report.scenario, false);
  const auto reports = last_count(report.scenario, true);
  if (orders && *orders < report.scenario.clock.end) {
    const std::string of_reports =
        reports && *reports > *orders ? fmt::format(" (reports of stalking: {})", core::in_words(*reports)) : "";
    list.push_back(
        fmt::format("No application or order was counted after {}{}: from then on the projection is "
                    "extrapolation, and its band holds only the drift that the scenario assumes.",
                    core::in_words(*orders), of_reports));
  }
  list.emplace_back("Whether the model has the right shape, and numbers written without doubt, are in no band.");
  return list;
}

std::vector<std::string> caveats(const RunReport& report) {
  std::vector<std::string> list;
  const EvidenceCount count = count_evidence(report.scenario);
  if (count.assumed > 0 || count.red > 0) {
    list.push_back(fmt::format(
        "Of {} in use, {} assumed without a source and {} rated red (little evidence): see assumptions.csv.",
        counted(count.numbers, "number"), count.assumed == 1 ? "1 is" : grouped(count.assumed) + " are",
        count.red == 1 ? "1 is" : grouped(count.red) + " are"));
  }
  if (!report.scenario.not_for.empty()) list.push_back("Not for: " + core::escaped(report.scenario.not_for));
  list.push_back(mark_in_words(report));
  return list;
}

std::string recording_caveat() {
  return "Forces record stalking with differing quality, so a low rate may be a low record. This is no league table.";
}

std::vector<std::string> warnings(const RunReport& report) {
  std::vector<std::string> list;
  const auto group = results::grouping(report.record);
  if (report.partial) list.push_back(status_in_words(report));
  for (auto& odd : quality_warnings(report.scenario)) list.push_back(std::move(odd));
  for (auto& stretched : extrapolations_in_words(report)) list.push_back(std::move(stretched));
  for (const auto& idle : model::levers_without_effect(report.scenario)) {
    list.push_back(core::escaped(fmt::format("{}: {} ({}).", idle.key, idle.problem, idle.why)));
  }
  if (report.record.replicates > 1 && report.record.replicates < fewest_for_a_band) {
    list.push_back(fmt::format("\"95 of 100 simulated futures\" needs {} replicates or more, and these are {}.",
                               fewest_for_a_band, report.record.replicates));
  }
  if (report.record.replicates == 1) {
    list.emplace_back("One replicate has no bands and no simulation error.");
  } else if (report.results.draws < 2) {
    list.emplace_back("One parameter draw has no simulation error.");
  } else if (!group.whole_draws()) {
    list.emplace_back("A parameter draw is incomplete, so monthly.csv has no simulation errors.");
  }
  if (!group.whole_draws() && report.record.replicates > 1) {
    list.emplace_back("The incomplete parameter draw is left out of the variance split.");
  }
  return list;
}

std::string status_in_words(const RunReport& report) {
  const std::string replicates = counted(report.record.replicates, "replicate");
  if (!report.partial) return fmt::format("Complete: {}.", replicates);
  return fmt::format("PARTIAL: the run was stopped after {}; it equals a complete run of so many.", replicates);
}

std::string split_in_words(const RunReport& report) {
  const auto& split = report.results.headline(report.record.layout.nation(), headline_column).split;
  if (!split || !split->parameter_share) return "";
  const auto share = [](double part) { return percent(std::clamp(part, 0.0, 1.0)); };
  std::string words = fmt::format("Of the spread between futures (variance) about {}", share(*split->parameter_share));
  if (split->parameter_share_95) {
    words += fmt::format(" ({} to {})", share(split->parameter_share_95->low), share(split->parameter_share_95->high));
  }
  return words + " is what we do not know; the rest is luck.";
}

}  // namespace sposim::report
