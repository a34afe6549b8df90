#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/html/drawings.hpp"
#include "report/html/text.hpp"
#include "report/story.hpp"

/// What the sections of the page are made of, and the sections themselves.
namespace sposim::report::html {

/// A table; cells are finished HTML, the first of each row names it.
struct Table {
  std::string caption;
  std::vector<std::string> columns;  ///< one that starts with `#` holds numbers, which stand at the right
  std::vector<std::vector<std::string>> rows;
  std::string data;    ///< JSON pointers of figures that are not marked one by one; may be empty
  std::string kind{};  ///< class for the style sheet
};

std::string table(const Table& content);

/// A list of points, each finished HTML.
std::string points(const std::vector<std::string>& items);
std::string paragraph(std::string_view inside);

/// Something that a reader may want to open; print opens nothing, so nothing that must be read stands in one.
std::string folded(std::string_view summary, const std::string& inside);

/// Charts by their names.
using Drawings = std::map<std::string, const Drawing*>;

/// A chart with its titles, its data as a table, and its text alternative; nothing if there is no such chart.
std::string chart(const Drawings& drawings, const std::string& name);

/// The story with its charts at hand, while the page is made.
struct Making {
  const story::Story& story;
  Drawings drawings;
};

inline std::string chart(const Making& making, const std::string& name) {
  return chart(making.drawings, name);
}

/// One section of the page; nothing inside: it is left out.
struct Section {
  std::string id, heading, inside;
  std::string data{};  ///< JSON pointers of what the heading names; may be empty
};

Section answer_section(const Making& making);
Section differs_section(const Making& making);
Section comparison_section(const Making& making);
Section time_section(const Making& making);
Section pathway_section(const Making& making);
Section observed_section(const Making& making);
Section forces_section(const Making& making);
Section money_section(const Making& making);
Section drivers_section(const Making& making);
Section doubt_section(const Making& making);
Section assumptions_section(const Making& making);
Section reading_section(const Making& making);
Section model_section(const Making& making);
Section checklist_section(const Making& making);
Section glossary_section(const Making& making);
Section reproduce_section(const Making& making);

/// The style sheet, as it stands in the page.
std::string_view style();

}  // namespace sposim::report::html
