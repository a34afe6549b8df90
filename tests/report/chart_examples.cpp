#include "report/chart_examples.hpp"

#include <cmath>
#include <tuple>
#include <utility>

#include "core/date.hpp"
#include "report/charts/curves.hpp"
#include "report/charts/fan.hpp"
#include "report/charts/funnel.hpp"
#include "report/charts/intervals.hpp"
#include "report/charts/small_multiples.hpp"
#include "report/charts/tile_map.hpp"
#include "report/charts/tornado.hpp"
#include "report/charts/waterfall.hpp"

namespace sposim::report::charts {

namespace {

Heading heading(const std::string& id, const std::string& headline, const std::string& subtitle, Width width) {
  return {id, headline, subtitle, "", width, Titles::drawn};
}

Interval around(double middle, double share) {
  return {middle * (1 - share), middle * (1 + share)};
}

FanSeries grown(const std::string& name, double from, double per_month, int months, Role role) {
  FanSeries series{name, {}, role};
  for (int i = 0; i < months; ++i) {
    const double middle = from + per_month * std::max(0, i - 15) + 90 * std::sqrt(i) + 12 * std::sin(i);
    const double doubt = 0.04 + 0.005 * i;
    series.points.push_back({core::plus_months(core::make_date(2023, 1, 31), i), middle, around(middle, doubt * 0.35),
                             around(middle, doubt * 0.65), around(middle, doubt)});
  }
  return series;
}

std::vector<Example> fans(Width width) {
  FanData one{"victims with an order in force",
              Unit::number,
              {grown("current policy", 380, 3, 60, Role::current_policy)},
              core::make_date(2024, 4, 1),
              "policies start, April 2024",
              {},
              "counted"};
  one.observed = {{core::make_date(2023, 3, 31), 520, "orders in force, March 2023"},
                  {core::make_date(2023, 12, 31), 640, "orders in force, December 2023"}};
  FanData two = one;
  two.series.push_back(grown("reform", 380, 24, 60, Role::reform));
  return {{"fan", fan_chart(heading("fan", "Without reform, about 1,200 victims are protected in 2027",
                                    "Victims with an order in force, England and Wales, 2023 to 2027", width),
                            one)},
          {"fan_two", fan_chart(heading("fan2", "Reform nearly doubles the number of protected victims by 2027",
                                        "Victims with an order in force, England and Wales, 2023 to 2027", width),
                                two)}};
}

std::vector<Example> intervals(Width width) {
  IntervalData ranked{"more newly protected victims than under current policy",
                      "policy",
                      Unit::number,
                      {},
                      Order::largest_first,
                      missing,
                      ""};
  ranked.rows = {
      {"Faster hearings", 410, {330, 490}, {150, 690}, "", Role::reform},
      {"All of the above together, with training in every force", 1240, {1050, 1430}, {870, 1610}, "", Role::reform},
      {"Specialist officers", 620, {520, 710}, {260, 980}, "", Role::reform},
      {"Longer orders", -40, {-90, 10}, {-160, 80}, "", Role::reform}};
  IntervalData forces{"orders per 1,000 reports", "police force", Unit::number, {}, Order::largest_first, 24.5,
                      "England and Wales 24.5"};
  TileData map{"orders per 1,000 reports", Unit::number, {}};
  int i = 0;
  for (const ForceTile& tile : force_tiles()) {
    const double value = 4 + (i * 37 % 43) * 1.1;
    forces.rows.push_back({std::string(tile.name), value, around(value, .15), around(value, .5), "", Role::automatic});
    map.forces.push_back({std::string(tile.code), std::string(tile.name), value, ""});
    ++i;
  }
  TileData own{"orders per 1,000 reports",
               Unit::number,
               {{"", "Northern Province and Islands", 12.4, ""},
                {"", "South", 3.1, ""},
                {"", "East", missing, ""},
                {"", "West", 22, ""}}};
  map.forces[10].value = missing;
  return {
      {"intervals",
       interval_dots(
           heading("dots", "The whole package protects most, about 1,240 more victims",
                   "Extra newly protected victims compared with current policy, England and Wales, 2026 to 2030",
                   width),
           ranked)},
      {"forces",
       sorted_intervals(
           heading("forces",
                   "Where a victim lives matters: the highest force grants twelve times as many orders as the lowest",
                   "Orders per 1,000 reports, by police force, 2026 to 2030", width),
           forces)},
      {"tile_map", tile_map(heading("map", "Orders are most common in the North East",
                                    "Orders per 1,000 reports of stalking, by police force, 2026 to 2030", width),
                            map)},
      {"tile_grid", tile_map(heading("grid", "Forces of an own table", "Orders per 1,000 reports", width), own)}};
}

std::vector<Example> parts(Width width) {
  const FunnelData pathway{"cases",
                           Unit::number,
                           {{"cases reported", 128400, {121000, 136000}, ""},
                            {"risk assessed as stalking", 64100, {58000, 71000}, "not recognised"},
                            {"applications", 2140, {1720, 2610}, "no application"},
                            {"orders granted", 1690, {1330, 2080}, "refused, withdrawn or pending"}}};
  const WaterfallData stack{"newly protected victims",
                            Unit::number,
                            {{"current policy", 1840, {}, StepKind::total, Role::current_policy},
                             {"training", 420, {250, 600}, StepKind::change, Role::automatic},
                             {"faster hearings", 310, {190, 440}, StepKind::change, Role::automatic},
                             {"longer orders", -90, {-170, -20}, StepKind::change, Role::automatic},
                             {"reform", 2480, {}, StepKind::total, Role::reform}}};
  const TornadoData drivers{"extra newly protected victims",
                            Unit::number,
                            1240,
                            "best estimate 1,240",
                            {{"share of reports that lead to an application", 610, 2010, "1.2%", "3.1%"},
                             {"court hearings a week", 900, 1480, "0.1", "0.4"},
                             {"share of applications granted", 1050, 1390, "78%", "94%"},
                             {"withdrawal hazard while waiting", 1330, 1140, "0.2%", "0.6%"},
                             {"length of an order", 1230, 1250, "1 year", "3 years"}},
                            15};
  return {
      {"funnel", funnel(heading("funnel", "Most is lost before anybody applies",
                                "Cases, England and Wales, 2026 to 2030, current policy", width),
                        pathway)},
      {"waterfall", waterfall(heading("fall", "Training gives the largest part of the gain",
                                      "Newly protected victims, England and Wales, 2026 to 2030", width),
                              stack)},
      {"tornado", tornado(heading("drivers", "How many reports lead to an application matters most",
                                  "Extra newly protected victims with each number at the ends of its 95 range", width),
                          drivers)}};
}

std::vector<Example> lines(Width width) {
  CurveData acceptable{{"worth of one more protected victim", Unit::pounds},
                       {"probability of being the best choice", Unit::percent},
                       {},
                       {{20000, "£20,000"}},
                       {0, 50000},
                       {0, 1}};
  for (const auto& [name, middle] :
       {std::pair{"whole package", 24000.0}, std::pair{"training", 14000.0}, std::pair{"current policy", 9000.0}}) {
    CurveSeries series{name, {}, Role::automatic};
    for (int i = 0; i <= 50; ++i) {
      const double x = i * 1000.0;
      const double rise = 1 / (1 + std::exp(-(x - middle) / 4000));
      series.points.push_back({x, std::string(name) == "current policy" ? 1 - rise
                                  : std::string(name) == "training"
                                      ? rise * (1 - 1 / (1 + std::exp(-(x - 24000) / 4000)))
                                      : rise});
    }
    acceptable.series.push_back(series);
  }
  acceptable.series[2].role = Role::current_policy;
  acceptable.series[0].role = Role::reform;
  acceptable.series[1].role = Role::automatic;
  std::swap(acceptable.series[1], acceptable.series[2]);
  CurveData steps{
      {"days since application", Unit::days}, {"share of applications", Unit::percent}, {}, {}, {0, 365}, {0, 1}};
  for (const auto& [name, most] :
       {std::pair{"granted", 0.74}, std::pair{"refused", 0.06}, std::pair{"withdrawn", 0.11}}) {
    CurveSeries series{name, {}, Role::automatic};
    for (int i = 0; i <= 52; ++i) series.points.push_back({i * 7.0, most * (1 - std::exp(-i / 12.0))});
    steps.series.push_back(series);
  }
  CurveData training{{"", Unit::date},
                     {"officers trained", Unit::percent},
                     {},
                     {{on_axis(core::make_date(2026, 4, 1)), "policies start"}},
                     {},
                     {0, 1}};
  for (const auto& [name, speed] : {std::pair{"current policy", 30.0}, std::pair{"reform", 10.0}}) {
    CurveSeries series{name, {}, Role::automatic};
    for (int i = 0; i <= 48; ++i)
      series.points.push_back({on_axis(core::plus_months(core::make_date(2026, 1, 1), i)), 1 - std::exp(-i / speed)});
    training.series.push_back(series);
  }
  PlaneData plane{{"extra newly protected victims", Unit::number},
                  {"extra cost", Unit::pounds},
                  {},
                  9000,
                  "£9,000 for one more protected victim"};
  for (const auto& [name, effect, cost] :
       {std::tuple{"training", 420.0, 3.1e6}, std::tuple{"whole package", 1240.0, 9.4e6},
        std::tuple{"longer orders", -40.0, -2e5}}) {
    Cloud cloud{name, {}, {effect, cost}, Role::automatic};
    for (int i = 0; i < 300; ++i) {
      const double a = std::fmod(i * 0.61803, 1.0), b = std::fmod(i * 0.41421, 1.0);
      cloud.draws.push_back({effect + 180 * std::sqrt(-2 * std::log(a + .002)) * std::cos(6.283 * b),
                             cost * (1 + .2 * std::sqrt(-2 * std::log(a + .002)) * std::sin(6.283 * b))});
    }
    plane.clouds.push_back(cloud);
  }
  return {{"acceptability",
           curves(heading("accept", "Above £24,000 a victim the whole package is the likely best choice",
                          "Probability of being the best choice, by the worth of one more protected victim", width),
                  acceptable)},
          {"time_to_order", step_curves(heading("time", "Half of all applications are granted within 14 weeks",
                                                "Applications by how they end, England and Wales, 2026 to 2030", width),
                                        steps)},
          {"training", curves(heading("training", "Reform trains every officer by 2029",
                                      "Share of officers trained, England and Wales", width),
                              training)},
          {"plane", cost_effectiveness_plane(heading("plane", "Most policies protect more and cost more",
                                                     "Extra cost and extra newly protected victims compared with "
                                                     "current policy, England and Wales, 2026 to 2030",
                                                     width),
                                             plane)}};
}

Example panels(Width width) {
  PanelData data{"victims with an order in force", Unit::number, "police force", {}, {"current policy", "reform"}, {},
                 core::make_date(2024, 4, 1)};
  for (int i = 0; i < 60; ++i) data.at.push_back(core::plus_months(core::make_date(2023, 1, 31), i));
  int k = 0;
  for (const ForceTile& tile : force_tiles()) {
    Panel panel{std::string(tile.name), std::vector<PanelLine>(2)};
    for (int i = 0; i < 60; ++i) {
      for (const std::size_t line : {0U, 1U}) {
        const double middle =
            5 + (k * 17 % 43) * (1 + 0.02 * i + (i > 15 ? static_cast<double>(line) * 0.02 * (i - 15) : 0.0));
        panel.lines[line].median.push_back(middle);
        panel.lines[line].band_95.push_back(around(middle, .25));
      }
    }
    data.panels.push_back(panel);
    ++k;
  }
  return {"panels", small_multiples(heading("panels", "Every force gains, most where little is done today",
                                            "Victims with an order in force, by police force, 2023 to 2027", width),
                                    data)};
}

}  // namespace

std::vector<Example> plain_examples(Width width) {
  std::vector<Example> all;
  for (auto&& group : {fans(width), intervals(width), parts(width), lines(width), sweep_examples(width)})
    all.insert(all.end(), group.begin(), group.end());
  all.push_back(panels(width));
  return all;
}

}  // namespace sposim::report::charts
