#include "report/chart_examples.hpp"
#include "report/charts/heat_map.hpp"
#include "report/charts/paired_dots.hpp"
#include "report/charts/response_panels.hpp"
#include "report/charts/screening_plane.hpp"

namespace sposim::report::charts {

namespace {

constexpr const char* area = "Victims newly protected, England and Wales, 2027 to 2031";

Heading heading(const std::string& id, const std::string& headline, Width width) {
  return {id, headline, area, "", width, Titles::drawn};
}

const std::vector<std::string> numbers{"Probability that police apply for an order in a case, from 1 April 2021",
                                       "Use of the power since the last count: size of the effect",
                                       "Hazard per day that a pending application is withdrawn",
                                       "Probability that the court grants an application it decides"};

Example shares(Width width) {
  PairedData data{"share of the spread", Unit::percent, "number", "alone", "in all", "95% interval", {}};
  double share = 0.62;
  for (const auto& name : numbers) {
    data.rows.push_back({name, {share, {share - .1, share + .1}}, {share + .05, {share - .02, share + .13}}});
    share = share / 2 - 0.04;  // the last is below nothing
  }
  return {"shares", paired_dots(heading("shares", "Where the doubt comes from", width), data)};
}

Example screening(Width width) {
  ScreeningData data{{"mean size of the change", Unit::number}, {"how much it differs", Unit::number}, {}};
  double effect = 3200;
  for (int i = 0; i < 40; ++i) {
    data.numbers.push_back(
        {numbers[static_cast<std::size_t>(i) % 4], effect, {effect * .8, effect * 1.3}, effect * (i % 3) / 2});
    effect *= 0.75;
  }
  return {"screening", screening_plane(heading("screening", "Which numbers matter", width), data)};
}

Example responses(Width width) {
  ResponseData data{"newly protected", Unit::number, "number", "value", "80 of 100 points", false, {}};
  for (std::size_t k = 0; k < numbers.size(); ++k) {
    ResponsePanel panel{numbers[k], "probability", Unit::percent, k == 3 ? Along::choices : Along::values, {}};
    for (int i = 0; i < (k == 3 ? 3 : 8); ++i) {
      const double middle = 2000 + 300.0 * i * (k % 2 == 0 ? 1 : -0.4);
      panel.points.push_back(
          {k == 3 ? i : 0.1 + 0.1 * i, middle, {middle - 400, middle + 700}, "a choice of policies"});
    }
    data.panels.push_back(panel);
  }
  return {"responses", response_panels(heading("responses", "How the answer goes with each number", width), data)};
}

Example heat(Width width) {
  HeatData data{"newly protected", Unit::number, "officers trained a month", "hearings against today", {}, {}, {}};
  for (int i = 0; i < 5; ++i) {
    data.down_labels.push_back(std::to_string(365 * i));
    data.across_labels.push_back("× " + std::to_string(i + 1));
    data.values.emplace_back();
    for (int j = 0; j < 5; ++j) data.values.back().push_back(2500 + 120.0 * i + 90.0 * j * j);
  }
  return {"heat", heat_map(heading("heat", "Training pays where courts have room", width), data)};
}

}  // namespace

std::vector<Example> sweep_examples(Width width) {
  return {shares(width), screening(width), responses(width), heat(width)};
}

}  // namespace sposim::report::charts
