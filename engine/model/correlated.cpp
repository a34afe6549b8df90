#include "model/correlated.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "random/address.hpp"

namespace sposim::model {

random::Copula copula_of(const scenario::Scenario& scenario) {
  const std::vector<std::string> paths = scenario::correlated_paths(scenario);
  std::vector<std::uint64_t> addresses;
  addresses.reserve(paths.size());
  for (const auto& path : paths) addresses.push_back(random::path_hash(path));
  const auto place_of = [&](const std::string& path) {
    return static_cast<std::size_t>(std::lower_bound(paths.begin(), paths.end(), path) - paths.begin());
  };
  std::vector<random::RankPair> pairs;
  for (const auto& [name, correlation] : scenario.correlations) {
    const auto [first, second] = std::minmax({place_of(correlation.first), place_of(correlation.second)});
    pairs.push_back({first, second, correlation.rank});
  }
  return {addresses, pairs};
}

void require_single_values(const scenario::Scenario& scenario, const std::vector<Doubt>& doubts) {
  const std::vector<std::string> paths = scenario::correlated_paths(scenario);
  for (const Doubt& doubt : doubts) {
    const bool correlated = std::binary_search(paths.begin(), paths.end(), doubt.path);
    core::require(!correlated || (!doubt.by_force && doubt.shape), "what is correlated is one number for all forces");
  }
}

}  // namespace sposim::model
