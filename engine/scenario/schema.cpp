#include "scenario/schema.hpp"

#include <limits>
#include <map>
#include <string>
#include <type_traits>
#include <vector>

#include "scenario/choices.hpp"
#include "scenario/leaves.hpp"
#include "scenario/schema_levers.hpp"
#include "scenario/schema_values.hpp"
#include "scenario/sections.hpp"

namespace sposim::scenario {

namespace {

/// A file that stands alone, or one that extends another and says only what it changes.
enum class Whole { no, yes };

/// What must be there in a file that stands alone; nothing in one that extends another.
std::vector<std::string> needed(Whole whole, std::vector<std::string> keys) {
  return whole == Whole::yes ? std::move(keys) : std::vector<std::string>{};
}

/// Walks the fields of one group after another and writes their schemas.
class GroupSchema {
 public:
  GroupSchema(SchemaValues& values, Whole whole) : values_(values), whole_(whole) {}

  template <class Group>
  Json group(const Group& group, const std::string& path) {
    Json keys = Json::object();
    std::vector<std::string> required;
    core::for_each_field(group, [&](const auto& field, const auto& member) {
      const std::string name(field.name);
      keys[name] = schema_described(field.rule.statement, of(member, field.rule, core::join_path(path, name)));
      if (field.rule.presence != Presence::optional) required.push_back(name);
    });
    return schema_map(std::move(keys), needed(whole_, std::move(required)));
  }

 private:
  Json of(const Number& /*leaf*/, const NumberRule& rule, const std::string& path) {
    return values_.value(rule, allowed_for_number(path));
  }
  Json of(const Variation& /*leaf*/, const NumberRule& rule, const std::string& /*path*/) {
    return values_.value(rule, allowed_for_variation);
  }
  Json of(const Shares& /*leaf*/, const SharesRule& rule, const std::string& /*path*/) { return values_.shares(rule); }
  template <class Choice>
  requires std::is_enum_v<Choice> Json of(const Choice& /*leaf*/, const ChoiceRule& /*rule*/,
                                          const std::string& /*path*/) {
    return schema_words(words_of<Choice>());
  }
  template <HasFields Group>
  Json of(const Group& inner, const GroupRule& /*rule*/, const std::string& path) {
    return group(inner, path);
  }
  template <class Group>
  Json of(const std::map<std::string, Group>& /*named*/, const GroupRule& /*rule*/, const std::string& path) {
    return schema_map_by_name(group(Group{}, path));
  }

