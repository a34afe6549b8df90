#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/text.hpp"
#include "random/copula.hpp"
#include "scenario/quantity.hpp"
#include "scenario/sections.hpp"

namespace sposim::scenario {

namespace {

using PairOfPaths = std::pair<std::string, std::string>;

PairOfPaths in_order(const Correlation& correlation) {
  return std::minmax(correlation.first, correlation.second);
}

std::string why_not(DoubtKind kind) {
  switch (kind) {
    case DoubtKind::fixed:
      return "it has a fixed value, which moves with nothing";
    case DoubtKind::by_force:
      return "each force has a value of its own; a correlation is between two single values";
    case DoubtKind::shares:
      return "it is one of several shares that are drawn together";
    case DoubtKind::one_value:
      break;
  }
  throw core::ContractViolation("one value for all forces can be correlated");
}

/// Finds doubts by their paths, and says what is wrong with a path that is none.
class KnownDoubts {
 public:
  explicit KnownDoubts(const Scenario& scenario) : doubts_(doubtful_paths(scenario)) {
    for (const DoubtfulPath& doubt : doubts_) {
      if (doubt.kind == DoubtKind::one_value) names_.push_back(doubt.path);
    }
  }

  void check(const Node& node, const std::string& at, const std::string& path, const Reading& reading) const {
    const auto found =
        std::find_if(doubts_.begin(), doubts_.end(), [&](const DoubtfulPath& doubt) { return doubt.path == path; });
    if (found == doubts_.end()) {
      reading.fail(node, at,
                   {fmt::format("there is no uncertain number \"{}\"", core::shortened(path, 80)),
                    "only a number marked unsure can be correlated", suggestion(path, reading)});
    } else if (found->kind != DoubtKind::one_value) {
      reading.fail(node, at,
                   {fmt::format("\"{}\" cannot be correlated", core::shortened(path, 80)), why_not(found->kind), ""});
    }
  }

 private:
  std::string suggestion(const std::string& path, const Reading& reading) const {
    constexpr std::string_view pathway = "pathway.";
    const std::string below_pathway = path.starts_with(pathway) ? path.substr(pathway.size()) : path;
    std::vector<std::string> below;
    for (const auto& name : names_) {
      const bool inside = name.starts_with(below_pathway + ".") || name.starts_with(below_pathway + "@");
      if (inside) below.push_back("\"" + name + "\"");
    }
    if (!below.empty() && below.size() <= 8) return "Choose " + core::listed(below, "or") + ".";
    return reading.problems.did_you_mean(below_pathway, names_);
  }

