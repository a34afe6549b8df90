#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/date.hpp"
#include "simulation/histogram.hpp"
#include "simulation/measure.hpp"

/// What a simulation leaves behind, in integers: the same for any number of threads.
namespace sposim::simulation {

/// One calendar month of the run; the first and last may be partial.
struct Month {
  core::Date first, last;  ///< both counted
};

enum class AreaKind { force, region, nation };

/// A force, a region (or Wales), or all forces together.
struct Area {
  std::string name;
  std::string code;  ///< ONS code of a force; empty otherwise
  AreaKind kind = AreaKind::force;
  std::vector<std::size_t> forces;  ///< positions of its forces
};

/// The shape of every table: areas (forces in the table's order, then regions by name, then the nation last) and
/// months.
struct Layout {
  std::vector<Area> areas;
  std::vector<Month> months;
  std::size_t forces = 0;  ///< the first `forces` areas are forces

  std::size_t cells() const { return areas.size() * measure_count * months.size(); }
  std::size_t cell(std::size_t area, Measure measure, std::size_t month) const {
    return (area * measure_count + index(measure)) * months.size() + month;
  }
  std::size_t nation() const { return areas.size() - 1; }
};

/// One measure in one area and month, over all replicates.
struct Cell {
  __extension__ using Wide = __int128;

  Wide sum_of_squares = 0;
  Wide sum_of_squared_draw_sums = 0;  ///< Σ over parameter draws of (sum over the draw's replicates)²
  std::int64_t sum = 0;
  Histogram histogram;
};
static_assert(sizeof(Cell) <= 64, "a run has hundreds of thousands of cells");

enum class Ending { granted, refused, withdrawn, still_pending };
inline constexpr std::size_t ending_count = 4;
enum class Origin { application, first_report };

/// How many applications ended in each way after each number of days, pooled over replicates; the last kind is cut off
/// by the horizon on that day.
struct TimesToOrder {
  std::size_t days = 0;                ///< durations 0 … days−1 are kept
  std::vector<std::uint32_t> tallies;  ///< [origin][force][ending][days]

  std::size_t at(Origin origin, std::size_t forces, std::size_t force, Ending ending, std::size_t day) const {
    const std::size_t row = (static_cast<std::size_t>(origin) * forces + force) * ending_count;
    return (row + static_cast<std::size_t>(ending)) * days + day;
  }
};

/// Everything one scenario leaves behind.
struct Record {
  Layout layout;
  std::uint32_t first_replicate = 0;
  std::uint32_t replicates = 0;  ///< finished; fewer than asked for if the run was stopped
  std::uint32_t replicates_per_draw = 1;
  std::vector<Cell> cells;              ///< [layout.cell(area, measure, month) − first_cell]
  std::size_t first_cell = 0;           ///< cells before it are not kept: beside a baseline only the nation's are
  std::vector<std::int32_t> headlines;  ///< [replicate][area][headline]
  std::vector<std::int64_t> observed;   ///< [replicate][observation]: the model's count in each observation's window
  TimesToOrder times;
  std::uint64_t invariants_checked = 0;

  const Cell& cell(std::size_t area, Measure measure, std::size_t month) const {
    return cells[layout.cell(area, measure, month) - first_cell];
  }
  std::int64_t headline(std::uint32_t replicate, std::size_t area, std::size_t column) const;
};

}  // namespace sposim::simulation
