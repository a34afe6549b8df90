#include "results/summary.hpp"

#include "core/error.hpp"

namespace sposim::results {

namespace {

void require_shape(const simulation::Record& record) {
  const simulation::Layout& layout = record.layout;
  const std::size_t columns = simulation::headlines().size();
  core::require(record.replicates > 0, "results need at least one finished replicate");
  core::require(!layout.areas.empty() && layout.forces <= layout.areas.size(), "the nation is the last area");
  core::require(record.cells.size() == layout.cells(), "one cell for each area, measure and month");
  core::require(record.headlines.size() == record.replicates * layout.areas.size() * columns,
                "one row of headlines for each replicate and area");
  core::require(record.times.tallies.size() == 2 * layout.forces * simulation::ending_count * record.times.days,
                "one tally for each origin, force, ending and day");
}

void require_cell_totals(const simulation::Record& record, std::size_t area) {
  const simulation::Layout& layout = record.layout;
  for (const simulation::MeasureInfo& info : simulation::measures()) {
    for (std::size_t month = 0; month < layout.months.size(); ++month) {
      std::int64_t sum = 0;
      for (const std::size_t force : layout.areas[area].forces) {
        sum += record.cell(force, info.measure, month).sum;
      }
      core::require(sum == record.cell(area, info.measure, month).sum,
                    "forces sum to the total in every month and measure");
    }
  }
}

void require_headline_totals(const simulation::Record& record, std::size_t area) {
  for (std::uint32_t replicate = 0; replicate < record.replicates; ++replicate) {
    for (std::size_t column = 0; column < simulation::headlines().size(); ++column) {
      std::int64_t sum = 0;
      for (const std::size_t force : record.layout.areas[area].forces) sum += record.headline(replicate, force, column);
      core::require(sum == record.headline(replicate, area, column),
                    "forces sum to the total in every replicate's headline");
    }
  }
}

std::vector<HeadlineResult> headline_results(const simulation::Record& record) {
  const Grouping group = grouping(record);
  std::vector<HeadlineResult> results;
  for (std::size_t area = 0; area < record.layout.areas.size(); ++area) {
    for (std::size_t column = 0; column < simulation::headlines().size(); ++column) {
      const std::vector<std::int64_t> values = headline_column(record, area, column);
      results.push_back({estimate(values, group), variance_split(values, group)});
    }
  }
  return results;
}

}  // namespace

const HeadlineResult& RunResults::headline(std::size_t area, std::size_t column) const {
  return headlines[area * simulation::headlines().size() + column];
}

const TimeToOrder& RunResults::time(std::size_t area, simulation::Origin origin) const {
  return times[area * 2 + static_cast<std::size_t>(origin)];
}

void require_totals(const simulation::Record& record) {
  core::require(record.layout.areas[record.layout.nation()].forces.size() == record.layout.forces,
                "the nation is all forces together");
  for (std::size_t area = record.layout.forces; area < record.layout.areas.size(); ++area) {
    require_cell_totals(record, area);
    require_headline_totals(record, area);
  }
}

RunResults analyse(const scenario::Scenario& scenario, const simulation::Record& record) {
  require_shape(record);
  core::require(record.observed.size() == record.replicates * scenario.observed.size(),
                "one count for each replicate and observation");
  require_totals(record);
  const Grouping group = grouping(record);
  RunResults results;
  results.replicates = record.replicates;
  results.draws = group.draw(record.replicates - 1) - group.draw(0) + 1;
  results.headlines = headline_results(record);
  results.times = times_to_order(record);
  results.rates = rates(scenario, record);
  results.spreads = spreads(record);
  results.observations = observations(scenario, record);
  results.score = score(results.observations);
  return results;
}

}  // namespace sposim::results
