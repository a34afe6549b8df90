#include "scenario/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <system_error>
#include <vector>

#include "core/date.hpp"
#include "core/text.hpp"

namespace sposim::scenario {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t digits_from(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

/// True for a number as JSON writes one: no leading zero, plus sign, bare point or separator.
bool is_decimal(std::string_view text) {
  std::size_t at = text.starts_with('-') ? 1 : 0;
  const std::size_t whole = digits_from(text, at);
  if (whole == 0 || (whole > 1 && text[at] == '0')) return false;
  at += whole;
  if (at < text.size() && text[at] == '.') {
    const std::size_t fraction = digits_from(text, at + 1);
    if (fraction == 0) return false;
    at += 1 + fraction;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    const std::size_t exponent = digits_from(text, at);
    if (exponent == 0) return false;
    at += exponent;
  }
  return at == text.size();
}

std::string without(std::string_view text, char dropped) {
  std::string rest;
  std::copy_if(text.begin(), text.end(), std::back_inserter(rest), [&](char c) { return c != dropped; });
  return rest;
}

std::string write(std::string_view text) {
  return fmt::format("Write {}.", text);
}

/// `1,000` or `0,93`: which of the two it is decides what to write instead.
Fault comma_fault(std::string_view text, const std::string& quoted) {
  const std::size_t comma = text.find(',');
  const std::string_view head = text.substr(0, comma);
  const std::string_view tail = text.substr(comma + 1);
  const std::string joined = without(text, ',');
  const std::string pointed = std::string(head) + "." + std::string(tail);
  Fault fault{quoted + " has a comma", "a number has a point before its decimals and nothing between thousands", ""};
  const bool one_comma = tail.find(',') == std::string_view::npos;
  const bool grouped = is_decimal(joined) && head != "0" && head != "-0" && (tail.size() == 3 || !one_comma);
  if (grouped) {
    fault.suggestion = write(joined);
  } else if (one_comma && is_decimal(pointed)) {
    fault.suggestion = write(pointed);
  }
  return fault;
}

/// The decimal that a text with small faults most likely means; nothing if none is near.
std::optional<std::string> repaired(std::string_view text) {
  std::string rest = without(text, '_');
  if (rest.starts_with('+')) rest.erase(0, 1);
  const std::string sign = rest.starts_with('-') ? "-" : "";
  rest.erase(0, sign.size());
  while (rest.size() > 1 && rest[0] == '0' && is_digit(rest[1])) rest.erase(0, 1);
  if (rest.starts_with('.')) rest.insert(0, "0");
  if (rest.ends_with('.')) rest.pop_back();
  rest.insert(0, sign);
  return is_decimal(rest) ? std::optional(rest) : std::nullopt;
}

Fault decimal_fault(std::string_view text) {
  const std::string quoted = fmt::format("\"{}\"", core::shortened(text, 60));
  if (text.find(',') != std::string_view::npos && text.find_first_of("0123456789") != std::string_view::npos) {
    return comma_fault(text, quoted);
  }
  if (text.find("£") != std::string_view::npos) return {quoted + " is a sum of money", "this is not a cost", ""};
  if (const auto better = repaired(text)) {
    const bool zeros = text.find_first_not_of("0123456789") == std::string_view::npos;
    return {quoted + " is not written as a number here",
            zeros ? "a number does not begin with 0: some programs would read another value"
                  : "a number has digits and at most one point",
            write(*better)};
  }
  return {quoted + " is not a number", "a number is written like 0.93 or 250", ""};
}

struct Length {
  std::string_view name;
  double days;
};
constexpr std::array<Length, 6> lengths{{{"day", 1},
                                         {"days", 1},
                                         {"month", core::days_per_year / 12},
                                         {"months", core::days_per_year / 12},
                                         {"year", core::days_per_year},
                                         {"years", core::days_per_year}}};

/// Where the number at the start of a text ends and its unit begins.
std::size_t number_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const bool exponent = at > 0 && (text[at] == 'e' || text[at] == 'E') && at + 1 < text.size() &&
                          (is_digit(text[at + 1]) || text[at + 1] == '+' || text[at + 1] == '-');
    if (!exponent && std::string_view("0123456789.,+-_").find(text[at]) == std::string_view::npos) break;
    ++at;
  }
  return at;
}

Parsed parse_days(std::string_view text) {
  const std::size_t split = number_length(text);
  const std::string_view number = text.substr(0, split);
  std::string_view unit = text.substr(split);
  if (number.empty())
    return Fault{fmt::format("\"{}\" is not a length of time", core::shortened(text, 60)), how_written(Unit::days), ""};
  const Parsed parsed = parse_decimal(number);
  if (std::holds_alternative<Fault>(parsed)) return parsed;
  if (unit.empty()) {
    return Fault{fmt::format("\"{}\" has no unit", text), how_written(Unit::days),
                 fmt::format("Did you mean \"{} days\"?", text)};
  }
  const bool spaced = unit.starts_with(' ');
  if (spaced) unit.remove_prefix(1);
  for (const auto& length : lengths) {
    if (unit == length.name && spaced) return std::get<double>(parsed) * length.days;
  }
  Fault fault{fmt::format("\"{}\" is not a length of time", core::shortened(text, 60)), how_written(Unit::days), ""};
  if (unit == "week" || unit == "weeks") {
    fault.suggestion = write(decimal_text(7 * std::get<double>(parsed)) + " days");
  } else {
    const auto near = core::nearest(unit, {"days", "months", "years"}, 1);
    if (!near.empty()) fault.suggestion = fmt::format("Did you mean \"{} {}\"?", number, near.front());
  }
  return fault;
}

