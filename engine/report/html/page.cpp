#include "report/html/page.hpp"

#include "report/html/frame.hpp"

namespace sposim::report::html {

namespace {

std::vector<Section> sections_of(const Making& making) {
  std::vector<Section> sections;
  for (const auto make :
       {answer_section, differs_section, comparison_section, time_section, pathway_section, observed_section,
        forces_section, money_section, drivers_section, doubt_section, assumptions_section, reading_section,
        model_section, checklist_section, glossary_section, reproduce_section}) {
    Section section = make(making);
    if (!section.inside.empty()) sections.push_back(std::move(section));
  }
  return sections;
}

}  // namespace

std::string page_of(const story::Story& story) {
  const std::vector<Drawing> drawings = drawings_of(story);
  Making making{story, {}};
  for (const Drawing& drawing : drawings) making.drawings[drawing.name] = &drawing;
  const Frame frame{story.title, story.command == "compare" ? "comparison of policies" : "baseline of one scenario",
                    story.qa.draft ? Mark::draft : Mark::signed_off,
                    story.status == "PARTIAL" ? Whole::partial : Whole::complete};
  return page_in(frame, sections_of(making));
}

}  // namespace sposim::report::html
