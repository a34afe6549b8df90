#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "report/html/drawings_parts.hpp"
#include "report/html/sweep.hpp"
#include "report/words.hpp"

/// What the page of a sweep says of each output.
namespace sposim::report::html {

namespace {

using story::Effect;
using story::Gauged;
using story::SweptOutput;

/// A number of the answer's size: to a tenth where it is small.
std::string size_text(double value) {
  if (value < 0) return "−" + size_text(-value);
  const double size = std::abs(value);
  if (size == 0 || size >= 99.5) return charts::value_text(value, charts::Unit::number);
  return fmt::format("{:.{}f}", value, size >= 9.95 ? 1 : 2);
}

template <class Text>
std::string measured(const std::string& path, const std::optional<Gauged>& each, Text&& text_of) {
  if (!each || !each->value) return "n/a";
  std::string words = figure(path + "/value", *each->value, text_of(*each->value));
  if (each->band_95) {
    words += fmt::format(" ({} to {})", figure(path + "/band_95/0", each->band_95->low, text_of(each->band_95->low)),
                         figure(path + "/band_95/1", each->band_95->high, text_of(each->band_95->high)));
  }
  return words;
}

std::string number(const std::string& path, const std::optional<double>& value) {
  return value ? figure(path, *value, size_text(*value)) : "n/a";
}

std::string named(const std::string& path, const Effect& effect) {
  return fmt::format("{}<br><code>{}</code>", told(path + "/statement", effect.statement),
                     told(path + "/name", effect.name));
}

std::vector<std::string> cells_of_bar(const std::string& path, const Effect& effect) {
  const story::Bar& bar = *effect.bar;
  const std::string at = path + "/bar";
  const auto end = [&](const char* value, double result, const char* words, const std::string& place) {
    return fmt::format("{}<br>at {}", number(at + "/" + value, result), told(at + "/" + words, place));
  };
  return {end("at_low", bar.at_low, "low_text", bar.low_text), end("at_high", bar.at_high, "high_text", bar.high_text),
          number(at + "/swing", bar.swing)};
}

/// Which figures a design gives of each factor.
struct Given {
  bool bars, alone, morris, shares, totals, ranks;
};

Given given_of(const story::SweepStory& story, const SweptOutput& output) {
  const bool any = !output.effects.empty();
  return {any && output.effects.front().bar.has_value(),
          story.kind == "one_at_a_time",
          story.kind == "morris",
          std::any_of(output.effects.begin(), output.effects.end(),
                      [](const Effect& each) { return each.first && each.first->value; }),
          story.kind == "sobol",
          any && output.effects.front().rank_correlation.has_value()};
}

std::vector<std::string> columns_of(const Given& given) {
  std::vector<std::string> columns{"Number"};
  const auto add = [&](std::initializer_list<const char*> names) {
    columns.insert(columns.end(), names.begin(), names.end());
  };
  if (given.bars) add({"#Result at its first place", "#Result at its last place", "#Swing"});
  if (given.alone) add({"#Luck in the swing (standard error)"});
  if (given.morris) add({"#Mean size of the change, μ*", "#Mean change, μ", "#Differs by, σ", "#Luck"});
  if (given.shares) add({"#Alone (interval)"});
  if (given.totals) add({"#In all (interval)"});
  if (given.ranks) add({"#Rank correlation (interval)"});
  return columns;
}

std::vector<std::string> row_of(const std::string& path, const Effect& effect, const Given& given) {
  const auto rank_text = [](double value) { return fmt::format("{}{:.2f}", value < 0 ? "−" : "", std::abs(value)); };
  std::vector<std::string> row{named(path, effect)};
  if (given.bars) {
    for (auto& cell : cells_of_bar(path, effect)) row.push_back(std::move(cell));
  }
  if (given.alone) row.push_back(number(path + "/bar/chance", effect.bar->chance));
  if (given.morris) {
    row.insert(row.end(),
               {measured(path + "/mu_star", effect.mu_star, size_text), measured(path + "/mu", effect.mu, size_text),
                measured(path + "/sigma", effect.sigma, size_text), number(path + "/chance", effect.chance)});
  }
  if (given.shares) row.push_back(measured(path + "/first", effect.first, story::share_text));
  if (given.totals) row.push_back(measured(path + "/total", effect.total, story::share_text));
  if (given.ranks) row.push_back(measured(path + "/rank_correlation", effect.rank_correlation, rank_text));
  return row;
}

/// Every figure about every factor, by what the design gives.
Table effects_table(const story::SweepStory& story, const SweptOutput& output, const std::string& where) {
  const Given given = given_of(story, output);
  Table content{
      fmt::format("{}: every number, the most influential first", text(name_of(output))), columns_of(given), {}, where};
  for (std::size_t i = 0; i < output.effects.size(); ++i) {
    content.rows.push_back(row_of(fmt::format("{}/effects/{}", where, i), output.effects[i], given));
  }
  return content;
}

std::string together(const SweptOutput& output, const std::string& where) {
  if (output.together.empty()) return "";
  Table content{fmt::format("{}: pairs that do something together that neither does alone", text(name_of(output))),
                {"Number", "With", "#Share (interval)"},
                {},
                where};
  for (std::size_t i = 0; i < output.together.size(); ++i) {
    const auto& pair = output.together[i];
    const std::string path = fmt::format("{}/together/{}", where, i);
    content.rows.push_back({told(path + "/statement", pair.statement), told(path + "/with", pair.with),
                            measured(path + "/index", std::optional(pair.index), story::share_text)});
  }
  return table(content);
}

std::string worst(const SweptOutput& output, const Drawings& drawings, std::size_t place, const std::string& where) {
  const std::string picture = chart(drawings, chart_name("worst", place));
  if (picture.empty()) return "";
  Table content{fmt::format("{}: ranges that lead to the worst tenth", text(name_of(output))),
                {"Number", "Range", "#Worst results inside", "#Worst among its results"},
                {},
                where};
  for (std::size_t i = 0; i < output.effects.size(); ++i) {
    const auto& found = output.effects[i].worst;
    if (!found || !found->stands_out) continue;
    const std::string path = fmt::format("{}/effects/{}", where, i);
    content.rows.push_back(
        {named(path, output.effects[i]), told(path + "/worst/in_words", found->in_words),
         figure(path + "/worst/worst_inside", found->worst_inside, story::share_text(found->worst_inside)),
         figure(path + "/worst/risk_inside", found->risk_inside, story::share_text(found->risk_inside))});
  }
  return picture + table(content);
}

/// What the pictures of a design show, before the first of them.
std::string_view reading_of(const std::string& kind) {
  if (kind == "one_at_a_time") {
    return "A long bar is a number that matters by itself. Look there for better evidence first.";
  }
  if (kind == "grid") return "Each cell is the expected result with the two numbers at that place.";
  if (kind == "morris") {
    return "Far to the right stand the numbers that matter. High up stand those whose effect depends on where the "
           "others are: what they do cannot be told from one place.";
  }
  if (kind == "sobol") {
    return "The first dot of a number is what better evidence about it alone would remove. Where the second lies far "
           "to "
           "the right of it, the number works together with others.";
  }
  return "A dot far to the right is a number that drives the answer: better evidence about it would remove that share "
         "of the spread.";
}

}  // namespace

Section sweep_output(const story::SweepStory& story, const Drawings& drawings, std::size_t output) {
  const SweptOutput& each = story.outputs[output];
  const std::string where = fmt::format("/outputs/{}", output);
  std::string inside = paragraph(told(where + "/answer", each.answer));
  if (each.lowest != each.highest) {
    inside += paragraph(told(where + "/how_sure", each.how_sure));
    inside += paragraph(text(reading_of(story.kind)));
  }
  for (const auto kind : {"tornado", "shares", "effects", "plane", "grid"}) {
    inside += chart(drawings, chart_name(kind, output));
  }
  if (each.lowest != each.highest) inside += table(effects_table(story, each, where)) + together(each, where);
  inside += chart(drawings, chart_name("curves", output)) + worst(each, drawings, output, where);
  inside += chart(drawings, chart_name("convergence", output)) + chart(drawings, chart_name("spread", output));
  std::vector<std::string> notes;
  for (std::size_t i = 0; i < each.notes.size(); ++i)
    notes.push_back(told(fmt::format("{}/notes/{}", where, i), each.notes[i]));
  if (!notes.empty()) inside += "<h3>How to read what looks odd</h3>\n" + points(notes);
  return {fmt::format("output-{}", output + 1), "What drives: " + name_of(each), inside, where};
}

}  // namespace sposim::report::html
