#include <fmt/format.h>

#include <algorithm>

#include "scenario/sections.hpp"

namespace sposim::scenario {

namespace {

constexpr std::size_t digits_of_sha256 = 64;

std::string text_at(const Node& map, const char* key, const Reading& reading) {
  const Node* node = map.find(key);
  return node == nullptr ? "" : read_text(*node, core::join_path("qa", key), reading).value_or("");
}

std::optional<core::Date> date_at(const Node& map, const char* key, const Reading& reading) {
  const Node* node = map.find(key);
  return node == nullptr ? std::nullopt : read_date(*node, core::join_path("qa", key), reading);
}

/// A SHA-256 in hexadecimal, as manifest.json has it.
std::string hash_at(const Node& map, const char* key, std::string_view what, const Reading& reading) {
  const std::string path = core::join_path("qa.sign_off", key);
  const Node* node = required(map, "qa.sign_off", key, what, reading);
  if (node == nullptr) return "";
  const auto text = read_text(*node, path, reading);
  if (!text) return "";
  const bool hexadecimal =
      std::all_of(text->begin(), text->end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
  if (text->size() != digits_of_sha256 || !hexadecimal) {
    reading.fail(*node, path,
                 {fmt::format("found {}", described(*node)), "a hash is 64 digits of 0-9 and a-f",
                  "Paste what `sposim sign-off FOLDER` prints."});
  }
  return *text;
}

std::optional<SignOff> read_sign_off(const Node& node, const QualityAssurance& qa, const Reading& reading) {
  const std::string path = "qa.sign_off";
  if (!expect_map(node, path, "it has date, scenario and model", reading)) return std::nullopt;
  check_keys(node, path, {"date", "scenario", "model"}, reading);
  SignOff sign_off;
  const Node* date = required(node, path, "date", "it is the day of the signature", reading);
  if (date != nullptr) sign_off.date = read_date(*date, path + ".date", reading).value_or(core::Date{});
  sign_off.scenario = hash_at(node, "scenario", "it says which scenario was signed", reading);
  sign_off.model = hash_at(node, "model", "it says which model was signed", reading);
  if (qa.approver.empty()) {
    reading.fail(node, path,
                 {"nobody signs", "a sign-off is the approver's", "Write \"approver:\" with a name or a role."});
  }
  if (qa.assured && date != nullptr && sign_off.date != core::Date{} && sign_off.date < *qa.assured) {
    reading.fail(*date, path + ".date",
                 {fmt::format("{} comes before the assurance", core::to_string(sign_off.date)),
                  fmt::format("qa.assured is {}", core::to_string(*qa.assured)), "Choose a later day."});
  }
  return sign_off;
}

}  // namespace

void read_quality_assurance(const Node& root, Scenario& scenario, const Reading& reading) {
  const Node* node = root.find("qa");
  if (node == nullptr || !expect_map(*node, "qa", "it names who stands behind the scenario", reading)) return;
  check_keys(*node, "qa", {"commissioner", "analyst", "assurer", "approver", "commissioned", "assured", "sign_off"},
             reading);
  if (node->entries.empty()) reading.fail(*node, "qa", {"found an empty map", "", "Delete this key."});
  QualityAssurance qa;
  qa.commissioner = text_at(*node, "commissioner", reading);
  qa.analyst = text_at(*node, "analyst", reading);
  qa.assurer = text_at(*node, "assurer", reading);
  qa.approver = text_at(*node, "approver", reading);
  qa.commissioned = date_at(*node, "commissioned", reading);
  qa.assured = date_at(*node, "assured", reading);
  if (const Node* sign_off = node->find("sign_off")) qa.sign_off = read_sign_off(*sign_off, qa, reading);
  if (qa.commissioned && qa.assured && *qa.assured < *qa.commissioned) {
    reading.fail(*node->find("assured"), "qa.assured",
                 {fmt::format("{} comes before the work was asked for", core::to_string(*qa.assured)),
                  fmt::format("qa.commissioned is {}", core::to_string(*qa.commissioned)), "Choose a later day."});
  }
  scenario.quality_assurance = std::move(qa);
}

}  // namespace sposim::scenario
