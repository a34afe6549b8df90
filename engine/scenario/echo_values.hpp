#pragma once

#include <string>

#include "scenario/node.hpp"
#include "scenario/pathway.hpp"
#include "scenario/scenario.hpp"

/// Values back into the form in which a scenario writes them.
namespace sposim::scenario {

/// Adds the evidence's keys to a map; `unit` says how its range is written.
void put_evidence(Node& map, const Evidence& evidence, Unit unit);

/// A value with its evidence.
Node value_node(const Value& value, Unit unit);

/// Shares with their dates and evidence; `terms` for lengths of an order.
Node shares_node(const Shares& shares, bool terms);

/// A number, variation or shares on one line, as a scenario writes it.
std::string value_text(const Value& value, Unit unit);

}  // namespace sposim::scenario
