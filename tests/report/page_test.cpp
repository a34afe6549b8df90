#include "report/html/page.hpp"

#include <gmock/gmock.h>

#include <charconv>
#include <nlohmann/json.hpp>
#include <regex>

#include "core/error.hpp"
#include "report/html/drawings.hpp"
#include "report/html/glossary.hpp"
#include "report/html/text.hpp"
#include "report/story_builder.hpp"
#include "support/small_run.hpp"

namespace sposim::report::html {
namespace {

using support::small_run;
using testing::HasSubstr;
using testing::Not;

story::Story small_story() {
  return story::story_of(small_run({3, 4, 5, 60}, 2).report());
}

TEST(Story, ReadsBackExactly) {
  const std::string text = story::to_json(small_story());
  EXPECT_EQ(story::to_json(story::from_json(text, "story.json")), text);
}

TEST(Story, OfOneFutureReadsBackToo) {
  const std::string text = story::to_json(story::story_of(small_run({3}).report()));
  EXPECT_EQ(story::to_json(story::from_json(text, "story.json")), text);
}

TEST(Story, WhatIsNoStoryIsRefused) {
  for (const char* text : {"", "{}", "[]", "null", "{\"command\": 3}", "not json"}) {
    EXPECT_THROW(story::from_json(text, "story.json"), core::UserError) << text;
  }
  std::string wrong_day = story::to_json(small_story());
  wrong_day = std::regex_replace(wrong_day, std::regex("\"2022-04-01\""), "\"2022-04-31\"");
  EXPECT_THROW(story::from_json(wrong_day, "story.json"), core::UserError);
}

TEST(Story, ANumberIsNamedByItsStatementOrThePolicysTitle) {
  scenario::Scenario scenario;
  scenario.policies["more"].change.title = "More of it";
  scenario.changes["law"];
  std::vector<story::Assumption> log(2);
  log[0].path = "pathway.decision.granted";
  log[0].statement = "Probability of a grant";
  log[1].path = "pathway.application.applies.2021-04-01";
  log[1].statement = "Probability that police apply";
  EXPECT_EQ(story::statement_of("decision.granted", scenario, log), "Probability of a grant");
  EXPECT_EQ(story::statement_of("application.applies@2021-04-01", scenario, log), "Probability that police apply");
  EXPECT_EQ(story::statement_of("policies.more.0.decision.granted.size", scenario, log),
            "Size of the effect of: More of it");
  EXPECT_EQ(story::statement_of("policies.more.cost.per_year", scenario, log), "Cost of: More of it");
  EXPECT_EQ(story::statement_of("changes.law.0.x.size", scenario, log), "Size of the effect of: law");
  EXPECT_EQ(story::statement_of("unheard.of", scenario, log), "unheard.of");
}

TEST(Page, EveryMarkedFigureIsThatOfTheStory) {
  const story::Story story = small_story();
  const auto json = nlohmann::json::parse(story::to_json(story));
  const std::string page = page_of(story);
  const std::regex marked("<data value=\"([^\"]*)\" data-path=\"([^\"]*)\">");
  std::size_t count = 0;
  for (std::sregex_iterator at(page.begin(), page.end(), marked), end; at != end; ++at, ++count) {
    const std::string value = (*at)[1];
    double shown = 0;
    std::from_chars(value.data(), value.data() + value.size(), shown);
    EXPECT_EQ(json.at(nlohmann::json::json_pointer((*at)[2])).get<double>(), shown) << (*at)[2];
  }
  EXPECT_GT(count, 40U);
}

TEST(Page, CarriesItsPolicyAndNothingThatRunsOrLoads) {
  const std::string page = page_of(small_story());
  EXPECT_THAT(page, HasSubstr("default-src 'none'; style-src 'sha256-"));
  EXPECT_THAT(page, HasSubstr("<html lang=\"en-GB\">"));
  for (const char* tag :
       {"<script", "<img", "<link", "<iframe", "<object", "<form", "javascript:", "style=\"", "@import", "url("}) {
    EXPECT_THAT(page, Not(HasSubstr(tag))) << tag;
  }
  EXPECT_THAT(page, Not(testing::ContainsRegex("[^a-z]-?(nan|inf)[^a-z]")));
}

TEST(Page, TextOfAScenarioIsTextInPageAndCharts) {
  auto run = small_run({3, 4, 5, 60}, 2);
  const std::string evil = "</style><img src=x onerror=alert(1)>\u202e\x1b[31m&<script>alert(2)</script>";
  run.scenario.title = evil;
  run.scenario.intended_use = evil;
  run.scenario.observed[0].name = evil;
  run.scenario.observed[0].evidence.source = "javascript:alert(3)";
  run.record.layout.areas[0].name = evil;
  auto story = story::story_of(run.report());
  story.warnings = {evil};
  std::vector<std::string> made{page_of(story)};
  for (const auto& drawing : drawings_of(story)) made.push_back(charts::svg_file(as_file(drawing)));
  for (const auto& text : made) {
    for (const char* part : {"<img", "<script", "\u202e", "\x1b", "href=\"javascript"}) {
      EXPECT_THAT(text, Not(HasSubstr(part))) << part;
    }
  }
  EXPECT_THAT(made.front(), HasSubstr("&lt;img src=x onerror=alert(1)&gt;\\u202e\\u001b[31m&amp;"));
}

TEST(Page, OnlyAddressesOfTheWebBecomeLinks) {
  EXPECT_EQ(source("https://example.org/a?b=1&c=2"),
            "<a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noreferrer\">https://example.org/a?b=1&amp;c=2</a>");
  EXPECT_EQ(source("javascript:alert(1)"), "javascript:alert(1)");
  EXPECT_EQ(source("see https://example.org"), "see https://example.org");
  EXPECT_EQ(source("https://example.org/\" onclick=\"x"), "https://example.org/&quot; onclick=&quot;x");
}

TEST(Page, TheFirstMentionOfATermLeadsToTheGlossary) {
  Prose prose;
  EXPECT_EQ(prose.linked("Newly protected cases."),
            "<a class=\"term\" href=\"#term-newly-protected\">Newly protected</a> "
            "<a class=\"term\" href=\"#term-case\">cases</a>.");
  EXPECT_EQ(prose.linked("A case, unprotected & <b>"), "A case, unprotected &amp; &lt;b&gt;");
  const std::string page = page_of(small_story());
  for (const Term& term : glossary()) {
    EXPECT_THAT(page, HasSubstr("<dt id=\"" + anchor_of(term.word) + "\">")) << term.word;
  }
}

TEST(Page, ADigestInBase64) {
  // echo -n abc | openssl dgst -sha256 -binary | base64
  EXPECT_EQ(sha256_base64("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST(Page, AStoppedRunSaysSoInEveryPicture) {
  auto run = small_run({3, 4, 5, 60}, 2);
  auto report = run.report();
  report.partial = true;
  const auto story = story::story_of(report);
  EXPECT_THAT(page_of(story), HasSubstr(">PARTIAL<"));
  for (const auto& drawing : drawings_of(story)) {
    EXPECT_THAT(charts::svg_file(as_file(drawing)), HasSubstr("DRAFT, PARTIAL")) << drawing.name;
  }
}

}  // namespace
}  // namespace sposim::report::html
