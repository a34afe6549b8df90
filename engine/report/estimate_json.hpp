#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "report/small_counts.hpp"
#include "results/estimate.hpp"

/// Estimates in JSON, the same keys in every file; what cannot be known is null.
namespace sposim::report {

nlohmann::ordered_json number_or_null(const std::optional<double>& number);
nlohmann::ordered_json band_or_null(const std::optional<results::Band>& band);
/// @param told  held back: the mean, which adds up, would give another that is banded away
nlohmann::ordered_json estimate_json(const results::Estimate& estimate, SmallCounts small = SmallCounts::shown,
                                     Told told = Told::yes);
/// No count: `[c]` where a banded count could be worked out from it.
nlohmann::ordered_json estimate_json(const std::optional<results::Estimate>& estimate, Told told = Told::yes);
nlohmann::ordered_json number_or_null(const std::optional<double>& number, Told told);
/// A count, or `"<5"` where small ones are banded.
nlohmann::ordered_json count_json(double count, SmallCounts small);
nlohmann::ordered_json band_or_null(const std::optional<results::Band>& band, SmallCounts small);

}  // namespace sposim::report
