#include "analysis/money.hpp"

#include <cmath>

#include "core/error.hpp"

namespace sposim::analysis {

double discount_factor(int month, double annual_rate) {
  core::require(month >= 0 && month < longest_flat_months, "one discount rate serves the 30 years from the base date");
  core::require(annual_rate > -1, "a discount rate is above -1");
  return std::exp(-std::log1p(annual_rate) * (month + 0.5) / 12);
}

std::int64_t present_value(const std::vector<std::int64_t>& pence, double annual_rate) {
  double sum = 0;
  for (std::size_t month = 0; month < pence.size(); ++month) {
    sum += static_cast<double>(pence[month]) * discount_factor(static_cast<int>(month), annual_rate);
  }
  core::require(std::abs(sum) < 0x1p53, "a present value is too large to be exact to the penny");
  return std::llround(sum);
}

std::optional<std::int64_t> in_prices_of(std::int64_t pence, int from, int to, const PriceIndex& index) {
  const auto before = index.find(from);
  const auto after = index.find(to);
  if (before == index.end() || after == index.end()) return std::nullopt;
  core::require(before->second > 0 && after->second > 0, "a price index is above 0");
  if (from == to) return pence;
  return std::llround(static_cast<double>(pence) * after->second / before->second);
}

}  // namespace sposim::analysis
