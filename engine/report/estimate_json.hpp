#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "results/estimate.hpp"

/// Estimates in JSON, the same keys in every file; what cannot be known is null.
namespace sposim::report {

nlohmann::ordered_json number_or_null(const std::optional<double>& number);
nlohmann::ordered_json band_or_null(const std::optional<results::Band>& band);
nlohmann::ordered_json estimate_json(const results::Estimate& estimate);
nlohmann::ordered_json estimate_json(const std::optional<results::Estimate>& estimate);

}  // namespace sposim::report
