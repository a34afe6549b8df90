#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "report/chart_examples.hpp"

namespace sposim::report::charts {
namespace {

// SPOSIM_GALLERY=FOLDER writes the examples there, to be looked at.
TEST(Gallery, Writes) {
  const char* folder = std::getenv("SPOSIM_GALLERY");
  if (folder == nullptr) GTEST_SKIP();
  for (const Width width : {Width::wide, Width::narrow}) {
    for (const Example& example : plain_examples(width)) {
      std::ofstream(std::string(folder) + "/" + example.name + (width == Width::wide ? "_wide" : "_narrow") + ".svg")
          << svg_file(example.chart);
    }
  }
}

}  // namespace
}  // namespace sposim::report::charts
