#pragma once

#include <algorithm>
#include <cstdint>
#include <queue>
#include <vector>

#include "core/error.hpp"
#include "model/calendar.hpp"
#include "model/drawn.hpp"

namespace sposim::simulation {

using core::Day;

/// Hearing slots by day (or a team's places), used in the order in which cases become ready.
///
/// With a rate, the slots up to a day are the floor of the rate added up from the first day; with a weekly list, a
/// week's slots fall on one day, the first and every seventh after it. Unused slots lapse.
class Slots {
 public:
  /// Without limit: every day has room.
  Slots() = default;
  Slots(const model::Timeline& per_week, std::size_t force, scenario::Sitting sitting, Day first, Day last);

  bool limited() const { return !places_.empty(); }
  /// First day on or after `ready` with a free slot; after the last day when there is none. Ready days never go back.
  Day next(Day ready) { return limited() ? next_free(ready) : ready; }
  /// Uses a slot of the day that `next` gave.
  void take(Day day) {
    if (limited()) core::require(--places_[static_cast<std::size_t>(day - first_)] >= 0, "hearings held <= slots");
  }

 private:
  Day next_free(Day ready);

  Day first_ = 0;
  Day cursor_ = 0;           ///< no free slot lies between the last ready day and this
  std::vector<int> places_;  ///< [days from first] free slots
};

/// Cases waiting for a slot, by the day they are ready, ties by address.
template <class Case>
class ReadyQueue {
 public:
  void push(Day ready, std::uint64_t order, Case item) { heap_.push({ready, order, item}); }
  bool empty() const { return heap_.empty(); }
  Case pop(Day& ready) {
    const Entry entry = heap_.top();
    heap_.pop();
    ready = entry.ready;
    return entry.item;
  }

 private:
  struct Entry {
    Day ready;
    std::uint64_t order;
    Case item;
    bool operator<(const Entry& other) const {
      return ready != other.ready ? ready > other.ready : order > other.order;
    }
  };
  std::priority_queue<Entry> heap_;
};

}  // namespace sposim::simulation
