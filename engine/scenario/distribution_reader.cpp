#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "core/text.hpp"
#include "random/distribution.hpp"
#include "scenario/quantity.hpp"
#include "scenario/value_reader.hpp"

namespace sposim::scenario {

namespace {

constexpr std::size_t most_values = 1000;
constexpr double no_limit = std::numeric_limits<double>::infinity();

std::vector<std::string> family_names() {
  std::vector<std::string> names;
  for (const auto& family : random::families()) names.emplace_back(family.name);
  return names;
}

/// The rule of one parameter: in the number's unit or a pure number; within the number's limits where the parameter is
/// itself a value that the number can take.
NumberRule parameter_rule(const random::FamilyInfo& family, std::size_t i, const NumberRule& rule) {
  const std::string_view name = family.parameters[i];
  const bool is_mean =
      name == "mean" && (family.family == random::Family::gamma || family.family == random::Family::exponential);
  const bool is_a_value =
      name == "value" || name == "low" || name == "mode" || name == "high" || name == "median" || is_mean;
  NumberRule parameter{rule.statement, family.has_unit[i] ? rule.unit : Unit::ratio, -no_limit, no_limit};
  if (is_a_value) {
    parameter.least = rule.least;
    parameter.most = rule.most;
  }
  return parameter;
}

void report_family(const Node& node, const std::string& path, const Reading& reading) {
  const std::string& word = node.entries.front().key;
  Fault fault{"there is no such distribution", "", reading.problems.did_you_mean(word, family_names())};
  if (word == "dirichlet") fault = {"a dirichlet is not possible here", "it is for shares that add up to 1", ""};
  if (fault.suggestion.empty()) fault.suggestion = "There are " + core::listed(family_names()) + ".";
  reading.problems.add(node.entries.front().where, core::join_path(path, word), std::move(fault));
}

void read_parameters(const Node& node, const std::string& path, const random::FamilyInfo& family,
                     const NumberRule& rule, const Allowed& allowed, Distribution& shape, const Reading& reading) {
  const std::vector<std::string> names(family.parameters.begin(), family.parameters.end());
  const std::string what = fmt::format("{} has {}", family.name, core::listed(names));
  if (!expect_map(node, path, what, reading)) return;
  check_keys(node, path, names, reading);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Node* parameter = required(node, path, names[i], what, reading);
    if (parameter == nullptr) continue;
    const NumberRule its_rule = parameter_rule(family, i, rule);
    shape.arguments.push_back(
        {names[i], read_value(*parameter, core::join_path(path, names[i]), its_rule, allowed, reading)});
  }
}

/// `{10 days: 0.5, 20 days: 0.5}`: all values, then all weights, each pair by the value as written.
void read_discrete(const Node& node, const std::string& path, const NumberRule& rule, Distribution& shape,
                   const Reading& reading) {
  if (!expect_map(node, path, "a discrete distribution is a map of values with their weights", reading)) return;
  if (node.entries.size() > most_values) {
    reading.fail(
        node, path,
        {fmt::format("found {} values", node.entries.size()), fmt::format("there may be {} at most", most_values), ""});
    return;
  }
  const NumberRule weight_rule{"", Unit::probability, 0, 1};
  std::vector<Argument> weights;
  for (const auto& entry : node.entries) {
    const std::string entry_path = core::join_path(path, entry.key);
    const Node key{Node::Kind::scalar, entry.key, false, entry.where, {}, {}};
    const auto value = read_plain_number(key, entry_path, rule, reading);
    const auto weight = read_plain_number(entry.value, entry_path, weight_rule, reading);
    const std::string name = quantity_text(value.value_or(rule.off), rule.unit);
    const auto same = [&](const Argument& other) { return other.name == name; };
    if (value && std::any_of(weights.begin(), weights.end(), same)) {
      reading.problems.add(
          entry.where, entry_path,
          {fmt::format("{} stands here a second time", name), "each value has one weight", "Keep one."});
    }
    shape.arguments.push_back({name, {value.value_or(rule.off), std::nullopt, entry.where}});
    weights.push_back({name, {weight.value_or(0), std::nullopt, entry.value.where}});
  }
  shape.arguments.insert(shape.arguments.end(), weights.begin(), weights.end());
}

void read_empirical(const Node& node, const std::string& path, const NumberRule& rule, Distribution& shape,
                    const Reading& reading) {
  if (!node.is_list()) {
    reading.fail(node, path,
                 {fmt::format("found {}", described(node)), "empirical is a list of observed values",
                  "Write it like [10 days, 12 days]."});
    return;
  }
  for (const auto& item : node.items) {
    const double value = read_plain_number(item, path, rule, reading).value_or(rule.off);
    shape.arguments.push_back({quantity_text(value, rule.unit), {value, std::nullopt, item.where}});
  }
}

/// A time must not come out negative.
void check_lowest(const Node& node, const std::string& path, const NumberRule& rule, const random::Distribution& law,
                  const Reading& reading) {
  constexpr double half_a_day = 0.5;  // a time is rounded to whole days
  const auto lowest = random::lowest(law);
  if (rule.unit != Unit::days || rule.least < 0 || !lowest || *lowest > -half_a_day) return;
  reading.fail(node, path,
               {fmt::format("this distribution reaches down to {:.4g} days", *lowest), "a time is never negative",
                "Choose lognormal, gamma, or truncated_normal with \"low: 0 days\"."});
}

/// Holds parameters that are plain numbers against what the family and the number allow.
void check_parameters(const Node& node, const std::string& path, const NumberRule& rule, const Distribution& shape,
                      const Reading& reading) {
  std::vector<double> parameters;
  for (const auto& argument : shape.arguments) {
    const auto* number = std::get_if<double>(&argument.value.form);
    if (number == nullptr) return;
    parameters.push_back(*number);
  }
  const std::string why = random::fault(shape.family, parameters);
  if (why.empty()) return check_lowest(node, path, rule, random::make_distribution(shape.family, parameters), reading);
  reading.fail(node, path,
               {fmt::format("this {} distribution is not possible", random::info(shape.family).name), why, ""});
}

}  // namespace

Distribution read_distribution(const Node& node, const std::string& path, const NumberRule& rule,
                               const Allowed& arguments, const Reading& reading) {
  Distribution shape;
  shape.where = node.where;
  const std::size_t before = reading.problems.count();
  if (!expect_map(node, path, "a distribution is written like {lognormal: {median: …, sigma: …}}", reading)) {
    return shape;
  }
  if (node.entries.size() != 1) {
    reading.fail(node, path,
                 {fmt::format("found {} keys", node.entries.size()), "there is one distribution here",
                  "Keep one of them; evidence goes beside \"value:\"."});
    return shape;
  }
  const std::string& word = node.entries.front().key;
  const Node& inner = node.entries.front().value;
  const std::string inner_path = core::join_path(path, word);
  for (const auto& family : random::families()) {
    if (family.name != word) continue;
    shape.family = family.family;
    if (family.family == random::Family::discrete) {
      read_discrete(inner, inner_path, rule, shape, reading);
    } else if (family.family == random::Family::empirical) {
      read_empirical(inner, inner_path, rule, shape, reading);
    } else {
      read_parameters(inner, inner_path, family, rule, arguments, shape, reading);
    }
    if (reading.problems.count() == before) check_parameters(inner, inner_path, rule, shape, reading);
    return shape;
  }
  report_family(node, path, reading);
  return shape;
}

}  // namespace sposim::scenario
