#pragma once

#include <vector>

#include "random/processor.hpp"

namespace sposim::random {

/// Each way of computing that this machine has.
inline std::vector<Width> widths() {
  std::vector<Width> all;
  for (const Width width : {Width::one, Width::four, Width::eight}) {
    if (width <= widest()) all.push_back(width);
  }
  return all;
}

}  // namespace sposim::random
