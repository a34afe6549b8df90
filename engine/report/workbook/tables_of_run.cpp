#include <fmt/format.h>

#include <cmath>

#include "core/text.hpp"
#include "report/workbook/tables.hpp"

namespace sposim::report::workbook {

namespace {

/// `protected` → `Protected`, `newly_protected` → `Newly protected`.
std::string in_plain_words(std::string name) {
  for (char& c : name) c = c == '_' ? ' ' : c;
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

}  // namespace

std::string period_of(const Story& story) {
  return fmt::format("{} to {}", core::in_words(story.policies_from), core::in_words(story.end));
}

Table headline_table(const Story& story) {
  Table table{"Headline measures",
              "headline_measures",
              fmt::format("Headline measures, {}, {}", core::escaped(story.area), period_of(story)),
              "One row for each measure. The first is the headline. Bands hold what is not known and luck.",
              {{"Measure"}, {"Meaning"}, {"From", Shown::date}, {"To", Shown::date}},
              {}};
  add_estimate_columns("", Shown::count, Detail::everything, table.columns);
  table.columns.push_back({"Share of the spread that is not known", Shown::percent});
  for (const auto& each : story.headlines) {
    std::vector<Cell> row{in_plain_words(each.name), words(each.meaning), each.from, each.to};
    add_estimate(each.estimate, Detail::everything, row);
    row.push_back(cell(each.split ? each.split->parameter_share : std::nullopt));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table monthly_table(const Story& story) {
  Table table{"Monthly",
              "monthly_national",
              fmt::format("Month by month, {}", core::escaped(story.area)),
              "One row for each calendar month; the first and last may be partial. Stocks are counted on the last day.",
              {{"From", Shown::date}, {"To", Shown::date}, {"Part"}},
              {}};
  if (story.monthly.empty()) return table;
  for (const auto& series : story.monthly) {
    const bool first = &series == &story.monthly.front();
    add_estimate_columns(in_plain_words(series.measure), Shown::count, first ? Detail::everything : Detail::band,
                         table.columns);
  }
  for (std::size_t month = 0; month < story.monthly.front().months.size(); ++month) {
    const auto& span = story.monthly.front().months[month];
    const bool counted = story.counted_to && span.to <= *story.counted_to;
    std::vector<Cell> row{span.from, span.to, std::string(counted ? "history" : "projection")};
    for (const auto& series : story.monthly) {
      const bool first = &series == &story.monthly.front();
      add_estimate(series.months[month].estimate, first ? Detail::everything : Detail::band, row);
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table forces_table(const Story& story) {
  Table table{"Forces",
              "forces",
              fmt::format("Police forces, {}", period_of(story)),
              "One row for each force. Most forces differ by less than their bands: this is no league table.",
              {{"Force"}, {"Code"}, {"Region"}},
              {}};
  add_estimate_columns("Newly protected", Shown::count, Detail::error_and_band, table.columns);
  add_estimate_columns("Newly protected per 1,000 reports", Shown::number, Detail::band, table.columns);
  add_estimate_columns("Applications per 1,000 reports", Shown::number, Detail::band, table.columns);
  const bool ranked = !story.forces.empty() && story.forces.front().mean_rank.has_value();
  if (ranked) {
    table.columns.push_back({"Mean rank, 1 protects fewest per report", Shown::number});
    table.columns.push_back({"Chance of being among the five lowest", Shown::percent});
  }
  for (const auto& each : story.forces) {
    std::vector<Cell> row{words(each.name), words(each.code), words(each.region)};
    add_estimate(each.newly_protected, Detail::error_and_band, row);
    add_estimate(each.per_thousand_reports, Detail::band, row);
    add_estimate(each.applications_per_thousand_reports, Detail::band, row);
    if (ranked) {
      row.push_back(cell(each.mean_rank));
      row.push_back(cell(each.among_worst_five));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table times_table(const Story& story) {
  Table table{"Time to order",
              "time_to_order",
              fmt::format("Time to an order, {}", core::escaped(story.area)),
              "Share of applications that have ended in each way by the end of a day, all simulated futures together.",
              {{"Counted from"},
               {"Day", Shown::whole},
               {"Granted", Shown::percent},
               {"Refused", Shown::percent},
               {"Withdrawn", Shown::percent},
               {"Undecided", Shown::percent}},
              {}};
  for (const auto& time : story.times) {
    for (const auto& point : time.curve) {
      const double rest = std::max(0.0, 1 - point.granted - point.refused - point.withdrawn);
      table.rows.push_back({in_plain_words(time.origin), static_cast<double>(point.day), point.granted, point.refused,
                            point.withdrawn, rest});
    }
  }
  return table;
}

Table funnel_table(const Story& story) {
  Table table{"Pathway",
              "pathway",
              fmt::format("From a report to protection, {}, {}", core::escaped(story.area), period_of(story)),
              "Means over simulated futures. Some who apply in the window are decided after it.",
              {{"Stage"},
               {"Reached", Shown::count},
               {"Share of the stage before", Shown::percent},
               {"What became of the others"},
               {"Others", Shown::count}},
              {}};
  for (const auto& stage : story.funnel) {
    table.rows.push_back(
        {words(stage.meaning), stage.reached, stage.share_of_before, words(stage.lost_as), stage.lost});
  }
  return table;
}

Table observed_table(const Story& story) {
  Table table{"Model and counts",
              "model_and_counts",
              "The model against what was counted",
              "One row for each count. A count that set a number of the model is not scored: agreement proves nothing.",
              {{"Count"},
               {"Measure"},
               {"Area"},
               {"From", Shown::date},
               {"To", Shown::date},
               {"Counted, low", Shown::whole},
               {"Counted, high", Shown::whole},
               {"Model, mean", Shown::count},
               {"Model, median", Shown::count},
               {"Model, low of 95 in 100", Shown::count},
               {"Model, high of 95 in 100", Shown::count},
               {"Verdict"},
               {"Scored"},
               {"Use"},
               {"Reason"},
               {"Source"}},
              {}};
  for (const auto& each : story.observed) {
    const auto band = [&](double results::Band::*end) {
      return each.band_95 ? Cell((*each.band_95).*end) : Cell(Missing{});
    };
    table.rows.push_back({words(each.name), in_plain_words(each.measure), words(each.area), each.from, each.to,
                          each.low, each.high, each.model_mean, cell(each.median), band(&results::Band::low),
                          band(&results::Band::high), words(each.verdict), std::string(each.scored ? "yes" : "no"),
                          words(each.use), words(each.reason), words(each.source)});
  }
  return table;
}

Table drivers_table(const Story& story) {
  Table table{"What drives it",
              "what_drives_it",
              "What drives the answer",
              "From the futures already simulated: the expected outcome where one number is low (its 10 % quantile) or "
              "high (90 %), the others as uncertain as they are.",
              {{"Outcome"},
               {"Number"},
               {"Meaning"},
               {"Share of the spread it explains alone", Shown::percent},
               {"Low value", Shown::number},
               {"High value", Shown::number},
               {"Outcome at low", Shown::count},
               {"Outcome at high", Shown::count}},
              {}};
  for (const auto& tornado : story.tornados) {
    for (const auto& swing : tornado.swings) {
      table.rows.push_back({words(tornado.outcome), words(swing.path), words(swing.statement), swing.explained,
                            cell(swing.low_value), cell(swing.high_value), swing.at_low, swing.at_high});
    }
  }
  return table;
}

std::vector<Cell> assumption_row(const story::Assumption& each) {
  return {words(each.path),
          words(each.statement),
          words(each.value),
          words(each.unit),
          words(each.range),
          words(each.source),
          words(each.period),
          words(each.quality),
          each.impact_rating.empty() ? Cell(Missing{}) : Cell(each.impact_rating),
          cell(each.impact),
          cell(each.impact_error),
          cell(each.change_at_low),
          cell(each.change_at_high),
          each.low_used.empty() ? Cell(Missing{}) : Cell(each.low_used),
          each.high_used.empty() ? Cell(Missing{}) : Cell(each.high_used),
          words(each.impact_note),
          words(each.extrapolation),
          words(each.owner),
          words(each.review_by),
          words(each.note)};
}

Table assumptions_table(const Story& story) {
  Table table{"Assumptions",
              "assumptions",
              "Every number of the model, and where it comes from",
              "Impact: how far the headline swings when this one number goes from its low to its high value, the same "
              "luck in both. Under 2% green, 2% to 10% amber, over 10% red.",
              {{"Path"},
               {"Meaning"},
               {"Value"},
               {"Unit"},
               {"Range"},
               {"Source"},
               {"Period"},
               {"Quality"},
               {"Impact"},
               {"Swing of the headline", Shown::percent},
               {"Simulation error of the swing", Shown::percent},
               {"Headline at low", Shown::percent},
               {"Headline at high", Shown::percent},
               {"Low value used"},
               {"High value used"},
               {"How the impact was found"},
               {"Beyond its evidence"},
               {"Owner"},
               {"Review by"},
               {"Note"}},
              {}};
  for (const auto& each : story.assumptions) table.rows.push_back(assumption_row(each));
  return table;
}

Table changes_table(const Story& story) {
  Table table{"Changes",
              "changes",
              fmt::format("What this scenario changes in {}",
                          story.birth.extends.empty() ? "its base" : core::escaped(story.birth.extends.front())),
              "One row for each number that differs from the file that this scenario extends.",
              {{"Number"}, {"Before"}, {"After"}},
              {}};
  for (const auto& each : story.from_base) {
    table.rows.push_back({words(each.path), words(each.before), words(each.after)});
  }
  return table;
}

}  // namespace sposim::report::workbook
