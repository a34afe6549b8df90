#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/text.hpp"
#include "scenario/choices.hpp"
#include "scenario/columns.hpp"
#include "scenario/quantity.hpp"
#include "scenario/sections.hpp"

namespace sposim::scenario {

namespace {

constexpr std::string_view everyone = "England and Wales";
constexpr std::string_view each_force = "each force";
constexpr std::string_view nothing_returned = "no return";
const NumberRule count_rule{"", Unit::count, 0, 1e9};

struct Interval {
  double low = 0, high = 0;
};

/// The counts that a cell allows; nothing for a blank or a cell that holds no count.
std::optional<Interval> interval_of(const Cell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) return Interval{*number, *number};
  if (const auto* below = std::get_if<Below>(&cell)) return Interval{0, static_cast<double>(below->limit - 1)};
  return std::nullopt;
}

std::optional<Interval> read_bounds(const Node& node, const std::string& path, const Reading& reading) {
  const auto low = read_plain_number(node.items[0], path, count_rule, reading);
  const auto high = read_plain_number(node.items[1], path, count_rule, reading);
  if (!low || !high) return std::nullopt;
  if (*low > *high) reading.fail(node, path, {"the interval runs downwards", "the lower count comes first", ""});
  return Interval{*low, *high};
}

/// `409`, `"<5"` or `[436, 456]`.
std::optional<Interval> read_count(const Node& node, const std::string& path, const Reading& reading) {
  if (node.is_list() && node.items.size() == 2) return read_bounds(node, path, reading);
  if (node.is_scalar()) {
    if (const auto below = parse_below(node.text)) return interval_of(*below);
  }
  if (node.is_scalar() && !node.text.starts_with('<')) {
    const auto number = read_plain_number(node, path, count_rule, reading);
    return number ? std::optional(Interval{*number, *number}) : std::nullopt;
  }
  reading.fail(node, path,
               {fmt::format("found {}", described(node)), "a count is written 409, \"<5\" or [436, 456]", ""});
  return std::nullopt;
}

std::string read_area(const Node& map, const std::string& path, const Reading& reading) {
  const Node* node = map.find("area");
  if (node == nullptr) return std::string(everyone);
  const std::string area_path = core::join_path(path, "area");
  const std::string area = read_text(*node, area_path, reading).value_or(std::string(everyone));
  std::vector<std::string> known{std::string(everyone), std::string(each_force)};
  const auto& table = reading.table.table;
  for (const auto& region : table.regions) {
    if (!region.empty() && std::find(known.begin(), known.end(), region) == known.end()) known.push_back(region);
  }
  known.insert(known.end(), table.names.begin(), table.names.end());
  if (table.size() > 0 && std::find(known.begin(), known.end(), area) == known.end()) {
    reading.fail(*node, area_path,
                 {fmt::format("there is no area \"{}\"", core::shortened(area, 60)),
                  "an area is a force, a region, \"England and Wales\" or \"each force\"",
                  reading.problems.did_you_mean(area, known)});
  }
  return area;
}

/// Last days of counting: one for all, or one for each force from a column.
struct LastDays {
  std::optional<core::Date> same;
  const std::vector<Cell>* by_force = nullptr;

  std::optional<core::Date> of(std::size_t force) const {
    if (by_force == nullptr) return same;
    const auto* date = std::get_if<core::Date>(&(*by_force)[force]);
    return date == nullptr ? std::nullopt : std::optional(*date);
  }
};

/// Reads the entries of `observed:`, each into one observation or one per force.
class Observing {
 public:
  Observing(Scenario& scenario, const Reading& reading) : scenario_(scenario), reading_(reading) {}

  void read(const Node& node, const std::string& path, const std::string& name) {
    if (!expect_map(node, path, "an observation has measure, count, from, to, kind and use", reading_)) return;
    check_keys(node, path, joined({"measure", "area", "count", "from", "to", "kind", "use"}, evidence_keys()),
               reading_);
    Observation seen;
    seen.name = name;
    seen.where = node.where;
    choice(node, path, "measure", seen.measure);
    choice(node, path, "kind", seen.source_kind);
    choice(node, path, "use", seen.use);
    seen.area = read_area(node, path, reading_);
    seen.evidence = read_evidence(node, path, count_rule, reading_).value_or(Evidence{});
    if (seen.evidence.empty() && !reading_.known_answer) {
      reading_.fail(node, path,
                    {"this count does not say where it comes from", "every count has a source", "Add \"source:\"."});
    }
    const Node* from = required(node, path, "from", "it is the first day of counting", reading_);
    if (from != nullptr) seen.from = read_date(*from, core::join_path(path, "from"), reading_).value_or(core::Date{});
    const LastDays last = last_days(node, path, seen);
    check_window(node, path, seen, last);
    const Node* count = required(node, path, "count", "it is what was counted", reading_);
    if (count == nullptr) return;
    const std::string count_path = core::join_path(path, "count");
    seen.area == each_force ? add_each(*count, count_path, seen, last) : add_one(*count, count_path, seen, last);
  }

 private:
  template <class Choice>
  void choice(const Node& node, const std::string& path, const char* key, Choice& member) {
    const Node* child = required(node, path, key, "every observation says it", reading_);
    if (child == nullptr) return;
    const auto found = read_choice(*child, core::join_path(path, key), words_of<Choice>(), reading_);
    if (found) member = static_cast<Choice>(*found);
  }

