#pragma once

#include <cmath>
#include <optional>
#include <string_view>

namespace sposim::report {

/// Whether counts below five are shown as `<5` in the files meant for publication.
enum class SmallCounts { shown, banded };

/// Whether a figure beside a banded count is shown, or held back because the count could be worked out from it.
enum class Told { yes, held_back };
inline Told told_unless(bool hidden) {
  return hidden ? Told::held_back : Told::yes;
}

/// What stands for a count, a mean of counts, or an edge of its band: `<5` between 0 and 5, `>-5` between −5 and 0;
/// nothing where the number itself is shown. 0 is always shown.
inline std::optional<std::string_view> band_of(double count, SmallCounts small) {
  constexpr double least_shown = 5;
  if (small == SmallCounts::shown || count == 0 || !(std::abs(count) < least_shown)) return std::nullopt;
  return count > 0 ? "<5" : ">-5";
}

/// Stands for a figure that would give a banded count away: confidential, as official statistics mark it.
inline constexpr std::string_view held_back_mark = "[c]";

}  // namespace sposim::report
