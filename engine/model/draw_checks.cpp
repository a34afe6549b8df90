#include "model/draw_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/error.hpp"

namespace sposim::model {

namespace {

constexpr double half_a_day = 0.5;       // a delay is rounded to whole days
constexpr double sum_of_weights = 1e-9;  // how far written weights may be off

[[noreturn]] void stop(const Leaf& leaf, std::size_t force, const std::string& problem, std::string why,
                       std::string suggestion) {
  const std::string where = force == all_forces ? "" : fmt::format("force {} of the table, ", force + 1);
  const std::string draw = leaf.context.quantile ? fmt::format("at the {} % quantile of the policy's effect",
                                                               100 * leaf.context.apart_quantile)
                                                 : fmt::format("parameter draw {}", leaf.context.draw);
  throw core::UserError(core::Problem{{},
                                      "pathway." + leaf.path,
                                      fmt::format("{}{}: {}", where, draw, problem),
                                      std::move(why),
                                      std::move(suggestion)});
}

bool is_word(const scenario::NumberRule& rule, double value) {
  return (rule.may_be_unlimited && value == scenario::without_limit) ||
         (rule.may_hold && value == scenario::hold_steady);
}

std::string limits(const scenario::NumberRule& rule) {
  return fmt::format("it must lie between {} and {}", rule.least, rule.most);
}

template <class T>
std::size_t force_of(const Steps<T>& steps, std::size_t i) {
  return steps.by_force ? i / steps.starts.size() : all_forces;
}

}  // namespace

void check_range(const Leaf& leaf, const Timeline& timeline) {
  for (std::size_t i = 0; i < timeline.values.size(); ++i) {
    const double value = timeline.values[i];
    if (is_word(leaf.rule, value) || (value >= leaf.rule.least && value <= leaf.rule.most)) continue;
    stop(leaf, force_of(timeline, i), fmt::format("the number drawn is {}", value), limits(leaf.rule),
         "Narrow its distribution, or the lever that acts on it?");
  }
}

void check_laws(const Leaf& leaf, const DrawnVariation& variation) {
  for (std::size_t i = 0; i < variation.values.size(); ++i) {
    const random::Distribution& law = variation.values[i];
    if (const auto* fixed = std::get_if<random::Fixed>(&law)) {
      if (fixed->value >= leaf.rule.least && fixed->value <= leaf.rule.most) continue;
      stop(leaf, force_of(variation, i), fmt::format("the number drawn is {}", fixed->value), limits(leaf.rule),
           "Narrow its distribution, or the lever that acts on it?");
    }
    const auto lowest = random::lowest(law);
    if (!lowest || *lowest > std::min(leaf.rule.least, 0.0) - half_a_day) continue;
    stop(leaf, force_of(variation, i), fmt::format("the distribution drawn reaches down to {:.6g}", *lowest),
         fmt::format("the least it may be is {}", leaf.rule.least),
         "Choose lognormal, gamma or truncated_normal, or a smaller lever?");
  }
}

random::Distribution make_law(const Leaf& leaf, random::Family family, std::vector<double> parameters,
                              std::size_t force) {
  if (family == random::Family::discrete) {
    const auto weights = parameters.begin() + static_cast<std::ptrdiff_t>(parameters.size() / 2);
    const double sum = std::accumulate(weights, parameters.end(), 0.0);
    if (sum > 0 && std::abs(sum - 1) > sum_of_weights) {
      for (auto weight = weights; weight != parameters.end(); ++weight) *weight /= sum;
    }
  }
  const std::string why = random::fault(family, parameters);
  if (why.empty()) return random::make_distribution(family, parameters);
  stop(leaf, force, fmt::format("this {} distribution is not possible", random::info(family).name), why,
       "Narrow the doubt about its parameters, or the lever that acts on one?");
}

void check_words(const Leaf& leaf, const DrawnLever& lever, double number, std::size_t force, Day day) {
  if (!leaf.rule.may_be_unlimited && !leaf.rule.may_hold) return;
  if (!lever.calculates(force, day)) return;
  const auto aim = lever.aim(force);
  if (!is_word(leaf.rule, number) && !(aim && is_word(leaf.rule, *aim))) return;
  const char* word = leaf.rule.may_hold ? "hold" : "unlimited";
  stop(leaf, force, fmt::format("a lever calculates with \"{}\"", word),
       "a word can only be replaced whole, at once, by a number or a word",
       "Use replace without a ramp or a half-life, or write a number in its place?");
}

void stop_at_whole_share(const Leaf& leaf, std::size_t force) {
  stop(leaf, force, "a lever takes from a share that stands at 100 % while the others stand at 0",
       "the others keep their proportions to each other, and here they have none",
       "Target a share that grows, or write the shares by date?");
}

}  // namespace sposim::model
