#include "plain_tally.hpp"

#include <algorithm>

namespace sposim::plain {

using simulation::Measure;

namespace {

struct Stock {
  Measure number, days;
  std::vector<Kind> kinds;
};

const std::vector<Stock>& stock_list() {
  static const std::vector<Stock> list{
      {Measure::pending, Measure::waiting_days, {Kind::pending}},
      {Measure::protected_cases, Measure::protected_days, {Kind::full}},
      {Measure::covered, Measure::covered_days, {Kind::interim, Kind::full}},
      {Measure::any_order, Measure::any_order_days, {Kind::interim, Kind::full, Kind::other}},
  };
  return list;
}

}  // namespace

Tally::Tally(const model::Calendar& calendar) : calendar_(calendar) {
  counts_.months = calendar.months();
  counts_.of.assign(simulation::measure_count * counts_.months, 0);
  changes_.assign(stock_list().size(), std::vector<int>(static_cast<std::size_t>(calendar.end()) + 2, 0));
}

void Tally::add(Measure measure, int day, std::int64_t number) {
  if (day < calendar_.start() || day > calendar_.end()) return;
  counts_.of[simulation::index(measure) * counts_.months + calendar_.month(day)] += number;
}

void Tally::count(Measure measure, int day) {
  add(measure, day, 1);
}

void Tally::stocks(const std::vector<Span>& spans) {
  for (std::size_t s = 0; s < stock_list().size(); ++s) {
    const auto& kinds = stock_list()[s].kinds;
    std::vector<std::pair<int, int>> parts;
    for (const Span& span : spans) {
      if (std::ranges::find(kinds, span.kind) != kinds.end()) parts.emplace_back(span.first, span.after);
    }
    std::ranges::sort(parts);
    int reached = 0;
    for (const auto& [first, after] : parts) {
      const int from = std::clamp(first, reached, calendar_.end() + 1);
      const int until = std::clamp(after, from, calendar_.end() + 1);
      ++changes_[s][static_cast<std::size_t>(from)];
      --changes_[s][static_cast<std::size_t>(until)];
      reached = std::max(reached, until);
    }
  }
}

void Tally::incident(const std::vector<Span>& spans, int day, double v) {
  bool waiting = false, under_spo = false, any = false;
  double risk = 1e9;
  for (const Span& span : spans) {
    if (!span.holds(day)) continue;
    if (span.kind == Kind::pending) {
      waiting = true;
      continue;
    }
    any = true;
    under_spo = under_spo || span.kind != Kind::other;
    risk = std::min(risk, span.relative_risk);
  }
  if (!any) risk = 1;
  const bool without = v < 1, with = v < risk;
  if (without) add(Measure::incidents_expected, day, 1);
  if (without != with) add(Measure::incidents_averted, day, without ? 1 : -1);
  if (with && waiting) add(Measure::incidents_while_waiting, day, 1);
  if (with && under_spo) add(Measure::breaches, day, 1);
}

Counts Tally::counts() const {
  Tally whole(*this);
  for (std::size_t s = 0; s < stock_list().size(); ++s) {
    int number = 0;
    for (int day = 0; day <= calendar_.end(); ++day) {
      number += changes_[s][static_cast<std::size_t>(day)];
      if (day < calendar_.start()) continue;
      whole.add(stock_list()[s].days, day, number);
      const bool month_ends = day == calendar_.end() || calendar_.month(day + 1) != calendar_.month(day);
      if (month_ends) whole.add(stock_list()[s].number, day, number);
    }
  }
  return whole.counts_;
}

}  // namespace sposim::plain
