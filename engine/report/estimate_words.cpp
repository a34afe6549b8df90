#include "report/estimate_words.hpp"

#include <fmt/format.h>

#include <cmath>

namespace sposim::report {

namespace {

constexpr std::string_view under_five = "under 5";

/// An edge of a band, its direction said by others.
std::string edge_of_count(double number, double width, SmallCounts small) {
  return band_of(number, small) ? std::string(under_five) : edge(std::abs(number), width);
}

/// `900 fewer`, `5,700 more`, `0`.
std::string signed_edge(double number, double width, SmallCounts small) {
  if (number == 0) return "0";
  return edge_of_count(number, width, small) + (number < 0 ? " fewer" : " more");
}

/// A number in the cell of a table: `-120`, `<5`.
std::string in_cell(const std::string& number, double count, SmallCounts small) {
  const auto band = band_of(count, small);
  return band ? std::string(*band) : number;
}

/// Both edges are banded, and on the same side of 0: one word serves them.
bool is_one_band(const results::Band& band, SmallCounts small) {
  return band_of(band.low, small) && band_of(band.low, small) == band_of(band.high, small);
}

}  // namespace

std::string about_count(double number, double standard_error, SmallCounts small) {
  return band_of(number, small) ? std::string(under_five) : about(number, standard_error);
}

std::string band_in_words(const results::Band& band, SmallCounts small) {
  const double width = band.high - band.low;
  if (is_one_band(band, small)) return fmt::format("{} in", under_five);
  if (band.low == band.high) return fmt::format("{} in at least", grouped(std::llround(band.low)));
  return fmt::format("between {} and {} in", edge_of_count(band.low, width, small),
                     edge_of_count(band.high, width, small));
}

std::string level_in_words(const results::Estimate& estimate, SmallCounts small) {
  if (!estimate.bands) return fmt::format("{} (one simulated future: no band)", about_count(estimate.mean, 0, small));
  const auto& band = estimate.bands->band_95;
  const double width = band.high - band.low;
  const bool banded = band_of(estimate.mean, small).has_value();
  const std::string number = in_cell(about(estimate.mean, estimate.simulation_error.value_or(0)), estimate.mean, small);
  if (width == 0) return number + " in every simulated future";
  return fmt::format("{}{} ({} to {})", banded ? "" : "about ", number, in_cell(edge(band.low, width), band.low, small),
                     in_cell(edge(band.high, width), band.high, small));
}

std::string more_in_words(const results::Estimate& estimate, SmallCounts small) {
  const double mean = estimate.mean;
  if (mean == 0) return "no more and no fewer victims";
  const std::string_view direction = mean < 0 ? "fewer" : "more";
  if (band_of(mean, small)) return fmt::format("{} {} victims", under_five, direction);
  const std::string number = about(std::abs(mean), estimate.simulation_error.value_or(0));
  if (number == "0") return fmt::format("under 1 victim {} on average", direction);
  return fmt::format("{}{} {} {}", estimate.bands ? "about " : "", number, direction,
                     number == "1" ? "victim" : "victims");
}

std::string more_band_in_words(const results::Estimate& estimate, SmallCounts small) {
  if (!estimate.bands) return "";
  const auto& band = estimate.bands->band_95;
  const double width = band.high - band.low;
  if (is_one_band(band, small)) return fmt::format("{} {} in", under_five, band.low < 0 ? "fewer" : "more");
  if (width == 0) return fmt::format("{} in at least", signed_edge(band.low, width, small));
  const auto end = [&](double number) { return edge_of_count(number, width, small); };
  if (band.low >= 0 && estimate.mean >= 0) return fmt::format("between {} and {} in", end(band.low), end(band.high));
  if (band.high <= 0 && estimate.mean <= 0) {
    return fmt::format("between {} and {} fewer in", end(-band.high), end(-band.low));
  }
  return fmt::format("between {} and {} in", signed_edge(band.low, width, small), signed_edge(band.high, width, small));
}

std::string difference_cell(const results::Estimate& estimate, double tie, SmallCounts small) {
  if (tie == 1) return "0 in every future";
  const std::string mean = in_cell(about(estimate.mean, estimate.simulation_error.value_or(0)), estimate.mean, small);
  if (!estimate.bands) return mean;
  const auto& band = estimate.bands->band_95;
  const double span = band.high - band.low;
  return fmt::format("{} ({} to {})", mean, in_cell(edge(band.low, span), band.low, small),
                     in_cell(edge(band.high, span), band.high, small));
}

std::string pounds(double amount) {
  const double size = std::abs(amount);
  const std::string sign = amount < 0 ? "-" : "";
  if (size >= 999'500) return fmt::format("{}£{:.2f}m", sign, size / 1e6);
  return fmt::format("{}£{}", sign, two_figures(size));
}

}  // namespace sposim::report
