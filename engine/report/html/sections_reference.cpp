#include <fmt/format.h>

#include "report/html/glossary.hpp"
#include "report/html/parts.hpp"

/// What a reader needs to understand and to check the page: the same for every run, but for the checklist.
namespace sposim::report::html {

namespace {

/// Constant prose: the figures in it belong to the method, not to this run.
std::string fixed(const std::string& inside) {
  return "<div data-fixed>\n" + inside + "</div>\n";
}

std::string paragraphs(std::initializer_list<std::string_view> list) {
  Prose prose;
  std::string inside;
  for (const std::string_view words : list) inside += paragraph(prose.linked(words));
  return inside;
}

constexpr std::string_view by_analyst = "<span class=\"todo\">To be written by the analyst.</span>";

std::string person(const story::Story& story, std::string_view role) {
  for (std::size_t i = 0; i < story.qa.people.size(); ++i) {
    const auto& each = story.qa.people[i];
    if (each.role != role || each.name.empty()) continue;
    const std::string date = each.date ? ", " + core::in_words(*each.date) : "";
    return told(fmt::format("/qa/people/{}/name", i), each.name) + date;
  }
  return std::string(by_analyst);
}

std::string or_analyst(const std::string& path, const std::string& words) {
  return words.empty() ? std::string(by_analyst) : told(path, words);
}

Table stress(const story::Story& story) {
  Table list{"STRESS: what a reader needs to repeat a simulation study",
             {"Item", "Answer"},
             {},
             "/birth /start /end /policies_from"};
  const auto row = [&](std::string_view item, std::string answer) {
    list.rows.push_back({std::string(item), std::move(answer)});
  };
  row("Purpose of the model", or_analyst("/intended_use", story.intended_use));
  row("Outputs",
      "Newly protected victims and the other measures of this page; every file is described in outputs/README.md.");
  row("Aims of this experiment", std::string(by_analyst));
  row("Logic of the model", "<a href=\"#model\">The model in a page</a>; CONTRIBUTING.md and the code.");
  row("Logic of the scenarios", "<a href=\"#differs\">What differs from the baseline</a>; scenario.resolved.yaml.");
  row("Sources and treatment of data",
      "<a href=\"#assumptions\">The log of assumptions</a>; a note beside each number says how it was made from its "
      "source.");
  row("Start and length of the run",
      fmt::format("From {} to {}; cases open at the start are simulated; no warm-up is cut.",
                  core::in_words(story.start), core::in_words(story.end)));
  row("Replicates",
      fmt::format("{} simulated {} in {} {} of the unknown numbers.",
                  figure("/birth/replicates", story.birth.replicates, fmt::format("{}", story.birth.replicates)),
                  story.birth.replicates == 1 ? "future" : "futures",
                  figure("/birth/draws", story.birth.draws, fmt::format("{}", story.birth.draws)),
                  story.birth.draws == 1 ? "draw" : "draws"));
  row("Random numbers", "Counter-based (Philox): every draw has an address, and policies share their luck.");
  row("Software", fmt::format("sposim {}, compiled with {}.", told("/birth/version", story.birth.version),
                              told("/birth/compiler", story.birth.compiler)));
  row("Time and machine", "timing.json in this folder.");
  row("Code", fmt::format("Commit {}; licence MIT.", told("/birth/commit", story.birth.commit)));
  return list;
}

Table aqua(const story::Story& story) {
  Table list{"AQuA: quality assurance", {"Item", "Answer"}, {}, "/qa"};
  const auto row = [&](std::string_view item, std::string answer) {
    list.rows.push_back({std::string(item), std::move(answer)});
  };
  row("Commissioner", person(story, "commissioner"));
  row("Analyst", person(story, "analyst"));
  row("Assurer", person(story, "assurer"));
  row("Approver", person(story, "approver"));
  row("Signed off", told("/qa/in_words", story.qa.in_words));
  row("What it is not for", or_analyst("/not_for", story.not_for));
  row("Verification: does it do what is meant?",
      fmt::format("The model's own rules were checked {} times in this run and none was broken; worlds with a known "
                  "answer are in the tests.",
                  figure("/birth/invariant_checks", static_cast<double>(story.birth.invariant_checks),
                         fmt::format("{}", story.birth.invariant_checks))));
  row("Validation: does it fit the world?",
      story.observed.empty()
          ? std::string(by_analyst)
          : "<a href=\"#observed\">The model against what was counted</a>; whether that is enough for the decision: " +
                std::string(by_analyst));
  row("Uncertainty",
      "<a href=\"#doubt\">The uncertainty ledger</a> and <a href=\"#drivers\">what drives the answer</a>.");
  row("Is the effort in proportion to the decision?", std::string(by_analyst));
  row("Who checked the sources?", std::string(by_analyst));
  return list;
}

}  // namespace

Section reading_section(const Making& /*making*/) {
  return {"reading", "How to read this",
          fixed(paragraphs(
              // NOLINTNEXTLINE(bugprone-suspicious-missing-comma): a paragraph goes over lines
              {"A range such as “between 870 and 1,610” means: in 95 of 100 simulated futures under these assumptions "
               "the number lies between the two. It is not a statement about how sure anybody is of the assumptions.",
               "Differences come before levels. Every policy met the same cases with the same luck as the baseline, so "
               "the difference between two futures is the policy's doing, and is known better than either level.",
               "Numbers are rounded to what the number of simulated futures supports, so parts may not add up to their "
               "total. The exact figures are in story.json and in the tables of the folder.",
               "The headline is newly protected victims: cases whose first full order starts from the day policies "
               "start to the end of the run. Protected, covered and any order are numbers on a day and are different "
               "measures; no sentence mixes them.",
               "In charts a dark line or dot is the best estimate; the thick part holds 50, the thin part 95 of 100 "
               "simulated futures. What lies before the line “nothing counted after this” is history as the model sees "
               "it; after it, projection."}))};
}

Section model_section(const Making& /*making*/) {
  return {"model", "The model in a page",
          fixed(paragraphs(
              // NOLINTNEXTLINE(bugprone-suspicious-missing-comma): a paragraph goes over lines
              {"A case is one victim and one suspect. Cases arrive at random in each force, at a rate that follows "
               "recorded crime, its trend and how much a force's volume moves from year to year. The investigation "
               "ends in a charge, in evidential difficulties with or without the victim's support, or otherwise.",
               "In some cases police apply for an order. How often is drawn for each force from what it reported, so "
               "that a force with two applications is not taken to be exactly that rare: its rate is pulled towards "
               "the nation's, the more the less it tells us, and its doubt is kept.",
               "An application takes time to prepare. An interim order may be sought and granted at once. After its "
               "notice the application takes the first free hearing of the force, and every day it is pending it may "
               "be withdrawn: longer waits lose more victims. The court grants or refuses.",
               "A full order runs for its term, may be discharged early or renewed. A case is protected while a full "
               "order is in force, covered with an interim or full one. Beside this runs the criminal route: a charge "
               "may end in a conviction and that in a restraining order.",
               "Every doubtful number (a parameter) is drawn anew for each pair of simulated futures; what is left "
               "between two futures of a pair is chance. Every random draw has an address instead of a place in a "
               "sequence, so a policy that changes nothing differs by exactly nothing."}))};
}

Section checklist_section(const Making& making) {
  return {"checklist", "Checklist", table(stress(making.story)) + table(aqua(making.story))};
}

Section glossary_section(const Making& /*making*/) {
  std::string list = "<dl>\n";
  for (const Term& term : glossary()) {
    list +=
        fmt::format("<dt id=\"{}\">{}</dt>\n<dd>{}</dd>\n", anchor_of(term.word), text(term.word), text(term.meaning));
  }
  return {"glossary", "Glossary", fixed(list + "</dl>\n")};
}

}  // namespace sposim::report::html
