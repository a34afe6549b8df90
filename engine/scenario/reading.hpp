#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.hpp"
#include "scenario/node.hpp"
#include "scenario/problems.hpp"
#include "scenario/table_reader.hpp"
#include "scenario/value.hpp"

/// What every part of the reader shares: where problems go, and what the file has said so far.
namespace sposim::scenario {

struct Reading {
  Problems& problems;
  TableSource table;
  bool known_answer = false;        ///< a test world: its numbers need no source
  std::optional<core::Date> start;  ///< the clock's first day, once known
  bool open_cases = true;           ///< cases of the 12 months before the start exist
  std::optional<core::Date> end{};  ///< the clock's last day, once known

  void fail(const Node& node, const std::string& path, Fault fault) const {
    problems.add(node.where, path, std::move(fault));
  }
};

/// Reports keys of a map that are not in the list, each with the nearest that is.
void check_keys(const Node& map, const std::string& path, const std::vector<std::string>& known,
                const Reading& reading);

/// True if the node is a map; reports it otherwise.
bool expect_map(const Node& node, const std::string& path, std::string_view what, const Reading& reading);

/// The key's value; reports a missing key at its parent.
const Node* required(const Node& map, const std::string& path, const std::string& key, std::string_view what,
                     const Reading& reading);

/// Text that says something; reports anything else.
std::optional<std::string> read_text(const Node& node, const std::string& path, const Reading& reading);

/// A day such as 2026-11-22; reports anything else.
std::optional<core::Date> read_date(const Node& node, const std::string& path, const Reading& reading);

/// `true` or `false`; reports anything else.
std::optional<bool> read_yes_or_no(const Node& node, const std::string& path, const Reading& reading);

/// A whole number between two limits; reports anything else.
std::optional<unsigned long long> read_whole(const Node& node, const std::string& path, unsigned long long least,
                                             unsigned long long most, const Reading& reading);

/// A list of texts, such as names of forces; reports anything else.
std::vector<std::string> read_texts(const Node& node, const std::string& path, const Reading& reading);

/// One of a closed list of words, by its position; reports anything else.
std::optional<std::size_t> read_choice(const Node& node, const std::string& path, const std::vector<std::string>& words,
                                       const Reading& reading);

/// What is wrong with a text that should be a day, with the day it most likely means.
Fault date_fault(std::string_view text);

/// A number with its unit, by its rule; reports anything else.
std::optional<double> read_plain_number(const Node& node, const std::string& path, const NumberRule& rule,
                                        const Reading& reading);

/// The keys that may stand beside a number to say where it comes from.
const std::vector<std::string>& evidence_keys();

/// The evidence among a map's keys; nothing if it has none. `rule` says how its range is written.
std::optional<Evidence> read_evidence(const Node& map, const std::string& path, const NumberRule& rule,
                                      const Reading& reading);

/// The list with one more list behind it.
std::vector<std::string> joined(std::vector<std::string> first, const std::vector<std::string>& second);

}  // namespace sposim::scenario
