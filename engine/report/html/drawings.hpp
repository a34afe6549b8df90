#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "report/charts/chart.hpp"
#include "report/story.hpp"

namespace sposim::report::html {

/// A chart of the story: what stands around it, where its data are, and how to draw it.
struct Drawing {
  std::string name;      ///< of the file, `charts/NAME.svg`, and of the figure in the page
  std::string headline;  ///< the message
  std::string subtitle;  ///< measure, area, period
  std::string note;
  std::string data;  ///< JSON pointers into story.json, with spaces between: every figure shown is there
  std::function<charts::Chart(const charts::Heading&)> draw;
  std::string mark{};  ///< see `mark_of`: a picture that leaves the page says so itself
};

/// `DRAFT`, `DRAFT, PARTIAL`, `PARTIAL` or nothing.
std::string mark_of(const story::Story& story);

/// Every chart that this story has something for, in the order of the page.
std::vector<Drawing> drawings_of(const story::Story& story);

/// One of them as a file of its own, its titles drawn.
charts::Chart as_file(const Drawing& drawing);

}  // namespace sposim::report::html
