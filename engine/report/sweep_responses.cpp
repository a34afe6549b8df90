#include <cmath>

#include "report/sweep_report.hpp"

namespace sposim::report {

analysis::Responses responses_of(const SweepReport& report, std::size_t scenario, std::size_t output) {
  const std::uint64_t each = analysis::point_count(report.design);
  const PointKeys keys(report.question, report.plan);
  analysis::Responses responses;
  responses.design = report.design;
  responses.points = analysis::points_of(report.design);
  for (const auto& factor : report.plan.factors) responses.factors.push_back(factor.name);
  analysis::Response& response = responses.outputs.emplace_back();
  response.output = report.sweep.outputs[output].name;
  response.replicates = report.plan.luck.replicates;
  for (auto* column : {&response.mean, &response.variance, &response.chance}) column->reserve(each);
  for (std::uint64_t point = scenario * each; point < (scenario + 1) * each; ++point) {
    const auto all = report.figures(point, keys.of(analysis::sweep_point(report.design, point)));
    const simulation::Figures& figures = all.at(output);
    response.mean.push_back(figures.mean);
    response.variance.push_back(figures.variance);
    response.chance.push_back(figures.chance);
    if (!std::isfinite(figures.first_half)) continue;
    if (response.halves.rows() == 0) response.halves = analysis::Table(each, 2);
    response.halves(point - scenario * each, 0) = figures.first_half;
    response.halves(point - scenario * each, 1) = figures.second_half;
  }
  return responses;
}

std::uint64_t response_bytes(const SweepReport& report) {
  // The response itself; then for points that fill the space the table of factors as points, as a sample and as the
  // columns of a regression.
  constexpr std::uint64_t of_response = 5;
  const std::uint64_t tables = report.design.kind == analysis::DesignKind::morris ? 1 : 3;
  return analysis::point_count(report.design) * sizeof(double) * (of_response + tables * (report.design.factors + 1));
}

}  // namespace sposim::report
