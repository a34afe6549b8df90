#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "random/stream.hpp"

namespace sposim::model {

/// What is decided about a case, each at its own address, so that no decision moves another.
enum class Decision : std::uint8_t {
  point = 0,        ///< words: height (2), day, outcome
  marks = 1,        ///< words: interim sought, interim granted, withdrawal, convicted
  court = 2,        ///< words: granted, then adjourned at the first, second, … hearing
  order = 3,        ///< one block for each term: length, discharge, renewal
  preparation = 4,  ///< delays, each a stream
  notice = 5,
  interim_delay = 6,
  outcome_delay = 7,
  conviction_delay = 8,
  adjournment = 9,  ///< one sub-stream for each adjournment
  episode = 10,
  route_first = 64,   ///< + the route's slot: block 0 taken, length; sub-stream 1 delay
  layer_first = 200,  ///< + layer of incidents
};

/// The first block of each decision that nearly every application meets: `marks`, `court`, `order`, `preparation`.
/// They are cheaper to compute for many cases at once than when they are asked for.
inline constexpr std::size_t common_decisions = 4;
using CommonWords = std::array<random::Block, common_decisions>;

/// The luck of one case: the same whatever the scenario makes of it.
class Luck {
 public:
  Luck() = default;
  Luck(random::Key key, const random::Address& address) : key_(key), counter_(random::counter(address)) {}
  /// The same luck, some of it computed before.
  Luck(random::Key key, const random::Address& address, const CommonWords& common)
      : key_(key), counter_(random::counter(address)), common_known_(true), common_(common) {}

  /// The words of one decision; `block` counts repeats (hearings, terms).
  random::Block words(Decision decision, std::uint32_t block = 0) const {
    return known(decision, block) ? common(decision) : random::philox(place(decision, block), key_);
  }
  /// A stream for a delay; repeats are 256 blocks apart.
  random::Stream stream(Decision decision, std::uint32_t repeat = 0) const {
    const random::Block first = place(decision, repeat << 8U);
    return known(decision, repeat) ? random::Stream(key_, first, common(decision)) : random::Stream(key_, first);
  }
  /// Orders cases that are ready on one day: by year, route and point.
  std::uint64_t order() const { return (static_cast<std::uint64_t>(counter_[1]) << 32U) | counter_[2]; }

 private:
  static constexpr auto first_common = static_cast<std::size_t>(Decision::marks);

  bool known(Decision decision, std::uint32_t repeat) const {
    return common_known_ && repeat == 0 && static_cast<std::size_t>(decision) - first_common < common_decisions;
  }
  const random::Block& common(Decision decision) const {
    return common_[static_cast<std::size_t>(decision) - first_common];
  }
  random::Block place(Decision decision, std::uint32_t block) const {
    return {counter_[0], counter_[1], counter_[2], (static_cast<std::uint32_t>(decision) << 24U) | block};
  }

  random::Key key_{};
  random::Block counter_{};
  bool common_known_ = false;
  CommonWords common_{};  ///< set if known
};

}  // namespace sposim::model
