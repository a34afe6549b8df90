#include "scenario/schema_levers.hpp"

#include <limits>
#include <string>

#include "scenario/choices.hpp"
#include "scenario/leaves.hpp"
#include "scenario/sections.hpp"

namespace sposim::scenario {

Json whole_number(std::uint64_t least, std::uint64_t most) {
  return {{"type", "integer"}, {"minimum", least}, {"maximum", most}};
}

Json list_of_names() {
  return {{"type", "array"}, {"items", schema_text()}, {"minItems", 1}, {"uniqueItems", true}};
}

namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();

/// The value of a number whose unit only its target knows.
Json any_value(SchemaValues& values) {
  const Allowed& forms = allowed_for_effect;
  NumberRule bare{"", Unit::ratio, -no_limit, no_limit};
  bare.may_be_unlimited = true;
  bare.may_hold = true;
  Json any = Json::array();
  for (const NumberRule& rule : {bare, NumberRule{"", Unit::probability, -no_limit, no_limit},
                                 NumberRule{"", Unit::days, -no_limit, no_limit}}) {
    any.push_back(values.value(rule, forms));
  }
  return {{"anyOf", std::move(any)}};
}

/// Money that buys officers' training instead of a number of officers.
Json budget_schema() {
  return schema_map({{"budget", SchemaValues::plain({"", Unit::pounds, 0, 1e12})}}, {"budget"});
}

Json effect_schema(SchemaValues& values) {
  const Allowed& forms = allowed_for_effect;
  const Json share = values.value({"", Unit::probability, 0, 1}, forms);
  const Json goal{{"anyOf", {any_value(values), {{"const", std::string(median_of_forces)}}}}};
  return schema_one_of_keys(
      {{"replace", schema_described("The number becomes this", {{"anyOf", {any_value(values), budget_schema()}}})},
       {"multiply", schema_described("The number times this", values.value({"", Unit::ratio, 0, 1e6}, forms))},
       {"add", schema_described("The number plus this", any_value(values))},
       {"scale_odds",
        schema_described("The odds of the probability times this", values.value({"", Unit::ratio, 1e-6, 1e6}, forms))},
       {"close_gap",
        schema_described("Closes a share of the gap to a value",
                         schema_map({{"share", share}, {"to", goal}, {"only", schema_words(words_of<GapSide>())}},
                                    {"share", "to"}))}});
}

Json condition_schema() {
  Json picks = Json::object();
  const Json number = SchemaValues::plain({"", Unit::ratio, 0, no_limit});
  for (const std::string& word : words_of<Pick>()) {
    const bool beyond = word == word_of(Pick::below) || word == word_of(Pick::above);
    picks[word] = beyond ? Json{{"anyOf", {number, {{"const", "median"}}}}} : whole_number(1, 4095);
  }
  Json rates = Json::object();
  for (const std::string& word : words_of<ForceRate>()) rates[word] = schema_one_of_keys(picks);
  return schema_one_of_keys(std::move(rates));
}

}  // namespace

Json lever_schema(SchemaValues& values) {
  Json scope = schema_map({{"forces", list_of_names()}, {"regions", list_of_names()}, {"where", condition_schema()}});
  scope["minProperties"] = 1;
  const Json duration = SchemaValues::plain({"", Unit::days, 0, no_limit});
  Json keys{{"target", schema_described("A number below pathway, such as application.applies", schema_text())},
            {"effect", schema_described("What happens to the number", effect_schema(values))},
            {"from", schema_described("First day of effect; always if not written", schema_date())},
            {"until", schema_described("Last day of effect; for ever if not written", schema_date())},
            {"ramp", schema_described("Time from the first day to the full effect", duration)},
            {"half_life", schema_described("Time in which half of the effect fades, once it is full", duration)},
            {"scope", schema_described("The forces it touches; all if not written", scope)}};
  keys.update(values.evidence(Unit::ratio));
  keys["range"] = {{"type", "array"}, {"minItems", 2}, {"maxItems", 2}};
  return schema_map(std::move(keys), {"target", "effect"});
}

}  // namespace sposim::scenario
