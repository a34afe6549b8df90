#include <fmt/format.h>

#include "core/text.hpp"
#include "report/words.hpp"
#include "report/workbook/tables.hpp"

namespace sposim::report::workbook {

namespace {

struct Term {
  const char* word;
  const char* meaning;
};

constexpr Term glossary[] = {
    {"Case", "One victim and one suspect whose stalking is reported; the unit that is protected or not."},
    {"Report", "One recorded stalking crime; a case has one or more."},
    {"Application", "Police ask a magistrates' court for a Stalking Protection Order in a case."},
    {"Interim order", "An order until the full hearing."},
    {"Protected", "A case with a full order in force; it counts once, however many orders."},
    {"Covered", "A case with an interim or a full order in force."},
    {"Any order", "A case with a Stalking Protection Order or a restraining order in force."},
    {"Newly protected", "A case whose first full order starts in the window: the headline."},
    {"Pending", "Applied for, neither decided nor withdrawn."},
    {"Simulated future", "One run of the model: one draw of the uncertain numbers and one course of luck."},
    {"Band",
     "Ends between which so many of 100 simulated futures lie, under these assumptions. It holds what is not "
     "known and luck, and does not shrink with more futures."},
    {"Simulation error", "Standard error of a mean: what more simulated futures would remove."},
    {"Baseline", "What is expected if nothing changes."},
    {"Expected regret", "How many more victims would be protected, on average, if one knew which alternative is best."},
    {"Dominated", "Another alternative protects more and costs no more."},
};

class Notes {
 public:
  explicit Notes(Table& table) : table_(table) {}

  void add(const std::string& topic, const std::string& text) {
    if (!text.empty()) table_.rows.push_back({topic, text});
  }
  void add_each(const std::string& topic, const std::vector<std::string>& texts) {
    for (const auto& text : texts) add(topic, text);
  }

 private:
  Table& table_;
};

void add_birth(const Story& story, Notes& notes) {
  const auto& birth = story.birth;
  notes.add("Where it comes from",
            fmt::format("sposim {} ({}), scenario {}, seed {}, {}.", birth.version, birth.commit,
                        core::escaped(birth.scenario_file), birth.seed, counted(birth.replicates, "simulated future")));
  notes.add("Where it comes from", "SHA-256 of the scenario: " + birth.scenario_sha256);
  notes.add("Where it comes from", "SHA-256 of the model: " + birth.model_sha256);
  notes.add("Making it again", birth.reproduce + " (in the folder that this workbook lies in)");
}

void add_quality(const Story& story, Notes& notes) {
  notes.add("Quality assurance", story.qa.in_words);
  for (const auto& person : story.qa.people) {
    notes.add("Quality assurance",
              fmt::format("{}: {}{}", person.role, person.name.empty() ? "nobody named" : core::escaped(person.name),
                          person.date ? ", " + core::in_words(*person.date) : ""));
  }
  notes.add("Quality assurance", story.red_in_both);
}

}  // namespace

Table notes_table(const Story& story) {
  Table table{"Notes", "notes", "Notes", "What to know before using these numbers.", {{"Topic"}, {"Note"}}, {}};
  Notes notes(table);
  notes.add("Status", story.status_in_words);
  add_quality(story, notes);
  notes.add("Intended use", core::escaped(story.intended_use));
  notes.add("Not for", core::escaped(story.not_for));
  notes.add_each("Before you quote this", story.caveats);
  notes.add_each("Not in the bands", story.not_in_the_band);
  notes.add_each("Beyond the evidence", story.extrapolations);
  notes.add_each("Warnings", story.warnings);
  notes.add("Rounding",
            "Numbers are not rounded; cells show fewer digits than they hold. Quote no more digits than the "
            "simulation error supports.");
  notes.add("n/a",
            "The number cannot be known from these simulated futures, or does not apply: one future has no band, "
            "and an unknown cost is not free.");
  notes.add("none", "Nothing is given in the scenario.");
  if (story.small_counts_banded) {
    notes.add("<5", "A count between 0 and 5, or a difference (<5, or >-5 between -5 and 0), is not shown.");
    notes.add(std::string(held_back_mark),
              "Confidential: a figure from which a count that is not shown could be worked out.");
  }
  notes.add("Dates", "This file always bears the same date, so that the same results are the same bytes.");
  for (const auto& term : glossary) notes.add(std::string("Word: ") + term.word, term.meaning);
  add_birth(story, notes);
  return table;
}

std::vector<std::string> cover_lines(const Story& story) {
  std::vector<std::string> lines{story.title};
  lines.push_back(story.qa.in_words);
  if (story.status == "PARTIAL") lines.push_back(story.status_in_words);
  lines.push_back(story.answer);
  if (!story.policies.empty()) lines.push_back("If nothing changes: " + story.baseline_in_words);
  if (!story.red_in_both.empty()) lines.push_back(story.red_in_both);
  lines.emplace_back("Before you quote this:");
  for (const auto& caveat : story.caveats) {
    if (caveat != story.qa.in_words) lines.push_back(caveat);
  }
  for (const auto& line : story.not_in_the_band) lines.push_back(line);
  if (!story.intended_use.empty()) lines.push_back("Intended use: " + story.intended_use);
  lines.emplace_back("Results of a simulation, not official statistics. Worksheets follow; Contents lists them.");
  return lines;
}

}  // namespace sposim::report::workbook
