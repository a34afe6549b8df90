// Files that break readers: what yaml-cpp would accept, crash on, or read without end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <clocale>

#include "scenario/files.hpp"
#include "scenario/reader.hpp"

namespace sposim::scenario {
namespace {

using test::Folder;
using test::read;
using test::said_of;
using test::said_of_file;
using test::tiny;
using test::with;
using testing::HasSubstr;

struct Trap {
  const char* what;
  std::string yaml;
  const char* said;
};

class Traps : public testing::TestWithParam<Trap> {};

TEST_P(Traps, SaysWhatIsWrongInTime) {
  const auto begin = std::chrono::steady_clock::now();
  const std::string said = said_of(GetParam().yaml);
  EXPECT_THAT(said, HasSubstr(GetParam().said));
  EXPECT_LE(said.size(), 20'000U);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

std::string times(int count, const std::string& text) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

std::string staircase(int steps) {
  std::string text;
  for (int i = 0; i < steps; ++i) text += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  return text;
}

std::string unknown_keys(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "k" + std::to_string(i) + ": 1\n";
  return text;
}

INSTANTIATE_TEST_SUITE_P(
    Reader, Traps,
    testing::Values(Trap{"RecursiveAlias", "a: &x\n  b: *x\n", "scenario.yaml:1:4: this is an anchor (\"&x\")"},
                    Trap{"Alias", "a: *x\n", "scenario.yaml:1:4: "},
                    Trap{"MergeKey", "a:\n  <<: {b: 1}\n", "scenario.yaml:2:3: this is a merge key (\"<<\")"},
                    Trap{"StandardTag", "title: !!str x\n", "scenario.yaml:1:8: this is a tag (\"!\")"},
                    Trap{"BareTag", "title: ! x\n", "scenario.yaml:1:8: this is a tag (\"!\")"},
                    Trap{"TagOnQuotes", "title: !x \"y\"\n", "scenario.yaml:1:8: this is a tag (\"!\")"},
                    Trap{"SecondDocument", "title: a\n---\ntitle: b\n",
                         "scenario.yaml:2:1: a second document begins here"},
                    Trap{"Directive", "%YAML 1.2\n---\ntitle: a\n", "scenario.yaml:1:1: this line begins with \"%\""},
                    Trap{"Empty", "", "scenario.yaml:1:1: this file says nothing"},
                    Trap{"OnlyComments", "# a\n\n# b\n", "scenario.yaml:1:1: this file says nothing"},
                    Trap{"List", "- a\n", "scenario.yaml:1:1: this file is not a map"},
                    Trap{"Scalar", "hello\n", "scenario.yaml:1:1: this file is not a map"},
                    Trap{"ListAsKey", "? [a, b]\n: c\n", "scenario.yaml:1:3: a key is missing or is not a word"},
                    Trap{"DeepLists", "title: " + times(100'000, "["), "scenario.yaml:1:"},
                    Trap{"DeepMaps", "title: " + times(100'000, "{a: "), "nested deeper than 64 levels"},
                    Trap{"DeepIndent", staircase(1000), "nested deeper than 64 levels"},
                    Trap{"WideList", "title: [" + times(400'000, "1,") + "]\n", "more than 200000 values"},
                    Trap{"ManyKeys", unknown_keys(60'000), "more problems are not shown. Mend these first."},
                    Trap{"TooLarge", times(300'000, "# x\n"), "scenario.yaml: this file is larger than 1 MiB"},
                    Trap{"ZeroByte", std::string("title: a\0b\n", 11), "scenario.yaml:1:9: a zero byte stands here"},
                    Trap{"Latin1", "title: a\nnot_for: \xE9t\xE9\n",
                         "scenario.yaml:2:1: this line has characters that are not UTF-8"},
                    Trap{"Tab", "clock:\n\tstart: 2020-01-01\n", "scenario.yaml:2:1: this line is indented with a tab"},
                    Trap{"OpenQuote", "title: \"a\nclock: 1\n", "scenario.yaml:1:8: this quote is not closed"},
                    Trap{"OpenBracket", "simulation: {replicates: 1\n", "a bracket \"{\" is not closed"},
                    Trap{"ColonInText", "title: a: b\n", "scenario.yaml:1:9: a colon stands where no value can begin"}),
    [](const auto& trap) { return trap.param.what; });

TEST(Files, FoldersPipesAndDevicesAreRefusedAtOnce) {
  const Folder folder;
  EXPECT_THAT(said_of_file(folder, ""), HasSubstr("this is a folder"));
  ASSERT_EQ(::mkfifo((folder.path() + "/pipe.yaml").c_str(), 0600), 0);
  EXPECT_EQ(said_of_file(folder, "pipe.yaml"),
            "pipe.yaml: this is a pipe or a device (a scenario file is a regular file). Save it as a file first.");
  EXPECT_THROW((void)read_scenario("/dev/zero"), core::UserError);
  EXPECT_EQ(said_of_file(folder, "none.yaml"),
            "none.yaml: there is no such scenario file. Check the spelling and the folder.");
}

TEST(Duplicates, AreAllNamed) {
  EXPECT_EQ(said_of(with(tiny, "granted: 80%", "granted: 80%, granted: 90%") + "title: Again\n"),
            "scenario.yaml:9:28: pathway.decision.granted: this key stands here a second time (it was given on line 9 "
            "already). Keep one of the two.\n"
            "scenario.yaml:11:1: title: this key stands here a second time (it was given on line 1 already). Keep one "
            "of the two.");
}

TEST(Locale, GermanDecimalsChangeNothing) {
  const char* const old = std::setlocale(LC_ALL, nullptr);
  const std::string before = old;
  for (const char* name : {"de_DE.UTF-8", "de_DE.utf8", "de_DE"}) {
    if (std::setlocale(LC_ALL, name) != nullptr) break;
  }
  const Scenario world = read(with(tiny, "applies: 0.05", "applies: 0.035"));
  std::setlocale(LC_ALL, before.c_str());
  EXPECT_EQ(std::get<double>(world.pathway.application.applies.value.form), 0.035);
}

}  // namespace
}  // namespace sposim::scenario
