#pragma once

#include <string>

#include "scenario/scenario.hpp"

/// A scenario and its table in a folder of their own, for tests of the reader.
namespace sposim::test {

/// A folder that goes with its files when it goes.
class Folder {
 public:
  Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();

  /// Writes a file and gives its path.
  std::string write(const std::string& name, const std::string& bytes) const;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// The smallest scenario: one force, every number known.
extern const std::string tiny;

/// A scenario with a table, evidence, dates, doubt, variation, changes and observations: every form of the design.
extern const std::string full;
extern const std::string full_forces;

/// The text with one part, which must be in it, replaced.
std::string with(const std::string& text, const std::string& part, const std::string& replacement);

/// Reads a text as `scenario.yaml` beside `forces.csv`.
scenario::Scenario read(const std::string& yaml, const std::string& forces = full_forces);

/// What the reader says of a text, one problem a line, without the folder's name; empty if it reads.
std::string said_of(const std::string& yaml, const std::string& forces = full_forces);

/// What the reader says of a file in a folder, without the folder's name.
std::string said_of_file(const Folder& folder, const std::string& name);

}  // namespace sposim::test
