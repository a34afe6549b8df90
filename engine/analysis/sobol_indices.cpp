#include "analysis/sobol_indices.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/resampling.hpp"

namespace sposim::analysis {

namespace {

/// A point's result in each half of its replicates.
struct Halves {
  double one = 0, other = 0;

  double mean() const { return (one + other) / 2; }
};

Halves operator-(const Halves& a, const Halves& b) {
  return {a.one - b.one, a.other - b.other};
}

/// The product of two results of which neither half meets its own luck.
double product(const Halves& a, const Halves& b) {
  return (a.one * b.other + a.other * b.one) / 2;
}

/// The results of a Sobol' design, row by row, less their mean.
class Rows {
 public:
  Rows(const Responses& responses, std::size_t output, std::size_t rows)
      : design_(responses.design), response_(responses.outputs[output]), rows_(rows) {
    for (std::size_t row = 0; row < rows_; ++row) centre_ += (a(row).mean() + b(row).mean()) / 2;
    centre_ /= static_cast<double>(rows_);
  }

  double centre() const { return centre_; }
  Halves a(std::size_t row) const { return at({row, SaltelliBlock::a, 0}); }
  Halves b(std::size_t row) const { return at({row, SaltelliBlock::b, 0}); }
  Halves ab(std::size_t row, std::size_t factor) const { return at({row, SaltelliBlock::ab, factor}); }
  Halves ba(std::size_t row, std::size_t factor) const { return at({row, SaltelliBlock::ba, factor}); }

  /// A quantity of single points, averaged over the row's points of A and B.
  double of_base(const std::vector<double>& values, std::size_t row) const {
    if (values.empty()) return std::nan("");
    const auto value = [&](SaltelliBlock block) { return values[saltelli_point(design_, {row, block, 0})]; };
    return (value(SaltelliBlock::a) + value(SaltelliBlock::b)) / 2;
  }

 private:
  Halves at(const SaltelliPlace& place) const {
    const std::uint64_t point = saltelli_point(design_, place);
    if (response_.halves.rows() == 0) return {response_.mean[point] - centre_, response_.mean[point] - centre_};
    return {response_.halves(point, 0) - centre_, response_.halves(point, 1) - centre_};
  }

