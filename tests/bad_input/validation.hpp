#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "bad_input/child.hpp"
#include "bad_input/mutations.hpp"

/// Gives files to `sposim validate` and holds what it says against what a user may expect of any refusal.
namespace sposim::test {

/// A temporary folder, gone when it goes.
class Folder {
 public:
  Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();
  const std::filesystem::path& path() const { return path_; }
  std::string write(const std::string& name, const std::string& text) const;
  /// Names, sizes and times of everything inside, to see that nothing was written.
  std::vector<std::string> listing() const;

 private:
  std::filesystem::path path_;
};

std::string text_of(const std::filesystem::path& file);

/// What is wrong with a message, whatever it is about; empty if nothing: too long, raw words of a library, control
/// characters.
std::string ugliness_of(const std::string& message);

/// What is wrong with an ending that must be the refusal of one bad file; empty if nothing.
std::string fault_of_refusal(const Ending& ending);

/// What the program says about each of many files, given to it in handfuls: by file name, its lines of stderr; "" for
/// files it calls good. A handful that ends by a signal is given again file by file.
std::map<std::string, std::string> verdicts(const Folder& folder, const std::vector<std::string>& files);

}  // namespace sposim::test
