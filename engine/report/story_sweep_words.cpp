#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/story_sweep_builder.hpp"
#include "report/words.hpp"

/// What drives an output, in sentences that a policy analyst can follow.
namespace sposim::report::story {

namespace {

using analysis::DesignKind;

constexpr std::size_t named_after_the_first = 2;

double width_of(const SweptOutput& output) {
  return output.highest - output.lowest;
}

/// `55% (48% to 62%)`
std::string share(const std::optional<Gauged>& measured) {
  if (!measured || !measured->value) return "an unknown share";
  if (!measured->band_95) return share_text(*measured->value);
  return fmt::format("{} ({} to {})", share_text(*measured->value), share_text(measured->band_95->low),
                     share_text(measured->band_95->high));
}

/// `3,200 (2,500 to 4,000)`
std::string size(const std::optional<Gauged>& measured, double width) {
  if (!measured || !measured->value) return "an unknown amount";
  if (!measured->band_95) return amount(*measured->value, width);
  return fmt::format("{} ({} to {})", amount(*measured->value, width), amount(measured->band_95->low, width),
                     amount(measured->band_95->high, width));
}

std::string named(const Effect& effect) {
  return "“" + effect.statement + "”";
}

std::string range_of(const SweptOutput& output) {
  return fmt::format("between {} and {}", amount(output.lowest, width_of(output)),
                     amount(output.highest, width_of(output)));
}

/// The result as a number goes from its low place to its high one; where it turns on the way, between which ends.
std::string moved_by(const Bar& bar, double width) {
  const bool turns = bar.swing > bar.width;
  return turns ? fmt::format("between {} and {}", amount(bar.least, width), amount(bar.most, width))
               : fmt::format("{} to {}", amount(bar.at_low, width), amount(bar.at_high, width));
}

/// What one factor does, as it stands in a list after its name.
std::string does(const Effect& effect, const SweptOutput& output, DesignKind kind) {
  switch (kind) {
    case DesignKind::one_at_a_time:
    case DesignKind::grid:
      return moved_by(*effect.bar, width_of(output));
    case DesignKind::morris:
      return size(effect.mu_star, width_of(output));
    case DesignKind::sobol:
      return share(effect.total);
    case DesignKind::latin_hypercube:
    case DesignKind::list:
      return share(effect.first);
  }
  throw core::ContractViolation("every kind of design says what a factor does");
}

std::string first_sentence(const Effect& effect, const SweptOutput& output, DesignKind kind) {
  const std::string what = does(effect, output, kind);
  const std::string begin = fmt::format("What drives {} most is {}: ", output.title, named(effect));
  switch (kind) {
    case DesignKind::one_at_a_time:
      return begin + fmt::format("{} as this number alone goes from {} to {}.", what, effect.bar->low_text,
                                 effect.bar->high_text);
    case DesignKind::grid:
      return begin + fmt::format("{} on average over the other numbers, as it goes from {} to {}.", what,
                                 effect.bar->low_text, effect.bar->high_text);
    case DesignKind::morris:
      return begin + fmt::format("going across its range changes it by {} on average.", what);
    case DesignKind::sobol:
      return begin + fmt::format(
                         "{} of the spread comes from it, alone or together with other numbers; {} would go if "
                         "it alone were known.",
                         what, share(effect.first));
    case DesignKind::latin_hypercube:
    case DesignKind::list:
      return begin + fmt::format("{} of the spread would go if this number were known.", what);
  }
  throw core::ContractViolation("every kind of design has a sentence");
}

std::string others_in_words(const std::vector<const Effect*>& seen, const SweptOutput& output, DesignKind kind) {
  std::string words;
  for (std::size_t i = 1; i < std::min(seen.size(), 1 + named_after_the_first); ++i) {
    words +=
        fmt::format("{}{}, {}", words.empty() ? "Next: " : "; then ", named(*seen[i]), does(*seen[i], output, kind));
  }
  return words.empty() ? "" : " " + words + ".";
}

/// Where the result lies.
std::string place_of_result(const SweepStory& story, const SweptOutput& output) {
  const double width = width_of(output);
  if (output.middle) return fmt::format(" With every number in its middle it is {}.", amount(*output.middle, width));
  return fmt::format(" Over the {} it lies {} ({} on average).",
                     counted(static_cast<std::int64_t>(story.points), "point"), range_of(output),
                     amount(output.mean, width));
}

std::string begun_large(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

/// Of how many numbers no influence is seen, and of how many nobody can say.
std::string unseen_in_words(const std::vector<Effect>& effects) {
  const auto count = [&](auto&& which) { return std::count_if(effects.begin(), effects.end(), which); };
  const auto unseen = count([](const Effect& effect) { return !effect.seen && is_estimated(effect); });
  const auto unknown = count([](const Effect& effect) { return !is_estimated(effect); });
  std::string words;
  if (unseen > 0) words += fmt::format(" Of {} of the {} numbers no influence can be seen.", unseen, effects.size());
  if (unknown > 0) {
    words += fmt::format(" Of {} of the {} numbers the influence could not be estimated.", unknown, effects.size());
  }
  return words;
}

/// Where no number is seen to drive an output: because none does, or because nothing could be estimated.
std::string nothing_seen(const SweptOutput& output) {
  const auto& effects = output.effects;
  if (std::none_of(effects.begin(), effects.end(), is_estimated)) {
    return fmt::format("What drives {} could not be estimated from so few points.", output.title);
  }
  const bool all = std::all_of(effects.begin(), effects.end(), is_estimated);
  return begun_large(output.title) + " is not seen to depend on any number." + (all ? "" : unseen_in_words(effects));
}

/// How the figures should be taken.
std::string sureness(const SweepStory& story, const analysis::Design& design) {
  const std::string replicates = counted(story.birth.replicates, "simulated future");
  switch (design.kind) {
    case DesignKind::one_at_a_time:
      return fmt::format("Each end of a bar is the mean of {}. Luck can still move it; the table says how far.",
                         replicates);
    case DesignKind::grid:
      return fmt::format("Each cell rests on {}, all with the same luck, so that cells differ by their numbers.",
                         replicates);
    case DesignKind::morris:
      return fmt::format("Ranges in brackets hold the truth in 95 of 100 such sweeps; they come from {}.",
                         counted(static_cast<std::int64_t>(design.base), "trajectory", "trajectories"));
    case DesignKind::sobol:
      return fmt::format(
          "Ranges in brackets hold the truth in 95 of 100 such sweeps; they come from {} of the design, "
          "and more would narrow them.",
          counted(static_cast<std::int64_t>(design.base), "row"));
    case DesignKind::latin_hypercube:
    case DesignKind::list:
      return fmt::format("Ranges in brackets hold the truth in 95 of 100 such samples of {}.",
                         counted(static_cast<std::int64_t>(story.points), "point"));
  }
  throw core::ContractViolation("every kind of design says how sure it is");
}

std::string chance_in_words(const SweptOutput& output) {
  if (!output.chance.value) return "";
  return fmt::format(
      " Luck is another matter: {} of the spread between single futures is chance, and no better "
      "evidence would remove it.",
      share(output.chance));
}

}  // namespace

bool is_estimated(const Effect& effect) {
  const auto has_interval = [](const std::optional<Gauged>& measured) { return measured && measured->band_95; };
  return effect.bar || (effect.mu_star && effect.mu_star->value) || has_interval(effect.total) ||
         has_interval(effect.first) || has_interval(effect.rank_correlation);
}

std::string share_text(double share) {
  const double hundredths = std::abs(100 * share);
  const std::string digits = fmt::format("{:.{}f}%", hundredths, hundredths < 9.95 && hundredths > 0 ? 1 : 0);
  return share < 0 && digits != "0.0%" ? "−" + digits : digits;
}

void put_into_words(const SweepStory& story, const analysis::Design& design, SweptOutput& output) {
  if (output.lowest == output.highest) {
    output.answer = fmt::format("{} is {} at every point: nothing that was moved drives it.", begun_large(output.title),
                                amount(output.mean, 0));
    return;
  }
  std::vector<const Effect*> seen;
  for (const Effect& effect : output.effects) {
    if (effect.seen) seen.push_back(&effect);
  }
  output.answer = seen.empty()
                      ? nothing_seen(output)
                      : first_sentence(*seen.front(), output, design.kind) + others_in_words(seen, output, design.kind);
  output.answer += place_of_result(story, output);
  if (!seen.empty()) output.answer += unseen_in_words(output.effects);
  output.how_sure = sureness(story, design) + chance_in_words(output);
}

}  // namespace sposim::report::story
