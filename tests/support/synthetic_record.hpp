#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"
#include "simulation/record.hpp"

namespace sposim::support {

/// A record filled by hand: what forces counted; regions and the nation are added up when it is built.
class SyntheticRecord {
 public:
  /// @param regions  [forces] each force's region
  SyntheticRecord(std::vector<std::string> regions, std::size_t months, std::uint32_t replicates,
                  std::uint32_t replicates_per_draw, std::size_t observations = 0, std::size_t days = 1);

  std::int64_t& count(std::uint32_t replicate, std::size_t force, simulation::Measure measure, std::size_t month);
  std::int64_t& headline(std::uint32_t replicate, std::size_t force, std::string_view name);
  std::int64_t& observed(std::uint32_t replicate, std::size_t observation);
  std::uint32_t& ended(simulation::Origin origin, std::size_t force, simulation::Ending ending, std::size_t day);

  simulation::Record build() const;

 private:
  simulation::Layout layout_;
  std::uint32_t replicates_, per_draw_;
  std::size_t observations_;
  std::vector<std::int64_t> counts_;     ///< [replicate][force][measure][month]
  std::vector<std::int64_t> headlines_;  ///< [replicate][force][headline]
  std::vector<std::int64_t> observed_;
  simulation::TimesToOrder times_;
};

/// Position of a headline column by its name.
std::size_t headline_position(std::string_view name);

/// One cell from a value for each replicate.
simulation::Cell cell_of(const std::vector<std::int64_t>& column, std::uint32_t replicates_per_draw);

/// A scenario with a clock, seed and one observation list, and nothing else that the results read.
scenario::Scenario bare_scenario();

}  // namespace sposim::support
