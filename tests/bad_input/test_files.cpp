#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "bad_input/validation.hpp"

namespace sposim::test {
namespace {

const std::filesystem::path source_dir = SPOSIM_SOURCE_DIR;

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

/// Nine lists of nine of the one before: a billion once every alias is followed.
std::string billion_laughs() {
  std::string text = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n";
  for (char name = 'b'; name <= 'i'; ++name) {
    const std::string alias = fmt::format("*{}", static_cast<char>(name - 1));
    text += fmt::format("{}: &{} [{}{}]\n", name, name, alias, repeated(", " + alias, 8));
  }
  return text;
}

struct BadFile {
  const char* name;
  std::string text;
};

void PrintTo(const BadFile& file, std::ostream* out) {
  *out << file.name;
}

std::vector<BadFile> bad_files() {
  using namespace std::string_literals;
  std::vector<BadFile> files{
      {"empty", ""},
      {"one_space", " "},
      {"comment_only", "# nothing but this\n"},
      {"document_mark_only", "---\n"},
      {"null_document", "~\n"},
      {"scalar", "hello\n"},
      {"list", "- title: x\n"},
      {"two_documents", "title: a\n---\ntitle: b\n"},
      {"two_documents_second_empty", "title: a\n---\n"},
      {"not_utf8", "title: caf\xe9\n"},
      {"overlong_utf8", "title: \xc0\xaf\n"},
      {"utf16", "\xff\xfet\0i\0t\0l\0e\0"s},
      {"nul_bytes", "title: a\0b\n"s},
      {"all_nul", std::string(4096, '\0')},
      {"tab_indent", "clock:\n\tstart: 2020-01-20\n"},
      {"unclosed_double_quote", "title: \"never closed\nclock: 1\n"},
      {"unclosed_single_quote", "title: 'never closed\nclock: 1\n"},
      {"unclosed_brace", "clock: {start: 2020-01-20\n"},
      {"unclosed_bracket", "remove: [a, b\n"},
      {"stray_closing", "clock: }\n"},
      {"bad_indent", "clock:\n    start: 2020-01-20\n  end: 2031-03-31\n"},
      {"colon_in_text", "title: a: b\n"},
      {"no_space_after_colon", "title:x\n"},
      {"recursive_alias", "a: &x\n  b: *x\n"},
      {"undefined_alias", "title: *nowhere\n"},
      {"anchor", "title: &here hello\n"},
      {"merge_key", "clock: {<<: {start: 2020-01-20}}\n"},
      {"tag", "title: !!python/object:os.system hello\n"},
      {"local_tag", "title: !secret hello\n"},
      {"directive", "%YAML 1.2\n---\ntitle: a\n"},
      {"bad_directive", "%FOO bar\ntitle: a\n"},
      {"complex_key", "? {a: b}\n: c\n"},
      {"list_as_key", "[a, b]: c\n"},
      {"empty_key", ": c\n"},
      {"null_key", "~: c\n"},
      {"block_scalar_as_map", "clock: |\n  start: 2020-01-20\n"},
      {"terminal_escapes", "\x1b[31mtitle\x1b[0m: \x07 bell\n"},
      {"escapes_in_quotes", "\"\\e[31mred\": 1\n"},
      {"right_to_left", "\u202Eeltit: x\n"},
      {"unknown_escape", "title: \"\\q\"\n"},
      {"long_key", repeated("k", 100'000) + ": 1\n"},
      {"long_value", "titel: " + repeated("v", 500'000) + "\n"},
      {"many_keys", ""},
      {"billion_laughs", billion_laughs()},
      {"deep_brackets", "a: " + repeated("[", 100'000)},
      {"deep_closed_brackets", "a: " + repeated("[", 100'000) + repeated("]", 100'000) + "\n"},
      {"deep_braces", repeated("{a: ", 100'000)},
      {"deep_dashes", repeated("- ", 100'000) + "x\n"},
      {"deep_block", ""},
      {"deep_questions", repeated("? ", 100'000) + "x\n"},
      {"hundred_megabytes", repeated("# a hundred megabytes of this\n", 3'500'000)},
      {"only_bom", "\xEF\xBB\xBF"},
      {"carriage_returns", "titel: x\r\rclock: 1\r"},
      {"binary", ""},
      {"conflict_marks", "<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> b\n"},
      {"json_with_trailing_comma", "{\"title\": \"a\",, }\n"},
      {"replicates_10_to_12", ""},
  };
  const auto set = [&](std::string_view name, const std::string& text) {
    for (auto& file : files) {
      if (file.name == name) file.text = text;
    }
  };
  std::string keys;
  for (int i = 0; i < 60'000; ++i) keys += fmt::format("key{}: 1\n", i);
  set("many_keys", keys);
  std::string block;
  for (std::size_t i = 0; i < 1200; ++i) block += std::string(i, ' ') + "a:\n";
  set("deep_block", block);
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes += static_cast<char>((i * 167 + 13) % 256);
  set("binary", bytes);
  set("replicates_10_to_12", "simulation: {replicates: 1000000000000}\n");
  return files;
}

class WholeFile : public testing::TestWithParam<BadFile> {};

TEST_P(WholeFile, IsRefused) {
  const Folder folder;
  folder.write("scenario.yaml", GetParam().text);
  const auto before = folder.listing();
  const Ending ending = run_sposim({"validate", "scenario.yaml"}, folder.path().string());
  EXPECT_EQ(fault_of_refusal(ending), "") << ending.err.substr(0, 2000);
  EXPECT_NE(ending.err.find("scenario.yaml"), std::string::npos) << ending.err.substr(0, 2000);
  EXPECT_EQ(folder.listing(), before) << "something was written";
}

INSTANTIATE_TEST_SUITE_P(Of, WholeFile, testing::ValuesIn(bad_files()),
                         [](const auto& instance) { return std::string(instance.param.name); });

/// What is no file at all.
class NoFile : public testing::Test {
 protected:
  void refuses(const std::string& file, const std::string& words) {
    const auto before = folder.listing();
    const Ending ending = run_sposim({"validate", file}, folder.path().string());
    EXPECT_EQ(fault_of_refusal(ending), "") << ending.err;
    EXPECT_NE(ending.err.find(words), std::string::npos) << ending.err;
    EXPECT_EQ(folder.listing(), before) << "something was written";
  }
  Folder folder;
};

TEST_F(NoFile, Folder) {
  std::filesystem::create_directory(folder.path() / "inner");
  refuses("inner", "inner");
}

TEST_F(NoFile, Missing) {
  refuses("nowhere.yaml", "nowhere.yaml");
}

TEST_F(NoFile, MissingFolder) {
  refuses("nowhere/at_all.yaml", "nowhere/at_all.yaml");
}

TEST_F(NoFile, EmptyName) {
  refuses("", "");
}

TEST_F(NoFile, LongName) {
  refuses(std::string(5000, 'n'), "nnn");
}

TEST_F(NoFile, NameWithControlCharacters) {
  refuses("a\x1b[31m\nb.yaml", "\\u001b");
}

TEST_F(NoFile, Pipe) {
  ASSERT_EQ(mkfifo((folder.path() / "pipe").c_str(), 0600), 0);
  refuses("pipe", "pipe");
}

TEST_F(NoFile, DevZero) {
  refuses("/dev/zero", "/dev/zero");
}

TEST_F(NoFile, DevNull) {
  refuses("/dev/null", "/dev/null");
}

TEST_F(NoFile, CircularLink) {
  std::filesystem::create_symlink("loop.yaml", folder.path() / "loop.yaml");
  refuses("loop.yaml", "loop.yaml");
}

TEST_F(NoFile, NoPermission) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read every file";
  folder.write("secret.yaml", "title: x\n");
  std::filesystem::permissions(folder.path() / "secret.yaml", std::filesystem::perms::none);
  refuses("secret.yaml", "secret.yaml");
}

/// Broken chains of `extends`.
class Extends : public NoFile {};

TEST_F(Extends, Missing) {
  folder.write("a.yaml", "extends: nowhere.yaml\n");
  refuses("a.yaml", "nowhere.yaml");
}

TEST_F(Extends, Itself) {
  folder.write("a.yaml", "extends: a.yaml\n");
  refuses("a.yaml", "a.yaml:1:");
}

TEST_F(Extends, Circle) {
  folder.write("a.yaml", "extends: b.yaml\n");
  folder.write("b.yaml", "extends: ./a.yaml\n");
  refuses("a.yaml", "b.yaml:1:");
}

TEST_F(Extends, TooDeep) {
  for (int i = 0; i < 20; ++i) folder.write(fmt::format("s{}.yaml", i), fmt::format("extends: s{}.yaml\n", i + 1));
  folder.write("s20.yaml", "title: x\n");
  refuses("s0.yaml", "extends");
}

TEST_F(Extends, Folder) {
  folder.write("a.yaml", "extends: .\n");
  refuses("a.yaml", "folder");
}

TEST_F(Extends, Device) {
  folder.write("a.yaml", "extends: /dev/zero\n");
  refuses("a.yaml", "/dev/zero");
}

TEST_F(Extends, NotText) {
  folder.write("a.yaml", "extends: [b.yaml]\n");
  refuses("a.yaml", "a.yaml:1:");
}

TEST_F(Extends, Twice) {
  folder.write("a.yaml", "extends: b.yaml\nextends: c.yaml\n");
  refuses("a.yaml", "a.yaml:2:");
}

TEST_F(Extends, BrokenBase) {
  folder.write("a.yaml", "extends: b.yaml\n");
  folder.write("b.yaml", "clock: {start: [}\n");
  refuses("a.yaml", "b.yaml:1:");
}

TEST_F(Extends, RemoveWithoutExtends) {
  folder.write("a.yaml", "title: x\nremove: [clock]\n");
  refuses("a.yaml", "a.yaml:2:");
}

TEST_F(Extends, RemoveWhatIsNotThere) {
  folder.write("a.yaml", "extends: b.yaml\nremove: [clock.nothing, 5, [x]]\n");
  folder.write("b.yaml", "title: x\n");
  refuses("a.yaml", "clock.nothing");
}

}  // namespace
}  // namespace sposim::test
