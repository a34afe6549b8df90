#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/design.hpp"
#include "analysis/given_data.hpp"
#include "analysis/index.hpp"
#include "analysis/regional.hpp"
#include "analysis/sobol_indices.hpp"

/// Everything that can be said about what drives an output, as one tidy list; what `sposim sensitivity` prints and
/// `indices.csv` holds.
namespace sposim::analysis {

/// One statistic of one factor; the columns of `indices.csv`.
struct SensitivityRow {
  std::string output;
  std::string method;        ///< `sobol`, `morris`, `given_data`, `regression`, `regional`, `tornado` or `spread`
  std::string statistic;     ///< such as `first_order`; see outputs/README.md
  std::string factor;        ///< empty for what is about all of them
  std::string with;          ///< the second factor of a pair
  std::uint64_t points = 0;  ///< rows of the base sample, trajectories, or points that it rests on
  Index index;
};

struct Sensitivity {
  std::vector<SensitivityRow> rows;
  std::vector<std::string> notes;  ///< sentences: what was refused and why, and how to read what looks odd
};

/// The points of a sweep that can be sorted by a factor and compared: those of a Sobol' design's blocks A and B (the
/// others repeat their coordinates), all of another.
Sample independent_points(const Responses& responses, std::size_t output);

/// Pairs of factors that go together, by name.
using CorrelatedFactors = std::vector<std::pair<std::string, std::string>>;

/// Methods that mean something only where factors are independent of each other.
enum class Assumes { sobol, morris, standardised_regression };

/// Why a method is refused where factors are correlated, and which to use; empty where none are.
std::string refusal(Assumes method, const CorrelatedFactors& correlated);

/// Of measures of which more is worse (waiting, withdrawals, refusals, incidents) the highest results are the worst, of
/// all others the lowest.
Worst worst_of(const std::string& measure);

/// What a design allows: Sobol' indices with their convergence, Morris' measures, a tornado; and for points that fill
/// the space (Latin hypercube, grid, list) given-data indices, rank regression and regions.
Sensitivity sensitivity_of(const Responses& responses, std::size_t output, Worst worst,
                           const CorrelatedFactors& correlated);

/// What any sample allows: given-data indices, rank regression and regions, and how the spread of single futures
/// divides.
///
/// @param factors  [columns of `sample.factors`] names
Sensitivity sensitivity_of_sample(const std::string& output, const std::vector<std::string>& factors,
                                  const Sample& sample, Worst worst, const CorrelatedFactors& correlated);

/// The rows that say how the spread of single futures divides.
void add_spread(const std::string& output, std::uint64_t points, const SpreadShares& spread, Sensitivity& sensitivity);

}  // namespace sposim::analysis
