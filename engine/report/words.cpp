#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sposim::report {

double rounded(double number, double standard_error, double finest) {
  double step = finest;
  if (std::isfinite(standard_error) && standard_error > 0) {
    step = std::max(finest, std::pow(10.0, std::floor(std::log10(standard_error))));
  }
  return std::round(number / step) * step;
}

std::string about(double number, double standard_error) {
  return grouped(std::llround(rounded(number, standard_error)));
}

std::string edge(double number, double width) {
  const double size = std::abs(number);
  if (size > 0 && size < 0.5) return fmt::format("{:.1g}", number);  // not nothing
  return about(number, std::min(width / 10, size));
}

std::string two_figures(double number) {
  const double size = std::abs(number);
  if (size == 0) return "0";
  if (size >= 9.95) return about(number, size / 10);
  return fmt::format("{:.{}f}", number, size >= 0.995 ? 1 : 2);
}

std::string percent(double share) {
  if (!std::isfinite(share)) return "n/a";
  const double hundredths = 100 * share;
  if (hundredths == 0 || hundredths == 100) return fmt::format("{:.0f}%", hundredths);
  if (hundredths > 0 && hundredths < 0.05) return "under 0.1%";
  if (hundredths > 99.95 && hundredths < 100) return "over 99.9%";
  const bool edge_of_scale = (hundredths > 0 && hundredths < 1) || (hundredths > 99 && hundredths < 100);
  return edge_of_scale ? fmt::format("{:.1f}%", hundredths) : fmt::format("{:.0f}%", hundredths);
}

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

std::string padded(std::string_view text, std::size_t columns) {
  std::string cut(text);
  if (columns_of(cut) > columns) {
    while (columns_of(cut) > columns - 1) cut.pop_back();
    cut += "…";
  }
  return cut + std::string(columns - columns_of(cut), ' ');
}

std::string wrapped(std::string_view text, std::size_t width, std::string_view indent) {
  std::string lines;
  std::string line(indent);
  bool begun = false;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    const std::string_view word = text.substr(0, space);
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    if (word.empty()) continue;
    if (begun && columns_of(line) + 1 + columns_of(word) > width) {
      lines += line + "\n";
      line = indent;
      begun = false;
    }
    if (begun) line += ' ';
    line += word;
    begun = true;
  }
  return begun ? lines + line + "\n" : lines;
}

}  // namespace sposim::report
