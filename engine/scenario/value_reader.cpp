#include "scenario/value_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"
#include "random/distribution.hpp"
#include "scenario/dates.hpp"
#include "scenario/quantity.hpp"

namespace sposim::scenario {

namespace {

const std::vector<std::string> doubt_words{"unsure", "unsure_by_force", "varies"};

bool is_family(const std::string& word) {
  const auto& all = random::families();
  return word == "posterior" || word == "dirichlet" ||
         std::any_of(all.begin(), all.end(), [&](const auto& family) { return family.name == word; });
}

bool begins_with_digit(const Node& map) {
  return !map.entries.empty() && map.entries.front().key.find_first_of("0123456789") == 0;
}

/// A word where its rule lists it, a number otherwise.
std::variant<double, Word> read_scalar(const Node& node, const std::string& path, const NumberRule& rule,
                                       const Reading& reading) {
  if (node.text == "unlimited" && rule.may_be_unlimited) return Word::unlimited;
  if (node.text == "hold" && rule.may_hold) return Word::hold;
  if (node.text == "unlimited" || node.text == "hold") {
    reading.fail(node, path,
                 {fmt::format("\"{}\" is not possible here", node.text),
                  "only a capacity can be unlimited, and only training can hold", "Write a number."});
    return rule.off;
  }
  return read_plain_number(node, path, rule, reading).value_or(rule.off);
}

Dated read_dated(const Node& node, const std::string& path, const NumberRule& rule, Allowed allowed,
                 const Reading& reading) {
  allowed.dated = false;
  Dated dated;
  for (const auto& entry : dated_entries(node, path, reading)) {
    const std::string step_path = core::join_path(path, entry.entry->key);
    dated.steps.push_back({entry.from, read_value(entry.entry->value, step_path, rule, allowed, reading)});
  }
  return dated;
}

std::variant<double, Word, Column, Dated, Unsure, Varies> read_doubt(const Node& node, const std::string& path,
                                                                     const NumberRule& rule, const Allowed& allowed,
                                                                     const Reading& reading) {
  const std::string& word = node.entries.front().key;
  const Node& shape = node.entries.front().value;
  const std::string inner = core::join_path(path, word);
  if (word == "varies") {
    const Allowed& arguments = allowed_in_varies;
    return Varies{read_distribution(shape, inner, rule, arguments, reading)};
  }
  const Doubt doubt = word == "unsure" ? Doubt::national : Doubt::by_force;
  if (shape.has("posterior")) {
    if (doubt == Doubt::national || !allowed.posterior) {
      reading.fail(shape, inner,
                   {"a posterior is not possible here",
                    "it stands under unsure_by_force, for pathway.application.applies only", ""});
      return rule.off;
    }
    check_keys(shape, inner, {"posterior"}, reading);
    const Node& posterior = *shape.find("posterior");
    return Unsure{doubt, read_posterior(posterior, core::join_path(inner, "posterior"), rule, reading)};
  }
  const Allowed& arguments = doubt == Doubt::by_force ? allowed_in_unsure_by_force : allowed_in_unsure;
  return Unsure{doubt, read_distribution(shape, inner, rule, arguments, reading)};
}

/// Why a map that is none of the forms is none, with the nearest form.
void report_form(const Node& node, const std::string& path, const NumberRule& rule, const Reading& reading) {
  if (node.entries.empty()) {
    reading.fail(node, path, {"found an empty map", how_written(rule.unit), ""});
    return;
  }
  const std::string& key = node.entries.front().key;
  const core::Location& where = node.entries.front().where;
  if (is_family(key)) {
    reading.problems.add(
        where, core::join_path(path, key),
        {"a distribution stands here alone", "doubt and variation must never look alike",
         "Put it under \"unsure:\" (our doubt), \"unsure_by_force:\" or \"varies:\" (from case to case)."});
    return;
  }
  const auto& evidence = evidence_keys();
  if (std::find(evidence.begin(), evidence.end(), key) != evidence.end()) {
    reading.fail(
        node, path,
        {"the number itself is missing", "here is only its evidence", "Add \"value:\" beside \"" + key + ":\"."});
    return;
  }
  const auto forms = joined({"value", "column"}, doubt_words);
  reading.problems.add(where, core::join_path(path, key),
                       {"there is no such key", "this is a number: " + how_written(rule.unit),
                        reading.problems.did_you_mean(key, forms)});
}

bool refuse_form(bool allowed, const Node& node, const std::string& path, std::string_view what, std::string_view why,
                 const Reading& reading) {
  if (!allowed) reading.fail(node, path, {std::string(what), std::string(why), ""});
  return !allowed;
}

Value read_with_evidence(const Node& node, const std::string& path, const NumberRule& rule, Allowed allowed,
                         const Reading& reading) {
  check_keys(node, path, joined({"value"}, evidence_keys()), reading);
  allowed.evidence = false;
  Value value = read_value(*node.find("value"), core::join_path(path, "value"), rule, allowed, reading);
  value.evidence = read_evidence(node, path, rule, reading);
  value.where = node.where;
  if (!value.evidence && !reading.known_answer) {
    reading.fail(node, path,
                 {"there is a \"value:\" but no evidence beside it", "nothing else needs \"value:\"",
                  "Add \"source:\" or \"assumed: true\"."});
  }
  return value;
}

Value read_with_column(const Node& node, const std::string& path, const NumberRule& rule, const Allowed& allowed,
                       const Reading& reading) {
  std::vector<std::string> keys{"column", "if_blank"};
  if (allowed.evidence) keys = joined(keys, evidence_keys());
  check_keys(node, path, keys, reading);
  Value value;
  value.form = read_column(node, path, rule, reading);
  if (allowed.evidence) value.evidence = read_evidence(node, path, rule, reading);
  return value;
}

bool form_is_refused(const Node& node, const std::string& path, const Allowed& allowed, const Reading& reading) {
  constexpr std::string_view one_nation = "here the whole country has one value";
  if (node.has("value")) {
    return refuse_form(allowed.evidence, node, path, "found a \"value:\" inside a value", "once is enough", reading);
  }
  if (node.has("column")) {
    return refuse_form(allowed.by_force, node, path, "a column is not possible here", one_nation, reading);
  }
  if (begins_with_digit(node)) {
    return refuse_form(allowed.dated, node, path, "dates are not possible here",
                       "dates stand outside a distribution and once only", reading);
  }
  if (node.has("varies")) {
    return refuse_form(allowed.varies, node, path, "\"varies\" is not possible here",
                       "this number is the same for every case", reading);
  }
  if (node.has("unsure_by_force")) {
    return refuse_form(allowed.by_force, node, path, "\"unsure_by_force\" is not possible here", one_nation, reading);
  }
  return node.has("unsure") &&
         refuse_form(allowed.unsure, node, path, "\"unsure\" is not possible here", "this must be a number", reading);
}

Value read_map(const Node& node, const std::string& path, const NumberRule& rule, const Allowed& allowed,
               const Reading& reading) {
  if (form_is_refused(node, path, allowed, reading)) return off_value(rule);
  if (node.has("value")) return read_with_evidence(node, path, rule, allowed, reading);
  if (node.has("column")) return read_with_column(node, path, rule, allowed, reading);
  if (begins_with_digit(node)) return {read_dated(node, path, rule, allowed, reading), std::nullopt, {}};
  for (const auto& word : doubt_words) {
    if (!node.has(word)) continue;
    if (node.entries.size() == 1) return {read_doubt(node, path, rule, allowed, reading), std::nullopt, {}};
    reading.fail(node, path,
                 {fmt::format("\"{}\" does not stand alone", word),
                  "evidence goes beside \"value:\", and there is one distribution",
                  fmt::format("Write \"value: {{{}: …}}\" with the evidence beside it.", word)});
    return off_value(rule);
  }
  report_form(node, path, rule, reading);
  return off_value(rule);
}

/// True if the value, each of its dated steps, or each parameter of its distribution says where it comes from.
bool has_evidence(const Value& value, const NumberRule& rule) {
  if (value.evidence && !value.evidence->empty()) return true;
  if (std::holds_alternative<Word>(value.form)) return true;
  if (const auto* number = std::get_if<double>(&value.form)) return *number == rule.off;
  if (const auto* dated = std::get_if<Dated>(&value.form)) {
    return std::all_of(dated->steps.begin(), dated->steps.end(),
                       [&](const Step& step) { return has_evidence(step.value, rule); });
  }
  const Distribution* shape = nullptr;
  if (const auto* varies = std::get_if<Varies>(&value.form)) shape = &varies->shape;
  if (const auto* unsure = std::get_if<Unsure>(&value.form)) shape = std::get_if<Distribution>(&unsure->shape);
  if (shape == nullptr || shape->arguments.empty()) return false;
  return std::all_of(shape->arguments.begin(), shape->arguments.end(), [](const Argument& argument) {
    return argument.value.evidence && !argument.value.evidence->empty();
  });
}

Value read_checked(const Node& node, const std::string& path, const NumberRule& rule, const Allowed& allowed,
                   const Reading& reading) {
  const std::size_t before = reading.problems.count();
  Value value = read_value(node, path, rule, allowed, reading);
  const bool fine = reading.problems.count() == before;
  if (fine && !reading.known_answer && !has_evidence(value, rule)) {
    reading.fail(node, path,
                 {"this number does not say where it comes from",
                  "every number that matters has a source or is marked as assumed",
                  node.is_scalar() ? fmt::format("Write {{value: {}, source: …}} or {{value: {}, assumed: true}}.",
                                                 node.text, node.text)
                                   : "Put it under \"value:\" with \"source:\" or \"assumed: true\" beside it."});
  }
  if (fine) check_first_day(value, node.where, path, reading);
  return value;
}

}  // namespace

Value off_value(const NumberRule& rule) {
  if (rule.may_be_unlimited && rule.off == without_limit) return {Word::unlimited, std::nullopt, {}};
  if (rule.may_hold && rule.off == hold_steady) return {Word::hold, std::nullopt, {}};
  return {rule.off, std::nullopt, {}};
}

Value read_value(const Node& node, const std::string& path, const NumberRule& rule, const Allowed& allowed,
                 const Reading& reading) {
  Value value = off_value(rule);
  if (node.is_scalar()) {
    const auto scalar = read_scalar(node, path, rule, reading);
    std::visit([&](auto form) { value.form = form; }, scalar);
  } else if (node.is_map()) {
    value = read_map(node, path, rule, allowed, reading);
  } else {
    reading.fail(node, path, {fmt::format("found {}", described(node)), how_written(rule.unit), ""});
  }
  value.where = node.where;
  return value;
}

Number read_number(const Node& node, const std::string& path, const NumberRule& rule, const Reading& reading) {
  return {read_checked(node, path, rule, allowed_for_number(path), reading), true};
}

Variation read_variation(const Node& node, const std::string& path, const NumberRule& rule, const Reading& reading) {
  return {read_checked(node, path, rule, allowed_for_variation, reading), true};
}

}  // namespace sposim::scenario
