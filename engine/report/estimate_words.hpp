#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/small_counts.hpp"
#include "report/words.hpp"
#include "results/estimate.hpp"

/// Estimates in words: the one place that the screen, the page and the workbook share. Each says `under 5` in the place
/// of a small count where these are banded.
namespace sposim::report {

/// `between 2,300 and 6,900 in`, or where the band has no width `12 in at least`; `95 of 100 …` follows.
std::string band_in_words(const results::Band& band, SmallCounts small = SmallCounts::shown);

/// A count as in `about`, or `under 5`.
std::string about_count(double number, double standard_error, SmallCounts small);

/// `about 4,120 (2,300 to 6,900)`; without a band (one replicate) `4,120 (one simulated future: no band)`.
std::string level_in_words(const results::Estimate& estimate, SmallCounts small = SmallCounts::shown);

/// A difference as it stands in a sentence: `about 1,240 more victims`, `about 460 fewer victims`, `no more and no
/// fewer victims`, `under 1 victim more on average`.
std::string more_in_words(const results::Estimate& estimate, SmallCounts small = SmallCounts::shown);

/// The band of a difference, with the direction of each end said where they differ: `between 870 and 1,610`, `between
/// 900 fewer and 5,700 more`, `between 20 and 340 fewer`; empty without a band.
std::string more_band_in_words(const results::Estimate& estimate, SmallCounts small = SmallCounts::shown);

/// For the cell of a table: `120 (10 to 400)`; `0 in every future`.
///
/// @param tie  share of futures without any difference
std::string difference_cell(const results::Estimate& estimate, double tie, SmallCounts small = SmallCounts::shown);

/// `£2.67m`, `£8,400`, `-£270`.
std::string pounds(double amount);

}  // namespace sposim::report
