#include <fmt/format.h>

#include "scenario/reading.hpp"

namespace sposim::scenario {

namespace {

std::optional<std::pair<double, double>> read_range(const Node& node, const std::string& path, const NumberRule& rule,
                                                    const Reading& reading) {
  if (!node.is_list() || node.items.size() != 2) {
    reading.fail(node, path,
                 {fmt::format("found {}", described(node)), "a range is the lowest and the highest value",
                  "Write it like [low, high]."});
    return std::nullopt;
  }
  const auto low = read_plain_number(node.items[0], path, rule, reading);
  const auto high = read_plain_number(node.items[1], path, rule, reading);
  if (!low || !high) return std::nullopt;
  if (*low > *high) {
    reading.fail(node, path, {"the range runs downwards", "the lowest value comes first", "Swap the two."});
  }
  return std::pair{*low, *high};
}

void read_assumed(const Node& node, const std::string& path, Evidence& evidence, const Reading& reading) {
  const auto assumed = read_yes_or_no(node, path, reading);
  if (assumed && !*assumed) {
    reading.fail(node, path,
                 {"\"assumed: false\" says nothing", "a number that is not assumed has a source",
                  "Delete this line and give the \"source:\"."});
  }
  evidence.assumed = assumed.value_or(true);
}

std::string text_at(const Node& map, const std::string& path, const char* key, const Reading& reading) {
  const Node* node = map.find(key);
  if (node == nullptr) return "";
  return read_text(*node, core::join_path(path, key), reading).value_or("");
}

}  // namespace

const std::vector<std::string>& evidence_keys() {
  static const std::vector<std::string> keys{"source",    "quality", "period", "range",
                                             "review_by", "owner",   "note",   "assumed"};
  return keys;
}

std::optional<Evidence> read_evidence(const Node& map, const std::string& path, const NumberRule& rule,
                                      const Reading& reading) {
  bool any = false;
  for (const auto& key : evidence_keys()) any = any || map.has(key);
  if (!any) return std::nullopt;
  Evidence evidence;
  evidence.source = text_at(map, path, "source", reading);
  evidence.period = text_at(map, path, "period", reading);
  evidence.owner = text_at(map, path, "owner", reading);
  evidence.note = text_at(map, path, "note", reading);
  if (const Node* quality = map.find("quality")) {
    const auto choice = read_choice(*quality, core::join_path(path, "quality"), {"green", "amber", "red"}, reading);
    if (choice) evidence.quality = static_cast<Quality>(*choice);
  }
  if (const Node* range = map.find("range")) {
    evidence.range = read_range(*range, core::join_path(path, "range"), rule, reading);
  }
  if (const Node* review = map.find("review_by")) {
    evidence.review_by = read_date(*review, core::join_path(path, "review_by"), reading);
  }
  if (const Node* assumed = map.find("assumed")) {
    read_assumed(*assumed, core::join_path(path, "assumed"), evidence, reading);
  }
  return evidence;
}

}  // namespace sposim::scenario