  const std::vector<Cell>* column(const Node& node, const std::string& path) {
    check_keys(node, path, {"column"}, reading_);
    const Node* name = required(node, path, "column", "this names a column of the forces table", reading_);
    const auto text = name == nullptr ? std::nullopt : read_text(*name, core::join_path(path, "column"), reading_);
    if (!text) return nullptr;
    return find_column(*name, *text, path, reading_);
  }

  void check_window(const Node& node, const std::string& path, const Observation& seen, const LastDays& last) {
    const Clock& clock = scenario_.clock;
    if (!reading_.start || clock.end < clock.start || seen.from == core::Date{}) return;
    core::Date to = last.same.value_or(seen.from);
    for (std::size_t i = 0; last.by_force != nullptr && i < last.by_force->size(); ++i) {
      to = std::max(to, last.of(i).value_or(to));
    }
    if (seen.from >= clock.start && to <= clock.end) return;
    reading_.fail(
        node, path,
        {"these days are not all simulated",
         fmt::format("the clock runs from {} to {}", core::to_string(clock.start), core::to_string(clock.end)),
         "Change the clock, or remove this observation."});
  }

  LastDays last_days(const Node& node, const std::string& path, const Observation& seen) {
    LastDays last;
    const Node* to = required(node, path, "to", "it is the last day of counting", reading_);
    if (to == nullptr) return last;
    const std::string to_path = core::join_path(path, "to");
    if (to->is_map()) {
      last.by_force = column(*to, to_path);
    } else {
      last.same = read_date(*to, to_path, reading_);
      if (last.same && *last.same < seen.from) {
        reading_.fail(*to, to_path, {"the last day of counting comes before the first", "", "Swap the two."});
      }
    }
    return last;
  }

  void add_one(const Node& count, const std::string& path, Observation seen, const LastDays& last) {
    if (count.is_map()) {
      reading_.fail(count, path,
                    {"a column has one count per force", fmt::format("the area is {}", seen.area),
                     "Write \"area: each force\"."});
      return;
    }
    seen.to = last.same.value_or(seen.from);
    if (last.by_force != nullptr) set_last_days(seen, last, path);
    if (count.is_scalar() && count.text == nothing_returned) {
      scenario_.not_returned.push_back(std::move(seen));
      return;
    }
    const auto interval = read_count(count, path, reading_);
    if (!interval) return;
    seen.low = interval->low;
    seen.high = interval->high;
    add(std::move(seen), path);
  }

  /// One count over windows that end on different days: a force that made no return is left out of it.
  void set_last_days(Observation& seen, const LastDays& last, const std::string& path) {
    const core::Date nothing = std::min(scenario_.clock.start, seen.from) - std::chrono::days{1};
    for (std::size_t i = 0; i < reading_.table.table.size(); ++i) {
      const auto to = last.of(i);
      const bool in_time = !to || *to >= seen.from;
      if (!in_time) {
        reading_.problems.add(
            seen.where, path,
            {fmt::format("{} stopped counting before {}", reading_.table.table.names[i], core::to_string(seen.from)),
             "the window would be empty", ""});
      }
      seen.to_by_force.push_back(to.value_or(nothing));
      seen.to = std::max(seen.to, seen.to_by_force.back());
    }
  }

  void add_each(const Node& count, const std::string& path, const Observation& seen, const LastDays& last) {
    if (!count.is_map()) {
      reading_.fail(count, path,
                    {fmt::format("found {}", described(count)), "each force has a count of its own",
                     "Write {column: …}, or name one area."});
      return;
    }
    const auto* cells = column(count, path);
    if (cells == nullptr) return;
    for (std::size_t i = 0; i < cells->size(); ++i) add_force((*cells)[i], i, count, path, seen, last);
  }

  void add_force(const Cell& cell, std::size_t i, const Node& count, const std::string& path, Observation seen,
                 const LastDays& last) {
    const std::string& force = reading_.table.table.names[i];
    seen.name = fmt::format("{}, {}", seen.name, force);
    seen.area = force;
    const bool blank = std::holds_alternative<Blank>(cell);
    const auto to = last.of(i);
    seen.to = to.value_or(seen.from);
    if (blank) {
      scenario_.not_returned.push_back(std::move(seen));
      return;
    }
    const auto interval = interval_of(cell);
    if (!interval) {
      reading_.fail(count, path, {fmt::format("the cell of {} is not a count", force), "", ""});
      return;
    }
    if (last.by_force != nullptr && (!to || *to < seen.from)) {
      reading_.fail(
          count, path,
          {fmt::format("{} has a count but no last day of counting after {}", force, core::to_string(seen.from)), "",
           "Fill in the column of last days."});
    }
    seen.low = interval->low;
    seen.high = interval->high;
    add(std::move(seen), path);
  }

  void add(Observation seen, const std::string& path) {
    if (!names_.insert(seen.name).second) {
      reading_.problems.add(seen.where, path,
                            {fmt::format("there is another observation \"{}\"", seen.name),
                             "where each force has a count, its name is added to the key", "Choose another key."});
    }
    scenario_.observed.push_back(std::move(seen));
  }

  std::set<std::string> names_;
  Scenario& scenario_;
  const Reading& reading_;
};

}  // namespace

void read_observed(const Node& root, Scenario& scenario, const Reading& reading) {
  const Node* node = root.find("observed");
  if (node == nullptr || !expect_map(*node, "observed", "this is a map of observations by name", reading)) return;
  Observing observing(scenario, reading);
  for (const auto& entry : node->entries) {
    observing.read(entry.value, core::join_path("observed", entry.key), entry.key);
  }
}

}  // namespace sposim::scenario
