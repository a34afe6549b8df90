#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <sstream>
#include <utility>

#include "bad_input/mutations.hpp"
#include "bad_input/validation.hpp"
#include "bad_input/yaml_text.hpp"

namespace sposim::test {
namespace {

const std::filesystem::path source_dir = SPOSIM_SOURCE_DIR;

struct Example {
  const char* name;
  const char* file;
  const char* table;
};
constexpr Example everything{"everything", "tests/bad_input/everything.yaml", "tests/bad_input/everything_forces.csv"};
constexpr Example national{"national", "scenarios/england_and_wales.yaml", "scenarios/england_and_wales_forces.csv"};

struct Case {
  Example example;
  Fault fault;
  const char* fault_name;
};

void PrintTo(const Case& each, std::ostream* out) {
  *out << each.example.name << ' ' << each.fault_name;
}

class EveryKey : public testing::TestWithParam<Case> {};

/// True if a line of the message is about this line of the file and names the key.
bool names_key_and_line(const std::string& message, const std::string& file, const Mutation& mutation) {
  std::istringstream lines(message);
  const std::string place = mutation.line > 0 ? fmt::format("{}:{}:", file, mutation.line) : file + ":";
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(place) && line.find(mutation.key) != std::string::npos) return true;
  }
  return false;
}

std::string fault_of(const std::string& message, const std::string& file, const Mutation& mutation) {
  if (message.empty()) return mutation.verdict == Verdict::bad ? "called good" : "";
  const std::string ugliness = ugliness_of(message);
  if (!ugliness.empty()) return ugliness;
  if (mutation.verdict == Verdict::bad && !names_key_and_line(message, file, mutation)) {
    return fmt::format("does not name \"{}\" on line {}", mutation.key, mutation.line);
  }
  return "";
}

/// Of many mutations every fifth of those that may stand (each is validated to the end, and shows only that nothing
/// breaks); and under the sanitizers, which are ten times slower, every seventh of all.
std::vector<Mutation> thinned_if_slow(std::vector<Mutation> mutations) {
  constexpr std::size_t many = 700;
  if (mutations.size() < many) return mutations;
  const std::size_t step = is_sanitized() ? 7 : 1;
  std::vector<Mutation> some;
  std::size_t explained = 0;
  for (std::size_t i = 0; i < mutations.size(); i += step) {
    const bool may_stand = mutations[i].verdict == Verdict::explained;
    if (!may_stand || explained++ % 5 == 0) some.push_back(std::move(mutations[i]));
  }
  return some;
}

TEST_P(EveryKey, IsRefusedWithItsNameAndLine) {
  const Case& each = GetParam();
  const Folder folder;
  const std::filesystem::path table = source_dir / each.example.table;
  std::filesystem::copy_file(table, folder.path() / table.filename());
  auto every = mutations_of(text_of(source_dir / each.example.file), each.fault);
  ASSERT_GT(every.size(), 50U);
  const auto mutations = thinned_if_slow(std::move(every));
  std::vector<std::string> files;
  for (std::size_t i = 0; i < mutations.size(); ++i) {
    files.push_back(folder.write(fmt::format("m{}.yaml", i), mutations[i].text));
  }
  const auto before = folder.listing();
  const auto said = verdicts(folder, files);
  EXPECT_EQ(folder.listing(), before) << "something was written";
  for (std::size_t i = 0; i < mutations.size(); ++i) {
    const std::string& message = said.at(files[i]);
    const std::string fault = fault_of(message, files[i], mutations[i]);
    EXPECT_EQ(fault, "") << mutations[i].name << "\n" << message.substr(0, 1500);
  }
}

std::vector<Case> cases() {
  std::vector<Case> all;
  for (const Example& example : {everything, national}) {
    all.push_back({example, Fault::misspelt, "misspelt"});
    all.push_back({example, Fault::duplicated, "duplicated"});
    all.push_back({example, Fault::removed, "removed"});
    all.push_back({example, Fault::wrong_type, "wrong_type"});
    all.push_back({example, Fault::bad_number, "bad_number"});
  }
  return all;
}

INSTANTIATE_TEST_SUITE_P(Of, EveryKey, testing::ValuesIn(cases()), [](const auto& instance) {
  return std::string(instance.param.example.name) + "_" + instance.param.fault_name;
});

/// The examples themselves are good, or every refusal above would prove nothing.
TEST(Examples, AreGood) {
  for (const Example& example : {everything, national}) {
    const Ending ending = run_sposim({"validate", (source_dir / example.file).string()}, source_dir.string());
    EXPECT_EQ(ending.exit_code, 0) << ending.err;
    EXPECT_NE(ending.out.find("good"), std::string::npos) << ending.out;
  }
}

/// Every mutation differs from its example and from every other.
TEST(Mutations, AllDiffer) {
  for (const Case& each : cases()) {
    std::set<std::string> texts{text_of(source_dir / each.example.file)};
    for (const auto& mutation : mutations_of(text_of(source_dir / each.example.file), each.fault)) {
      EXPECT_TRUE(texts.insert(mutation.text).second) << mutation.name;
    }
  }
}

}  // namespace
}  // namespace sposim::test
