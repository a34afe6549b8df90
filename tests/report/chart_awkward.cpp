#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "report/chart_examples.hpp"
#include "report/charts/curves.hpp"
#include "report/charts/fan.hpp"
#include "report/charts/funnel.hpp"
#include "report/charts/heat_map.hpp"
#include "report/charts/intervals.hpp"
#include "report/charts/paired_dots.hpp"
#include "report/charts/response_panels.hpp"
#include "report/charts/screening_plane.hpp"
#include "report/charts/small_multiples.hpp"
#include "report/charts/tile_map.hpp"
#include "report/charts/tornado.hpp"
#include "report/charts/waterfall.hpp"

namespace sposim::report::charts {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

struct Awkward {
  std::string called;
  std::vector<double> values;
  std::vector<std::string> names;
  Unit unit = Unit::number;
  Width width = Width::wide;
  Titles titles = Titles::drawn;

  double value(std::size_t i) const { return values.empty() ? missing : values[i % values.size()]; }
  const std::string& name(std::size_t i) const { return names[i % names.size()]; }
  Heading heading(const std::string& kind) const {
    return {"a b" + kind, names.back(), names.front(), name(1), width, titles};
  }
  /// About a value, with ends that may be missing or infinite too.
  Interval band(std::size_t i) const { return {value(i) - std::abs(value(i + 1)), value(i) + std::abs(value(i + 2))}; }
};

std::vector<double> many(std::size_t count) {
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) values.push_back(static_cast<double>(i * 7919 % 1009) - 300.5);
  return values;
}

const std::vector<std::pair<std::string, std::vector<double>>> value_sets{
    {"none", {}},
    {"one", {5}},
    {"equal", {7, 7, 7, 7}},
    {"zero", {0, 0, 0}},
    {"negative", {-3, -10, -2000, -0.5}},
    {"mixed", {-40, 1240, 620, 0, 12.25}},
    {"huge", {1e9, 2.5e9, -3e9, 999999999}},
    {"tiny", {1e-9, 3e-9, 2e-9}},
    {"near", {1000000, 1000000.5, 1000001}},
    {"missing", {missing, 4, infinite, -infinite, missing}},
    {"all_missing", {missing, missing}},
    {"absurd", {1e300, -1e300, 1, std::numeric_limits<double>::max(), 5e-324}},
    {"spread", {1e-6, 1e14, 3}},
    {"many", many(60)},
};

const std::vector<std::pair<std::string, std::vector<std::string>>> name_sets{
    {"plain", {"current policy", "reform", "training"}},
    {"empty", {"", ""}},
    {"long",
     {std::string(300, 'W'),
      "a long name of many short words that goes on and on until no line could hold it, and then "
      "goes on a little more for good measure, as people's names of policies do"}},
    {"markup",
     {"<img src=x onerror=alert(1)>", "</text></svg><script>alert(1)</script>", "a & b \"c\" 'd' ]]>", "&amp;&#0;"}},
    {"control", {"\x1b[31mred\x01\n\t\r", "a\u202Eb\u200Fc\u2066d", "\xFF\xFE broken \xC3", "\uFFFE\uFFFF"}},
    {"world", {"Heddlu Dyfed‑Powys", "警察署の名前はとても長い", "🚓🚓🚓🚓🚓", "﷽﷽﷽", "مرحبا"}},
};

FanData fan_of(const Awkward& a, std::size_t series) {
  FanData data{a.name(0), a.unit, {}, core::make_date(2024, 4, 1), a.name(1), {}, a.name(2)};
  for (std::size_t s = 0; s < series; ++s) {
    data.series.push_back({a.name(s), {}, Role::automatic});
    for (std::size_t i = 0; i < a.values.size(); ++i) {
      data.series[s].points.push_back({core::plus_months(core::make_date(2024, 1, 1), static_cast<int>(i)),
                                       a.value(i + s), a.band(i), a.band(i + 1), a.band(i + s)});
    }
  }
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    data.observed.push_back(
        {core::plus_months(core::make_date(2023, 1, 1), static_cast<int>(5 * i)), a.value(i), a.name(i)});
  }
  return data;
}

CurveData curves_of(const Awkward& a, std::size_t series) {
  CurveData data{{a.name(0), a.unit}, {a.name(1), a.unit}, {}, {}, {}, {}};
  for (std::size_t s = 0; s < series; ++s) {
    data.series.push_back({a.name(s), {}, Role::automatic});
    for (std::size_t i = 0; i < a.values.size(); ++i) data.series[s].points.push_back({a.value(i), a.value(i + s)});
    data.references.push_back({a.value(s), a.name(s)});
  }
  return data;
}

void add_rows(std::vector<Example>& all, const Awkward& a) {
  IntervalData intervals{a.name(0), a.name(1), a.unit, {}, Order::largest_first, a.value(0), a.name(2)};
  FunnelData stages{a.name(0), a.unit, {}};
  WaterfallData steps{a.name(0), a.unit, {}};
  TornadoData drivers{a.name(0), a.unit, a.value(0), a.name(1), {}, 15};
  TileData tiles{a.name(0), a.unit, {}}, map = tiles;
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    intervals.rows.push_back(
        {a.name(i), a.value(i), a.band(i), a.band(i + 1), "", i % 2 == 0 ? Role::reform : Role::automatic});
    stages.stages.push_back({a.name(i), a.value(i), a.band(i), a.name(i + 1)});
    steps.steps.push_back(
        {a.name(i), a.value(i), a.band(i), i % 3 == 0 ? StepKind::total : StepKind::change, Role::automatic});
    drivers.rows.push_back({a.name(i), a.value(i), a.value(i + 1), a.name(i), a.name(i + 1)});
    tiles.forces.push_back({"", a.name(i), a.value(i), ""});
  }
  for (std::size_t i = 0; i < force_tiles().size(); ++i) {
    map.forces.push_back({std::string(force_tiles()[i].code), a.name(i), a.value(i), i % 5 == 0 ? a.name(i) : ""});
  }
  all.push_back({a.called + " interval_dots", interval_dots(a.heading("dots"), intervals)});
  intervals.order = Order::smallest_first;
  all.push_back({a.called + " sorted_intervals", sorted_intervals(a.heading("sorted"), intervals)});
  all.push_back({a.called + " funnel", funnel(a.heading("funnel"), stages)});
  all.push_back({a.called + " waterfall", waterfall(a.heading("fall"), steps)});
  all.push_back({a.called + " tornado", tornado(a.heading("drivers"), drivers)});
  all.push_back({a.called + " tile_map", tile_map(a.heading("map"), map)});
  all.push_back({a.called + " tile_grid", tile_map(a.heading("grid"), tiles)});
}

