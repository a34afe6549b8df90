#include "core/error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <system_error>

#include "core/text.hpp"

namespace sposim::core {

namespace {

constexpr std::size_t longest_message = 600;

std::string all_texts(const std::vector<Problem>& problems) {
  std::string texts;
  for (const auto& problem : problems) {
    if (!texts.empty()) texts += '\n';
    texts += problem.text();
  }
  return texts;
}

}  // namespace

std::string Problem::text() const {
  std::string text = escaped(where.file);
  if (where.line > 0) text += fmt::format(":{}", where.line);
  if (where.line > 0 && where.column > 0) text += fmt::format(":{}", where.column);
  if (!text.empty()) text += ": ";
  if (!key.empty()) text += escaped(key) + ": ";
  text += escaped(problem);
  if (!why.empty()) text += " (" + escaped(why) + ")";
  text += ".";
  if (!suggestion.empty()) text += " " + escaped(suggestion);
  return shortened(text, longest_message);
}

UserError::UserError(std::vector<Problem> problems)
    : std::runtime_error(all_texts(problems)), problems_(std::move(problems)) {}

void throw_machine_error(std::string_view path, std::string_view action) {
  const int reason = errno;
  throw MachineError(fmt::format("{}: {}: {}", escaped(path), action, std::generic_category().message(reason)));
}

}  // namespace sposim::core
