#pragma once

#include <string_view>

#include "scenario/problems.hpp"

namespace sposim::scenario {

/// What yaml-cpp complains of, in words that help; its own words are never shown.
Fault syntax_fault(std::string_view complaint);

}  // namespace sposim::scenario
