#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"
#include "scenario/choices.hpp"
#include "scenario/group_reader.hpp"
#include "scenario/lever_reader.hpp"
#include "scenario/sections.hpp"

namespace sposim::scenario {

namespace {

constexpr unsigned long long earliest_year = 1900;
constexpr unsigned long long latest_year = 2200;

template <class Group>
bool any_written(const Group& group) {
  bool written = false;
  for_each_leaf(group, "", [&](const std::string&, const Number& number, const NumberRule&) {
    written = written || number.written;
  });
  return written;
}

std::optional<int> read_year(const Node& map, const std::string& path, const char* key, const Reading& reading) {
  const Node* node = map.find(key);
  if (node == nullptr) return std::nullopt;
  const auto year = read_whole(*node, core::join_path(path, key), earliest_year, latest_year, reading);
  return year ? std::optional(static_cast<int>(*year)) : std::nullopt;
}

void read_cost(Node node, const std::string& path, Policy& policy, const Reading& reading) {
  if (!expect_map(node, path, "a cost is a map such as {per_year: £50,000, price_year: 2025}", reading)) return;
  policy.price_year = read_year(node, path, "price_year", reading);
  const Node* leaves_out = node.find("leaves_out");
  if (leaves_out != nullptr) {
    policy.cost_leaves_out = read_text(*leaves_out, core::join_path(path, "leaves_out"), reading).value_or("");
  }
  const bool partly = leaves_out != nullptr;
  std::erase_if(node.entries, [](const Pair& entry) { return entry.key == "price_year" || entry.key == "leaves_out"; });
  read_group(node, path, policy.cost, reading);
  if (any_written(policy.cost) && !policy.price_year) {
    reading.fail(node, path,
                 {"the cost has no price year", "money of different years is not added up, and is discounted",
                  "Add \"price_year:\" with the year whose prices these are."});
  }
  if ((policy.price_year || partly) && !any_written(policy.cost)) {
    reading.fail(node, path,
                 {"nothing costs anything here",
                  fmt::format("there is a {} without a price", policy.price_year ? "price year" : "part left out"),
                  "Leave the cost out; say in the policy's note what is not known."});
  }
}

/// Every lever must begin before the run is over.
void check_horizon(const std::string& path, const Policy& policy, const Clock& clock, const Reading& reading) {
  for (const Lever& lever : policy.change.levers) {
    if (!lever.from || *lever.from <= clock.end || clock.end == core::Date{}) continue;
    reading.problems.add(
        lever.where, core::join_path(path, "from"),
        {fmt::format("the policy starts on {}", core::in_words(*lever.from)),
         fmt::format("the run ends on {}", core::in_words(clock.end)), "Choose an earlier day, or a later clock.end."});
  }
}

void check_budgets(const std::string& path, const Policy& policy, const Reading& reading) {
  for (const Lever& lever : policy.change.levers) {
    if (!lever.effect.budget_gbp || policy.cost.per_officer_trained.written) continue;
    reading.problems.add(lever.where, path,
                         {"the budget buys officers at no price", "an officer's training is not priced in this policy",
                          "Add \"cost: {per_officer_trained: …}\"."});
  }
}

void read_without(const Node& node, const std::string& path, const Scenario& scenario, Policy& policy,
                  const Reading& reading) {
  policy.without = read_texts(node, path, reading);
  std::vector<std::string> known;
  for (const auto& [name, change] : scenario.changes) known.push_back(name);
  for (const auto& name : policy.without) {
    if (scenario.changes.contains(name)) continue;
    reading.fail(
        node, path,
        {fmt::format("there is no change \"{}\"", core::shortened(name, 60)),
         "a policy can undo a change of the baseline by its name", reading.problems.did_you_mean(name, known)});
  }
}

Policy read_policy(const Node& node, const std::string& path, const std::vector<Target>& targets,
                   const Scenario& scenario, const Reading& reading) {
  Policy policy;
  policy.where = node.where;
  set_off(policy.cost);
  if (!expect_map(node, path, "a policy has a title, a status and levers", reading)) return policy;
  check_keys(node, path, {"title", "status", "note", "order", "levers", "without", "cost"}, reading);
  const auto at = [&](const char* key) { return core::join_path(path, key); };
  if (const Node* title = required(node, path, "title", "it names the policy in every output", reading)) {
    policy.change.title = read_text(*title, at("title"), reading).value_or("");
  }
  if (const Node* status = required(node, path, "status", "it is law, in consultation, or hypothetical", reading)) {
    const auto word = read_choice(*status, at("status"), words_of<PolicyStatus>(), reading);
    if (word) policy.status = static_cast<PolicyStatus>(*word);
  }
  if (const Node* note = node.find("note")) policy.note = read_text(*note, at("note"), reading).value_or("");
  if (const Node* order = node.find("order")) {
    const auto whole = read_whole(*order, at("order"), 0, 1000, reading);
    if (whole) policy.change.order = static_cast<int>(*whole);
  }
  if (const Node* without = node.find("without")) read_without(*without, at("without"), scenario, policy, reading);
  const Node* levers = node.find("levers");
  if (levers != nullptr) policy.change.levers = read_levers(*levers, at("levers"), LeverHome::policy, targets, reading);
  if (levers == nullptr && policy.without.empty()) {
    required(node, path, "levers", "a policy is a list of levers", reading);
  }
  if (const Node* cost = node.find("cost")) read_cost(*cost, at("cost"), policy, reading);
  check_horizon(path, policy, scenario.clock, reading);
  check_budgets(path, policy, reading);
  return policy;
}

void read_deflator(const Node& node, const std::string& path, Money& money, const Reading& reading) {
  if (!expect_map(node, path, "an index of prices by year, such as {2014: 81.2, 2025: 110.5}", reading)) return;
  for (const auto& [key, where, value] : node.entries) {
    const std::string at = core::join_path(path, key);
    const bool year = key.size() == 4 && key.find_first_not_of("0123456789") == std::string::npos;
    if (!year) {
      reading.problems.add(
          where, at,
          {fmt::format("\"{}\" is not a year", core::shortened(key, 60)), "the index is given by calendar year", ""});
      continue;
    }
    const auto index = read_plain_number(value, at, {"Index of prices", Unit::ratio, 1e-6, 1e9}, reading);
    if (index) money.deflator[std::stoi(key)] = *index;
  }
}

void check_plain(const Node& node, const char* key, const Number& number, const Reading& reading) {
  if (!number.written || std::holds_alternative<double>(number.value.form)) return;
  reading.fail(*node.find(key), core::join_path("money", key),
               {"this is one number", "results are stated at this value; the page of results shows a range of them",
                "Write a number, with its evidence under \"value:\"."});
}

/// One discount rate holds for thirty years; after that the Green Book's falls.
void check_discounting(const Node& root, const Scenario& scenario, const Reading& reading) {
  constexpr int longest_flat_years = 30;
  const bool priced = std::any_of(scenario.policies.begin(), scenario.policies.end(),
                                  [](const auto& each) { return each.second.price_year.has_value(); });
  const Clock& clock = scenario.clock;
  if (!priced || clock.end < core::plus_months(clock.policies_from, 12 * longest_flat_years)) return;
  const Node* end = root.has("clock") ? root.find("clock")->find("end") : nullptr;
  reading.fail(end != nullptr ? *end : root, "clock.end",
               {fmt::format("policies cost money for more than {} years", longest_flat_years),
                "one discount rate holds no longer", "Choose an earlier day, or leave the costs out."});
}

/// Costs in the prices of another year need an index for both years.
void check_price_years(const Scenario& scenario, const Reading& reading) {
  const auto& index = scenario.money ? scenario.money->deflator : std::map<int, double>{};
  for (const auto& [name, policy] : scenario.policies) {
    if (!policy.price_year) continue;
    const std::string path = core::join_path("policies", name) + ".cost.price_year";
    if (!scenario.money) {
      reading.problems.add(policy.where, path,
                           {"the scenario does not say in which year's prices results are",
                            "costs of several years are brought to one", "Add \"money: {price_year: …}\"."});
    } else if (*policy.price_year != scenario.money->price_year &&
               (!index.contains(*policy.price_year) || !index.contains(scenario.money->price_year))) {
      reading.problems.add(
          policy.where, path,
          {fmt::format("prices of {} cannot be brought to {}", *policy.price_year, scenario.money->price_year),
           "money.deflator does not have both years", "Add them, or give the cost in those prices."});
    }
  }
}

}  // namespace

void read_money(const Node& root, Scenario& scenario, const Reading& reading) {
  const Node* node = root.find("money");
  if (node == nullptr || !expect_map(*node, "money", "this says how money is counted", reading)) return;
  scenario.money.emplace();
  set_off(*scenario.money);
  Money& money = *scenario.money;
  check_keys(*node, "money", joined({"price_year", "deflator"}, field_names<Money>()), reading);
  required(*node, "money", "price_year", "results are in the prices of one year", reading);
  money.price_year = read_year(*node, "money", "price_year", reading).value_or(0);
  if (const Node* deflator = node->find("deflator")) read_deflator(*deflator, "money.deflator", money, reading);
  Node numbers = *node;
  std::erase_if(numbers.entries,
                [](const Pair& entry) { return entry.key == "price_year" || entry.key == "deflator"; });
  const std::size_t before = reading.problems.count();
  read_group(numbers, "money", money, reading);
  if (reading.problems.count() != before) return;
  check_plain(*node, "discount_rate", money.discount_rate, reading);
  check_plain(*node, "value_per_protected", money.value_per_protected, reading);
}

void read_policies(const Node& root, Scenario& scenario, const Reading& reading) {
  const Node* node = root.find("policies");
  if (node == nullptr || !expect_map(*node, "policies", "this is a map of policies by name", reading)) return;
  const std::size_t before = reading.problems.count();
  const auto targets = lever_targets(scenario.pathway);
  for (const auto& entry : node->entries) {
    const std::string path = core::join_path("policies", entry.key);
    const bool plain = entry.key.find_first_of(".+,") == std::string::npos && entry.key != "baseline";
    if (!plain) {
      reading.problems.add(entry.where, path,
                           {"this cannot be a policy's name",
                            "a point, a plus sign and a comma join names, and "
                            "the baseline is no policy",
                            ""});
      continue;
    }
    scenario.policies[entry.key] = read_policy(entry.value, path, targets, scenario, reading);
  }
  if (reading.problems.count() != before) return;
  for (const auto& [name, policy] : scenario.policies) check_overlaps("policies", {{name, policy.change}}, reading);
  check_price_years(scenario, reading);
  check_discounting(root, scenario, reading);
}

}  // namespace sposim::scenario
