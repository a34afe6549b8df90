// A resolved scenario reads back to itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "scenario/echo.hpp"
#include "scenario/files.hpp"
#include "scenario/quantity.hpp"
#include "scenario/reader.hpp"

namespace sposim::scenario {
namespace {

using test::Folder;
using test::full;
using test::read;
using test::tiny;
using test::with;

struct Echo {
  std::string yaml, csv;
  bool operator==(const Echo&) const = default;
};

Echo echo_of(const Scenario& scenario) {
  return {resolved_yaml(scenario), forces_csv(scenario.forces)};
}

Scenario read_back(const Echo& echo) {
  const Folder folder;
  folder.write(resolved_forces_file, echo.csv);
  return read_scenario(folder.write("scenario.yaml", echo.yaml));
}

void expect_round_trip(const Scenario& scenario) {
  const Echo first = echo_of(scenario);
  const Echo second = echo_of(read_back(first));
  EXPECT_EQ(first.yaml, second.yaml);
  EXPECT_EQ(first.csv, second.csv);
}

TEST(Echo, EveryFormComesBack) {
  expect_round_trip(read(full));
}

TEST(Echo, TinyWorldComesBack) {
  expect_round_trip(read(tiny));
}

TEST(Echo, ChosenForcesKeepTheirRows) {
  const std::string only = with(full, "{table: forces.csv}", "{table: forces.csv, only: [Kent, Gwent]}");
  const Scenario scenario = read(only);
  expect_round_trip(scenario);
  EXPECT_EQ(read_back(echo_of(scenario)).forces.addresses, (std::vector<std::uint16_t>{0, 2}));
}

TEST(Echo, NamesWithCommasAndQuotesComeBack) {
  const Scenario back = read_back(echo_of(read(full)));
  EXPECT_EQ(back.title, "Three forces: a \"test\"");
  EXPECT_EQ(back.forces.names[1], "Avon, and Somerset");
}

TEST(Echo, FirstLineNamesTheSchema) {
  EXPECT_THAT(resolved_yaml(read(tiny)), testing::StartsWith("# yaml-language-server: $schema=schema.json\n"));
}

TEST(Echo, NumbersAreShortAndExact) {
  for (const double value : {0.1, 1e-7, 1e22, 365.25 / 12, 1.0 / 3, 5e-324, 123456789.0}) {
    const Parsed parsed = parse_decimal(decimal_text(value));
    ASSERT_TRUE(std::holds_alternative<double>(parsed)) << decimal_text(value);
    EXPECT_EQ(std::get<double>(parsed), value);
  }
  EXPECT_EQ(decimal_text(0.93), "0.93");
}

TEST(Echo, ScenariosOfTheHouseComeBack) {
  for (const char* name :
       {"england_and_wales.yaml", "northamptonshire.yaml", "with_harm.yaml", "tiny/posterior.yaml"}) {
    SCOPED_TRACE(name);
    expect_round_trip(read_scenario(std::string(SPOSIM_SOURCE_DIR "/scenarios/") + name));
  }
}

}  // namespace
}  // namespace sposim::scenario
