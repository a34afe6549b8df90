#include "scenario/echo_values.hpp"

#include <utility>

#include "random/distribution.hpp"
#include "scenario/choices.hpp"
#include "scenario/quantity.hpp"
#include "scenario/yaml_writer.hpp"

namespace sposim::scenario {

namespace {

Node list_of(std::vector<Node> items) {
  return {Node::Kind::list, "", false, {}, std::move(items), {}};
}

Node under(std::string key, Node value) {
  Node map = empty_map();
  put(map, std::move(key), std::move(value));
  return map;
}

Node day(core::Date date) {
  return plain(core::to_string(date));
}

Node number(double value, Unit unit) {
  return plain(quantity_text(value, unit));
}

Node parameters_node(const Distribution& shape, Unit unit) {
  const auto& family = random::info(shape.family);
  const auto& arguments = shape.arguments;
  if (shape.family == random::Family::empirical) {
    std::vector<Node> values;
    values.reserve(arguments.size());
    for (const auto& argument : arguments) values.push_back(value_node(argument.value, unit));
    return list_of(std::move(values));
  }
  Node map = empty_map();
  if (shape.family == random::Family::discrete) {
    const std::size_t half = arguments.size() / 2;
    for (std::size_t i = 0; i < half; ++i) {
      put(map, arguments[i].name, value_node(arguments[half + i].value, Unit::ratio));
    }
    return map;
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    put(map, arguments[i].name, value_node(arguments[i].value, family.has_unit[i] ? unit : Unit::ratio));
  }
  return map;
}

Node distribution_node(const Distribution& shape, Unit unit) {
  return under(std::string(random::info(shape.family).name), parameters_node(shape, unit));
}

Node posterior_node(const Posterior& posterior, Unit unit) {
  Node map = empty_map();
  put(map, "events", under("column", quoted(posterior.events)));
  put(map, "from", day(posterior.from));
  put(map, "to", posterior.to ? day(*posterior.to) : under("column", quoted(posterior.to_column)));
  if (posterior.prior) put(map, "prior", distribution_node(*posterior.prior, unit));
  if (!posterior.if_blank_previous_times.empty()) {
    std::vector<Node> factors;
    for (const auto& factor : posterior.if_blank_previous_times) factors.push_back(value_node(factor, Unit::ratio));
    put(map, "if_blank", under("previous_times", list_of(std::move(factors))));
  }
  return under("posterior", std::move(map));
}

/// The form of a value without its evidence.
struct FormNode {
  Unit unit;

  Node operator()(double value) const { return number(value, unit); }
  Node operator()(Word word) const { return plain(word == Word::unlimited ? "unlimited" : "hold"); }
  Node operator()(const Column& column) const {
    Node map = under("column", quoted(column.name));
    if (column.if_blank) put(map, "if_blank", distribution_node(*column.if_blank, unit));
    return map;
  }
  Node operator()(const Dated& dated) const {
    Node map = empty_map();
    for (const auto& step : dated.steps) put(map, core::to_string(step.from), value_node(step.value, unit));
    return map;
  }
  Node operator()(const Unsure& unsure) const {
    const auto* posterior = std::get_if<Posterior>(&unsure.shape);
    Node shape = posterior != nullptr ? posterior_node(*posterior, unit)
                                      : distribution_node(std::get<Distribution>(unsure.shape), unit);
    return under(unsure.doubt == Doubt::national ? "unsure" : "unsure_by_force", std::move(shape));
  }
  Node operator()(const Varies& varies) const { return under("varies", distribution_node(varies.shape, unit)); }
};

void put_text(Node& map, const char* key, const std::string& text) {
  if (!text.empty()) put(map, key, quoted(text));
}

Node parts_node(const Shares::From& from, bool terms) {
  if (terms && !from.doubt && from.parts.size() == 1) return plain(from.parts.front().name);
  Node parts = empty_map();
  for (const auto& part : from.parts) put(parts, part.name, value_node(part.value, Unit::ratio));
  if (from.doubt) {
    parts = under(*from.doubt == Doubt::national ? "unsure" : "unsure_by_force", under("dirichlet", std::move(parts)));
  }
  return terms ? under("varies", under("discrete", std::move(parts))) : parts;
}

Node with_evidence(Node form, const std::optional<Evidence>& evidence, Unit unit) {
  if (!evidence) return form;
  Node map = under("value", std::move(form));
  put_evidence(map, *evidence, unit);
  return map;
}

}  // namespace

void put_evidence(Node& map, const Evidence& evidence, Unit unit) {
  put_text(map, "source", evidence.source);
  if (evidence.assumed) put(map, "assumed", plain("true"));
  if (evidence.quality) put(map, "quality", plain(word_of(*evidence.quality)));
  put_text(map, "period", evidence.period);
  if (evidence.range) {
    put(map, "range", list_of({number(evidence.range->first, unit), number(evidence.range->second, unit)}));
  }
  if (evidence.review_by) put(map, "review_by", day(*evidence.review_by));
  put_text(map, "owner", evidence.owner);
  put_text(map, "note", evidence.note);
}

Node value_node(const Value& value, Unit unit) {
  Node form = std::visit(FormNode{unit}, value.form);
  if (value.evidence && std::holds_alternative<Column>(value.form)) {
    put_evidence(form, *value.evidence, unit);
    return form;
  }
  return with_evidence(std::move(form), value.evidence, unit);
}

Node shares_node(const Shares& shares, bool terms) {
  const bool undated = shares.steps.size() == 1 && shares.steps.front().from == core::Date::min();
  Node steps = empty_map();
  if (undated) {
    steps = with_evidence(parts_node(shares.steps.front(), terms), shares.steps.front().evidence, Unit::ratio);
  } else {
    for (const auto& from : shares.steps) {
      put(steps, core::to_string(from.from), with_evidence(parts_node(from, terms), from.evidence, Unit::ratio));
    }
  }
  return with_evidence(std::move(steps), shares.evidence, Unit::ratio);
}

std::string value_text(const Value& value, Unit unit) {
  return flow_text(value_node(value, unit));
}

}  // namespace sposim::scenario
