#include <gtest/gtest.h>

#include <algorithm>

#include "scenario/diff.hpp"
#include "scenario/reader.hpp"

namespace sposim::scenario {
namespace {

Scenario everything() {
  return read_scenario(std::string(SPOSIM_SOURCE_DIR) + "/tests/bad_input/everything.yaml");
}

Difference only_difference(const Scenario& before, const Scenario& after) {
  const auto found = differences(before, after);
  if (found.size() != 1) throw std::runtime_error("not one difference:\n" + as_text(found));
  return found.front();
}

TEST(Differences, NoneBetweenEqualScenarios) {
  EXPECT_TRUE(differences(everything(), everything()).empty());
  EXPECT_EQ(as_text({}), "No difference: the two scenarios say the same.\n");
}

TEST(Differences, NameThePathAndBothValues) {
  Scenario after = everything();
  after.pathway.order.renewed.value.form = 0.2500000001;
  const Difference found = only_difference(everything(), after);
  EXPECT_EQ(found.path, "pathway.order.renewed");
  EXPECT_EQ(found.before, "0.25");
  EXPECT_EQ(found.after, "0.2500000001");
}

TEST(Differences, SayWhatIsNotWritten) {
  Scenario after = everything();
  after.pathway.order.renewed = Number{};
  after.pathway.order.renewed.written = false;
  const auto found = differences(everything(), after);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().path, "pathway.order.renewed");
  EXPECT_EQ(found.front().after, "not written (off: 0)");
}

TEST(Differences, SeeEverySection) {
  const auto changed = [](auto change) {
    Scenario after = everything();
    change(after);
    return differences(everything(), after).size();
  };
  EXPECT_EQ(changed([](Scenario& s) { s.title = "other"; }), 1U);
  EXPECT_EQ(changed([](Scenario& s) { s.clock.end += std::chrono::days{1}; }), 1U);
  EXPECT_EQ(changed([](Scenario& s) { s.clock.open_cases = false; }), 1U);
  EXPECT_EQ(changed([](Scenario& s) { s.simulation.seed = 8; }), 1U);
  EXPECT_EQ(changed([](Scenario& s) { s.forces.columns.at("officers").at(0) = 1501.0; }), 1U);
  EXPECT_EQ(changed([](Scenario& s) { s.forces.columns.at("returned").at(2) = 0.0; }), 1U);
  EXPECT_EQ(changed([](Scenario& s) { s.changes.at("civil_standard").levers.at(0).ramp_days = 91; }), 1U);
  EXPECT_EQ(changed([](Scenario& s) { s.observed.back().high = 5; }), 1U);
  EXPECT_EQ(changed([](Scenario& s) { s.counting_error->court_series.value.form = 0.16; }), 1U);
  EXPECT_EQ(changed([](Scenario& s) { s.pathway.court.sitting = Sitting::any_day; }), 1U);
  EXPECT_GE(changed([](Scenario& s) { s.pathway.routes.clear(); }), 5U);
  EXPECT_GE(changed([](Scenario& s) { s.crime_survey.reset(); }), 1U);
}

TEST(Differences, OfAScenarioThatExtendsAnotherAreItsOwn) {
  const std::string folder = std::string(SPOSIM_SOURCE_DIR) + "/scenarios/";
  const auto found =
      differences(read_scenario(folder + "england_and_wales.yaml"), read_scenario(folder + "with_harm.yaml"));
  EXPECT_TRUE(
      std::any_of(found.begin(), found.end(), [](const auto& each) { return each.path.starts_with("pathway.harm."); }));
  EXPECT_TRUE(std::none_of(found.begin(), found.end(),
                           [](const auto& each) { return each.path.starts_with("pathway.court."); }));
}

TEST(Differences, NameAForceThatIsGoneOnce) {
  const std::string folder = std::string(SPOSIM_SOURCE_DIR) + "/scenarios/";
  const auto found =
      differences(read_scenario(folder + "england_and_wales.yaml"), read_scenario(folder + "northamptonshire.yaml"));
  const auto about_kent =
      std::count_if(found.begin(), found.end(), [](const auto& each) { return each.path.starts_with("forces.Kent"); });
  EXPECT_EQ(about_kent, 1);
  const auto national = std::find_if(found.begin(), found.end(), [](const auto& each) { return each.path == "title"; });
  EXPECT_NE(national, found.end());
}

}  // namespace
}  // namespace sposim::scenario
