#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sposim::core {

/// The text with control characters, bidirectional marks and invalid UTF-8 shown as escapes, safe to print anywhere.
std::string escaped(std::string_view text);

/// The text cut to at most `most` bytes at a character's edge, with `…` where something is missing.
std::string shortened(std::string_view text, std::size_t most);

/// True if the bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates).
bool is_utf8(std::string_view text);

/// Edits (insert, delete, replace, swap of neighbours) that turn one word into the other.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidates nearest to a misspelt word, best first, at most `most`; empty when none is near.
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates,
                                 std::size_t most = 3);

/// `Did you mean "a", "b" or "c"?` for the nearest candidates; the whole list when it is short and none is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

/// The words joined as in a sentence: `a, b and c` (or with `or`).
std::string listed(const std::vector<std::string>& words, std::string_view last = "and");

}  // namespace sposim::core
