#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/estimate_words.hpp"
#include "report/html/drawings_parts.hpp"
#include "report/html/parts.hpp"

/// The results: policies against each other, over time, along the pathway and between forces.
namespace sposim::report::html {

namespace {

std::string mean_of(const std::string& path, const story::Estimate& estimate) {
  return figure(path + "/mean", estimate.mean, about(estimate.mean, estimate.simulation_error.value_or(0)));
}

/// `−900 to 5,700`, each end with its place.
std::string range_of(const std::string& path, const story::Estimate& estimate) {
  if (!estimate.bands) return "no range";
  const auto& band = estimate.bands->band_95;
  const double width = band.high - band.low;
  return fmt::format("{} to {}", figure(path + "/band_95/0", band.low, edge(band.low, width)),
                     figure(path + "/band_95/1", band.high, edge(band.high, width)));
}

/// The same for rates, ratios and other numbers that are not counts.
std::string rate_with_range(const std::string& path, const std::optional<story::Estimate>& estimate) {
  if (!estimate) return "not known";
  std::string words = figure(path + "/mean", estimate->mean, two_figures(estimate->mean));
  if (!estimate->bands) return words;
  const auto& band = estimate->bands->band_95;
  return fmt::format("{} ({} to {})", words, figure(path + "/band_95/0", band.low, two_figures(band.low)),
                     figure(path + "/band_95/1", band.high, two_figures(band.high)));
}

std::string unknown_cost() {
  return "not known";
}

Table ranking(const story::Story& story) {
  Table content{fmt::format("Policies, the one that protects most first, {}", from_to(story.policies_from, story.end)),
                {"Policy", "#Extra victims newly protected", "#Range (95 of 100 futures)", "#Probability of benefit",
                 "#Probability of being best", "#Cost", "#Cost for each extra victim"},
                {},
                "/policies_from /end"};
  for (std::size_t i = 0; i < story.policies.size(); ++i) {
    const auto& policy = story.policies[i];
    const std::string path = fmt::format("/policies/{}", i);
    const std::string gain = path + "/gain/estimate";
    const bool nothing = policy.gain.tie == 1;
    const std::string least = policy.cost_leaves_out.empty() ? "" : "at least ";
    content.rows.push_back(
        {told(path + "/title", policy.title) + (policy.status.empty() ? "" : " (" + text(policy.status) + ")"),
         mean_of(gain, policy.gain.estimate), nothing ? "none in any future" : range_of(gain, policy.gain.estimate),
         figure(path + "/gain/gain", policy.gain.gain, percent(policy.gain.gain)),
         policy.best ? figure(path + "/best/value", policy.best->value, percent(policy.best->value)) : "not known",
         policy.cost ? least + figure(path + "/cost/mean", policy.cost->mean, pounds(policy.cost->mean))
                     : unknown_cost(),
         policy.cost_per_protected ? least + figure(path + "/cost_per_protected", *policy.cost_per_protected,
                                                    pounds(*policy.cost_per_protected))
                                   : unknown_cost()});
  }
  return content;
}

/// What policies move that leave the headline alone.
std::vector<std::string> beside(const story::Story& story) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> others{
      {{"covered_at_end", "victims covered on the last day (interim orders too)"},
       {"any_order_at_end", "victims with any order on the last day"},
       {"waiting_days", "days spent waiting"},
       {"protected_days", "days of protection"}}};
  std::vector<std::string> items;
  for (std::size_t i = 0; i < story.policies.size(); ++i) {
    const auto& policy = story.policies[i];
    if (policy.gain.tie < 1) continue;
    for (std::size_t j = 0; j < policy.differences.size(); ++j) {
      const auto& difference = policy.differences[j];
      for (const auto& [name, words] : others) {
        if (difference.name != name || difference.tie == 1) continue;
        const std::string path = fmt::format("/policies/{}/differences/{}/estimate", i, j);
        items.push_back(fmt::format("“{}” does not move the headline. It moves {} by {} ({}).",
                                    told(fmt::format("/policies/{}/title", i), policy.title), words,
                                    mean_of(path, difference.estimate), range_of(path, difference.estimate)));
      }
    }
  }
  return items;
}

Table levels(const story::Story& story) {
  constexpr std::array<std::string_view, 9> shown{"newly_protected",  "protected_at_end", "covered_at_end",
                                                  "any_order_at_end", "applied",          "granted",
                                                  "refused",          "withdrawn",        "waiting_days"};
  Table content{fmt::format("If nothing changes, {}", story.area),
                {"Measure", "When", "#Expected", "#Range (95 of 100 futures)"},
                {},
                "/headlines"};
  for (std::size_t i = 0; i < story.headlines.size(); ++i) {
    const auto& headline = story.headlines[i];
    if (std::find(shown.begin(), shown.end(), headline.name) == shown.end()) continue;
    const std::string path = fmt::format("/headlines/{}/estimate", i);
    const bool day = headline.from == headline.to;
    content.rows.push_back({told(fmt::format("/headlines/{}/meaning", i), headline.meaning),
                            day ? core::in_words(headline.to) : from_to(headline.from, headline.to),
                            mean_of(path, headline.estimate), range_of(path, headline.estimate)});
  }
  return content;
}

Table gaps(const story::Story& story) {
  Table content{"Inequality between forces in newly protected per report, and what each policy does to it",
                {"Policy", "#Gini before", "#Gini after", "#Change (simulation error only)",
                 "#Top fifth ÷ bottom fifth before", "#after"},
                {},
                ""};
  for (std::size_t i = 0; i < story.policies.size(); ++i) {
    const auto& policy = story.policies[i];
    const auto& gini = policy.gini;
    if (!gini.before || !gini.after || !gini.change) continue;
    const std::string path = fmt::format("/policies/{}", i);
    const auto three = [](double number) { return fmt::format("{:.3f}", number); };
    const auto four = [](double number) { return fmt::format("{:+.4f}", number); };
    const bool same = gini.change->mean == 0;
    std::string change = same ? "none" : figure(path + "/gini/change/mean", gini.change->mean, four(gini.change->mean));
    if (const auto& band = gini.change_mean_95; band && !same) {
      change += fmt::format(" ({} to {})", figure(path + "/gini/change_mean_95/0", band->low, four(band->low)),
                            figure(path + "/gini/change_mean_95/1", band->high, four(band->high)));
    }
    const auto fifth = [&](const std::string& name, const std::optional<story::Estimate>& estimate) {
      return estimate ? figure(path + "/fifths/" + name + "/mean", estimate->mean, two_figures(estimate->mean))
                      : std::string("not known");
    };
    content.rows.push_back({told(path + "/title", policy.title),
                            figure(path + "/gini/before/mean", gini.before->mean, three(gini.before->mean)),
                            figure(path + "/gini/after/mean", gini.after->mean, three(gini.after->mean)), change,
                            fifth("before", policy.fifths.before), fifth("after", policy.fifths.after)});
  }
  return content;
}

Table spreads(const story::Story& story) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> words{
      {{"gini", "Gini coefficient (0: all forces alike)"},
       {"top_to_bottom", "Top fifth of reports ÷ bottom fifth"},
       {"five_or_fewer", "Forces with five or fewer"},
       {"none", "Forces with none"}}};
  Table content{"How far forces lie apart (95 of 100 futures)",
                {"Statistic", "Of", "#Expected, with range"},
                {},
                "/policies_from /end"};
  for (std::size_t i = 0; i < story.spreads.size(); ++i) {
    const auto& spread = story.spreads[i];
    if (spread.window != "policy" || !spread.estimate) continue;
    for (const auto& [name, meaning] : words) {
      if (name != spread.statistic) continue;
      content.rows.push_back({std::string(meaning),
                              spread.headline == "applied" ? "applications" : "newly protected victims",
                              rate_with_range(fmt::format("/spreads/{}/estimate", i), spread.estimate)});
    }
  }
  return content;
}

}  // namespace

