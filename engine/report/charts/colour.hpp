#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "report/charts/chart.hpp"

/// The colours of all charts.
///
/// @source  Government Analysis Function, "Data visualisation: colours in charts"
namespace sposim::report::charts::colour {

inline constexpr std::string_view ink = "#0b0c0c";     ///< words
inline constexpr std::string_view quiet = "#484949";   ///< words that can wait
inline constexpr std::string_view axis = "#6f777b";    ///< lines of an axis, leaders
inline constexpr std::string_view grid = "#dee0e2";    ///< behind everything
inline constexpr std::string_view ground = "#f3f2f1";  ///< tinted ground, such as what lies before the projection
inline constexpr std::string_view paper = "#ffffff";

inline constexpr std::string_view blue = "#12436D";    ///< current policy, always
inline constexpr std::string_view orange = "#F46A25";  ///< reform, always
inline constexpr std::string_view teal = "#28A197";
inline constexpr std::string_view plum = "#801650";
inline constexpr std::string_view grey = "#6f777b";  ///< the fifth and later series

/// From much to little.
inline constexpr std::array<std::string_view, 3> sequential{"#12436D", "#2073BC", "#6BACE6"};

/// Tints of blue and of orange for bands, from the inner to the outer; their edges are drawn in the full colour.
inline constexpr std::array<std::string_view, 3> blue_tints{"#7f9cb5", "#b3c5d4", "#dbe4eb"};

}  // namespace sposim::report::charts::colour

namespace sposim::report::charts {

/// How a series looks; colour is never the only difference.
struct Look {
  std::string_view colour;
  std::string_view dashes;  ///< `stroke-dasharray`; empty: solid
  std::string_view shape;   ///< of its marks: circle, square, diamond, triangle
};

/// The look of the `place`th series (from 0) of a chart.
Look look_of(Role role, std::size_t place);

}  // namespace sposim::report::charts
