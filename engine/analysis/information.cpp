#include "analysis/information.hpp"

#include <algorithm>

#include "analysis/smoothing.hpp"

namespace sposim::analysis {

namespace {

std::size_t position_of_greatest(const double* first, std::size_t count) {
  return static_cast<std::size_t>(std::max_element(first, first + count) - first);
}

std::vector<double> means_of(const Table& table) {
  std::vector<double> means;
  for (std::size_t j = 0; j < table.columns(); ++j) means.push_back(mean_of(table.column(j)).value);
  return means;
}

}  // namespace

InformationValue value_of_perfect_information(const Table& parameters, const Table& net_benefits) {
  core::require(net_benefits.columns() > 0, "a choice needs an option");
  const Table differences = differences_from(net_benefits, 0);
  CrossFitted smoothed = smooth(parameters, differences);
  const std::vector<double> means = means_of(differences);
  const std::size_t best = position_of_greatest(means.data(), means.size());
  std::vector<double> gains;
  double fitted_best = 0;
  for (std::size_t draw = 0; draw < differences.rows(); ++draw) {
    const std::size_t chosen = position_of_greatest(smoothed.fitted.row(draw), means.size());
    gains.push_back(differences(draw, chosen) - differences(draw, best));
    fitted_best += smoothed.fitted(draw, chosen);
  }
  const std::vector<double> fitted_means = means_of(smoothed.fitted);
  InformationValue result;
  result.value = mean_of(gains);
  result.fitted = fitted_best / static_cast<double>(differences.rows()) -
                  *std::max_element(fitted_means.begin(), fitted_means.end());
  result.explained = std::move(smoothed.explained);
  return result;
}

InformationValue value_of_partial_information(const Table& parameters, const std::vector<std::size_t>& group,
                                              const Table& net_benefits) {
  return value_of_perfect_information(columns_of(parameters, group), net_benefits);
}

}  // namespace sposim::analysis
