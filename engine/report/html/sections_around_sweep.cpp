#include <fmt/format.h>

#include "report/html/drawings_parts.hpp"
#include "report/html/sweep.hpp"
#include "report/words.hpp"

/// What stands around the outputs on the page of a sweep: the answer, the numbers moved, words, and how it was made.
namespace sposim::report::html {

namespace {

std::vector<std::string> told_points(const std::string& path, const std::vector<std::string>& sentences) {
  std::vector<std::string> items;
  for (std::size_t i = 0; i < sentences.size(); ++i) items.push_back(told(fmt::format("{}/{}", path, i), sentences[i]));
  return items;
}

std::string list_under(std::string_view heading, const std::vector<std::string>& items) {
  return items.empty() ? "" : fmt::format("<h3>{}</h3>\n", text(heading)) + points(items);
}

std::vector<std::string> policies_told(const story::SweepStory& story) {
  std::vector<std::string> items;
  for (std::size_t i = 0; i < story.policies.size(); ++i) {
    const auto& policy = story.policies[i];
    const std::string path = fmt::format("/policies/{}", i);
    items.push_back(fmt::format("{} ({}): {}.", told(path + "/title", policy.title),
                                told(path + "/status", policy.status), told(path + "/part", policy.part)));
  }
  return items;
}

}  // namespace

Section sweep_answer(const story::SweepStory& story) {
  std::string inside = fmt::format("<p class=\"lead\">{}</p>\n", told("/answer", story.answer));
  if (!story.outputs.empty() && !story.outputs.front().how_sure.empty()) {
    inside +=
        paragraph("<strong>How sure is that?</strong> " + told("/outputs/0/how_sure", story.outputs.front().how_sure));
  }
  inside += fmt::format("<div class=\"inset warn\"><p><strong>{}</strong></p>\n<p>{}</p></div>\n",
                        told("/qa/in_words", story.qa.in_words), told("/status_in_words", story.status_in_words));
  std::vector<std::string> others;
  for (std::size_t i = 1; i < story.outputs.size(); ++i) {
    others.push_back(told(fmt::format("/outputs/{}/answer", i), story.outputs[i].answer));
  }
  inside += list_under("Also asked", others);
  inside += list_under("Before you quote this", told_points("/caveats", story.caveats));
  inside += list_under("Policies in this sweep", policies_told(story));
  inside += list_under("Warnings", told_points("/warnings", story.warnings));
  return {"answer", "The answer", inside};
}

Section sweep_factors(const story::SweepStory& story) {
  Table content{"Every number of the sweep, in its order", {"Number", "Unit", "From", "To"}, {}, ""};
  for (std::size_t i = 0; i < story.factors.size(); ++i) {
    const auto& factor = story.factors[i];
    const std::string path = fmt::format("/factors/{}", i);
    std::string small;
    for (std::size_t j = 0; j < factor.paths.size(); ++j)
      small += (j == 0 ? "" : ", ") + told(fmt::format("{}/paths/{}", path, j), factor.paths[j]);
    std::string from = told(path + "/lowest", factor.lowest), to = told(path + "/highest", factor.highest);
    if (factor.lowest.empty()) from = "no lowest";
    if (factor.highest.empty()) to = "no highest";
    if (factor.cells == "policies") {
      from.clear();
      for (std::size_t j = 0; j < factor.choice.size(); ++j)
        from += (j == 0 ? "" : "; ") + told(fmt::format("{}/choice/{}", path, j), factor.choice[j]);
      to = "one at a time";
    }
    content.rows.push_back({fmt::format("{}<br><code>{}</code>", told(path + "/statement", factor.statement),
                                        small.empty() ? told(path + "/name", factor.name) : small),
                            told(path + "/unit", factor.unit), from, to});
  }
  std::string inside = paragraph(
      "Where a number is a group, a part of a list, or differs between forces, it has no single value: it is moved by "
      "its place in its own distribution. The other uncertain numbers stand " +
      told("/others", story.others) + "; a number that differs between forces is moved " +
      told("/forces", story.forces) + ".");
  return {"factors", "The numbers that were moved", inside + table(content)};
}

Section sweep_words(const story::SweepStory& story) {
  std::string list;
  const auto term = [&](std::string_view word, std::string_view meaning) {
    list += fmt::format("<dt>{}</dt><dd>{}</dd>\n", text(word), text(meaning));
  };
  term("Point",
       "One setting of all the numbers that are moved. At each the same futures are simulated, with the same "
       "luck, so that two points differ by their numbers alone.");
  term("Expected result", "The mean over the futures of a point. Luck is taken away as far as can be.");
  term("Spread", "Variance: how far results lie apart. Shares of it are shares of the doubt.");
  if (story.kind == "sobol") {
    term("Alone", "First-order index: the share of the spread that would go, on average, if this number were known.");
    term("In all",
         "Total index: the share that would be left if every other number were known. What several numbers do "
         "together counts for each of them, so these shares may add up to more than the whole.");
  }
  if (story.kind == "morris") {
    term("μ*",
         "The mean size of the change of the result as one number goes across its range, from many places at which "
         "the others stand.");
    term("σ",
         "How much that change differs from place to place: large where numbers work together, or where the effect "
         "bends.");
  }
  term("Worst tenth", "The tenth of the results that are lowest, or for a burden such as days of waiting highest.");
  term("Interval",
       "The range that holds the true figure in nearly all sweeps of this size. More points narrow it; it says "
       "nothing about whether the model is right.");
  return {"words", "Words used here", "<dl>\n" + list + "</dl>\n"};
}

Section sweep_making(const story::SweepStory& story) {
  const auto& birth = story.birth;
  std::string inside = paragraph("In the folder that holds this page, with the same version of sposim:");
  inside += fmt::format("<pre>{}</pre>\n", told("/birth/reproduce", birth.reproduce));
  inside += paragraph(
      "<code>sposim verify .</code> names every file that was changed since. <code>sposim report .</code> makes this "
      "page and its charts again. Every figure is in <code>indices.csv</code>, every point in <code>points.csv</code> "
      "and <code>results.csv</code>.");
  Table content{"What these numbers were made from", {"Fact", "Value"}, {}, ""};
  const auto row = [&](std::string_view name, const std::string& value) {
    content.rows.push_back({"<span data-fixed>" + text(name) + "</span>", value});
  };
  const auto whole = [](const std::string& path, std::uint64_t value) {
    return whole_figure(path, value, fmt::format("{}", value));
  };
  const auto code = [](const std::string& path, const std::string& value) {
    return "<code>" + told(path, value) + "</code>";
  };
  row("Design", told("/design", story.design));
  row("Points", whole("/points", story.points));
  row("Simulated futures at each point", whole("/birth/replicates", birth.replicates));
  row("Futures that share one draw", whole("/birth/replicates_per_draw", birth.replicates_per_draw));
  row("Seed", whole("/birth/seed", birth.seed));
  row("Sweep file", code("/birth/scenario_file", birth.scenario_file));
  for (std::size_t i = 0; i < story.scenarios.size(); ++i) {
    row("Scenario", code(fmt::format("/scenarios/{}", i), story.scenarios[i]));
  }
  row("SHA-256 of the question asked", code("/birth/scenario_sha256", birth.scenario_sha256));
  row("SHA-256 of the model", code("/birth/model_sha256", birth.model_sha256));
  row("Version", code("/birth/version", birth.version));
  row("Commit", code("/birth/commit", birth.commit));
  row("Compiler", code("/birth/compiler", birth.compiler));
  return {"reproduce", "How this was made", inside + table(content)};
}

}  // namespace sposim::report::html
