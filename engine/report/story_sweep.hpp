#pragma once

#include <string>
#include <vector>

#include "report/story.hpp"
#include "report/story/sweep_parts.hpp"

/// The story of a finished sweep: everything that its page, charts and workbook show. Like the story of a run it is
/// made once, kept as story.json, and read back to make the page again.
namespace sposim::report::story {

struct SweepStory {
  std::string command = "sweep";
  std::string status, status_in_words;
  std::string title, area;
  core::Date start{}, policies_from{}, end{};  ///< of the first scenario
  std::string kind;    ///< of the design: `one_at_a_time`, `grid`, `latin_hypercube`, `sobol`, `morris` or `list`
  std::string design;  ///< in words
  std::uint64_t points = 0;
  std::string others;  ///< where the uncertain numbers stand that are no factor, in words
  std::string forces;  ///< how a number that differs between forces is moved, in words; empty where none is
  std::string answer;  ///< what drives the first output, in a few sentences
  std::vector<std::string> caveats, warnings;
  QualityAssurance qa;
  Birth birth;
  std::vector<std::string> scenarios;
  std::vector<SweptFactor> factors;
  std::vector<SweptPolicy> policies;
  std::vector<SweptOutput> outputs;

  static constexpr auto fields() {
    using S = SweepStory;
    return std::tuple{kept("command", &S::command),
                      kept("status", &S::status),
                      kept("status_in_words", &S::status_in_words),
                      kept("title", &S::title),
                      kept("area", &S::area),
                      kept("start", &S::start),
                      kept("policies_from", &S::policies_from),
                      kept("end", &S::end),
                      kept("kind", &S::kind),
                      kept("design", &S::design),
                      kept("points", &S::points),
                      kept("others", &S::others),
                      kept("forces", &S::forces),
                      kept("answer", &S::answer),
                      kept("caveats", &S::caveats),
                      kept("warnings", &S::warnings),
                      kept("qa", &S::qa),
                      kept("birth", &S::birth),
                      kept("scenarios", &S::scenarios),
                      kept("factors", &S::factors),
                      kept("policies", &S::policies),
                      kept("outputs", &S::outputs)};
  }
};

/// A share of variance for a reader: `55%`, below a tenth `3.2%`, and an estimate below nothing `−1.4%`, never cut off.
std::string share_text(double share);

/// False where a design gave no figure, or none with an interval, from which an influence could be told from none.
bool is_estimated(const Effect& effect);

std::string to_json(const SweepStory& story);

/// @throws core::UserError naming `path`, if the text is not the story of a sweep of this version
SweepStory sweep_from_json(const std::string& text, const std::string& path);

}  // namespace sposim::report::story
