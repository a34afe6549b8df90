#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include "scenario/pathway.hpp"
#include "scenario/scenario.hpp"

/// The words of every closed list in a scenario, once, in the order of their enumeration.
namespace sposim::scenario {

template <class Choice>
const std::vector<std::string>& words_of();

template <>
inline const std::vector<std::string>& words_of<Sitting>() {
  static const std::vector<std::string> words{"any_day", "weekly_list"};
  return words;
}
template <>
inline const std::vector<std::string>& words_of<Entry>() {
  static const std::vector<std::string> words{"report", "charge", "conviction"};
  return words;
}
template <>
inline const std::vector<std::string>& words_of<RouteOrder>() {
  static const std::vector<std::string> words{"other_order", "stalking_protection_order"};
  return words;
}
template <>
inline const std::vector<std::string>& words_of<Quality>() {
  static const std::vector<std::string> words{"green", "amber", "red"};
  return words;
}
template <>
inline const std::vector<std::string>& words_of<EffectKind>() {
  static const std::vector<std::string> words{"replace", "multiply", "add", "scale_odds", "close_gap"};
  return words;
}
template <>
inline const std::vector<std::string>& words_of<GapSide>() {
  static const std::vector<std::string> words{"both", "upwards", "downwards"};
  return words;
}
template <>
inline const std::vector<std::string>& words_of<ForceRate>() {
  static const std::vector<std::string> words{"applications_per_1000_reports", "applications", "reports"};
  return words;
}
template <>
inline const std::vector<std::string>& words_of<Pick>() {
  static const std::vector<std::string> words{"below", "above", "lowest", "highest"};
  return words;
}
template <>
inline const std::vector<std::string>& words_of<PolicyStatus>() {
  static const std::vector<std::string> words{"law", "consultation", "hypothetical"};
  return words;
}
template <>
inline const std::vector<std::string>& words_of<Measured>() {
  static const std::vector<std::string> words{"applied",        "granted", "refused",
                                              "withdrawn",      "pending", "pending_or_withdrawn",
                                              "interim_orders", "orders",  "reports"};
  return words;
}
template <>
inline const std::vector<std::string>& words_of<ObservationUse>() {
  static const std::vector<std::string> words{"used", "unused", "later"};
  return words;
}
template <>
inline const std::vector<std::string>& words_of<CountingSource>() {
  static const std::vector<std::string> words{"force_returns", "court_series"};
  return words;
}

/// The word of a choice.
template <class Choice>
const std::string& word_of(Choice choice) {
  return words_of<Choice>().at(static_cast<std::size_t>(choice));
}

}  // namespace sposim::scenario
