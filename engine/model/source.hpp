#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "model/calendar.hpp"
#include "scenario/scenario.hpp"

/// Numbers made ready for drawing: columns looked up, days counted, and every doubt given its address.
namespace sposim::model {

struct Source;

/// One number for each force, blanks drawn from a distribution.
struct ByForce {
  std::vector<double> values;  ///< [forces]
  std::vector<bool> blank;     ///< [forces]
  std::shared_ptr<const Source> if_blank;
};

/// Our doubt: the quantile of a distribution at an addressed uniform.
struct Doubtful {
  random::Family family = random::Family::fixed;
  std::vector<Source> parameters;
  bool by_force = false;
  std::uint64_t address = 0;
};

/// What one force's return says of a count.
struct Count {
  enum class Kind { blank, exact, below } kind = Kind::blank;
  int value = 0;  ///< the count; for `below`, the limit
};

/// A rate from counted events (design model.md §4, "Per-force rates from counts").
struct FromEvents {
  std::vector<Count> events;  ///< [forces]
  Day from = 0;
  std::vector<Day> to;  ///< [forces]
  std::shared_ptr<const Source> prior_shape, prior_mean;
  std::vector<Source> if_blank_previous_times;
  std::uint64_t address = 0;
  std::size_t exposure = 0;  ///< which of the draw's exposures belongs to this count
};

struct DatedSource {
  std::vector<Day> days;
  std::vector<Source> values;
};

struct Source {
  std::variant<double, ByForce, Doubtful, FromEvents, DatedSource> form;
};

/// Where one point of a sweep puts a doubt.
struct Placed {
  double uniform = 0.5;
  std::optional<double> value{};  ///< the number itself, for one that the sweep replaces
  /// A doubt that differs between forces: all at this quantile, or each at its own luck, which `uniform` picks.
  enum class Forces { together, apart } forces = Forces::together;
};

/// Where one point of a sweep puts the doubts that it is about, by their addresses, and what becomes of the others.
struct Standing {
  std::map<std::uint64_t, Placed> placed;
  enum class Others { drawn, best } others = Others::best;

  /// The uniform at which a doubt is read, if this point says.
  std::optional<double> uniform(std::uint64_t parameter, std::uint16_t force) const;
  /// The number itself, if this point says.
  std::optional<double> value(std::uint64_t parameter) const;
};

/// Doubts held fixed, by address (see scenario::Held): at a quantile, or shifted.
struct HeldDoubt {
  bool shifted = false;
  double amount = 0;
};
using HeldDoubts = std::map<std::uint64_t, HeldDoubt>;

/// What is needed to read a source in one parameter draw.
struct DrawContext {
  std::uint64_t seed = 0;
  std::uint32_t draw = 0;
  const std::vector<std::uint16_t>* force_addresses = nullptr;
  /// [counts][forces] expected cases whose application would fall in the count's window if every case applied.
  std::vector<std::vector<double>> exposures;
  /// Every doubt at this quantile instead of at its addressed uniform: ½ for best estimates.
  std::optional<double> quantile;
  /// Beside `quantile`: doubts that are read at one of their own.
  std::set<std::uint64_t> apart;
  double apart_quantile = 0;
  /// A point of a sweep goes before all of these.
  const Standing* standing = nullptr;

  const HeldDoubts* held = nullptr;

  /// The uniform at which a doubt is read; `force` is 0 for a national one.
  double uniform(std::uint64_t parameter, std::uint16_t force) const;
  std::uint16_t address(std::size_t force) const { return (*force_addresses)[force]; }
};

/// A doubt of a scenario: what is drawn once per parameter draw, for the nation or for each force.
struct Doubt {
  std::string path;  ///< the number's own path, e.g. `decision.granted`
  std::uint64_t address = 0;
  bool by_force = false;
  std::optional<Doubtful> shape{};  ///< none for a rate from counts, and for a part of shares
};

/// Makes values ready; keeps the addresses it gave, and refuses two paths with one address.
class Compiler {
 public:
  /// @param held  numbers that stand at a value instead of the one written
  Compiler(const scenario::ForcesTable& forces, const Calendar& calendar, const std::vector<scenario::Held>& held)
      : forces_(forces), calendar_(calendar), held_(held) {}

  Source compile(const scenario::Value& value, const std::string& path);
  Source compile(const scenario::Distribution& distribution, const std::string& path, scenario::Doubt doubt);

  /// The address of a doubt's path.
  std::uint64_t address(const std::string& path, scenario::Doubt doubt);
  /// Every doubt that has an address, in the order in which they were compiled.
  const std::vector<Doubt>& doubts() const { return doubts_; }

  /// Every count that some number is drawn from, in the order in which their exposures are kept.
  const std::vector<FromEvents>& counts() const { return counts_; }

 private:
  Source compile_column(const scenario::Column& column, const scenario::Value& value, const std::string& path);
  Source compile_posterior(const scenario::Posterior& posterior, const std::string& path);

  const scenario::ForcesTable& forces_;
  const Calendar& calendar_;
  const std::vector<scenario::Held>& held_;
  std::set<std::uint64_t> addresses_;
  std::vector<Doubt> doubts_;
  std::vector<FromEvents> counts_;
};

/// The value of a national doubt at a quantile of its own, every doubt about its parameters at its median.
///
/// @return  nothing where the doubt has no shape of its own, or differs between forces
std::optional<double> value_at(const Doubt& doubt, double quantile);

/// The number in one force on one day of one parameter draw.
double read(const Source& source, std::size_t force, Day day, const DrawContext& context);

/// True if the number may differ between forces.
bool differs_by_force(const Source& source);

/// Adds the days on which the number changes.
void add_days(const Source& source, std::set<Day>& days);

/// The rate of one force from its count: the conjugate posterior's quantile at u.
///
/// @param count     events, "<limit" or blank (then the prior itself)
/// @param exposure  expected cases in the window if every case applied
/// @param shape, mean  of the gamma prior
double posterior_rate(const Count& count, double exposure, double shape, double mean, double u);

}  // namespace sposim::model
