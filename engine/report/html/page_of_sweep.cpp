#include <fmt/format.h>

#include "report/html/frame.hpp"
#include "report/html/sweep.hpp"

namespace sposim::report::html {

std::string page_of(const story::SweepStory& story) {
  const std::vector<Drawing> list = drawings_of(story);
  Drawings drawings;
  for (const Drawing& drawing : list) drawings[drawing.name] = &drawing;
  std::vector<Section> sections{sweep_answer(story)};
  for (std::size_t i = 0; i < std::min(most_outputs, story.outputs.size()); ++i) {
    sections.push_back(sweep_output(story, drawings, i));
  }
  for (const auto make : {sweep_factors, sweep_words, sweep_making}) sections.push_back(make(story));
  return page_in({story.title, "sweep of uncertain numbers", story.qa.draft ? Mark::draft : Mark::signed_off,
                  story.status == "PARTIAL" ? Whole::partial : Whole::complete},
                 sections);
}

}  // namespace sposim::report::html
