#pragma once

#include <string>
#include <vector>

#include "report/run_report.hpp"

/// Whether a result is a draft: it is, until an approver has signed this scenario and this version of the model.
namespace sposim::report {

/// The hash of a scenario: SHA-256 of scenario.resolved.yaml without its `qa:` block (its last lines) and of
/// scenario.forces.csv, one after the other. The seed and the number of replicates are part of it.
std::string scenario_sha256(const scenario::Scenario& scenario);

/// What was looked at besides the scenario: a sign-off covers that and nothing more.
struct Seen {
  std::uint32_t first_replicate = 0;
  std::vector<std::string> compared;  ///< policies and stacks by name, files by their hash; empty for a run
};
Seen seen_of(const RunReport& report);

/// The hash that a sign-off of exactly this names: `scenario_sha256` for a run from its first simulated future on;
/// otherwise the same text with the lines `first_replicate: 1000` and `compared: NAME` behind it, names in the order of
/// the alphabet.
std::string signed_sha256(const scenario::Scenario& scenario, const Seen& seen);

/// True if the scenario carries a sign-off of what was seen and of this model.
bool is_signed_off(const scenario::Scenario& scenario, const Seen& seen);

/// True until what the run or comparison shows is signed off.
bool is_draft(const RunReport& report);

/// The approver, where the run is no draft; empty otherwise.
std::string signed_off_by(const RunReport& report);

/// `DRAFT`, `DRAFT, PARTIAL`, or `SIGNED OFF`.
std::string mark(const RunReport& report);

/// What stands behind the mark: `DRAFT: nobody has signed off …`, `Signed off by … on …`.
std::string mark_in_words(const RunReport& report);

/// What is odd about the quality assurance; usually nothing.
std::vector<std::string> quality_warnings(const scenario::Scenario& scenario);

/// The `qa:` block that an approver pastes into the scenario.
///
/// @param scenario  as read from a run folder
/// @param seen      what the folder shows of it
/// @param model     hash of the model that made it
std::string sign_off_block(const scenario::Scenario& scenario, const Seen& seen, const std::string& model,
                           core::Date today);

}  // namespace sposim::report
