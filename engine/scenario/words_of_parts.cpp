#include <fmt/format.h>

#include <array>
#include <string_view>
#include <vector>

#include "core/text.hpp"
#include "scenario/words.hpp"

namespace sposim::scenario {

namespace {

std::string count_in_words(const Observation& observation) {
  if (observation.low == observation.high) return fmt::format("{}", observation.low);
  return fmt::format("{} to {}", observation.low, observation.high);
}

std::string gap_in_words(const Effect& effect, Unit unit) {
  static constexpr std::array<std::string_view, 3> sides{"", ", where it lies below", ", where it lies above"};
  const std::string toward = effect.toward ? in_words(*effect.toward, unit) : "the median of the forces";
  const std::string median = effect.median ? fmt::format(" ({})", number_in_words(*effect.median, unit)) : "";
  return fmt::format("closer to {}{} by this share of the gap: {}{}", toward, median,
                     in_words(effect.size, Unit::probability), sides.at(static_cast<std::size_t>(effect.side)));
}

std::string effect_in_words(const Effect& effect, Unit unit) {
  if (effect.budget_gbp) {
    return fmt::format("replaced by what {} pays for, spent evenly", number_in_words(*effect.budget_gbp, Unit::pounds));
  }
  const auto size = [&](Unit of) { return in_words(effect.size, of); };
  switch (effect.kind) {
    case EffectKind::replace:
      return "replaced by " + size(unit);
    case EffectKind::multiply:
      return "multiplied by " + size(Unit::ratio);
    case EffectKind::add:
      return "plus " + size(unit);
    case EffectKind::scale_odds:
      return "odds multiplied by " + size(Unit::ratio);
    case EffectKind::close_gap:
      break;
  }
  return gap_in_words(effect, unit);
}

}  // namespace

std::string in_words(const Evidence& evidence) {
  std::vector<std::string> parts;
  if (!evidence.source.empty()) parts.push_back(evidence.source);
  if (evidence.assumed) parts.emplace_back("assumption");
  if (evidence.quality) parts.push_back(fmt::format("quality {}", in_words(*evidence.quality)));
  if (!evidence.period.empty()) parts.push_back("period " + evidence.period);
  if (evidence.range) parts.push_back(fmt::format("range {} to {}", evidence.range->first, evidence.range->second));
  if (evidence.review_by) parts.push_back("review by " + core::to_string(*evidence.review_by));
  if (!evidence.owner.empty()) parts.push_back("owner " + evidence.owner);
  if (!evidence.note.empty()) parts.push_back("note: " + evidence.note);
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : "; ") + part;
  return text;
}

std::string in_words(const Condition& condition) {
  static constexpr std::array<std::string_view, 3> rates{"applications per 1,000 reports", "applications", "reports"};
  static constexpr std::array<std::string_view, 4> picks{"below", "above", "lowest", "highest"};
  const auto rate = rates.at(static_cast<std::size_t>(condition.rate));
  const auto pick = picks.at(static_cast<std::size_t>(condition.pick));
  if (condition.pick == Pick::lowest || condition.pick == Pick::highest) {
    return fmt::format("in the {:.0f} forces with the {} number of {}", condition.number.value_or(0), pick, rate);
  }
  const std::string limit = condition.number ? fmt::format("{}", *condition.number) : "the median of the forces";
  return fmt::format("in forces with {} {} {}", rate, pick, limit);
}

std::string in_words(const Scope& scope) {
  if (scope.where) {
    const std::string met =
        scope.met.empty() ? "" : fmt::format(" ({}: {})", scope.met.size(), core::listed(scope.met));
    return in_words(*scope.where) + met;
  }
  if (scope.everywhere()) return "in all forces";
  std::vector<std::string> places = scope.forces;
  places.insert(places.end(), scope.regions.begin(), scope.regions.end());
  return "in " + core::listed(places);
}

std::string in_words(const Lever& lever, Unit unit) {
  std::string text = effect_in_words(lever.effect, unit);
  if (lever.from) text += ", from " + core::in_words(*lever.from);
  if (lever.until) text += ", until " + core::in_words(*lever.until);
  if (lever.ramp_days > 0) text += ", reached over " + number_in_words(lever.ramp_days, Unit::days);
  if (lever.half_life_days) text += ", fading with half-life " + number_in_words(*lever.half_life_days, Unit::days);
  return text + ", " + in_words(lever.scope);
}

std::string in_words(const Correlation& correlation) {
  return fmt::format("rank correlation {} between {} and {}", number_in_words(correlation.rank, Unit::ratio),
                     correlation.first, correlation.second);
}

std::string in_words(const Observation& observation) {
  return fmt::format("{} in {}, {} to {}: {} ({}; {})", in_words(observation.measure), observation.area,
                     core::in_words(observation.from), core::in_words(observation.to), count_in_words(observation),
                     in_words(observation.source_kind), in_words(observation.use));
}

std::string in_words(const Cell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) return fmt::format("{}", *number);
  if (const auto* below = std::get_if<Below>(&cell)) return fmt::format("fewer than {}", below->limit);
  if (const auto* date = std::get_if<core::Date>(&cell)) return core::to_string(*date);
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  return "blank (unknown)";
}

std::string_view in_words(Sitting sitting) {
  return sitting == Sitting::any_day ? "hearings spread over the week" : "one list a week, every seventh day";
}

std::string_view in_words(PolicyStatus status) {
  static constexpr std::array<std::string_view, 3> words{"law", "in consultation", "hypothetical"};
  return words.at(static_cast<std::size_t>(status));
}

std::string_view in_words(Entry entry) {
  static constexpr std::array<std::string_view, 3> words{"a report", "a charge", "a conviction"};
  return words.at(static_cast<std::size_t>(entry));
}

std::string_view in_words(RouteOrder order) {
  return order == RouteOrder::other_order ? "another order" : "a Stalking Protection Order";
}

std::string_view in_words(Quality quality) {
  static constexpr std::array<std::string_view, 3> words{"green", "amber", "red"};
  return words.at(static_cast<std::size_t>(quality));
}

std::string_view in_words(Measured measure) {
  static constexpr std::array<std::string_view, 9> words{"applications",
                                                         "full orders granted",
                                                         "applications refused",
                                                         "applications withdrawn",
                                                         "applications pending on the last day",
                                                         "applications pending or withdrawn by the last day",
                                                         "interim orders made",
                                                         "interim and full orders made",
                                                         "recorded reports"};
  return words.at(static_cast<std::size_t>(measure));
}

std::string_view in_words(ObservationUse use) {
  static constexpr std::array<std::string_view, 3> words{"used to set a number, not scored", "not used, scored",
                                                         "counted later, scored"};
  return words.at(static_cast<std::size_t>(use));
}

std::string_view in_words(CountingSource source) {
  return source == CountingSource::force_returns ? "force returns" : "court series";
}

}  // namespace sposim::scenario
