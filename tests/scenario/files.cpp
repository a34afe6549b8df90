#include "scenario/files.hpp"

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "core/error.hpp"
#include "scenario/reader.hpp"

namespace sposim::test {

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "sposim_XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test");
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string Folder::write(const std::string& name, const std::string& bytes) const {
  const std::string file = path_ + "/" + name;
  std::ofstream(file, std::ios::binary) << bytes;
  return file;
}

std::string with(const std::string& text, const std::string& part, const std::string& replacement) {
  const std::size_t at = text.find(part);
  if (at == std::string::npos) throw std::runtime_error("the test's text has no part " + part);
  std::string changed = text;
  return changed.replace(at, part.size(), replacement);
}

scenario::Scenario read(const std::string& yaml, const std::string& forces) {
  const Folder folder;
  folder.write("forces.csv", forces);
  return scenario::read_scenario(folder.write("scenario.yaml", yaml));
}

std::string said_of_file(const Folder& folder, const std::string& name) {
  std::string said;
  try {
    (void)scenario::read_scenario(folder.path() + "/" + name);
  } catch (const core::UserError& error) {
    said = error.what();
  }
  for (std::size_t at = said.find(folder.path() + "/"); at != std::string::npos; at = said.find(folder.path() + "/")) {
    said.erase(at, folder.path().size() + 1);
  }
  return said;
}

std::string said_of(const std::string& yaml, const std::string& forces) {
  const Folder folder;
  folder.write("forces.csv", forces);
  folder.write("scenario.yaml", yaml);
  return said_of_file(folder, "scenario.yaml");
}

const std::string tiny = R"(title: One force
known_answer: true
clock: {start: 2022-04-01, end: 2025-03-31, policies_from: 2023-04-01, open_cases: false}
forces: {names: [Anyshire]}
pathway:
  reports: {per_year: 10000}
  application: {applies: 0.05, preparation: 0 days}
  court: {hearings_per_week: unlimited, notice: 10 days}
  decision: {granted: 80%}
  order: {length: 730 days}
)";

const std::string full_forces = R"(force,ons_code,region,reports_2020,reports_2021,applied,counted_to,wait [days]
Kent,E23000032,South East,1200,1400,12,2020-12-31,60
"Avon, and Somerset",E23000036,South West,900,950.5,<5,2020-11-30,70
Gwent,W15000002,Wales,300,310,,,80
)";

const std::string full = R"(# yaml-language-server: $schema=schema.json
title: "Three forces: a \"test\""
intended_use: Tests.
not_for: Anything else.
clock: {start: 2020-01-20, end: 2031-03-31, policies_from: 2027-04-01}
simulation: {replicates: 100, replicates_per_draw: 2, seed: 18446744073709551615}
forces: {table: forces.csv}
pathway:
  reports:
    per_year:
      2019-01-20: {column: reports_2020, source: police recorded crime, note: "level, after"}
      2021-04-01: {column: reports_2021, source: police recorded crime}
    per_case: {value: {unsure: {shifted_gamma: {shift: 1, mean: 0.25, sd: 0.10}}}, assumed: true}
    noise: {value: 0.1, assumed: true}
  investigation:
    outcomes:
      value:
        2018-04-01: {unsure_by_force: {dirichlet: {charged: 60, evidential_victim_supports: 300, evidential_victim_does_not_support: {column: reports_2020}, other: 140}}}
        2021-04-01: {charged: 0.1, evidential_victim_supports: 20%, evidential_victim_does_not_support: 0.3, other: 0.4}
      source: Home Office
      quality: amber
    time_to_outcome: {value: {varies: {empirical: [10 days, 12 days]}}, assumed: true}
  application:
    applies:
      2018-04-01:
        value: {unsure_by_force: {posterior: {events: {column: applied}, from: 2020-01-20, to: {column: counted_to}, prior: {gamma: {shape: 0.75, mean: 0.0045}}}}}
        source: BBC
      2021-04-01:
        value: {unsure_by_force: {posterior: {events: {column: applied}, from: 2021-04-01, to: 2022-03-31, prior: {gamma: {shape: 0.75, mean: 0.0045}}, if_blank: {previous_times: [{unsure: {lognormal: {median: 1.5, sigma: 0.15}}}, {unsure_by_force: {lognormal: {median: 1, sigma: 0.7}}}]}}}}
        assumed: true
    preparation:
      value: {varies: {lognormal: {median: {unsure: {lognormal: {median: 45 days, sigma: 0.3}}}, sigma: 0.8}}}
      assumed: true
  court:
    hearings_per_week: unlimited
    notice: {column: wait, source: courts, if_blank: {uniform: {low: 50 days, high: 90 days}}}
    adjourned: {value: 22%, assumed: true}
    adjournment: {value: {varies: {discrete: {28 days: 0.5, 1 month: 50%}}}, assumed: true}
  decision:
    granted: {value: 93%, source: BBC, quality: amber, period: "2020", range: [90%, 95%], review_by: 2027-01-01, owner: Analysts, note: see sources}
  order:
    length: {value: {varies: {discrete: {unsure: {dirichlet: {2 years: 13, 3 years: 2, until further order: 1}}}}}, source: BBC}
  routes:
    restraining_order:
      after: conviction
      order: stalking_protection_order
      probability: {value: 0.5, assumed: true}
      length: {value: {varies: {discrete: {2 years: 0.4, 5 years: 0.6}}}, assumed: true}
  training:
    officers: {value: 2000, assumed: true}
    trained_share: 0
    half_life: {value: 18 months, assumed: true}
    full_effect_share: {value: 75%, source: trial}
    rate_ratio: {value: {unsure: {uniform: {low: 1, high: 2}}}, assumed: true}
