#include <limits>

#include "scenario/schema_values.hpp"
#include "scenario/sweep.hpp"

namespace sposim::scenario {

namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();

Json list_of(Json each, std::size_t least) {
  return {{"type", "array"}, {"items", std::move(each)}, {"minItems", least}};
}

Json any_of(std::vector<Json> choices) {
  Json schema;
  schema["anyOf"] = std::move(choices);
  return schema;
}

Json whole(double least) {
  return {{"type", "integer"}, {"minimum", least}};
}

/// A number in the unit of what a factor moves, which the schema does not know: only the reader checks it.
Json number_in_any_unit() {
  return any_of({Json{{"type", "number"}}, schema_text()});
}

Json design_schema() {
  const Json between =
      schema_described("Quantiles between which an uncertain number moves", list_of(number_in_any_unit(), 2));
  Json kinds = Json::object();
  kinds["one_at_a_time"] =
      schema_described("Every factor at its ends, the others in the middle", schema_map({{"between", between}}));
  kinds["grid"] = schema_described(
      "Every combination",
      schema_map({{"levels", schema_described("Places of each factor", whole(2))}, {"between", between}}));
  kinds["latin_hypercube"] =
      schema_described("Points that spread evenly over each factor", schema_map({{"points", whole(2)}}));
  kinds["sobol"] = schema_described(
      "Sobol' points by Saltelli's scheme: rows x (factors + 2) points, or rows x (2 x factors + 2) for second order",
      schema_map({{"rows", whole(2)}, {"second_order", Json{{"type", "boolean"}}}}));
  kinds["morris"] =
      schema_described("Trajectories that move one factor at each step: factors + 1 points each",
                       schema_map({{"trajectories", whole(2)}, {"levels", whole(2)}, {"between", between}}));
  kinds["list"] = schema_described("Points from a CSV file, a column for each factor",
                                   any_of({schema_text(), schema_map({{"file", schema_text()}}, {"file"})}));
  return any_of({schema_words({"one_at_a_time", "grid", "latin_hypercube", "sobol", "morris"}),
                 schema_one_of_keys(std::move(kinds))});
}

Json factor_schema() {
  Json keys = Json::object();
  keys["number"] = schema_described("Path of the number, where the factor has another name", schema_text());
  keys["range"] = schema_described("Replaced by a number between these two", list_of(number_in_any_unit(), 2));
  keys["values"] = schema_described("Replaced by one of these", list_of(number_in_any_unit(), 1));
  keys["drawn"] = schema_described("Replaced by one from this distribution", Json{{"type", "object"}});
  keys["group"] = schema_described("Uncertain numbers that move together", list_of(schema_text(), 1));
  keys["policies"] =
      schema_described("Which policies are in force: none, a name, or a stack a+b", list_of(schema_text(), 2));
  return any_of({schema_words({"unsure"}), schema_map(std::move(keys))});
}

Json output_schema() {
  Json keys = Json::object();
  keys["measure"] = schema_described(
      "A column of replicates.csv, or with a window any measure; the output's name if not given", schema_text());
  keys["window"] = schema_words({"whole_run", "policy", "last_day"});
  keys["area"] = schema_described("A force or region; all forces together if not given", schema_text());
  keys["difference"] = schema_described("What this policy, or stack a+b, adds", schema_text());
  return schema_map(std::move(keys));
}

}  // namespace

std::string sweep_schema() {
  Json keys = Json::object();
  keys["title"] = schema_described("Names the sweep in every output", schema_text());
  keys["scenario"] = schema_described("The scenario, relative to this file", schema_text());
  keys["scenarios"] = schema_described("Several scenarios, each at every point",
                                       any_of({list_of(schema_text(), 1), schema_map_by_name(schema_text())}));
  keys["policies"] = schema_described("In force at every point", list_of(schema_text(), 1));
  keys["replicates"] =
      schema_described("Simulated futures at each point, the same luck at all of them; 100 if not given", whole(1));
  keys["replicates_per_draw"] = schema_described("As in the scenario if not given", whole(1));
  keys["seed"] = schema_described("The scenario's if not given", schema_bare(0, no_limit));
  keys["others"] =
      schema_described("Uncertain numbers that are no factor: at their best estimates (as if not given), or drawn",
                       schema_words({"best", "drawn"}));
  keys["forces"] =
      schema_described("A number that differs between forces: all forces moved together, or each by its own luck",
                       schema_words({"together", "apart"}));
  keys["factors"] = schema_described(
      "What is moved, by name", any_of({schema_words({"every unsure number"}), schema_map_by_name(factor_schema())}));
  keys["but"] = schema_described("Uncertain numbers that are no factor after all", list_of(schema_text(), 1));
  keys["design"] = schema_described("At which points", design_schema());
  keys["outputs"] = schema_described("What is counted at each point; newly_protected if not given",
                                     schema_map_by_name(output_schema()));
  Json schema = schema_map(std::move(keys), {"title", "factors", "design"});
  Json head;
  head["$schema"] = "http://json-schema.org/draft-07/schema#";
  head["title"] = "A sweep of sposim";
  head.update(schema);
  return head.dump(2) + "\n";
}

}  // namespace sposim::scenario
