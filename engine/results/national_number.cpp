#include "results/national_number.hpp"

#include <variant>
#include <vector>

#include "core/error.hpp"
#include "random/address.hpp"
#include "random/distribution.hpp"

namespace sposim::results {

namespace {

[[noreturn]] void refuse(const scenario::Value& value, const std::string& path, std::string found) {
  throw core::UserError(core::Problem{value.where, path, std::move(found), "it is one number for all forces together",
                                      "Write a number, dated numbers or {unsure: ...}?"});
}

}  // namespace

double national_number(const scenario::Value& value, const std::string& path, core::Date day, std::uint64_t seed,
                       std::uint32_t draw) {
  if (const auto* number = std::get_if<double>(&value.form)) return *number;
  if (const auto* dated = std::get_if<scenario::Dated>(&value.form)) {
    core::require(!dated->steps.empty(), "a dated number has at least one step");
    std::size_t step = dated->steps.size() - 1;
    while (step > 0 && dated->steps[step].from > day) --step;
    const std::string step_path = path + "@" + core::to_string(dated->steps[step].from);
    return national_number(dated->steps[step].value, step_path, day, seed, draw);
  }
  const auto* unsure = std::get_if<scenario::Unsure>(&value.form);
  if (unsure == nullptr) refuse(value, path, "a word, a column or a number that varies from case to case");
  const auto* shape = std::get_if<scenario::Distribution>(&unsure->shape);
  if (shape == nullptr || unsure->doubt == scenario::Doubt::by_force) refuse(value, path, "a number for each force");
  std::vector<double> parameters;
  for (const scenario::Argument& argument : shape->arguments) {
    parameters.push_back(national_number(argument.value, path + "." + argument.name, day, seed, draw));
  }
  const double u = random::parameter_uniform(seed, random::path_hash(path), draw);
  return random::quantile(random::make_distribution(shape->family, parameters), u);
}

}  // namespace sposim::results
