#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "report/charts/scale.hpp"

namespace sposim::report::charts {
namespace {

using testing::ElementsAre;

std::vector<std::string> labels(const Axis& axis) {
  std::vector<std::string> texts;
  for (const Tick& tick : axis.ticks) texts.push_back(tick.label);
  return texts;
}

TEST(Axis, KnownAnswers) {
  EXPECT_THAT(labels(axis_for({0, 1}, Unit::percent, 6)), ElementsAre("0%", "20%", "40%", "60%", "80%", "100%"));
  EXPECT_THAT(labels(axis_for({0, 1842}, Unit::number, 5)), ElementsAre("0", "500", "1,000", "1,500", "2,000"));
  EXPECT_THAT(labels(axis_for({-120, 40}, Unit::number, 6)), ElementsAre("−150", "−100", "−50", "0", "50"));
  EXPECT_THAT(labels(axis_for({-2e6, 1.4e7}, Unit::pounds, 6)), ElementsAre("−£5m", "£0", "£5m", "£10m", "£15m"));
  EXPECT_THAT(labels(axis_for({0, 1e9}, Unit::pounds, 6)),
              ElementsAre("£0", "£200m", "£400m", "£600m", "£800m", "£1bn"));
  EXPECT_THAT(labels(axis_for({0, 2.5e6}, Unit::number, 6)), ElementsAre("0", "500,000", "1m", "1.5m", "2m", "2.5m"));
  EXPECT_THAT(labels(axis_for({0.001, 0.004}, Unit::number, 5)), ElementsAre("0.001", "0.002", "0.003", "0.004"));
  EXPECT_THAT(labels(axis_for({0, 0.004}, Unit::percent, 5)), ElementsAre("0.0%", "0.1%", "0.2%", "0.3%", "0.4%"));
  EXPECT_THAT(labels(axis_for({0, 365}, Unit::days, 6)), ElementsAre("0", "90", "180", "270", "360", "450"));
  EXPECT_THAT(labels(axis_for({7, 7}, Unit::number, 5)), ElementsAre("0", "5", "10", "15"));
  EXPECT_THAT(labels(axis_for({0, 0}, Unit::number, 3)), ElementsAre("0.0", "0.5", "1.0"));
}

double day(int year, unsigned month, unsigned of_month) {
  return on_axis(core::make_date(year, month, of_month));
}

TEST(Axis, DatesAreFirstDaysOfMonthsAndYears) {
  EXPECT_THAT(labels(axis_for({day(2026, 4, 1), day(2031, 3, 31)}, Unit::date, 6)),
              ElementsAre("2027", "2028", "2029", "2030", "2031"));
  EXPECT_THAT(labels(axis_for({day(2026, 4, 1), day(2027, 3, 31)}, Unit::date, 6)),
              ElementsAre("Apr 2026", "Jul 2026", "Oct 2026", "Jan 2027"));
  EXPECT_THAT(labels(axis_for({day(2026, 4, 1), day(2026, 6, 30)}, Unit::date, 6)),
              ElementsAre("Apr 2026", "May 2026", "Jun 2026"));
  const Axis years = axis_for({day(2026, 1, 1), day(2030, 1, 1)}, Unit::date, 6);
  EXPECT_EQ(years.ticks.front().value, day(2026, 1, 1));
  EXPECT_EQ(years.shown.high, day(2030, 1, 1)) << "an axis of dates ends where its data end";
}

TEST(Axis, HoldsItsDataWithFewTicks) {
  rc::check("every axis", [](std::int32_t a, std::int32_t b, std::uint8_t power) {
    const double scale = std::pow(10, power % 20 - 10);
    const Interval data{std::min(a, b) * scale, std::max(a, b) * scale};
    const Axis axis = axis_for(data, Unit::number, 6);
    const double slack = 1e-8 * (axis.shown.high - axis.shown.low);
    RC_ASSERT(axis.shown.low < axis.shown.high);
    RC_ASSERT(axis.shown.low <= data.low + slack && axis.shown.high >= data.high - slack);
    RC_ASSERT(axis.ticks.size() >= 2U && axis.ticks.size() <= 7U);
  });
}

TEST(Scale, RunsEitherWay) {
  EXPECT_DOUBLE_EQ((Scale{{0, 10}, 100, 200}(2.5)), 125);
  EXPECT_DOUBLE_EQ((Scale{{-5, 5}, 300, 100}(0)), 200);
}

TEST(Extent, PassesOverWhatIsNotKnown) {
  Extent extent;
  EXPECT_TRUE(extent.is_empty());
  extent.include(missing).include(INFINITY).include(-1e16).include(Interval{3, missing});
  EXPECT_EQ(extent.seen().low, 3);
  EXPECT_EQ(extent.seen().high, 3);
}

TEST(ValueText, KnownAnswers) {
  EXPECT_EQ(value_text(1243.6, Unit::number), "1,240");
  EXPECT_EQ(value_text(-40, Unit::number), "−40");
  EXPECT_EQ(value_text(0, Unit::number), "0");
  EXPECT_EQ(value_text(-0.0, Unit::pounds), "£0");
  EXPECT_EQ(value_text(12.345, Unit::number), "12.3");
  EXPECT_EQ(value_text(0.0123, Unit::number), "0.0123");
  EXPECT_EQ(value_text(999.6, Unit::number), "1,000");
  EXPECT_EQ(value_text(1e9, Unit::number), "1bn");
  EXPECT_EQ(value_text(2345678, Unit::pounds), "£2.35m");
  EXPECT_EQ(value_text(-999999, Unit::pounds), "−£1m");
  EXPECT_EQ(value_text(0.634, Unit::percent), "63%");
  EXPECT_EQ(value_text(0.0634, Unit::percent), "6.3%");
  EXPECT_EQ(value_text(0.997, Unit::percent), "99.7%") << "not quite all";
  EXPECT_EQ(value_text(1, Unit::percent), "100%");
  EXPECT_EQ(value_text(missing, Unit::pounds), "not known");
  EXPECT_EQ(change_text(420, Unit::number), "+420");
  EXPECT_EQ(change_text(-420, Unit::number), "−420");
}

TEST(ValueText, DownAColumnHasTheSameDecimals) {
  EXPECT_THAT(texts_of({50.25, 48, 4, missing}, Unit::number), ElementsAre("50.2", "48.0", "4.0", "not known"));
  EXPECT_THAT(texts_of({3, 12, 0}, Unit::number), ElementsAre("3", "12", "0"));
  EXPECT_THAT(texts_of({1240, 410.2}, Unit::number), ElementsAre("1,240", "410"));
  EXPECT_THAT(texts_of({0.634, 0.081}, Unit::percent), ElementsAre("63%", "8%"));
}

TEST(CellText, IsWhatAReaderWants) {
  EXPECT_EQ(cell_text(Cell{}, Unit::number), "");
  EXPECT_EQ(cell_text(Cell{std::string("words")}, Unit::pounds), "words");
  EXPECT_EQ(cell_text(Cell{1240.4}, Unit::number), "1,240");
  EXPECT_EQ(cell_text(Cell{61.254}, Unit::number), "61.25");
  EXPECT_EQ(cell_text(Cell{-2500.0}, Unit::pounds), "-£2,500");
  EXPECT_EQ(cell_text(Cell{0.634}, Unit::percent), "63.4%");
  EXPECT_EQ(cell_text(Cell{day(2026, 4, 1)}, Unit::date), "2026-04-01");
  EXPECT_EQ(cell_text(Cell{missing}, Unit::number), "");
}

}  // namespace
}  // namespace sposim::report::charts
