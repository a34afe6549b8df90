#pragma once

#include <string>
#include <vector>

#include "report/charts/chart.hpp"

/// Two estimates for each of a few things, each with its interval: what a number does alone, and with the others.
namespace sposim::report::charts {

struct Dot {
  double value = missing;
  Interval interval;
};

struct PairedRow {
  std::string name;  ///< in plain words, two lines at most
  Dot first, second;
};

struct PairedData {
  std::string measure;  ///< name of the axis
  Unit unit = Unit::percent;
  std::string rows_called;
  std::string first_called, second_called;
  std::string interval_called;  ///< "95% interval"
  std::vector<PairedRow> rows;  ///< in the order of the picture
  std::size_t most = 15;        ///< rows drawn; the note says how many more there are, and the table has all
};

Chart paired_dots(const Heading& heading, const PairedData& data);

}  // namespace sposim::report::charts
