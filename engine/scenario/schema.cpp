#include "scenario/schema.hpp"

#include <string>
#include <type_traits>
#include <vector>

#include "scenario/choices.hpp"
#include "scenario/leaves.hpp"
#include "scenario/schema_sections.hpp"

namespace sposim::scenario {

namespace {

/// Walks the fields of one group after another and writes their schemas.
class PathwaySchema {
 public:
  PathwaySchema(SchemaValues& values, Whole whole) : values_(values), whole_(whole) {}

  template <class Group>
  Json group(const Group& group) {
    Json keys = Json::object();
    std::vector<std::string> needed;
    core::for_each_field(group, [&](const auto& field, const auto& member) {
      const std::string name(field.name);
      keys[name] = schema_described(field.rule.statement, of(member, field.rule));
      if (whole_ == Whole::yes && field.rule.presence != Presence::optional) needed.push_back(name);
    });
    return schema_map(std::move(keys), needed);
  }

 private:
  Json of(const Number& /*leaf*/, const NumberRule& rule) {
    const bool rate_of_applications = &rule == nullptr;
    return values_.value(rule, {true, true, true, false, rate_of_applications, true});
  }
  Json of(const Variation& /*leaf*/, const NumberRule& rule) {
    return values_.value(rule, {true, true, true, true, false, true});
  }
  Json of(const Shares& /*leaf*/, const SharesRule& rule) { return values_.shares(rule); }
  template <class Choice>
  Json of(const Choice& /*leaf*/, const ChoiceRule& /*rule*/) {
    return schema_words(words_of<Choice>());
  }
  template <class Group>
  Json of(const Group& inner, const GroupRule& /*rule*/) {
    return group(inner);
  }
  template <class Inner>
  Json of(const std::map<std::string, Inner>& /*named*/, const GroupRule& /*rule*/) {
    return schema_map_by_name(group(Inner{}));
  }

  SchemaValues& values_;
  Whole whole_;
};

}  // namespace

}  // namespace sposim::scenario