  std::vector<DoubtfulPath> doubts_;
  std::vector<std::string> names_;  ///< of those that can be correlated
};

void read_between(const Node& node, const std::string& at, Correlation& correlation, const Reading& reading) {
  if (!node.is_list() || node.items.size() != 2) {
    const std::string found = node.is_list() ? fmt::format("a list of {}", node.items.size()) : described(node);
    reading.fail(node, at,
                 {fmt::format("found {}", found), "a correlation is between two numbers",
                  "Write it like [decision.granted, order.renewed]."});
    return;
  }
  const auto first = read_text(node.items[0], at, reading);
  const auto second = read_text(node.items[1], at, reading);
  if (!first || !second) return;
  if (*first == *second) {
    reading.fail(node.items[1], at,
                 {fmt::format("\"{}\" stands on both sides", core::shortened(*first, 80)),
                  "a number always goes with itself", "Name another number."});
    return;
  }
  correlation.first = *first;
  correlation.second = *second;
}

double read_rank(const Node& node, const std::string& at, const Reading& reading) {
  const auto rank = read_plain_number(node, at, {"Rank correlation", Unit::ratio, -1, 1}, reading);
  if (rank && (*rank == 1 || *rank == -1)) {
    reading.fail(node, at,
                 {fmt::format("{} is not between -1 and 1", node.text), "two numbers that never part are one number",
                  "Write a number nearer to 0."});
  }
  return rank.value_or(0);
}

Correlation read_correlation(const Node& node, const std::string& path, const Reading& reading) {
  Correlation correlation;
  correlation.where = node.where;
  if (!expect_map(node, path, "a correlation says between which two numbers, and its rank", reading)) {
    return correlation;
  }
  check_keys(node, path, joined({"between", "rank"}, evidence_keys()), reading);
  if (const Node* between = required(node, path, "between", "it names the two numbers", reading)) {
    read_between(*between, core::join_path(path, "between"), correlation, reading);
  }
  if (const Node* rank = required(node, path, "rank", "it is Spearman's correlation, such as 0.48", reading)) {
    correlation.rank = read_rank(*rank, core::join_path(path, "rank"), reading);
  }
  const NumberRule rule{"Rank correlation", Unit::ratio, -1, 1};
  correlation.evidence = read_evidence(node, path, rule, reading).value_or(Evidence{});
  return correlation;
}

void check_paths(const Node& node, const Scenario& scenario, const Reading& reading) {
  const KnownDoubts known(scenario);
  for (const auto& entry : node.entries) {
    const std::string at = core::join_path(core::join_path("correlations", entry.key), "between");
    for (const Node& item : entry.value.find("between")->items) known.check(item, at, item.text, reading);
  }
}

void check_once(const Node& node, const Scenario& scenario, const Reading& reading) {
  std::map<PairOfPaths, std::string> seen;
  for (const auto& entry : node.entries) {
    const auto [before, fresh] = seen.emplace(in_order(scenario.correlations.at(entry.key)), entry.key);
    if (fresh) continue;
    reading.problems.add(entry.where, core::join_path("correlations", entry.key),
                         {fmt::format("the same two numbers are correlated in \"{}\"", before->second),
                          "two numbers have one correlation", "Delete one of the two."});
  }
}

/// All correlations together must be possible: if a goes with b and b with c, a and c are not free.
void check_together(const Scenario& scenario, const Reading& reading) {
  const std::vector<std::string> paths = correlated_paths(scenario);
  const auto place_of = [&](const std::string& path) {
    return static_cast<std::size_t>(std::lower_bound(paths.begin(), paths.end(), path) - paths.begin());
  };
  std::vector<random::RankPair> pairs;
  for (const auto& [name, correlation] : scenario.correlations) {
    const auto [first, second] = in_order(correlation);
    pairs.push_back({place_of(first), place_of(second), correlation.rank});
  }
  const auto impossible = random::impossible_pair(paths.size(), pairs);
  if (!impossible) return;
  const PairOfPaths pair{paths[impossible->first], paths[impossible->second]};
  const Correlation* written = nullptr;  // the pair itself, or else a correlation of its later number
  std::string name;
  for (const auto& [key, correlation] : scenario.correlations) {
    const bool is_pair = in_order(correlation) == pair;
    if (!is_pair && (written != nullptr || in_order(correlation).second != pair.second)) continue;
    written = &correlation;
    name = key;
    if (is_pair) break;
  }
  core::require(written != nullptr, "an impossible pair has a number that is correlated");
  const bool is_written = in_order(*written) == pair;
  const std::string rank = is_written ? fmt::format("rank {}", decimal_text(written->rank)) : "no correlation (rank 0)";
  reading.problems.add(
      written->where, core::join_path("correlations", name),
      {fmt::format("{} between {} and {} is not possible", rank, pair.first, pair.second),
       "each of them goes with other numbers too, so that the matrix of all correlations is not "
       "positive definite",
       fmt::format("With the others as they are, {} from {:.2f} to {:.2f} is.",
                   is_written ? "a rank" : "adding one with a rank", impossible->lowest, impossible->highest)});
}

}  // namespace

void read_correlations(const Node& root, Scenario& scenario, const Reading& reading) {
  const Node* node = root.find("correlations");
  if (node == nullptr || !expect_map(*node, "correlations", "this is a map of correlations by name", reading)) return;
  const bool all_read = !reading.problems.any();  // or else a number may be missing that is there
  const std::size_t before = reading.problems.count();
  for (const auto& entry : node->entries) {
    const std::string path = core::join_path("correlations", entry.key);
    scenario.correlations[entry.key] = read_correlation(entry.value, path, reading);
  }
  if (reading.problems.count() != before) return;
  if (all_read) check_paths(*node, scenario, reading);
  check_once(*node, scenario, reading);
  if (reading.problems.count() == before) check_together(scenario, reading);
}

}  // namespace sposim::scenario
