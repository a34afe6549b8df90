#include "report/sweep_store.hpp"

#include <fmt/format.h>

#include <cstring>
#include <map>

#include "core/text.hpp"

namespace sposim::report {

namespace {

constexpr std::size_t most_changes = 5;
constexpr std::size_t numbers_each = 6;
constexpr std::string_view design_row = "design";

void add_changes_of_scenario(const std::vector<scenario::Saying>& before, const std::vector<scenario::Saying>& after,
                             std::vector<std::string>& changes) {
  std::map<std::string, std::string> earlier;
  for (const auto& saying : before) earlier[saying.path] = saying.words;
  std::map<std::string, std::string> now;
  for (const auto& saying : after) now[saying.path] = saying.words;
  const auto say = [&](const std::string& path, const std::string& from, const std::string& to) {
    changes.push_back(fmt::format("{}: {} -> {}", path, core::shortened(from, 60), core::shortened(to, 60)));
  };
  for (const auto& [path, words] : earlier) {
    const auto found = now.find(path);
    if (found == now.end()) say(path, words, "not written");
    if (found != now.end() && found->second != words) say(path, words, found->second);
  }
  for (const auto& [path, words] : now) {
    if (!earlier.contains(path)) say(path, "not written", words);
  }
}

}  // namespace

std::vector<std::string> changes(const Question& before, const Question& after) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < std::min(before.says.size(), after.says.size()); ++i) {
    add_changes_of_scenario(before.says[i], after.says[i], found);
  }
  const std::map<std::string, std::string> earlier(before.about.begin(), before.about.end());
  const std::map<std::string, std::string> now(after.about.begin(), after.about.end());
  for (const auto& [key, value] : after.about) {
    const auto there = earlier.find(key);
    const std::string was = there == earlier.end() ? "nothing" : there->second;
    if (was == value) continue;
    // What a scenario says was told above, better than by a digest.
    if (key.starts_with("scenario ") && !found.empty()) continue;
    found.push_back(fmt::format("{}: {} -> {}", key, core::shortened(was, 100), core::shortened(value, 100)));
  }
  for (const auto& [key, value] : before.about) {
    if (!now.contains(key)) found.push_back(fmt::format("{}: {} -> nothing", key, core::shortened(value, 100)));
  }
  if (found.size() > most_changes) {
    const std::size_t more = found.size() - most_changes;
    found.resize(most_changes);
    found.push_back(fmt::format("{} more", more));
  }
  return found;
}

std::string packed(const std::vector<simulation::Figures>& figures) {
  std::vector<double> numbers;
  for (const auto& each : figures) {
    numbers.insert(numbers.end(),
                   {each.mean, each.variance, each.chance, each.error, each.first_half, each.second_half});
  }
  std::string bytes(numbers.size() * sizeof(double), '\0');
  std::memcpy(bytes.data(), numbers.data(), bytes.size());
  return bytes;
}

std::vector<simulation::Figures> unpacked(const std::string& bytes) {
  std::vector<double> numbers(bytes.size() / sizeof(double));
  std::memcpy(numbers.data(), bytes.data(), numbers.size() * sizeof(double));
  std::vector<simulation::Figures> figures;
  for (std::size_t i = 0; i + numbers_each <= numbers.size(); i += numbers_each) {
    figures.push_back({numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3], numbers[i + 4], numbers[i + 5]});
  }
  return figures;
}

void write_question(const Database& database, const Question& question) {
  database.run(
      "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
      "CREATE TABLE says (scenario INTEGER, place INTEGER, path TEXT NOT NULL, words TEXT NOT NULL,"
      " PRIMARY KEY (scenario, place)) WITHOUT ROWID");
  Statement about(database, "INSERT INTO about VALUES (?, ?)");
  for (const auto& [name, value] : question.about) about.text(name).text(value).run();
  about.text(design_row).text(question.design).run();
  Statement says(database, "INSERT INTO says VALUES (?, ?, ?, ?)");
  for (std::size_t scenario = 0; scenario < question.says.size(); ++scenario) {
    std::int64_t place = 0;
    for (const auto& saying : question.says[scenario]) {
      says.whole(static_cast<std::int64_t>(scenario) + 1).whole(++place).text(saying.path).text(saying.words).run();
    }
  }
}

Question question_of(const Database& database) {
  Question question;
  Statement about(database, "SELECT name, value FROM about ORDER BY name");
  while (about.next()) {
    if (about.text_at(0) == design_row) {
      question.design = about.text_at(1);
    } else {
      question.about.emplace_back(about.text_at(0), about.text_at(1));
    }
  }
  Statement says(database, "SELECT scenario, path, words FROM says ORDER BY scenario, place");
  while (says.next()) {
    const auto scenario = static_cast<std::size_t>(says.whole_at(0));
    if (question.says.size() < scenario) question.says.resize(scenario);
    question.says[scenario - 1].push_back({says.text_at(1), says.text_at(2), {}});
  }
  return question;
}

}  // namespace sposim::report