changes:
  standard_of_proof:
    title: Civil standard
    levers:
      - {target: application.applies, effect: {multiply: {unsure: {lognormal: {median: 1.10, sigma: 0.20}}}}, from: 2024-04-22, assumed: true}
      - {target: court.adjournment.28 days, effect: {scale_odds: 0.5}, assumed: true}
  training:
    order: 2
    levers:
      - {target: training.officers_per_month, effect: {replace: 500}, from: 2027-04-01, until: 2029-03-31, ramp: 365 days, half_life: 18 months, scope: {forces: [Kent], regions: [Wales]}, assumed: true}
      - {target: decision.granted, effect: {close_gap: {share: 50%, to: 100%}}, assumed: true}
      - {target: court.notice, effect: {add: -5 days}, source: plan, range: [-9 days, -1 days]}
policies:
  train_more:
    title: Train more officers
    status: consultation
    note: With a budget
    order: 1
    levers:
      - {target: training.extra_officers_per_month, effect: {replace: {budget: £250000}}, from: 2027-04-01, until: 2029-03-31, assumed: true}
    cost:
      per_officer_trained: {value: {unsure: {lognormal: {median: £75, sigma: 0.35}}}, source: Lords}
      per_unit:
        applied: {value: £1500, assumed: true}
      price_year: 2014
      leaves_out: Hours away from duty
  floor:
    title: No force below the median
    status: hypothetical
    without: [training]
    levers:
      - {target: decision.granted, effect: {close_gap: {share: 80%, to: median of forces, only: upwards}}, from: 2027-04-01, scope: {where: {applications_per_1000_reports: {below: median}}}, assumed: true}
      - {target: court.adjourned, effect: {multiply: 0.5}, from: 2027-04-01, scope: {where: {reports: {lowest: 2}}}, assumed: true}
money:
  price_year: 2022
  deflator: {2014: 80.5, 2022: 100}
  discount_rate: {value: 3.5%, source: Green Book}
  value_per_protected: {value: £0.01m, assumed: true}
observed:
  applied: {measure: applied, area: each force, count: {column: applied}, from: 2020-01-20, to: {column: counted_to}, kind: force_returns, use: used, source: BBC}
  all_applied: {measure: applied, area: England and Wales, count: 409, from: 2020-01-20, to: {column: counted_to}, kind: force_returns, use: used, source: BBC}
  orders: {measure: orders, count: [436, 456], from: 2020-01-20, to: 2021-01-31, kind: court_series, use: unused, source: courts}
  wales: {measure: granted, area: Wales, count: "<5", from: 2020-01-20, to: 2021-01-31, kind: court_series, use: later, source: courts}
crime_survey: {victims_per_year: {value: 1500000, source: survey}}
counting_error:
  force_returns: {value: 0.3, assumed: true}
  court_series: {value: 0.15, assumed: true}
  national_totals: {value: 0.15, assumed: true}
  court_over_force: {value: {unsure: {lognormal: {median: 1.15, sigma: 0.1}}}, assumed: true}
)";

}  // namespace sposim::test
