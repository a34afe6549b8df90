#include "report/workbook/charts.hpp"

#include <algorithm>
#include <array>

#include "core/error.hpp"

namespace sposim::report::workbook {

namespace {

constexpr double sheet_width = 120;
constexpr lxw_color_t navy = 0x12436D;    // the baseline, and means (Government Analysis Function)
constexpr lxw_color_t orange = 0xF46A25;  // what policies change

enum class Look {
  lines,           ///< over time: the middle as a line, the ends of the band dashed
  dots_intervals,  ///< by name: a dot for the mean, a line between the ends of the band
};

/// One chart over columns of one table.
struct Plan {
  std::string sheet, title;
  std::string table;              ///< the sheet whose cells it shows
  std::string along;              ///< column of its categories
  std::string middle, low, high;  ///< columns of its values
  Look look = Look::lines;
  lxw_color_t color = navy;
  std::string axis;  ///< what is counted
  std::string in_words;
  std::array<const char*, 3> series{"Low of 95 in 100", "Mean", "High of 95 in 100"};
  const char* numbers = "#,##0";
};

std::vector<Plan> plans_of_runs() {
  return {{"Chart of protected", "Protected victims, month by month", "Monthly", "To", "Protected, median",
           "Protected, low of 95 in 100", "Protected, high of 95 in 100", Look::lines, navy,
           "Victims with a full order in force",
           "Line chart: the median number of protected victims on the last day of each month, and the ends between "
           "which 95 of 100 simulated futures lie. The numbers are on the worksheet Monthly."},
          {"Chart of comparison", "More victims newly protected, by alternative", "Comparison", "Alternative",
           "More protected, mean", "More protected, low of 95 in 100", "More protected, high of 95 in 100",
           Look::dots_intervals, orange, "More victims newly protected",
           "Dot for the mean of each alternative, with a line between the ends of 95 of 100 simulated futures. The "
           "numbers are on the worksheet Comparison."},
          {"Chart of forces", "Newly protected for each 1,000 reports, by force", "Forces", "Force",
           "Newly protected per 1,000 reports, mean", "Newly protected per 1,000 reports, low of 95 in 100",
           "Newly protected per 1,000 reports, high of 95 in 100", Look::dots_intervals, navy,
           "Newly protected for each 1,000 reports",
           "Dot for the mean of each police force, with a line between the ends of 95 of 100 simulated futures. Most "
           "forces differ by less than their bands. The numbers are on the worksheet Forces."}};
}

/// A measure of what drives a sweep's first output, from the sheet of drivers.
Plan plan_of_drivers(std::string sheet, std::string title, const std::string& measure, std::string axis,
                     std::string in_words) {
  return {std::move(sheet),
          std::move(title),
          "Drivers",
          "Number",
          measure,
          measure + ", low end",
          measure + ", high end",
          Look::dots_intervals,
          navy,
          std::move(axis),
          std::move(in_words)};
}

std::vector<Plan> plans_of_sweeps() {
  Plan drivers = plan_of_drivers(
      "Chart of drivers", "What drives the first output", "Share in all", "Share of the spread of the expected result",
      "Dot for the share of the spread that comes from each number, alone and with others, with a line between the "
      "ends of its interval. The numbers are on the worksheet Drivers.");
  drivers.series = {"Low end of the interval", "Share in all", "High end of the interval"};
  Plan shares = plan_of_drivers(
      "Chart of shares", "What drives the first output", "Share alone", "Share of the spread of the expected result",
      "Dot for the share of the spread that would go if each number were known, with a line between the ends of its "
      "interval. The numbers are on the worksheet Drivers.");
  shares.series = {"Low end of the interval", "Share alone", "High end of the interval"};
  drivers.numbers = shares.numbers = "0%";
  Plan effects = plan_of_drivers(
      "Chart of effects", "What moves the first output", "Mean size of the change",
      "Change of the result across the number's range",
      "Dot for the mean size of the change as each number goes across its range, with a line between the ends of its "
      "interval. The numbers are on the worksheet Drivers.");
  effects.series = {"Low end of the interval", "Mean size of the change", "High end of the interval"};
  Plan swings = plan_of_drivers(
      "Chart of swings", "How far each number moves the first output", "Result in the middle", "Expected result",
      "A line from the least to the greatest result as each number alone is moved, with a dot where all stand in the "
      "middle. The numbers are on the worksheet Drivers.");
  swings.low = "Least result";
  swings.high = "Greatest result";
  swings.series = {"Least", "In the middle", "Greatest"};
  return {drivers, shares, effects, swings};
}

const std::vector<Plan>& plans() {
  static const std::vector<Plan> list = [] {
    std::vector<Plan> all = plans_of_runs();
    const std::vector<Plan> of_sweeps = plans_of_sweeps();
    all.insert(all.end(), of_sweeps.begin(), of_sweeps.end());
    return all;
  }();
  return list;
}

const Table* table_of(const Plan& plan, const std::vector<Table>& tables) {
  const auto found =
      std::find_if(tables.begin(), tables.end(), [&](const Table& table) { return table.sheet == plan.table; });
  return found == tables.end() ? nullptr : &*found;
}

lxw_col_t column_of(const Table& table, const std::string& title) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].title == title) return static_cast<lxw_col_t>(i);
  }
  throw core::ContractViolation("a chart shows columns of its table");
}

bool has_column(const Table& table, const std::string& title) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [&](const Column& column) { return column.title == title; });
}

