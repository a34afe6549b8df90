#include "bad_input/mutations.hpp"

#include <algorithm>

#include "bad_input/roles.hpp"
#include "bad_input/yaml_text.hpp"

namespace sposim::test {

namespace {

using Mutations = std::vector<Mutation>;

std::string spliced(const std::string& text, std::size_t begin, std::size_t end, const std::string& inserted) {
  return text.substr(0, begin) + inserted + text.substr(end);
}

Mutation with_value(const std::string& text, const Place& place, const std::string& value) {
  Mutation made;
  made.name = joined_path(place.path) + ": " + value;
  made.text = spliced(text, place.value_begin, place.value_end, " " + value);
  made.key = place.key;
  made.line = place.line;
  return made;
}

void misspell(const std::string& text, const Place& place, Mutations& made) {
  if (is_free_key(place.path)) return;
  Mutation mutation;
  mutation.key = place.key.substr(0, place.key.size() - 1) + "qx";
  mutation.name = joined_path(place.path) + " misspelt " + mutation.key;
  mutation.text = spliced(text, place.key_begin, place.key_end, mutation.key);
  mutation.line = place.line;
  mutation.schema = SchemaSees::yes;
  made.push_back(mutation);
}

void duplicate(const std::string& text, const Place& place, Mutations& made) {
  Mutation mutation;
  const std::string key = text.substr(place.key_begin, place.key_end - place.key_begin);
  const std::size_t line_start = text.rfind('\n', place.key_begin) + 1;  // npos + 1 is 0
  const std::string indent(place.key_begin - line_start, ' ');
  const bool block = place.layout == Layout::block;
  mutation.name = joined_path(place.path) + " given twice";
  mutation.key = place.key;
  mutation.line = block ? place.line + 1 : place.line;
  mutation.text = spliced(text, place.key_begin, place.key_begin, key + (block ? ": 1\n" + indent : ": 1, "));
  made.push_back(mutation);
}

void remove(const std::string& text, const Place& place, Mutations& made) {
  Mutation mutation;
  mutation.name = joined_path(place.path) + " removed";
  mutation.key = place.key;
  const bool required = is_required(place.path);
  mutation.verdict = required ? Verdict::bad : Verdict::explained;
  mutation.schema = required ? SchemaSees::yes : SchemaSees::no;
  const bool first_of_item = place.layout == Layout::block &&
                             text.find_first_not_of(' ', text.rfind('\n', place.key_begin) + 1) != place.key_begin;
  if (first_of_item) return;  // behind "- ": the line holds the list together
  std::size_t end = place.entry_end;
  if (place.layout == Layout::flow && end < text.size() && text[end] == ',') ++end;
  const std::size_t begin = place.layout == Layout::flow ? place.key_begin : text.rfind('\n', place.key_begin) + 1;
  mutation.text = spliced(text, begin, end, "");
  made.push_back(mutation);
}

bool is_list_place(const Place& place) {
  return place.kind == scenario::Node::Kind::list;
}

void give_wrong_type(const std::string& text, const Place& place, Mutations& made) {
  const Role role = meaning_of(place).role;
  std::vector<std::string> values{"{wrong_key: 1}", "[[1]]"};
  if (role != Role::free_text) values.emplace_back("some words");
  if (role == Role::free_text) values.emplace_back("\"\"");
  if (role == Role::yes_or_no) values.emplace_back("maybe");
  if (role == Role::day) values.insert(values.end(), {"2026-02-30", "01/02/2026"});
  for (const auto& value : values) {
    Mutation mutation = with_value(text, place, value);
    const bool day_like = value == "2026-02-30";
    mutation.schema = day_like || (role == Role::name && value == "some words") || is_list_place(place)
                          ? SchemaSees::no
                          : SchemaSees::yes;
    made.push_back(mutation);
  }
}

/// Numbers that no number of the model can be.
std::vector<std::string> bad_numbers(const Place& place) {
  std::vector<std::string> values{".nan", "NaN", ".inf", "-.Inf", "inf", "1e400", "0,5", "1_000", "0x10", "\"1\""};
  const auto [role, rule] = meaning_of(place);
  if (role == Role::whole) values.insert(values.end(), {"-1", "1.5", "99999999999999999999999", "50%"});
  if (!rule) return values;
  if (rule->least >= 0) values.emplace_back(rule->unit == scenario::Unit::days ? "-1 days" : "-1");
  values.emplace_back("135%");
  if (rule->unit == scenario::Unit::days) values.insert(values.end(), {"45", "45 dayz", "45days"});
  if (rule->unit != scenario::Unit::days) values.emplace_back("45 days");
  if (rule->unit == scenario::Unit::probability) values.emplace_back("35");
  return values;
}

void give_bad_number(const std::string& text, const Place& place, Mutations& made) {
  const Role role = meaning_of(place).role;
  if (role != Role::number && role != Role::parameter && role != Role::whole) return;
  for (const auto& value : bad_numbers(place)) {
    Mutation mutation = with_value(text, place, value);
    const bool splits_the_entry = value == "0,5" && place.layout == Layout::flow;
    if (splits_the_entry) mutation.key = place.path.at(place.path.size() - 2);  // in braces the comma begins a new key
    const bool seen_by_yaml_only = value == "0,5" || value == "1_000" || value == "0x10";
    mutation.schema = seen_by_yaml_only || role == Role::parameter ? SchemaSees::no : SchemaSees::yes;
    made.push_back(mutation);
  }
}

}  // namespace

std::vector<Mutation> mutations_of(const std::string& text, Fault fault) {
  using Make = void (*)(const std::string&, const Place&, Mutations&);
  constexpr Make makers[] = {misspell, duplicate, remove, give_wrong_type, give_bad_number};
  Mutations made;
  for (const auto& place : places_of(text)) makers[static_cast<std::size_t>(fault)](text, place, made);
  return made;
}

}  // namespace sposim::test
