#pragma once

#include <string>
#include <vector>

#include "report/html/parts.hpp"

/// What stands around the sections: the same for the page of a run, of a comparison and of a sweep.
namespace sposim::report::html {

enum class Mark { draft, signed_off };
enum class Whole { complete, partial };

struct Frame {
  std::string title;  ///< as the story has it at `/title`
  std::string kind;   ///< what the page is about: `baseline of one scenario`
  Mark mark = Mark::draft;
  Whole whole = Whole::complete;
};

/// The page: its head, the marks, the first section, the contents, the other sections.
std::string page_in(const Frame& frame, const std::vector<Section>& sections);

}  // namespace sposim::report::html
