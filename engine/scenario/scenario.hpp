#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/date.hpp"
#include "scenario/pathway.hpp"
#include "scenario/policy.hpp"
#include "scenario/quality_assurance.hpp"
#include "scenario/value.hpp"

/// A scenario, complete when constructed. The file format lives in `reader`; nothing here has heard of it.
namespace sposim::scenario {

struct Clock {
  core::Date start;          ///< first day that counts
  core::Date end;            ///< last day that counts
  core::Date policies_from;  ///< the headline counts from here to the end
  bool open_cases = true;    ///< cases reported in the 12 months before the start exist (design model.md §4.1)
};

struct SimulationSettings {
  std::uint32_t replicates = 1000;
  std::uint32_t replicates_per_draw = 2;
  std::uint64_t seed = 0;
};

/// A cell that says only "fewer than this many, at least 0" ("<5" means 0 to 4).
struct Below {
  int limit = 5;
};
/// One cell of the forces table; blank is unknown, never zero.
struct Blank {};
using Cell = std::variant<Blank, double, Below, core::Date, std::string>;

struct ForcesTable {
  std::string file;                      ///< as written in the scenario
  std::vector<std::string> names;        ///< [forces]
  std::vector<std::string> codes;        ///< [forces] ONS codes; empty if the table has no such column
  std::vector<std::string> regions;      ///< [forces] region or nation, e.g. "Wales"
  std::vector<std::uint16_t> addresses;  ///< [forces] row in the full table: a force keeps its luck when run alone
  std::map<std::string, std::vector<Cell>> columns;  ///< every further column, [forces]
  std::map<std::string, std::string> column_units;   ///< `days` for a header such as `wait [days]`; absent: bare

  std::size_t size() const { return names.size(); }
};

/// What was counted, to hold the model against.
enum class Measured {
  applied,  ///< applications in the window
  granted,  ///< full orders granted in the window
  refused,
  withdrawn,
  pending,               ///< on the window's last day
  pending_or_withdrawn,  ///< applied − granted − refused by the last day
  interim_orders,        ///< made in the window
  orders,                ///< interim and full orders made in the window
  reports,               ///< recorded crimes in the window
};

enum class ObservationUse {
  used,    ///< it set a parameter: reported, never scored
  unused,  ///< scored
  later,   ///< counted after the parameters were set: scored
};

enum class CountingSource { force_returns, court_series };

struct Observation {
  std::string name;  ///< key in the scenario; with the force's name where one key covers every force
  Measured measure = Measured::applied;
  std::string area;                     ///< a force, a region, or "England and Wales"
  core::Date from, to;                  ///< first and last day of counting
  std::vector<core::Date> to_by_force;  ///< [forces] a last day each, where one count covers different windows
  double low = 0, high = 0;             ///< the count, or an interval ("<5" is 0 … 4)
  CountingSource source_kind = CountingSource::force_returns;
  ObservationUse use = ObservationUse::unused;
  Evidence evidence;
  core::Location where;
};

/// Estimated victims in a year by the crime survey, for rates.
struct CrimeSurvey {
  Number victims_per_year;  ///< all forces together

  static constexpr auto fields() {
    return std::tuple{core::field("victims_per_year", &CrimeSurvey::victims_per_year,
                                  NumberRule{"Victims of stalking in a year by the crime survey, all forces together",
                                             Unit::per_year, 0, 1e8, Presence::with_group, 0})};
  }
};

/// How far counts by two kinds of source may be off (design model.md §4, "Observed counts").
struct CountingError {
  Number force_returns;     ///< sd of the logarithm, one force
  Number court_series;      ///< sd of the logarithm
  Number national_totals;   ///< sd of the logarithm
  Number court_over_force;  ///< level of the court series against force returns

  static constexpr auto fields() {
    using core::field;
    using C = CountingError;
    constexpr auto group = Presence::with_group;
    return std::tuple{
        field("force_returns", &C::force_returns,
              NumberRule{"Error in a count by one force (sd of its logarithm)", Unit::ratio, 0, 5, group, 0}),
        field("court_series", &C::court_series,
              NumberRule{"Error in a count by the courts (sd of its logarithm)", Unit::ratio, 0, 5, group, 0}),
        field("national_totals", &C::national_totals,
              NumberRule{"Error in a national total of the forces' counts (sd of its logarithm)", Unit::ratio, 0, 5,
                         group, 0}),
        field("court_over_force", &C::court_over_force,
              NumberRule{"Level of the courts' counts against the forces' own", Unit::ratio, 0.01, 100, group, 1})};
  }
};

struct Scenario {
  std::string title;
  std::string intended_use;
  std::string not_for;
  bool known_answer = false;  ///< a test world: its numbers need no evidence
  Clock clock;
  SimulationSettings simulation;
  ForcesTable forces;
  Pathway<Written> pathway;
  std::map<std::string, Change> changes;
  std::map<std::string, Policy> policies;  ///< what could be done, to compare; none acts unless `in_force` names it
  std::optional<Money> money;
  /// The policies that act here, in the order in which they act: empty in a baseline (see `with_policies`).
  std::vector<std::string> in_force;
  std::vector<Held> held;  ///< numbers held fixed here; empty in a scenario as read
  std::vector<Observation> observed;
  std::vector<Observation> not_returned;  ///< counts that a force was asked for and did not give; no low or high
  std::optional<CrimeSurvey> crime_survey;
  std::optional<CountingError> counting_error;
  std::optional<QualityAssurance> quality_assurance;
  std::string file;                ///< path it was read from
  std::vector<std::string> bases;  ///< files it extends, nearest first
};

/// The same scenario with some of its policies in force, one acting after the other.
///
/// @param names  of `baseline.policies`, each once
/// @throws core::UserError if two of them move one number and do not say which acts first
Scenario with_policies(const Scenario& baseline, const std::vector<std::string>& names);

}  // namespace sposim::scenario
