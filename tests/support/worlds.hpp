#pragma once

#include <string>
#include <vector>

#include "scenario/scenario.hpp"

/// Scenarios built without a file, for tests of the model and the simulation.
namespace sposim::support {

scenario::Value value(double number);
scenario::Number number(double value);
/// A delay of the same number of days in every case.
scenario::Variation fixed_days(double days);
scenario::Value unsure(random::Family family, std::vector<std::pair<std::string, double>> arguments,
                       scenario::Doubt doubt = scenario::Doubt::national);
scenario::Number unsure_number(random::Family family, std::vector<std::pair<std::string, double>> arguments,
                               scenario::Doubt doubt = scenario::Doubt::national);
scenario::Variation varies(random::Family family, std::vector<std::pair<std::string, double>> arguments);
scenario::Shares shares(std::vector<std::pair<std::string, double>> parts);
scenario::Number dated(std::vector<std::pair<core::Date, double>> steps);
scenario::Number column(const std::string& name);
scenario::Lever lever(const std::string& target, scenario::EffectKind kind, double size);

/// One force, 1 April 2022 to 31 March 2025, no open cases; 10,000 reports a year of one case each, police apply in 5
/// %, no delay, the court grants 80 %, orders run 730 days; everything else off.
scenario::Scenario plain_world();

/// The same world with more forces of equal size.
scenario::Scenario plain_world(std::size_t forces);

}  // namespace sposim::support
