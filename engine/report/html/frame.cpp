#include "report/html/frame.hpp"

#include <fmt/format.h>

namespace sposim::report::html {

namespace {

std::string marks(const Frame& frame) {
  std::string marks;
  if (frame.mark == Mark::draft) marks += "<strong class=\"tag\">DRAFT</strong> ";
  if (frame.whole == Whole::partial) marks += "<strong class=\"tag\">PARTIAL</strong> ";
  return marks;
}

std::string head(const Frame& frame) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{0}'; base-uri "
      "'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light\">\n"
      "<title>{1}{2}</title>\n<style>{3}</style>\n</head>\n",
      sha256_base64(style()), frame.mark == Mark::draft ? "DRAFT: " : "", text(frame.title), style());
}

/// Says where a heading that names something of the scenario has it from.
std::string data_of(const Section& section) {
  return section.data.empty() ? "" : fmt::format(" data-source=\"{}\"", text(section.data));
}

std::string contents(const std::vector<Section>& sections) {
  std::string list;
  for (const auto& section : sections) {
    list += fmt::format("<li><a href=\"#{}\"{}>{}</a></li>\n", section.id, data_of(section), text(section.heading));
  }
  return fmt::format(
      "<nav class=\"contents\" aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n"
      "<ol>\n{}</ol>\n</nav>\n",
      list);
}

std::string html_of(const Section& section) {
  return fmt::format(
      "<section id=\"{0}\" aria-labelledby=\"{0}-heading\">\n<h2 id=\"{0}-heading\"{3}>{1}</h2>\n{2}"
      "</section>\n",
      section.id, text(section.heading), section.inside, data_of(section));
}

}  // namespace

std::string page_in(const Frame& frame, const std::vector<Section>& sections) {
  std::string page = head(frame);
  page += "<body>\n<a class=\"skip\" href=\"#main\">Skip to the answer</a>\n";
  page += fmt::format("<header><div class=\"middle\"><p>sposim {}</p></div></header>\n", text(frame.kind));
  page += fmt::format("<main id=\"main\" class=\"middle\">\n<p class=\"marks\">{}</p>\n<h1>{}</h1>\n", marks(frame),
                      told("/title", frame.title));
  page += html_of(sections.front()) + contents(sections);
  for (std::size_t i = 1; i < sections.size(); ++i) page += html_of(sections[i]);
  page +=
      "</main>\n<footer><div class=\"middle\"><p>Made by sposim from the files in this folder. It is not an "
      "official publication of any government body or police force.</p></div></footer>\n</body>\n</html>\n";
  return page;
}

}  // namespace sposim::report::html
