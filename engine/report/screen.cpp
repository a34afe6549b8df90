#include "report/screen.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

#include "core/text.hpp"
#include "report/assumption_log.hpp"
#include "report/disclosure.hpp"
#include "report/page.hpp"
#include "report/presentation.hpp"
#include "report/sentences.hpp"
#include "report/sign_off.hpp"
#include "report/words.hpp"

namespace sposim::report {

namespace {

const results::Estimate& national(const RunReport& report, std::string_view headline) {
  return report.results.headline(report.record.layout.nation(), headline_named(headline)).estimate;
}

void add_heading(Page& page, const RunReport& report) {
  const std::string state = mark(report);
  const std::size_t room = width - state.size() - 1;
  page.strong(padded(core::escaped(report.scenario.title), room) + " " + state + "\n");
  page.lines(std::string(width, '-') + "\n");
}

void add_levels(Page& page, const RunReport& report) {
  const auto& clock = report.scenario.clock;
  const std::string end = core::in_words(clock.end);
  const auto level = [&](std::string_view headline) {
    return level_in_words(national(report, headline), small_counts(report));
  };
  page.title(fmt::format("{}, in 95 of 100 simulated futures", core::escaped(nation(report).name)));
  page.row(fmt::format("Protected on {}", end), level("protected_at_end"));
  page.row("Covered that day (interim orders too)", level("covered_at_end"));
  page.row("With any order that day", level("any_order_at_end"));
  page.lines(wrapped(fmt::format("from {} to {}:", core::in_words(clock.policies_from), end), width, "  "));
  page.row("Applications", level("applied"));
  page.row("Full orders granted", level("granted"));
  page.row("Applications refused", level("refused"));
  page.row("Applications withdrawn", level("withdrawn"));
  page.row("Days spent waiting, all applications", level("waiting_days"));
}

void add_times(Page& page, const RunReport& report) {
  const auto& time = report.results.time(report.record.layout.nation(), simulation::Origin::application);
  page.title("From application to full order");
  if (time.applications == 0) {
    page.lines("  Nobody applied in any simulated future.\n");
    return;
  }
  for (std::size_t i = 0; i < results::milestone_days.size(); ++i) {
    if (const auto& share = time.granted_within.at(i)) {
      page.row(fmt::format("Granted within {} days", results::milestone_days.at(i)), percent(*share));
    }
  }
  if (time.median_days_to_grant) {
    page.row("Half of those granted have it within", counted(*time.median_days_to_grant, "day"));
  }
}

/// `about 26 (3.1 to 80)`
std::string rate_in_words(const results::Estimate& estimate) {
  const std::string mean = "about " + two_figures(estimate.mean);
  if (!estimate.bands) return mean;
  const auto& band = estimate.bands->band_95;
  return fmt::format("{} ({} to {})", mean, two_figures(band.low), two_figures(band.high));
}

/// Highest and lowest forces by newly protected per 1,000 reports: what the model expects, not a ranking of
/// performance.
void add_forces(Page& page, const RunReport& report) {
  std::vector<const results::Rate*> forces;
  for (const auto& rate : report.results.rates) {
    const bool wanted =
        rate.headline == headline_named("newly_protected") && rate.per == results::Per::thousand_reports;
    if (wanted && rate.area < report.record.layout.forces && rate.estimate) {
      forces.push_back(&rate);
    }
  }
  if (forces.size() < 2) return;
  std::stable_sort(forces.begin(), forces.end(),
                   [](const auto* a, const auto* b) { return a->estimate->mean > b->estimate->mean; });
  page.title("Newly protected for each 1,000 reports");
  const auto hidden = hidden_headlines(report, headline_named("newly_protected"));  // a rate would give it away
  const std::size_t shown = std::min<std::size_t>(3, forces.size() / 2);
  const auto row = [&](const results::Rate* rate) {
    page.row(core::escaped(report.record.layout.areas[rate->area].name),
             hidden[rate->area] ? "not shown: a small count, or beside one" : rate_in_words(*rate->estimate));
  };
  std::for_each_n(forces.begin(), shown, row);
  page.lines("  ...\n");
  std::for_each_n(forces.end() - static_cast<std::ptrdiff_t>(shown), shown, row);
  page.lines(
      wrapped("Most forces differ by less than their bands: forces.csv has both. " + recording_caveat(), width, "  "));
}

void add_spread(Page& page, const RunReport& report) {
  const std::size_t applied = headline_named("applied");
  for (const auto& spread : report.results.spreads) {
    if (spread.headline != applied || !spread.estimate || report.record.layout.forces < 2) continue;
    const auto& estimate = *spread.estimate;
    const std::string band = estimate.bands ? fmt::format(" ({} to {})", two_figures(estimate.bands->band_95.low),
                                                          two_figures(estimate.bands->band_95.high))
                                            : "";
    if (spread.statistic == results::SpreadStatistic::top_to_bottom) {
      page.row("Applications per report, top fifth",
               fmt::format("{} x the bottom fifth{}", two_figures(estimate.mean), band));
    } else if (spread.statistic == results::SpreadStatistic::none) {
      page.row("Forces without any application", two_figures(estimate.mean) + band);
    }
  }
}

/// One count beside the model's band: `court_applied    409  model 263 to 590   in`.
std::string observed_row(const RunReport& report, const results::ObservationResult& result) {
  const auto whole = [](double number) { return grouped(std::llround(number)); };
  const auto modelled = [&](double number) {
    const auto band = band_of(number, small_counts(report));
    return band ? std::string(*band) : whole(number);
  };
  const std::string count =
      result.low == result.high ? whole(result.low) : whole(result.low) + " to " + whole(result.high);
  const std::string band =
      result.band_95 ? fmt::format("model {} to {}", modelled(result.band_95->low), modelled(result.band_95->high))
                     : "no band";
  const bool out = result.verdict == results::Verdict::outside;
  return fmt::format("  {} {} {} {}{}\n", padded(core::escaped(report.scenario.observed[result.observation].name), 27),
                     padded(count, 10), padded(band, 24), out ? "OUT" : name_of(result.verdict),
                     result.scored ? "" : ", not scored");
}

void add_observed(Page& page, const RunReport& report) {
  constexpr double worth_a_line = 20;  // the many counts of nothing or little are in observed.csv
  const auto& score = report.results.score;
  if (report.results.observations.empty()) return;
  page.title("Against what was counted");
  for (const auto& result : report.results.observations) {
    const bool out = result.scored && result.verdict == results::Verdict::outside;
    const bool whole = result.national || report.record.layout.forces == 1;
    if (whole && (result.high >= worth_a_line || out)) page.lines(observed_row(report, result));
  }
  const std::string in_all = fmt::format("{} of {} scored counts", score.scored_within, score.scored);
  const std::string totals = score.national_scored == 0
                                 ? in_all
                                 : fmt::format("{} of {} scored totals for {}, and {} in all,", score.national_within,
                                               score.national_scored, core::escaped(nation(report).name), in_all);
  page.lines(
      wrapped(totals + " lie in their band (observed.csv). A count that set a parameter is not scored.", width, "  "));
}

void add_doubts(Page& page, const RunReport& report) {
  page.title("What the band does not hold");
  page.points(not_in_the_band(report));
  const std::string split = split_in_words(report);
  if (!split.empty()) page.points({split});
  page.title("Before you quote this");
  page.points(caveats(report));
  const auto odd = warnings(report);
  if (!odd.empty()) page.title("Warnings");
  page.points(odd);
}

/// What moves the headline most, and what of it is known least.
void add_impact(Page& page, const RunReport& report) {
  constexpr std::size_t most = 5;
  std::vector<LoggedAssumption> list = assumption_log(report);
  std::erase_if(list, [](const auto& each) { return !each.impact || each.impact->swing <= 0; });
  if (report.impact_replicates == 0 || list.empty()) return;
  std::stable_sort(list.begin(), list.end(),
                   [](const auto& a, const auto& b) { return a.impact->swing > b.impact->swing; });
  page.title("What moves the answer most, from one end of its doubt to the other");
  for (std::size_t i = 0; i < std::min(most, list.size()); ++i) {
    page.row(core::shortened(core::escaped(list[i].assumption.path), 54),
             fmt::format("{} of the headline", percent(list[i].impact->swing)));
  }
  const std::string red = red_in_both_in_words(report);
  if (!red.empty()) page.lines(wrapped(red, width, "  "));
}

void add_base(Page& page, const RunReport& report) {
  if (report.scenario.bases.empty()) return;
  constexpr std::size_t most = 8;
  page.title("What this scenario changes in " + core::escaped(report.scenario.bases.front()));
  std::vector<std::string> points;
  for (const auto& difference : report.from_base) {
    if (points.size() == most) break;
    points.push_back(core::shortened(
        core::escaped(fmt::format("{}: {} -> {}", difference.path, difference.before, difference.after)), 240));
  }
  if (report.from_base.empty()) points.emplace_back("nothing");
  page.points(points);
  if (report.from_base.size() > most) {
    page.lines(fmt::format("    and {} more (summary.json)\n",
                           grouped(static_cast<std::int64_t>(report.from_base.size() - most))));
  }
}

}  // namespace

Emphasis emphasis_for_stdout() {
  const char* no_color = std::getenv("NO_COLOR");
  const bool plain = no_color != nullptr && *no_color != '\0';
  return ::isatty(STDOUT_FILENO) == 1 && !plain ? Emphasis::bold : Emphasis::none;
}

std::string screen(const RunReport& report, const std::string& folder, Emphasis emphasis) {
  Page page(emphasis);
  add_heading(page, report);
  page.strong(wrapped(headline_sentence(report), width));
  add_levels(page, report);
  add_times(page, report);
  add_forces(page, report);
  add_spread(page, report);
  add_observed(page, report);
  add_base(page, report);
  add_impact(page, report);
  add_doubts(page, report);
  page.gap();
  page.lines(wrapped(fmt::format("{} Seed {}.", status_in_words(report), report.scenario.simulation.seed), width));
  page.lines("Files: " + core::escaped(folder) + "\n");
  if (small_counts(report) == SmallCounts::shown)
    page.lines("Report: " + core::escaped(folder) + "/" + std::string(page_name) + "\n");
  return page.text();
}

}  // namespace sposim::report
