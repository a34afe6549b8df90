#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "scenario/pathway.hpp"
#include "scenario/problems.hpp"

/// A number with its unit, from the text of a scalar and back, without any locale.
namespace sposim::scenario {

/// A number, or why the text is none.
using Parsed = std::variant<double, Fault>;

/// A plain decimal: digits, at most one point, at most one exponent (`0.93`, `-2`, `1e6`); nothing else.
Parsed parse_decimal(std::string_view text);

/// A number as its unit is written: `93%` or `0.93` for a probability, `45 days` for a length of time, bare otherwise.
Parsed parse_quantity(std::string_view text, Unit unit);

/// What is wrong with a number that its rule does not allow; no problem text when nothing is.
Fault range_fault(double value, const NumberRule& rule);

/// How numbers of this unit are written: `a probability is written 0.93 or 93%`.
std::string how_written(Unit unit);

/// The shortest text that reads back to the same number.
std::string decimal_text(double value);

/// The number with its unit, as a scenario says it: `45 days`, `0.93`.
std::string quantity_text(double value, Unit unit);

}  // namespace sposim::scenario
