#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "core/text.hpp"
#include "scenario/pathway.hpp"
#include "scenario/sweep_parts.hpp"

namespace sposim::scenario {

namespace {

const std::vector<std::string> kinds{"one_at_a_time", "grid", "latin_hypercube", "sobol", "morris", "list"};

/// Which keys a design may have beside each other.
std::vector<std::string> keys_of(SweepDesign kind) {
  switch (kind) {
    case SweepDesign::one_at_a_time:
      return {"between"};
    case SweepDesign::grid:
      return {"levels", "between"};
    case SweepDesign::latin_hypercube:
      return {"points"};
    case SweepDesign::sobol:
      return {"rows", "second_order"};
    case SweepDesign::morris:
      return {"trajectories", "levels", "between"};
    case SweepDesign::list:
      break;
  }
  return {"file"};
}

/// The two quantiles between which an uncertain number moves: `between: [5%, 95%]`.
void read_between(const Node& node, const std::string& path, DesignSettings& design, const Reading& reading) {
  const NumberRule quantile{"Quantile", Unit::probability, 0.0001, 0.9999};
  if (!node.is_list() || node.items.size() != 2) {
    reading.fail(node, path,
                 {fmt::format("found {}", described(node)), "these are two quantiles", "Write it like [5%, 95%]."});
    return;
  }
  const auto low = read_plain_number(node.items[0], path, quantile, reading);
  const auto high = read_plain_number(node.items[1], path, quantile, reading);
  if (!low || !high) return;
  if (*low >= *high) {
    reading.fail(node, path, {"the first is not below the second", "a number moves from the one to the other", ""});
  }
  design.low = *low;
  design.high = *high;
}

void set_usual(DesignSettings& design) {
  switch (design.kind) {
    case SweepDesign::one_at_a_time:
      design.low = 0.05;
      design.high = 0.95;
      break;
    case SweepDesign::grid:
      design.low = 0.05;
      design.high = 0.95;
      design.levels = 3;
      break;
    case SweepDesign::morris:
      design.low = 0.05;
      design.high = 0.95;
      design.levels = 4;
      design.base = 10;
      break;
    case SweepDesign::latin_hypercube:
      design.base = 100;
      break;
    case SweepDesign::sobol:
      design.base = 128;
      break;
    case SweepDesign::list:
      break;
  }
}

void read_counts(const Node& node, const std::string& path, DesignSettings& design, const Reading& reading) {
  constexpr unsigned long long most = 4'000'000'000;
  for (const char* key : {"points", "rows", "trajectories"}) {
    const Node* child = node.find(key);
    if (child == nullptr) continue;
    const auto whole = read_whole(*child, core::join_path(path, key), 2, most, reading);
    if (whole) design.base = *whole;
  }
  if (const Node* levels = node.find("levels")) {
    const auto whole = read_whole(*levels, core::join_path(path, "levels"), 2, 1'000'000, reading);
    if (whole) design.levels = static_cast<std::uint32_t>(*whole);
    if (whole && design.kind == SweepDesign::morris && *whole % 2 != 0) {
      reading.fail(*levels, core::join_path(path, "levels"),
                   {fmt::format("found {} levels", *whole), "a step goes half the way up or down: their number is even",
                    "Write 4."});
    }
  }
  if (const Node* second = node.find("second_order")) {
    design.second_order = read_yes_or_no(*second, core::join_path(path, "second_order"), reading).value_or(false);
  }
}

void read_inner(const Node& node, const std::string& path, const std::string& sweep_file, DesignSettings& design,
                const Reading& reading) {
  if (design.kind == SweepDesign::list && node.is_scalar()) {
    design.file = (std::filesystem::path(sweep_file).parent_path() / node.text).lexically_normal().string();
    return;
  }
  if (!expect_map(node, path, fmt::format("it has {}", core::listed(keys_of(design.kind))), reading)) return;
  check_keys(node, path, keys_of(design.kind), reading);
  read_counts(node, path, design, reading);
  if (const Node* between = node.find("between")) {
    read_between(*between, core::join_path(path, "between"), design, reading);
  }
  if (design.kind != SweepDesign::list) return;
  if (const Node* file = required(node, path, "file", "it has a row for each point", reading)) {
    const auto name = read_text(*file, core::join_path(path, "file"), reading).value_or("");
    design.file = (std::filesystem::path(sweep_file).parent_path() / name).lexically_normal().string();
  }
}

}  // namespace

DesignSettings read_design(const Node& node, const std::string& sweep_file, const Reading& reading) {
  DesignSettings design;
  design.where = node.where;
  const std::string what = fmt::format("a design is one of {}", core::listed(kinds, "or"));
  if (node.is_scalar()) {
    const auto kind = read_choice(node, "design", kinds, reading);
    if (!kind) return design;
    design.kind = static_cast<SweepDesign>(*kind);
    set_usual(design);
    if (design.kind == SweepDesign::list) {
      reading.fail(node, "design", {"a list is a file", "it has a row for each point", "Write {list: points.csv}."});
    }
    return design;
  }
  if (!expect_map(node, "design", what, reading)) return design;
  check_keys(node, "design", kinds, reading);
  if (node.entries.size() != 1) {
    reading.fail(node, "design", {fmt::format("found {} keys", node.entries.size()), what, "Keep one."});
    return design;
  }
  const auto& [word, where, inner] = node.entries.front();
  const auto kind = std::find(kinds.begin(), kinds.end(), word);
  if (kind == kinds.end()) return design;
  design.kind = static_cast<SweepDesign>(kind - kinds.begin());
  set_usual(design);
  read_inner(inner, core::join_path("design", word), sweep_file, design, reading);
  return design;
}

}  // namespace sposim::scenario
