#include "analysis/design.hpp"

#include <cmath>
#include <limits>

#include "core/error.hpp"
#include "random/address.hpp"
#include "random/shuffle.hpp"
#include "random/sobol.hpp"

namespace sposim::analysis {

namespace {

constexpr std::uint64_t too_many = std::numeric_limits<std::uint64_t>::max();

std::uint64_t times(std::uint64_t a, std::uint64_t b) {
  return b != 0 && a > too_many / b ? too_many : a * b;
}

/// A uniform that belongs to one entry of a design.
double entry(const Design& design, const char* what, std::uint64_t row, std::size_t factor) {
  return random::parameter_uniform(design.seed, random::path_hash(what) + factor, static_cast<std::uint32_t>(row));
}

std::vector<double> one_at_a_time_point(const Design& design, std::uint64_t point) {
  std::vector<double> row = design.middle;
  const OneMoved moved = one_moved(design, point);
  if (moved.factor < design.factors) row[moved.factor] = design.places[moved.factor][moved.place];
  return row;
}

std::vector<double> grid_point(const Design& design, std::uint64_t point) {
  std::vector<double> row(design.factors);
  for (std::size_t factor = design.factors; factor-- > 0;) {
    const auto& places = design.places[factor];
    row[factor] = places[point % places.size()];
    point /= places.size();
  }
  return row;
}

std::vector<double> latin_point(const Design& design, std::uint64_t point) {
  std::vector<double> row(design.factors);
  for (std::size_t factor = 0; factor < design.factors; ++factor) {
    const std::uint64_t path = random::path_hash("sweep.latin.order") + factor;
    const std::uint64_t cell = random::shuffled_place(design.seed, path, point, design.base);
    row[factor] = (static_cast<double>(cell) + entry(design, "sweep.latin.place", point, factor)) /
                  static_cast<double>(design.base);
  }
  if (design.together.empty()) return row;
  std::vector<double> mixed(design.factors);
  for (std::size_t factor = 0; factor < design.factors; ++factor) {
    mixed[factor] = design.together.mixed(factor, [&](std::uint64_t member) { return row[member]; });
  }
  return mixed;
}

/// Another seed, and so another shift, for each sequence.
std::uint64_t seed_of_sequence(std::uint64_t seed, std::size_t sequence) {
  const double u =
      random::parameter_uniform(seed, random::path_hash("sweep.sobol.sequence"), static_cast<std::uint32_t>(sequence));
  return static_cast<std::uint64_t>(u * 0x1p52);
}

std::vector<double> saltelli_row(const Design& design, std::uint64_t point) {
  const SaltelliPlace place = saltelli_place(design, point);
  const std::vector<double> both = random::sobol_point(seed_of_sequence(design.seed, place.row % sobol_sequences),
                                                       place.row / sobol_sequences, 2 * design.factors);
  const auto middle = both.begin() + static_cast<std::ptrdiff_t>(design.factors);
  const std::vector<double> a(both.begin(), middle);
  const std::vector<double> b(middle, both.end());
  const bool from_a = place.block == SaltelliBlock::a || place.block == SaltelliBlock::ab;
  std::vector<double> row = from_a ? a : b;
  if (place.block == SaltelliBlock::ab) row[place.factor] = b[place.factor];
  if (place.block == SaltelliBlock::ba) row[place.factor] = a[place.factor];
  return row;
}

/// The level on which a trajectory starts: in the lower or upper half of the grid, so that its step stays within.
std::size_t morris_start(const Design& design, std::size_t trajectory, const MorrisStep& step) {
  const std::size_t half = design.levels / 2;
  const double u = entry(design, "sweep.morris.start", trajectory, step.factor);
  return static_cast<std::size_t>(u * static_cast<double>(half)) + (step.by < 0 ? half : 0);
}

std::vector<double> morris_point(const Design& design, std::uint64_t point) {
  const std::size_t trajectory = point / (design.factors + 1);
  const std::size_t steps_done = point % (design.factors + 1);
  const std::size_t half = design.levels / 2;
  std::vector<double> row(design.factors);
  for (std::size_t step = 1; step <= design.factors; ++step) {
    const MorrisStep moved = morris_step(design, trajectory, step);
    std::size_t level = morris_start(design, trajectory, moved);
    if (step <= steps_done) level = moved.by < 0 ? level - half : level + half;
    row[moved.factor] = static_cast<double>(level) / static_cast<double>(design.levels - 1);
  }
  return row;
}

std::uint64_t one_at_a_time_count(const Design& design) {
  std::uint64_t count = 1;
  for (const auto& places : design.places) count += places.size();
  return count;
}

std::uint64_t grid_count(const Design& design) {
  std::uint64_t count = 1;
  for (const auto& places : design.places) count = times(count, places.size());
  return count;
}

}  // namespace

std::uint64_t point_count(const Design& design) {
  switch (design.kind) {
    case DesignKind::one_at_a_time:
      return one_at_a_time_count(design);
    case DesignKind::grid:
      return grid_count(design);
    case DesignKind::latin_hypercube:
      return design.base;
    case DesignKind::sobol:
      return times(design.base, saltelli_blocks(design));
    case DesignKind::morris:
      return times(design.base, design.factors + 1);
    case DesignKind::list:
      return design.listed.rows();
  }
  throw core::ContractViolation("every kind of design has points");
}

std::vector<double> point_of(const Design& design, std::uint64_t point) {
  core::require(point < point_count(design), "a point is one of its design's");
  switch (design.kind) {
    case DesignKind::one_at_a_time:
      return one_at_a_time_point(design, point);
    case DesignKind::grid:
      return grid_point(design, point);
    case DesignKind::latin_hypercube:
      return latin_point(design, point);
    case DesignKind::sobol:
      return saltelli_row(design, point);
    case DesignKind::morris:
      return morris_point(design, point);
    case DesignKind::list:
      return design.listed.row_values(point);
  }
  throw core::ContractViolation("every kind of design has points");
}

Table points_of(const Design& design) {
  const std::uint64_t count = point_count(design);
  Table table(count, design.factors);
  for (std::uint64_t point = 0; point < count; ++point) {
    const std::vector<double> row = point_of(design, point);
    for (std::size_t factor = 0; factor < design.factors; ++factor) table(point, factor) = row[factor];
  }
  return table;
}

std::size_t saltelli_blocks(const Design& design) {
  return 2 + design.factors * (design.second_order ? 2 : 1);
}

SaltelliPlace saltelli_place(const Design& design, std::uint64_t point) {
  const std::size_t blocks = saltelli_blocks(design);
  const std::size_t row = point / blocks;
  const std::size_t block = point % blocks;
  if (block < 2) return {row, block == 0 ? SaltelliBlock::a : SaltelliBlock::b, 0};
  if (block < 2 + design.factors) return {row, SaltelliBlock::ab, block - 2};
  return {row, SaltelliBlock::ba, block - 2 - design.factors};
}

std::uint64_t saltelli_point(const Design& design, const SaltelliPlace& place) {
  std::size_t block = 0;
  if (place.block == SaltelliBlock::b) block = 1;
  if (place.block == SaltelliBlock::ab) block = 2 + place.factor;
  if (place.block == SaltelliBlock::ba) block = 2 + design.factors + place.factor;
  return place.row * saltelli_blocks(design) + block;
}

MorrisStep morris_step(const Design& design, std::size_t trajectory, std::size_t step) {
  const double levels = static_cast<double>(design.levels);
  const std::uint64_t order = random::path_hash("sweep.morris.order") + trajectory;
  const std::size_t factor = random::shuffled_place(design.seed, order, step - 1, design.factors);
  const bool up = entry(design, "sweep.morris.direction", trajectory, factor) < 0.5;
  const double by = levels / (2 * (levels - 1));
  return {factor, up ? by : -by};
}

OneMoved one_moved(const Design& design, std::uint64_t point) {
  if (point == 0) return {design.factors, 0};
  std::uint64_t left = point - 1;
  for (std::size_t factor = 0; factor < design.factors; ++factor) {
    if (left < design.places[factor].size()) return {factor, left};
    left -= design.places[factor].size();
  }
  throw core::ContractViolation("a point is one of its design's");
}

}  // namespace sposim::analysis
