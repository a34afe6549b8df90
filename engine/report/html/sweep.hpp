#pragma once

#include "report/html/parts.hpp"
#include "report/story_sweep.hpp"

/// The page of a sweep.
namespace sposim::report::html {

/// sweep.html: the whole story of a sweep as one file that needs no network, no script and nothing beside it.
std::string page_of(const story::SweepStory& story);

/// Every chart that the design of this sweep has something for, in the order of the page.
std::vector<Drawing> drawings_of(const story::SweepStory& story);

/// Outputs with charts of their own; the figures of others are in the tables of the folder.
inline constexpr std::size_t most_outputs = 4;

/// `Newly protected`: the name of an output as a reader sees it.
std::string name_of(const story::SweptOutput& output);

/// The name of an output's chart: `tornado-1`.
std::string chart_name(std::string_view kind, std::size_t output);

// The sections.

Section sweep_answer(const story::SweepStory& story);
Section sweep_output(const story::SweepStory& story, const Drawings& drawings, std::size_t output);
Section sweep_factors(const story::SweepStory& story);
Section sweep_words(const story::SweepStory& story);
Section sweep_making(const story::SweepStory& story);

}  // namespace sposim::report::html
