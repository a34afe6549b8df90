#include "scenario/sweep.hpp"

namespace sposim::scenario {

std::string sweep_schema() {
  return "{}\n";
}

}  // namespace sposim::scenario
