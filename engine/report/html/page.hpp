#pragma once

#include <string>

#include "report/story.hpp"

namespace sposim::report::html {

/// report.html: the whole story as one file that needs no network, no script and nothing beside it.
std::string page_of(const story::Story& story);

}  // namespace sposim::report::html
