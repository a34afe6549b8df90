#include "scenario/csv.hpp"

#include <algorithm>

namespace sposim::scenario {

namespace {

/// Reads one cell after the other and knows line and column.
class CsvText {
 public:
  CsvText(std::string_view text, const std::string& path) : text_(text), path_(path) {}

  bool at_end() const { return at_ >= text_.size(); }

  std::vector<CsvCell> row() {
    std::vector<CsvCell> cells;
    bool more = true;
    while (more) {
      cells.push_back(cell());
      more = !at_end() && text_[at_] == ',';
      if (!at_end()) step();
    }
    return cells;
  }

 private:
  CsvCell cell() {
    while (!at_end() && text_[at_] == ' ') step();
    CsvCell cell{"", {path_, line_, column_}};
    if (!at_end() && text_[at_] == '"') {
      quoted(cell);
    } else {
      while (!at_end() && text_[at_] != ',' && !at_line_end()) take(cell.text);
      while (cell.text.ends_with(' ')) cell.text.pop_back();
    }
    if (!at_end() && text_[at_] == '\r') step();
    return cell;
  }

  void quoted(CsvCell& cell) {
    step();
    while (true) {
      if (at_end()) refuse(cell.where, "a quote is not closed", "Close it, or delete it.");
      if (text_[at_] != '"') {
        take(cell.text);
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        step();
        take(cell.text);
      } else {
        break;
      }
    }
    step();
    while (!at_end() && text_[at_] == ' ') step();
    if (!at_end() && text_[at_] != ',' && !at_line_end()) {
      refuse({path_, line_, column_}, "text follows a closing quote", "Double a quote that is part of the text.");
    }
  }

  bool at_line_end() const {
    return text_[at_] == '\n' || (text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n'));
  }

  void take(std::string& to) {
    to += text_[at_];
    step();
  }

  void step() {
    if (text_[at_] == '\n') {
      ++line_;
      column_ = 1;
    } else if (at_ + 1 >= text_.size() || (static_cast<unsigned char>(text_[at_ + 1]) & 0xC0U) != 0x80U) {
      ++column_;
    }
    ++at_;
  }

  [[noreturn]] static void refuse(const core::Location& where, const char* problem, const char* suggestion) {
    throw core::UserError(core::Problem{where, "", problem, "", suggestion});
  }

  std::string_view text_;
  const std::string& path_;
  std::size_t at_ = 0;
  int line_ = 1;
  int column_ = 1;
};

}  // namespace

std::vector<std::vector<CsvCell>> parse_csv(std::string_view text, const std::string& path) {
  std::vector<std::vector<CsvCell>> rows;
  CsvText csv(text, path);
  while (!csv.at_end()) {
    auto row = csv.row();
    const bool blank = row.size() == 1 && row.front().text.empty();
    if (!blank) rows.push_back(std::move(row));
  }
  return rows;
}

bool starts_a_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos;
}

std::string without_apostrophe(std::string text) {
  if (text.size() > 1 && text.front() == '\'' && starts_a_formula(std::string_view(text).substr(1))) text.erase(0, 1);
  return text;
}

std::string csv_field(const std::string& words) {
  const std::string text = starts_a_formula(words) ? "'" + words : words;
  const bool plain =
      text.find_first_of(",\"\n\r") == std::string::npos && !text.starts_with(' ') && !text.ends_with(' ');
  if (plain) return text;
  std::string field = "\"";
  for (const char c : text) {
    if (c == '"') field += '"';
    field += c;
  }
  return field + "\"";
}

bool date_like(std::string_view text) {
  const auto separators =
      std::count_if(text.begin(), text.end(), [](char c) { return c == '-' || c == '/' || c == '.'; });
  return separators == 2 && text.find_first_not_of("0123456789-/.") == std::string_view::npos;
}

}  // namespace sposim::scenario
