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

/// Decisions whose first blocks were computed beforehand, from the first to the one before the last: what nearly every
/// case of a stream meets is cheaper to compute for many cases at once than when it is asked for.
struct KnownDecisions {
  std::uint8_t first = 0, last = 0;

  std::size_t count() const { return static_cast<std::size_t>(last - first); }
  static constexpr std::size_t most = 5;
};

/// What every application meets; the notice where it differs from case to case.
inline constexpr KnownDecisions decisions_of_applications{static_cast<std::uint8_t>(Decision::marks),
                                                          static_cast<std::uint8_t>(Decision::notice)};
inline constexpr KnownDecisions decisions_with_notice{static_cast<std::uint8_t>(Decision::marks),
                                                      static_cast<std::uint8_t>(Decision::interim_delay)};
/// What every conviction without an application meets.
inline constexpr KnownDecisions decisions_of_convictions{static_cast<std::uint8_t>(Decision::outcome_delay),
                                                         static_cast<std::uint8_t>(Decision::adjournment)};

/// The luck of one case: the same whatever the scenario makes of it.
class Luck {
 public:
  Luck() = default;
  /// @param known  decisions whose words the caller writes to `known_words`
  Luck(random::Key key, const random::Address& address, KnownDecisions known = {})
      : Luck(key, random::counter(address), known) {}
  Luck(random::Key key, random::Block counter, KnownDecisions known) : key_(key), counter_(counter), known_(known) {}

  random::Block& known_words(std::size_t place) { return words_[place]; }

  /// The words of one decision; `block` counts repeats (hearings, terms).
  random::Block words(Decision decision, std::uint32_t block = 0) const {
    return knows(decision, block) ? known(decision) : random::philox(place(decision, block), key_);
  }
  /// One of the first four words of a decision.
  std::uint32_t word(Decision decision, std::size_t place) const {
    return knows(decision, 0) ? known(decision)[place] : words(decision)[place];
  }
  /// A stream for a delay; repeats are 256 blocks apart.
  random::Stream stream(Decision decision, std::uint32_t repeat = 0) const {
    const random::Block first = place(decision, repeat << 8U);
    return knows(decision, repeat) ? random::Stream(key_, first, known(decision)) : random::Stream(key_, first);
  }
  /// The first word of that stream.
  std::uint32_t first_word(Decision decision, std::uint32_t repeat = 0) const {
    return words(decision, repeat << 8U)[0];
  }
  /// Orders cases that are ready on one day: by year, route and point.
  std::uint64_t order() const { return (static_cast<std::uint64_t>(counter_[1]) << 32U) | counter_[2]; }

 private:
  bool knows(Decision decision, std::uint32_t repeat) const {
    const auto number = static_cast<std::uint8_t>(decision);
    return repeat == 0 && number >= known_.first && number < known_.last;
  }
  const random::Block& known(Decision decision) const {
    return words_[static_cast<std::size_t>(decision) - known_.first];
  }
  random::Block place(Decision decision, std::uint32_t block) const {
    return {counter_[0], counter_[1], counter_[2], (static_cast<std::uint32_t>(decision) << 24U) | block};
  }

  random::Key key_{};
  random::Block counter_{};
  KnownDecisions known_;
  std::array<random::Block, KnownDecisions::most> words_;  ///< [known decisions], the others are never read
};

}  // namespace sposim::model
