#include "app/failure.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <new>
#include <string>

#include "core/error.hpp"
#include "core/text.hpp"
#include "report/build.hpp"

namespace sposim::app {

namespace {

constexpr std::size_t most_bytes = 18'000;

int tell(const core::UserError& error) {
  std::string text;
  std::size_t told = 0;
  for (const auto& problem : error.problems()) {
    const std::string line = problem.text() + "\n";
    if (text.size() + line.size() > most_bytes) break;
    text += line;
    ++told;
  }
  if (told < error.problems().size()) text += fmt::format("... and {} more.\n", error.problems().size() - told);
  write_to_stderr(text);
  return exit_user_error;
}

int tell_bug(const std::string& what) {
  write_to_stderr(
      fmt::format("sposim: this is our mistake, not yours: {}.\nPlease report it with this text, the scenario and the "
                  "command. sposim {}, commit {}, {}.\n",
                  core::shortened(core::escaped(what), 2000), report::build().version, report::build().commit,
                  report::build().compiler));
  return exit_our_bug;
}

}  // namespace

void write_to_stderr(const std::string& text) {
  const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
  static_cast<void>(written);
}

int guarded(const std::function<int()>& work) {
  try {
    return work();
  } catch (const core::UserError& error) {
    return tell(error);
  } catch (const core::MachineError& error) {
    write_to_stderr("sposim: " + core::shortened(error.what(), 2000) + ".\n");
    return exit_machine_error;
  } catch (const std::bad_alloc&) {
    write_to_stderr("sposim: this machine has not enough memory. Fewer replicates or areas need less.\n");
    return exit_machine_error;
  } catch (const core::ContractViolation& error) {
    return tell_bug(error.what());
  } catch (const std::exception& error) {
    return tell_bug(std::string("unexpected: ") + error.what());
  }
}

}  // namespace sposim::app
