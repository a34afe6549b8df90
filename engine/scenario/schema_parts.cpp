#include <cmath>

#include "scenario/schema_values.hpp"

namespace sposim::scenario {

Json schema_map(Json properties, const std::vector<std::string>& required) {
  Json schema{{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
  if (!required.empty()) schema["required"] = required;
  return schema;
}

Json schema_one_of_keys(Json properties) {
  Json schema = schema_map(std::move(properties));
  schema["minProperties"] = 1;
  schema["maxProperties"] = 1;
  return schema;
}

Json schema_map_by_name(Json each) {
  return {{"type", "object"}, {"additionalProperties", std::move(each)}};
}

Json schema_described(std::string_view statement, const Json& schema) {
  Json described{{"description", statement}};
  described.update(schema);
  return described;
}

Json schema_text() {
  return {{"type", {"string", "number", "boolean"}}, {"pattern", "\\S"}};
}

Json schema_date() {
  return {{"type", "string"}, {"pattern", "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}};
}

Json schema_words(const std::vector<std::string>& words) {
  return {{"enum", words}};
}

Json schema_bare(double least, double most) {
  Json schema{{"type", "number"}};
  if (std::isfinite(least)) schema["minimum"] = least;
  if (std::isfinite(most)) schema["maximum"] = most;
  return schema;
}

}  // namespace sposim::scenario
