#include <fmt/format.h>

#include <set>

#include "core/text.hpp"
#include "scenario/correlation.hpp"
#include "scenario/leaves.hpp"
#include "scenario/scenario.hpp"

namespace sposim::scenario {

namespace {

/// Walks what is written and names its doubts.
class Doubts {
 public:
  void add(const std::string& path, const Value& value) {
    if (const auto* unsure = std::get_if<Unsure>(&value.form)) return add(path, *unsure);
    if (const auto* varies = std::get_if<Varies>(&value.form)) return add_arguments(path, varies->shape);
    if (const auto* column = std::get_if<Column>(&value.form)) {
      if (column->if_blank) add(path + ".if_blank", *column->if_blank, DoubtKind::by_force);
    }
    if (const auto* dated = std::get_if<Dated>(&value.form)) {
      for (const Step& step : dated->steps) add(path + "@" + core::to_string(step.from), step.value);
    }
  }

  void operator()(const std::string& path, const Number& leaf, const NumberRule& /*rule*/) {
    if (leaf.written) add(path, leaf.value);
  }
  void operator()(const std::string& path, const Variation& leaf, const NumberRule& /*rule*/) {
    if (leaf.written) add(path, leaf.value);
  }
  void operator()(const std::string& path, const Shares& leaf, const SharesRule& /*rule*/) {
    for (const auto& step : leaf.steps) {
      const std::string at = leaf.steps.size() == 1 ? path : path + "@" + core::to_string(step.from);
      for (const Argument& part : step.parts) {
        const std::string name = core::join_path(at, part.name);
        add(name, part.value);
        if (step.doubt) found_.push_back({name, DoubtKind::shares});
      }
    }
  }
  template <class Choice>
  void operator()(const std::string& /*path*/, const Choice& /*leaf*/, const ChoiceRule& /*rule*/) {}

  void add(const std::string& path, const Change& change) {
    for (std::size_t i = 0; i < change.levers.size(); ++i) {
      const Effect& effect = change.levers[i].effect;
      const std::string at = fmt::format("{}.{}.{}", path, i, change.levers[i].target);
      add(at + ".size", effect.size);
      if (effect.toward) add(at + ".to", *effect.toward);
    }
  }

  std::vector<DoubtfulPath> take() { return std::move(found_); }

 private:
  void add(const std::string& path, const Unsure& unsure) {
    const DoubtKind kind = unsure.doubt == Doubt::by_force ? DoubtKind::by_force : DoubtKind::one_value;
    if (const auto* shape = std::get_if<Distribution>(&unsure.shape)) return add(path, *shape, kind);
    const auto& posterior = std::get<Posterior>(unsure.shape);
    found_.push_back({path, DoubtKind::by_force});
    if (posterior.prior) add_arguments(path + ".prior", *posterior.prior);
    for (std::size_t i = 0; i < posterior.if_blank_previous_times.size(); ++i) {
      add(fmt::format("{}.if_blank.previous_times.{}", path, i), posterior.if_blank_previous_times[i]);
    }
  }
  void add(const std::string& path, const Distribution& shape, DoubtKind kind) {
    found_.push_back({path, shape.family == random::Family::fixed ? DoubtKind::fixed : kind});
    add_arguments(path, shape);
  }
  void add_arguments(const std::string& path, const Distribution& shape) {
    for (const Argument& argument : shape.arguments) add(core::join_path(path, argument.name), argument.value);
  }

  std::vector<DoubtfulPath> found_;
};

}  // namespace

std::vector<DoubtfulPath> doubtful_paths(const Scenario& scenario) {
  Doubts doubts;
  for_each_leaf(scenario.pathway, "", doubts);
  for (const auto& [name, change] : scenario.changes) doubts.add("changes." + name, change);
  for (const auto& [name, policy] : scenario.policies) {
    const std::string path = "policies." + name;
    for_each_leaf(policy.cost, path + ".cost", doubts);
    doubts.add(path, policy.change);
  }
  return doubts.take();
}

std::vector<std::string> correlated_paths(const Scenario& scenario) {
  std::set<std::string> paths;
  for (const auto& [name, correlation] : scenario.correlations) paths.insert({correlation.first, correlation.second});
  return {paths.begin(), paths.end()};
}

}  // namespace sposim::scenario
