#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "scenario/assumptions.hpp"
#include "scenario/leaves.hpp"
#include "scenario/reader.hpp"
#include "simulation/histogram.hpp"

namespace sposim::scenario {
namespace {

const std::string source_dir = SPOSIM_SOURCE_DIR;

/// True if a row stands for this leaf, or for one of its dated steps or parts.
bool covers(const std::vector<Assumption>& rows, const std::string& leaf) {
  return std::any_of(rows.begin(), rows.end(),
                     [&](const Assumption& row) { return row.path == leaf || row.path.starts_with(leaf + "."); });
}

const Assumption& row_at(const std::vector<Assumption>& rows, const std::string& path) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.path == path; });
  if (found == rows.end()) throw std::runtime_error("no row " + path);
  return *found;
}

class Shipped : public testing::TestWithParam<const char*> {};

TEST_P(Shipped, EveryLeafHasARow) {
  const Scenario scenario = read_scenario(source_dir + GetParam());
  const auto rows = assumptions(scenario);
  std::size_t leaves = 0;
  for_each_leaf(scenario.pathway, "pathway", [&](const std::string& path, const auto& /*leaf*/, const auto& /*rule*/) {
    ++leaves;
    EXPECT_TRUE(covers(rows, path)) << path;
  });
  EXPECT_GT(leaves, 50U);
}

TEST_P(Shipped, EveryRowSaysWhatItIsAndWhereItComesFrom) {
  std::set<std::string> paths;
  for (const auto& row : assumptions(read_scenario(source_dir + GetParam()))) {
    EXPECT_TRUE(paths.insert(row.path).second) << row.path << " stands twice";
    EXPECT_FALSE(row.statement.empty()) << row.path;
    EXPECT_FALSE(row.value.empty()) << row.path;
    EXPECT_FALSE(row.source.empty()) << row.path;
  }
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Shipped,
                         testing::Values("/scenarios/england_and_wales.yaml", "/scenarios/northamptonshire.yaml",
                                         "/scenarios/with_harm.yaml", "/tests/bad_input/everything.yaml"));

TEST(Assumptions, SayValuesInWords) {
  const auto rows = assumptions(read_scenario(source_dir + "/tests/bad_input/everything.yaml"));
  EXPECT_EQ(row_at(rows, "pathway.application.preparation").value,
            "lognormal, median [lognormal, median 45 days, sigma 0.3 (our doubt, one draw for all forces)], sigma 0.8 "
            "(varies from case to case)");
  EXPECT_EQ(row_at(rows, "pathway.reports.noise").source, "invented, like all here");
  EXPECT_EQ(row_at(rows, "pathway.reports.noise").review_by, "2027-01-01");
  EXPECT_EQ(row_at(rows, "pathway.reports.per_case").range, "1 to 2");
  EXPECT_EQ(row_at(rows, "pathway.reports.recorded_share.2018-04-01").value, "0.335");
  EXPECT_EQ(row_at(rows, "pathway.investigation.outcomes.2018-04-01.charged").value, "0.07");
  EXPECT_EQ(
      row_at(rows, "pathway.court.adjournment").value,
      "discrete, 14 days with weight 0.25, 28 days with weight 0.5, 56 days with weight 0.25 (varies from case to "
      "case)");
}

TEST(Assumptions, SayWhatIsOff) {
  const auto rows = assumptions(read_scenario(source_dir + "/scenarios/england_and_wales.yaml"));
  EXPECT_EQ(row_at(rows, "pathway.harm.incidents_per_year").source, "off");
  EXPECT_EQ(row_at(rows, "pathway.starting_stock.orders").value, "off: 0");
}

/// The log states numbers of other rooms, which it may not include; here they are held equal.
TEST(CodeConstants, AgreeWithTheCode) {
  const auto& rows = code_constants();
  EXPECT_EQ(row_at(rows, "engine.days_per_year").value, "365.25");
  const double resolution = std::stod(row_at(rows, "engine.histogram_resolution").value);
  for (const std::int64_t value : {1, 100, 255, 1000, 123456, 99999999}) {
    const double middle = simulation::Histogram::middle_of(simulation::Histogram::bin_of(value));
    EXPECT_LE(std::abs(middle - static_cast<double>(value)), value < 256 ? 0 : resolution * static_cast<double>(value));
  }
}

}  // namespace
}  // namespace sposim::scenario