Section comparison_section(const Making& making) {
  const story::Story& story = making.story;
  if (story.policies.empty()) return {};
  Prose prose;
  std::string inside = table(ranking(story));
  inside += paragraph(prose.linked(
      "Probability of benefit counts simulated futures and includes chance. Probability of being best is about what is "
      "expected given what we do not know, chance removed; a small difference in it means that the evidence cannot "
      "tell "
      "two policies apart. A cost that is not known was published by nobody; it is not a cost of nothing."));
  inside += chart(making, "comparison");
  const auto others = beside(story);
  if (!others.empty()) inside += "<h3>Beside the headline</h3>\n" + points(others);
  for (const auto& [name, drawing] : making.drawings) {
    if (name.starts_with("parts-")) inside += chart(making, name);
  }
  return {"comparison", "The policies compared", inside};
}

Section time_section(const Making& making) {
  std::string inside = making.story.policies.empty() ? "" : chart(making, "more-protected");
  inside += chart(making, "protected") + table(levels(making.story));
  return {"time", "Protected victims over time",
          inside + chart(making, "applied-by-month") + chart(making, "granted-by-month")};
}

Section pathway_section(const Making& making) {
  const story::Story& story = making.story;
  std::string inside = chart(making, "time-to-order");
  std::vector<std::string> items;
  if (!story.times.empty()) {
    const auto& time = story.times.front();
    for (std::size_t i = 0; i < time.within.size(); ++i) {
      if (!time.within[i].granted) continue;
      const std::string path = fmt::format("/times/0/within/{}", i);
      items.push_back(fmt::format("{} of applications have their full order within {} days.",
                                  figure(path + "/granted", *time.within[i].granted, percent(*time.within[i].granted)),
                                  figure(path + "/days", time.within[i].days, fmt::format("{}", time.within[i].days))));
    }
    if (time.median_days_to_grant) {
      items.push_back(fmt::format("Half of those granted have it within {} days.",
                                  figure("/times/0/median_days_to_grant", *time.median_days_to_grant,
                                         fmt::format("{}", *time.median_days_to_grant))));
    }
  }
  inside += points(items) + chart(making, "pathway");
  return {"pathway", "From report to order", inside};
}

Section forces_section(const Making& making) {
  const story::Story& story = making.story;
  if (story.forces.size() < 2) return {};
  Prose prose;
  std::string inside = chart(making, "forces-map") + chart(making, "forces");
  const Table spread = spreads(story);
  if (!spread.rows.empty()) inside += table(spread);
  const Table change = gaps(story);
  if (!change.rows.empty()) {
    inside += table(change);
    inside += paragraph(prose.linked("A Gini coefficient that falls means that protection is spread more evenly."));
  }
  return {"forces", "The postcode lottery", inside};
}

}  // namespace sposim::report::html
