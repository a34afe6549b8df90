#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/counted.hpp"

/// Numbers in sentences, for people.
namespace sposim::report {

using core::counted;
using core::grouped;

/// The number rounded to what its standard error supports: two figures of the error, and never finer than `finest`.
///
/// 4123.7 ± 41 → 4120; without an error (one replicate) to `finest`.
double rounded(double number, double standard_error, double finest = 1);

/// A count rounded as in `rounded`, with commas: `4,120`.
std::string about(double number, double standard_error);

/// An edge of a band, to two significant figures of the band's width, but never coarser than its own first figure:
/// `2,300`, and `3` of a band from 3 to 123.
std::string edge(double number, double width);

/// A rate or ratio to about two figures: `61`, `2.6`, `0.85`, `1,200`, `0`.
std::string two_figures(double number);

/// 0.634 → `63%`; under 1% and over 99% to one decimal, never `0%` or `100%` unless it is exactly that.
std::string percent(double share);

/// Text broken into lines of at most `width` columns, each begun with `indent`.
std::string wrapped(std::string_view text, std::size_t width = 80, std::string_view indent = "");

/// Columns a UTF-8 text takes on a terminal (one for each character).
std::size_t columns_of(std::string_view text);

/// The text cut (with `…`) or filled with spaces to exactly so many columns.
std::string padded(std::string_view text, std::size_t columns);

}  // namespace sposim::report
