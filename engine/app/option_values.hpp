#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What is typed behind an option, read by us and not by the parser, so that the messages are ours.
namespace sposim::app {

/// @throws core::UserError
[[noreturn]] void refuse(std::string key, std::string problem, std::string why, std::string suggestion);

/// A whole number written in digits, nothing else.
///
/// @throws core::UserError naming the option, what was found and what it may be
std::uint64_t whole_number(const std::string& option, const std::string& text, std::uint64_t least, std::uint64_t most);

/// The one value of an option that may be given once; nothing where it is not given.
///
/// @throws core::UserError if it is given twice
std::optional<std::string> single(const std::string& option, const std::vector<std::string>& values);

template <class Number>
std::optional<Number> number_of(const std::string& option, const std::vector<std::string>& values, std::uint64_t least,
                                std::uint64_t most) {
  const auto text = single(option, values);
  if (!text) return std::nullopt;
  return static_cast<Number>(whole_number(option, *text, least, most));
}

/// One part of several, as in `2/8`: its number, from 1, and how many there are. The whole where nothing is typed.
///
/// @throws core::UserError
std::pair<std::uint32_t, std::uint32_t> part_of(const std::optional<std::string>& text);

/// A folder that is named once behind an option.
///
/// @throws core::UserError if it is given twice, empty, or begins with "~"
std::string named_folder(const std::string& option, const std::vector<std::string>& names);

/// The folder for results: as typed behind `--out`, or `outputs/` with the scenario's name.
///
/// @param prefix  of the name where none is typed
std::string folder_of(const std::vector<std::string>& out, const std::string& file, const std::string& prefix);

/// What was typed as one line.
std::string joined(int count, const char* const* words);

}  // namespace sposim::app
