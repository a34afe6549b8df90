#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "app/sweep_task.hpp"
#include "core/error.hpp"
#include "report/charts/chart.hpp"
#include "report/html/sweep.hpp"
#include "report/presentation.hpp"
#include "report/story_sweep.hpp"
#include "report/story_sweep_builder.hpp"
#include "report/sweep_report.hpp"
#include "report/workbook/sweep_workbook.hpp"
#include "simulation/sweep_run.hpp"
#include "support/temporary_folder.hpp"

/// What the story of a sweep says, and what is made of it: from sweeps of a world small enough to run here.
namespace sposim::report {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A sweep of three numbers of one force, run at once.
class SmallSweep {
 public:
  explicit SmallSweep(const std::string& design, const std::string& more = "") {
    std::ofstream(folder_ / "sweep.yaml") << "title: Small\nscenario: " << SPOSIM_SOURCE_DIR
                                          << "/scenarios/northamptonshire.yaml\nreplicates: 4\ndesign: " << design
                                          << "\nfactors:\n  decision.granted: {range: [60%, 95%]}\n"
                                             "  court.notice.median: unsure\n  reports.per_case: unsure\n"
                                             "outputs:\n  newly_protected: {}\n  waiting_days: {}\n"
                                          << more;
    task_ = app::read_task(folder_ / "sweep.yaml");
    simulation::PointRunner runner(task_->plan, 1);
    std::vector<simulation::PointPlace> places;
    for (std::uint64_t i = 0; i < task_->points; ++i) places.push_back(analysis::sweep_point(task_->design, i));
    figures_ = runner.run(places, [] { return false; });
  }

  SweepReport report() const {
    SweepReport report = app::report_of(*task_, {});
    report.figures = [this](std::uint64_t point, const std::string&) { return figures_[point]; };
    find_drivers(report);
    return report;
  }
  story::SweepStory story() const { return sweep_story(report()); }

