#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "report/chart_examples.hpp"
#include "report/svg_reader.hpp"

// What holds for every chart, whatever its data.
namespace sposim::report::charts {
namespace {

using testing::Contains;
using testing::HasSubstr;

std::string place_text(const std::pair<double, double>& place) {
  return std::to_string(place.first) + "," + std::to_string(place.second);
}

/// The places that an element draws at.
std::vector<std::pair<double, double>> places_of(const Element& element, std::vector<std::string>& faults) {
  const auto number = [&](const std::string& key) {
    const auto found = element.attributes.find(key);
    const double value = found == element.attributes.end() ? 0 : number_of(found->second);
    if (std::isnan(value)) faults.push_back("no number: " + key + "=" + found->second);
    return value;
  };
  if (element.name == "rect") {
    const double x = number("x"), y = number("y"), width = number("width"), height = number("height");
    if (width < 0 || height < 0) faults.emplace_back("a rectangle of negative size");
    return {{x, y}, {x + width, y + height}};
  }
  if (element.name == "circle") {
    const double x = number("cx"), y = number("cy"), r = number("r");
    return {{x - r, y - r}, {x + r, y + r}};
  }
  if (element.name == "text") return {{number("x"), number("y")}};
  if (element.name != "path") return {};
  std::string fault;
  auto places = places_of_path(element.attributes.at("d"), fault);
  if (!fault.empty()) faults.push_back(fault);
  return places;
}

void look_at_root(const Svg& svg, std::vector<std::string>& faults) {
  const Element& root = svg.elements.front();
  const auto& has = root.attributes;
  if (root.name != "svg" || has.count("viewBox") == 0 || has.count("role") == 0 || has.at("role") != "img") {
    faults.emplace_back("the root is not an image with a viewBox");
    return;
  }
  std::set<std::string> ids;
  for (const Element& element : svg.elements) {
    if (element.attributes.count("id") != 0 && !ids.insert(element.attributes.at("id")).second)
      faults.emplace_back("an id twice");
  }
  const std::string& by = has.at("aria-labelledby");
  const std::size_t space = by.find(' ');
  for (const std::string& id : {by.substr(0, space), by.substr(space + 1)}) {
    if (ids.count(id) == 0) faults.push_back("labelled by what is not there: " + id);
  }
  if (svg.elements[1].name != "title" || svg.elements[1].text.empty()) faults.emplace_back("no title");
  if (svg.elements[2].name != "desc" || svg.elements[2].text.empty()) faults.emplace_back("no description");
}

void look_at_attributes(const Element& element, std::vector<std::string>& faults) {
  static const std::set<std::string> allowed{"svg", "title", "desc", "rect", "circle", "path", "text", "g"};
  if (allowed.count(element.name) == 0) faults.push_back("a " + element.name);
  for (const auto& [key, value] : element.attributes) {
    if (key == "style" || key == "class" || key.substr(0, 2) == "on" || key.find("href") != std::string::npos) {
      faults.push_back("an attribute " + key);
    }
    if (value.find("nan") != std::string::npos || value.find("inf") != std::string::npos)
      faults.push_back(key + "=" + value);
  }
}

/// What is wrong with a chart; empty: nothing.
std::vector<std::string> faults_of(const Chart& chart, double least_type) {
  std::vector<std::string> faults;
  const Svg svg = read_svg(chart.svg);
  if (!svg.fault.empty()) return {svg.fault};
  look_at_root(svg, faults);
  if (!faults.empty()) return faults;
  double width = 0, height = 0;
  const std::string& shown = svg.elements.front().attributes.at("viewBox");
  const std::size_t space = shown.rfind(' ');
  width = number_of(shown.substr(4, space - 4));
  height = number_of(shown.substr(space + 1));
  std::vector<std::pair<Box, std::string>> words;
  for (const Element& element : svg.elements) {
    look_at_attributes(element, faults);
    for (const auto& place : places_of(element, faults)) {
      const bool inside =
          place.first >= -0.5 && place.first <= width + 0.5 && place.second >= -0.5 && place.second <= height + 0.5;
      if (!inside) faults.push_back(element.name + " outside at " + place_text(place) + " of " + shown);
    }
    if (element.name != "text") continue;
    const Box box = box_of(element);
    if (box.left < -0.1 || box.right > width + 0.1 || box.top < -0.1 || box.bottom > height + 0.1) {
      faults.push_back("words cut off: " + element.text);
    }
    if (number_of(element.inherited.at("font-size")) < least_type) faults.push_back("words too small: " + element.text);
    words.emplace_back(box, element.text);
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t k = i + 1; k < words.size(); ++k) {
      if (overlap(words[i].first, words[k].first))
        faults.push_back("\"" + words[i].second + "\" on \"" + words[k].second + "\"");
    }
  }
  for (const auto& row : chart.table.rows) {
    if (row.size() != chart.table.columns.size())
      faults.emplace_back("a row of the table with other cells than columns");
  }
  return faults;
}

void expect_sound(const std::vector<Example>& examples, double least_type) {
  std::size_t bad = 0;
  for (const Example& example : examples) {
    const auto faults = faults_of(example.chart, least_type);
    if (faults.empty()) continue;
    if (++bad <= 12) ADD_FAILURE() << example.name << ": " << faults.size() << " faults, the first: " << faults.front();
  }
  EXPECT_EQ(bad, 0U) << "of " << examples.size();
}

TEST(EveryChart, IsSoundWithPlainData) {
  expect_sound(plain_examples(Width::wide), 13);
  expect_sound(plain_examples(Width::narrow), 11.5);
}

TEST(EveryChart, IsSoundWithAwkwardDataWide) {
  expect_sound(awkward_examples(Width::wide, Titles::drawn), 13);
}

TEST(EveryChart, IsSoundWithAwkwardDataNarrow) {
  expect_sound(awkward_examples(Width::narrow, Titles::left_out), 11.5);
}

TEST(EveryChart, HasTheSameBytesAgain) {
  const auto once = plain_examples(Width::wide), again = plain_examples(Width::wide);
  for (std::size_t i = 0; i < once.size(); ++i) EXPECT_EQ(once[i].chart.svg, again[i].chart.svg) << once[i].name;
}

TEST(EveryChart, FitsAPageOfFifteen) {
  std::size_t bytes = 0;
  for (const Example& example : plain_examples(Width::wide)) bytes += example.chart.svg.size();
  EXPECT_LT(bytes, 200'000U);
}

// The check notices: a chart with each fault planted.
TEST(EveryChart, PlantedFaultsAreFound) {
  const Chart sound = plain_examples(Width::wide).front().chart;
  ASSERT_TRUE(faults_of(sound, 13).empty());
  const auto planted = [&](const std::string& element) {
    Chart chart = sound;
    chart.svg.insert(chart.svg.rfind("</svg>"), element);
    return faults_of(chart, 13);
  };
  EXPECT_TRUE(planted("<text x=\"500\" y=\"20\">apart</text>").empty());
  EXPECT_THAT(planted("<text x=\"10\" y=\"20\">on the title</text>"), Contains(HasSubstr("on the title")));
  EXPECT_THAT(planted("<text x=\"660\" y=\"30\">over the edge</text>"), Contains(HasSubstr("cut off")));
  EXPECT_THAT(planted("<text x=\"500\" y=\"20\" font-size=\"9\">small</text>"), Contains(HasSubstr("too small")));
  EXPECT_THAT(planted("<path d=\"M10 10l-20 0\"/>"), Contains(HasSubstr("outside")));
  EXPECT_THAT(planted("<path d=\"M10 nan\"/>"), Contains(HasSubstr("nan")));
  EXPECT_THAT(planted("<circle cx=\"-inf\" cy=\"5\" r=\"1\"/>"), Contains(HasSubstr("no number")));
  EXPECT_THAT(planted("<script/>"), Contains(HasSubstr("a script")));
  EXPECT_THAT(planted("<g>"), Contains(HasSubstr("closes what is not open")));
  EXPECT_THAT(planted("<g a=\"1\" a=\"2\"/>"), Contains(HasSubstr("twice")));
  EXPECT_THAT(planted("<g a=\"&bad;\"/>"), Contains(HasSubstr("entity")));
  EXPECT_THAT(planted("<g>\x01</g>"), Contains(HasSubstr("control")));
}

}  // namespace
}  // namespace sposim::report::charts
