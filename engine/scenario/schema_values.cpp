#include "scenario/schema_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "scenario/choices.hpp"
#include "scenario/quantity.hpp"

namespace sposim::scenario {

namespace {

constexpr std::string_view positive = "(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?";
constexpr double no_limit = std::numeric_limits<double>::infinity();

std::string pattern(bool may_be_negative, std::string_view end) {
  return fmt::format("^{}{}{}$", may_be_negative ? "-?" : "", positive, end);
}

/// Numbers are written in one of four ways.
std::string_view unit_class(Unit unit) {
  if (unit == Unit::probability) return "probability";
  if (unit == Unit::pounds) return "money";
  return unit == Unit::days ? "time" : "bare";
}

NumberRule without_limits(Unit unit) {
  return {"", unit, -no_limit, no_limit};
}

std::string limits_of(const NumberRule& rule) {
  if (rule.least == -no_limit && rule.most == no_limit) return "";
  // How long or how dear it is, a pattern cannot say.
  if (rule.unit == Unit::days || rule.unit == Unit::pounds) return "_from_0";
  if (rule.most == no_limit) return fmt::format("_from_{}", rule.least);
  return fmt::format("_from_{}_to_{}", rule.least, rule.most);
}

/// A name that says what the definition is, the same for rules that allow the same.
std::string name_of(const NumberRule& rule, const Allowed& allowed) {
  std::string name = fmt::format("{}{}", unit_class(rule.unit), limits_of(rule));
  const std::pair<bool, std::string_view> flags[] = {{rule.may_be_unlimited, "or_unlimited"},
                                                     {rule.may_hold, "or_hold"},
                                                     {allowed.dated, "dated"},
                                                     {allowed.unsure, "unsure"},
                                                     {allowed.by_force, "by_force"},
                                                     {allowed.varies, "varies"},
                                                     {allowed.posterior, "posterior"},
                                                     {allowed.evidence, "evidence"}};
  for (const auto& [is_set, word] : flags) {
    if (is_set) name += fmt::format("_{}", word);
  }
  return name;
}

Json percent(const NumberRule& rule) {
  const bool to_one = rule.least >= 0 && rule.most <= 1;
  const std::string up_to_100 = "^(100(\\.0+)?|[1-9]?[0-9](\\.[0-9]+)?|[0-9](\\.[0-9]+)?[eE]-?[0-9]+)%$";
  return {{"type", "string"}, {"pattern", to_one ? up_to_100 : pattern(rule.least < 0, "%")}};
}

}  // namespace

Json SchemaValues::plain(const NumberRule& rule) {
  if (rule.unit == Unit::days) {
    const std::string any = pattern(rule.least < 0, " (days?|months?|years?)");
    return {{"type", "string"}, {"pattern", any}};
  }
  if (rule.unit == Unit::pounds) {
    return {{"type", "string"},
            {"pattern", "^£(0|[1-9][0-9]*|[1-9][0-9]{0,2}(,[0-9]{3})+)(\\.[0-9]+)?([eE][-+]?[0-9]+)?m?$"}};
  }
  Json bare = schema_bare(rule.least, rule.most);
  return rule.unit == Unit::probability ? Json{{"anyOf", {std::move(bare), percent(rule)}}} : bare;
}

Json SchemaValues::evidence(Unit unit) {
  const auto shared = [&](const char* key, std::string_view statement, const Json& schema) {
    return reference(key, [&] { return schema_described(statement, schema); });
  };
  const std::string range = fmt::format("range_in_{}", unit_class(unit));
  const Json ends{{"type", "array"}, {"items", plain(without_limits(unit))}, {"minItems", 2}, {"maxItems", 2}};
  return {
      {"source", shared("source", "Where the number comes from", schema_text())},
      {"quality", shared("quality", "How far it can be trusted", schema_words(words_of<Quality>()))},
      {"period", shared("period", "The time the evidence is about", schema_text())},
      {"range", shared(range.c_str(), "Lowest and highest plausible value", ends)},
      {"review_by", shared("review_by", "The day by which someone should look again", schema_date())},
      {"owner", shared("owner", "Who answers for it", schema_text())},
      {"note", shared("note", "What a reader should know about it", schema_text())},
      {"assumed", shared("assumed", "There is no source: an assumption", {{"const", true}})},
  };
}

Json SchemaValues::reference(const std::string& name, const std::function<Json()>& make) {
  if (!definitions_.contains(name)) {
    definitions_[name] = nullptr;  // a definition may refer to itself
    Json made = make();
    definitions_[name] = std::move(made);
  }
  return {{"$ref", "#/definitions/" + name}};
}

Json SchemaValues::value(const NumberRule& rule, const Allowed& allowed) {
  return reference(name_of(rule, allowed), [&] {
    Json forms = Json::array({plain(rule)});
    if (rule.may_be_unlimited) forms.push_back({{"const", "unlimited"}});
    if (rule.may_hold) forms.push_back({{"const", "hold"}});
    if (allowed.evidence) forms.push_back(with_evidence(rule, allowed));
    if (allowed.by_force) forms.push_back(column(rule.unit, allowed));
    if (allowed.dated) forms.push_back(dated(rule, allowed));
    const auto doubt = [&](const char* word, Json shape) {
      forms.push_back(schema_map({{word, std::move(shape)}}, {word}));
    };
    if (allowed.unsure) doubt("unsure", distribution(rule.unit, allowed_in_unsure));
    if (allowed.by_force) doubt("unsure_by_force", distribution(rule.unit, allowed_in_unsure_by_force));
    if (allowed.posterior) doubt("unsure_by_force", schema_map({{"posterior", posterior(rule)}}, {"posterior"}));
    if (allowed.varies) doubt("varies", distribution(rule.unit, allowed_in_varies));
    return Json{{"anyOf", std::move(forms)}};
  });
}

Json SchemaValues::with_evidence(const NumberRule& rule, Allowed allowed) {
  allowed.evidence = false;
  Json keys{{"value", value(rule, allowed)}};
  keys.update(evidence(rule.unit));
  return schema_map(std::move(keys), {"value"});
}

Json SchemaValues::column(Unit unit, const Allowed& allowed) {
  return reference(fmt::format("column_of_{}{}", unit_class(unit), allowed.evidence ? "_evidence" : ""), [&] {
    const Json blank = distribution(unit, allowed_in_unsure_by_force);
    const Json by_force = schema_map({{"unsure_by_force", blank}}, {"unsure_by_force"});
    Json keys{
        {"column", schema_described("A column of the forces table", schema_text())},
        {"if_blank", schema_described("What to draw for a force whose cell is blank", {{"anyOf", {blank, by_force}}})}};
    if (allowed.evidence) keys.update(evidence(unit));
    return schema_map(std::move(keys), {"column"});
  });
}

Json SchemaValues::dated(const NumberRule& rule, Allowed allowed) {
  allowed.dated = false;
  return {{"type", "object"},
          {"description", "From each day on, that value"},
          {"minProperties", 1},
          {"additionalProperties", false},
          {"patternProperties", {{schema_date()["pattern"].get<std::string>(), value(rule, allowed)}}}};
}

/// Limits are left to the reader: which of a distribution's parameters keep them depends on its family.
Json SchemaValues::distribution(Unit unit, const Allowed& arguments) {
  const NumberRule rule = without_limits(unit);
  return reference("distribution_of_" + name_of(rule, arguments), [&] {
    Json families = Json::object();
    for (const auto& each : random::families()) families[std::string(each.name)] = family(each, rule, arguments);
    return schema_one_of_keys(std::move(families));
  });
}

Json SchemaValues::family(const random::FamilyInfo& family, const NumberRule& rule, const Allowed& arguments) {
  if (family.family == random::Family::discrete) {
    const std::string value = rule.unit == Unit::days ? plain(rule)["pattern"].get<std::string>() : pattern(true, "%?");
    return {{"description", "Values with weights that add up to 1; a lever on a weight counts against the others"},
            {"type", "object"},
            {"minProperties", 1},
            {"additionalProperties", false},
            {"patternProperties", {{value, plain({"", Unit::probability, 0, 1})}}}};
  }
  if (family.family == random::Family::empirical) {
    return {{"description", "Observed values"}, {"type", "array"}, {"items", plain(rule)}, {"minItems", 1}};
  }
  Json keys = Json::object();
  std::vector<std::string> names;
  for (std::size_t i = 0; i < family.parameters.size(); ++i) {
    names.emplace_back(family.parameters[i]);
    keys[names.back()] = value(without_limits(family.has_unit[i] ? rule.unit : Unit::ratio), arguments);
  }
  return schema_map(std::move(keys), names);
}

Json SchemaValues::posterior(const NumberRule& rule) {
  const Json column = schema_map({{"column", schema_text()}}, {"column"});
  const NumberRule factor{"Factor on a force's earlier value", Unit::ratio, 0, 1000};
  const Json factors{{"type", "array"}, {"minItems", 1}, {"items", value(factor, allowed_in_unsure_by_force)}};
  Json keys{
      {"events", schema_described("Column of counts; \"<5\" and blanks are understood", column)},
      {"from", schema_described("First day of counting", schema_date())},
      {"to", schema_described("Last day of counting, or a column of last days", {{"anyOf", {schema_date(), column}}})},
      {"prior", schema_described("What small forces are shrunk towards", distribution(rule.unit, allowed_in_unsure))},
      {"if_blank", schema_described("For a blank count: the force's earlier value, times these factors",
                                    schema_map({{"previous_times", factors}}, {"previous_times"}))}};
  return schema_map(std::move(keys), {"events", "from", "to", "prior"});
}

}  // namespace sposim::scenario
