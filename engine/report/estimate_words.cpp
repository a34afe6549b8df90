#include "report/estimate_words.hpp"

#include <fmt/format.h>

#include <cmath>

namespace sposim::report {

namespace {

constexpr std::string_view futures = "95 of 100 simulated futures under these assumptions";

/// `900 fewer`, `5,700 more`, `0`.
std::string signed_edge(double number, double width) {
  const std::string size = edge(std::abs(number), width);
  if (number == 0) return "0";
  return size + (number < 0 ? " fewer" : " more");
}

}  // namespace

std::string band_in_words(const results::Band& band) {
  const double width = band.high - band.low;
  if (band.low == band.high) return fmt::format("{} in at least", grouped(std::llround(band.low)));
  return fmt::format("between {} and {} in", edge(band.low, width), edge(band.high, width));
}

std::string level_in_words(const results::Estimate& estimate) {
  if (!estimate.bands) return fmt::format("{} (one simulated future: no band)", grouped(std::llround(estimate.mean)));
  const auto& band = estimate.bands->band_95;
  const double width = band.high - band.low;
  const std::string number = about(estimate.mean, estimate.simulation_error.value_or(0));
  if (width == 0) return number + " in every simulated future";
  return fmt::format("about {} ({} to {})", number, edge(band.low, width), edge(band.high, width));
}

std::string more_in_words(const results::Estimate& estimate, Noun noun) {
  const double mean = estimate.mean;
  if (mean == 0) return fmt::format("no more and no fewer {}", noun.plural);
  const std::string_view direction = mean < 0 ? "fewer" : "more";
  const std::string number = about(std::abs(mean), estimate.simulation_error.value_or(0));
  if (number == "0") return fmt::format("under 1 {} {} on average", noun.singular, direction);
  const bool one = number == "1";
  return fmt::format("{}{} {} {}", estimate.bands ? "about " : "", number, direction,
                     one ? noun.singular : noun.plural);
}

std::string more_band_in_words(const results::Estimate& estimate) {
  if (!estimate.bands) return "";
  const auto& band = estimate.bands->band_95;
  const double width = band.high - band.low;
  if (width == 0) return fmt::format("{} in at least", signed_edge(band.low, width));
  if (band.low >= 0 && estimate.mean >= 0) {
    return fmt::format("between {} and {} in", edge(band.low, width), edge(band.high, width));
  }
  if (band.high <= 0 && estimate.mean <= 0) {
    return fmt::format("between {} and {} fewer in", edge(-band.high, width), edge(-band.low, width));
  }
  return fmt::format("between {} and {} in", signed_edge(band.low, width), signed_edge(band.high, width));
}

std::string difference_in_words(const results::Estimate& estimate, Noun noun) {
  const std::string more = more_in_words(estimate, noun);
  if (!estimate.bands) return more + " in the one simulated future that was run (one future has no band)";
  return fmt::format("{} ({} {})", more, more_band_in_words(estimate), futures);
}

std::string difference_cell(const results::Estimate& estimate, double tie) {
  if (tie == 1) return "0 in every future";
  const std::string mean = about(estimate.mean, estimate.simulation_error.value_or(0));
  if (!estimate.bands) return mean;
  const auto& band = estimate.bands->band_95;
  const double span = band.high - band.low;
  return fmt::format("{} ({} to {})", mean, edge(band.low, span), edge(band.high, span));
}

std::string pounds(double amount) {
  const double size = std::abs(amount);
  const std::string sign = amount < 0 ? "-" : "";
  if (size >= 999'500) return fmt::format("{}£{:.2f}m", sign, size / 1e6);
  return fmt::format("{}£{}", sign, two_figures(size));
}

}  // namespace sposim::report
