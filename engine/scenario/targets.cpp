#include "scenario/targets.hpp"

#include <algorithm>
#include <limits>
#include <type_traits>

#include "random/distribution.hpp"
#include "scenario/leaves.hpp"

namespace sposim::scenario {

namespace {

/// Lists the targets of a pathway, group by group.
class Targets {
 public:
  template <class Group>
  void add_group(const Group& group, const std::string& prefix) {
    const bool written = is_written(group);
    core::for_each_field(group, [&](const auto& field, const auto& member) {
      using Member = std::remove_cvref_t<decltype(member)>;
      const std::string path = core::join_path(prefix, field.name);
      if constexpr (HasFields<Member>) {
        add_group(member, path);
      } else if constexpr (is_map<Member>::value) {
        for (const auto& [name, inner] : member) add_group(inner, core::join_path(path, name));
      } else if constexpr (!std::is_enum_v<Member>) {
        if (written) add(path, member, field.rule);
      }
    });
  }

  std::vector<Target> take() { return std::move(targets_); }

 private:
  /// True if any number that stands directly in the group is written.
  template <class Group>
  static bool is_written(const Group& group) {
    bool written = false;
    core::for_each_field(group, [&](const auto& /*field*/, const auto& member) {
      if constexpr (requires { member.written; }) written = written || member.written;
    });
    return written;
  }

  void add(const std::string& path, const Number& /*number*/, const NumberRule& rule) { put({path, rule, {}}); }

  void add(const std::string& path, const Variation& variation, const NumberRule& rule) {
    add_value(path, variation.value, rule);
  }

  void add_value(const std::string& path, const Value& value, const NumberRule& rule) {
    if (const auto* dated = std::get_if<Dated>(&value.form)) {
      for (const auto& step : dated->steps) add_value(path, step.value, rule);
    } else if (const auto* varies = std::get_if<Varies>(&value.form)) {
      add_parameters(path, varies->shape, rule);
    } else {
      put({path, rule, {}});
    }
  }

  void add_parameters(const std::string& path, const Distribution& shape, const NumberRule& rule) {
    constexpr double no_limit = std::numeric_limits<double>::infinity();
    const auto& family = random::info(shape.family);
    const std::size_t count = shape.arguments.size();
    if (family.family == random::Family::discrete) {
      const NumberRule weight{rule.statement, Unit::probability, 0, 1};
      for (std::size_t i = count / 2; i < count; ++i) put({path + "." + shape.arguments[i].name, weight, {}});
    } else if (family.family != random::Family::empirical) {
      for (std::size_t i = 0; i < count; ++i) {
        const bool has_unit = family.has_unit[i];
        NumberRule parameter{rule.statement, Unit::ratio, 0, no_limit};
        if (has_unit) parameter.unit = rule.unit;
        if (has_unit) parameter.most = rule.most;
        put({path + "." + shape.arguments[i].name, parameter, {}});
      }
    }
  }

  void add(const std::string& path, const Shares& shares, const SharesRule& rule) {
    const NumberRule part_rule{rule.statement, Unit::probability, 0, 1};
    for (const auto& from : shares.steps) {
      for (const auto& part : from.parts) put({path + "." + part.name, part_rule, path});
    }
  }

  void put(Target target) {
    const bool known =
        std::any_of(targets_.begin(), targets_.end(), [&](const Target& other) { return other.path == target.path; });
    if (!known) targets_.push_back(std::move(target));
  }

  std::vector<Target> targets_;
};

}  // namespace

std::vector<Target> lever_targets(const Pathway<Written>& pathway) {
  Targets targets;
  targets.add_group(pathway, "");
  return targets.take();
}

}  // namespace sposim::scenario
