#include <fmt/format.h>

#include "random/overloaded.hpp"
#include "report/build.hpp"
#include "report/csv.hpp"
#include "report/digest.hpp"
#include "report/sweep_report.hpp"
#include "scenario/echo.hpp"
#include "scenario/table_reader.hpp"

namespace sposim::report {

namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view by) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : std::string(by)) + part;
  return text;
}

std::string stack_words(const std::vector<std::string>& stack) {
  return stack.empty() ? "none" : joined(stack, "+");
}

std::string numbers_words(const std::vector<double>& numbers) {
  std::vector<std::string> words;
  words.reserve(numbers.size());
  for (const double number : numbers) words.push_back(digits_of(number));
  return joined(words, ", ");
}

std::string meaning_words(const scenario::SweepFactor& factor) {
  return std::visit(random::Overloaded{
                        [](const scenario::OwnDoubt&) { return std::string("unsure"); },
                        [](const scenario::InRange& range) {
                          return "range " + numbers_words({range.low, range.high});
                        },
                        [](const scenario::OneOf& choice) { return "values " + numbers_words(choice.values); },
                        [](const scenario::DrawnFrom& drawn) {
                          std::string words = "drawn from " + std::string(random::info(drawn.distribution.family).name);
                          for (const auto& argument : drawn.distribution.arguments) {
                            const double* number = std::get_if<double>(&argument.value.form);
                            words += fmt::format(" {} {}", argument.name, number == nullptr ? "?" : digits_of(*number));
                          }
                          return words;
                        },
                        [](const scenario::PolicyChoice& choice) {
                          std::vector<std::string> stacks;
                          for (const auto& stack : choice.stacks) stacks.push_back(stack_words(stack));
                          return "policies " + joined(stacks, ", ");
                        }},
                    factor.meaning);
}

std::string factors_words(const scenario::Sweep& sweep) {
  std::vector<std::string> words;
  for (const auto& factor : sweep.factors) {
    const bool plain = factor.paths.size() == 1 && factor.paths.front() == factor.name;
    const std::string paths = plain || factor.paths.empty() ? "" : " (" + joined(factor.paths, ", ") + ")";
    words.push_back(factor.name + paths + ": " + meaning_words(factor));
  }
  return joined(words, "; ");
}

std::string outputs_words(const scenario::Sweep& sweep) {
  std::vector<std::string> words;
  for (const auto& output : sweep.outputs) {
    words.push_back(fmt::format("{}: {}{}{}{}", output.name, output.measure,
                                output.window.empty() ? "" : " over " + output.window,
                                output.area.empty() ? "" : " in " + output.area,
                                output.difference.empty() ? "" : " more with " + stack_words(output.difference)));
  }
  return joined(words, "; ");
}

}  // namespace

Question question_of(const scenario::Sweep& sweep, const simulation::SweepPlan& plan, const analysis::Design& design) {
  Question question;
  auto& about = question.about;  // in the order of the names, as a store gives them back
  about.emplace_back("factors", factors_words(sweep));
  about.emplace_back("forces moved", plan.forces == scenario::SweepForces::together ? "together" : "apart");
  about.emplace_back("model", build().model_sha256);
  about.emplace_back("others", plan.others == scenario::SweepOthers::best ? "best" : "drawn");
  about.emplace_back("outputs", outputs_words(sweep));
  about.emplace_back("policies in force", stack_words(sweep.in_force));
  about.emplace_back("replicates", std::to_string(plan.luck.replicates));
  about.emplace_back("replicates per draw", std::to_string(plan.luck.per_draw));
  for (std::size_t i = 0; i < sweep.scenarios.size(); ++i) {
    const auto& scenario = sweep.scenarios[i];
    about.emplace_back(fmt::format("scenario {:03}", i + 1),
                       sha256(scenario::resolved_yaml(scenario) + scenario::forces_csv(scenario.forces)));
    question.says.push_back(scenario::sayings(scenario));
  }
  about.emplace_back("seed", std::to_string(sweep.seed));
  question.design = analysis::design_words(design, sweep);
  if (design.kind == analysis::DesignKind::list) {
    Digest digest;
    for (std::size_t row = 0; row < design.listed.rows(); ++row) {
      digest.add(numbers_words(design.listed.row_values(row)) + "\n");
    }
    question.design += ", SHA-256 " + digest.hexadecimal();
  }
  return question;
}

std::string digest_of(const Question& question) {
  Digest digest;
  for (const auto& [name, value] : question.about) digest.add(fmt::format("{}\n{}\n", name, value));
  return digest.hexadecimal();
}

PointKeys::PointKeys(const Question& question, const simulation::SweepPlan& plan)
    : question_(digest_of(question)), plan_(plan) {}

std::string PointKeys::of(const simulation::PointPlace& place) const {
  std::string text = fmt::format("{}\nscenario {}\n", question_, place.scenario + 1);
  for (std::size_t i = 0; i < plan_.factors.size(); ++i) {
    text += digits_of(model::quantile_at(plan_.factors[i], place.coordinates[i])) + "\n";
  }
  return sha256(text);
}

std::string factor_cell_kind(const model::PlannedFactor& factor) {
  if (std::holds_alternative<scenario::PolicyChoice>(factor.written.meaning)) return "policies";
  return model::value_at(factor, 0.5) ? "value" : "quantile";
}

std::string factor_cell(const model::PlannedFactor& factor, double coordinate) {
  if (const auto* choice = std::get_if<scenario::PolicyChoice>(&factor.written.meaning)) {
    return stack_words(choice->stacks[model::place_of(factor, coordinate)]);
  }
  const auto value = model::value_at(factor, coordinate);
  return digits_of(value ? *value : model::quantile_at(factor, coordinate));
}

std::string end_cell(const model::PlannedFactor& factor, double coordinate) {
  const double quantile = model::quantile_at(factor, coordinate);
  const bool without_end = !model::replacement_at(factor, coordinate) && (quantile <= 0 || quantile >= 1);
  return without_end ? "" : factor_cell(factor, coordinate);
}

std::string status(const SweepReport& report) {
  if (report.shard.of == 1) return "complete";
  return fmt::format("shard {} of {}", report.shard.number, report.shard.of);
}

}  // namespace sposim::report