  const Design& design_;
  const Response& response_;
  std::size_t rows_;
  double centre_ = 0;
};

/// What is averaged over rows: first the moments, then a column for each first-order index, total index and pair.
enum Column : std::size_t { one_half, other_half, square, cross, within, chance, columns_before_factors };

double first_order(const Rows& rows, const Design& design, std::size_t row, std::size_t factor) {
  const Halves a = rows.a(row);
  const Halves b = rows.b(row);
  const double forward = product(b, rows.ab(row, factor) - a);
  return design.second_order ? (forward + product(a, rows.ba(row, factor) - b)) / 2 : forward;
}

double total(const Rows& rows, const Design& design, std::size_t row, std::size_t factor) {
  const Halves step = rows.a(row) - rows.ab(row, factor);
  if (!design.second_order) return product(step, step) / 2;
  const Halves back = rows.b(row) - rows.ba(row, factor);
  return (product(step, step) + product(back, back)) / 4;
}

double both(const Rows& rows, std::size_t row, std::size_t i, std::size_t j) {
  return (product(rows.ba(row, i), rows.ab(row, j)) + product(rows.ba(row, j), rows.ab(row, i))) / 2;
}

std::vector<double> terms_of(const Rows& rows, const Response& response, const Design& design, std::size_t row) {
  const std::size_t k = design.factors;
  const Halves a = rows.a(row);
  const Halves b = rows.b(row);
  std::vector<double> terms(columns_before_factors);
  terms[one_half] = (a.one + b.one) / 2;
  terms[other_half] = (a.other + b.other) / 2;
  terms[square] = (product(a, a) + product(b, b)) / 2;
  terms[cross] = product(a, b);
  terms[within] = rows.of_base(response.variance, row);
  terms[chance] = rows.of_base(response.chance, row);
  for (std::size_t i = 0; i < k; ++i) terms.push_back(first_order(rows, design, row, i));
  for (std::size_t i = 0; i < k; ++i) terms.push_back(total(rows, design, row, i));
  for (std::size_t i = 0; i < k && design.second_order; ++i) {
    for (std::size_t j = i + 1; j < k; ++j) terms.push_back(both(rows, row, i, j));
  }
  return terms;
}

/// The terms added up over each sequence of the design, and how many rows it has: what is independent. Row by row, so
/// that no table of all rows is held.
Table sums_of_sequences(const Rows& rows, const Response& response, const Design& design, std::size_t count) {
  Table sums;
  for (std::size_t row = 0; row < count; ++row) {
    const std::vector<double> terms = terms_of(rows, response, design, row);
    if (row == 0) sums = Table(std::min(count, sobol_sequences), terms.size() + 1);
    for (std::size_t j = 0; j < terms.size(); ++j) sums(row % sobol_sequences, j) += terms[j];
    sums(row % sobol_sequences, terms.size()) += 1;
  }
  return sums;
}

/// Mean, variance, the three parts of the spread, then every index in the order of the columns.
std::vector<double> estimates(const std::vector<double>& means, const Rows& rows, std::size_t k, std::size_t count) {
  std::vector<double> values;
  const auto draws = 2 * static_cast<double>(count);
  const double variance = (means[square] - means[one_half] * means[other_half]) * draws / (draws - 1);
  // What never moves but for the rounding of its mean has no shares.
  const bool moves = variance > 1e-20 * rows.centre() * rows.centre() && variance > 0;
  const double divisor = moves ? variance : std::nan("");
  const double whole = variance + means[within];
  values.push_back(rows.centre() + (means[one_half] + means[other_half]) / 2);
  values.push_back(variance);
  const double spread = whole > 0 ? whole : std::nan("");
  values.push_back(variance / spread);
  values.push_back((means[within] - means[chance]) / spread);
  values.push_back(means[chance] / spread);
  const double* first = means.data() + columns_before_factors;
  for (std::size_t i = 0; i < 2 * k; ++i) values.push_back(first[i] / divisor);
  std::size_t column = columns_before_factors + 2 * k;
  for (std::size_t i = 0; i < k && column < means.size(); ++i) {
    for (std::size_t j = i + 1; j < k; ++j) {
      values.push_back((means[column++] - means[cross] - first[i] - first[j]) / divisor);
    }
  }
  return values;
}

/// Standard error of the share of chance because all points share the same few futures: a variance of n futures is off
/// by √(2 ÷ (n − 1)) of itself, however many points there are.
double error_of_shared_luck(const Index& chance, std::uint32_t replicates) {
  if (!chance.value || replicates < 2) return 0;
  return *chance.value * (1 - *chance.value) * std::sqrt(2.0 / (replicates - 1.0));
}

/// The interval with another, independent, error.
Index widened(Index index, double error) {
  constexpr double normal_975 = 1.959963984540054;
  if (!index.band_95) return index;
  const double low = std::hypot(*index.value - index.band_95->low, normal_975 * error);
  const double high = std::hypot(index.band_95->high - *index.value, normal_975 * error);
  index.band_95 = results::Band{*index.value - low, *index.value + high};
  return index;
}

}  // namespace

SobolIndices sobol_indices(const Responses& responses, std::size_t output, std::size_t rows) {
  const Design& design = responses.design;
  core::require(design.kind == DesignKind::sobol, "Sobol' indices need a Sobol' design");
  const std::size_t count = rows == 0 ? design.base : rows;
  core::require(count > 0 && count <= design.base, "Sobol' indices need some of the design's rows");
  const Response& response = responses.outputs[output];
  const Rows results(responses, output, count);
  const std::size_t k = design.factors;
  const Table sequences = sums_of_sequences(results, response, design, count);
  const std::vector<Index> found = bootstrapped(sequences, design.seed, [&](std::vector<double> sums) {
    for (std::size_t i = 0; i + 1 < sums.size(); ++i) sums[i] /= sums.back();
    sums.pop_back();
    return estimates(sums, results, k, count);
  });
  SobolIndices indices;
  indices.rows = count;
  indices.chance_removed = response.halves.rows() > 0;
  indices.mean = found[0];
  indices.variance = found[1];
  const double luck = error_of_shared_luck(found[4], response.replicates);
  indices.spread = {widened(found[2], luck), found[3], widened(found[4], luck)};
  const auto first = found.begin() + 5;
  const auto middle = first + static_cast<std::ptrdiff_t>(k);
  indices.first.assign(first, middle);
  indices.total.assign(middle, middle + static_cast<std::ptrdiff_t>(k));
  std::size_t place = 5 + 2 * k;
  for (std::size_t i = 0; i < k && place < found.size(); ++i) {
    for (std::size_t j = i + 1; j < k; ++j) indices.second.push_back({i, j, found[place++]});
  }
  return indices;
}

std::vector<SobolIndices> convergence(const Responses& responses, std::size_t output) {
  std::vector<SobolIndices> table;
  const std::size_t base = responses.design.base;
  if (base < 8) return table;
  for (const std::size_t part : {8, 4, 2, 1}) table.push_back(sobol_indices(responses, output, base / part));
  return table;
}

}  // namespace sposim::analysis
