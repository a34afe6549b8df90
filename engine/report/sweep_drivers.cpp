#include <fmt/format.h>

#include <algorithm>

#include "analysis/one_at_a_time.hpp"
#include "core/text.hpp"
#include "report/progress.hpp"
#include "report/sweep_screen.hpp"
#include "report/words.hpp"

namespace sposim::report {

namespace {

constexpr std::size_t most_shown = 12;

/// How far one output of one scenario goes as each factor moves alone; the widest first.
std::string swings_text(const SweepReport& report, std::size_t scenario, std::size_t output) {
  const auto responses = responses_of(report, scenario, output);
  const auto alone = analysis::one_at_a_time(responses, 0);
  const std::string of = report.sweep.scenarios.size() == 1 ? "" : report.sweep.scenario_names[scenario] + ", ";
  std::string text = fmt::format("\n{}{}: {} with every factor in the middle; moved most by\n", core::escaped(of),
                                 core::escaped(report.sweep.outputs[output].name), two_figures(alone.middle));
  for (std::size_t i = 0; i < std::min(most_shown, alone.bars.size()); ++i) {
    const auto& bar = alone.bars[i];
    text += fmt::format("  {} {:>9} to {}\n", padded(core::escaped(responses.factors[bar.factor]), 56),
                        two_figures(bar.least), two_figures(bar.most));
  }
  return text;
}

/// The figure by which the factors of a design are put in order, and what it says.
struct Yardstick {
  std::string_view method, statistic, words;
};

std::vector<Yardstick> yardsticks_of(analysis::DesignKind design) {
  if (design == analysis::DesignKind::sobol) {
    return {{"sobol", "total", "share of the variance it has a part in (total index, 95 % interval)"}};
  }
  if (design == analysis::DesignKind::morris) {
    return {{"morris", "mu_star", "mean size of its effect over its range (mu*, 95 % interval)"}};
  }
  return {{"given_data", "first_order", "share of the variance that goes if it is known (given data, 95 % interval)"},
          {"regression", "prcc", "partial rank correlation (95 % interval)"}};
}

std::string drivers_by(const analysis::Sensitivity& found, const Yardstick& yardstick) {
  std::vector<analysis::SensitivityRow> rows;
  std::uint64_t most_points = 0;
  for (const auto& row : found.rows) {
    if (row.method != yardstick.method || row.statistic != yardstick.statistic || !row.index.value) continue;
    if (row.points > most_points) rows.clear();  // of the steps of a convergence the last
    most_points = std::max(most_points, row.points);
    rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return std::abs(*a.index.value) > std::abs(*b.index.value); });
  std::string text;
  for (std::size_t i = 0; i < std::min(most_shown, rows.size()); ++i) {
    text += fmt::format("  {} {:>9}", padded(core::escaped(rows[i].factor), 46), two_figures(*rows[i].index.value));
    if (const auto& band = rows[i].index.band_95) {
      text += fmt::format(" ({} to {})", two_figures(band->low), two_figures(band->high));
    }
    text += "\n";
  }
  return text;
}

std::string drivers_of_output(const SweepReport& report, const analysis::Sensitivity& found) {
  for (const Yardstick& yardstick : yardsticks_of(report.design.kind)) {
    const std::string rows = drivers_by(found, yardstick);
    if (rows.empty()) continue;
    return fmt::format("\n{}: moved most by\n", core::escaped(found.rows.front().output)) +
           wrapped(fmt::format("{}", yardstick.words), 80, "  ") + rows;
  }
  return "";
}

}  // namespace

std::string drivers_text(const SweepReport& report) {
  std::string text;
  const std::size_t all = report.sweep.scenarios.size() * report.sweep.outputs.size();
  for (std::size_t i = 0; i < all && report.design.kind == analysis::DesignKind::one_at_a_time; ++i) {
    text += swings_text(report, i / report.sweep.outputs.size(), i % report.sweep.outputs.size());
  }
  std::vector<std::string> notes;
  for (const analysis::Sensitivity& found : report.drivers) {
    if (report.design.kind != analysis::DesignKind::one_at_a_time) text += drivers_of_output(report, found);
    for (const auto& note : found.notes) {
      if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(note);
    }
  }
  if (!notes.empty()) text += "\n";
  for (const auto& note : notes) text += wrapped(core::escaped(note), 80);
  return text;
}

}  // namespace sposim::report
