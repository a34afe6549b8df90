#pragma once

#include <string>
#include <vector>

#include "model/drawn.hpp"
#include "model/schedule.hpp"
#include "model/source.hpp"

/// What a number may come to when it is drawn; each fault is the user's, names the number, the force and the draw, and
/// is given its place in the file by `model/rehearsal`.
namespace sposim::model {

/// Where a drawn number belongs: its path below `pathway`, and what it may be.
struct Leaf {
  const std::string& path;
  const scenario::NumberRule& rule;
  const DrawContext& context;
};

/// @throws core::UserError if a number leaves its limits
void check_range(const Leaf& leaf, const Timeline& timeline);

/// @throws core::UserError if what differs from case to case can leave the limits
void check_laws(const Leaf& leaf, const DrawnVariation& variation);

/// A distribution from drawn parameters; a discrete one's weights are relative to each other.
///
/// @throws core::UserError if there is no such distribution
random::Distribution make_law(const Leaf& leaf, random::Family family, std::vector<double> parameters,
                              std::size_t force);

/// In a message: the number is the same in every force.
inline constexpr std::size_t all_forces = static_cast<std::size_t>(-1);

/// @throws core::UserError if a lever would calculate with a word (`unlimited`, `hold`), which it can only replace
/// whole
void check_words(const Leaf& leaf, const DrawnLever& lever, double number, std::size_t force, Day day);

/// @throws core::UserError always: a share cannot give way to others that are all 0
[[noreturn]] void stop_at_whole_share(const Leaf& leaf, std::size_t force);

}  // namespace sposim::model
