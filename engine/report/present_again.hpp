#pragma once

#include <string>
#include <vector>

namespace sposim::report {

/// What came of making the page and the charts of a finished folder again.
struct PresentedAgain {
  std::vector<std::string> files;    ///< all that were made
  std::vector<std::string> changed;  ///< of them, those that were not already there byte for byte
};

/// Makes the page and the charts of a run folder again from its story.json, without simulating. A file that comes out
/// otherwise (another version of the program words or draws it differently) replaces the old one, and the manifest
/// takes its digest; when nothing differs nothing is written.
///
/// @throws core::UserError if the folder is not as the run left it (`verify`), naming what is not
PresentedAgain present_again(const std::string& folder);

/// Says why pictures of a run folder's charts cannot go to a folder: it is a file, lies nowhere, or in the run itself.
///
/// @throws core::UserError
void check_pictures_folder(const std::string& folder, const std::string& into);

/// The charts of a run folder as pictures of dots, `NAME.png` for each `charts/NAME.svg`, by rsvg-convert. They go to a
/// folder of their own: their bytes depend on that tool's version and on the fonts of the machine, so they are no part
/// of a run.
///
/// @return  paths of the pictures
/// @throws core::UserError if the tool is not installed, and what `check_pictures_folder` says
std::vector<std::string> charts_as_png(const std::string& folder, const std::string& into);

}  // namespace sposim::report
