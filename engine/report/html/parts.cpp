#include "report/html/parts.hpp"

#include <fmt/format.h>

namespace sposim::report::html {

namespace {

bool is_number(const std::string& column) {
  return column.starts_with("#");
}

std::string data_attribute(const std::string& pointers) {
  return pointers.empty() ? "" : fmt::format(" data-source=\"{}\"", text(pointers));
}

/// The data behind a chart. Of a long series the page has every so many rows, to stay a file that can be mailed; the
/// folder's tables have all.
std::string data_table(const charts::DataTable& data) {
  constexpr std::size_t most = 60;
  const std::size_t step = (data.rows.size() + most - 1) / most;
  Table content{.caption = text(data.caption), .columns = {}, .rows = {}, .data = "", .kind = "data"};
  for (const auto& column : data.columns) content.columns.push_back(column.name);
  for (std::size_t i = 0; i < data.rows.size(); ++i) {
    if (step > 1 && i % step != 0 && i + 1 != data.rows.size()) continue;
    std::vector<std::string>& cells = content.rows.emplace_back();
    for (std::size_t j = 0; j < data.rows[i].size(); ++j)
      cells.push_back(text(charts::cell_text(data.rows[i][j], data.columns[j].unit)));
  }
  const std::string note =
      step > 1 ? fmt::format("<p data-fixed>One row in {} is shown; the folder's tables have all.</p>\n", step) : "";
  return note + table(content);
}

charts::Heading heading_of(const Drawing& drawing, charts::Width width) {
  return {.id = fmt::format("{}-{}", width == charts::Width::wide ? "wide" : "narrow", drawing.name),
          .headline = drawing.headline,
          .subtitle = drawing.subtitle,
          .note = "",
          .width = width,
          .titles = charts::Titles::left_out};
}

}  // namespace

std::string table(const Table& content) {
  std::string head;
  for (const auto& column : content.columns) {
    const bool number = is_number(column);
    head +=
        fmt::format("<th scope=\"col\"{}>{}</th>", number ? " class=\"n\"" : "", text(column.substr(number ? 1 : 0)));
  }
  std::string body;
  for (const auto& row : content.rows) {
    body += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool number = is_number(content.columns[i]);
      const std::string_view kind = number ? " class=\"n\"" : "";
      body += i == 0 ? fmt::format("<th scope=\"row\"{}>{}</th>", kind, row[i])
                     : fmt::format("<td{}>{}</td>", kind, row[i]);
    }
    body += "</tr>\n";
  }
  return fmt::format(
      "<div class=\"scroll\" role=\"region\" aria-label=\"Table: {0}\" "
      "tabindex=\"0\"{3}><table{4}><caption>{0}</caption>\n"
      "<thead><tr>{1}</tr></thead>\n<tbody>\n{2}</tbody></table></div>\n",
      content.caption, head, body, data_attribute(content.data),
      content.kind.empty() ? "" : fmt::format(" class=\"{}\"", content.kind));
}

std::string points(const std::vector<std::string>& items) {
  std::string list;
  for (const auto& item : items) list += fmt::format("<li>{}</li>\n", item);
  return items.empty() ? "" : "<ul>\n" + list + "</ul>\n";
}

std::string paragraph(std::string_view inside) {
  return fmt::format("<p>{}</p>\n", inside);
}

std::string folded(std::string_view summary, const std::string& inside) {
  return fmt::format("<details><summary>{}</summary>\n{}</details>\n", text(summary), inside);
}

std::string chart(const Drawings& drawings, const std::string& name) {
  const auto found = drawings.find(name);
  if (found == drawings.end()) return "";
  const Drawing& drawing = *found->second;
  const charts::Chart wide = drawing.draw(heading_of(drawing, charts::Width::wide));
  const charts::Chart narrow = drawing.draw(heading_of(drawing, charts::Width::narrow));
  const std::string note = drawing.note.empty() ? "" : fmt::format("<p class=\"note\">{}</p>\n", text(drawing.note));
  return fmt::format(
      "<figure id=\"chart-{0}\"{1}>\n<figcaption><h3>{2}</h3><p class=\"subtitle\">{3}</p></figcaption>\n"
      "<div class=\"wide\">{4}</div><div class=\"narrow\">{5}</div>\n{6}{7}</figure>\n",
      text(name), data_attribute(drawing.data + " /policies_from /start /end"), text(drawing.headline),
      text(drawing.subtitle), wide.svg, narrow.svg, note, folded("The data of this chart", data_table(wide.table)));
}

}  // namespace sposim::report::html
