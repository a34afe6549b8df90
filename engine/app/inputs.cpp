#include "app/inputs.hpp"

#include "report/file.hpp"
#include "scenario/reader.hpp"

namespace sposim::app {

scenario::Scenario read_input(const RunArguments& arguments, const std::string& file) {
  scenario::Scenario scenario = scenario::read_scenario(file);
  if (arguments.replicates) scenario.simulation.replicates = *arguments.replicates;
  if (arguments.seed) scenario.simulation.seed = *arguments.seed;
  return scenario;
}

std::vector<scenario::Difference> differences_from_base(const scenario::Scenario& scenario) {
  if (scenario.bases.empty()) return {};
  return scenario::differences(scenario::read_scenario(scenario.bases.front()), scenario);
}

std::vector<std::string> inputs_of(const scenario::Scenario& scenario) {
  std::vector<std::string> files{scenario.file};
  files.insert(files.end(), scenario.bases.begin(), scenario.bases.end());
  for (const auto& file : std::vector<std::string>(files)) {
    if (!scenario.forces.file.empty()) files.push_back(report::parent_of(file) + "/" + scenario.forces.file);
  }
  return files;
}

}  // namespace sposim::app
