#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/text.hpp"
#include "model/source.hpp"
#include "report/page.hpp"
#include "report/sensitivity_report.hpp"

namespace sposim::report {

namespace {

constexpr std::size_t most_shown = 10;
constexpr std::size_t most_regions = 5;

/// The statistic of a factor; n/a where there is no such row.
analysis::Index find(const analysis::Sensitivity& sensitivity, std::string_view method, std::string_view statistic,
                     const std::string& factor) {
  for (const auto& row : sensitivity.rows) {
    if (row.method == method && row.statistic == statistic && row.factor == factor) return row.index;
  }
  return {};
}

std::string signed_percent(double share) {
  return share < 0 ? "-" + percent(-share) : percent(share);
}

/// `45% (38% to 52%)`
std::string share_cell(const analysis::Index& index) {
  if (!index.value) return "n/a";
  if (!index.band_95) return signed_percent(*index.value);
  return fmt::format("{} ({} to {})", signed_percent(*index.value), signed_percent(index.band_95->low),
                     signed_percent(index.band_95->high));
}

/// `+0.62 (0.58 to 0.66)`
std::string correlation_cell(const analysis::Index& index) {
  if (!index.value) return "n/a";
  if (!index.band_95) return fmt::format("{:+.2f}", *index.value);
  return fmt::format("{:+.2f} ({:.2f} to {:.2f})", *index.value, index.band_95->low, index.band_95->high);
}

/// True if an interval lies on one side of 0.
bool apart_from_nothing(const analysis::Index& index) {
  return index.band_95 && (index.band_95->low > 0 || index.band_95->high < 0);
}

/// Positions of the numbers of which an influence is seen, in their share or in their rank correlation; the largest
/// share first. (The share of another may look as large: with few draws estimates scatter.)
std::vector<std::size_t> ranked(const SensitivityReport& report, const DrivenOutput& output) {
  std::vector<std::pair<double, std::size_t>> shares;
  for (std::size_t i = 0; i < report.parameters.list.size(); ++i) {
    const auto index = find(output.sensitivity, "given_data", "first_order", report.parameters.list[i].path);
    const auto correlation = find(output.sensitivity, "regression", "prcc", report.parameters.list[i].path);
    const bool seen = apart_from_nothing(index) || apart_from_nothing(correlation);
    if (seen) shares.emplace_back(-index.value.value_or(0), i);
  }
  std::stable_sort(shares.begin(), shares.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::size_t> order;
  order.reserve(shares.size());
  for (const auto& [share, place] : shares) order.push_back(place);
  return order;
}

/// How many numbers have neither figure with its interval, so that nothing can be said of their influence.
std::size_t not_estimated(const SensitivityReport& report, const DrivenOutput& output) {
  const auto& list = report.parameters.list;
  return static_cast<std::size_t>(std::count_if(list.begin(), list.end(), [&](const analysis::Parameter& parameter) {
    return !find(output.sensitivity, "given_data", "first_order", parameter.path).band_95 &&
           !find(output.sensitivity, "regression", "prcc", parameter.path).band_95;
  }));
}

/// Of how many numbers no influence is seen, and of how many of them none can be.
std::string others_in_words(std::size_t not_seen, std::size_t unknown) {
  if (unknown == 0) return fmt::format("no influence is seen of {}", not_seen);
  if (unknown == not_seen) return fmt::format("of {} the influence could not be estimated", unknown);
  return fmt::format("no influence is seen of {}, and of {} it could not be estimated", not_seen - unknown, unknown);
}

std::string name_cell(const analysis::Parameter& parameter) {
  return core::escaped(parameter.path) + (parameter.by_force ? " *" : "");
}

void add_chance(Page& page, const DrivenOutput& output) {
  const auto chance = find(output.sensitivity, "spread", "chance", "");
  if (!chance.value) {
    page.lines(
        wrapped("How much of the spread is chance is not known: each parameter draw has one replicate. Shares "
                "below are of all of it, chance included.",
                width, "  "));
    return;
  }
  page.lines(wrapped(fmt::format("Chance is {} of the spread between single futures; the rest is what we do not know. "
                                 "Shares below are of that rest.",
                                 share_cell(chance)),
                     width, "  "));
}

void add_numbers(Page& page, const SensitivityReport& report, const DrivenOutput& output) {
  page.gap();
  page.lines(fmt::format("  {} {} {}\n", padded("number", 36), padded("share (95%)", 20), "rank correlation"));
  bool by_force = false;
  const std::vector<std::size_t> order = ranked(report, output);
  for (std::size_t i = 0; i < std::min(order.size(), most_shown); ++i) {
    const analysis::Parameter& parameter = report.parameters.list[order[i]];
    by_force = by_force || parameter.by_force;
    const std::string name = name_cell(parameter);
    const std::string cells = fmt::format(
        "{} {}\n", padded(share_cell(find(output.sensitivity, "given_data", "first_order", parameter.path)), 20),
        correlation_cell(find(output.sensitivity, "regression", "prcc", parameter.path)));
    if (columns_of(name) <= 36) {
      page.lines("  " + padded(name, 36) + " " + cells);
    } else {
      page.lines("  " + name + "\n" + std::string(39, ' ') + cells);
    }
  }
  const std::size_t shown = std::min(order.size(), most_shown);
  const std::size_t all = report.parameters.list.size();
  page.lines(wrapped(fmt::format("{} more (--json, --out); {}.", all - shown,
                                 others_in_words(all - order.size(), not_estimated(report, output))),
                     width, "  "));
  if (by_force) page.lines("  * of a number that differs between forces: of its mean over forces\n");
}

/// Where a share of a number's values ends, as a value if that can be said.
std::string value_at(const analysis::Parameter& parameter, double share) {
  if (!(share > 0 && share < 1)) return "";
  const auto value = model::value_at(parameter.doubt, share);
  return value ? fmt::format("{:.2g}", *value) : "";
}

std::string region_in_words(const analysis::Parameter& parameter, double low, double high, double worst, double risk) {
  const bool low_end = low <= 0;
  const std::string edge = value_at(parameter, low_end ? high : low);
  const std::string value = edge.empty() ? "" : fmt::format(" ({} {})", low_end ? "below" : "above", edge);
  return fmt::format("{}: its {} {}{} holds {} of them; there, {} of results are among them.",
                     core::escaped(parameter.path), low_end ? "lowest" : "highest", percent(low_end ? high : 1 - low),
                     value, percent(worst), percent(risk));
}

void add_regions(Page& page, const SensitivityReport& report, const DrivenOutput& output) {
  struct Found {
    double excess;
    std::size_t place;
  };
  std::vector<Found> found;
  for (std::size_t i = 0; i < report.parameters.list.size(); ++i) {
    const std::string& path = report.parameters.list[i].path;
    const auto distance = find(output.sensitivity, "regional", "distance", path);
    const auto by_chance = find(output.sensitivity, "regional", "distance_by_chance", path);
    if (!distance.value || !analysis::stands_out(*distance.value, *by_chance.value, report.parameters.list.size())) {
      continue;
    }
    found.push_back({*distance.value - *by_chance.value, i});
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.excess > b.excess; });
  if (found.empty()) return;
  page.gap();
  page.lines(
      fmt::format("  Where the {} tenth comes from\n", report.worst == analysis::Worst::lowest ? "lowest" : "highest"));
  std::vector<std::string> points;
  for (std::size_t i = 0; i < std::min(found.size(), most_regions); ++i) {
    const analysis::Parameter& parameter = report.parameters.list[found[i].place];
    const auto at = [&](const char* statistic) {
      return *find(output.sensitivity, "regional", statistic, parameter.path).value;
    };
    points.push_back(
        region_in_words(parameter, at("range_low"), at("range_high"), at("worst_inside"), at("risk_inside")));
  }
  page.points(points);
}

}  // namespace

std::vector<analysis::SensitivityRow> rows_of(const SensitivityReport& report) {
  std::vector<analysis::SensitivityRow> rows;
  for (const DrivenOutput& output : report.outputs) {
    rows.insert(rows.end(), output.sensitivity.rows.begin(), output.sensitivity.rows.end());
  }
  return rows;
}

std::string sensitivity_screen(const SensitivityReport& report, Emphasis emphasis) {
  Page page(emphasis);
  const std::string mark = report.manifest.status == "PARTIAL" ? " DRAFT, PARTIAL" : " DRAFT";
  page.strong(padded(core::escaped(report.manifest.title), width - mark.size()) + mark + "\n");
  page.lines(std::string(width, '-') + "\n");
  page.lines(wrapped(fmt::format("What drives the result: {} of {}, nothing simulated anew.",
                                 counted(static_cast<std::int64_t>(report.draws), "parameter draw"),
                                 counted(report.replicates_per_draw, "replicate")),
                     width));
  for (const auto& warning : report.warnings) page.lines(wrapped("WARNING: " + warning, width));
  for (const DrivenOutput& output : report.outputs) {
    page.gap();
    page.strong(wrapped(core::escaped(output.title), width));
    if (!output.moves) {
      page.lines("  It is the same in every parameter draw: nothing drives it.\n");
      continue;
    }
    add_chance(page, output);
    add_numbers(page, report, output);
    add_regions(page, report, output);
    page.gap();
    for (const auto& note : output.sensitivity.notes) page.lines(wrapped(core::escaped(note), width, "  "));
  }
  page.gap();
  page.lines(
      wrapped("\"share\": how much of the variance of the expected result would go if this number were known "
              "(first-order, from the draws at hand). \"rank correlation\": partial, all other numbers held.",
              width));
  return page.text();
}

}  // namespace sposim::report
