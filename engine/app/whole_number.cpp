#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "app/arguments.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace sposim::app {

std::uint64_t whole_number(const std::string& option, const std::string& text, std::uint64_t least,
                           std::uint64_t most) {
  std::uint64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool digits = fault == std::errc{} && end == text.data() + text.size();
  if (digits && number >= least && number <= most) return number;
  const std::string range = most == std::numeric_limits<std::uint64_t>::max()
                                ? fmt::format("it is a whole number from {} to {}", least, most)
                                : fmt::format("it is a whole number from {} to {}, in digits", least, most);
  throw core::UserError(
      core::Problem{{}, option, fmt::format("cannot be \"{}\"", core::shortened(text, 40)), range, ""});
}

}  // namespace sposim::app
