#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/date.hpp"
#include "report/html/drawings.hpp"

/// What the files of `drawings_of` share.
namespace sposim::report::html {

inline charts::Interval shown(const results::Band& band) {
  return {band.low, band.high};
}

inline charts::Interval shown(const std::optional<results::Band>& band) {
  return band ? shown(*band) : charts::Interval{};
}

inline charts::Interval band_50(const results::Estimate& estimate) {
  return estimate.bands ? shown(estimate.bands->band_50) : charts::Interval{};
}

inline charts::Interval band_95(const results::Estimate& estimate) {
  return estimate.bands ? shown(estimate.bands->band_95) : charts::Interval{};
}

inline std::string from_to(core::Date from, core::Date to) {
  return fmt::format("{} to {}", core::in_words(from), core::in_words(to));
}

inline std::string subtitle(const story::Story& story, std::string_view measure) {
  return fmt::format("{}, {}, {}", measure, story.area, from_to(story.policies_from, story.end));
}

/// A name from a scenario as a reader sees it: `training_and_recording` → `training and recording`.
inline std::string readable(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

/// The title of an alternative by its name; what the name says where it has none.
std::string title_of(const story::Story& story, const std::string& name);

const story::Series* series_named(const story::Story& story, std::string_view measure);
const story::Headline& headline_of(const story::Story& story, std::string_view name);

void add_comparison(const story::Story& story, std::vector<Drawing>& list);
void add_over_time(const story::Story& story, std::vector<Drawing>& list);
void add_pathway(const story::Story& story, std::vector<Drawing>& list);
void add_forces(const story::Story& story, std::vector<Drawing>& list);
void add_money(const story::Story& story, std::vector<Drawing>& list);
void add_drivers(const story::Story& story, std::vector<Drawing>& list);

}  // namespace sposim::report::html
