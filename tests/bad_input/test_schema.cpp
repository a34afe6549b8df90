#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "bad_input/mutations.hpp"
#include "bad_input/validation.hpp"
#include "scenario/schema.hpp"
#include "scenario/sweep.hpp"

/// The committed JSON Schema against the reader, by ajv-cli: what the reader takes it takes; what a schema can see to
/// be bad it refuses.
namespace sposim::test {
namespace {

namespace fs = std::filesystem;

const fs::path source_dir = SPOSIM_SOURCE_DIR;
const fs::path scenario_schema_file = source_dir / "scenarios" / "schema.json";
const fs::path sweep_schema_file = source_dir / "scenarios" / "sweeps" / "schema.json";

TEST(CommittedSchema, IsWhatTheProgramPrints) {
  EXPECT_EQ(text_of(scenario_schema_file), scenario::json_schema()) << "run: sposim schema > scenarios/schema.json";
}

TEST(CommittedSchema, OfSweepsIsWhatTheProgramPrints) {
  EXPECT_EQ(text_of(sweep_schema_file), scenario::sweep_schema())
      << "run: sposim schema --sweep > scenarios/sweeps/schema.json";
}

/// True for each file that the schema accepts, by name without extension.
std::map<std::string, bool> accepted(const Folder& folder, const fs::path& schema_file = scenario_schema_file) {
  const fs::path tests = source_dir / "tests";
  const fs::path ajv = tests / "node_modules" / "ajv-cli" / "dist" / "index.js";
  if (!fs::exists(ajv)) throw std::runtime_error("ajv-cli is missing; run scripts/setup test");
  const std::string verdict = (folder.path() / "verdict.txt").string();
  const std::string command = fmt::format(
      "node '{}' '{}' && node '{}' validate --spec=draft7 --strict-types=false --errors=no -s '{}' -d '{}/*.json' "
      "> '{}' 2>&1",
      (tests / "schema" / "to_json.js").string(), folder.path().string(), ajv.string(), schema_file.string(),
      folder.path().string(), verdict);
  const int status = std::system(command.c_str());  // 1 where any file is refused: the verdicts say which
  std::map<std::string, bool> found;
  std::istringstream lines(text_of(verdict));
  for (std::string line; std::getline(lines, line);) {
    const std::size_t space = line.rfind(' ');
    if (space == std::string::npos || !line.substr(0, space).ends_with(".json")) continue;
    found[fs::path(line.substr(0, space)).stem().string()] = line.substr(space + 1) == "valid";
  }
  if (found.empty()) throw std::runtime_error(fmt::format("ajv-cli failed ({}): {}", status, text_of(verdict)));
  return found;
}

TEST(CommittedSchema, OfSweepsAcceptsEveryShippedSweepAndRefusesATypo) {
  const Folder folder;
  for (const auto& entry : fs::directory_iterator(source_dir / "scenarios" / "sweeps")) {
    if (entry.path().extension() == ".yaml") fs::copy_file(entry.path(), folder.path() / entry.path().filename());
  }
  std::ofstream(folder.path() / "typo.yaml") << "title: x\nscenario: y.yaml\ndesign: sobl\nfactors: {a: unsure}\n";
  const auto verdicts = accepted(folder, sweep_schema_file);
  EXPECT_EQ(verdicts.size(), 5U);
  for (const auto& [name, good] : verdicts) EXPECT_EQ(good, name != "typo") << name;
}

TEST(CommittedSchema, AcceptsEveryShippedScenario) {
  const Folder folder;
  std::vector<std::string> names;
  const fs::path example = source_dir / "tests" / "bad_input" / "everything.yaml";
  fs::copy_file(example, folder.path() / "everything.yaml");
  names.emplace_back("everything");
  for (const auto& entry : fs::recursive_directory_iterator(source_dir / "scenarios")) {
    const bool sweep = entry.path().parent_path().filename() == "sweeps";  // a file of another kind
    if (entry.path().extension() != ".yaml" || sweep) continue;
    fs::copy_file(entry.path(), folder.path() / entry.path().filename());
    names.push_back(entry.path().stem().string());
  }
  const auto verdict = accepted(folder);
  for (const auto& name : names) EXPECT_TRUE(verdict.at(name)) << name;
}

TEST(CommittedSchema, RefusesWhatItCanSee) {
  const Folder folder;
  const std::string text = text_of(source_dir / "tests" / "bad_input" / "everything.yaml");
  std::map<std::string, std::string> names;
  for (const Fault fault : {Fault::misspelt, Fault::removed, Fault::wrong_type, Fault::bad_number}) {
    for (const auto& mutation : mutations_of(text, fault)) {
      if (mutation.schema == SchemaSees::no) continue;
      const std::string name = fmt::format("m{}", names.size());
      names[name] = mutation.name;
      folder.write(name + ".yaml", mutation.text);
    }
  }
  ASSERT_GT(names.size(), 300U);
  const auto verdict = accepted(folder);
  for (const auto& [name, what] : names) EXPECT_FALSE(verdict.at(name)) << what;
}

}  // namespace
}  // namespace sposim::test
