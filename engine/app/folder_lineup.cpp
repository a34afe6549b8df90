#include "app/folder_lineup.hpp"

#include "report/run_files.hpp"
#include "scenario/reader.hpp"

namespace sposim::app {

scenario::Scenario scenario_of_folder(const std::string& file, const report::Manifest& manifest) {
  auto scenario = scenario::read_scenario(file);
  scenario.simulation.replicates = manifest.replicates;
  scenario.simulation.seed = manifest.seed;
  return scenario;
}

Lineup lineup_of_folder(const std::string& folder, const report::Manifest& manifest) {
  std::vector<scenario::Scenario> scenarios{
      scenario_of_folder(folder + "/" + std::string(report::resolved_name), manifest)};
  for (std::size_t i = 0; manifest.compared.files && i < manifest.compared.alternatives.size(); ++i) {
    scenarios.push_back(scenario_of_folder(folder + "/" + report::further_resolved_name(i), manifest));
    scenarios.back().file = manifest.compared.alternatives[i];
  }
  scenarios.front().file = manifest.scenario_file;
  scenarios.front().bases = manifest.extends;
  const bool alone = manifest.compared.alternatives.empty();
  Lineup lineup = manifest.compared.files || alone
                      ? lineup_of_files(std::move(scenarios))
                      : lineup_of_policies(std::move(scenarios.front()), manifest.compared.alternatives);
  lineup.as.every_month = manifest.compared.every_month;
  lineup.as.banded = manifest.compared.banded;
  return lineup;
}

}  // namespace sposim::app
