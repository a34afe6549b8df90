#pragma once

#include <vector>

#include "model/calendar.hpp"
#include "plain_model.hpp"

/// Counting for the plain model: events, case-days, stocks at months' ends, incidents.
namespace sposim::plain {

enum class Kind { pending, interim, full, other };

/// A case is in this state from the first day up to, not including, `after`.
struct Span {
  Kind kind = Kind::pending;
  int first = 0, after = 0;
  double relative_risk = 1;
  bool holds(int day) const { return first <= day && day < after; }
};

class Tally {
 public:
  explicit Tally(const model::Calendar& calendar);

  /// One event; outside the run it does not count.
  void count(simulation::Measure measure, int day);
  /// One case's contribution to every stock and every count of days.
  void stocks(const std::vector<Span>& spans);
  /// A point (day, v) of a case.
  void incident(const std::vector<Span>& spans, int day, double v);

  Counts counts() const;

 private:
  void add(simulation::Measure measure, int day, std::int64_t number);

  const model::Calendar& calendar_;
  Counts counts_;
  std::vector<std::vector<int>> changes_;  ///< [pending, protected, covered, any order][day]: change of the stock
};

}  // namespace sposim::plain
