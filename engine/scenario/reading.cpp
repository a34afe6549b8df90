#include "scenario/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "core/text.hpp"
#include "scenario/quantity.hpp"

namespace sposim::scenario {

namespace {

/// True for `{value: 0,93}` or `{budget: £250,000}`, of which YAML makes a value and another key.
bool is_split_number(const Node& before, const Pair& entry) {
  const auto digits = [](const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  };
  constexpr std::string_view pound = "£";
  const std::string number = before.text.starts_with(pound) ? before.text.substr(pound.size()) : before.text;
  return before.is_scalar() && digits(number) && entry.value.is_blank() && digits(entry.key.substr(0, 1));
}

}  // namespace

void check_keys(const Node& map, const std::string& path, const std::vector<std::string>& known,
                const Reading& reading) {
  const Node* before = nullptr;
  for (const auto& entry : map.entries) {
    const Node* value_before = before;
    before = &entry.value;
    if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
    if (value_before != nullptr && is_split_number(*value_before, entry)) {
      const std::string whole = value_before->text + "," + entry.key;
      const Parsed number = parse_decimal(whole);
      const Fault money{fmt::format("\"{}\" has a comma", whole), "between braces a comma begins another key",
                        fmt::format("Write {}{}.", value_before->text, entry.key)};
      reading.problems.add(value_before->where, path, whole.starts_with("£") ? money : std::get<Fault>(number));
      continue;
    }
    const bool text_before = value_before != nullptr && value_before->is_scalar() && !value_before->is_blank();
    if (text_before && entry.value.is_blank() && entry.where.line == value_before->where.line) {
      reading.problems.add(entry.where, core::join_path(path, entry.key),
                           {"there is no such key", "a comma between braces begins a new key",
                            fmt::format("Is it text? Then quote it whole: \"{}, {}\".",
                                        core::shortened(value_before->text, 60), core::shortened(entry.key, 60))});
      continue;
    }
    reading.problems.add(entry.where, core::join_path(path, entry.key),
                         {"there is no such key", "a key that means nothing here would be passed over in silence",
                          reading.problems.did_you_mean(entry.key, known)});
  }
}

bool expect_map(const Node& node, const std::string& path, std::string_view what, const Reading& reading) {
  if (node.is_map()) return true;
  reading.fail(node, path, {fmt::format("found {}", described(node)), std::string(what), ""});
  return false;
}

const Node* required(const Node& map, const std::string& path, const std::string& key, std::string_view what,
                     const Reading& reading) {
  const Node* node = map.find(key);
  if (node == nullptr) {
    reading.fail(map, core::join_path(path, key),
                 {"this key is missing", std::string(what), fmt::format("Add \"{}:\" here.", key)});
  }
  return node;
}

std::optional<std::string> read_text(const Node& node, const std::string& path, const Reading& reading) {
  const bool says_something = node.is_scalar() && node.text.find_first_not_of(" \t\n") != std::string::npos;
  if (says_something) return node.text;
  const std::string found = node.is_scalar() ? "an empty text" : described(node);
  reading.fail(node, path, {fmt::format("found {}", found), "this is text", "Write it on the same line as the key."});
  return std::nullopt;
}

Fault date_fault(std::string_view text) {
  Fault fault{fmt::format("\"{}\" is not a day", core::shortened(text, 40)), "a day is written like 2026-11-22", ""};
  int numbers[3] = {0, 0, 0};
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  for (int i = 0; i < 3; ++i) {
    const auto [next, error] = std::from_chars(at, end, numbers[i]);
    if (error != std::errc{}) return fault;
    at = next;
    if (i < 2 && (at == end || (*at != '/' && *at != '.' && *at != '-'))) return fault;
    if (i < 2) ++at;
  }
  if (at != end) return fault;
  if (numbers[2] > 31) std::swap(numbers[0], numbers[2]);
  const std::string iso = fmt::format("{:04}-{:02}-{:02}", numbers[0], numbers[1], numbers[2]);
  if (core::parse_date(iso)) fault.suggestion = fmt::format("Did you mean {}?", iso);
  if (iso == text) fault.why = "the calendar has no such day";
  return fault;
}

std::optional<core::Date> read_date(const Node& node, const std::string& path, const Reading& reading) {
  if (!node.is_scalar()) {
    reading.fail(node, path, {fmt::format("found {}", described(node)), "a day is written like 2026-11-22", ""});
    return std::nullopt;
  }
  const auto date = core::parse_date(node.text);
  if (!date) reading.fail(node, path, date_fault(node.text));
  return date;
}

std::optional<bool> read_yes_or_no(const Node& node, const std::string& path, const Reading& reading) {
  if (node.is_scalar() && !node.quoted && node.text == "true") return true;
  if (node.is_scalar() && !node.quoted && node.text == "false") return false;
  reading.fail(node, path, {fmt::format("found {}", described(node)), "this is either true or false", "Write true."});
  return std::nullopt;
}

std::optional<unsigned long long> read_whole(const Node& node, const std::string& path, unsigned long long least,
                                             unsigned long long most, const Reading& reading) {
  const std::string why = fmt::format("this is a whole number from {} to {}", least, most);
  unsigned long long value = 0;
  const char* const end = node.text.data() + node.text.size();
  const bool padded = node.text.size() > 1 && node.text[0] == '0';
  const auto [stop, error] = std::from_chars(node.text.data(), end, value);
  const bool whole = node.is_scalar() && !node.quoted && stop == end && error == std::errc{} && !padded;
  if (whole && value >= least && value <= most) return value;
  reading.fail(node, path, {fmt::format("found {}", described(node)), why, ""});
  return std::nullopt;
}

std::vector<std::string> read_texts(const Node& node, const std::string& path, const Reading& reading) {
  std::vector<std::string> texts;
  std::set<std::string> seen;
  if (!node.is_list() || node.items.empty()) {
    reading.fail(node, path,
                 {fmt::format("found {}", node.is_list() ? "an empty list" : described(node)),
                  "this is a list of names", "Write it like [Kent, Surrey]."});
    return texts;
  }
  for (const auto& item : node.items) {
    const auto text = read_text(item, path, reading);
    if (!text) continue;
    if (!seen.insert(*text).second) {
      reading.fail(item, path, {fmt::format("\"{}\" is named twice", *text), "once is enough", ""});
      continue;
    }
    texts.push_back(*text);
  }
  return texts;
}

std::optional<std::size_t> read_choice(const Node& node, const std::string& path, const std::vector<std::string>& words,
                                       const Reading& reading) {
  const auto found = node.is_scalar() ? std::find(words.begin(), words.end(), node.text) : words.end();
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  reading.fail(node, path,
               {fmt::format("found {}", described(node)), "this is a word from a short list",
                reading.problems.did_you_mean(node.is_scalar() ? node.text : "", words)});
  return std::nullopt;
}

std::optional<double> read_plain_number(const Node& node, const std::string& path, const NumberRule& rule,
                                        const Reading& reading) {
  if (!node.is_scalar()) {
    reading.fail(node, path, {fmt::format("found {}", described(node)), how_written(rule.unit), ""});
    return std::nullopt;
  }
  const Parsed parsed = parse_quantity(node.text, rule.unit);
  if (std::holds_alternative<Fault>(parsed)) {
    reading.fail(node, path, std::get<Fault>(parsed));
    return std::nullopt;
  }
  if (node.quoted) {
    reading.fail(node, path,
                 {fmt::format("found the text \"{}\"", core::shortened(node.text, 60)),
                  "quotes make it text, not a number", "Delete the quotes."});
    return std::nullopt;
  }
  const double value = std::get<double>(parsed);
  Fault fault = range_fault(value, rule);
  if (fault.problem.empty()) return value;
  if (node.text.ends_with('%') && rule.unit == Unit::probability) {  // in the words it was written in
    fault.problem = fmt::format("{} is not possible", core::shortened(node.text, 60));
    fault.suggestion = value > 1 ? "Is there a digit too many, or a decimal point missing?" : "";
  }
  reading.fail(node, path, std::move(fault));
  return std::nullopt;
}

std::vector<std::string> joined(std::vector<std::string> first, const std::vector<std::string>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

}  // namespace sposim::scenario