 private:
  support::TemporaryFolder folder_;
  std::unique_ptr<app::SweepTask> task_;
  std::vector<std::vector<simulation::Figures>> figures_;
};

const std::vector<std::string>& designs() {
  static const std::vector<std::string> list{
      "one_at_a_time", "{grid: {levels: 3}}", "{sobol: {rows: 32, second_order: true}}",
      "{morris: {trajectories: 4, levels: 4}}", "{latin_hypercube: {points: 50}}"};
  return list;
}

std::vector<std::string> names_of(const std::vector<html::Drawing>& drawings) {
  std::vector<std::string> names;
  for (const auto& drawing : drawings) names.push_back(drawing.name);
  return names;
}

TEST(SweepStory, ReadsBackExactlyWhateverTheDesign) {
  for (const std::string& design : designs()) {
    const std::string text = story::to_json(SmallSweep(design).story());
    EXPECT_EQ(story::to_json(story::sweep_from_json(text, "story.json")), text) << design;
  }
}

TEST(SweepStory, WhatIsNoStoryOfASweepIsRefused) {
  for (const char* text : {"", "{}", "[]", "null", R"({"command": 3})", "not json"}) {
    EXPECT_THROW(story::sweep_from_json(text, "story.json"), core::UserError) << text;
  }
}

TEST(SweepStory, ShowsOfEachDesignOnlyWhatItSupports) {
  const std::map<std::string, std::vector<std::string>> wanted{
      {designs()[0], {"tornado-1", "curves-1"}},
      {designs()[1], {"grid-1", "curves-1"}},
      {designs()[2], {"shares-1", "curves-1", "convergence-1", "spread-1"}},
      {designs()[3], {"effects-1", "plane-1", "curves-1"}},
      {designs()[4], {"shares-1", "curves-1"}}};
  for (const auto& [design, charts] : wanted) {
    const auto names = names_of(html::drawings_of(SmallSweep(design).story()));
    for (const auto& chart : charts) EXPECT_THAT(names, testing::Contains(chart)) << design;
    const bool one = design == designs()[0], sobol = design == designs()[2], morris = design == designs()[3];
    EXPECT_EQ(std::count(names.begin(), names.end(), "tornado-1"), one ? 1 : 0) << design;
    EXPECT_EQ(std::count(names.begin(), names.end(), "convergence-1"), sobol ? 1 : 0) << design;
    EXPECT_EQ(std::count(names.begin(), names.end(), "plane-1"), morris ? 1 : 0) << design;
  }
}

TEST(SweepStory, ItsFiguresAreThoseOfTheTableOfIndices) {
  const SmallSweep sweep(designs()[2]);
  const SweepReport report = sweep.report();
  const story::SweepStory story = sweep_story(report);
  const story::SweptOutput& output = story.outputs.front();
  ASSERT_EQ(output.effects.size(), 3U);
  std::size_t held = 0;
  for (const auto& row : report.drivers.front().rows) {
    if (row.output != "newly_protected" || row.method != "sobol" || row.points != 32 || !row.with.empty()) continue;
    for (const story::Effect& effect : output.effects) {
      if (effect.name != row.factor) continue;
      const auto& told = row.statistic == "total" ? effect.total : effect.first;
      ASSERT_TRUE(told.has_value());
      EXPECT_EQ(told->value, row.index.value);
      ++held;
    }
  }
  EXPECT_EQ(held, 6U);
}

TEST(SweepStory, TheNumberThatMattersMostComesFirstAndIsNamedInTheAnswer) {
  for (const std::string& design : designs()) {
    const story::SweepStory story = SmallSweep(design).story();
    for (const story::SweptOutput& output : story.outputs) {
      ASSERT_FALSE(output.effects.empty());
      EXPECT_THAT(output.answer, HasSubstr(output.effects.front().statement)) << design;
    }
    EXPECT_EQ(story.answer, story.outputs.front().answer);
    EXPECT_THAT(story.outputs[1].answer, HasSubstr("Median: time from the application until it can be heard"));
  }
}

TEST(SweepStory, AResultThatFallsAsANumberRisesIsSaidFromItsHighEndToItsLow) {
  const auto number = [](std::string text) {
    text.erase(std::remove(text.begin(), text.end(), ','), text.end());
    return std::stod(text);
  };
  for (const std::string& design : {designs()[0], designs()[1]}) {
    const story::SweepStory story = SmallSweep(design, "  refused: {}\n").story();
    const story::SweptOutput& refused = story.outputs.at(2);
    const story::Bar& bar = refused.effects.front().bar.value();
    ASSERT_GT(bar.at_low, bar.at_high) << "fewer are refused where more are granted";
    std::smatch ends;
    ASSERT_TRUE(std::regex_search(refused.answer, ends, std::regex(": ([0-9,.]+) to ([0-9,.]+) .*goes from 60")))
        << refused.answer;
    EXPECT_GT(number(ends[1]), number(ends[2])) << refused.answer;
  }
}

TEST(SweepStory, NegativeEstimatesAreShownWithASentenceAndNeverCutOff) {
  EXPECT_EQ(story::share_text(-0.034), "−3.4%");
  EXPECT_EQ(story::share_text(-0.34), "−34%");
  EXPECT_EQ(story::share_text(-0.0001), "0.0%");
  EXPECT_EQ(story::share_text(0), "0%");
  EXPECT_EQ(story::share_text(1.2), "120%");
  const story::SweepStory story = SmallSweep(designs()[2]).story();
  bool negative = false;
  for (const auto& output : story.outputs) {
    for (const auto& effect : output.effects) negative = negative || *effect.first->value < 0;
  }
  ASSERT_TRUE(negative) << "this sweep has no negative estimate to show";
  EXPECT_THAT(html::page_of(story), HasSubstr("below 0. A share of variance cannot be"));
}

TEST(SweepStory, ACurveHoldsEveryPointOnceAndItsMeansAverageToTheMean) {
  const story::SweepStory story = SmallSweep(designs()[4]).story();
  for (const auto& curve : story.outputs.front().curves) {
    std::uint64_t points = 0;
    double sum = 0;
    for (const auto& bin : curve.bins) {
      points += bin.points;
      sum += bin.mean * static_cast<double>(bin.points);
    }
    EXPECT_EQ(points, 50U);
    EXPECT_NEAR(sum / 50, story.outputs.front().mean, 1e-9);
  }
}

TEST(SweepStory, AGridOfTwoAveragesOverTheThird) {
  const story::SweepStory story = SmallSweep(designs()[1]).story();
  const auto& output = story.outputs.front();
  ASSERT_TRUE(output.grid.has_value());
  double sum = 0;
  for (const auto& row : output.grid->means) {
    for (const double mean : row) sum += mean;
  }
  EXPECT_NEAR(sum / 9, output.mean, 1e-9);
}

TEST(SweepStory, OfWhatNothingMovesItSaysSoAndDrawsNothing) {
  const SmallSweep sweep("{grid: {levels: 2}}", "  breaches: {}\n");
  const story::SweepStory story = sweep.story();
  const auto& breaches = story.outputs.at(2);
  EXPECT_EQ(breaches.lowest, breaches.highest);
  EXPECT_THAT(breaches.answer, HasSubstr("nothing that was moved drives it"));
  for (const auto& name : names_of(html::drawings_of(story))) EXPECT_THAT(name, Not(HasSubstr("-3")));
}

/// An output of which one number is seen to drive it, one is not, and of one nothing could be estimated.
story::SweptOutput three_numbers() {
  story::SweptOutput output;
  output.title = "newly protected";
  output.highest = 1;
  output.effects.resize(3);
  output.effects[0].first = story::Gauged{0.6, results::Band{0.5, 0.7}};
  output.effects[1].first = story::Gauged{0.01, results::Band{-0.1, 0.1}};
  output.effects[1].seen = output.effects[2].seen = false;
  return output;
}

TEST(SweepStory, WhatCouldNotBeEstimatedIsNotCalledWithoutInfluence) {
  analysis::Design design;
  design.kind = analysis::DesignKind::latin_hypercube;
  const story::SweepStory story;
  story::SweptOutput output = three_numbers();
  story::put_into_words(story, design, output);
  EXPECT_THAT(output.answer, HasSubstr("Of 1 of the 3 numbers no influence can be seen."));
  EXPECT_THAT(output.answer, HasSubstr("Of 1 of the 3 numbers the influence could not be estimated."));

  output = three_numbers();
  output.effects[0].seen = false;
  story::put_into_words(story, design, output);
  EXPECT_THAT(output.answer, HasSubstr("is not seen to depend on any number."));
  EXPECT_THAT(output.answer, HasSubstr("Of 1 of the 3 numbers the influence could not be estimated."));

  for (auto& effect : output.effects) effect.first.reset();
  story::put_into_words(story, design, output);
  EXPECT_THAT(output.answer, HasSubstr("What drives newly protected could not be estimated from so few points."));
  EXPECT_THAT(output.answer, Not(HasSubstr("no influence")));
}

TEST(SweepStory, ThreePointsAreTooFewToSayWhatDrivesAnything) {
  const story::SweepStory story = SmallSweep("{latin_hypercube: {points: 3}}").story();
  EXPECT_THAT(story.answer, HasSubstr("could not be estimated from so few points"));
}

TEST(SweepStory, AStoppedSweepWouldSayPartialInEveryPicture) {
  story::SweepStory story = SmallSweep(designs()[0]).story();
  story.status = "PARTIAL";
  EXPECT_THAT(html::page_of(story), HasSubstr("<strong class=\"tag\">PARTIAL</strong>"));
  for (const auto& drawing : html::drawings_of(story)) {
    EXPECT_THAT(charts::svg_file(html::as_file(drawing)), HasSubstr("DRAFT, PARTIAL"));
  }
}

TEST(SweepStory, TextOfASweepIsTextInPageAndCharts) {
  story::SweepStory story = SmallSweep(designs()[2]).story();
  const std::string hostile = "</text></svg><script>alert(1)</script>\u202E";
  for (auto& factor : story.factors) factor.statement = factor.name = hostile;
  for (auto& output : story.outputs) {
    output.name = output.title = hostile;
    for (auto& effect : output.effects) effect.statement = effect.name = hostile;
    for (auto& curve : output.curves) curve.statement = curve.axis = hostile;
  }
  std::vector<std::string> made{html::page_of(story)};
  for (const auto& drawing : html::drawings_of(story)) made.push_back(charts::svg_file(html::as_file(drawing)));
  for (const auto& text : made) {
    EXPECT_THAT(text, Not(HasSubstr("<script")));
    EXPECT_THAT(text, Not(HasSubstr("\u202E")));
  }
}

TEST(SweepWorkbook, HasACellForEachColumnAndNoneIsBlank) {
  for (const std::string& design : designs()) {
    const story::SweepStory story = SmallSweep(design).story();
    std::vector<workbook::Table> tables = workbook::tables_of(story);
    tables.push_back(workbook::notes_table(story));
    for (const workbook::Table& table : tables) {
      EXPECT_FALSE(table.rows.empty()) << table.sheet;
      std::set<std::string> titles;
      for (const auto& column : table.columns) EXPECT_TRUE(titles.insert(column.title).second) << column.title;
      for (const auto& row : table.rows) {
        ASSERT_EQ(row.size(), table.columns.size()) << table.sheet << " of " << design;
        for (const auto& cell : row) {
          const auto* text = std::get_if<std::string>(&cell);
          EXPECT_TRUE(text == nullptr || !text->empty()) << table.sheet;
        }
      }
    }
  }
}

TEST(SweepWorkbook, SaysWhereItsResultsAreCut) {
  story::SweepStory story = SmallSweep(designs()[0]).story();
  EXPECT_THAT(workbook::about_results(story), Not(HasSubstr("The first")));
  EXPECT_THAT(workbook::about_results(story, 3), HasSubstr("The first 3 of 7 points: results.csv has all."));
  story.points = 2'000'000;
  EXPECT_THAT(workbook::about_results(story), HasSubstr("The first 1,048,572 of 2,000,000 points"));
}

TEST(SweepWorkbook, HasTheSameBytesAgainAndFewerWhereItIsCut) {
  const SmallSweep sweep(designs()[4]);
  const support::TemporaryFolder home;
  RunFolder folder(home / "sweep", Overwrite::refuse, {});
  write_sweep(folder, sweep.report());
  folder.publish();
  const auto made = [&](std::uint64_t most) {
    std::string bytes;
    workbook::sweep_workbook(
        sweep.story(), home / "sweep", [&](std::string_view piece) { bytes += piece; }, most);
    return bytes;
  };
  EXPECT_EQ(made(100), made(100));
  EXPECT_EQ(made(100), read_whole(home / "sweep/results.xlsx"));
  EXPECT_LT(made(3).size(), made(100).size());
}

}  // namespace
}  // namespace sposim::report