/// True if there is something to compare and every cell shown is a number: one future has no band.
bool can_be_drawn(const Plan& plan, const Table& table) {
  if (!has_column(table, plan.along) || !has_column(table, plan.middle)) return false;
  return table.rows.size() > 1 && std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
           return std::all_of(&plan.middle, &plan.high + 1, [&](const std::string& title) {
             return std::holds_alternative<double>(row[column_of(table, title)]);
           });
         });
}

lxw_chart_series* add_series(lxw_chart* chart, const Placed& placed, lxw_col_t along, lxw_col_t values,
                             const char* name) {
  lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
  chart_series_set_categories(series, placed.sheet.c_str(), placed.first_row, along, placed.last_row, along);
  chart_series_set_values(series, placed.sheet.c_str(), placed.first_row, values, placed.last_row, values);
  chart_series_set_name(series, name);
  return series;
}

void set_line(lxw_chart_series* series, lxw_color_t color, uint8_t dash) {
  lxw_chart_line line{};
  line.color = color;
  line.width = 2;
  line.dash_type = dash;
  chart_series_set_line(series, &line);
}

void set_dot(lxw_chart_series* series, uint8_t shape, uint8_t size, lxw_color_t color) {
  lxw_chart_line none{};
  none.none = LXW_TRUE;
  chart_series_set_line(series, &none);
  chart_series_set_marker_type(series, shape);
  chart_series_set_marker_size(series, size);
  lxw_chart_fill fill{};
  fill.color = color;
  chart_series_set_marker_fill(series, &fill);
  lxw_chart_line edge{};
  edge.color = color;
  chart_series_set_marker_line(series, &edge);
}

void draw(lxw_chart* chart, const Plan& plan, const Table& table, const Placed& placed) {
  const lxw_col_t along = column_of(table, plan.along);
  const bool dots = plan.look == Look::dots_intervals;
  lxw_chart_series* low = add_series(chart, placed, along, column_of(table, plan.low), plan.series[0]);
  lxw_chart_series* middle =
      add_series(chart, placed, along, column_of(table, plan.middle), dots ? plan.series[1] : "Median");
  lxw_chart_series* high = add_series(chart, placed, along, column_of(table, plan.high), plan.series[2]);
  if (dots) {
    set_dot(low, LXW_CHART_MARKER_SHORT_DASH, 6, plan.color);
    set_dot(middle, LXW_CHART_MARKER_CIRCLE, 7, plan.color);
    set_dot(high, LXW_CHART_MARKER_SHORT_DASH, 6, plan.color);
    lxw_chart_line line{};
    line.color = plan.color;
    line.width = 1.5;
    chart_set_high_low_lines(chart, &line);
  } else {
    set_line(low, plan.color, LXW_CHART_LINE_DASH_DASH);
    set_line(middle, plan.color, LXW_CHART_LINE_DASH_SOLID);
    set_line(high, plan.color, LXW_CHART_LINE_DASH_DASH);
    chart_axis_set_num_format(chart->x_axis, "mmm yyyy");
    chart_axis_set_interval_unit(chart->x_axis, 12);
    chart_axis_set_interval_tick(chart->x_axis, 12);
  }
}

void dress(lxw_chart* chart, const Plan& plan) {
  char arial[] = "Arial";
  lxw_chart_font font{};
  font.name = arial;
  font.size = 12;
  lxw_chart_font upright = font;
  upright.rotation = plan.look == Look::dots_intervals ? -90 : 0;
  chart_title_set_name(chart, plan.title.c_str());
  lxw_chart_font large = font;
  large.size = 14;
  large.bold = LXW_TRUE;
  chart_title_set_name_font(chart, &large);
  chart_axis_set_name(chart->y_axis, plan.axis.c_str());
  chart_axis_set_name_font(chart->y_axis, &font);
  chart_axis_set_num_font(chart->y_axis, &font);
  chart_axis_set_num_font(chart->x_axis, &upright);
  chart_axis_set_num_format(chart->y_axis, plan.numbers);
  chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
  chart_legend_set_font(chart, &font);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> chart_titles(const std::vector<Table>& tables) {
  std::vector<std::pair<std::string, std::string>> titles;
  for (const Plan& plan : plans()) {
    const Table* table = table_of(plan, tables);
    if (table != nullptr && can_be_drawn(plan, *table)) titles.emplace_back(plan.sheet, "Chart: " + plan.title);
  }
  return titles;
}

std::vector<std::pair<std::string, std::string>> add_charts(lxw_workbook* book, SheetWriter& writer,
                                                            const std::vector<Table>& tables,
                                                            const std::map<std::string, Placed>& placed) {
  for (const Plan& plan : plans()) {
    const Table* table = table_of(plan, tables);
    if (table == nullptr || !can_be_drawn(plan, *table)) continue;
    lxw_worksheet* sheet = writer.add_sheet(plan.sheet);
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    SheetWriter::write(sheet, 0, 0, plan.title, writer.title());
    worksheet_set_column(sheet, 0, 0, sheet_width, nullptr);
    SheetWriter::fit_row(sheet, 1, plan.in_words.size(), sheet_width);
    SheetWriter::write(sheet, 1, 0, plan.in_words, writer.text());
    lxw_chart* chart = workbook_add_chart(book, LXW_CHART_LINE);
    draw(chart, plan, *table, placed.at(plan.table));
    dress(chart, plan);
    lxw_chart_options options{};
    options.x_scale = 2.0;
    options.y_scale = 2.0;
    std::string in_words = plan.in_words;
    options.description = in_words.data();
    core::require(worksheet_insert_chart_opt(sheet, 2, 0, chart, &options) == LXW_NO_ERROR, "a chart can be placed");
  }
  return chart_titles(tables);
}

}  // namespace sposim::report::workbook
