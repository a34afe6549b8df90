#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "report/charts/canvas.hpp"
#include "report/charts/colour.hpp"
#include "report/charts/text.hpp"

namespace sposim::report::charts {
namespace {

using testing::ElementsAre;

// Measured once with Chromium 150 (canvas.measureText, Liberation Sans at 100 px).
struct Measured {
  const char* text;
  Weight weight;
  double width;
};

const std::vector<Measured> measured{
    {"Avon and Somerset", Weight::regular, 876.46},
    {"1,234,567.89", Weight::regular, 583.89},
    {"−£2.35m to £10bn", Weight::regular, 808.98},
    {"policies start, April 2024", Weight::regular, 1061.62},
    {"How many reports lead to an application matters most", Weight::regular, 2389.99},
    {"95 of 100 simulated futures", Weight::regular, 1206.3},
    {"WAVE To Yr AV", Weight::regular, 698.29},
    {"iiiiilllll....,,,,", Weight::regular, 444.43},
    {"Dyfed-Powys (Wales) & Gwent/Glamorgan", Weight::regular, 1891.31},
    {"“quoted” – it’s 50% … less", Weight::regular, 1165.38},
    {"Élan Ðþß Ångström ½ Æ", Weight::regular, 1111.52},
    {"@#~{}[]|^_`*+=<>?!;:'\"\\$", Weight::regular, 1049.17},
    {"Ελληνικά Привет", Weight::regular, 762.35},
    {"café São naïve", Weight::regular, 667.14},
    {"Avon and Somerset", Weight::bold, 935.4},
    {"1,234,567.89", Weight::bold, 583.89},
    {"−£2.35m to £10bn", Weight::bold, 836.52},
    {"policies start, April 2024", Weight::bold, 1150.49},
    {"How many reports lead to an application matters most", Weight::bold, 2578.32},
    {"95 of 100 simulated futures", Weight::bold, 1289.31},
    {"WAVE To Yr AV", Weight::bold, 722.27},
    {"iiiiilllll....,,,,", Weight::bold, 500.1},
    {"Dyfed-Powys (Wales) & Gwent/Glamorgan", Weight::bold, 1996.63},
    {"“quoted” – it’s 50% … less", Weight::bold, 1263.33},
    {"Élan Ðþß Ångström ½ Æ", Weight::bold, 1172.31},
    {"@#~{}[]|^_`*+=<>?!;:'\"\\$", Weight::bold, 1119.34},
    {"Ελληνικά Привет", Weight::bold, 821.97},
    {"café São naïve", Weight::bold, 694.82},
};

TEST(TextWidth, IsNeverLessThanABrowserMeasures) {
  for (const auto& [text, weight, width] : measured) {
    const double ours = text_width(text, 100, weight);
    const double most = std::string_view(text).find("П") == std::string_view::npos ? 1.25 : 2.2;  // Cyrillic: no table
    EXPECT_GE(ours, width - 0.05) << text;
    EXPECT_LE(ours, width * most + 1) << text << ": so wide that labels would be cut without need";
  }
}

TEST(Fitted, KeepsWholeWordsOrEndsInDots) {
  EXPECT_EQ(fitted("Kent", 15, Weight::regular, 100), "Kent");
  const std::string cut = fitted("Devon and Cornwall", 15, Weight::regular, 80);
  EXPECT_EQ(cut, "Devon an…");
  EXPECT_LE(text_width(cut, 15), 80);
  EXPECT_EQ(fitted("Kent", 15, Weight::regular, 5), "");
}

TEST(Broken, BreaksAtSpaces) {
  EXPECT_THAT(broken("one two three four", 10, Weight::regular, 42, 3), ElementsAre("one two", "three", "four"));
  EXPECT_THAT(broken("one two three four", 10, Weight::regular, 42, 2), ElementsAre("one two", "three f…"));
  EXPECT_THAT(broken("incomprehensibilities here", 10, Weight::regular, 45, 2), ElementsAre("incomp…", "here"));
  EXPECT_TRUE(broken("", 10, Weight::regular, 45, 2).empty());
}

TEST(Clean, ShowsWhatWouldHideOrBreak) {
  EXPECT_EQ(clean("a\x1b[31m\nb"), "a\\u001b[31m\\nb");
  EXPECT_EQ(clean("x\u202Ey"), "x\\u202ey");
  EXPECT_EQ(clean("\uFFFE"), "\\ufffe");
  EXPECT_EQ(xml("<a b=\"c\">&"), "&lt;a b=&quot;c&quot;&gt;&amp;");
}

TEST(Place, IsShort) {
  EXPECT_EQ(place(12), "12");
  EXPECT_EQ(place(12.04), "12");
  EXPECT_EQ(place(0.5), ".5");
  EXPECT_EQ(place(-0.04), "0");
  EXPECT_EQ(place(-3.25), "-3.3");
}

TEST(PathText, IsRelativeAndDoesNotDrift) {
  EXPECT_EQ(Path().move(10, 20).line(15.5, 19.5).line(15.4, 25).close().text(), "M10 20l5.5-.5-.1 5.5z");
  Path path;
  path.move(0, 0);
  for (int i = 1; i <= 1000; ++i) path.line(i * 0.26, 0);
  EXPECT_NE(path.text().find("l.3 0 .2 0 .3 0 .2 0"), std::string::npos);
}

TEST(Spread, MovesOnlyWhatTouches) {
  EXPECT_THAT(spread({10, 50, 90}, 20, {0, 100}), ElementsAre(10, 50, 90));
  EXPECT_THAT(spread({50, 50}, 20, {0, 100}), ElementsAre(40, 60));
  EXPECT_THAT(spread({99, 98}, 20, {0, 100}), ElementsAre(90, 70));
  EXPECT_THAT(spread({0, 0, 0}, 20, {0, 100}), ElementsAre(10, 30, 50));
  EXPECT_TRUE(spread({}, 20, {0, 100}).empty());
}

TEST(Spread, KeepsOrderDistanceAndSpan) {
  rc::check("labels", [](const std::vector<std::uint8_t>& raw) {
    std::vector<double> wanted;
    for (std::size_t i = 0; i < std::min<std::size_t>(raw.size(), 12); ++i) wanted.push_back(raw[i]);
    const auto placed = spread(wanted, 20, {0, 256});
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      RC_ASSERT(placed[i] >= 10 - 1e-6 && placed[i] <= 246 + 1e-6);
      for (std::size_t k = 0; k < i; ++k) {
        RC_ASSERT(std::abs(placed[i] - placed[k]) >= 20 - 1e-6);
        RC_ASSERT(wanted[i] == wanted[k] || (wanted[i] < wanted[k]) == (placed[i] < placed[k]));
      }
    }
  });
}

double channel(std::string_view colour, std::size_t at) {
  const double share = static_cast<double>(std::stoi(std::string(colour.substr(at, 2)), nullptr, 16)) / 255;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

/// Web Content Accessibility Guidelines 2.2, relative luminance and contrast ratio.
double contrast(std::string_view a, std::string_view b) {
  const auto luminance = [](std::string_view colour) {
    return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
  };
  const double light = std::max(luminance(a), luminance(b)), dark = std::min(luminance(a), luminance(b));
  return (light + 0.05) / (dark + 0.05);
}

TEST(Palette, HasContrast) {
  EXPECT_NEAR(contrast("#000000", "#ffffff"), 21, 1e-9);
  using namespace colour;
  for (const auto words : {ink, quiet, plum}) {
    EXPECT_GE(contrast(words, paper), 4.5) << words;
    EXPECT_GE(contrast(words, ground), 4.5) << words;
  }
  // Marks, lines and the edges of tiles; orange, the source's own choice, is nearest to the limit.
  for (const auto mark : {blue, plum, teal, orange, grey, axis}) EXPECT_GE(contrast(mark, paper), 3) << mark;
  EXPECT_GE(contrast(paper, sequential[0]), 4.5);
  EXPECT_GE(contrast(paper, sequential[1]), 4.5);
  EXPECT_GE(contrast(ink, sequential[2]), 4.5);
}

TEST(Looks, DifferInMoreThanColour) {
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const Look a = look_of(Role::automatic, i), b = look_of(Role::automatic, k);
      EXPECT_NE(a.colour, b.colour);
      EXPECT_NE(a.dashes, b.dashes);
      EXPECT_NE(a.shape, b.shape);
    }
  }
  EXPECT_EQ(look_of(Role::current_policy, 3).colour, colour::blue);
  EXPECT_EQ(look_of(Role::reform, 0).colour, colour::orange);
}

}  // namespace
}  // namespace sposim::report::charts
