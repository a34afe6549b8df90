#include "app/validate.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "app/failure.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "report/file.hpp"
#include "scenario/reader.hpp"

namespace sposim::app {

int validate(const std::vector<std::string>& files) {
  int code = exit_good;
  for (const auto& file : files) {
    // A refusal here is what was asked for, and must not hide the next file's; so it is not left to `guarded`.
    try {
      scenario::read_scenario(file);
      report::write_to_stdout(fmt::format("{}: good\n", core::escaped(file)));
    } catch (const core::UserError& error) {
      fmt::print(stderr, "{}\n", error.what());
      code = exit_user_error;
    }
  }
  return code;
}

}  // namespace sposim::app
