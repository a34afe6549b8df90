#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "bad_input/validation.hpp"

/// The same care for the forces table: a good scenario beside a spoilt table.
namespace sposim::test {
namespace {

const std::filesystem::path source_dir = SPOSIM_SOURCE_DIR;
const char* const table_name = "everything_forces.csv";

std::string good_scenario() {
  return text_of(source_dir / "tests/bad_input/everything.yaml");
}
std::string good_table() {
  return text_of(source_dir / "tests/bad_input" / table_name);
}

std::string with(const std::string& from, const std::string& to) {
  std::string text = good_table();
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("the table has no " + from);
  return text.replace(at, from.size(), to);
}

struct BadTable {
  const char* name;
  std::string text;
  std::string names;  ///< what the message must name
};

void PrintTo(const BadTable& table, std::ostream* out) {
  *out << table.name;
}

std::vector<BadTable> bad_tables() {
  using namespace std::string_literals;
  const std::string file = table_name;
  std::string wide = "force";
  for (int i = 0; i < 50'000; ++i) wide += fmt::format(",c{}", i);
  std::string tall = good_table();
  for (int i = 0; i < 30'000; ++i) tall += fmt::format("F{},E,North,1,1,2021-04-30,1,1,1,1\n", i);
  return {
      {"empty", "", file},
      {"one_newline", "\n", file},
      {"header_only", good_table().substr(0, good_table().find('\n') + 1), file},
      {"comment_only", "# nothing\n", file},
      {"not_utf8", with("Northshire", "North\xffshire"), file + ":2:"},
      {"nul_bytes", with("Northshire", "North\0shire"s), file + ":2:"},
      {"utf16", "\xff\xfe" + good_table(), file},
      {"binary", std::string("\x7f\x45\x4c\x46\x02\x01\x01\x80\x81"), file},
      {"unclosed_quote", with("Northshire", "\"Northshire"), file + ":2:"},
      {"text_after_quote", with("Northshire", "\"North\"shire"), file + ":2:"},
      {"semicolons", "force;reports\nNorthshire;5\n", file},
      {"tabs", "force\treports\nNorthshire\t5\n", file},
      {"first_header_misspelt", with("force,", "forse,"), file + ":1:"},
      {"header_without_name", with("officers", ""), file + ":1:"},
      {"header_twice", with("officers", "reports"), "reports"},
      {"header_misspelt", with("officers", "oficers"), "officers"},
      {"column_missing", with(",granted_share", ",granted"), "granted_share"},
      {"unknown_unit", with("wait [days]", "wait [fortnights]"), "fortnights"},
      {"unit_where_none_belongs", with("officers", "officers [days]"), "officers"},
      {"too_many_cells", with("0.9", "0.9,1"), file + ":2:"},
      {"too_few_cells", with(",3,0.9", ",3"), file + ":2:"},
      {"force_twice", with("Eastshire", "Northshire"), file + ":3:"},
      {"force_without_name", with("Eastshire", ""), file + ":3:"},
      {"force_that_is_a_total", with("Eastshire", "England and Wales"), file + ":3:"},
      {"force_unknown_to_the_scenario", with("Gwent Fach", "Gwent Fawr"), "Gwent Fach"},
      {"nan", with("1200", "nan"), "reports"},
      {"dot_nan", with("1200", ".nan"), "reports"},
      {"infinity", with("1200", "inf"), "reports"},
      {"too_large", with("1200", "1e400"), "reports"},
      {"over_the_limit", with("1200", "1e9"), "reports"},
      {"negative", with("1200", "-1200"), "reports"},
      {"decimal_comma", with("0.9", "\"0,9\""), "granted_share"},
      {"thousands_comma", with("1200", "\"1,200\""), "reports"},
      {"percentage_over_100", with("0.9", "135%"), "granted_share"},
      {"share_over_1", with("0.9", "1.35"), "granted_share"},
      {"hexadecimal", with("1200", "0x4B0"), "reports"},
      {"leading_zero", with("1200", "01200"), "reports"},
      {"plus_sign", with("1200", "+1200"), "reports"},
      {"unit_in_cell", with("1200", "1200 reports"), "reports"},
      {"words", with("1200", "many"), "reports"},
      {"formula", with("1200", "=600*2"), "reports"},
      {"below_where_a_number_belongs", with("1200", "<5"), "reports"},
      {"date_where_a_number_belongs", with("1200", "2020-01-01"), "reports"},
      {"blank_where_a_number_belongs", with("1200", ""), "reports"},
      {"fraction_of_a_count", with(",12,", ",12.5,"), "returned"},
      {"negative_count", with(",12,", ",-12,"), "returned"},
      {"below_nothing", with("<5", "<0"), "returned"},
      {"below_words", with("<5", "<five"), "returned"},
      {"day_that_is_none", with("2021-04-30", "2021-04-31"), "returned_to"},
      {"day_british", with("2021-04-30", "30/04/2021"), "returned_to"},
      {"day_before_counting", with("2021-04-30", "2019-04-30"), "returned_to"},
      {"count_without_day", with("2021-04-30", ""), "returned_to"},
      {"control_characters", with("1200", "\x1b[31m12"), "\\u001b"},
      {"right_to_left", with("Northshire", "\u202Eerihshtron"), file},
      {"very_wide", wide + "\n", file},
      {"very_tall", tall, file},
      {"hundred_megabytes", good_table() + std::string(100'000'000, 'x'), file},
      {"long_cell", with("1200", std::string(500'000, '9')), "reports"},
  };
}

Ending validated(const Folder& folder) {
  folder.write("scenario.yaml", good_scenario());
  const auto before = folder.listing();
  const Ending ending = run_sposim({"validate", "scenario.yaml"}, folder.path().string());
  EXPECT_EQ(folder.listing(), before) << "something was written";
  return ending;
}

class Table : public testing::TestWithParam<BadTable> {};

TEST_P(Table, IsRefused) {
  const Folder folder;
  folder.write(table_name, GetParam().text);
  const Ending ending = validated(folder);
  EXPECT_EQ(fault_of_refusal(ending), "") << ending.err.substr(0, 2000);
  EXPECT_NE(ending.err.find(GetParam().names), std::string::npos) << ending.err.substr(0, 2000);
}

INSTANTIATE_TEST_SUITE_P(Of, Table, testing::ValuesIn(bad_tables()),
                         [](const auto& instance) { return std::string(instance.param.name); });

TEST(NoTable, IsRefusedWhereItIsNamed) {
  const auto refused = [](const auto& prepare) {
    const Folder folder;
    prepare(folder.path() / table_name);
    const Ending ending = validated(folder);
    EXPECT_EQ(fault_of_refusal(ending), "") << ending.err;
    EXPECT_NE(ending.err.find("scenario.yaml:18:"), std::string::npos) << ending.err;
  };
  refused([](const std::filesystem::path&) {});
  refused([](const std::filesystem::path& path) { std::filesystem::create_directory(path); });
  refused([](const std::filesystem::path& path) { ASSERT_EQ(mkfifo(path.c_str(), 0600), 0); });
  refused([](const std::filesystem::path& path) { std::filesystem::create_symlink("/dev/zero", path); });
  refused([](const std::filesystem::path& path) { std::filesystem::create_symlink(path, path); });
}

TEST(GoodTable, IsGood) {
  const Folder folder;
  folder.write(table_name, good_table());
  EXPECT_EQ(validated(folder).exit_code, 0);
}

}  // namespace
}  // namespace sposim::test
