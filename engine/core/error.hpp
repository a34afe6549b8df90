#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace sposim::core {

/// Where in a file something was said. Lines and columns count from 1; 0 means unknown.
struct Location {
  std::string file;
  int line = 0;
  int column = 0;
};

/// One mistake in what the user gave us, in the words that are printed:
/// `file:line:column: key: PROBLEM (WHY). SUGGESTION?`
struct Problem {
  Location where;
  std::string key;         ///< path of the key, e.g. `pathway.court.notice`; empty for the file itself
  std::string problem;     ///< what was found
  std::string why;         ///< why it is wrong; may be empty
  std::string suggestion;  ///< the nearest right thing; may be empty

  /// The message on one line, control characters escaped, at most 600 characters.
  std::string text() const;
};

/// The user's mistake: bad input or a bad command line. Caught once, in `main`; exit code 2.
class UserError : public std::runtime_error {
 public:
  explicit UserError(std::vector<Problem> problems);
  explicit UserError(Problem problem) : UserError(std::vector<Problem>{std::move(problem)}) {}

  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

/// The machine's failure: disk, memory, permission. Exit code 4.
class MachineError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// `PATH: what could not be done: reason` from the current `errno`.
[[noreturn]] void throw_machine_error(std::string_view path, std::string_view action);

/// Our bug: an invariant that every run checks did not hold. Exit code 3.
class ContractViolation : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Stops the run when something that must always be true is not.
inline void require(bool holds, const char* what) {
  if (!holds) throw ContractViolation(what);
}

}  // namespace sposim::core
