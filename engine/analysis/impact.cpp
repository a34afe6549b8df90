#include "analysis/impact.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "model/plan.hpp"
#include "results/estimate.hpp"
#include "scenario/stated_ranges.hpp"
#include "simulation/simulate.hpp"

namespace sposim::analysis {

namespace {

constexpr double low_quantile = 0.025;
constexpr double z_95 = 1.959963984540054;
constexpr double amber_from = 0.02;
constexpr double red_above = 0.10;
constexpr std::uint32_t first_look = 4;  ///< replicates in which an untouched headline shows itself
constexpr std::uint32_t fewest = 8;      ///< replicates before a rating is believed

/// One number with its two ends.
struct Question {
  Impact impact;
  scenario::Held low, high;
};

Question question_at(const std::string& number, Reach reach, scenario::Held::At at, double low, double high) {
  Question question;
  question.impact.number = number;
  question.impact.reach = reach;
  question.low = {number, at, low};
  question.high = {number, at, high};
  return question;
}

/// How many equal forces would contribute as unevenly as these: (Σ w)² ÷ Σ w².
double effective_forces(const simulation::Record& baseline) {
  double sum = 0, squares = 0;
  for (std::size_t force = 0; force < baseline.layout.forces; ++force) {
    double count = 0;
    for (std::uint32_t r = 0; r < baseline.replicates; ++r)
      count += static_cast<double>(baseline.headline(r, force, 0));
    sum += count;
    squares += count * count;
  }
  return squares > 0 ? sum * sum / squares : 1;
}

std::vector<Question> questions(const scenario::Scenario& scenario, const simulation::Record& baseline) {
  using At = scenario::Held::At;
  const model::Plan plan = model::make_plan(scenario);
  std::vector<scenario::StatedRange> ranges = scenario::stated_ranges(scenario);
  std::erase_if(ranges, [](const auto& range) { return !range.one_value || range.number.starts_with("policies."); });
  const auto range_of = [&](const std::string& number) {
    return std::find_if(ranges.begin(), ranges.end(), [&](const auto& range) { return range.number == number; });
  };
  const auto at_range = [](const scenario::StatedRange& range) {
    Question question = question_at(range.number, Reach::stated_range, At::value, range.low, range.high);
    question.impact.low = range.low;
    question.impact.high = range.high;
    return question;
  };
  const double shift = z_95 / std::sqrt(effective_forces(baseline));
  std::vector<Question> list;
  for (const model::Doubt& doubt : plan.doubts) {
    const auto range = range_of(doubt.path);
    if (range != ranges.end()) {
      list.push_back(at_range(*range));
    } else if (doubt.by_force) {
      list.push_back(question_at(doubt.path, Reach::joint_95, At::shift, -shift, shift));
      list.back().impact.shift = shift;
    } else {
      list.push_back(question_at(doubt.path, Reach::central_95, At::quantile, low_quantile, 1 - low_quantile));
      list.back().impact.low = model::value_at(doubt, low_quantile);
      list.back().impact.high = model::value_at(doubt, 1 - low_quantile);
    }
  }
  for (const scenario::StatedRange& range : ranges) {
    if (range.constant) list.push_back(at_range(range));
  }
  return list;
}

/// Headline counts of some replicates: [scenarios][replicates][areas].
class Replicates {
 public:
  Replicates(const scenario::Scenario& scenario, std::uint32_t first, int threads)
      : scenario_(scenario), first_(first), threads_(threads) {
    scenario_.simulation.replicates_per_draw = 1;
  }

  std::vector<simulation::Record> run(const std::vector<scenario::Held>& ends, std::uint32_t from,
                                      std::uint32_t until) const {
    std::vector<scenario::Scenario> held;
    for (const scenario::Held& end : ends) {
      held.push_back(scenario_);
      held.back().held = {end};
    }
    std::vector<const scenario::Scenario*> list;
    list.reserve(held.size());
    for (const auto& each : held) list.push_back(&each);
    if (list.empty()) list.push_back(&scenario_);
    simulation::Options options;
    options.threads = threads_;
    options.first_replicate = first_ + from;
    options.replicates = until - from;
    return simulation::simulate_headlines(list, options);
  }

