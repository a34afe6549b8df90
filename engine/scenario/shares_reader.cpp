#include "scenario/shares_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/text.hpp"
#include "scenario/dates.hpp"
#include "scenario/quantity.hpp"
#include "scenario/term.hpp"
#include "scenario/value_reader.hpp"

namespace sposim::scenario {

namespace {

using From = Shares::From;

constexpr int shortest_days = 730;  // Stalking Protection Act 2019, s.3: two years at least
constexpr int shortest_years = 2;
constexpr std::size_t most_parts = 1000;

const NumberRule share_rule{"Share", Unit::probability, 0, 1};
const NumberRule concentration_rule{"Concentration of a Dirichlet distribution", Unit::ratio, 1e-6, 1e9};

bool legal_minimum_applies(const std::string& path, const Reading& reading) {
  return path.starts_with("pathway.order.length") && !reading.known_answer;
}

/// The canonical name of a term; reports text that names none, or a full order shorter than the law allows.
std::string read_term(const std::string& text, const core::Location& where, const std::string& path,
                      const Reading& reading) {
  const auto term = find_term(text);
  if (!term) {
    reading.problems.add(where, path,
                         {fmt::format("\"{}\" is not the length of an order", core::shortened(text, 60)),
                          "it is written like 2 years, 730 days or until further order",
                          reading.problems.did_you_mean(text, {"2 years", "730 days", "until further order"})});
    return text;
  }
  const bool short_years = term->years > 0 && term->years < shortest_years;
  const bool short_days = term->days > 0 && term->days < shortest_days;
  if ((short_years || short_days) && legal_minimum_applies(path, reading)) {
    reading.problems.add(
        where, path,
        {fmt::format("\"{}\" is too short for a full order", core::shortened(text, 60)),
         "the Stalking Protection Act 2019 sets a minimum of 2 years", "Write \"2 years\" or longer."});
  }
  return term_text(*term);
}

void check_outcomes(const Node& node, const std::string& path, const Reading& reading) {
  check_keys(node, path, outcome_names(), reading);
  for (const auto& name : outcome_names()) required(node, path, name, "every case ends in one of the four", reading);
}

void check_sum(const Node& node, const std::string& path, const From& from, const Reading& reading) {
  double sum = 0;
  for (const auto& part : from.parts) sum += std::get<double>(part.value.form);
  if (std::abs(sum - 1) <= 1e-9) return;
  reading.fail(
      node, path,
      {fmt::format("these shares add up to {}", decimal_text(std::round(sum * 1e9) / 1e9)), "shares add up to 1", ""});
}

/// The parts of a map: shares as plain numbers, or a Dirichlet's concentrations.
void read_parts(const Node& node, const std::string& path, const SharesRule& rule, From& from, const Reading& reading) {
  const std::size_t before = reading.problems.count();
  if (!expect_map(node, path, "this is a map of parts with their shares", reading)) return;
  if (!rule.terms) check_outcomes(node, path, reading);
  if (node.entries.empty()) reading.fail(node, path, {"found an empty map", "there is at least one part", ""});
  if (node.entries.size() > most_parts) {
    reading.fail(
        node, path,
        {fmt::format("found {} parts", node.entries.size()), fmt::format("there may be {} at most", most_parts), ""});
    return;
  }
  const Allowed forms{false, false, from.doubt == Doubt::by_force, false, false, true};
  for (const auto& entry : node.entries) {
    const std::string part_path = core::join_path(path, entry.key);
    const std::string name = rule.terms ? read_term(entry.key, entry.where, path, reading) : entry.key;
    const bool twice = std::any_of(from.parts.begin(), from.parts.end(), [&](const auto& p) { return p.name == name; });
    if (twice) reading.problems.add(entry.where, part_path, {"this part stands here a second time", "", "Keep one."});
    Value value = from.doubt ? read_value(entry.value, part_path, concentration_rule, forms, reading)
                             : Value{read_plain_number(entry.value, part_path, share_rule, reading).value_or(0),
                                     std::nullopt, entry.value.where};
    from.parts.push_back({name, std::move(value)});
  }
  if (reading.problems.count() == before && !from.doubt) check_sum(node, path, from, reading);
}

/// `{unsure: {dirichlet: {…}}}` or plain parts.
void read_doubted_parts(const Node& node, const std::string& path, const SharesRule& rule, From& from,
                        const Reading& reading) {
  for (const char* word : {"unsure", "unsure_by_force"}) {
    const Node* shape = node.find(word);
    if (shape == nullptr) continue;
    const std::string inner = core::join_path(path, word);
    check_keys(node, path, {word}, reading);
    from.doubt = std::string_view(word) == "unsure" ? Doubt::national : Doubt::by_force;
    if (!expect_map(*shape, inner, "doubt about shares is a dirichlet distribution", reading)) return;
    check_keys(*shape, inner, {"dirichlet"}, reading);
    const Node* parts = required(*shape, inner, "dirichlet", "doubt about shares is a dirichlet distribution", reading);
    if (parts != nullptr) read_parts(*parts, core::join_path(inner, "dirichlet"), rule, from, reading);
    return;
  }
  if (node.has("dirichlet")) {
    reading.fail(node, path,
                 {"a dirichlet stands here alone", "doubt and variation must never look alike",
                  "Put it under \"unsure:\" or \"unsure_by_force:\"."});
    return;
  }
  read_parts(node, path, rule, from, reading);
}

/// One term, or `{varies: {discrete: {…}}}`.
void read_terms(const Node& node, const std::string& path, const SharesRule& rule, From& from, const Reading& reading) {
  if (node.is_scalar()) {
    from.parts.push_back({read_term(node.text, node.where, path, reading), {1.0, std::nullopt, node.where}});
    return;
  }
  const std::string_view form = "write one length, or {varies: {discrete: {2 years: 0.65, …}}}";
  if (!expect_map(node, path, form, reading)) return;
  check_keys(node, path, {"varies"}, reading);
  const Node* shape = required(node, path, "varies", form, reading);
  if (shape == nullptr || !expect_map(*shape, core::join_path(path, "varies"), form, reading)) return;
  const std::string inner = core::join_path(path, "varies");
  check_keys(*shape, inner, {"discrete"}, reading);
  const Node* parts = required(*shape, inner, "discrete", form, reading);
  if (parts == nullptr) return;
  const std::string parts_path = core::join_path(inner, "discrete");
  if (expect_map(*parts, parts_path, form, reading)) read_doubted_parts(*parts, parts_path, rule, from, reading);
}

From read_step(const Node& node, const std::string& path, const SharesRule& rule, core::Date day,
               const Reading& reading) {
  From from;
  from.from = day;
  from.where = node.where;
  const Node* inner = node.find("value");
  const std::string inner_path = inner != nullptr ? core::join_path(path, "value") : path;
  if (inner != nullptr) {
    check_keys(node, path, joined({"value"}, evidence_keys()), reading);
    from.evidence = read_evidence(node, path, share_rule, reading);
  }
  const Node& parts = inner != nullptr ? *inner : node;
  if (rule.terms) {
    read_terms(parts, inner_path, rule, from, reading);
  } else if (expect_map(parts, inner_path, "these are shares of the outcomes", reading)) {
    read_doubted_parts(parts, inner_path, rule, from, reading);
  }
  return from;
}

bool is_dated(const Node& node) {
  return node.is_map() && !node.entries.empty() && node.entries.front().key.find_first_of("0123456789") == 0 &&
         !find_term(node.entries.front().key);
}

bool has_evidence(const Shares& shares) {
  const auto given = [](const auto& evidence) { return evidence && !evidence->empty(); };
  return given(shares.evidence) ||
         std::all_of(shares.steps.begin(), shares.steps.end(), [&](const From& from) { return given(from.evidence); });
}

void read_steps(const Node& node, const std::string& path, const SharesRule& rule, Shares& shares,
                const Reading& reading) {
  if (!is_dated(node)) {
    shares.steps.push_back(read_step(node, path, rule, core::Date::min(), reading));
    return;
  }
  for (const auto& [day, entry] : dated_entries(node, path, reading)) {
    shares.steps.push_back(read_step(entry->value, core::join_path(path, entry->key), rule, day, reading));
  }
  if (!shares.steps.empty()) check_first_day(shares.steps.front().from, node.where, path, reading);
}

}  // namespace

const std::vector<std::string>& outcome_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list;
    std::apply([&](const auto&... fields) { (list.emplace_back(fields.name), ...); }, OddsRatios<Written>::fields());
    return list;
  }();
  return names;
}

Shares read_shares(const Node& node, const std::string& path, const SharesRule& rule, const Reading& reading) {
  const std::size_t before = reading.problems.count();
  Shares shares;
  shares.written = true;
  const Node* inner = node.find("value");
  if (inner != nullptr && is_dated(*inner)) {
    check_keys(node, path, joined({"value"}, evidence_keys()), reading);
    shares.evidence = read_evidence(node, path, share_rule, reading);
    read_steps(*inner, core::join_path(path, "value"), rule, shares, reading);
  } else {
    read_steps(node, path, rule, shares, reading);
    if (shares.steps.size() == 1 && inner != nullptr) std::swap(shares.evidence, shares.steps.front().evidence);
  }
  const bool fine = reading.problems.count() == before;
  if (fine && !reading.known_answer && !has_evidence(shares)) {
    reading.fail(node, path,
                 {"these shares do not say where they come from",
                  "every number that matters has a source or is marked as assumed",
                  "Put them under \"value:\" with \"source:\" or \"assumed: true\" beside it."});
  }
  return shares;
}

}  // namespace sposim::scenario
