#include "report/csv.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

#include "core/error.hpp"

namespace sposim::report {

namespace {

bool is_number(std::string_view text) {
  double number = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  return end.ec == std::errc{} && end.ptr == text.data() + text.size();
}

}  // namespace

std::string digits_of(double number) {
  if (!std::isfinite(number)) return "";
  if (number == 0) return "0";  // never "-0"
  std::array<char, 64> digits{};
  const double size = std::abs(number);
  const auto form = size >= 1e-6 && size < 1e15 ? std::chars_format::fixed : std::chars_format::scientific;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, form);
  return {digits.data(), end.ptr};
}

std::string csv_cell(std::string_view text) {
  constexpr std::string_view formula_starts = "=+-@\t\r";
  std::string cell;
  const bool formula = !text.empty() && formula_starts.find(text.front()) != std::string_view::npos;
  if (formula && !is_number(text)) cell = "'";
  cell += text;
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

CsvWriter::CsvWriter(FileWriter& file, const std::vector<std::string>& columns, std::string_view status)
    : file_(file), columns_(columns.size()), status_(status) {
  for (const auto& column : columns) file_.write(column + ",");
  file_.write("status\n");
}

CsvWriter& CsvWriter::word(std::string_view word) {
  cell(word);
  return *this;
}

CsvWriter& CsvWriter::text(std::string_view text) {
  cell(csv_cell(text));
  return *this;
}

CsvWriter& CsvWriter::number(double number) {
  cell(digits_of(number));
  return *this;
}

CsvWriter& CsvWriter::number(const std::optional<double>& number) {
  return number ? this->number(*number) : blank();
}

CsvWriter& CsvWriter::count(double number, SmallCounts small) {
  const auto band = band_of(number, small);
  return band ? word(*band) : this->number(number);
}

CsvWriter& CsvWriter::count(double number, SmallCounts small, Told told) {
  if (told == Told::held_back && !band_of(number, small)) return word(held_back_mark);
  return count(number, small);
}

CsvWriter& CsvWriter::number(const std::optional<double>& number, Told told) {
  return told == Told::held_back ? word(held_back_mark) : this->number(number);
}

CsvWriter& CsvWriter::whole(std::int64_t number) {
  cell(std::to_string(number));
  return *this;
}

CsvWriter& CsvWriter::date(core::Date date) {
  cell(core::to_string(date));
  return *this;
}

CsvWriter& CsvWriter::blank() {
  cell("");
  return *this;
}

void CsvWriter::cell(std::string_view bytes) {
  row_ += bytes;
  row_ += ',';
  ++cells_;
}

void CsvWriter::end_row() {
  core::require(cells_ == columns_, "a row of a table has as many cells as its header");
  row_ += status_;
  row_ += '\n';
  file_.write(row_);
  row_.clear();
  cells_ = 0;
  empty_ = false;
}

void CsvWriter::end_table() {
  if (!empty_ || status_ == "complete") return;
  for (std::size_t column = 0; column < columns_; ++column) blank();
  end_row();
}

namespace {

/// A cell from its quotes; `at` moves behind it.
std::string quoted_cell(std::string_view line, std::size_t& at) {
  std::string cell;
  for (++at; at < line.size(); ++at) {
    if (line[at] != '"') {
      cell += line[at];
    } else if (at + 1 < line.size() && line[at + 1] == '"') {
      cell += line[++at];
    } else {
      ++at;
      break;
    }
  }
  return cell;
}

}  // namespace

void split_row(std::string_view line, std::vector<std::string>& cells) {
  cells.clear();
  for (std::size_t at = 0; at <= line.size(); ++at) {
    if (at < line.size() && line[at] == '"') {
      cells.push_back(quoted_cell(line, at));
      continue;
    }
    const std::size_t comma = std::min(line.find(',', at), line.size());
    cells.emplace_back(line.substr(at, comma - at));
    at = comma;
  }
}

}  // namespace sposim::report
