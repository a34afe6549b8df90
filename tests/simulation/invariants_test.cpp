#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "core/error.hpp"
#include "simulation/replicate.hpp"
#include "support/worlds.hpp"

namespace sposim::simulation {
namespace {

using testing::HasSubstr;

/// The books of one force with one case: reported, applied for, granted, protected to the end; whatever is then done to
/// them.
class Books {
 public:
  explicit Books(int applications = 1) : applications_(applications) {
    const Day start = world_.plan->calendar.start();
    ledger_.count_case(Measure::charged, start + 10);
    ledger_.count(Measure::applied, start + 20);
    ledger_.stay(Stage::waiting, start + 20, start + 50);
    ledger_.count(Measure::hearings, start + 50);
    ledger_.count(Measure::granted, start + 50);
    ledger_.stay_under_full_order(start + 50, never);
    ledger_.close();
  }
  Books& add(Measure measure, std::size_t month, std::int32_t events) {
    ledger_.count_in_month(measure, month, events);
    return *this;
  }
  std::string fault() const {
    try {
      check_invariants(world_, 0, 7, applications_, ledger_);
    } catch (const core::ContractViolation& violation) {
      return violation.what();
    }
    return "";
  }

 private:
  scenario::Scenario scenario_ = support::plain_world(1);
  model::Plan plan_ = model::make_plan(scenario_);
  World world_{&plan_, model::draw(plan_, 0), {}, false};
  AreaBooks books_{plan_.calendar.months()};
  std::vector<std::uint32_t> ends_;
  Ledger ledger_{plan_.calendar, books_, nullptr, 0, {&ends_, 1, 1, 0}};
  std::int64_t applications_;
};

TEST(Invariants, HoldInSoundBooks) {
  EXPECT_EQ(Books().fault(), "");
}

TEST(Invariants, EachIsNamedWithReplicateForceAndMonthWhenItIsBroken) {
  const auto in_month_6 = [](const char* invariant) {
    return HasSubstr(std::string("replicate 7, force 1 of the table, month 6 of the run: ") + invariant);
  };
  EXPECT_THAT(Books().add(Measure::cases, 5, 1).fault(), in_month_6("every case has exactly one outcome"));
  EXPECT_THAT(Books().add(Measure::pending, 5, 1).fault(), in_month_6("pending = pending before"));
  EXPECT_THAT(Books().add(Measure::pending, 5, -1).add(Measure::withdrawn, 5, 1).fault(),
              in_month_6("pending = pending before"))
      << "the balance is kept, but below 0";
  EXPECT_THAT(Books().add(Measure::expired, 5, 1).fault(), in_month_6("full orders in force ="));
  EXPECT_THAT(Books().add(Measure::hearings, 5, 1).fault(), in_month_6("every hearing held"));
  EXPECT_THAT(Books().add(Measure::covered, 5, -1).fault(), in_month_6("protected <= covered <= any order"));
  EXPECT_THAT(Books().add(Measure::covered, 5, 1).fault(), in_month_6("protected <= covered <= any order"));
}

TEST(Invariants, TheEarliestMonthIsNamed) {
  EXPECT_THAT(Books().add(Measure::covered, 8, -1).add(Measure::cases, 4, 1).fault(),
              HasSubstr("month 5 of the run: every case has exactly one outcome"));
}

TEST(Invariants, SumsOverTheWholeRunAreHeldToo) {
  EXPECT_THAT(Books(2).fault(), HasSubstr("every application is decided, withdrawn or pending"));
  EXPECT_THAT(Books().add(Measure::any_order_days, 5, 1).fault(), HasSubstr("days in a stage"));
}

}  // namespace
}  // namespace sposim::simulation
