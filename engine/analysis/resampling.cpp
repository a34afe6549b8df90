#include "analysis/resampling.hpp"

#include <cmath>

#include "analysis/mean.hpp"
#include "random/address.hpp"

namespace sposim::analysis {

std::vector<std::uint32_t> resample(std::size_t rows, std::uint64_t seed, std::uint32_t number) {
  const std::uint64_t path = random::path_hash("analysis.resample");
  std::vector<std::uint32_t> counts(rows, 0);
  for (std::size_t row = 0; row < rows;) {
    const random::Block words =
        random::philox({static_cast<std::uint32_t>(row / 4), number, static_cast<std::uint32_t>(path),
                        static_cast<std::uint32_t>(path >> 32U)},
                       random::key_of(seed));
    for (const std::uint32_t word : words) {
      if (row++ < rows) ++counts[(std::uint64_t{word} * rows) >> 32U];
    }
  }
  return counts;
}

Index with_interval(double value, const std::vector<double>& resampled, std::size_t rows) {
  if (!std::isfinite(value)) return {};
  if (rows < 3) return {value, std::nullopt};
  double sum = 0;
  for (const double each : resampled) sum += each;
  const double mean = sum / static_cast<double>(resampled.size());
  double squares = 0;
  for (const double each : resampled) squares += (each - mean) * (each - mean);
  // Of n rows a resample holds n − 1 degrees of freedom's worth of spread.
  const double whole = static_cast<double>(rows) / static_cast<double>(rows - 1);
  const double error = std::sqrt(squares / static_cast<double>(resampled.size() - 1) * whole);
  if (!std::isfinite(error)) return {value, std::nullopt};
  return {value, student_95(value, error, static_cast<double>(rows) - 1)};
}

namespace {

std::vector<double> means_of(const Table& terms, const std::vector<std::uint32_t>& counts) {
  std::vector<double> means(terms.columns(), 0.0);
  for (std::size_t row = 0; row < terms.rows(); ++row) {
    if (counts[row] == 0) continue;
    const double count = counts[row];
    const double* values = terms.row(row);
    for (std::size_t j = 0; j < means.size(); ++j) means[j] += count * values[j];
  }
  for (double& mean : means) mean /= static_cast<double>(terms.rows());
  return means;
}

}  // namespace

std::vector<Index> bootstrapped(const Table& terms, std::uint64_t seed, const FromMeans& estimate) {
  core::require(terms.rows() > 0, "an estimate needs at least one row");
  const std::vector<double> values = estimate(means_of(terms, std::vector<std::uint32_t>(terms.rows(), 1)));
  std::vector<std::vector<double>> resampled(values.size());
  for (std::uint32_t number = 0; number < resamples; ++number) {
    const std::vector<double> again = estimate(means_of(terms, resample(terms.rows(), seed, number)));
    for (std::size_t i = 0; i < values.size(); ++i) resampled[i].push_back(again[i]);
  }
  std::vector<Index> indices;
  for (std::size_t i = 0; i < values.size(); ++i) {
    indices.push_back(with_interval(values[i], resampled[i], terms.rows()));
  }
  return indices;
}

}  // namespace sposim::analysis
