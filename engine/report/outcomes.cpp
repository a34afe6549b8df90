#include "report/outcomes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>

#include "core/error.hpp"
#include "core/text.hpp"
#include "report/csv.hpp"
#include "report/file.hpp"

namespace sposim::report {

namespace {

std::int64_t whole_of(const std::string& cell, const std::string& path) {
  std::int64_t value = 0;
  const auto [end, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), value);  // whole numbers
  if (fault == std::errc{} && end == cell.data() + cell.size()) return value;
  throw core::UserError(core::Problem{{path},
                                      "",
                                      fmt::format("\"{}\" is no count", core::shortened(cell, 40)),
                                      "the table is not as a run leaves it",
                                      ""});
}

/// A table of a run, line by line.
class RunTable {
 public:
  explicit RunTable(const std::string& path) : path_(path), text_(read_whole(path)) {
    if (!next()) throw core::UserError(core::Problem{{path}, "", "is empty", "", ""});
    header_ = cells_;
  }

  bool next() {
    if (at_ >= text_.size()) return false;
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    split_row(std::string_view(text_).substr(at_, end - at_), cells_);
    at_ = end + 1;
    return true;
  }
  std::size_t column(const std::string& name) const {
    const auto found = std::find(header_.begin(), header_.end(), name);
    if (found != header_.end()) return static_cast<std::size_t>(found - header_.begin());
    throw core::UserError(core::Problem{{path_},
                                        "",
                                        fmt::format("has no column \"{}\"", core::shortened(name, 60)),
                                        "",
                                        core::did_you_mean(name, header_)});
  }
  const std::string& text(std::size_t column) const {
    if (column < cells_.size()) return cells_[column];
    throw core::UserError(core::Problem{{path_}, "", "a row is cut short", "the table is not as a run leaves it", ""});
  }
  std::int64_t whole(std::size_t column) const { return whole_of(text(column), path_); }

 private:
  std::string path_;
  std::string text_;
  std::size_t at_ = 0;
  std::vector<std::string> header_, cells_;
};

}  // namespace

Outcomes national_outcomes(const std::string& folder, const std::string& column) {
  RunTable table(folder + "/replicates.csv");
  const std::size_t kind = table.column("kind");
  const std::size_t value = table.column(column);
  Outcomes outcomes;
  while (table.next()) {
    if (table.text(kind) == "nation") outcomes.values.push_back(table.whole(value));
  }
  return outcomes;
}

std::vector<Outcomes> paired_outcomes(const std::string& folder, const std::string& column) {
  RunTable table(folder + "/paired.csv");
  const std::size_t alternative = table.column("alternative");
  const std::size_t value = table.column(column);
  std::vector<Outcomes> all;
  while (table.next()) {
    const std::string& name = table.text(alternative);
    if (all.empty() || all.back().alternative != name) all.push_back({name, {}});
    all.back().values.push_back(table.whole(value));
  }
  return all;
}

}  // namespace sposim::report
