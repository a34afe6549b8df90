#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/charts/canvas.hpp"

/// Reads SVG strictly, so that a test can look at what a chart drew.
namespace sposim::report::charts {

struct Element {
  std::string name;
  std::map<std::string, std::string> attributes;
  /// What it has from itself or the elements around it: font-size, font-weight, text-anchor.
  std::map<std::string, std::string> inherited;
  std::string text;  ///< its own characters, entities resolved; not those of elements inside
};

struct Svg {
  std::vector<Element> elements;  ///< in order of their beginning
  std::string fault;              ///< why it is not well-formed XML; empty: it is
};

/// Well-formed XML 1.0 as far as SVG needs it: one root, balanced tags, quoted unique attributes, known entities, legal
/// characters. No comments, CDATA, processing instructions or document types: a chart has none.
Svg read_svg(std::string_view text);

/// The number that fills the whole attribute; a test failure's NaN if it is not one.
double number_of(const std::string& text);

/// Places of a path of M, l and z.
std::vector<std::pair<double, double>> places_of_path(const std::string& path, std::string& fault);

/// Box of a text element by the kit's own widths.
Box box_of(const Element& text);

}  // namespace sposim::report::charts
