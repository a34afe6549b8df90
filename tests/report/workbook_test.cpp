#include "report/workbook/workbook.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <regex>
#include <set>

#include "report/story_builder.hpp"
#include "report/workbook/tables.hpp"
#include "support/small_run.hpp"

namespace sposim::report::workbook {
namespace {

using support::small_run;
using support::SmallRun;
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;

story::Story story_of(const std::vector<std::int64_t>& counts) {
  const SmallRun run = small_run(counts);
  return story::story_of(run.report());
}

const Table* table_at(const std::vector<Table>& tables, const std::string& sheet) {
  for (const Table& table : tables) {
    if (table.sheet == sheet) return &table;
  }
  return nullptr;
}

TEST(WorkbookTables, HaveACellForEachColumnAndNoneIsBlank) {
  for (const auto& counts : {std::vector<std::int64_t>{3}, {0, 0}, {3, 4, 5, 6}}) {
    for (const Table& table : tables_of(story_of(counts))) {
      EXPECT_FALSE(table.rows.empty()) << table.sheet;
      EXPECT_FALSE(table.title.empty()) << table.sheet;
      EXPECT_LE(table.sheet.size(), 31U);
      EXPECT_THAT(table.name, MatchesRegex("[a-z_]+"));
      std::set<std::string> titles;
      for (const Column& column : table.columns) EXPECT_TRUE(titles.insert(column.title).second) << column.title;
      for (const auto& row : table.rows) {
        ASSERT_EQ(row.size(), table.columns.size()) << table.sheet;
        for (const Cell& cell : row) {
          const auto* text = std::get_if<std::string>(&cell);
          EXPECT_TRUE(text == nullptr || !text->empty()) << table.sheet;
        }
      }
    }
  }
}

TEST(WorkbookTables, NamesAreUnique) {
  std::set<std::string> sheets, names;
  for (const Table& table : tables_of(story_of({3, 4, 5, 6}))) {
    EXPECT_TRUE(sheets.insert(table.sheet).second) << table.sheet;
    EXPECT_TRUE(names.insert(table.name).second) << table.name;
  }
  EXPECT_TRUE(sheets.contains("Headline measures"));
  EXPECT_TRUE(sheets.contains("Assumptions"));
}

/// The numbers are the story's, not rounded.
TEST(WorkbookTables, HoldTheStorysNumbers) {
  const story::Story story = story_of({3, 4, 5, 7});
  const auto tables = tables_of(story);
  const Table& headline = *table_at(tables, "Headline measures");
  EXPECT_EQ(std::get<double>(headline.rows[0][4]), story.headlines[0].estimate.mean);
  EXPECT_EQ(std::get<core::Date>(headline.rows[0][2]), story.headlines[0].from);
  const Table& monthly = *table_at(tables, "Monthly");
  EXPECT_EQ(monthly.rows.size(), story.monthly[0].months.size());
  EXPECT_EQ(std::get<double>(monthly.rows[0][3]), story.monthly[0].months[0].estimate.mean);
}

TEST(WorkbookTables, OneFutureHasNoBand) {
  const Table headline = headline_table(story_of({3}));
  EXPECT_TRUE(std::holds_alternative<Missing>(headline.rows[0].at(5)));
  EXPECT_TRUE(std::holds_alternative<Missing>(headline.rows[0].at(12)));
}

TEST(WorkbookTables, SmallCountsAreBandedWhereAsked) {
  story::Story story = story_of({3, 4, 5, 6});
  const auto north = [&] { return table_at(tables_of(story), "Forces")->rows[0]; };
  EXPECT_TRUE(std::holds_alternative<double>(north()[3]));
  story.small_counts_banded = true;
  EXPECT_EQ(std::get<std::string>(north()[3]), "<5");
  EXPECT_TRUE(std::holds_alternative<double>(north()[7])) << "a rate is no count";
}

TEST(WorkbookCover, SaysDraftAndPartial) {
  story::Story story = story_of({3, 4});
  EXPECT_THAT(cover_lines(story).at(1), HasSubstr("DRAFT"));
  story.status = "PARTIAL";
  story.status_in_words = "PARTIAL: stopped after 2 replicates.";
  EXPECT_THAT(cover_lines(story), testing::Contains(HasSubstr("PARTIAL")));
}

TEST(Workbook, IsTheSameBytesTwiceAndInAnyTimeZone) {
  const story::Story story = story_of({3, 4, 5, 6});
  const std::string first = workbook(story);
  EXPECT_EQ(first.substr(0, 2), "PK");
  ::setenv("TZ", "Pacific/Kiritimati", 1);
  ::tzset();
  EXPECT_EQ(first, workbook(story));
  ::unsetenv("TZ");
  ::tzset();
  story::Story other = story;
  other.title = "Another";
  EXPECT_NE(first, workbook(other));
}

/// Text that is longer than a cell may hold, or no text at all, stops nothing.
TEST(Workbook, TakesAwkwardText) {
  story::Story story = story_of({3, 4});
  story.title = std::string(40'000, 'x');
  story.assumptions[0].note = "\x01\x1b[31m\xff =1+1\n" + std::string(40'000, 'y');
  story.forces[0].name = "";
  EXPECT_GT(workbook(story).size(), 1000U);
}

TEST(Workbook, NeedsRoomForTemporaryFiles) {
  ::setenv("TMPDIR", "/nowhere/at/all", 1);
  EXPECT_THROW(workbook(story_of({3, 4})), core::MachineError);
  ::unsetenv("TMPDIR");
}

}  // namespace
}  // namespace sposim::report::workbook
