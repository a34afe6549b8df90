// What `extends` takes over, replaces, removes and refuses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/files.hpp"
#include "scenario/reader.hpp"

namespace sposim::scenario {
namespace {

using test::Folder;
using test::full;
using test::said_of_file;
using test::tiny;

class Extends : public testing::Test {
 protected:
  Extends() {
    folder_.write("forces.csv", test::full_forces);
    folder_.write("base.yaml", full);
    folder_.write("tiny.yaml", tiny);
  }

  Scenario read(const std::string& yaml) { return read_scenario(folder_.write("scenario.yaml", yaml)); }
  std::string said(const std::string& yaml) {
    folder_.write("scenario.yaml", yaml);
    return said_of_file(folder_, "scenario.yaml");
  }

  Folder folder_;
};

TEST_F(Extends, TakesTheWholeBase) {
  const Scenario scenario = read("extends: base.yaml\n");
  EXPECT_EQ(scenario.observed.size(), 5U);
  EXPECT_EQ(scenario.bases, std::vector<std::string>{folder_.path() + "/base.yaml"});
}

TEST_F(Extends, ANumberIsReplacedWithItsEvidence) {
  const Scenario scenario = read("extends: base.yaml\npathway: {decision: {granted: {value: 80%, assumed: true}}}\n");
  const Value& granted = scenario.pathway.decision.granted.value;
  EXPECT_EQ(std::get<double>(granted.form), 0.8);
  EXPECT_EQ(granted.evidence->source, "") << "the old source went with the old number";
  EXPECT_TRUE(scenario.pathway.court.adjourned.written) << "other groups stay";
}

TEST_F(Extends, ADistributionIsReplacedWhole) {
  const Scenario scenario = read(
      "extends: base.yaml\npathway: {court: {adjournment: {value: {varies: {discrete: {14 days: 1}}}, assumed: "
      "true}}}\n"
      "remove: [changes.standard_of_proof]\n");
  EXPECT_EQ(std::get<Varies>(scenario.pathway.court.adjournment.value.form).shape.arguments.size(), 2U);
}

TEST_F(Extends, NamedThingsMergeByName) {
  const Scenario scenario = read(
      "extends: base.yaml\nchanges:\n  faster:\n    levers:\n"
      "      - {target: application.preparation.median, effect: {multiply: 0.5}, assumed: true}\n");
  EXPECT_EQ(scenario.changes.size(), 3U);
}

TEST_F(Extends, AListIsReplacedWhole) {
  const Scenario scenario = read(
      "extends: base.yaml\nchanges:\n  training:\n    levers:\n"
      "      - {target: training.officers, effect: {multiply: 2}, assumed: true}\n");
  EXPECT_EQ(scenario.changes.at("training").levers.size(), 1U);
  EXPECT_EQ(scenario.changes.at("training").order, 2) << "beside the list, the rest of the change stays";
}

TEST_F(Extends, RemoveDeletesBeforeTheFileAdds) {
  const Scenario scenario = read(
      "extends: base.yaml\nremove: [pathway.training, changes.training, policies, observed]\nobserved:\n"
      "  one: {measure: applied, count: 3, from: 2020-01-20, to: 2020-12-31, kind: force_returns, use: used, "
      "source: BBC}\n");
  EXPECT_FALSE(scenario.pathway.training.officers.written);
  EXPECT_EQ(scenario.observed.size(), 1U);
  EXPECT_EQ(scenario.changes.size(), 1U);
}

TEST_F(Extends, PathsAreRelativeToTheFileThatSaysThem) {
  const Folder elsewhere;
  const std::string yaml = "extends: " + folder_.path() + "/base.yaml\ntitle: From elsewhere\n";
  EXPECT_EQ(read_scenario(elsewhere.write("scenario.yaml", yaml)).forces.size(), 3U);
}

TEST_F(Extends, ErrorsNameTheFileALineComesFrom) {
  folder_.write("bad.yaml", test::with(tiny, "granted: 80%", "granted: 80"));
  EXPECT_EQ(said("extends: bad.yaml\ntitle: 7\nclock: {strat: 2020-01-01}\n"),
            "bad.yaml:9:23: pathway.decision.granted: 80 is not possible (this probability lies between 0 and 1). "
            "Did you mean \"80%\"?\n"
            "scenario.yaml:3:9: clock.strat: there is no such key (a key that means nothing here would be passed over "
            "in silence). Did you mean \"start\"?");
}

TEST_F(Extends, RemoveWhatIsNotThere) {
  EXPECT_EQ(said("extends: tiny.yaml\nremove: [pathway.order.lenght]\n"),
            "scenario.yaml:2:10: remove: there is no \"pathway.order.lenght\" to remove (the file that this one "
            "extends has no such key). Did you mean \"pathway.order.length\"?");
}

TEST_F(Extends, RemoveWithoutABase) {
  EXPECT_EQ(said(tiny + "remove: [pathway.order]\n"),
            "scenario.yaml:11:9: remove: there is nothing to remove from (this file extends no other). Delete the keys "
            "themselves.");
}

TEST_F(Extends, ACircleIsRefusedWithItsChain) {
  folder_.write("other.yaml", "extends: scenario.yaml\n");
  EXPECT_EQ(said("extends: other.yaml\n"),
            "other.yaml:1:10: extends: these files extend each other in a circle (scenario.yaml → other.yaml → "
            "scenario.yaml). One of them must stand alone.");
}

TEST_F(Extends, FiveBasesAreEnough) {
  for (int i = 0; i < 6; ++i) {
    folder_.write("d" + std::to_string(i) + ".yaml", "extends: d" + std::to_string(i + 1) + ".yaml\n");
  }
  folder_.write("d6.yaml", tiny);
  EXPECT_EQ(said("extends: d2.yaml\n"), "") << "scenario, d2 … d6: five deep";
  EXPECT_THAT(said("extends: d1.yaml\n"), testing::HasSubstr("this is more than 5 files deep"));
}

TEST_F(Extends, AMissingBase) {
  EXPECT_EQ(
      said("extends: nowhere.yaml\n"),
      "scenario.yaml:1:10: extends: nowhere.yaml: there is no such scenario file. Check the spelling and the folder.");
}

}  // namespace
}  // namespace sposim::scenario
