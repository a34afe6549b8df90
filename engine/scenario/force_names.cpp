#include "scenario/force_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "core/text.hpp"

namespace sposim::scenario {

namespace {

/// What results call all forces together, and what `observed` calls one count for each.
constexpr std::array<std::string_view, 3> taken{"england and wales", "each force", "all forces here"};

/// Marks that print nothing, or turn the direction of what is printed: U+200B-200F, 202A-202E, 2060-2069, FEFF.
bool has_invisible(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == 0x7f) return true;
    if (i + 2 >= text.size()) continue;
    const auto second = static_cast<unsigned char>(text[i + 1]);
    const auto third = static_cast<unsigned char>(text[i + 2]);
    const bool mark = second == 0x80 && ((third >= 0x8b && third <= 0x8f) || (third >= 0xaa && third <= 0xae));
    const bool isolate = second == 0x81 && third >= 0xa0 && third <= 0xa9;
    const bool byte_order = byte == 0xef && second == 0xbb && third == 0xbf;
    if (byte_order || (byte == 0xe2 && (mark || isolate))) return true;
  }
  return false;
}

std::string small(std::string_view text) {
  std::string letters(text);
  std::transform(letters.begin(), letters.end(), letters.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return letters;
}

Fault name_fault(const std::string& name) {
  const std::string quoted = fmt::format("\"{}\"", core::shortened(name, 60));
  if (has_invisible(name)) {
    return {quoted + " has a character that does not show", "two names that look the same would be two forces",
            "Type the name anew."};
  }
  if (name.starts_with(' ') || name.ends_with(' ')) {
    return {quoted + " begins or ends with a space", "the name would not be found without it", "Delete the space."};
  }
  if (std::find(taken.begin(), taken.end(), small(name)) != taken.end()) {
    return {quoted + " is not a force", "this names several forces together; totals are computed", "Delete it."};
  }
  return {};
}

}  // namespace

void ForceNames::add(const std::string& name, const core::Location& where, const std::string& key, Problems& problems) {
  Fault fault = name_fault(name);
  if (!fault.problem.empty()) {
    problems.add(where, key, std::move(fault));
    return;
  }
  const auto [place, is_new] = seen_.emplace(small(name), name);
  if (is_new) return;
  const std::string quoted = fmt::format("\"{}\"", core::shortened(name, 60));
  if (place->second == name) {
    problems.add(where, key, {quoted + " stands here a second time", "each force has one row", "Keep one of the two."});
  } else {
    problems.add(where, key,
                 {fmt::format("{} differs from \"{}\" by capitals only", quoted, core::shortened(place->second, 60)),
                  "two names that look the same would be two forces", "Keep one of the two."});
  }
}

void ForceNames::check_region(const std::string& region, const core::Location& where, Problems& problems) const {
  if (region.empty()) return;
  Fault fault = name_fault(region);
  if (fault.problem.empty() && seen_.contains(small(region))) {
    fault = {fmt::format("\"{}\" is a region and a force", core::shortened(region, 60)),
             "a count or a lever could mean either", fmt::format("Write \"{} region\".", core::shortened(region, 60))};
  }
  if (!fault.problem.empty()) problems.add(where, "region", std::move(fault));
}

}  // namespace sposim::scenario
