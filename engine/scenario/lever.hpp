#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.hpp"
#include "scenario/value.hpp"

/// A lever: one thing that moves one number of the pathway.
namespace sposim::scenario {

/// The effect of a lever on a drawn number x, at full strength v. Part-way (ramp, fading) at weight w in [0, 1]:
enum class EffectKind {
  replace,     ///< x + w (v − x)
  multiply,    ///< x · v^w
  add,         ///< x + w v
  scale_odds,  ///< odds(x) · v^w
  close_gap,   ///< x + w v (toward − x)
};

/// The word for a gap's other side that is the forces' median, fixed on best estimates.
inline constexpr std::string_view median_of_forces = "median of forces";

/// Which way a gap may close.
enum class GapSide { both, upwards, downwards };

struct Effect {
  EffectKind kind = EffectKind::multiply;
  Value size;
  std::optional<Value> toward;       ///< close_gap only
  bool toward_median = false;        ///< close_gap only: to the median of the forces, fixed on best estimates
  GapSide side = GapSide::both;      ///< close_gap only
  std::optional<double> budget_gbp;  ///< officers trained a month are what the money pays for, evenly spent
  std::optional<double> median;      ///< what `toward_median` comes to (see model/best_estimate)
};

/// What forces are compared by, on best estimates for the year before the policies.
enum class ForceRate { applications_per_1000_reports, applications, reports };
/// Which of them are taken: those beyond a number or the median of the forces, or so many at one end.
enum class Pick { below, above, lowest, highest };

struct Condition {
  ForceRate rate = ForceRate::applications_per_1000_reports;
  Pick pick = Pick::below;
  std::optional<double> number;  ///< none: the median of the forces
};

/// Which forces a lever touches: all where nothing is named.
struct Scope {
  std::vector<std::string> forces;
  std::vector<std::string> regions;
  std::optional<Condition> where;
  std::vector<std::string> met;  ///< forces that meet the condition (see model/best_estimate)
  bool everywhere() const { return forces.empty() && regions.empty() && !where; }
};

struct Lever {
  std::string
      target;  ///< path below `pathway`, e.g. `application.applies`, `court.notice.median`, `order.length.2 years`
  std::string list;  ///< path of the shares that the target is one part of: moving one part moves the others
  Effect effect;
  std::optional<core::Date> from;        ///< first day of effect; none: always
  std::optional<core::Date> until;       ///< last day of effect; none: for ever
  double ramp_days = 0;                  ///< days from `from` to full effect
  std::optional<double> half_life_days;  ///< fading after full effect is reached
  Scope scope;
  Evidence evidence;
  core::Location where;
};

/// A named list of levers that already happened or are law; part of the baseline.
struct Change {
  std::string title;
  std::optional<int> order;   ///< settles which of two changes to one number comes first
  std::vector<Lever> levers;  ///< applied in this order
};

}  // namespace sposim::scenario
