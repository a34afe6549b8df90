#pragma once

#include <cstddef>
#include <vector>

#include "analysis/design.hpp"
#include "analysis/index.hpp"

/// Which factors does the spread of the expected result come from, each alone and with the others?
namespace sposim::analysis {

/// Where the spread of single futures comes from: three shares that add up to 1.
struct SpreadShares {
  Index factors;  ///< of the expected result, over the factors
  Index others;   ///< the other unsure numbers, where they are drawn
  Index chance;   ///< what differs between two futures of which every number is the same
};

struct SecondOrder {
  std::size_t first = 0, second = 0;  ///< factors
  Index index;                        ///< beyond what each does alone
};

struct SobolIndices {
  std::size_t rows = 0;             ///< of the base sample
  Index mean;                       ///< of the result
  Index variance;                   ///< of the expected result over the factors, chance taken away
  std::vector<Index> first;         ///< [factors] share of it that goes if this factor were known
  std::vector<Index> total;         ///< [factors] share that stays if all others were known
  std::vector<SecondOrder> second;  ///< where the design has the blocks BA
  SpreadShares spread;              ///< n/a where a point is a single replicate
  bool chance_removed = false;      ///< false: points have no halves, so chance is in every index
};

/// First-order indices by Saltelli's estimator, f(B) (f(AB) − f(A)); total ones by Jansen's, (f(A) − f(AB))² ÷ 2;
/// second-order ones, f(BA_i) f(AB_j) − f(A) f(B), less the first-order ones. Where there are blocks BA each is the
/// mean of the estimate and of the one with A and B exchanged.
///
/// Results of a point are means over replicates, and their chance would count as an influence of the factors. Every
/// product above is therefore of one half of the replicates with the other half, whose luck is another: what remains is
/// the expected result, whether or not the points share their luck (`Response::halves`).
///
/// The points of a sweep share their luck, so more points do not say more about chance: the interval of its share
/// allows for that; the one of the mean is over the factors alone.
///
/// Intervals resample the base sample: its `sobol_sequences` sequences, which are independent, not its rows, which are
/// not.
///
/// @param responses  of a Sobol' design
/// @param output     position of the output
/// @param rows       use only the first so many rows; 0: all. The first rows of a design are a design
/// @source           Saltelli et al. (2010), Computer Physics Communications 181:259; Jansen (1999), ibid. 117:35;
///                   Saltelli (2002), ibid. 145:280
SobolIndices sobol_indices(const Responses& responses, std::size_t output, std::size_t rows = 0);

/// The estimates at an eighth, a quarter and a half of the rows and at all, where there are at least 8.
std::vector<SobolIndices> convergence(const Responses& responses, std::size_t output);

}  // namespace sposim::analysis
