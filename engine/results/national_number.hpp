#pragma once

#include <cstdint>
#include <string>

#include "scenario/value.hpp"

namespace sposim::results {

/// A number that stands beside the pathway (victims in the crime survey, counting errors) in one parameter draw.
///
/// @param value  a number, dated numbers, or national doubt, whose arguments may be such values themselves
/// @param path   its key, e.g. `counting_error.court_over_force`: its address, as for numbers of the pathway
/// @param day    the day on which a dated number is read
/// @throws core::UserError if it differs by force or by case
double national_number(const scenario::Value& value, const std::string& path, core::Date day, std::uint64_t seed,
                       std::uint32_t draw);

}  // namespace sposim::results
