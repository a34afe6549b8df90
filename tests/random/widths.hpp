#pragma once

#include <vector>

#include "core/processor.hpp"

namespace sposim::random {

/// Each way of computing that this machine has.
inline std::vector<core::Width> widths() {
  std::vector<core::Width> all;
  for (const core::Width width : {core::Width::one, core::Width::four, core::Width::eight}) {
    if (width <= core::widest()) all.push_back(width);
  }
  return all;
}

}  // namespace sposim::random
