#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/date.hpp"
#include "core/error.hpp"
#include "random/distribution.hpp"

/// What a number in a scenario may be, as values: nothing here has heard of YAML.
namespace sposim::scenario {

/// How far a number can be trusted (Home Office ratings).
enum class Quality {
  green,  ///< validated and recent data
  amber,  ///< some evidence, a few years old or a weak method
  red,    ///< little evidence, or an opinion
};

/// Where a number comes from. A number that matters carries a source or says that it is assumed.
struct Evidence {
  std::string source;
  std::optional<Quality> quality;
  std::string period;                              ///< the time the evidence is about, in words
  std::optional<std::pair<double, double>> range;  ///< lowest and highest plausible value, in the number's unit
  std::optional<core::Date> review_by;
  std::string owner;
  std::string note;
  bool assumed = false;

  bool empty() const { return source.empty() && !assumed; }
};

/// Words that stand in for a number where its rule lists them.
enum class Word {
  unlimited,  ///< a capacity that never binds
  hold,       ///< train just enough officers to hold the trained share where it is
};

struct Value;
struct Argument;

/// A family of distributions with its arguments; each argument is itself a value (so it may be unsure, dated, a
/// column).
struct Distribution {
  random::Family family = random::Family::fixed;
  std::vector<Argument> arguments;  ///< in the order the family lists its parameters
  core::Location where;
};

/// A column of the forces table: one number per force. A blank is an error unless `if_blank` gives what to draw.
struct Column {
  std::string name;
  std::optional<Distribution> if_blank;  ///< one draw per blank force and parameter draw
};

/// A number that changes on given days: from each day on, that value.
struct Step;
struct Dated {
  std::vector<Step> steps;  ///< in order of their days, which differ
};

/// A rate given as evidence: events counted in each force between two days, shrunk towards a prior.
///
/// The engine works out the exposure in each parameter draw (design model.md §4, "Per-force rates from counts").
struct Posterior {
  std::string events;                 ///< column of counts; "<5" and blanks are understood
  core::Date from;                    ///< first day of counting
  std::optional<core::Date> to;       ///< last day of counting, the same for every force …
  std::string to_column;              ///< … or a column of last days
  std::optional<Distribution> prior;  ///< gamma (for rates)
  /// For a force whose count is blank: its own value on the day before `from`, its odds times these. A force whose
  /// count behind that value was itself blank or zero is drawn from the prior instead.
  std::vector<Value> if_blank_previous_times;
  core::Location where;
};

/// Our doubt about one value: one draw per parameter draw, for the nation or for each force.
enum class Doubt { national, by_force };
struct Unsure {
  Doubt doubt = Doubt::national;
  std::variant<Distribution, Posterior> shape;
};

/// What differs from case to case.
struct Varies {
  Distribution shape;
};

/// A value as written: a number, a word, a column, dated steps, doubt, or variation.
struct Value {
  std::variant<double, Word, Column, Dated, Unsure, Varies> form;
  std::optional<Evidence> evidence;
  core::Location where;
};

struct Step {
  core::Date from;
  Value value;
};

struct Argument {
  std::string name;
  Value value;
};

/// A number of the pathway: may differ by force, by day and by parameter draw, never by case.
struct Number {
  Value value;
  bool written = false;  ///< false: the key is absent and the number stands at its rule's `off` value
};

/// Something that differs from case to case (a delay in days), or is fixed.
struct Variation {
  Value value;
  bool written = false;
};

/// Shares of named parts that add up to 1; or a Dirichlet distribution of them (our doubt, national or by force).
struct Shares {
  struct From {
    core::Date from;
    std::vector<Argument> parts;  ///< weights, or the Dirichlet's concentrations, by name
    std::optional<Doubt> doubt;   ///< none: the weights are the shares
    std::optional<Evidence> evidence;
    core::Location where;
  };
  std::vector<From> steps;  ///< dated; one undated entry has the earliest possible day
  std::optional<Evidence> evidence;
  bool written = false;
};

}  // namespace sposim::scenario