  SchemaValues& values_;
  Whole whole_;
};

Json clock_schema(Whole whole) {
  Json keys{
      {"start", schema_described("First day that counts", schema_date())},
      {"end", schema_described("Last day that counts", schema_date())},
      {"policies_from", schema_described("The headline counts from here to the end", schema_date())},
      {"open_cases", schema_described("Cases reported in the 12 months before the start exist (true if not written)",
                                      {{"type", "boolean"}})}};
  return schema_map(std::move(keys), needed(whole, {"start", "end", "policies_from"}));
}

Json simulation_schema() {
  Json schema = schema_map(
      {{"replicates", schema_described("Simulated futures", whole_number(1, most_replicates))},
       {"replicates_per_draw", schema_described("Simulated futures that share one draw of the uncertain numbers",
                                                whole_number(1, most_replicates))},
       {"seed", schema_described("Another seed gives other futures, equally likely",
                                 whole_number(0, std::numeric_limits<std::uint64_t>::max()))}});
  schema["minProperties"] = 1;
  return schema;
}

Json forces_schema(Whole whole) {
  Json keys{{"table", schema_described("CSV file with one row per force, beside this file", schema_text())},
            {"only", schema_described("These forces of the table and no others", list_of_names())},
            {"names", schema_described("Names of forces, where there is no table", list_of_names())}};
  Json schema = schema_map(std::move(keys));
  if (whole == Whole::yes) {
    schema["oneOf"] = {{{"required", {"table"}}}, {{"required", {"names"}}, {"not", {{"required", {"only"}}}}}};
  }
  return schema;
}

Json changes_schema(SchemaValues& values, Whole whole) {
  const Json levers{{"type", "array"}, {"minItems", 1}, {"items", lever_schema(values)}};
  Json keys{{"title", schema_text()},
            {"order", schema_described("Which of two changes to one number comes first", whole_number(0, 1000))},
            {"levers", schema_described("Each moves one number", levers)}};
  return schema_map_by_name(schema_map(std::move(keys), needed(whole, {"levers"})));
}

Json observation_schema(SchemaValues& values) {
  const Json column = schema_map({{"column", schema_text()}}, {"column"});
  const NumberRule count_rule{"", Unit::count, 0, 1e9};
  const Json number = SchemaValues::plain(count_rule);
  const Json count{{"anyOf",
                    {number,
                     {{"type", "string"}, {"pattern", "^(<[1-9][0-9]{0,3}|no return)$"}},
                     {{"type", "array"}, {"items", number}, {"minItems", 2}, {"maxItems", 2}},
                     column}}};
  Json keys{
      {"measure", schema_described("What was counted", schema_words(words_of<Measured>()))},
      {"area", schema_described("A force, a region, England and Wales, or each force", schema_text())},
      {"from", schema_described("First day of counting", schema_date())},
      {"to", schema_described("Last day of counting, or a column of last days", {{"anyOf", {schema_date(), column}}})},
      {"count", schema_described("The count, \"<5\", an interval, or a column", count)},
      {"kind", schema_described("Who counted", schema_words(words_of<CountingSource>()))},
      {"use", schema_described("Whether it set a number of this scenario", schema_words(words_of<ObservationUse>()))}};
  keys.update(values.evidence(Unit::count));
  return schema_map(std::move(keys), {"measure", "from", "to", "count", "kind", "use"});
}

Json correlation_schema(SchemaValues& values) {
  const Json rank{{"type", "number"}, {"exclusiveMinimum", -1}, {"exclusiveMaximum", 1}};
  Json between{{"type", "array"}, {"items", schema_text()}, {"minItems", 2}, {"maxItems", 2}, {"uniqueItems", true}};
  Json keys{{"between", schema_described("The paths of two numbers marked unsure", between)},
            {"rank", schema_described("Spearman's rank correlation", rank)}};
  keys.update(values.evidence(Unit::ratio));
  return schema_map(std::move(keys), {"between", "rank"});
}

Json year_schema() {
  return whole_number(1900, 2200);
}

Json policy_schema(SchemaValues& values, Whole whole) {
  Json cost = GroupSchema(values, Whole::no).group(Cost<Written>{}, "cost");
  cost["properties"]["price_year"] = schema_described("The year whose prices these are", year_schema());
  cost["properties"]["leaves_out"] =
      schema_described("What these prices do not hold: the cost is then shown as a least cost", schema_text());
  Json keys{{"title", schema_described("Names the policy in every output", schema_text())},
            {"status", schema_described("Where the idea stands", schema_words(words_of<PolicyStatus>()))},
            {"note", schema_described("What a reader should know", schema_text())},
            {"order", schema_described("Which of two policies acts first on one number", whole_number(0, 1000))},
            {"without", schema_described("Changes of the baseline that it undoes", list_of_names())},
            {"levers",
             schema_described("What it moves", {{"type", "array"}, {"items", lever_schema(values)}, {"minItems", 1}})},
            {"cost", schema_described("What it costs", cost)}};
  return schema_map(std::move(keys), needed(whole, {"title", "status"}));
}

Json money_schema(SchemaValues& values, Whole whole) {
  Json money = GroupSchema(values, Whole::no).group(Money{}, "money");
  money["properties"]["price_year"] = schema_described("Results are in prices of this year", year_schema());
  money["properties"]["deflator"] =
      schema_described("Index of prices by year", {{"type", "object"},
                                                   {"patternProperties", {{"^[0-9]{4}$", schema_bare(1e-6, 1e9)}}},
                                                   {"additionalProperties", false}});
  if (whole == Whole::yes) money["required"] = {"price_year"};
  return money;
}

Json quality_schema(Whole whole) {
  const Json hash{{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}};
  const Json sign_off =
      schema_map({{"date", schema_described("Day of the signature", schema_date())},
                  {"scenario", schema_described("Hash of the scenario, as `sposim sign-off` prints it", hash)},
                  {"model", schema_described("Hash of the model, as `sposim sign-off` prints it", hash)}},
                 needed(whole, {"date", "scenario", "model"}));
  Json qa = schema_map({{"commissioner", schema_described("Who asked for the work; a name or a role", schema_text())},
                        {"analyst", schema_described("Who did it", schema_text())},
                        {"assurer", schema_described("Who checked it; someone else than the analyst", schema_text())},
                        {"approver", schema_described("Who signs it off", schema_text())},
                        {"commissioned", schema_described("Day on which it was asked for", schema_date())},
                        {"assured", schema_described("Day on which the check was finished", schema_date())},
                        {"sign_off", schema_described("What exactly was signed, and when", sign_off)}},
                       {});
  qa["minProperties"] = 1;
  return qa;
}

/// The keys of a whole file, in the order that a reader expects them.
Json file_keys(SchemaValues& values, Whole whole) {
  GroupSchema groups(values, whole);
  const auto pathway = groups.group(Pathway<Written>{}, "pathway");
  return {
      {"title", schema_described("Names the scenario in every output", schema_text())},
      {"intended_use", schema_described("What the scenario is for", schema_text())},
      {"not_for", schema_described("What it must not be used for", schema_text())},
      {"extends", schema_described("A scenario file that this one takes whole and changes", schema_text())},
      {"remove", schema_described("Paths of keys that are deleted from what this file extends", list_of_names())},
      {"known_answer", schema_described("A test world: its numbers need no source", {{"type", "boolean"}})},
      {"clock", schema_described("From when to when", clock_schema(whole))},
      {"simulation", schema_described("How many futures, from which seed", simulation_schema())},
      {"forces", schema_described("The police forces", forces_schema(whole))},
      {"pathway", schema_described("Every number of a case's way to an order", pathway)},
      {"changes", schema_described("What already happened or is law, by name", changes_schema(values, whole))},
      {"policies",
       schema_described("What could be done, to compare, by name", schema_map_by_name(policy_schema(values, whole)))},
      {"money", schema_described("How money is counted", money_schema(values, whole))},
      {"correlations",
       schema_described("Uncertain numbers that go together, by name", schema_map_by_name(correlation_schema(values)))},
      {"observed",
       schema_described("What was counted, to hold the model against", schema_map_by_name(observation_schema(values)))},
      {"qa", schema_described("Who stands behind the scenario, and what was signed", quality_schema(whole))},
      {"crime_survey", schema_described("Estimates by the crime survey", groups.group(CrimeSurvey{}, "crime_survey"))},
      {"counting_error",
       schema_described("How far counts may be off", groups.group(CountingError{}, "counting_error"))}};
}

}  // namespace

std::string json_schema() {
  SchemaValues values;
  const Json whole = file_keys(values, Whole::yes);
  const Json part = file_keys(values, Whole::no);
  Json any_key = Json::object();
  for (const auto& [key, value] : whole.items()) any_key[key] = Json{{"description", value["description"]}};
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
              {"title", "A scenario of sposim"},
              {"description", "Made by `sposim schema`. Do not edit."},
              {"type", "object"},
              {"additionalProperties", false},
              {"properties", std::move(any_key)},
              {"if", {{"required", {"extends"}}}},
              {"then", {{"properties", part}}},
              {"else",
               {{"properties", whole},
                {"required", {"title", "clock", "forces", "pathway"}},
                {"not", {{"required", {"remove"}}}}}},
              {"definitions", values.definitions()}};
  return schema.dump(1) + "\n";
}

}  // namespace sposim::scenario
