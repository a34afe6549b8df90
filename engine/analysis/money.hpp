#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

/// Money of different years, made comparable: first prices (a deflator), then time (discounting).
namespace sposim::analysis {

/// Social time preference rate of the Green Book, per year, for the first 30 years.
/// @source  HM Treasury, The Green Book (2022), annex 6
inline constexpr double green_book_rate = 0.035;

/// Months to which one flat rate may be applied; after 30 years the Green Book's falls.
inline constexpr int longest_flat_months = 360;

/// What 1 paid in a month is worth on the base date (the day the policies start): 1 ÷ (1 + rate)^((month + ½) ÷ 12).
///
/// Month 0 begins on the base date, and a month's money counts as paid in its middle, 1/24 of a year after it begins.
///
/// @param month        from 0 up to below `longest_flat_months`: nothing before the base date is discounted
/// @param annual_rate  above −1; 0 switches discounting off
double discount_factor(int month, double annual_rate = green_book_rate);

/// Present value on the base date of monthly money, in pence of one year's prices.
///
/// Months are added in order as doubles (exact to well under a penny below 10^15 pence) and the sum is rounded once, to
/// the nearest penny, halves away from 0. With rate 0 it is the plain sum.
///
/// @param pence  [months], month 0 first
std::int64_t present_value(const std::vector<std::int64_t>& pence, double annual_rate = green_book_rate);

/// Price index by year (any base): for instance the GDP deflator by financial year, keyed by the year it begins.
using PriceIndex = std::map<int, double>;

/// The same money in another year's prices: amount × index of `to` ÷ index of `from`, rounded to the nearest penny,
/// halves away from 0.
///
/// @return  nothing if the index lacks either year
std::optional<std::int64_t> in_prices_of(std::int64_t pence, int from, int to, const PriceIndex& index);

}  // namespace sposim::analysis
