#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "core/text.hpp"
#include "scenario/force_names.hpp"
#include "scenario/sections.hpp"

namespace sposim::scenario {

namespace {

TableSource choose(const Node& only, const TableSource& source, const Reading& reading) {
  const auto& all = source.table.names;
  std::vector<std::string> names;
  for (const auto& name : read_texts(only, "forces.only", reading)) {
    if (std::find(all.begin(), all.end(), name) != all.end()) {
      names.push_back(name);
    } else if (!all.empty()) {
      reading.fail(only, "forces.only",
                   {fmt::format("there is no force \"{}\"", core::shortened(name, 60)),
                    fmt::format("{} has no such row", source.table.file), reading.problems.did_you_mean(name, all)});
    }
  }
  return only_forces(source, names);
}

/// Forces by name alone, without a table.
TableSource read_names(const Node& names, const Reading& reading) {
  ForceNames seen;
  const auto texts = read_texts(names, "forces.names", reading);
  for (const auto& name : texts) {
    const auto item =
        std::find_if(names.items.begin(), names.items.end(), [&](const Node& n) { return n.text == name; });
    seen.add(name, item->where, "forces.names", reading.problems);
  }
  return table_of_names(texts);
}

}  // namespace

TableSource read_forces(const Node& root, const Reading& reading) {
  constexpr std::string_view what = "it has a table, one row per force, or names";
  const Node* node = required(root, "", "forces", what, reading);
  if (node == nullptr || !expect_map(*node, "forces", what, reading)) return {};
  check_keys(*node, "forces", {"table", "only", "names"}, reading);
  const Node* table = node->find("table");
  const Node* names = node->find("names");
  if ((table == nullptr) == (names == nullptr)) {
    reading.fail(*node, "forces",
                 {table == nullptr ? "the forces are missing" : "there are both a table and names",
                  "the forces come from one of the two", "Write \"table: forces.csv\"."});
    return {};
  }
  const Node* only = node->find("only");
  if (names != nullptr) {
    if (only != nullptr)
      reading.fail(*only, "forces.only", {"\"only\" has no effect", "it chooses rows of a table", ""});
    return read_names(*names, reading);
  }
  const auto written = read_text(*table, "forces.table", reading);
  if (!written) return {};
  const auto path = std::filesystem::path(table->where.file).parent_path() / *written;
  TableSource source;
  const std::size_t before = reading.problems.count();
  try {
    source = read_forces_table(path.string(), *written, reading.problems);
  } catch (const core::UserError& error) {
    for (auto problem : error.problems()) {
      if (problem.where.line == 0) {  // it could not be opened: say where it is named
        problem.problem = problem.where.file + ": " + problem.problem;
        problem.where = table->where;
        problem.key = "forces.table";
      }
      reading.problems.add(std::move(problem));
    }
    return {};
  }
  source.sound = reading.problems.count() == before;
  return only != nullptr ? choose(*only, source, reading) : source;
}

}  // namespace sposim::scenario
