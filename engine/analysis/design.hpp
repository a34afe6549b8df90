#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/grid.hpp"
#include "random/copula.hpp"

/// The points of a sweep, and what they gave: what every estimator of sensitivity works on.
///
/// A point is a row of coordinates between 0 and 1, one for each factor. What a coordinate means is the factor's
/// business: of an uncertain number it is the quantile (or a place between two quantiles), of a range the place between
/// its ends, of an option or a list of values the place in the list (`floor(coordinate × values)`). The estimators need
/// the coordinates and the structure alone. Any point can be computed by itself, so a sweep keeps none in memory.
namespace sposim::analysis {

enum class DesignKind {
  one_at_a_time,  ///< every factor at its levels, all others in the middle; the middle itself is the first point
  grid,           ///< every combination of levels, the last factor moving fastest
  latin_hypercube,
  sobol,   ///< Saltelli's scheme over Sobol' points: blocks A, B, AB and perhaps BA
  morris,  ///< trajectories, each step of which moves one factor
  list,    ///< as given
};

struct Design {
  DesignKind kind = DesignKind::one_at_a_time;
  std::size_t factors = 0;
  std::uint64_t seed = 0;
  /// Sobol': rows of A. Latin hypercube: points. Morris: trajectories. Otherwise unused.
  std::size_t base = 0;
  bool second_order = false;                ///< Sobol': blocks BA too
  std::size_t levels = 4;                   ///< Morris: levels of the grid, even
  std::vector<std::vector<double>> places;  ///< [factors] one at a time and grid: the coordinates of the levels
  std::vector<double> middle;               ///< [factors] one at a time: where a factor stands that is not moved
  Table listed;                             ///< list: [points][factors]
  /// Latin hypercube: factors that go together, by their positions. The first of a pair keeps its cells; the other is
  /// mixed from both (a Gaussian copula of the design's own uniforms).
  random::Copula together;
};

/// How many points a design has; the largest number there is where that does not fit.
std::uint64_t point_count(const Design& design);

/// The coordinates of one point. [factors], each in [0, 1]; never at an end for Sobol' points and Latin hypercubes.
std::vector<double> point_of(const Design& design, std::uint64_t point);

/// All points in order. [points][factors]
Table points_of(const Design& design);

/// The rows of a Sobol' design are dealt in turn to so many Sobol' sequences, each with a shift of its own. Within a
/// sequence points keep apart, so rows are not independent of each other; the sequences are, and their spread is what
/// intervals are made of. (Resampled row by row, one sequence gives intervals several times too wide.)
inline constexpr std::size_t sobol_sequences = 32;

/// Which block of Saltelli's scheme a point belongs to. Points run row by row: A, B, AB₁ … AB_k, then BA₁ … BA_k where
/// there are second-order blocks. The first n rows of a longer design are the design of n rows.
enum class SaltelliBlock { a, b, ab, ba };
struct SaltelliPlace {
  std::size_t row = 0;
  SaltelliBlock block = SaltelliBlock::a;
  std::size_t factor = 0;  ///< AB_j is A with the column of factor j from B; BA_j is B with that column from A
};
std::size_t saltelli_blocks(const Design& design);  ///< points in a row: k + 2, or 2k + 2
SaltelliPlace saltelli_place(const Design& design, std::uint64_t point);
std::uint64_t saltelli_point(const Design& design, const SaltelliPlace& place);

/// A Morris trajectory is `factors + 1` points; its step s (1 … factors) moves one factor by ± levels / 2 (levels − 1).
struct MorrisStep {
  std::size_t factor = 0;
  double by = 0;  ///< of the coordinate, negative downwards
};
MorrisStep morris_step(const Design& design, std::size_t trajectory, std::size_t step);

/// One at a time: which factor a point moves, and to which of its places. Point 0 moves none (`factor` = factors).
struct OneMoved {
  std::size_t factor = 0;
  std::size_t place = 0;
};
OneMoved one_moved(const Design& design, std::uint64_t point);

/// What the points of a sweep gave in one output.
///
/// Every point is run with the same luck (the same replicates of the same seed), so that two points differ by their
/// factors. Three parts of the spread within a point are kept apart: chance, the other unsure numbers (where they are
/// drawn, not held at best estimates), and what is left of both in the mean.
struct Response {
  std::string output;            ///< as named in the sweep
  std::uint32_t replicates = 0;  ///< of each point
  std::vector<double> mean;      ///< [points]
  std::vector<double> variance;  ///< [points] between single replicates; NaN for one replicate
  std::vector<double> chance;    ///< [points] of it what differs between replicates of one parameter draw; NaN unknown
  std::vector<double> error;     ///< [points] variance of `mean` over other luck and other draws; NaN unknown
  /// [points][2] means of the first and of the second half of the replicates, cut between two parameter draws where
  /// the other numbers are drawn, so that the halves share no luck and no draw: a product of the two is free of chance,
  /// whatever the points share with each other. No rows where a point is a single replicate (or a single draw).
  Table halves;
};

/// A finished sweep as the estimators see it.
struct Responses {
  Design design;
  std::vector<std::string> factors;  ///< names, in the order of the columns
  Table points;                      ///< [points][factors] coordinates
  std::vector<Response> outputs;
};

}  // namespace sposim::analysis
