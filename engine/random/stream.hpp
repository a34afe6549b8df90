#pragma once

#include <cstddef>
#include <cstdint>

#include "random/address.hpp"

namespace sposim::random {

/// The words of one address, in order, as a random engine for Boost.Random (32 bits a word). Copying it copies the
/// place.
class Stream {
 public:
  using result_type = std::uint32_t;
  static constexpr bool has_fixed_range = false;
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return 0xFFFFFFFF; }

  Stream(std::uint64_t seed, const Address& address) : Stream(key_of(seed), counter(address)) {}
  Stream(Key key, Block counter) : key_(key), counter_(counter) {}
  /// The same, its first words known already.
  Stream(Key key, Block counter, Block first_words) : key_(key), counter_(counter), words_(first_words), used_(0) {
    ++counter_[3];
  }

  result_type operator()() {
    if (used_ == words_.size()) {
      words_ = philox(counter_, key_);
      ++counter_[3];
      used_ = 0;
    }
    return words_[used_++];
  }

 private:
  Key key_;
  Block counter_;
  Block words_{};
  std::size_t used_ = 4;
};

}  // namespace sposim::random
