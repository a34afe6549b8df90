#include "scenario/diff.hpp"

#include "app/diff.hpp"
#include "app/failure.hpp"
#include "report/file.hpp"
#include "scenario/reader.hpp"

namespace sposim::app {

int diff(const std::string& before, const std::string& after) {
  const auto first = scenario::read_scenario(before);
  const auto second = scenario::read_scenario(after);
  report::write_to_stdout(scenario::as_text(scenario::differences(first, second)));
  return exit_good;
}

}  // namespace sposim::app
