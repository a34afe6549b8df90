#include "report/html/page.hpp"

#include <fmt/format.h>

#include "report/html/parts.hpp"

namespace sposim::report::html {

namespace {

std::string marks(const story::Story& story) {
  std::string marks;
  if (story.qa.draft) marks += "<strong class=\"tag\">DRAFT</strong> ";
  if (story.status == "PARTIAL") marks += "<strong class=\"tag\">PARTIAL</strong> ";
  return marks;
}

std::string head(const story::Story& story) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{0}'; base-uri "
      "'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light\">\n"
      "<title>{1}{2}</title>\n<style>{3}</style>\n</head>\n",
      sha256_base64(style()), story.qa.draft ? "DRAFT: " : "", text(story.title), style());
}

std::string contents(const std::vector<Section>& sections) {
  std::string list;
  for (const auto& section : sections) {
    list += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", section.id, text(section.heading));
  }
  return fmt::format(
      "<nav class=\"contents\" aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n"
      "<ol>\n{}</ol>\n</nav>\n",
      list);
}

std::vector<Section> sections_of(const Making& making) {
  std::vector<Section> sections;
  for (const auto make :
       {answer_section, differs_section, comparison_section, time_section, pathway_section, observed_section,
        forces_section, money_section, drivers_section, doubt_section, assumptions_section, reading_section,
        model_section, checklist_section, glossary_section, reproduce_section}) {
    Section section = make(making);
    if (!section.inside.empty()) sections.push_back(std::move(section));
  }
  return sections;
}

std::string html_of(const Section& section) {
  return fmt::format(
      "<section id=\"{0}\" aria-labelledby=\"{0}-heading\">\n<h2 id=\"{0}-heading\">{1}</h2>\n{2}"
      "</section>\n",
      section.id, text(section.heading), section.inside);
}

}  // namespace

std::string page_of(const story::Story& story) {
  const std::vector<Drawing> drawings = drawings_of(story);
  Making making{story, {}};
  for (const Drawing& drawing : drawings) making.drawings[drawing.name] = &drawing;
  const auto sections = sections_of(making);
  std::string page = head(story);
  page += "<body>\n<a class=\"skip\" href=\"#main\">Skip to the answer</a>\n";
  page += fmt::format("<header><div class=\"middle\"><p>sposim {}</p></div></header>\n",
                      story.command == "compare" ? "comparison of policies" : "baseline of one scenario");
  page += fmt::format("<main id=\"main\" class=\"middle\">\n<p class=\"marks\">{}</p>\n<h1>{}</h1>\n", marks(story),
                      told("/title", story.title));
  page += html_of(sections.front()) + contents(sections);
  for (std::size_t i = 1; i < sections.size(); ++i) page += html_of(sections[i]);
  page +=
      "</main>\n<footer><div class=\"middle\"><p>Made by sposim from the files in this folder. It is not an "
      "official publication of any government body or police force.</p></div></footer>\n</body>\n</html>\n";
  return page;
}

}  // namespace sposim::report::html
