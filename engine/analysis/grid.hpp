#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/error.hpp"

/// The room of questions: what a decision maker asks of numbers that are already there. Which policy is better and how
/// sure are we (`paired`, `decision`), which are worth their money (`frontier`, `money`), what is worth finding out
/// first (`information`, `switching`), who gains (`inequality`, `ranking`), and which part of a package does the work
/// (`attribution`).
///
/// Everything here is a pure function over plain arrays: no scenario is read, nothing is printed. Sums run in the order
/// of the array and no library chooses that order by the size of a processor's cache, so results are the same bytes on
/// every machine with IEEE doubles (up to the last bit of the library's exp, log and quantiles).
///
/// Two layers of doubt are never mixed (design model.md §6): a *band* or a *probability of benefit* is over replicates
/// and includes chance; *best policy*, regret and value of information are over parameter draws, of expected results
/// with chance removed (`smoothing`).
namespace sposim::analysis {

/// A table [rows][columns], stored row by row.
template <class Number>
class Grid {
 public:
  Grid() = default;
  Grid(std::size_t rows, std::size_t columns, Number value = Number{})
      : rows_(rows), columns_(columns), values_(rows * columns, value) {}
  Grid(std::size_t rows, std::size_t columns, std::vector<Number> values)
      : rows_(rows), columns_(columns), values_(std::move(values)) {
    core::require(values_.size() == rows_ * columns_, "a table needs rows x columns values");
  }

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  Number& operator()(std::size_t row, std::size_t column) { return values_[row * columns_ + column]; }
  const Number& operator()(std::size_t row, std::size_t column) const { return values_[row * columns_ + column]; }
  /// The first number of a row; the others follow it.
  const Number* row(std::size_t row) const { return values_.data() + row * columns_; }

  std::vector<Number> row_values(std::size_t row) const {
    const auto first = values_.begin() + static_cast<std::ptrdiff_t>(row * columns_);
    return {first, first + static_cast<std::ptrdiff_t>(columns_)};
  }
  std::vector<Number> column(std::size_t column) const {
    std::vector<Number> result(rows_);
    for (std::size_t row = 0; row < rows_; ++row) result[row] = (*this)(row, column);
    return result;
  }

 private:
  std::size_t rows_ = 0, columns_ = 0;
  std::vector<Number> values_;
};

using Table = Grid<double>;
using Counts = Grid<std::int64_t>;

}  // namespace sposim::analysis