void add_planes(std::vector<Example>& all, const Awkward& a) {
  for (const std::size_t series : {1U, 2U, 7U}) {
    all.push_back({a.called + " fan", fan_chart(a.heading("fan"), fan_of(a, series))});
    all.push_back({a.called + " curves", curves(a.heading("curves"), curves_of(a, series))});
    CurveData dated = curves_of(a, series);
    dated.x.unit = Unit::date;
    all.push_back({a.called + " step_curves", step_curves(a.heading("steps"), dated)});
  }
  PlaneData plane{{a.name(0), a.unit}, {a.name(1), a.unit}, {}, a.value(1), a.name(1)};
  PanelData panels{a.name(0), a.unit, a.name(1), {}, {a.name(0), a.name(1)}, {}, core::make_date(2024, 4, 1)};
  for (std::size_t i = 0; i < a.values.size(); ++i)
    panels.at.push_back(core::plus_months(core::make_date(2024, 1, 1), static_cast<int>(i)));
  for (std::size_t k = 0; k < 5; ++k) {
    plane.clouds.push_back({a.name(k), {}, {a.value(k), a.value(k + 1)}, Role::automatic});
    for (std::size_t i = 0; i < a.values.size(); ++i) plane.clouds[k].draws.push_back({a.value(i + k), a.value(2 * i)});
  }
  for (std::size_t k = 0; k < 8; ++k) {
    Panel panel{a.name(k), std::vector<PanelLine>(k % 3)};
    for (PanelLine& line : panel.lines) {
      for (std::size_t i = 0; i < a.values.size(); ++i) {
        line.median.push_back(a.value(i + k));
        if (k % 2 == 0) line.band_95.push_back(a.band(i));
      }
    }
    panels.panels.push_back(panel);
  }
  all.push_back({a.called + " plane", cost_effectiveness_plane(a.heading("plane"), plane)});
  all.push_back({a.called + " small_multiples", small_multiples(a.heading("panels"), panels)});
}

/// Those of a sweep.
void add_sweep(std::vector<Example>& all, const Awkward& a) {
  PairedData dots{a.name(0), a.unit, a.name(1), a.name(2), a.name(0), a.name(1), {}};
  ScreeningData numbers{{a.name(0), a.unit}, {a.name(1), a.unit}, {}};
  ResponseData panels{a.name(0), a.unit, a.name(1), a.name(2), a.name(0), false, {}};
  HeatData heat{a.name(0), a.unit, a.name(1), a.name(2), {}, {}, {}};
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    dots.rows.push_back({a.name(i), {a.value(i), a.band(i)}, {a.value(i + 1), a.band(i + 2)}});
    numbers.numbers.push_back({a.name(i), a.value(i), a.band(i), a.value(i + 1)});
  }
  for (std::size_t k = 0; k < 5; ++k) {
    ResponsePanel panel{a.name(k), a.name(k + 1), a.unit, k % 2 == 0 ? Along::values : Along::choices, {}};
    for (std::size_t i = 0; i < a.values.size(); ++i) {
      const double x = k % 2 == 0 ? a.value(i) : static_cast<double>(i);
      if (k % 2 == 1 && i == 4) break;  // a handful of choices
      panel.points.push_back({x, a.value(i + k), a.band(i), a.name(i)});
    }
    panels.panels.push_back(std::move(panel));
  }
  for (std::size_t i = 0; i < std::min<std::size_t>(a.values.size(), 8); ++i) {
    heat.down_labels.push_back(a.name(i));
    heat.across_labels.push_back(a.name(i + 1));
    heat.values.emplace_back();
    for (std::size_t j = 0; j < std::min<std::size_t>(a.values.size(), 8); ++j)
      heat.values[i].push_back(a.value(i + j));
  }
  all.push_back({a.called + " paired_dots", paired_dots(a.heading("paired"), dots)});
  all.push_back({a.called + " screening_plane", screening_plane(a.heading("screening"), numbers)});
  all.push_back({a.called + " response_panels", response_panels(a.heading("responses"), panels)});
  all.push_back({a.called + " heat_map", heat_map(a.heading("heat"), heat)});
}

}  // namespace

std::vector<Example> awkward_examples(Width width, Titles titles) {
  std::vector<Example> all;
  std::size_t turn = 0;
  for (const auto& [values_called, values] : value_sets) {
    for (const auto& [names_called, names] : name_sets) {
      constexpr std::array<Unit, 4> units{Unit::number, Unit::pounds, Unit::percent, Unit::days};
      const Awkward a{values_called + " " + names_called, values, names,
                      units.at(turn++ % units.size()),    width,  titles};
      add_rows(all, a);
      add_planes(all, a);
      add_sweep(all, a);
    }
  }
  return all;
}

}  // namespace sposim::report::charts
