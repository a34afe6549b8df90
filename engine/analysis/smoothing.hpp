#pragma once

#include <cstddef>
#include <vector>

#include "analysis/cross_fitting.hpp"
#include "analysis/grid.hpp"

/// Chance removed: what is expected of each option given the parameters of a draw, by regression on the draws.
namespace sposim::analysis {

/// Expected outcomes given the parameters, E[outcome | parameters], in every draw, predicted out of fold (`cross_fit`),
/// with the share of variance they explain.
///
/// Parameters are standardised; constant ones are left out. Candidates, chosen between by cross-validation: the mean;
/// the 1, 2, 4 … 64 parameters most correlated with the outcome in the draws fitted on (themselves or squared), as
/// linear terms, or with squares and the products of the first four; and, with more than 64 parameters (up to
/// `most_dense_parameters`), all of them as linear terms. Each with several ridge penalties. More parameters than draws
/// are no obstacle.
///
/// Give it *differences* against the baseline (`differences_from`), not levels: options that met the same luck share
/// it, and a regression of levels would have to predict what the difference has lost already.
///
/// @param parameters  [draws][parameters], finite, in any units
/// @param outcomes    [draws][outcomes]: means of each draw's replicates
/// @source            Strong, Oakley, Brennan (2014), Medical Decision Making 34:311 (regression in place of nested
///                    simulation); Chernozhukov et al. (2018), Econometrics Journal 21:C1 (cross-fitting)
CrossFitted smooth(const Table& parameters, const Table& outcomes);

/// Beyond this many parameters only the screened ones are tried: solving for all would take the longer part of a
/// minute.
inline constexpr std::size_t most_dense_parameters = 1000;

/// Each option minus the option at `baseline`; that column is 0.
///
/// @param outcomes  [draws][options]
Table differences_from(const Table& outcomes, std::size_t baseline);

/// Some columns of a table, in the order given.
Table columns_of(const Table& table, const std::vector<std::size_t>& columns);

}  // namespace sposim::analysis
