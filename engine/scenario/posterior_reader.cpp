#include <fmt/format.h>

#include <cmath>

#include "scenario/columns.hpp"
#include "scenario/quantity.hpp"
#include "scenario/value_reader.hpp"

namespace sposim::scenario {

namespace {

/// The name under `{column: …}`; empty if there is none.
std::string column_name(const Node& node, const std::string& path, const Reading& reading) {
  if (!expect_map(node, path, "this is a column of the forces table, written {column: name}", reading)) return "";
  check_keys(node, path, {"column"}, reading);
  const Node* name = required(node, path, "column", "this names a column of the forces table", reading);
  if (name == nullptr) return "";
  return read_text(*name, core::join_path(path, "column"), reading).value_or("");
}

template <class Accepts>
void check_cells(const Node& node, const std::string& path, const std::string& column, std::string_view what,
                 const Accepts& accepts, const Reading& reading) {
  const auto* cells = find_column(node, column, path, reading);
  if (cells == nullptr || !reading.table.sound) return;
  for (std::size_t i = 0; i < cells->size(); ++i) {
    if (accepts((*cells)[i])) continue;
    reading.problems.add(reading.table.locations.at(column)[i],
                         fmt::format("{}, {}", column, reading.table.table.names[i]),
                         {fmt::format("this cell is not {}", what), fmt::format("{} reads it", path), ""});
  }
}

bool is_count(const Cell& cell) {
  if (std::holds_alternative<Blank>(cell) || std::holds_alternative<Below>(cell)) return true;
  const auto* number = std::get_if<double>(&cell);
  return number != nullptr && *number >= 0 && *number == std::floor(*number) && *number <= 1e6;
}

void read_last_day(const Node& node, const std::string& path, Posterior& posterior, const Reading& reading) {
  if (!node.is_map()) {
    posterior.to = read_date(node, path, reading);
    if (posterior.to && *posterior.to < posterior.from) {
      reading.fail(node, path, {"the last day of counting comes before the first", "", "Swap the two."});
    }
    return;
  }
  posterior.to_column = column_name(node, path, reading);
  if (posterior.to_column.empty()) return;
  const auto* counts = reading.table.table.columns.contains(posterior.events)
                           ? &reading.table.table.columns.at(posterior.events)
                           : nullptr;
  std::size_t row = 0;
  check_cells(
      node, path, posterior.to_column, "a day on or after the first day of counting",
      [&](const Cell& cell) {
        const bool counted = counts == nullptr || !std::holds_alternative<Blank>((*counts)[row]);
        ++row;
        if (std::holds_alternative<Blank>(cell)) return !counted;  // no count, so no last day either
        const auto* date = std::get_if<core::Date>(&cell);
        return date != nullptr && *date >= posterior.from;
      },
      reading);
}

void read_previous_times(const Node& node, const std::string& path, Posterior& posterior, const Reading& reading) {
  if (!expect_map(node, path, "for a blank, write {previous_times: [ … ]}", reading)) return;
  check_keys(node, path, {"previous_times"}, reading);
  const Node* factors =
      required(node, path, "previous_times", "it lists the factors on the force's earlier value", reading);
  if (factors == nullptr) return;
  const std::string list_path = core::join_path(path, "previous_times");
  if (!factors->is_list() || factors->items.empty()) {
    reading.fail(*factors, list_path,
                 {fmt::format("found {}", described(*factors)), "this is a list of factors",
                  "Write it like [{unsure: {lognormal: {median: 1.5, sigma: 0.15}}}]."});
    return;
  }
  const NumberRule factor{"Factor on a force's earlier value", Unit::ratio, 0, 1000};
  for (const auto& item : factors->items) {
    posterior.if_blank_previous_times.push_back(
        read_value(item, list_path, factor, allowed_in_unsure_by_force, reading));
  }
}

void check_prior(const Node& node, const std::string& path, const Posterior& posterior, const Reading& reading) {
  if (posterior.prior->family == random::Family::gamma) return;
  reading.fail(node, path,
               {"this prior is not a gamma", "counts of events are combined with a gamma prior",
                "Write it like {gamma: {shape: 0.75, mean: 0.0045}}."});
}

}  // namespace

Posterior read_posterior(const Node& node, const std::string& path, const NumberRule& rule, const Reading& reading) {
  Posterior posterior;
  posterior.where = node.where;
  if (!expect_map(node, path, "a posterior has events, from, to and prior", reading)) return posterior;
  check_keys(node, path, {"events", "from", "to", "prior", "if_blank"}, reading);
  if (const Node* from = required(node, path, "from", "it is the first day of counting", reading)) {
    const std::string from_path = core::join_path(path, "from");
    posterior.from = read_date(*from, from_path, reading).value_or(core::Date{});
    if (reading.start && posterior.from != core::Date{} && posterior.from < *reading.start) {
      reading.fail(*from, from_path,
                   {"counting begins before the clock starts", "the exposure before that day is not simulated", ""});
    }
  }
  if (const Node* events = required(node, path, "events", "it is the column of counts", reading)) {
    const std::string events_path = core::join_path(path, "events");
    posterior.events = column_name(*events, events_path, reading);
    if (!posterior.events.empty()) {
      check_cells(*events, events_path, posterior.events, "a count, \"<5\" or blank", is_count, reading);
    }
  }
  if (const Node* to = required(node, path, "to", "it is the last day of counting", reading)) {
    read_last_day(*to, core::join_path(path, "to"), posterior, reading);
  }
  if (const Node* prior = required(node, path, "prior", "small forces are shrunk towards it", reading)) {
    const std::string prior_path = core::join_path(path, "prior");
    posterior.prior = read_distribution(*prior, prior_path, rule, allowed_in_unsure, reading);
    check_prior(*prior, prior_path, posterior, reading);
  }
  if (const Node* if_blank = node.find("if_blank")) {
    read_previous_times(*if_blank, core::join_path(path, "if_blank"), posterior, reading);
  }
  return posterior;
}

}  // namespace sposim::scenario
