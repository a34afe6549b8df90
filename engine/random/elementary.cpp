#include "random/elementary.hpp"

namespace sposim::random {

namespace {

/// log((1 + s) / (1 − s)) = 2 (s + s³/3 + s⁵/5 …), smallest terms first; for s up to 1/3.
double log_of_ratio(double s) {
  double sum = 0;
  for (int power = 33; power >= 1; power -= 2) sum = sum * (s * s) + 1.0 / power;
  return 2 * s * sum;
}

}  // namespace

ElementaryTables::ElementaryTables() {
  for (std::size_t i = 0; i < logs; ++i) {
    const double middle = 1 + (static_cast<double>(i) + 0.5) / static_cast<double>(logs);
    const double inverse = 1 / middle;
    log_at[i] = {inverse, -log_of_ratio((inverse - 1) / (inverse + 1))};
  }
  // 2^(1/64) by its series, and its powers from squares: each at most six roundings away.
  double root = 1;
  double term = 1;
  for (int n = 1; n < 20; ++n) root += term *= ln_2 / 64 / n;
  for (std::size_t i = 0; i < powers; ++i) {
    double power = 1;
    double square = root;
    for (std::size_t bit = i; bit > 0; bit /= 2, square *= square) power *= bit % 2 == 1 ? square : 1;
    power_of_two[i] = power;
  }
}

}  // namespace sposim::random
