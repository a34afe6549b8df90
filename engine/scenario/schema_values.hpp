#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/pathway.hpp"
#include "scenario/value_reader.hpp"

/// The parts of the JSON Schema that describe one value: numbers with their units, doubt, variation, shares, evidence.
namespace sposim::scenario {

using Json = nlohmann::ordered_json;

/// A map with these keys and no other.
Json schema_map(Json properties, const std::vector<std::string>& required = {});
/// A map of at least one entry with exactly one of these keys.
Json schema_one_of_keys(Json properties);
/// A map from names of the writer's choice.
Json schema_map_by_name(Json each);
Json schema_described(std::string_view statement, const Json& schema);
Json schema_text();
Json schema_date();
Json schema_words(const std::vector<std::string>& words);
/// A number without a unit, from `least` to `most`, where these are finite.
Json schema_bare(double least, double most);

/// The schemas of values, each defined once and referred to by name.
class SchemaValues {
 public:
  /// A value by its rule, in the forms that are allowed where it stands.
  Json value(const NumberRule& rule, const Allowed& allowed);
  Json shares(const SharesRule& rule);
  /// The keys that say where a number comes from.
  Json evidence(Unit unit);
  /// A scalar by its rule, without words.
  static Json plain(const NumberRule& rule);

  const Json& definitions() const { return definitions_; }

 private:
  Json reference(const std::string& name, const std::function<Json()>& make);
  Json with_evidence(const NumberRule& rule, Allowed allowed);
  Json column(Unit unit, const Allowed& allowed);
  Json dated(const NumberRule& rule, Allowed allowed);
  Json distribution(Unit unit, const Allowed& arguments);
  Json family(const random::FamilyInfo& family, const NumberRule& rule, const Allowed& arguments);
  Json posterior(const NumberRule& rule);
  Json parts_in_any_form(const SharesRule& rule);

  Json definitions_ = Json::object();
};

}  // namespace sposim::scenario
