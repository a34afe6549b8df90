#include "analysis/sensitivity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/morris.hpp"
#include "analysis/one_at_a_time.hpp"
#include "analysis/rank_regression.hpp"
#include "core/counted.hpp"
#include "core/text.hpp"

namespace sposim::analysis {

namespace {

/// Adds rows that share an output, a method and a number of points.
class Adder {
 public:
  Adder(Sensitivity& sensitivity, std::string output, std::string method, std::uint64_t points)
      : sensitivity_(sensitivity), output_(std::move(output)), method_(std::move(method)), points_(points) {}

  void add(const std::string& statistic, const std::string& factor, const Index& index, const std::string& with = {}) {
    sensitivity_.rows.push_back({output_, method_, statistic, factor, with, points_, index});
  }
  void add(const std::string& statistic, const std::string& factor, double value) {
    add(statistic, factor, Index{value, std::nullopt});
  }

 private:
  Sensitivity& sensitivity_;
  std::string output_, method_;
  std::uint64_t points_;
};

void add_sobol(const std::string& output, const std::vector<std::string>& factors, const SobolIndices& indices,
               Sensitivity& sensitivity) {
  Adder rows(sensitivity, output, "sobol", indices.rows);
  rows.add("mean", "", indices.mean);
  rows.add("variance", "", indices.variance);
  for (std::size_t i = 0; i < factors.size(); ++i) rows.add("first_order", factors[i], indices.first[i]);
  for (std::size_t i = 0; i < factors.size(); ++i) rows.add("total", factors[i], indices.total[i]);
  for (const SecondOrder& pair : indices.second) {
    rows.add("second_order", factors[pair.first], pair.index, factors[pair.second]);
  }
}

void note_negative(Sensitivity& sensitivity) {
  const auto is_share = [](const SensitivityRow& row) {
    static const std::vector<std::string> shares{"first_order", "total", "second_order", "others"};
    return std::find(shares.begin(), shares.end(), row.statistic) != shares.end();
  };
  const auto negative = std::count_if(sensitivity.rows.begin(), sensitivity.rows.end(), [&](const auto& row) {
    return is_share(row) && row.index.value && *row.index.value < 0;
  });
  if (negative == 0) return;
  sensitivity.notes.push_back(fmt::format(
      "{} below 0. A share of variance cannot be; its estimate can, where the truth is near 0: read it with its "
      "interval as \"no influence seen\".",
      negative == 1 ? "One estimate is" : fmt::format("{} estimates are", negative)));
}

void note_chance(const Response& response, Sensitivity& sensitivity) {
  if (response.halves.rows() > 0) return;
  sensitivity.notes.emplace_back(
      "Each point is a single replicate (or a single draw), so chance could not be told from the factors: it is in "
      "every figure. Give each point more replicates to see it apart.");
}

void add_of_sobol(const Responses& responses, std::size_t output, Sensitivity& sensitivity) {
  const std::string& name = responses.outputs[output].output;
  const std::vector<SobolIndices> table = convergence(responses, output);
  if (table.empty()) {
    add_sobol(name, responses.factors, sobol_indices(responses, output), sensitivity);
  } else {
    for (const SobolIndices& indices : table) add_sobol(name, responses.factors, indices, sensitivity);
  }
  const SobolIndices last = table.empty() ? sobol_indices(responses, output) : table.back();
  add_spread(name, last.rows, last.spread, sensitivity);
}

void add_of_morris(const Responses& responses, std::size_t output, Sensitivity& sensitivity) {
  Adder rows(sensitivity, responses.outputs[output].output, "morris", responses.design.base);
  const std::vector<MorrisMeasures> measures = morris_measures(responses, output);
  std::vector<std::string> lost;
  for (std::size_t i = 0; i < measures.size(); ++i) {
    rows.add("mu_star", responses.factors[i], measures[i].mu_star);
    rows.add("mu", responses.factors[i], measures[i].mu);
    rows.add("sigma", responses.factors[i], measures[i].sigma);
    if (!measures[i].chance) continue;
    rows.add("chance", responses.factors[i], *measures[i].chance);
    if (*measures[i].mu_star.value <= *measures[i].chance) lost.push_back(responses.factors[i]);
  }
  if (lost.empty()) return;
  sensitivity.notes.push_back(fmt::format(
      "The effect of {} is no larger than chance alone makes it: nothing is known of it.", core::listed(lost)));
}

void add_of_tornado(const Responses& responses, std::size_t output, Sensitivity& sensitivity) {
  const OneAtATime found = one_at_a_time(responses, output);
  Adder rows(sensitivity, responses.outputs[output].output, "tornado", responses.outputs[output].mean.size());
  rows.add("middle", "", found.middle);
  for (const MovedAlone& bar : found.bars) {
    const std::string& factor = responses.factors[bar.factor];
    rows.add("low", factor, bar.low);
    rows.add("high", factor, bar.high);
    rows.add("swing", factor, bar.swing());
    if (bar.chance) rows.add("chance", factor, *bar.chance);
  }
}

void add_regions(const std::string& output, const std::vector<std::string>& factors, const Sample& sample, Worst worst,
                 Sensitivity& sensitivity) {
  Adder rows(sensitivity, output, "regional", sample.outcomes.size());
  const auto regions = regional_sensitivity(sample, worst);
  for (std::size_t i = 0; i < factors.size(); ++i) {
    if (!regions[i]) continue;
    rows.add("distance", factors[i], regions[i]->distance);
    rows.add("distance_by_chance", factors[i], regions[i]->chance_95);
    rows.add("range_low", factors[i], regions[i]->low);
    rows.add("range_high", factors[i], regions[i]->high);
    rows.add("worst_inside", factors[i], regions[i]->worst_inside);
    rows.add("risk_inside", factors[i], regions[i]->risk_inside);
  }
}

void add_regression(const std::string& output, const std::vector<std::string>& factors, const Sample& sample,
                    const CorrelatedFactors& correlated, Sensitivity& sensitivity) {
  const RankRegression regression = rank_regression(sample);
  Adder rows(sensitivity, output, "regression", sample.outcomes.size());
  const std::string refused = refusal(Assumes::standardised_regression, correlated);
  if (!refused.empty()) sensitivity.notes.push_back(refused);
  for (std::size_t i = 0; i < factors.size(); ++i) {
    if (refused.empty()) {
      rows.add("src", factors[i], regression.standardised[i]);
      rows.add("srrc", factors[i], regression.standardised_ranks[i]);
    }
    rows.add("prcc", factors[i], regression.partial_ranks[i]);
  }
  if (!regression.explained) {
    sensitivity.notes.push_back(
        fmt::format("A regression on {} needs more than {} points; there are {}. Run more parameter draws.",
                    core::counted(static_cast<std::int64_t>(factors.size()), "number"), factors.size() + 2,
                    sample.outcomes.size()));
    return;
  }
  rows.add("r_squared", "", *regression.explained);
  rows.add("r_squared_ranks", "", *regression.explained_ranks);
}

Sample sample_of(const Responses& responses, std::size_t output) {
  const Response& response = responses.outputs[output];
  Sample sample{responses.points, response.mean, {}};
  // The same luck at every point is no spread between points: what each has of its own shows in how its halves differ
  // from the others'.
  if (response.halves.rows() == 0) return sample;
  double shared = 0;
  for (std::size_t i = 0; i < response.mean.size(); ++i) shared += response.halves(i, 0) - response.halves(i, 1);
  shared /= static_cast<double>(response.mean.size());
  for (std::size_t i = 0; i < response.mean.size(); ++i) {
    const double own = response.halves(i, 0) - response.halves(i, 1) - shared;
    sample.chance.push_back(own * own / 4);
  }
  return sample;
}

}  // namespace

Sample independent_points(const Responses& responses, std::size_t output) {
  if (responses.design.kind != DesignKind::sobol) return sample_of(responses, output);
  std::vector<std::size_t> kept;
  for (std::size_t point = 0; point < responses.points.rows(); ++point) {
    const SaltelliBlock block = saltelli_place(responses.design, point).block;
    if (block == SaltelliBlock::a || block == SaltelliBlock::b) kept.push_back(point);
  }
  Sample sample{Table(kept.size(), responses.points.columns()), {}, {}};
  for (std::size_t row = 0; row < kept.size(); ++row) {
    for (std::size_t j = 0; j < sample.factors.columns(); ++j) sample.factors(row, j) = responses.points(kept[row], j);
    sample.outcomes.push_back(responses.outputs[output].mean[kept[row]]);
  }
  return sample;
}

namespace {

std::string pair_in_words(const CorrelatedFactors& correlated) {
  const auto& [first, second] = correlated.front();
  const std::string more = correlated.size() > 1 ? fmt::format(" (and {} more)", correlated.size() - 1) : "";
  return fmt::format("{} and {} go together{}", first, second, more);
}

}  // namespace

std::string refusal(Assumes method, const CorrelatedFactors& correlated) {
  if (correlated.empty()) return "";
  static constexpr std::string_view names[] = {"Sobol' indices", "Morris' measures",
                                               "standardised regression coefficients"};
  static constexpr std::string_view reasons[] = {
      "they vary each number while the others stand, which never happens, and their shares would not be of the "
      "variance there is",
      "they move each number alone, which never happens", "their squares would not be shares of the variance there is"};
  static constexpr std::string_view others[] = {
      "given-data indices and regional sensitivity of a run (sposim run, then sposim sensitivity)",
      "given-data indices and regional sensitivity of a run (sposim run, then sposim sensitivity)",
      "partial rank correlations and given-data indices"};
  const auto which = static_cast<std::size_t>(method);
  return fmt::format("No {}: {}, and {}. Use {}.", names[which], pair_in_words(correlated), reasons[which],
                     others[which]);
}

Worst worst_of(const std::string& measure) {
  static const std::set<std::string> burdens{
      "waiting_days", "pending", "withdrawn", "refused", "incidents_while_waiting", "breaches"};
  return burdens.contains(measure) ? Worst::highest : Worst::lowest;
}

void add_spread(const std::string& output, std::uint64_t points, const SpreadShares& spread, Sensitivity& sensitivity) {
  Adder rows(sensitivity, output, "spread", points);
  rows.add("factors", "", spread.factors);
  rows.add("others", "", spread.others);
  rows.add("chance", "", spread.chance);
}

Sensitivity sensitivity_of_sample(const std::string& output, const std::vector<std::string>& factors,
                                  const Sample& sample, Worst worst, const CorrelatedFactors& correlated) {
  core::require(factors.size() == sample.factors.columns(), "every column of a sample has a name");
  Sensitivity sensitivity;
  Adder rows(sensitivity, output, "given_data", sample.outcomes.size());
  const std::vector<Index> indices = given_data_indices(sample);
  for (std::size_t i = 0; i < factors.size(); ++i) rows.add("first_order", factors[i], indices[i]);
  add_regression(output, factors, sample, correlated, sensitivity);
  add_regions(output, factors, sample, worst, sensitivity);
  if (!correlated.empty()) {
    sensitivity.notes.push_back(
        fmt::format("{}: the index of each holds what it tells of the other, so indices do not add up.",
                    pair_in_words(correlated)));
  }
  note_negative(sensitivity);
  return sensitivity;
}

Sensitivity sensitivity_of(const Responses& responses, std::size_t output, Worst worst,
                           const CorrelatedFactors& correlated) {
  Sensitivity sensitivity;
  const Response& response = responses.outputs[output];
  switch (responses.design.kind) {
    case DesignKind::sobol:
      if (correlated.empty()) {
        add_of_sobol(responses, output, sensitivity);
        add_regions(response.output, responses.factors, independent_points(responses, output), worst, sensitivity);
      }
      if (!correlated.empty()) sensitivity.notes.push_back(refusal(Assumes::sobol, correlated));
      break;
    case DesignKind::morris:
      if (correlated.empty()) add_of_morris(responses, output, sensitivity);
      if (!correlated.empty()) sensitivity.notes.push_back(refusal(Assumes::morris, correlated));
      break;
    case DesignKind::one_at_a_time:
      add_of_tornado(responses, output, sensitivity);
      break;
    case DesignKind::grid:
    case DesignKind::latin_hypercube:
    case DesignKind::list:
      sensitivity =
          sensitivity_of_sample(response.output, responses.factors, sample_of(responses, output), worst, correlated);
      note_chance(response, sensitivity);
      return sensitivity;
  }
  note_negative(sensitivity);
  note_chance(response, sensitivity);
  return sensitivity;
}

}  // namespace sposim::analysis
