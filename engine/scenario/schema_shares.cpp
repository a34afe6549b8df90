#include "scenario/schema_values.hpp"
#include "scenario/shares_reader.hpp"

namespace sposim::scenario {

namespace {

constexpr std::string_view term_pattern = "^([1-9][0-9]{0,5} (years?|days?)|until further order)$";

Json dated_steps(const Json& step) {
  return {{"type", "object"},
          {"description", "From each day on, these shares"},
          {"minProperties", 1},
          {"additionalProperties", false},
          {"patternProperties", {{schema_date()["pattern"].get<std::string>(), step}}}};
}

/// The parts with what each holds: every outcome, or terms of the writer's choice.
Json parts(const SharesRule& rule, const Json& each) {
  if (rule.terms) {
    return {{"type", "object"},
            {"minProperties", 1},
            {"additionalProperties", false},
            {"patternProperties", {{std::string(term_pattern), each}}}};
  }
  Json outcomes = Json::object();
  for (const auto& name : outcome_names()) outcomes[name] = each;
  return schema_map(std::move(outcomes), outcome_names());
}

}  // namespace

Json SchemaValues::parts_in_any_form(const SharesRule& rule) {
  const NumberRule concentration{"Concentration of a Dirichlet distribution", Unit::ratio, 1e-6, 1e9};
  const auto dirichlet = [&](const char* word, bool by_force) {
    const Json each = value(concentration, {false, false, by_force, false, false, true});
    return schema_map({{word, schema_map({{"dirichlet", parts(rule, each)}}, {"dirichlet"})}}, {word});
  };
  return {{"anyOf",
           {parts(rule, plain({"Share", Unit::probability, 0, 1})), dirichlet("unsure", false),
            dirichlet("unsure_by_force", true)}}};
}

Json SchemaValues::shares(const SharesRule& rule) {
  return reference(rule.terms ? "terms" : "outcomes", [&] {
    const auto with_value = [&](const Json& value) {
      Json keys{{"value", value}};
      keys.update(evidence(Unit::probability));
      return schema_map(std::move(keys), {"value"});
    };
    Json form = parts_in_any_form(rule);
    if (rule.terms) {
      const Json discrete = schema_map({{"discrete", form}}, {"discrete"});
      form = {
          {"anyOf", {{{"type", "string"}, {"pattern", term_pattern}}, schema_map({{"varies", discrete}}, {"varies"})}}};
    }
    const Json step{{"anyOf", {form, with_value(form)}}};
    const Json dated = dated_steps(step);
    return Json{{"anyOf", {form, with_value({{"anyOf", {form, dated}}}), dated}}};
  });
}

}  // namespace sposim::scenario
