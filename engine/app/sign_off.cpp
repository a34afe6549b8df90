#include "app/sign_off.hpp"

#include <fmt/format.h>

#include <chrono>

#include "app/execution.hpp"
#include "app/failure.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "report/build.hpp"
#include "report/run_files.hpp"
#include "report/sign_off.hpp"
#include "report/verify.hpp"
#include "report/words.hpp"
#include "scenario/reader.hpp"

namespace sposim::app {

namespace {

[[noreturn]] void refuse(const std::string& folder, std::string problem, std::string why, std::string suggestion) {
  throw core::UserError(core::Problem{{folder}, "", std::move(problem), std::move(why), std::move(suggestion)});
}

}  // namespace

int sign_off(const SignOffArguments& arguments) {
  const std::string& folder = arguments.folder;
  const auto findings = report::verify(folder);
  if (!findings.empty()) {
    refuse(folder, core::escaped(findings.front().name) + " " + findings.front().problem,
           "only what the run left can be signed off", "See `sposim verify`.");
  }
  const report::Manifest manifest = report::read_manifest(folder);
  if (manifest.points > 0) {
    refuse(folder, "is a sweep", "a scenario is signed off with the results of its own run",
           "Run the scenario by itself, and sign that folder off.");
  }
  if (manifest.status == "PARTIAL") refuse(folder, "is PARTIAL", "a stopped run is not signed off", "Run it in full.");
  scenario::Scenario scenario = scenario::read_scenario(folder + "/" + std::string(report::resolved_name));
  drop_label(scenario.forces);
  if (manifest.model_sha256 != report::build().model_sha256) {
    fmt::print(stderr, "{}: was made by another version of the model than this one; the block below signs that one.\n",
               core::escaped(folder));
  }
  fmt::print(stderr,
             "Paste this into {} in place of its qa: block, if it has one. It signs exactly this scenario with {} and "
             "seed {},\nand this version of the model: change a number, a forces cell, the seed, the replicates or the "
             "model, and results are DRAFT again.\n",
             core::escaped(manifest.scenario_file), report::counted(scenario.simulation.replicates, "replicate"),
             scenario.simulation.seed);
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  report::write_to_stdout(report::sign_off_block(scenario, manifest.model_sha256, core::Date{today}));
  return exit_good;
}

}  // namespace sposim::app