 private:
  scenario::Scenario scenario_;
  std::uint32_t first_;
  int threads_;
};

/// What has been counted so far, replicate by replicate, in all forces together.
struct Counts {
  std::vector<double> base, low, high;
  bool touched = false;  ///< some force's count differs in some replicate
};

void add(const simulation::Record& low, const simulation::Record& high, Counts& counts) {
  const std::size_t nation = low.layout.nation();
  for (std::uint32_t r = 0; r < low.replicates; ++r) {
    counts.low.push_back(static_cast<double>(low.headline(r, nation, 0)));
    counts.high.push_back(static_cast<double>(high.headline(r, nation, 0)));
    for (std::size_t area = 0; area < nation; ++area) {
      counts.touched = counts.touched || low.headline(r, area, 0) != high.headline(r, area, 0);
    }
  }
}

double total(const std::vector<double>& column, std::size_t count) {
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += column[i];
  return sum;
}

void estimate(const Counts& counts, Impact& impact) {
  const std::size_t n = counts.low.size();
  impact.replicates = static_cast<std::uint32_t>(n);
  const double base = total(counts.base, n);
  if (base <= 0) return;
  const double low = total(counts.low, n), high = total(counts.high, n);
  impact.change_at_low = low / base - 1;
  impact.change_at_high = high / base - 1;
  const double signed_swing = (high - low) / base;
  impact.swing = std::abs(signed_swing);
  impact.rating = impact.swing < amber_from   ? ImpactRating::green
                  : impact.swing <= red_above ? ImpactRating::amber
                                              : ImpactRating::red;
  if (n < 2) return;
  double squares = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double residual = counts.high[i] - counts.low[i] - signed_swing * counts.base[i];
    squares += residual * residual;
  }
  const auto draws = static_cast<double>(n);
  impact.simulation_error = std::sqrt(squares / (draws - 1) / draws) / (base / draws);
}

bool is_clear(const Impact& impact) {
  if (!impact.simulation_error || impact.replicates < fewest) return false;
  const double doubt = 2 * *impact.simulation_error;
  return std::abs(impact.swing - amber_from) > doubt && std::abs(impact.swing - red_above) > doubt;
}

/// Looks at one number, with more replicates until its rating is clear.
Impact answer(const Question& question, const Replicates& replicates, const std::vector<double>& base,
              std::uint32_t most) {
  Impact impact = question.impact;
  Counts counts;
  counts.base = base;
  try {
    for (std::uint32_t done = 0, until = std::min(first_look, most); done < until;) {
      const auto records = replicates.run({question.low, question.high}, done, until);
      add(records[0], records[1], counts);
      estimate(counts, impact);
      if (!counts.touched || is_clear(impact)) break;
      done = until;
      until = std::min(2 * until, most);
    }
  } catch (const core::UserError& error) {
    impact.replicates = 0;
    impact.fault = error.what();
  }
  return impact;
}

}  // namespace

std::optional<std::vector<Impact>> impacts(const scenario::Scenario& scenario, const simulation::Record& baseline,
                                           const ImpactOptions& options) {
  core::require(scenario.in_force.empty(), "impacts are those of a baseline");
  if (options.most_replicates == 0) return std::nullopt;
  const std::vector<Question> list = questions(scenario, baseline);
  const Replicates replicates(scenario, baseline.first_replicate, options.threads);
  std::vector<double> base;
  const simulation::Record levels = replicates.run({}, 0, options.most_replicates).front();
  for (std::uint32_t r = 0; r < levels.replicates; ++r) {
    base.push_back(static_cast<double>(levels.headline(r, levels.layout.nation(), 0)));
  }
  std::vector<Impact> answers;
  if (total(base, base.size()) <= 0) return std::nullopt;
  for (const Question& question : list) {
    answers.push_back(answer(question, replicates, base, options.most_replicates));
    if (options.progress && !options.progress(answers.size(), list.size())) return std::nullopt;
  }
  return answers;
}

}  // namespace sposim::analysis
