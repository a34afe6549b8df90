#pragma once

#include <string>
#include <vector>

#include "report/charts/chart.hpp"

/// What drives the answer: how far each uncertain number moves it.
namespace sposim::report::charts {

struct TornadoRow {
  std::string name;                 ///< of the number, in plain words
  double at_low = missing;          ///< the answer with the number at its low end
  double at_high = missing;         ///< … and at its high end
  std::string low_text, high_text;  ///< the ends themselves, written beside the bar: "2%", "8%"
};

struct TornadoData {
  std::string measure;  ///< the answer, name of the axis
  Unit unit = Unit::number;
  double base = missing;  ///< the answer as it is; a line through all bars
  std::string base_label;
  std::vector<TornadoRow> rows;  ///< drawn widest first
  std::size_t most = 15;         ///< rows drawn; the note says how many more there are, and the table has all
  std::size_t most_lines = 2;    ///< of a name
};

Chart tornado(const Heading& heading, const TornadoData& data);

}  // namespace sposim::report::charts
