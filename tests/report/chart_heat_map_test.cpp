#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>

#include "report/charts/heat_map.hpp"
#include "report/svg_reader.hpp"

namespace sposim::report::charts {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Key;
using testing::Not;

HeatData two_by_two(std::vector<std::vector<double>> values) {
  return {"newly protected", Unit::number,   "officers trained", "hearings",
          {"0", "365"},      {"× 1", "× 2"}, std::move(values)};
}

/// The fill of the rectangle before each text: of a cell by its value, of a step of the key by its words.
std::map<std::string, std::string> fills_of(const HeatData& data, Width width) {
  Heading heading;
  heading.id = "heat";
  heading.headline = "Heat";
  heading.width = width;
  const Svg svg = read_svg(heat_map(heading, data).svg);
  EXPECT_EQ(svg.fault, "");
  std::map<std::string, std::string> fills;
  std::string fill;
  for (const Element& element : svg.elements) {
    if (element.name == "rect") fill = element.attributes.at("fill");
    if (element.name == "text" && !fill.empty()) fills[element.text] = fill;
  }
  return fills;
}

TEST(HeatMap, TheKeyNamesTheValuesOfEachShadeInItsColour) {
  for (const Width width : {Width::wide, Width::narrow}) {
    const auto fills = fills_of(two_by_two({{0, 900}, {1500, 3000}}), width);
    ASSERT_THAT(fills, Contains(Key("0 to 1,000")));
    ASSERT_THAT(fills, Contains(Key("over 1,000 to 2,000")));
    ASSERT_THAT(fills, Contains(Key("over 2,000 to 3,000")));
    EXPECT_EQ(fills.at("0 to 1,000"), fills.at("900"));
    EXPECT_EQ(fills.at("over 1,000 to 2,000"), fills.at("1,500"));
    EXPECT_EQ(fills.at("over 2,000 to 3,000"), fills.at("3,000"));
    EXPECT_NE(fills.at("900"), fills.at("1,500"));
    EXPECT_NE(fills.at("1,500"), fills.at("3,000"));
    EXPECT_THAT(fills, Not(Contains(Key(HasSubstr("not known")))));
  }
}

TEST(HeatMap, TheKeyOfEqualValuesIsOneStep) {
  const auto fills = fills_of(two_by_two({{7, 7}, {7, 7}}), Width::wide);
  ASSERT_THAT(fills, Contains(Key("all 7")));
  EXPECT_EQ(fills.at("all 7"), fills.at("7"));
  EXPECT_THAT(fills, Not(Contains(Key(HasSubstr(" to ")))));
}

TEST(HeatMap, TheKeySaysWhatAnEmptyCellMeans) {
  const double unknown = std::numeric_limits<double>::quiet_NaN();
  const auto fills = fills_of(two_by_two({{0, unknown}, {1500, 3000}}), Width::wide);
  ASSERT_THAT(fills, Contains(Key("– not known")));
  EXPECT_EQ(fills.at("– not known"), fills.at("–"));
}

}  // namespace
}  // namespace sposim::report::charts
