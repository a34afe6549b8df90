#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/date.hpp"
#include "model/luck.hpp"
#include "random/address.hpp"
#include "random/many.hpp"
#include "random/philox_batch.hpp"

namespace sposim::simulation {

/// One point of a unit-rate Poisson process over (day, height): a case that every scenario takes whose curve is higher.
struct Point {
  std::uint32_t number = 0;  ///< its place in the stream, and so its address
  int day_of_year = 0;
  double height = 0;               ///< cases a year (of 365.25 days)
  std::uint32_t outcome_word = 0;  ///< decides how the investigation ends
};

/// The luck of the cases behind the points of a stream, computed for some neighbouring points at a time.
class LuckDealer {
 public:
  static constexpr std::uint32_t at_a_time = 8;

  LuckDealer(random::Key key, const random::Address& address, model::KnownDecisions known)
      : key_(key), counter_(random::counter(address)), known_(known) {}

  /// @param point  its number in the stream; ask in ascending order
  void add(std::uint32_t point, std::vector<model::Luck>& lucks) {
    if (point / at_a_time != batch_) draw_batch(point / at_a_time);
    counter_[2] = point;
    model::Luck& luck = lucks.emplace_back(key_, counter_, known_);
    for (std::size_t i = 0; i < known_.count(); ++i) luck.known_words(i) = words_[i][point % at_a_time];
  }

 private:
  void draw_batch(std::uint32_t batch) {
    batch_ = batch;
    random::Block first = counter_;
    first[2] = batch * at_a_time;
    first[3] = static_cast<std::uint32_t>(known_.first) << 24U;
    random::blocks_of_decisions(key_, first, known_.count(), at_a_time, words_.front().data());
  }

  random::Key key_;
  random::Block counter_;  ///< of the point at hand
  model::KnownDecisions known_;
  std::uint32_t batch_ = 0xFFFFFFFF;
  std::array<std::array<random::Block, at_a_time>, model::KnownDecisions::most> words_;  ///< [decisions][points]
};

/// Visits the points of one force, route and financial year from the lowest up, until one lies above `top`.
///
/// The design draws points in fixed bands of height, each band a stream. Here the bands are as thin as can be: the
/// heights are the arrival times of a Poisson process, each point is one block at its own address, and drawing stops at
/// the first point above every scenario's curve. So nothing is thrown away, there is no band width to tune, and points
/// above the curves are still not drawn and nobody can tell.
///
/// @param address     of the stream; the point's number completes it
/// @param year_days   days of the financial year
/// @param top         the highest curve of any scenario in this year
/// @source            design model.md §7, "Points under a curve"
template <class Visit>
void for_each_point(random::Key key, const random::Address& address, int year_days, double top, Visit&& visit) {
  const double spacing = core::days_per_year / static_cast<double>(year_days);
  // Blocks come some at a time; the last ones, above the curves, are never looked at.
  constexpr std::size_t at_a_time = 8;
  std::array<random::Block, at_a_time> blocks;
  std::array<double, at_a_time> logs;
  random::Block counter = random::counter(address);
  double height = 0;
  for (std::uint32_t number = 0;; ++number) {
    const std::size_t place = number % at_a_time;
    if (place == 0) {
      counter[2] = number;
      random::blocks_of_points(key, counter, at_a_time, blocks.data());
      random::logs_of_blocks(blocks.data(), at_a_time, logs.data());
    }
    const random::Block& words = blocks[place];
    height -= logs[place] * spacing;
    if (height > top) return;
    const auto day =
        static_cast<int>((static_cast<std::uint64_t>(words[2]) * static_cast<std::uint64_t>(year_days)) >> 32U);
    visit(Point{number, day, height, words[3]});
  }
}

}  // namespace sposim::simulation
