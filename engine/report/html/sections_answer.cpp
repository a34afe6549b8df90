#include <fmt/format.h>

#include "report/estimate_words.hpp"
#include "report/html/drawings_parts.hpp"
#include "report/html/parts.hpp"

/// The first screen: the answer, what it leaves out, and what was changed to get it.
namespace sposim::report::html {

namespace {

/// Each sentence of a list of the story, as a point.
std::vector<std::string> told_points(const std::string& path, const std::vector<std::string>& sentences) {
  std::vector<std::string> items;
  for (std::size_t i = 0; i < sentences.size(); ++i) items.push_back(told(fmt::format("{}/{}", path, i), sentences[i]));
  return items;
}

/// The numbers that are rated red both for their evidence and for what hangs on them.
std::string red_twice(const story::Story& story) {
  std::string names;
  for (std::size_t i = 0; i < story.assumptions.size(); ++i) {
    const auto& row = story.assumptions[i];
    if (row.quality != "red" || row.impact_rating != "red") continue;
    names += (names.empty() ? "" : "; ") + told(fmt::format("/assumptions/{}/statement", i), row.statement);
  }
  if (names.empty()) return "";
  return "It rests on numbers with little evidence that move it by more than a tenth: " + names + ".";
}

/// The caveats of the story, but for the mark that stands above them already.
std::vector<std::string> caveats(const story::Story& story) {
  std::vector<std::string> items = told_points("/caveats", story.caveats);
  for (std::size_t i = story.caveats.size(); i-- > 0;) {
    if (story.caveats[i] == story.qa.in_words) items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return items;
}

/// Where the mean is not the middle, a reader has to know.
std::string middle_of(const story::Estimate& gain) {
  if (!gain.bands) return "";
  const auto& bands = *gain.bands;
  const std::string middle = figure("/policies/0/gain/estimate/median", bands.median,
                                    edge(bands.median, bands.band_95.high - bands.band_95.low));
  return fmt::format(
      "The number above is the mean over futures. The middle future has {} more: half have more than that, half fewer.",
      middle);
}

std::string list_under(std::string_view heading, const std::vector<std::string>& items) {
  return items.empty() ? "" : fmt::format("<h3>{}</h3>\n", text(heading)) + points(items);
}

std::string tag_of(const std::string& status) {
  return status.empty() ? "" : fmt::format(" ({})", text(status));
}

std::string policy_changes(const story::Policy& policy, std::size_t place) {
  std::string inside = fmt::format("<h3>{}{}</h3>\n", told(fmt::format("/policies/{}/title", place), policy.title),
                                   tag_of(policy.status));
  std::vector<std::string> items;
  for (std::size_t i = 0; i < policy.levers.size(); ++i) {
    const auto& lever = policy.levers[i];
    const std::string path = fmt::format("/policies/{}/levers/{}", place, i);
    items.push_back(
        fmt::format("{}: {}.", told(path + "/statement", lever.statement), told(path + "/in_words", lever.in_words)));
  }
  constexpr std::size_t most = 40;  // a whole file beside another may differ in very much
  for (std::size_t i = policy.levers.size(); i < policy.changes.size() && i < most; ++i) {
    items.push_back(told(fmt::format("/policies/{}/changes/{}", place, i), policy.changes[i]));
  }
  if (policy.changes.size() > most) items.emplace_back("Further changes are in story.json.");
  inside += points(items);
  if (!policy.note.empty()) inside += paragraph(told(fmt::format("/policies/{}/note", place), policy.note));
  return inside;
}

}  // namespace

Section answer_section(const Making& making) {
  const story::Story& story = making.story;
  std::string inside = fmt::format("<p class=\"lead\">{}</p>\n", told("/answer", story.answer));
  const std::string red = red_twice(story);
  if (!red.empty()) inside += paragraph(red);
  if (!story.policies.empty()) {
    const auto& leader = story.policies.front();
    if (leader.gain.tie < 1 && leader.best) {
      inside += paragraph(
          fmt::format("More victims are protected in {} of the simulated futures, fewer in {}. It protects most in {} "
                      "of the {} draws "
                      "of what we do not know, chance removed.",
                      figure("/policies/0/gain/gain", leader.gain.gain, percent(leader.gain.gain)),
                      figure("/policies/0/gain/loss", leader.gain.loss, percent(leader.gain.loss)),
                      figure("/policies/0/best/value", leader.best->value, percent(leader.best->value)),
                      figure("/birth/draws", static_cast<double>(story.birth.draws), grouped(story.birth.draws))));
      inside += paragraph(middle_of(leader.gain.estimate));
      if (!leader.note.empty()) inside += paragraph("About this policy: " + told("/policies/0/note", leader.note));
    }
    inside += paragraph("If nothing changes: " + told("/baseline_in_words", story.baseline_in_words));
  }
  inside += fmt::format("<div class=\"inset warn\"><p><strong>{}</strong></p>\n<p>{}</p></div>\n",
                        told("/qa/in_words", story.qa.in_words), told("/status_in_words", story.status_in_words));
  inside += list_under("Before you quote this", caveats(story));
  inside += list_under("What the range does not include", told_points("/not_in_the_band", story.not_in_the_band));
  inside += list_under("Outside the evidence", told_points("/extrapolations", story.extrapolations));
  inside += list_under("Warnings", told_points("/warnings", story.warnings));
  if (!story.intended_use.empty()) {
    inside += paragraph("<strong>Made for:</strong> " + told("/intended_use", story.intended_use));
  }
  return {"answer", "The answer", inside};
}

Section differs_section(const Making& making) {
  const story::Story& story = making.story;
  std::string inside;
  Prose prose;
  if (story.policies.empty() && story.from_base.empty()) {
    inside +=
        paragraph(prose.linked("Nothing: this is a scenario of its own, with no policy in force. What follows is "
                               "what is expected if nothing changes beyond what is already law."));
  }
  if (!story.from_base.empty()) {
    Table content{"What this scenario changes in the file it extends", {"Number", "Before", "Now"}, {}, ""};
    constexpr std::size_t most = 60;
    for (std::size_t i = 0; i < story.from_base.size() && i < most; ++i) {
      const auto& change = story.from_base[i];
      const std::string path = fmt::format("/from_base/{}", i);
      content.rows.push_back({told(path + "/path", change.path), told(path + "/before", change.before),
                              told(path + "/after", change.after)});
    }
    inside += table(content);
    if (story.from_base.size() > most) inside += paragraph("Further changes are in story.json.");
  }
  if (!story.policies.empty()) {
    inside +=
        paragraph(prose.linked("Each policy changes some numbers of the baseline and nothing else. All of them met "
                               "the same cases with the same luck."));
  }
  for (std::size_t i = 0; i < story.policies.size(); ++i) inside += policy_changes(story.policies[i], i);
  return {"differs", "What differs from the baseline", inside};
}

Section reproduce_section(const Making& making) {
  const auto& birth = making.story.birth;
  std::string inside = paragraph("In the folder that holds this page, with the same version of sposim:");
  inside += fmt::format("<pre>{}</pre>\n", told("/birth/reproduce", birth.reproduce));
  inside += paragraph(
      "<code>sposim verify .</code> names every file that was changed since. <code>sposim report "
      ".</code> makes this page and its charts again.");
  Table content{"What these numbers were made from", {"Fact", "Value"}, {}, "/birth"};
  const auto row = [&](std::string_view name, const std::string& path, const std::string& value) {
    content.rows.push_back(
        {"<span data-fixed>" + text(name) + "</span>", "<code>" + told("/birth/" + path, value) + "</code>"});
  };
  row("Scenario", "scenario_file", birth.scenario_file);
  row("SHA-256 of the resolved scenario", "scenario_sha256", birth.scenario_sha256);
  row("SHA-256 of the model", "model_sha256", birth.model_sha256);
  row("Version", "version", birth.version);
  row("Commit", "commit", birth.commit);
  row("Compiler", "compiler", birth.compiler);
  const auto number = [&](std::string_view name, const std::string& path, std::uint64_t value) {
    content.rows.push_back({text(name), whole_figure("/birth/" + path, value, fmt::format("{}", value))});
  };
  number("Seed", "seed", birth.seed);
  number("Simulated futures", "replicates", birth.replicates);
  number("First future", "first_replicate", birth.first_replicate);
  number("Draws of what we do not know", "draws", birth.draws);
  number("Checks of the model's own rules, none broken", "invariant_checks", birth.invariant_checks);
  return {"reproduce", "How to get these numbers again", inside + table(content)};
}

}  // namespace sposim::report::html
