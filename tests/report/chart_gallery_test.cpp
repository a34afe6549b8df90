#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "report/chart_examples.hpp"

namespace sposim::report::charts {
namespace {

// SPOSIM_GALLERY=FOLDER writes the examples there, to be looked at.
TEST(Gallery, Writes) {
  const char* folder = std::getenv("SPOSIM_GALLERY");
  if (folder == nullptr) GTEST_SKIP();
  const auto write = [&](const Example& example, const std::string& ending) {
    std::string name = example.name;
    std::replace(name.begin(), name.end(), ' ', '_');
    std::ofstream(std::string(folder) + "/" + name + ending + ".svg") << svg_file(example.chart);
  };
  for (const Width width : {Width::wide, Width::narrow}) {
    const std::string ending = width == Width::wide ? "_wide" : "_narrow";
    for (const Example& example : plain_examples(width)) write(example, ending);
    for (const Example& example : awkward_examples(width, Titles::drawn)) write(example, ending);
  }
}

}  // namespace
}  // namespace sposim::report::charts
