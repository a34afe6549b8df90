#pragma once

#include <string>
#include <vector>

#include "report/charts/chart.hpp"

/// Charts as a report would have them, for tests and for the eye.
namespace sposim::report::charts {

struct Example {
  std::string name;
  Chart chart;
};

/// One or more of each kind, with made-up numbers of a plausible size.
std::vector<Example> plain_examples(Width width);

/// All kinds with each awkward kind of data: no rows, one point, all equal, negative, huge, tiny, missing and infinite
/// values, many series, and names that are long, empty, or full of markup, control and right-to-left characters.
std::vector<Example> awkward_examples(Width width, Titles titles);

/// Those of a sweep; among the plain examples.
std::vector<Example> sweep_examples(Width width);

}  // namespace sposim::report::charts
