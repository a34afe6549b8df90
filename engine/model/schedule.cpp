#include "model/schedule.hpp"

#include <algorithm>
#include <cmath>

namespace sposim::model {

namespace {

constexpr double quick_days = 92;  // a quarter of a year

/// The weight on one day, taken at its middle.
double weight_on(const scenario::Lever& lever, Day from, Day until, Day day) {
  if (day < from || day > until) return 0;
  const double since = static_cast<double>(day - from) + 0.5;
  if (since < lever.ramp_days) return since / lever.ramp_days;
  if (!lever.half_life_days) return 1;
  return std::exp2(-(since - lever.ramp_days) / *lever.half_life_days);
}

void add_steps(std::set<Day>& days, Day first, Day last, double pace_days, const Calendar& calendar) {
  if (pace_days <= quick_days) {
    for (Day day = std::max(first, 0); day <= last; ++day) days.insert(day);
    return;
  }
  for (const Day day : calendar.month_starts()) {
    if (day > first && day <= last) days.insert(day);
  }
}

}  // namespace

Schedule schedule_of(const scenario::Lever& lever, const Calendar& calendar) {
  const Day after_end = calendar.end() + 1;
  const Day from = lever.from ? std::min(calendar.day(*lever.from), after_end) : 0;
  const Day until = lever.until ? std::min(calendar.day(*lever.until), after_end) : after_end;
  std::set<Day> days{0, std::max(from, 0), until + 1};
  const Day full = std::min(from + static_cast<Day>(std::ceil(lever.ramp_days)), until + 1);
  if (lever.ramp_days > 0) {
    add_steps(days, from, std::min(full, calendar.end()), lever.ramp_days, calendar);
    days.insert(std::max(full, 0));
  }
  if (lever.half_life_days) {
    add_steps(days, full, std::min(until, calendar.end()), *lever.half_life_days, calendar);
  }
  Schedule schedule;
  schedule.starts.assign(days.begin(), days.end());
  for (std::size_t step = 0; step < schedule.starts.size(); ++step) {
    const Day first = schedule.starts[step];
    const Day after = step + 1 < schedule.starts.size() ? schedule.starts[step + 1] : first + 1;
    const Day next = std::max(std::min(after, calendar.end() + 1), first + 1);  // days of the run only
    double sum = 0;
    for (Day day = first; day < next; ++day) sum += weight_on(lever, from, until, day);
    schedule.weights.push_back(sum / static_cast<double>(next - first));
  }
  return schedule;
}

double effect_of(scenario::EffectKind kind, double number, double size, double toward, double weight) {
  switch (kind) {
    case scenario::EffectKind::replace:
      return number + weight * (size - number);
    case scenario::EffectKind::multiply:
      return number * std::pow(size, weight);
    case scenario::EffectKind::add:
      return number + weight * size;
    case scenario::EffectKind::scale_odds: {
      if (number <= 0 || number >= 1) return number;
      const double odds = number / (1 - number) * std::pow(size, weight);
      return odds / (1 + odds);
    }
    case scenario::EffectKind::close_gap:
      return number + weight * size * (toward - number);
  }
  return number;
}

DrawnLever::DrawnLever(const PlannedLever& lever, const DrawContext& context)
    : lever_(lever), sizes_(lever.in_scope.size()), goals_(lever.in_scope.size()) {
  const bool sizes_differ = differs_by_force(lever.size);
  for (std::size_t force = 0; force < sizes_.size(); ++force) {
    if (!lever.in_scope[force]) continue;
    const bool known = !sizes_differ && force > 0 && lever.in_scope[force - 1];
    sizes_[force] = known ? sizes_[force - 1] : read(lever.size, force, 0, context);
    if (!known && lever.divided > 0) sizes_[force] = lever.divided / sizes_[force];
    if (lever.kind == scenario::EffectKind::close_gap) goals_[force] = read(lever.toward, force, 0, context);
  }
}

bool DrawnLever::calculates(std::size_t force, Day day) const {
  if (!lever_.in_scope[force]) return false;
  const double weight = lever_.schedule.on(day);
  return weight != 0 && (lever_.kind != scenario::EffectKind::replace || weight != 1);
}

std::optional<double> DrawnLever::aim(std::size_t force) const {
  if (lever_.kind == scenario::EffectKind::replace) return sizes_[force];
  if (lever_.kind == scenario::EffectKind::close_gap) return goals_[force];
  return std::nullopt;
}

double DrawnLever::act(double number, std::size_t force, Day day) const {
  if (!lever_.in_scope[force]) return number;
  const double weight = lever_.schedule.on(day);
  if (weight == 0) return number;
  if (lever_.side == scenario::GapSide::upwards && number >= goals_[force]) return number;
  if (lever_.side == scenario::GapSide::downwards && number <= goals_[force]) return number;
  // At full weight a replacement is exact, also of a number without limit.
  if (lever_.kind == scenario::EffectKind::replace && weight == 1) return sizes_[force];
  return effect_of(lever_.kind, number, sizes_[force], goals_[force], weight);
}

}  // namespace sposim::model
