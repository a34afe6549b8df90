#include <fmt/format.h>

#include <cmath>

#include "report/estimate_words.hpp"
#include "report/html/drawings_parts.hpp"
#include "report/html/parts.hpp"

/// What the results rest on: counts, doubt, and the log of assumptions.
namespace sposim::report::html {

namespace {

std::string whole(double number) {
  return grouped(std::llround(number));
}

std::string count_of(const std::string& path, const story::Observed& each) {
  const std::string low = figure(path + "/low", each.low, whole(each.low));
  return each.low == each.high ? low
                               : fmt::format("{} to {}", low, figure(path + "/high", each.high, whole(each.high)));
}

std::string model_band(const std::string& path, const story::Observed& each) {
  if (!each.band_95) return "no range";
  return fmt::format("{} to {}", figure(path + "/band_95/0", each.band_95->low, whole(each.band_95->low)),
                     figure(path + "/band_95/1", each.band_95->high, whole(each.band_95->high)));
}

bool is_of_all(const story::Story& story, const story::Observed& each) {
  return each.national || story.forces.size() == 1;
}

std::string verdict_of(const story::Observed& each) {
  const std::string verdict = each.verdict == "out"  ? "<strong>outside</strong>"
                              : each.verdict == "in" ? "inside"
                                                     : "no range";
  return verdict + (each.scored ? "" : ", not scored: it set a parameter");
}

Table counts(const story::Story& story) {
  Table content{fmt::format("Counts for {}", text(story.area)),
                {"Count", "When", "#Counted", "#Model (95 of 100 futures)", "Verdict", "Source"},
                {},
                "/observed"};
  for (std::size_t i = 0; i < story.observed.size(); ++i) {
    const auto& each = story.observed[i];
    if (!is_of_all(story, each)) continue;
    const std::string path = fmt::format("/observed/{}", i);
    content.rows.push_back({text(readable(each.name)), from_to(each.from, each.to), count_of(path, each),
                            model_band(path, each), verdict_of(each),
                            fmt::format("<span data-text=\"{}/source\">{}</span>", path, source(each.source))});
  }
  return content;
}

/// The many counts of single forces, in few bytes: observed.csv has them with sources and reasons.
Table counts_of_forces(const story::Story& story) {
  Table content{"Counts for single forces and regions",
                {"Count", "#Counted", "#Model (95 of 100 futures)", "Verdict"},
                {},
                "/observed"};
  const auto range = [](double low, double high) {
    return low == high ? whole(low) : whole(low) + " to " + whole(high);
  };
  for (const auto& each : story.observed) {
    if (is_of_all(story, each)) continue;
    content.rows.push_back({text(readable(each.name)), range(each.low, each.high),
                            each.band_95 ? range(each.band_95->low, each.band_95->high) : "no range",
                            verdict_of(each)});
  }
  return content;
}

std::string rated(const std::string& rating) {
  if (rating != "red" && rating != "amber" && rating != "green") return text(rating);
  return fmt::format("<span class=\"{0}\">{0}</span>", rating);
}

std::string impact_of(const std::string& path, const story::Assumption& row) {
  if (!row.impact) return row.impact_note.empty() ? "not computed" : told(path + "/impact_note", row.impact_note);
  return fmt::format("{} {}", rated(row.impact_rating), figure(path + "/impact", *row.impact, percent(*row.impact)));
}

enum class Kind { in_use, off, engine, count };

Kind kind_of_row(const story::Assumption& row) {
  if (row.path.starts_with("observed.")) return Kind::count;
  if (row.source == "engine") return Kind::engine;
  return row.source == "off" ? Kind::off : Kind::in_use;
}

Table log(const story::Story& story, Kind kind, std::string caption) {
  const bool rated_rows = kind == Kind::in_use;
  Table content{std::move(caption), {"Number", "Value and range", "Source"}, {}, "", "log"};
  if (rated_rows) content.columns.insert(content.columns.end(), {"Evidence", "Impact"});
  std::string note_before;  // the steps and parts of one number share their note
  for (std::size_t i = 0; i < story.assumptions.size(); ++i) {
    const auto& row = story.assumptions[i];
    if (kind_of_row(row) != kind) continue;
    const std::string path = fmt::format("/assumptions/{}", i);
    std::string value = told(path + "/value", row.value);
    if (!row.range.empty()) value += fmt::format("<br>range {}", told(path + "/range", row.range));
    std::string from = row.source == "assumption" ? "<em>assumption</em>"
                       : row.source == "setting"
                           ? "setting of the run"
                           : fmt::format("<span data-text=\"{}/source\">{}</span>", path, source(row.source));
    const bool again = row.note == note_before;
    if (!row.note.empty()) from += "<br>" + (again ? "Note as above." : told(path + "/note", row.note));
    note_before = row.note;
    std::vector<std::string> cells{
        fmt::format("{}<br><code>{}</code>", told(path + "/statement", row.statement), told(path + "/path", row.path)),
        value, from};
    if (rated_rows)
      cells.insert(cells.end(), {rated(row.quality), row.source == "setting" ? "" : impact_of(path, row)});
    content.rows.push_back(std::move(cells));
  }
  return content;
}

std::string ledger(const story::Story& story) {
  const auto& headline = story.headlines.front();
  const std::string error =
      headline.estimate.simulation_error
          ? fmt::format("about {} on the mean of {} (standard error)",
                        figure("/headlines/0/estimate/simulation_error", *headline.estimate.simulation_error,
                               two_figures(*headline.estimate.simulation_error)),
                        figure("/headlines/0/estimate/mean", headline.estimate.mean,
                               about(headline.estimate.mean, *headline.estimate.simulation_error)))
          : std::string("not known: it needs two draws or more");
  const auto share = [&](const std::string& path, const std::optional<double>& part) {
    return part ? figure(path, *part, percent(*part)) + " of the spread between futures (variance)"
                : std::string("not known: it needs two futures for each draw");
  };
  const auto& split = headline.split;
  std::string parameter = share("/headlines/0/split/parameter_share", split ? split->parameter_share : std::nullopt);
  if (split && split->parameter_share_95) {
    const auto& band = *split->parameter_share_95;
    parameter += fmt::format(", {} to {} allowing for simulation",
                             figure("/headlines/0/split/parameter_share_95/0", band.low, percent(band.low)),
                             figure("/headlines/0/split/parameter_share_95/1", band.high, percent(band.high)));
  }
  return table(
      {"The three kinds of doubt about the number of newly protected victims",
       {"Kind", "What it is", "How much", "What would lessen it"},
       {{"Parameter", "What nobody knows exactly: every doubtful number is drawn anew for each pair of futures",
         parameter, "Better evidence"},
        {"Chance", "Luck: what would differ between two identical years",
         share("/headlines/0/split/chance_share", split ? split->chance_share : std::nullopt), "Nothing"},
        {"Simulation error", "That only so many futures were run", error, "More replicates"}},
       ""});
}

}  // namespace

Section observed_section(const Making& making) {
  const story::Story& story = making.story;
  if (story.observed.empty()) return {};
  const auto& score = story.score;
  const auto number = [](const std::string& name, std::uint64_t value) {
    return whole_figure("/score/" + name, value, fmt::format("{}", value));
  };
  std::string inside = paragraph(
      fmt::format("{} of {} scored counts lie in their range; of the totals for {}, {} of {}. A count that set a "
                  "parameter is not scored: agreement with it proves nothing.",
                  number("scored_in", score.scored_in), number("scored", score.scored), text(story.area),
                  number("national_in", score.national_in), number("national_scored", score.national_scored)));
  inside += chart(making, "observed");
  const Table all = counts(story);
  if (!all.rows.empty()) inside += table(all);
  const Table others = counts_of_forces(story);
  if (!others.rows.empty())
    inside += folded("Every count for single forces and regions",
                     table(others) + paragraph("observed.csv has the days, the source and the reason of each."));
  return {"observed", "The model against what was counted", inside};
}

Section doubt_section(const Making& making) {
  Prose prose;
  std::string inside = ledger(making.story);
  inside +=
      paragraph(prose.linked("The range of a result holds parameter and chance together and does not shrink when more "
                             "futures are run. Whether the model has the right shape is in none of the three."));
  return {"doubt", "How sure are we? The uncertainty ledger", inside};
}

Section assumptions_section(const Making& making) {
  const story::Story& story = making.story;
  Prose prose;
  std::string inside =
      paragraph(prose.linked("Evidence: green is validated and recent, amber some evidence, a few years old or of a "
                             "weak method, red little evidence or an opinion. Impact: how far the headline swings over "
                             "the number's stated range, in hundredths of itself."));
  inside += table(log(story, Kind::in_use, "Numbers in use"));
  inside += folded("What is switched off", table(log(story, Kind::off, "What is switched off")));
  inside += folded("Constants in the code", table(log(story, Kind::engine, "Constants in the code")));
  return {"assumptions", "The log of assumptions",
          inside + paragraph("assumptions.csv holds all of this, and the published counts, for a spreadsheet.")};
}

}  // namespace sposim::report::html
