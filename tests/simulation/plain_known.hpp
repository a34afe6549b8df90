#pragma once

#include <utility>
#include <vector>

#include "model/calendar.hpp"
#include "plain_model.hpp"

/// What follows from the plain model's numbers before any chance.
namespace sposim::plain {

/// A number on a day; the last day's after that.
double on(const ByDay& number, int day);

/// First and last day of the calendar month around a day, as far as the run reaches.
std::pair<int, int> month_around(const model::Calendar& calendar, int day);

/// What follows from the numbers of one force without any chance, by day.
struct Known {
  std::vector<double> cases;                 ///< expected
  std::vector<Shares> applies;               ///< by outcome, training included
  std::vector<int> team_slots, court_slots;  ///< by day
};

Known known(const World& world, const Force& force, const model::Calendar& calendar, Mistake mistake);

}  // namespace sposim::plain
