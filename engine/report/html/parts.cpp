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

std::string data_table(const charts::DataTable& data, const std::string& pointers) {
  Table content{.caption = text(data.caption), .columns = {}, .rows = {}, .data = pointers};
  for (std::size_t i = 0; i < data.columns.size(); ++i)
    content.columns.push_back((i > 0 ? "#" : "") + data.columns[i].name);
  for (const auto& row : data.rows) {
    std::vector<std::string>& cells = content.rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) cells.push_back(text(charts::cell_text(row[i], data.columns[i].unit)));
  }
  return table(content);
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
      "tabindex=\"0\"{3}><table><caption>{0}</caption>\n"
      "<thead><tr>{1}</tr></thead>\n<tbody>\n{2}</tbody></table></div>\n",
      content.caption, head, body, data_attribute(content.data));
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

std::string chart(const Making& making, const std::string& name) {
  const auto found = making.drawings.find(name);
  if (found == making.drawings.end()) return "";
  const Drawing& drawing = *found->second;
  const charts::Chart wide = drawing.draw(heading_of(drawing, charts::Width::wide));
  const charts::Chart narrow = drawing.draw(heading_of(drawing, charts::Width::narrow));
  const std::string note = drawing.note.empty() ? "" : fmt::format("<p class=\"note\">{}</p>\n", text(drawing.note));
  return fmt::format(
      "<figure id=\"chart-{0}\"{1}>\n<figcaption><h3>{2}</h3><p class=\"subtitle\">{3}</p></figcaption>\n"
      "<div class=\"wide\">{4}</div><div class=\"narrow\">{5}</div>\n{6}{7}</figure>\n",
      text(name), data_attribute(drawing.data + " /policies_from /start /end"), text(drawing.headline),
      text(drawing.subtitle), wide.svg, narrow.svg, note, folded("The data of this chart", data_table(wide.table, "")));
}

}  // namespace sposim::report::html
