#include "analysis/standardised.hpp"

#include <cmath>

namespace sposim::analysis {

Standardised standardise(const Table& table) {
  const auto rows = static_cast<double>(table.rows());
  Standardised result{Table(table.rows(), table.columns()), std::vector<double>(table.columns()),
                      std::vector<double>(table.columns())};
  for (std::size_t j = 0; j < table.columns(); ++j) {
    double sum = 0;
    for (std::size_t i = 0; i < table.rows(); ++i) sum += table(i, j);
    const double mean = sum / rows;
    core::require(table.rows() == 0 || std::isfinite(mean), "a regression needs finite numbers");
    double squares = 0;
    for (std::size_t i = 0; i < table.rows(); ++i) squares += (table(i, j) - mean) * (table(i, j) - mean);
    const double sd = std::sqrt(squares / rows);
    result.means[j] = mean;
    // The mean of equal numbers may differ from them in the last bit.
    if (!(sd > 1e-12 * std::abs(mean))) continue;
    result.sds[j] = sd;
    for (std::size_t i = 0; i < table.rows(); ++i) result.values(i, j) = (table(i, j) - mean) / sd;
  }
  return result;
}

}  // namespace sposim::analysis
