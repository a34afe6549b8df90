#include <algorithm>

#include "core/error.hpp"
#include "model/source.hpp"
#include "random/address.hpp"

namespace sposim::model {

namespace {

[[noreturn]] void refuse(const core::Location& where, const std::string& path, std::string problem, std::string why,
                         std::string suggestion = {}) {
  throw core::UserError(core::Problem{where, path, std::move(problem), std::move(why), std::move(suggestion)});
}

const std::vector<scenario::Cell>& column_cells(const scenario::ForcesTable& forces, const std::string& name,
                                                const core::Location& where, const std::string& path) {
  const auto found = forces.columns.find(name);
  if (found != forces.columns.end()) return found->second;
  refuse(where, path, "the forces table has no column \"" + name + "\"", "the number is read from it");
}

double word_as_number(scenario::Word word) {
  if (word == scenario::Word::unlimited) return scenario::without_limit;
  return scenario::hold_steady;
}

}  // namespace

std::uint64_t Compiler::address(const std::string& path, scenario::Doubt doubt) {
  const std::uint64_t hash = random::path_hash(path);
  core::require(addresses_.insert(hash).second, "two parameters have one address");
  doubts_.push_back({path, hash, doubt == scenario::Doubt::by_force});
  return hash;
}

Source Compiler::compile(const scenario::Value& value, const std::string& path) {
  for (const scenario::Held& held : held_) {
    if (held.at == scenario::Held::At::value && held.number == path) return {held.amount};
  }
  if (const auto* number = std::get_if<double>(&value.form)) return {*number};
  if (const auto* word = std::get_if<scenario::Word>(&value.form)) return {word_as_number(*word)};
  if (const auto* column = std::get_if<scenario::Column>(&value.form)) return compile_column(*column, value, path);
  if (const auto* unsure = std::get_if<scenario::Unsure>(&value.form)) {
    if (const auto* posterior = std::get_if<scenario::Posterior>(&unsure->shape)) {
      return compile_posterior(*posterior, path);
    }
    return compile(std::get<scenario::Distribution>(unsure->shape), path, unsure->doubt);
  }
  const auto* dated = std::get_if<scenario::Dated>(&value.form);
  core::require(dated != nullptr, "what varies from case to case is not one number");
  DatedSource source;
  for (const scenario::Step& step : dated->steps) {
    source.days.push_back(calendar_.day(step.from));
    source.values.push_back(compile(step.value, path + "@" + core::to_string(step.from)));
  }
  return {std::move(source)};
}

Source Compiler::compile(const scenario::Distribution& distribution, const std::string& path, scenario::Doubt doubt) {
  Doubtful source{distribution.family, {}, doubt == scenario::Doubt::by_force, address(path, doubt)};
  for (const scenario::Argument& argument : distribution.arguments) {
    source.parameters.push_back(compile(argument.value, path + "." + argument.name));
  }
  const auto same = [&](const model::Doubt& each) { return each.address == source.address; };
  std::find_if(doubts_.begin(), doubts_.end(), same)->shape = source;
  return {std::move(source)};
}

Source Compiler::compile_column(const scenario::Column& column, const scenario::Value& value, const std::string& path) {
  ByForce source;
  const auto& cells = column_cells(forces_, column.name, value.where, path);
  for (std::size_t force = 0; force < cells.size(); ++force) {
    const auto* number = std::get_if<double>(&cells[force]);
    const bool blank = std::holds_alternative<scenario::Blank>(cells[force]);
    if (number == nullptr && !(blank && column.if_blank)) {
      refuse(value.where, path, "column \"" + column.name + "\" has no number for " + forces_.names[force],
             "a blank is unknown, never zero", "Write \"if_blank:\" with a distribution?");
    }
    source.values.push_back(number != nullptr ? *number : 0.0);
    source.blank.push_back(number == nullptr);
  }
  if (column.if_blank) {
    source.if_blank =
        std::make_shared<const Source>(compile(*column.if_blank, path + ".if_blank", scenario::Doubt::by_force));
  }
  return {std::move(source)};
}

Source Compiler::compile_posterior(const scenario::Posterior& posterior, const std::string& path) {
  FromEvents source;
  source.from = calendar_.day(posterior.from);
  source.address = address(path, scenario::Doubt::by_force);
  for (const scenario::Cell& cell : column_cells(forces_, posterior.events, posterior.where, path)) {
    Count count;
    if (const auto* number = std::get_if<double>(&cell)) count = {Count::Kind::exact, static_cast<int>(*number)};
    if (const auto* below = std::get_if<scenario::Below>(&cell)) count = {Count::Kind::below, below->limit};
    source.events.push_back(count);
  }
  for (std::size_t force = 0; force < forces_.size(); ++force) {
    if (posterior.to) {
      source.to.push_back(calendar_.day(*posterior.to));
      continue;
    }
    const auto& cells = column_cells(forces_, posterior.to_column, posterior.where, path);
    const auto* last = std::get_if<core::Date>(&cells[force]);
    const bool unknown = source.events[force].kind == Count::Kind::blank;
    if (last == nullptr && !unknown) {
      refuse(posterior.where, path, "column \"" + posterior.to_column + "\" has no day for " + forces_.names[force],
             "its events were counted to some day", "Write the last day of counting as 2021-04-30?");
    }
    source.to.push_back(last != nullptr ? calendar_.day(*last) : source.from);
  }
  const auto& prior = posterior.prior->arguments;
  source.prior_shape = std::make_shared<const Source>(compile(prior.at(0).value, path + ".prior.shape"));
  source.prior_mean = std::make_shared<const Source>(compile(prior.at(1).value, path + ".prior.mean"));
  for (std::size_t i = 0; i < posterior.if_blank_previous_times.size(); ++i) {
    source.if_blank_previous_times.push_back(
        compile(posterior.if_blank_previous_times[i], path + ".if_blank.previous_times." + std::to_string(i)));
  }
  source.exposure = counts_.size();
  counts_.push_back(source);
  return {std::move(source)};
}

}  // namespace sposim::model
