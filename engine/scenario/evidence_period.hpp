#pragma once

#include <optional>
#include <string>

namespace sposim::scenario {

/// The last year that the words of a `period:` name: 2022 for `April 2020 to March 2022` and for `2021/22`, 2021 for
/// `2021; 67 to 68 % in 2017 to 2020`. Nothing if they name no year from 1900 to 2199.
std::optional<int> last_year_of(const std::string& period);

}  // namespace sposim::scenario
