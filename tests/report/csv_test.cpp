#include "report/csv.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "core/error.hpp"
#include "support/temporary_folder.hpp"

namespace sposim::report {
namespace {

TEST(Csv, PlainTextStaysAsItIs) {
  EXPECT_EQ(csv_cell("Avon and Somerset"), "Avon and Somerset");
  EXPECT_EQ(csv_cell(""), "");
  EXPECT_EQ(csv_cell("Dyfed–Powys"), "Dyfed–Powys");
}

TEST(Csv, QuotesAsRfc4180Has) {
  EXPECT_EQ(csv_cell("a, b"), "\"a, b\"");
  EXPECT_EQ(csv_cell("said \"no\""), "\"said \"\"no\"\"\"");
  EXPECT_EQ(csv_cell("two\nlines"), "\"two\nlines\"");
}

TEST(Csv, FormulasFromAScenarioAreDisarmed) {
  EXPECT_EQ(csv_cell("=1+1"), "'=1+1");
  EXPECT_EQ(csv_cell("+44"), "'+44");  // not how a number is written here
  EXPECT_EQ(csv_cell("-cmd"), "'-cmd");
  EXPECT_EQ(csv_cell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(csv_cell("\t=1"), "'\t=1");
  EXPECT_EQ(csv_cell("=HYPERLINK(\"x\",1)"), "\"'=HYPERLINK(\"\"x\"\",1)\"");
}

TEST(Csv, ANegativeNumberIsNoFormula) {
  EXPECT_EQ(csv_cell("-0.15"), "-0.15");
  EXPECT_EQ(csv_cell("-0.15+cmd"), "'-0.15+cmd");
}

TEST(Csv, NumbersReadBackExactly) {
  EXPECT_EQ(digits_of(0.1), "0.1");
  EXPECT_EQ(digits_of(1000000), "1000000");
  EXPECT_EQ(digits_of(-0.0), "0");
  EXPECT_EQ(digits_of(1e-9), "1e-09");
  EXPECT_EQ(std::stod(digits_of(1.0 / 3)), 1.0 / 3);
}

TEST(Csv, WhatIsNotANumberIsAnEmptyCell) {
  EXPECT_EQ(digits_of(std::numeric_limits<double>::quiet_NaN()), "");
  EXPECT_EQ(digits_of(std::numeric_limits<double>::infinity()), "");
}

TEST(Csv, EveryRowEndsWithTheStatus) {
  const support::TemporaryFolder folder;
  FileWriter file(folder / "t.csv");
  CsvWriter csv(file, {"area", "day", "mean"}, "PARTIAL");
  csv.text("=x").date(core::make_date(2027, 4, 1)).number(2.5).end_row();
  csv.text("y").blank().number(std::optional<double>()).end_row();
  file.finish();
  EXPECT_EQ(read_whole(folder / "t.csv"), "area,day,mean,status\n'=x,2027-04-01,2.5,PARTIAL\ny,,,PARTIAL\n");
}

TEST(Csv, ARowThatDoesNotFitTheHeaderIsOurBug) {
  const support::TemporaryFolder folder;
  FileWriter file(folder / "t.csv");
  CsvWriter csv(file, {"a", "b"}, "complete");
  csv.word("one");
  EXPECT_THROW(csv.end_row(), core::ContractViolation);
}

}  // namespace
}  // namespace sposim::report
