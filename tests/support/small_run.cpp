#include "support/small_run.hpp"

namespace sposim::support {

namespace {

scenario::Observation observation(const std::string& name, const std::string& area, double count) {
  scenario::Observation observation;
  observation.name = name;
  observation.measure = scenario::Measured::applied;
  observation.area = area;
  observation.from = core::make_date(2022, 4, 1);
  observation.to = core::make_date(2022, 12, 31);
  observation.low = observation.high = count;
  observation.evidence.source = "=cmd|' /C calc'!A0";
  return observation;
}

}  // namespace

SmallRun small_run(const std::vector<std::int64_t>& newly_protected, std::uint32_t replicates_per_draw,
                   std::int64_t in_second) {
  SmallRun run;
  run.scenario = bare_scenario();
  run.scenario.title = "Two forces";
  run.scenario.not_for = "Judging a single case";
  run.scenario.file = "two_forces.yaml";
  run.scenario.bases = {"base.yaml"};
  run.scenario.forces.names = {"North", "=South"};
  run.scenario.forces.codes = {"E1", "E2"};
  run.scenario.forces.regions = {"Up", "Down"};
  run.scenario.observed = {observation("applied_nation", "England and Wales", 12),
                           observation("applied_north", "North", 9)};
  const auto replicates = static_cast<std::uint32_t>(newly_protected.size());
  SyntheticRecord record({"Up", "Down"}, 2, replicates, replicates_per_draw, 2, 200);
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
    for (std::size_t force = 0; force < 2; ++force) {
      const std::int64_t protected_here = force == 0 ? newly_protected[replicate] : in_second;
      for (std::size_t month = 0; month < 2; ++month) {
        record.count(replicate, force, simulation::Measure::reports, month) = 500;
        record.count(replicate, force, simulation::Measure::applied, month) = protected_here;
      }
      for (const char* name : {"reports", "reports_whole_run"}) record.headline(replicate, force, name) = 1000;
      for (const char* name : {"applied", "applied_whole_run"}) {
        record.headline(replicate, force, name) = 2 * protected_here;
      }
      for (const char* name : {"newly_protected", "protected_at_end", "covered_at_end", "any_order_at_end", "granted",
                               "newly_protected_whole_run", "granted_whole_run"}) {
        record.headline(replicate, force, name) = protected_here;
      }
      record.ended(simulation::Origin::application, force, simulation::Ending::granted, 60) += 1;
      record.ended(simulation::Origin::application, force, simulation::Ending::withdrawn, 90) += 1;
      record.ended(simulation::Origin::first_report, force, simulation::Ending::granted, 100) += 1;
    }
    record.observed(replicate, 0) = 2 * (newly_protected[replicate] + in_second);
    record.observed(replicate, 1) = 2 * newly_protected[replicate];
  }
  run.record = record.build();
  run.record.layout.areas[0].name = "North";
  run.record.layout.areas[1].name = "=South";
  run.results = results::analyse(run.scenario, run.record);
  return run;
}

}  // namespace sposim::support
