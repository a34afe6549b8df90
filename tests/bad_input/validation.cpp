#include "bad_input/validation.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include "core/text.hpp"

namespace sposim::test {

namespace {

constexpr std::size_t handful = 25;
constexpr std::size_t longest_message = 20'000;
constexpr std::array raw_words{"yaml-cpp",       "bad conversion", "std::",      "terminate",
                               "nlohmann",       "basic_string",   "from_chars", "invalid node",
                               "json.exception", "bad_alloc",      "vector::",   "map::at"};

/// Adds each line of stderr to the file it begins with.
void sort_lines(const std::string& err, std::map<std::string, std::string>& said) {
  std::istringstream lines(err);
  std::string line;
  std::string* current = nullptr;
  while (std::getline(lines, line)) {
    const auto found = said.find(line.substr(0, line.find(':')));
    if (found != said.end()) current = &found->second;
    if (current != nullptr) *current += line + "\n";
  }
}

}  // namespace

Folder::Folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "sposim_test_XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string Folder::write(const std::string& name, const std::string& text) const {
  std::ofstream file(path_ / name, std::ios::binary);
  file << text;
  file.close();
  if (!file) throw std::runtime_error("could not write " + name);
  return name;
}

std::vector<std::string> Folder::listing() const {
  std::vector<std::string> rows;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path_)) {
    const bool is_file = std::filesystem::is_regular_file(entry.symlink_status());
    const auto size = is_file ? entry.file_size() : 0;
    rows.push_back(fmt::format("{} {}", entry.path().string(), size));
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::string ugliness_of(const std::string& message) {
  if (message.size() > longest_message) return fmt::format("{} bytes long", message.size());
  for (const char* word : raw_words) {
    if (message.find(word) != std::string::npos) return fmt::format("has the raw word \"{}\"", word);
  }
  std::string without_lines = message;
  std::erase(without_lines, '\n');
  if (core::escaped(without_lines) != without_lines) return "has characters that are not escaped";
  return "";
}

std::string fault_of_refusal(const Ending& ending) {
  if (ending.signal != 0) return fmt::format("ended by signal {}", ending.signal);
  if (ending.exit_code != 2) return fmt::format("exit code {}", ending.exit_code);
  if (ending.err.empty()) return "nothing said";
  return ugliness_of(ending.err);
}

std::map<std::string, std::string> verdicts(const Folder& folder, const std::vector<std::string>& files) {
  std::map<std::string, std::string> said;
  for (std::size_t at = 0; at < files.size(); at += handful) {
    const std::size_t end = std::min(files.size(), at + handful);
    std::vector<std::string> arguments{"validate"};
    for (std::size_t i = at; i < end; ++i) {
      arguments.push_back(files[i]);
      said[files[i]];
    }
    const Ending together = run_sposim(arguments, folder.path().string());
    if (together.signal == 0 && (together.exit_code == 0 || together.exit_code == 2)) {
      sort_lines(together.err, said);
      continue;
    }
    for (std::size_t i = at; i < end; ++i) {
      const Ending alone = run_sposim({"validate", files[i]}, folder.path().string());
      const bool proper = alone.signal == 0 && (alone.exit_code == 0 || alone.exit_code == 2);
      if (proper)
        sort_lines(alone.err, said);
      else
        said[files[i]] = fmt::format("std::CRASH signal {} exit {}: {}", alone.signal, alone.exit_code, alone.err);
    }
  }
  return said;
}

}  // namespace sposim::test
