#include "app/option_values.hpp"

#include <fmt/format.h>

#include <charconv>
#include <limits>
#include <string_view>

#include "core/error.hpp"
#include "core/text.hpp"
#include "report/file.hpp"

namespace sposim::app {

namespace {

std::string default_folder(const std::string& file, const std::string& prefix) {
  std::string stem = report::last_name_of(file);
  for (const std::string_view ending : {".yaml", ".yml"}) {
    if (stem.size() > ending.size() && stem.ends_with(ending)) stem.resize(stem.size() - ending.size());
  }
  return "outputs/" + prefix + stem;
}

}  // namespace

void refuse(std::string key, std::string problem, std::string why, std::string suggestion) {
  throw core::UserError(core::Problem{{}, std::move(key), std::move(problem), std::move(why), std::move(suggestion)});
}

std::uint64_t whole_number(const std::string& option, const std::string& text, std::uint64_t least,
                           std::uint64_t most) {
  std::uint64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool digits = fault == std::errc{} && end == text.data() + text.size();
  if (digits && number >= least && number <= most) return number;
  const std::string range = most == std::numeric_limits<std::uint64_t>::max()
                                ? fmt::format("it is a whole number from {} to {}", least, most)
                                : fmt::format("it is a whole number from {} to {}, in digits", least, most);
  refuse(option, fmt::format("cannot be \"{}\"", core::shortened(text, 40)), range, "");
}

std::optional<std::string> single(const std::string& option, const std::vector<std::string>& values) {
  if (values.empty()) return std::nullopt;
  if (values.size() > 1)
    refuse(option, "is given more than once", "which of the values counts is unclear", "Give it once.");
  return values.front();
}

std::pair<std::uint32_t, std::uint32_t> part_of(const std::optional<std::string>& text) {
  constexpr std::uint64_t most_parts = 100'000;
  if (!text) return {1, 1};
  const std::size_t slash = text->find('/');
  if (slash == std::string::npos) {
    refuse("--shard", fmt::format("cannot be \"{}\"", core::shortened(*text, 40)), "it is one part of several",
           "Write it like 2/8.");
  }
  const auto parts = whole_number("--shard", text->substr(slash + 1), 1, most_parts);
  const auto part = whole_number("--shard", text->substr(0, slash), 1, parts);
  return {static_cast<std::uint32_t>(part), static_cast<std::uint32_t>(parts)};
}

std::string named_folder(const std::string& option, const std::vector<std::string>& names) {
  if (names.size() > 1) refuse(option, "is given more than once", "", "Give it once.");
  const std::string& folder = names.front();
  if (folder.empty()) {
    refuse(option, "is empty", "the results need a folder", "Name one, as in " + option + " results.");
  }
  if (folder == "~" || folder.starts_with("~/")) {
    refuse(option, "begins with \"~\"", "inside quotes a shell leaves it as it is: a folder named ~ would be made",
           "Take the quotes away, or write the folder in full.");
  }
  return folder;
}

std::string folder_of(const std::vector<std::string>& out, const std::string& file, const std::string& prefix) {
  return out.empty() ? default_folder(file, prefix) : named_folder("--out", out);
}

std::string joined(int count, const char* const* words) {
  std::string line;
  for (int i = 0; i < count; ++i) line += (i > 0 ? " " : "") + std::string(words[i]);
  return line;
}

}  // namespace sposim::app
