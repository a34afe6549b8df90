#include "report/workbook/table.hpp"

#include <cmath>

namespace sposim::report::workbook {

Cell words(const std::string& text) {
  return text.empty() ? Cell(std::string("none")) : Cell(text);
}

void band(Table& table, SmallCounts small) {
  if (small == SmallCounts::shown) return;
  for (auto& row : table.rows) {
    for (auto& cell : row) {
      const auto* number = std::get_if<double>(&cell);
      if (number != nullptr && std::isnan(*number)) cell = std::string(held_back_mark);
    }
  }
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (table.columns[column].shown != Shown::count) continue;
    for (auto& row : table.rows) {
      const auto* number = std::get_if<double>(&row[column]);
      const auto instead = number == nullptr ? std::nullopt : band_of(*number, small);
      if (instead) row[column] = std::string(*instead);
    }
  }
}

void add_estimate_columns(const std::string& name, Shown shown, Detail detail, std::vector<Column>& columns) {
  const std::string before = name.empty() ? "" : name + ", ";
  const auto add = [&](const char* what, Shown as) {
    std::string title = before + what;
    if (name.empty()) title[0] = static_cast<char>(title[0] - 'a' + 'A');
    columns.push_back({std::move(title), as});
  };
  add("mean", shown);
  if (detail != Detail::band) add("simulation error", shown == Shown::count ? Shown::number : shown);
  if (detail == Detail::everything) {
    add("median", shown);
    add("low of 50 in 100", shown);
    add("high of 50 in 100", shown);
    add("low of 80 in 100", shown);
    add("high of 80 in 100", shown);
  }
  add("low of 95 in 100", shown);
  add("high of 95 in 100", shown);
}

void add_estimate(const std::optional<results::Estimate>& estimate, Detail detail, std::vector<Cell>& row) {
  const auto bands = estimate ? estimate->bands : std::nullopt;
  const auto end = [&](double number) { row.push_back(bands ? Cell(number) : Cell(Missing{})); };
  const results::Bands none{};
  const results::Bands& of = bands ? *bands : none;
  row.push_back(estimate ? Cell(estimate->mean) : Cell(Missing{}));
  if (detail != Detail::band) row.push_back(cell(estimate ? estimate->simulation_error : std::nullopt));
  if (detail == Detail::everything) {
    end(of.median);
    end(of.band_50.low);
    end(of.band_50.high);
    end(of.band_80.low);
    end(of.band_80.high);
  }
  end(of.band_95.low);
  end(of.band_95.high);
}

}  // namespace sposim::report::workbook
