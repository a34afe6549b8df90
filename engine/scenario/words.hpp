#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/scenario.hpp"

/// Turns the values of a scenario into words: the one place that the differences, the assumptions log and every
/// message about a number share. Numbers are written in full, so two values have the same words only if they are equal.
namespace sposim::scenario {

/// A number with its unit as a sentence has it: `0.93`, `45 days`, `unlimited`, `just enough to hold the trained
/// share`.
std::string number_in_words(double value, Unit unit);

/// The unit of a number, as a column of a table has it: `probability`, `per year`, `days`.
std::string_view unit_in_words(Unit unit);

/// A distribution with its parameters: `lognormal, median 45 days, sigma 0.8`.
std::string in_words(const Distribution& distribution, Unit unit);

/// A value as written: `lognormal, median 45 days, sigma 0.8 (varies from case to case)`.
std::string in_words(const Value& value, Unit unit);

/// The shares of named parts on one day or more: `charged 0.05, other 0.95`.
std::string in_words(const Shares& shares);

/// One dated step of shares.
std::string in_words(const Shares::From& step);

/// Where a number comes from: its source and what else is known about it, or `assumption`; empty if nothing is said.
std::string in_words(const Evidence& evidence);

/// What a lever does, on which days and where: `multiplied by 1.1, from 22 April 2024`.
std::string in_words(const Lever& lever, Unit unit);

/// Which two numbers go together, and how closely: `rank correlation 0.48 between a and b`.
std::string in_words(const Correlation& correlation);

/// What was counted, where, when and how many.
std::string in_words(const Observation& observation);

std::string in_words(const Scope& scope);
std::string in_words(const Cell& cell);
std::string_view in_words(Sitting sitting);
std::string in_words(const Condition& condition);
std::string_view in_words(PolicyStatus status);
std::string_view in_words(Entry entry);
std::string_view in_words(RouteOrder order);
std::string_view in_words(Quality quality);
std::string_view in_words(Measured measure);
std::string_view in_words(ObservationUse use);
std::string_view in_words(CountingSource source);

/// A leaf of the pathway in words; what stands for it where it is not written.
std::string leaf_in_words(const Number& number, const NumberRule& rule);
std::string leaf_in_words(const Variation& variation, const NumberRule& rule);
std::string leaf_in_words(const Shares& shares, const SharesRule& rule);
std::string leaf_in_words(Sitting sitting, const ChoiceRule& rule);
std::string leaf_in_words(Entry entry, const ChoiceRule& rule);
std::string leaf_in_words(RouteOrder order, const ChoiceRule& rule);

/// The step's day and value: `from 1 April 2021`; `always` for an entry without a date.
std::string since_in_words(core::Date from);

}  // namespace sposim::scenario
