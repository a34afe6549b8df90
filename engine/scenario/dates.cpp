#include "scenario/dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace sposim::scenario {

std::vector<DatedEntry> dated_entries(const Node& node, const std::string& path, const Reading& reading) {
  std::vector<DatedEntry> entries;
  for (const auto& entry : node.entries) {
    const std::string entry_path = core::join_path(path, entry.key);
    const auto date = core::parse_date(entry.key);
    if (!date) {
      reading.problems.add(entry.where, entry_path, date_fault(entry.key));
      continue;
    }
    if (!entries.empty() && *date <= entries.back().from) {
      reading.problems.add(entry.where, entry_path,
                           {fmt::format("{} comes after {}", entry.key, core::to_string(entries.back().from)),
                            "dates run forwards", "Put the earlier day first."});
      continue;
    }
    if (reading.end && *date > *reading.end) {
      reading.problems.add(
          entry.where, entry_path,
          {"this value has no effect", fmt::format("the run ends on {}", core::to_string(*reading.end)),
           "Delete it, or choose a later clock.end."});
      continue;
    }
    entries.push_back({*date, &entry});
  }
  return entries;
}

core::Date first_day_read(const std::string& path, core::Date start, bool open_cases) {
  constexpr std::string_view at_first_report[] = {"pathway.reports.",
                                                  "pathway.investigation.outcomes",
                                                  "pathway.investigation.time_to_outcome",
                                                  "pathway.application.applies",
                                                  "pathway.application.odds_ratios",
                                                  "pathway.application.preparation",
                                                  "pathway.harm.incidents_per_year",
                                                  "pathway.harm.episode"};
  const bool early = std::any_of(std::begin(at_first_report), std::end(at_first_report),
                                 [&](std::string_view prefix) { return path.starts_with(prefix); });
  return early && open_cases ? core::plus_months(start, -12) : start;
}

void check_first_day(core::Date first, const core::Location& where, const std::string& path, const Reading& reading) {
  if (!reading.start) return;
  const core::Date needed = first_day_read(path, *reading.start, reading.open_cases);
  if (first <= needed) return;
  const bool early = needed < *reading.start;
  reading.problems.add(
      where, path,
      {fmt::format("the first date is {}, but the number is read from {}", core::to_string(first),
                   core::to_string(needed)),
       early ? "cases of the 12 months before the clock starts exist as open cases" : "that is when the clock starts",
       fmt::format("Begin with {} or an earlier day.", core::to_string(needed))});
}

void check_first_day(const Value& value, const core::Location& where, const std::string& path, const Reading& reading) {
  const auto check_arguments = [&](const Distribution& shape) {
    for (const auto& argument : shape.arguments) check_first_day(argument.value, where, path, reading);
  };
  if (const auto* dated = std::get_if<Dated>(&value.form)) {
    if (!dated->steps.empty()) check_first_day(dated->steps.front().from, where, path, reading);
    for (const auto& step : dated->steps) check_first_day(step.value, where, path, reading);
  } else if (const auto* varies = std::get_if<Varies>(&value.form)) {
    check_arguments(varies->shape);
  }
}

}  // namespace sposim::scenario
