#include "report/sign_off.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "core/text.hpp"
#include "report/build.hpp"
#include "report/digest.hpp"
#include "report/words.hpp"
#include "scenario/echo.hpp"
#include "scenario/table_reader.hpp"

namespace sposim::report {

namespace {

/// The same person, however the name is spaced or capitalised.
std::string plain_name(const std::string& name) {
  std::string plain;
  for (const char c : name) {
    if (std::isspace(static_cast<unsigned char>(c)) == 0) {
      plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  return plain;
}

/// Text between quotes as YAML reads it back.
std::string quoted(const std::string& text) {
  std::string inside;
  for (const char c : text) {
    if (c == '"' || c == '\\') inside += '\\';
    inside += c;
  }
  return '"' + inside + '"';
}

/// Everything that a scenario says, but for who signed it.
std::string text_of(const scenario::Scenario& scenario) {
  return scenario::resolved_yaml(scenario, scenario::resolved_forces_file, scenario::Signatures::left_out) +
         scenario::forces_csv(scenario.forces);
}

/// `this comparison`, `this scenario in simulated futures from number 1,000 on`, `this scenario`.
std::string in_words(const Seen& seen) {
  const std::string what = seen.compared.empty() ? "scenario" : "comparison";
  if (seen.first_replicate == 0) return "this " + what;
  return fmt::format("this {} in simulated futures from number {} on", what, grouped(seen.first_replicate));
}

}  // namespace

std::string scenario_sha256(const scenario::Scenario& scenario) {
  return sha256(text_of(scenario));
}

Seen seen_of(const RunReport& report) {
  return {report.record.first_replicate, report.compared.files ? report.compared.hashes : report.compared.alternatives};
}

std::string signed_sha256(const scenario::Scenario& scenario, const Seen& seen) {
  if (seen.first_replicate == 0 && seen.compared.empty()) return scenario_sha256(scenario);
  std::string text = text_of(scenario);
  if (seen.first_replicate > 0) text += fmt::format("first_replicate: {}\n", seen.first_replicate);
  const std::set<std::string> compared(seen.compared.begin(), seen.compared.end());
  for (const auto& name : compared) text += fmt::format("compared: {}\n", name);
  return sha256(text);
}

bool is_signed_off(const scenario::Scenario& scenario, const Seen& seen) {
  if (!scenario.quality_assurance || !scenario.quality_assurance->sign_off) return false;
  const scenario::SignOff& sign_off = *scenario.quality_assurance->sign_off;
  return sign_off.model == build().model_sha256 && sign_off.scenario == signed_sha256(scenario, seen);
}

bool is_draft(const RunReport& report) {
  return report.partial || !is_signed_off(report.scenario, seen_of(report));
}

std::string signed_off_by(const RunReport& report) {
  return is_draft(report) ? "" : report.scenario.quality_assurance->approver;
}

std::string mark(const RunReport& report) {
  if (report.partial) return "DRAFT, PARTIAL";
  return is_draft(report) ? "DRAFT" : "SIGNED OFF";
}

std::string mark_in_words(const RunReport& report) {
  const auto& qa = report.scenario.quality_assurance;
  const Seen seen = seen_of(report);
  if (!is_draft(report)) {
    return fmt::format("Signed off by {} on {}: {} and this version of the model.", core::escaped(qa->approver),
                       core::in_words(qa->sign_off->date), in_words(seen));
  }
  if (report.partial && is_signed_off(report.scenario, seen))
    return "DRAFT: the run was stopped, so nobody has signed it off.";
  if (!qa || !qa->sign_off) {
    return fmt::format("DRAFT: nobody has signed off {} and this version of the model.", in_words(seen));
  }
  if (is_signed_off(report.scenario, {})) {
    return fmt::format("DRAFT: {} signed off a run of this scenario on {}, but not {}.", core::escaped(qa->approver),
                       core::in_words(qa->sign_off->date), in_words(seen));
  }
  const bool other_model = qa->sign_off->model != build().model_sha256;
  return fmt::format("DRAFT: {} signed off another {} on {}; what changed since then has not been signed off.",
                     core::escaped(qa->approver),
                     other_model ? "version of the model" : "version of this scenario or of what was asked of it",
                     core::in_words(qa->sign_off->date));
}

std::vector<std::string> quality_warnings(const scenario::Scenario& scenario) {
  if (!scenario.quality_assurance) return {};
  const scenario::QualityAssurance& qa = *scenario.quality_assurance;
  std::vector<std::string> list;
  if (!qa.analyst.empty() && plain_name(qa.analyst) == plain_name(qa.assurer)) {
    list.push_back(fmt::format("qa: analyst and assurer are the same ({}): nobody else has checked this.",
                               core::escaped(qa.analyst)));
  }
  return list;
}

std::string sign_off_block(const scenario::Scenario& scenario, const Seen& seen, const std::string& model,
                           core::Date today) {
  const scenario::QualityAssurance qa = scenario.quality_assurance.value_or(scenario::QualityAssurance{});
  std::string text = "qa:\n";
  const auto add = [&](const char* key, const std::string& words) {
    if (!words.empty()) text += fmt::format("  {}: {}\n", key, quoted(words));
  };
  add("commissioner", qa.commissioner);
  add("analyst", qa.analyst);
  add("assurer", qa.assurer);
  add("approver", qa.approver);
  if (qa.approver.empty()) text += "  approver:   # write the name or the role of who signs\n";
  if (qa.commissioned) text += fmt::format("  commissioned: {}\n", core::to_string(*qa.commissioned));
  if (qa.assured) text += fmt::format("  assured: {}\n", core::to_string(*qa.assured));
  text += "  sign_off:\n";
  text += fmt::format("    date: {}\n", core::to_string(today));
  text += fmt::format("    scenario: \"{}\"\n", signed_sha256(scenario, seen));
  text += fmt::format("    model: \"{}\"\n", model);
  return text;
}

}  // namespace sposim::report
