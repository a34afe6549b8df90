#include "core/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sposim::core {
namespace {

TEST(Escaped, leaves_ordinary_text_alone) {
  EXPECT_EQ(escaped("£75 a day, naïve, 警察, 🚓"), "£75 a day, naïve, 警察, 🚓");
  EXPECT_EQ(escaped(""), "");
}

TEST(Escaped, shows_control_characters) {
  EXPECT_EQ(escaped("a\nb\tc"), "a\\nb\\tc");
  EXPECT_EQ(escaped("\x1B[31m"), "\\u001b[31m");
  EXPECT_EQ(escaped(std::string_view("a\0b", 3)), "a\\u0000b");
  EXPECT_EQ(escaped("\x7F"), "\\u007f");
  EXPECT_EQ(escaped("\xC2\x9B"), "\\u009b");  // the one-character form of ESC [
}

TEST(Escaped, shows_marks_that_reorder_or_hide_text) {
  EXPECT_EQ(escaped("\u202Egnp.exe"), "\\u202egnp.exe");
  EXPECT_EQ(escaped("\u2066a\u2069"), "\\u2066a\\u2069");
  EXPECT_EQ(escaped("\u200B\u200E\u200F\uFEFF\u061C"), "\\u200b\\u200e\\u200f\\ufeff\\u061c");
  EXPECT_EQ(escaped("\u2028"), "\\u2028");
}

TEST(Escaped, shows_bytes_that_are_not_utf8) {
  EXPECT_EQ(escaped("caf\xE9"), "caf\\xe9");
  EXPECT_EQ(escaped("\xC0\xAF"), "\\xc0\\xaf");                    // overlong slash
  EXPECT_EQ(escaped("\xED\xA0\x80"), "\\xed\\xa0\\x80");           // surrogate
  EXPECT_EQ(escaped("\xF4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80");  // past the last character
  EXPECT_EQ(escaped("\xE2\x82"), "\\xe2\\x82");                    // cut short
}

RC_GTEST_PROP(Escaped, is_always_printable_utf8_and_stays_the_same_when_repeated, (const std::string& text)) {
  const std::string safe = escaped(text);
  RC_ASSERT(is_utf8(safe));
  RC_ASSERT(escaped(safe) == safe);
  for (const char c : safe) RC_ASSERT(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
}

TEST(IsUtf8, follows_rfc_3629) {
  EXPECT_TRUE(is_utf8("plain, é, €, 🚓"));
  for (const char* text : {"\x80", "\xC1\x81", "\xE0\x80\xAF", "\xED\xBF\xBF", "\xF0\x80\x80\xAF", "\xF5\x80\x80\x80",
                           "\xFF", "\xC3", "\xF0\x9F\x9A"}) {
    EXPECT_FALSE(is_utf8(text));
  }
}

TEST(Shortened, cuts_at_the_edge_of_a_character_and_says_so) {
  EXPECT_EQ(shortened("abc", 3), "abc");
  EXPECT_EQ(shortened("abcdefgh", 6), "abc…");
  EXPECT_EQ(shortened("££££", 6), "£…");  // the second pound sign would be cut in half
}

RC_GTEST_PROP(Shortened, keeps_within_its_length_and_stays_utf8, (const std::string& text)) {
  const std::string valid = escaped(text);
  const auto most = *rc::gen::inRange<std::size_t>(3, 40);
  RC_ASSERT(shortened(valid, most).size() <= most);
  RC_ASSERT(is_utf8(shortened(valid, most)));
}

TEST(EditDistance, counts_inserts_deletes_replacements_and_swaps) {
  EXPECT_EQ(edit_distance("", ""), 0U);
  EXPECT_EQ(edit_distance("grant", "granted"), 2U);
  EXPECT_EQ(edit_distance("grnated", "granted"), 1U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
}

RC_GTEST_PROP(EditDistance, is_the_same_both_ways_and_0_only_for_the_same_word, (std::string a, std::string b)) {
  RC_ASSERT(edit_distance(a, b) == edit_distance(b, a));
  RC_ASSERT((edit_distance(a, b) == 0) == (a == b));
}

TEST(Nearest, gives_the_best_first_and_nothing_far_off) {
  const std::vector<std::string> names{"granted", "grants", "renewed", "applies"};
  EXPECT_EQ(nearest("grantd", names), (std::vector<std::string>{"granted", "grants"}));
  EXPECT_EQ(nearest("granted", names, 1), (std::vector<std::string>{"granted"}));
  EXPECT_TRUE(nearest("hearings_per_week", names).empty());
  EXPECT_TRUE(nearest(std::string(1'000'000, 'x'), names).empty()) << "a pasted page is nobody's misspelling";
}

TEST(DidYouMean, asks_about_the_near_or_lists_the_few) {
  EXPECT_EQ(did_you_mean("grantd", {"granted", "grants", "applies"}), "Did you mean \"granted\" or \"grants\"?");
  EXPECT_EQ(did_you_mean("zzzzzz", {"green", "amber"}), "It is one of \"green\" and \"amber\".");
  EXPECT_EQ(did_you_mean("zzzzzz", {}), "");
  EXPECT_EQ(did_you_mean("Kent Police", {"Kent", "Essex", "North Wales"}), "Did you mean \"Kent\"?");
  EXPECT_EQ(did_you_mean("Metropolitan", {"Metropolitan Police", "Essex"}), "Did you mean \"Metropolitan Police\"?");
  EXPECT_EQ(did_you_mean("zzzzzz", std::vector<std::string>(13, "pathway")), "");
}

TEST(Listed, reads_like_a_sentence) {
  EXPECT_EQ(listed({}), "");
  EXPECT_EQ(listed({"a"}), "a");
  EXPECT_EQ(listed({"a", "b"}, "or"), "a or b");
  EXPECT_EQ(listed({"a", "b", "c"}), "a, b and c");
}

}  // namespace
}  // namespace sposim::core
