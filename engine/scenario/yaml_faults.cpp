#include "scenario/yaml_faults.hpp"

#include <array>
#include <string>

namespace sposim::scenario {

namespace {

/// The beginning of one of yaml-cpp's messages, and what to say instead.
struct Complaint {
  std::string_view theirs;
  std::string_view problem, suggestion;
};
constexpr std::array<Complaint, 12> complaints{{
    {"illegal map value", "a colon stands where no value can begin", "Put quotes around text that has a colon in it."},
    {"illegal block entry", "a \"-\" stands where no list can begin", "Check the indentation."},
    {"illegal map key", "a key stands where none can", "Check the indentation of this line and the one before."},
    {"end of map not found", "this map does not end where it should", "Check the indentation of this line."},
    {"end of map flow not found", "a bracket \"{\" is not closed", "Close it with \"}\"; check the commas."},
    {"end of sequence not found", "this list does not end where it should", "Check the indentation of this line."},
    {"end of sequence flow not found", "a bracket \"[\" is not closed", "Close it with \"]\"; check the commas."},
    {"illegal flow end", "a closing bracket has no opening one", "Check the brackets on this line."},
    {"illegal EOF in scalar", "a quote is not closed", "Close it on the line where it begins."},
    {"illegal document indicator in scalar", "a quote is not closed", "Close it on the line where it begins."},
    {"unknown escape character: ", "a backslash inside double quotes is followed by a letter that means nothing",
     "Use single quotes, or write two backslashes."},
    {"unknown token", "a character stands here that cannot begin a value", "Put quotes around the text."},
}};

}  // namespace

Fault syntax_fault(std::string_view complaint) {
  for (const auto& known : complaints) {
    if (complaint.starts_with(known.theirs)) return {std::string(known.problem), "", std::string(known.suggestion)};
  }
  return {"this line cannot be read", "a colon, a quote, a bracket or the indentation is out of place",
          "Compare it with the lines around it."};
}

}  // namespace sposim::scenario
