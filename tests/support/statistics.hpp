#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

/// How far a sample is from theory, in standard errors: 0 is perfect, and about 1 in 150,000 true samples lies beyond
/// `tolerance`. Each function is used twice, on the thing itself and on a twin with a planted error that it must
/// reject.
namespace sposim::support {

inline constexpr double tolerance = 4.5;

inline bool believable(double z) {
  return z > -tolerance && z < tolerance;
}

/// The standard normal value with the same upper tail, at most ±40.
double z_of_upper_tail(double tail);

/// The sample's mean against theory's.
double mean_z(const std::vector<double>& sample, double mean, double variance);

/// The sample's variance about theory's mean against theory's variance; the standard error from the sample's own fourth
/// moment.
double variance_z(const std::vector<double>& sample, double mean, double variance);

/// The largest distance between the sample's and theory's cumulative curves (Kolmogorov–Smirnov); continuous laws.
double kolmogorov_z(std::vector<double> sample, const std::function<double(double)>& cumulative);

/// Counts against expected counts (Pearson's chi-square); low for too good, high for too bad.
double chi_square_z(const std::vector<double>& counts, const std::vector<double>& expected);

/// Words that ought to be independent and uniform.
using Words = std::vector<std::uint32_t>;

double uniformity_z(const Words& words, unsigned shift);    ///< 256 bins of the eight bits at `shift`
double correlation_z(const Words& words, std::size_t lag);  ///< of each word with the one `lag` later
double pairs_z(const Words& words, std::size_t lag);        ///< 32 × 32 cells of (word, word `lag` later)
double collisions_z(const Words& words);                    ///< words thrown into 2^24 urns
double gaps_z(const Words& words);                          ///< waits between words in the lowest eighth
double runs_z(const Words& words);                          ///< number of runs up and down

struct Check {
  std::string name;
  double z = 0;
};

/// All of the above, for at least 2^15 words.
std::vector<Check> battery(const Words& words);

/// The check furthest from 0.
Check worst(const std::vector<Check>& checks);

}  // namespace sposim::support
