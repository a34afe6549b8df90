#include <fmt/format.h>

#include "scenario/assumptions.hpp"

namespace sposim::scenario {

namespace {

Assumption constant(std::string path, std::string statement, std::string value, std::string unit, std::string note) {
  Assumption row;
  row.path = "engine." + std::move(path);
  row.statement = std::move(statement);
  row.value = std::move(value);
  row.unit = std::move(unit);
  row.source = "engine";
  row.note = std::move(note);
  return row;
}

}  // namespace

const std::vector<Assumption>& code_constants() {
  static const std::vector<Assumption> all{
      constant("days_per_year", "Days in a year, for a rate per year that names no year",
               fmt::format("{}", core::days_per_year), "days",
               "a count for a financial year uses that year's own days"),
      constant("days_per_month", "Days in a month, for a length of time given in months",
               fmt::format("{}", core::days_per_year / 12), "days",
               "the term of an order follows the calendar instead"),
      constant("open_cases", "How long before the start a case may have been reported and still be open", "12",
               "months", "only where clock.open_cases is true"),
      constant("whole_days", "Delays are rounded to whole days", "1", "days", "events have a day, not an hour"),
      constant("financial_year_start", "First day of a financial year", "1 April", "day",
               "noise in a force's volume is drawn once for each force and financial year"),
      constant("trend_step", "Steps in which the trend of reports moves", "1", "months", "read at each month's start"),
      constant("training_step", "Steps in which the trained share of officers moves", "1", "months",
               "trained and lost within a month are spread over it"),
      constant("weekly_list", "Days between two lists, where a court sits once a week", "7", "days",
               "counted from the scenario's start"),
      constant("suppressed_count", "What \"<5\" in a count can stand for", "0 to 4", "count",
               "each weighted by how likely the model finds it"),
      constant("order_days", "Last day of an order", "first day + length - 1", "days",
               "an order of two years runs to the day before the anniversary"),
      constant("bands", "Shares of simulated futures that the bands hold", "0.5, 0.8 and 0.95", "probability",
               "an observed count is in or out of the band of 0.95"),
      constant("histogram_resolution", "Resolution of bands: exact below 256 cases, above that this share of the value",
               "0.0078125", "ratio", "1/128; means and standard errors are exact"),
      constant("counting_draw", "How the model's count is widened by counting errors before it meets an observed one",
               "times exp(e), e normal with mean -s^2/2 and sd s", "ratio", "so that the mean is unchanged"),
  };
  return all;
}

}  // namespace sposim::scenario
