#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

/// The logarithm and the exponential for what is drawn case by case: the same bits on every processor, which the C
/// library's do not promise, compiled in place, and no more exact than whole days need.
namespace sposim::random {

/// Tables for `natural_log` and `exponential`, made once when the program starts.
struct ElementaryTables {
  static constexpr std::size_t logs = 256;
  static constexpr std::size_t powers = 64;
  struct Log {
    double inverse = 1;  ///< of the middle of a 256th part of [1, 2), rounded
    double log = 0;      ///< minus the logarithm of that inverse
  };
  std::array<Log, logs> log_at{};
  std::array<double, powers> power_of_two{};  ///< 2^(i / 64)

  ElementaryTables();
};
inline const ElementaryTables elementary_tables;

inline std::uint64_t bits_of(double x) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &x, sizeof bits);
  return bits;
}
inline double double_of(std::uint64_t bits) {
  double x = 0;
  std::memcpy(&x, &bits, sizeof x);
  return x;
}

inline constexpr double ln_2 = 0.69314718055994530942;

/// The natural logarithm of a positive, normal number, within 5e-16 of it or of 1 (whichever is more).
///
/// The number is 2^k · m; the table gives the logarithm of a c near m, and log(m/c) is the first terms of its series.
inline double natural_log(double x) {
  const std::uint64_t bits = bits_of(x);
  const auto k = static_cast<double>(static_cast<std::int32_t>(bits >> 52U) - 1023);
  const ElementaryTables::Log& near = elementary_tables.log_at[(bits >> 44U) & 0xFFU];
  const double m = double_of((bits & 0xFFFFFFFFFFFFFU) | 0x3FF0000000000000U);
  const double f = m * near.inverse - 1;  // at most 2^-9
  const double f2 = f * f;
  const double series = f2 * ((-1.0 / 2 + f * (1.0 / 3)) + f2 * (-1.0 / 4 + f * (1.0 / 5)));
  return (k * ln_2 + near.log) + (f + series);
}

/// e to the power of x, for |x| up to 700, within 1e-10 of itself.
///
/// x = (n + r) · ln 2 / 64: 2^(n / 64) from the table, e^r by the first terms of its series.
inline double exponential(double x) {
  constexpr double to_whole = 0x1.8p52;  // added to a small number it leaves the nearest whole one in the last bits
  const double parts = x * (ElementaryTables::powers / ln_2);
  const double shifted = parts + to_whole;
  const double r = (parts - (shifted - to_whole)) * (ln_2 / ElementaryTables::powers);
  const std::uint64_t n = bits_of(shifted);
  const double power = elementary_tables.power_of_two[n % ElementaryTables::powers];
  const double series = 1 + (r + r * r * (1.0 / 2 + r * (1.0 / 6)));
  const std::uint64_t octaves = (n >> 6U) << 52U;  // the bits above wrap around and leave 2^octaves, also below 1
  return double_of(bits_of(power * series) + octaves);
}

}  // namespace sposim::random
