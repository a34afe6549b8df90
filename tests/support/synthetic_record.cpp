#include "support/synthetic_record.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace sposim::support {

namespace {

simulation::Layout layout_for(const std::vector<std::string>& regions, std::size_t months) {
  simulation::Layout layout;
  layout.forces = regions.size();
  simulation::Area nation{"England and Wales", "", simulation::AreaKind::nation, {}};
  for (std::size_t force = 0; force < regions.size(); ++force) {
    layout.areas.push_back({"Force " + std::to_string(force + 1), "", simulation::AreaKind::force, {force}});
    nation.forces.push_back(force);
  }
  for (const std::string& region : std::set<std::string>(regions.begin(), regions.end())) {
    simulation::Area area{region, "", simulation::AreaKind::region, {}};
    for (std::size_t force = 0; force < regions.size(); ++force) {
      if (regions[force] == region) area.forces.push_back(force);
    }
    layout.areas.push_back(area);
  }
  layout.areas.push_back(nation);
  core::Date first = core::make_date(2022, 4, 1);
  for (std::size_t month = 0; month < months; ++month) {
    layout.months.push_back({first, core::next_month(first) - std::chrono::days{1}});
    first = core::next_month(first);
  }
  return layout;
}

}  // namespace

SyntheticRecord::SyntheticRecord(std::vector<std::string> regions, std::size_t months, std::uint32_t replicates,
                                 std::uint32_t replicates_per_draw, std::size_t observations, std::size_t days)
    : layout_(layout_for(regions, months)),
      replicates_(replicates),
      per_draw_(replicates_per_draw),
      observations_(observations),
      counts_(replicates * layout_.forces * simulation::measure_count * months),
      headlines_(replicates * layout_.forces * simulation::headlines().size()),
      observed_(replicates * observations) {
  times_.days = days;
  times_.tallies.assign(2 * layout_.forces * simulation::ending_count * days, 0);
}

std::int64_t& SyntheticRecord::count(std::uint32_t replicate, std::size_t force, simulation::Measure measure,
                                     std::size_t month) {
  const std::size_t row = (replicate * layout_.forces + force) * simulation::measure_count + simulation::index(measure);
  return counts_[row * layout_.months.size() + month];
}

std::int64_t& SyntheticRecord::headline(std::uint32_t replicate, std::size_t force, std::string_view name) {
  return headlines_[(replicate * layout_.forces + force) * simulation::headlines().size() + headline_position(name)];
}

std::int64_t& SyntheticRecord::observed(std::uint32_t replicate, std::size_t observation) {
  return observed_[replicate * observations_ + observation];
}

std::uint32_t& SyntheticRecord::ended(simulation::Origin origin, std::size_t force, simulation::Ending ending,
                                      std::size_t day) {
  return times_.tallies[times_.at(origin, layout_.forces, force, ending, day)];
}

simulation::Record SyntheticRecord::build() const {
  simulation::Record record;
  record.layout = layout_;
  record.replicates = replicates_;
  record.replicates_per_draw = per_draw_;
  record.observed = observed_;
  record.times = times_;
  record.cells.resize(layout_.cells());
  auto counts = *this;
  for (std::size_t area = 0; area < layout_.areas.size(); ++area) {
    for (const simulation::MeasureInfo& info : simulation::measures()) {
      for (std::size_t month = 0; month < layout_.months.size(); ++month) {
        std::vector<std::int64_t> column(replicates_, 0);
        for (std::uint32_t replicate = 0; replicate < replicates_; ++replicate) {
          for (const std::size_t force : layout_.areas[area].forces) {
            column[replicate] += counts.count(replicate, force, info.measure, month);
          }
        }
        record.cells[layout_.cell(area, info.measure, month)] = cell_of(column, per_draw_);
      }
    }
  }
  for (std::uint32_t replicate = 0; replicate < replicates_; ++replicate) {
    for (const simulation::Area& area : layout_.areas) {
      for (const simulation::Headline& headline : simulation::headlines()) {
        std::int64_t sum = 0;
        for (const std::size_t force : area.forces) sum += counts.headline(replicate, force, headline.name);
        record.headlines.push_back(static_cast<std::int32_t>(sum));
      }
    }
  }
  return record;
}

std::size_t headline_position(std::string_view name) {
  const auto& list = simulation::headlines();
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const auto& headline) { return headline.name == name; });
  if (found == list.end()) throw std::invalid_argument("no such headline: " + std::string(name));
  return static_cast<std::size_t>(found - list.begin());
}

simulation::Cell cell_of(const std::vector<std::int64_t>& column, std::uint32_t replicates_per_draw) {
  simulation::Cell cell;
  std::int64_t draw_sum = 0;
  for (std::size_t i = 0; i < column.size(); ++i) {
    cell.sum += column[i];
    cell.sum_of_squares += column[i] * column[i];
    cell.histogram.add(column[i]);
    draw_sum += column[i];
    if ((i + 1) % replicates_per_draw == 0 || i + 1 == column.size()) {
      cell.sum_of_squared_draw_sums += draw_sum * draw_sum;
      draw_sum = 0;
    }
  }
  return cell;
}

scenario::Scenario bare_scenario() {
  scenario::Scenario scenario;
  scenario.clock.start = core::make_date(2022, 4, 1);
  scenario.clock.policies_from = core::make_date(2022, 4, 1);
  scenario.clock.end = core::make_date(2023, 3, 31);
  scenario.simulation.seed = 20200120;
  return scenario;
}

}  // namespace sposim::support