Parsed parse_probability(std::string_view text) {
  if (!text.ends_with('%')) return parse_decimal(text);
  std::string number(text.substr(0, text.size() - 1));
  const Parsed parsed = parse_decimal(number);
  if (std::holds_alternative<Fault>(parsed)) {
    Fault fault = std::get<Fault>(parsed);
    if (const std::size_t space = number.find_last_not_of(' ') + 1;
        space < number.size() && is_decimal(number.substr(0, space))) {
      return Fault{fmt::format("\"{}\" has a space", text), how_written(Unit::probability),
                   fmt::format("Did you mean \"{}%\"?", number.substr(0, space))};
    }
    if (fault.suggestion.ends_with('.')) fault.suggestion.insert(fault.suggestion.size() - 1, "%");
    return fault;
  }
  // 93% is the number nearest to 0.93, so the decimal point moves in the text, not in the number.
  if (number.find_first_of("eE") == std::string::npos) return parse_decimal(number + "e-2");
  return std::get<double>(parsed) / 100;
}

/// `250,000` without its commas, if they stand where thousands end; the text as it is otherwise.
std::string ungrouped(std::string_view text) {
  const std::string_view whole = text.substr(0, text.find('.'));
  bool grouped = whole.find(',') != std::string_view::npos && whole.find(',') <= 3;
  for (std::size_t from_end = 1; from_end <= whole.size(); ++from_end) {
    grouped = grouped && (whole[whole.size() - from_end] == ',') == (from_end % 4 == 0);
  }
  return grouped ? without(text, ',') : std::string(text);
}

Parsed parse_pounds(std::string_view text) {
  constexpr std::string_view sign = "£";
  if (!text.starts_with(sign)) {
    Fault fault{fmt::format("\"{}\" has no pound sign", core::shortened(text, 60)), how_written(Unit::pounds), ""};
    if (is_decimal(text)) fault.suggestion = write("£" + std::string(text));
    return fault;
  }
  std::string_view number = text.substr(sign.size());
  const bool millions = number.ends_with('m');
  if (millions) number.remove_suffix(1);
  const Parsed parsed = parse_decimal(ungrouped(number));
  if (std::holds_alternative<Fault>(parsed)) return parsed;
  return std::get<double>(parsed) * (millions ? 1e6 : 1);
}

std::string unit_words(Unit unit) {
  switch (unit) {
    case Unit::per_year:
      return "a year";
    case Unit::per_month:
      return "a month";
    case Unit::per_week:
      return "a week";
    case Unit::hazard_per_day:
      return "a day";
    default:
      return "";
  }
}

/// A unit or a percent sign where a bare number belongs.
Parsed parse_bare(std::string_view text, Unit unit) {
  const std::size_t split = number_length(text);
  const std::string_view rest = text.substr(split);
  const bool digits_follow = rest.find_first_of("0123456789") != std::string_view::npos;
  if (split == 0 || rest.empty() || digits_follow) return parse_decimal(text);
  const Parsed parsed = parse_decimal(text.substr(0, split));
  if (std::holds_alternative<Fault>(parsed)) return parse_decimal(text);
  Fault fault{fmt::format("\"{}\" has a unit", core::shortened(text, 60)), how_written(unit), ""};
  if (rest == "%") {
    const Parsed share = parse_probability(text);
    if (std::holds_alternative<double>(share)) fault.suggestion = write(decimal_text(std::get<double>(share)));
  } else {
    fault.suggestion = write(text.substr(0, split));
  }
  return fault;
}

}  // namespace

Parsed parse_decimal(std::string_view text) {
  if (!is_decimal(text)) return decimal_fault(text);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) {
    return Fault{fmt::format("\"{}\" is too large or too small", core::shortened(text, 60)),
                 "a computer cannot hold this number", ""};
  }
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return decimal_fault(text);
  return value == 0 ? 0.0 : value;
}

Parsed parse_quantity(std::string_view text, Unit unit) {
  if (unit == Unit::days) return parse_days(text);
  if (unit == Unit::probability) return parse_probability(text);
  if (unit == Unit::pounds) return parse_pounds(text);
  return parse_bare(text, unit);
}

Fault range_fault(double value, const NumberRule& rule) {
  if (value >= rule.least && value <= rule.most) return {};
  const std::string written = quantity_text(value, rule.unit);
  if (rule.unit == Unit::probability) {
    Fault fault{
        fmt::format("{} is not possible", written),
        fmt::format("this probability lies between {} and {}", decimal_text(rule.least), decimal_text(rule.most)), ""};
    if (value > 1 && value <= 100) fault.suggestion = fmt::format("Did you mean \"{}%\"?", decimal_text(value));
    return fault;
  }
  if (value < rule.least) {
    return {fmt::format("{} is too small", written),
            fmt::format("the least it may be is {}", quantity_text(rule.least, rule.unit)), ""};
  }
  return {fmt::format("{} is too large", written),
          fmt::format("the most it may be is {}", quantity_text(rule.most, rule.unit)), ""};
}

std::string how_written(Unit unit) {
  if (unit == Unit::probability) return "a probability is written 0.93 or 93%";
  if (unit == Unit::days) return "a length of time is written like 45 days, 18 months or 2 years";
  if (unit == Unit::pounds) return "a sum of money is written like £75, £250,000 or £1.5m";
  const std::string words = unit_words(unit);
  if (words.empty()) return "this is a bare number without a unit";
  return fmt::format("the key already says that it counts {}", words);
}

std::string decimal_text(double value) {
  std::array<char, 64> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} ? std::string(text.data(), end) : std::string();
}

std::string quantity_text(double value, Unit unit) {
  if (unit == Unit::pounds) return "£" + decimal_text(value);
  if (unit != Unit::days) return decimal_text(value);
  return decimal_text(value) + (value == 1 ? " day" : " days");
}

}  // namespace sposim::scenario
