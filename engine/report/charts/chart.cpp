#include "report/charts/chart.hpp"

namespace sposim::report::charts {

std::string svg_file(const Chart& chart) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + chart.svg;
}

}  // namespace sposim::report::charts
