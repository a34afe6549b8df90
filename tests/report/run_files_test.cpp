#include "report/run_files.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "report/digest.hpp"
#include "report/screen.hpp"
#include "report/verify.hpp"
#include "report/words.hpp"
#include "support/small_run.hpp"
#include "support/temporary_folder.hpp"

namespace sposim::report {
namespace {

using support::small_run;
using support::SmallRun;
using support::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

void write_to(const std::string& path, const RunReport& report) {
  RunFolder folder(path, Overwrite::refuse, {});
  write_run(folder, report);
  folder.publish();
}

void replace_text(const std::string& path, const std::string& text) {
  remove_all(path);
  FileWriter file(path);
  file.write(text);
  file.finish();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// Every file of a run folder, the charts with their folder's name in front.
std::vector<std::string> files_of(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& name : names_in(folder)) {
    if (kind_of(folder + "/" + name) == PathKind::file) names.push_back(name);
  }
  for (const auto& name : names_in(folder + "/charts")) names.push_back("charts/" + name);
  return names;
}

TEST(RunFiles, AllAreThereAndVerify) {
  const TemporaryFolder here;
  const SmallRun run = small_run({3, 4, 5, 6});
  write_to(here / "run", run.report());
  EXPECT_THAT(names_in(here / "run"),
              ElementsAre("assumptions.csv", "charts", "forces.csv", "manifest.json", "monthly.csv", "observed.csv",
                          "replicates.csv", "report.html", "results.xlsx", "scenario.forces.csv",
                          "scenario.resolved.yaml", "story.json", "summary.json", "time_to_order.csv", "timing.json"));
  EXPECT_THAT(verify(here / "run"), IsEmpty());
}

TEST(RunFiles, AreTheSameBytesTwice) {
  const TemporaryFolder here;
  const SmallRun run = small_run({3, 4, 5, 6});
  write_to(here / "a", run.report());
  auto again = run.report();
  again.circumstances.threads = 7;
  again.circumstances.command_line = "another";
  write_to(here / "b", again);
  for (const auto& name : files_of(here / "a")) {
    if (name == timing_name) continue;
    EXPECT_EQ(read_whole(here / ("a/" + name)), read_whole(here / ("b/" + name))) << name;
  }
  EXPECT_FALSE(first_difference_of_runs(here / "a", here / "b"));
}

TEST(RunFiles, AFlippedByteInAnyFileIsFoundByName) {
  const TemporaryFolder here;
  const SmallRun run = small_run({3, 4});
  write_to(here / "run", run.report());
  for (const auto& name : files_of(here / "run")) {
    const std::string path = here / ("run/" + name);
    const std::string whole = read_whole(path);
    std::string changed = whole;
    const std::size_t at = name == manifest_name ? whole.find("Two forces") : whole.size() / 2;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    replace_text(path, changed);
    const auto findings = verify(here / "run");
    ASSERT_EQ(findings.size(), 1U) << name;
    EXPECT_EQ(findings.front().name, name);
    EXPECT_EQ(findings.front().problem, "was changed");
    replace_text(path, whole);
  }
}

TEST(RunFiles, MissingAndExtraFilesAreFoundByName) {
  const TemporaryFolder here;
  write_to(here / "run", small_run({3, 4}).report());
  remove_all(here / "run/observed.csv");
  remove_all(here / "run/timing.json");
  replace_text(here / "run/notes.txt", "mine");
  std::vector<std::string> found;
  for (const auto& finding : verify(here / "run")) found.push_back(finding.name + " " + finding.problem);
  EXPECT_THAT(found,
              ElementsAre("observed.csv is missing", "timing.json is missing", "notes.txt is not part of the run"));
}

TEST(RunFiles, AFolderWithoutAManifestIsNoRun) {
  const TemporaryFolder here;
  EXPECT_THROW(verify(here.path()), core::UserError);
  EXPECT_THROW(verify(here / "nowhere"), core::UserError);
  for (const char* text : {"{}", "not json", "[]", R"({"program": "sposim"})", R"({"program": 3})"}) {
    replace_text(here / "manifest.json", text);
    EXPECT_THROW(verify(here.path()), core::UserError) << text;
  }
}

TEST(RunFiles, AManifestCannotPointOutOfItsFolder) {
  const TemporaryFolder here;
  write_to(here / "run", small_run({3, 4}).report());
  const std::string text = read_whole(here / "run/manifest.json");
  replace_text(here / "run/manifest.json", std::regex_replace(text, std::regex("monthly.csv"), "../../etc/passwd"));
  EXPECT_THROW(verify(here / "run"), core::UserError);
}

TEST(RunFiles, PartialSaysSoInEveryFileAndIsElseTheSame) {
  const TemporaryFolder here;
  const SmallRun run = small_run({3, 4, 5});
  write_to(here / "full", run.report());
  auto partial = run.report();
  partial.partial = true;
  write_to(here / "partial", partial);
  for (const auto& name : files_of(here / "full")) {
    if (name.ends_with(".xlsx")) continue;  // packed; tests/cli/interrupt.sh looks inside
    const std::string text = read_whole(here / ("partial/" + name));
    EXPECT_THAT(text, HasSubstr("PARTIAL")) << name;
    EXPECT_THAT(read_whole(here / ("full/" + name)), Not(HasSubstr("PARTIAL"))) << name;
    if (!name.ends_with(".csv") || name == "scenario.forces.csv") continue;
    EXPECT_EQ(std::regex_replace(text, std::regex(",PARTIAL"), ",complete"), read_whole(here / ("full/" + name)));
  }
  EXPECT_THAT(verify(here / "partial"), IsEmpty());
}

TEST(RunFiles, TextFromAScenarioIsNoFormula) {
  const TemporaryFolder here;
  write_to(here / "run", small_run({3, 4}).report());
  for (const char* name : {"run/monthly.csv", "run/forces.csv", "run/replicates.csv", "run/time_to_order.csv"}) {
    const std::string text = read_whole(here / name);
    EXPECT_THAT(text, HasSubstr("'=South")) << name;
    EXPECT_THAT(text, Not(HasSubstr("\n=South"))) << name;
  }
  EXPECT_THAT(read_whole(here / "run/observed.csv"), Not(HasSubstr(",=cmd")));
}

TEST(RunFiles, OneReplicateHasEmptyCellsAndNulls) {
  const TemporaryFolder here;
  write_to(here / "run", small_run({3}).report());
  const auto rows = lines_of(read_whole(here / "run/forces.csv"));
  EXPECT_THAT(rows.at(1), HasSubstr(",count,3,,,,,,,,,,,,,,,,complete"));
  const auto json = nlohmann::json::parse(read_whole(here / "run/summary.json"));
  EXPECT_TRUE(json.at("headlines").at(0).at("simulation_error").is_null());
  EXPECT_TRUE(json.at("headlines").at(0).at("band_95").is_null());
}

/// The section of outputs/README.md that describes one file.
std::string section_of(const std::string& readme, const std::string& name) {
  const std::size_t start = readme.find("\n## `" + name + "`");
  if (start == std::string::npos) return "";
  return readme.substr(start, readme.find("\n## ", start + 4) - start);
}

void collect_keys(const nlohmann::json& json, std::set<std::string>& keys) {
  if (json.is_object()) {
    for (const auto& [key, value] : json.items()) {
      keys.insert(key);
      collect_keys(value, keys);
    }
  } else if (json.is_array()) {
    for (const auto& value : json) collect_keys(value, keys);
  }
}

TEST(OutputsReadme, DescribesEveryColumnAndKey) {
  const TemporaryFolder here;
  write_to(here / "run", small_run({3, 4, 5, 6}, 2).report());
  const std::string readme = read_whole(std::string(SPOSIM_SOURCE_DIR) + "/outputs/README.md");
  for (const auto& name : files_of(here / "run")) {
    const std::string section = section_of(readme, name.starts_with("charts/") ? "charts" : name);
    EXPECT_FALSE(section.empty()) << "outputs/README.md has no section on " << name;
    std::set<std::string> names;
    const std::string text = read_whole(here / ("run/" + name));
    if (name.ends_with(".json")) collect_keys(nlohmann::json::parse(text), names);
    if (name.ends_with(".csv") && name != "scenario.forces.csv") {
      const std::string header = lines_of(text).front() + ",";
      for (std::size_t at = 0; at < header.size(); at = header.find(',', at) + 1) {
        names.insert(header.substr(at, header.find(',', at) - at));
      }
    }
    for (const auto& column : names) EXPECT_THAT(section, HasSubstr("`" + column + "`")) << "in " << name;
  }
}

TEST(Screen, SaysTheHeadlineFirst) {
  const SmallRun run = small_run({1000, 2000, 3000, 4000});
  const auto lines = lines_of(screen(run.report(), "outputs/two", Emphasis::none));
  EXPECT_THAT(lines.at(0), HasSubstr("Two forces"));
  EXPECT_THAT(lines.at(0), HasSubstr("DRAFT"));
  EXPECT_THAT(lines.at(2), HasSubstr("Between 1 April 2022 and 31 March 2023 about 2,5"));
}

TEST(Screen, FitsEightyColumns) {
  for (const auto& counts : {std::vector<std::int64_t>{0}, {0, 0}, {1, 1}, {1000000, 2000000, 3000000}}) {
    const SmallRun run = small_run(counts);
    auto report = run.report();
    report.partial = true;
    for (const auto& line : lines_of(screen(report, "outputs/two", Emphasis::none))) {
      EXPECT_LE(columns_of(line), 80U) << line;
    }
  }
}

TEST(Screen, AwkwardCases) {
  const auto text_of = [](const std::vector<std::int64_t>& counts) {
    const SmallRun run = small_run(counts, 1, 0);
    return std::regex_replace(screen(run.report(), "outputs/two", Emphasis::none), std::regex("\\s+"), " ");
  };
  EXPECT_THAT(text_of({1}), HasSubstr("1 victim would be newly protected by a full order in the one simulated future"));
  EXPECT_THAT(text_of({3}), HasSubstr("3 victims would be newly protected by a full order in the one"));
  EXPECT_THAT(text_of({0}), HasSubstr("no victims would be newly protected"));
  EXPECT_THAT(text_of({0, 0}), HasSubstr("no victims would be newly protected by a full order (0 in at least 95"));
  EXPECT_THAT(text_of({1, 1}), HasSubstr("about 1 victim would be"));
  EXPECT_THAT(text_of({5}), Not(HasSubstr("nan")));
  EXPECT_THAT(text_of({5}), HasSubstr("Complete: 1 replicate."));
}

TEST(Seal, HoldsUntilAByteChanges) {
  const std::string text = sealed("{\"a\": 1,\n\"sha256\": \"" + std::string(unsealed) + "\"}\n");
  EXPECT_TRUE(seal_holds(text));
  EXPECT_FALSE(seal_holds(text + " "));
  EXPECT_FALSE(seal_holds("{\"a\": 2" + text.substr(7)));
  EXPECT_FALSE(seal_holds("{}"));
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(FirstDifference, NamesTheLine) {
  EXPECT_FALSE(first_difference("a\nb\n", "a\nb\n"));
  const auto second = first_difference("a\nbc\n", "a\nbd\n");
  ASSERT_TRUE(second);
  EXPECT_EQ(second->line, 2U);
  EXPECT_EQ(second->before, "bc");
  EXPECT_EQ(second->after, "bd");
  const auto longer = first_difference("a\n", "a\nb\n");
  ASSERT_TRUE(longer);
  EXPECT_EQ(longer->line, 2U);
  EXPECT_EQ(longer->before, "(the file ends here)");
}

}  // namespace
}  // namespace sposim::report
