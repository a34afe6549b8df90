#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"
#include "report/words.hpp"
#include "report/workbook/sweep_workbook.hpp"

/// What the workbook of a sweep shows of its story.
namespace sposim::report::workbook {

namespace {

using story::Effect;
using story::Gauged;
using story::SweepStory;
using story::SweptOutput;

constexpr std::size_t most_drivers = 20;  // in the table that a chart shows

Cell value_of(const std::optional<Gauged>& gauged) {
  return gauged ? cell(gauged->value) : Cell(Missing{});
}

/// Three columns for an estimate: itself and the ends of its interval.
void add_columns(const std::string& name, Shown shown, Table& table) {
  table.columns.push_back({name, shown});
  table.columns.push_back({name + ", low end", shown});
  table.columns.push_back({name + ", high end", shown});
}

void add_cells(const std::optional<Gauged>& gauged, std::vector<Cell>& row) {
  row.push_back(value_of(gauged));
  const bool band = gauged && gauged->band_95;
  row.push_back(band ? Cell(gauged->band_95->low) : Cell(Missing{}));
  row.push_back(band ? Cell(gauged->band_95->high) : Cell(Missing{}));
}

/// The figures that a design gives of each factor.
struct Figures {
  bool bars, shares, totals, effects, ranks;
};

Figures figures_of(const SweepStory& story) {
  const auto any = [&](auto has) {
    return std::any_of(story.outputs.begin(), story.outputs.end(), [&](const SweptOutput& output) {
      return std::any_of(output.effects.begin(), output.effects.end(), has);
    });
  };
  return {any([](const Effect& each) { return each.bar.has_value(); }),
          any([](const Effect& each) { return each.first && each.first->value; }),
          any([](const Effect& each) { return each.total.has_value(); }),
          any([](const Effect& each) { return each.mu_star.has_value(); }),
          any([](const Effect& each) { return each.rank_correlation.has_value(); })};
}

void add_figure_columns(const Figures& figures, Table& table) {
  if (figures.bars) {
    table.columns.insert(table.columns.end(), {{"First place"},
                                               {"Last place"},
                                               {"Result at its first place", Shown::number},
                                               {"Result at its last place", Shown::number},
                                               {"Result in the middle", Shown::number},
                                               {"Least result", Shown::number},
                                               {"Greatest result", Shown::number},
                                               {"Luck in the swing", Shown::number}});
  }
  if (figures.shares) add_columns("Share alone", Shown::percent, table);
  if (figures.totals) add_columns("Share in all", Shown::percent, table);
  if (figures.effects) {
    add_columns("Mean size of the change", Shown::number, table);
    add_columns("Mean change", Shown::number, table);
    add_columns("How much it differs", Shown::number, table);
    table.columns.push_back({"Luck in one change", Shown::number});
  }
  if (figures.ranks) add_columns("Rank correlation", Shown::number, table);
}

void add_figures(const Figures& figures, const SweptOutput& output, const Effect& effect, std::vector<Cell>& row) {
  if (figures.bars) {
    const story::Bar bar = effect.bar.value_or(story::Bar{});
    const double middle = output.middle.value_or(output.mean);
    row.insert(row.end(), {words(bar.low_text), words(bar.high_text), bar.at_low, bar.at_high, middle, bar.least,
                           bar.most, cell(bar.chance)});
  }
  if (figures.shares) add_cells(effect.first, row);
  if (figures.totals) add_cells(effect.total, row);
  if (figures.effects) {
    add_cells(effect.mu_star, row);
    add_cells(effect.mu, row);
    add_cells(effect.sigma, row);
    row.push_back(cell(effect.chance));
  }
  if (figures.ranks) add_cells(effect.rank_correlation, row);
}

std::string name_of(const SweptOutput& output) {
  return output.scenario.empty() ? output.name : output.scenario + ": " + output.name;
}

/// The first output alone, so that a chart has one scale.
Table drivers_table(const SweepStory& story, const Figures& figures) {
  const SweptOutput& output = story.outputs.front();
  Table table{"Drivers",
              "drivers",
              fmt::format("What drives {}", core::escaped(name_of(output))),
              fmt::format("The {} numbers that drive the first output most, the most influential first.", most_drivers),
              {{"Number"}},
              {}};
  add_figure_columns(figures, table);
  for (const Effect& effect : output.effects) {
    if (table.rows.size() == most_drivers) break;
    std::vector<Cell> row{words(effect.statement)};
    add_figures(figures, output, effect, row);
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table indices_table(const SweepStory& story, const Figures& figures) {
  Table table{"All outputs",
              "all_outputs",
              "What drives each output",
              "One row for each output and number. An estimate of a share below nothing is shown as it came out: no "
              "influence was seen.",
              {{"Output"}, {"Number"}, {"Name in the tables"}, {"Influence seen"}},
              {}};
  add_figure_columns(figures, table);
  for (const SweptOutput& output : story.outputs) {
    for (const Effect& effect : output.effects) {
      std::vector<Cell> row{words(name_of(output)), words(effect.statement), words(effect.name),
                            std::string(!story::is_estimated(effect) ? "not estimated"
                                        : effect.seen                ? "yes"
                                                                     : "no")};
      add_figures(figures, output, effect, row);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

Table outputs_table(const SweepStory& story) {
  Table table{"Outputs",
              "outputs",
              "What was asked of every point",
              "Lowest, mean and highest over the points, each the mean of its simulated futures.",
              {{"Output"},
               {"Meaning"},
               {"Lowest", Shown::number},
               {"Mean", Shown::number},
               {"Highest", Shown::number},
               {"Share of chance in the spread", Shown::percent},
               {"In words"}},
              {}};
  for (const SweptOutput& output : story.outputs) {
    table.rows.push_back({words(name_of(output)), words(output.title), output.lowest, output.mean, output.highest,
                          cell(output.chance.value), words(output.answer)});
  }
  return table;
}

Table factors_table(const SweepStory& story) {
  Table table{"Factors",
              "factors",
              "The numbers that were moved",
              "One row for each. What has no single value is moved by its place in its own distribution.",
              {{"Name in the tables"}, {"Number"}, {"Unit"}, {"From"}, {"To"}, {"Paths"}},
              {}};
  for (const auto& factor : story.factors) {
    std::string paths, choice;
    for (const auto& path : factor.paths) paths += (paths.empty() ? "" : " ") + path;
    for (const auto& each : factor.choice) choice += (choice.empty() ? "" : "; ") + each;
    const bool chosen = !factor.choice.empty();
    table.rows.push_back({words(factor.name), words(factor.statement), words(factor.unit),
                          words(chosen ? choice : factor.lowest), words(chosen ? "one at a time" : factor.highest),
                          words(paths)});
  }
  return table;
}

}  // namespace

std::vector<Table> tables_of(const SweepStory& story) {
  const Figures figures = figures_of(story);
  return {outputs_table(story), drivers_table(story, figures), indices_table(story, figures), factors_table(story)};
}

Table notes_table(const SweepStory& story) {
  Table table{"Notes", "notes", "Notes", "What to know before using these numbers.", {{"Topic"}, {"Note"}}, {}};
  const auto add = [&](const std::string& topic, const std::string& note) {
    if (!note.empty()) table.rows.push_back({topic, note});
  };
  add("Status", story.status_in_words);
  add("Quality assurance", story.qa.in_words);
  for (const auto& caveat : story.caveats) add("Before you quote this", caveat);
  for (const auto& output : story.outputs) {
    add("How sure: " + name_of(output), output.how_sure);
    for (const auto& note : output.notes) add("How to read: " + name_of(output), note);
  }
  for (const auto& policy : story.policies)
    add("Policy", fmt::format("{} ({}): {}.", policy.title, policy.status, policy.part));
  add("Rounding", "Numbers are not rounded; cells show fewer digits than they hold.");
  add("n/a", "The figure cannot be known from these points, or the design does not give it.");
  add("Dates", "This file always bears the same date, so that the same results are the same bytes.");
  add("Design", story.design);
  add("Where it comes from",
      fmt::format("sposim {} ({}), sweep {}, seed {}, {} at each of {}.", story.birth.version, story.birth.commit,
                  story.birth.scenario_file, story.birth.seed, counted(story.birth.replicates, "simulated future"),
                  counted(static_cast<std::int64_t>(story.points), "point")));
  add("Where it comes from", "SHA-256 of the question asked: " + story.birth.scenario_sha256);
  add("Where it comes from", "SHA-256 of the model: " + story.birth.model_sha256);
  add("Making it again", story.birth.reproduce + " (in the folder that this workbook lies in)");
  return table;
}

std::vector<std::string> cover_lines(const SweepStory& story) {
  std::vector<std::string> lines{story.title, story.qa.in_words, story.status_in_words, story.answer};
  if (!story.outputs.empty() && !story.outputs.front().how_sure.empty())
    lines.push_back(story.outputs.front().how_sure);
  lines.emplace_back("Before you quote this:");
  lines.insert(lines.end(), story.caveats.begin(), story.caveats.end());
  lines.emplace_back("Results of a simulation, not official statistics. Worksheets follow; Contents lists them.");
  return lines;
}

}  // namespace sposim::report::workbook
