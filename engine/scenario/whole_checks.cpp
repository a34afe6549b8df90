#include <fmt/format.h>

#include <algorithm>

#include "scenario/sections.hpp"
#include "scenario/typical.hpp"

namespace sposim::scenario {

namespace {

bool is_moved(const Scenario& scenario, std::string_view target) {
  for (const auto& [name, change] : scenario.changes) {
    for (const auto& lever : change.levers) {
      if (lever.target == target) return true;
    }
  }
  return false;
}

bool is_finite_somewhere(const Value& value) {
  if (const auto* dated = std::get_if<Dated>(&value.form)) {
    return std::any_of(dated->steps.begin(), dated->steps.end(),
                       [](const Step& step) { return is_finite_somewhere(step.value); });
  }
  return !std::holds_alternative<Word>(value.form);
}

const Node* at(const Node& root, const char* group, const char* key) {
  const Node* pathway = root.find("pathway");
  const Node* inner = pathway == nullptr ? nullptr : pathway->find(group);
  return inner == nullptr ? nullptr : inner->find(key);
}

void report_no_effect(const Node& root, const char* group, const char* key, std::string why, std::string suggestion,
                      const Reading& reading) {
  const Node* node = at(root, group, key);
  if (node == nullptr) return;
  reading.fail(*node, fmt::format("pathway.{}.{}", group, key),
               {"this key has no effect", std::move(why), std::move(suggestion)});
}

/// The first day on which a number has no word such as `unlimited`.
core::Date finite_from(const Value& value) {
  if (const auto* dated = std::get_if<Dated>(&value.form)) {
    for (const auto& step : dated->steps) {
      if (is_finite_somewhere(step.value)) return step.from;
    }
  }
  return core::Date{core::Date::duration::min()};
}

/// A value without what it was before a day.
Value from_day_on(Value value, core::Date day) {
  if (auto* dated = std::get_if<Dated>(&value.form)) {
    auto& steps = dated->steps;
    while (steps.size() > 1 && steps[1].from <= day) steps.erase(steps.begin());
  }
  if (auto* varies = std::get_if<Varies>(&value.form)) {
    for (auto& argument : varies->shape.arguments) argument.value = from_day_on(argument.value, day);
  }
  return value;
}

/// With a capacity, cases wait for a slot after the notice: a notice that is the whole wait would count it twice.
void check_wait(const Node& root, const Scenario& scenario, const Reading& reading) {
  constexpr double longest_notice_days = 28;
  const auto& court = scenario.pathway.court;
  const Value later = from_day_on(court.notice.value, finite_from(court.hearings_per_week.value));
  const auto notice = largest_mean(later, scenario.forces);
  if (!is_finite_somewhere(court.hearings_per_week.value) || !notice || *notice <= longest_notice_days) return;
  const Node* node = at(root, "court", "notice");
  reading.fail(node != nullptr ? *node : root, "pathway.court.notice",
               {fmt::format("the mean notice is {:.0f} days while hearings_per_week is limited", *notice),
                "the wait for a free hearing comes on top, so the wait would be counted twice",
                "Write only the time before a case can be listed, at most 28 days on average."});
}

}  // namespace

void check_whole(const Node& root, const Scenario& scenario, const Reading& reading) {
  const auto& pathway = scenario.pathway;
  if (!pathway.court.adjourned.written && !is_moved(scenario, "court.adjourned")) {
    report_no_effect(root, "court", "adjournment", "no hearing is adjourned without \"adjourned\"",
                     "Add \"adjourned:\", or delete this key.", reading);
  }
  if (!pathway.investigation.convicted.written && !is_moved(scenario, "investigation.convicted")) {
    report_no_effect(root, "investigation", "time_to_conviction", "nobody is convicted without \"convicted\"",
                     "Add \"convicted:\", or delete this key.", reading);
  }
  const bool limited = is_finite_somewhere(pathway.court.hearings_per_week.value);
  if (!limited && !is_moved(scenario, "court.hearings_per_week")) {
    report_no_effect(root, "court", "sitting", "hearings are unlimited, so it does not matter when the court sits",
                     "Give \"hearings_per_week:\" a number, or delete this key.", reading);
  }
  if (!reading.known_answer) check_wait(root, scenario, reading);
}

}  // namespace sposim::scenario
