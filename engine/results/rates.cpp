#include "results/rates.hpp"

#include <algorithm>
#include <map>

#include "core/error.hpp"
#include "results/national_number.hpp"

namespace sposim::results {

namespace {

using simulation::Headline;
using simulation::Measure;
using simulation::MeasureKind;
using simulation::Window;

constexpr double thousand = 1000.0;

std::vector<double> as_numbers(const std::vector<std::int64_t>& column) {
  return {column.begin(), column.end()};
}

/// The reports of a window, as a headline column; nothing for the last day.
std::optional<std::size_t> reports_column(Window window) {
  const auto& list = simulation::headlines();
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].measure == Measure::reports && list[i].window == window) return i;
  }
  return std::nullopt;
}

/// Victims over a window in one parameter draw: those of a year × the window's years, month by month; for the last day,
/// those of a year.
double victims_over(const scenario::Scenario& scenario, Window window, std::uint32_t draw) {
  const auto in_a_year = [&](core::Date day) {
    return national_number(scenario.crime_survey->victims_per_year.value, "crime_survey.victims_per_year", day,
                           scenario.simulation.seed, draw);
  };
  const scenario::Clock& clock = scenario.clock;
  if (window == Window::last_day) return in_a_year(clock.end);
  double sum = 0;
  core::Date day = window == Window::policy ? clock.policies_from : clock.start;
  while (day <= clock.end) {
    const core::Date next = std::min(core::next_month(day), clock.end + std::chrono::days{1});
    sum += in_a_year(day) * static_cast<double>((next - day).count()) / core::days_per_year;
    day = next;
  }
  return sum;
}

/// @return  [replicates]
std::vector<double> victims_column(const scenario::Scenario& scenario, Window window, const Grouping& group) {
  std::vector<double> column(group.replicates);
  for (std::uint32_t place = 0; place < group.replicates; ++place) {
    const bool same_draw = place > 0 && group.draw(place) == group.draw(place - 1);
    column[place] = same_draw ? column[place - 1] : victims_over(scenario, window, group.draw(place));
  }
  return column;
}

bool is_rate_of_reports(const Headline& headline) {
  const bool events = simulation::info(headline.measure).kind == MeasureKind::flow;
  return events && headline.measure != Measure::reports && reports_column(headline.window).has_value();
}

bool is_rate_of_victims(const Headline& headline) {
  return simulation::info(headline.measure).kind != MeasureKind::days;
}

void add_rates_of_reports(const simulation::Record& record, std::vector<Rate>& list) {
  const Grouping group = grouping(record);
  for (std::size_t area = 0; area < record.layout.areas.size(); ++area) {
    for (std::size_t i = 0; i < simulation::headlines().size(); ++i) {
      const Headline& headline = simulation::headlines()[i];
      if (!is_rate_of_reports(headline)) continue;
      const auto counts = as_numbers(headline_column(record, area, i));
      const auto reports = as_numbers(headline_column(record, area, *reports_column(headline.window)));
      list.push_back({area, i, Per::thousand_reports, estimate_of_ratio(counts, reports, thousand, group)});
    }
  }
}

void add_rates_of_victims(const scenario::Scenario& scenario, const simulation::Record& record,
                          std::vector<Rate>& list) {
  const Grouping group = grouping(record);
  const std::size_t nation = record.layout.nation();
  std::map<Window, std::vector<double>> people;
  for (const Window window : {Window::whole_run, Window::policy, Window::last_day}) {
    people[window] = victims_column(scenario, window, group);
  }
  for (std::size_t i = 0; i < simulation::headlines().size(); ++i) {
    const Headline& headline = simulation::headlines()[i];
    if (!is_rate_of_victims(headline)) continue;
    const auto counts = as_numbers(headline_column(record, nation, i));
    const std::vector<double>& victims = people.at(headline.window);
    list.push_back({nation, i, Per::thousand_victims, estimate_of_ratio(counts, victims, thousand, group)});
  }
}

}  // namespace

std::vector<Rate> rates(const scenario::Scenario& scenario, const simulation::Record& record) {
  std::vector<Rate> list;
  add_rates_of_reports(record, list);
  if (scenario.crime_survey) add_rates_of_victims(scenario, record, list);
  return list;
}

}  // namespace sposim::results
