#include <fmt/format.h>

#include <cmath>

#include "report/estimate_words.hpp"
#include "report/html/drawings_parts.hpp"
#include "report/html/parts.hpp"

/// What the choice between policies rests on: money, and the numbers that drive it.
namespace sposim::report::html {

namespace {

std::string number_or_unknown(const std::string& path, const std::optional<double>& number) {
  return number ? figure(path, *number, fmt::format("{:.3g}", *number)) : "";
}

/// The title of an alternative; figures in it are the scenario's own.
std::string alternative(const story::Story& story, const std::string& name) {
  return "<span data-source=\"/policies\">" + text(title_of(story, name)) + "</span>";
}

Table switching(const story::Story& story, const story::Choice& choice, const std::string& where, std::string caption) {
  Table content{std::move(caption), {"Number", "#Best estimate", "#Changes at", "Best below", "Best above"}, {}, ""};
  for (std::size_t i = 0; i < choice.switching.size(); ++i) {
    const auto& row = choice.switching[i];
    const std::string path = fmt::format("{}/switching/{}", where, i);
    std::string at = "no value in its range";
    if (row.deviations) {
      at = row.at_switch ? number_or_unknown(path + "/at_switch", row.at_switch)
                         : figure(path + "/deviations", *row.deviations, fmt::format("{:+.1f}", *row.deviations)) +
                               " standard deviations from its median";
    }
    content.rows.push_back({told(path + "/statement", row.statement),
                            number_or_unknown(path + "/at_median", row.at_median), at, alternative(story, row.below),
                            alternative(story, row.above)});
  }
  return content;
}

/// Where an option stands, without the words of economists.
std::string_view standing_of(const story::PricedOption& option) {
  if (option.standing == "on the frontier") return "the least dear way to this much protection";
  if (option.standing == "dominated") return "another choice costs no more and protects no fewer";
  if (option.standing == "extended dominated") return "a mix of two other choices protects as many for less";
  return "the same as another choice";
}

std::string left_out(const story::Story& story) {
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < story.policies.size(); ++i) {
    for (std::size_t j = 0; j < story.policies[i].cost_leaves_out.size(); ++j) {
      const std::string path = fmt::format("/policies/{}/cost_leaves_out/{}", i, j);
      missing.push_back(told(path, story.policies[i].cost_leaves_out[j]));
    }
  }
  if (missing.empty()) return "";
  return "<h3>What these costs leave out</h3>\n" +
         paragraph(
             "These costs are the least that a policy costs, and each ratio is “at least”. What is left out would "
             "make it dearer, and could change which is worth its money.") +
         points(missing);
}

}  // namespace

Section money_section(const Making& making) {
  const story::Story& story = making.story;
  if (!story.money) return {};
  Prose prose;
  std::string inside = chart(making, "cost-effectiveness");
  Table content{fmt::format("Policies with a known cost, prices of {}, present value", story.money->price_year),
                {"Policy", "#Cost", "#Extra victims", "#Pounds for each further victim", "Standing"},
                {},
                "/money/price_year"};
  for (std::size_t i = 0; i < story.money->options.size(); ++i) {
    const auto& option = story.money->options[i];
    const std::string path = fmt::format("/money/options/{}", i);
    content.rows.push_back({i == 0 ? "If nothing changes" : told(path + "/title", option.title),
                            figure(path + "/cost", option.cost, pounds(option.cost)),
                            figure(path + "/effect", option.effect, about(option.effect, std::abs(option.effect) / 10)),
                            option.ratio ? figure(path + "/ratio", *option.ratio, pounds(*option.ratio)) : "",
                            std::string(standing_of(option))});
  }
  inside += table(content) + chart(making, "acceptability");
  if (story.by_value) {
    inside += paragraph(
        fmt::format("At {} for one more newly protected victim, the highest expected net benefit is that of “{}”.",
                    figure("/money/value_per_protected", story.money->value_per_protected,
                           pounds(story.money->value_per_protected)),
                    alternative(story, story.by_value->best)));
    inside += table(
        switching(story, *story.by_value, "/by_value",
                  "Switching values by net benefit: what one number would have to be for another choice to be better"));
  }
  inside += left_out(story);
  inside +=
      paragraph(prose.linked("Ratios have no range of their own. What nobody published is missing from a cost; hours "
                             "that staff are away from other duties come on top unless the policy says otherwise."));
  return {"money", "What it costs", inside};
}

Section drivers_section(const Making& making) {
  const story::Story& story = making.story;
  std::string inside = chart(making, "drivers") + chart(making, "drivers-of-the-gain");
  if (inside.empty())
    inside = paragraph("No single number clearly moves the answer by itself in the draws that were made.");
  if (story.by_protected) {
    const auto& choice = *story.by_protected;
    inside += paragraph(fmt::format("By victims protected, money aside, the best choice on expectation is “{}”.",
                                    alternative(story, choice.best)));
    if (!choice.switching.empty())
      inside += table(switching(
          story, choice, "/by_protected",
          "Switching values by victims protected: what one number would have to be for another choice to be better"));
  }
  return {"drivers", "What drives the answer", inside};
}

}  // namespace sposim::report::html
