#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/one_at_a_time.hpp"
#include "report/story_sweep_builder.hpp"
#include "report/words.hpp"

namespace sposim::report::story {

namespace {

using analysis::DesignKind;

constexpr std::size_t most_curves = 8;
constexpr std::size_t most_convergence = 6;
constexpr std::size_t most_together = 10;

Gauged gauged(const analysis::Index& index) {
  return {index.value, index.band_95};
}

/// Rows of one output, by what they are about.
class Rows {
 public:
  explicit Rows(const analysis::Sensitivity& sensitivity) : rows_(sensitivity.rows) {}

  /// The last row of that kind: of a convergence table the one with all points.
  const analysis::SensitivityRow* find(std::string_view method, std::string_view statistic,
                                       const std::string& factor = {}) const {
    const analysis::SensitivityRow* found = nullptr;
    for (const auto& row : rows_) {
      if (row.method == method && row.statistic == statistic && row.factor == factor) found = &row;
    }
    return found;
  }
  std::optional<Gauged> of(std::string_view method, std::string_view statistic, const std::string& factor) const {
    const auto* row = find(method, statistic, factor);
    return row == nullptr ? std::nullopt : std::optional(gauged(row->index));
  }
  std::optional<double> number(std::string_view method, std::string_view statistic, const std::string& factor) const {
    const auto* row = find(method, statistic, factor);
    return row == nullptr ? std::nullopt : row->index.value;
  }
  const std::vector<analysis::SensitivityRow>& all() const { return rows_; }

 private:
  const std::vector<analysis::SensitivityRow>& rows_;
};

bool is_above_nothing(const std::optional<Gauged>& measured) {
  return measured && measured->band_95 && (measured->band_95->low > 0 || measured->band_95->high < 0);
}

/// False where the figures of a factor could be those of one without influence.
bool is_seen(const Effect& effect, DesignKind kind) {
  switch (kind) {
    case DesignKind::sobol:
      return is_above_nothing(effect.total) || is_above_nothing(effect.first);
    case DesignKind::morris:
      return effect.mu_star && effect.mu_star->value && *effect.mu_star->value > effect.chance.value_or(0);
    case DesignKind::one_at_a_time:
    case DesignKind::grid:
      return effect.bar && effect.bar->swing > 2 * effect.bar->chance.value_or(0);
    case DesignKind::latin_hypercube:
    case DesignKind::list:
      return is_above_nothing(effect.first) || is_above_nothing(effect.rank_correlation);
  }
  throw core::ContractViolation("every kind of design says when a factor is seen");
}

/// By what factors are put in order; the largest first.
double weight_of(const Effect& effect) {
  const auto value = [](const std::optional<Gauged>& measured) {
    return measured && measured->value ? *measured->value : -1e300;
  };
  if (effect.bar) return effect.bar->swing;
  if (effect.mu_star) return value(effect.mu_star);
  return effect.total ? value(effect.total) : value(effect.first);
}

Gauged found_or_nothing(const std::optional<Gauged>& measured) {
  return measured.value_or(Gauged{});
}

/// Builds what is told of one output.
class OutputTeller {
 public:
  OutputTeller(const SweepReport& report, const analysis::Responses& responses, std::size_t output,
               const analysis::Sensitivity& sensitivity, std::vector<FactorScale> scales)
      : report_(report), responses_(responses), output_(output), rows_(sensitivity), scales_(std::move(scales)) {}

  SweptOutput told() {
    add_range();
    told_.factors = found_or_nothing(rows_.of("spread", "factors", ""));
    told_.others = found_or_nothing(rows_.of("spread", "others", ""));
    told_.chance = found_or_nothing(rows_.of("spread", "chance", ""));
    add_effects();
    add_pictures();
    add_together();
    add_convergence();
    return std::move(told_);
  }

 private:
  const analysis::Response& response() const { return responses_.outputs[output_]; }
  DesignKind kind() const { return responses_.design.kind; }

  void add_range() {
    const auto& mean = response().mean;
    told_.lowest = *std::min_element(mean.begin(), mean.end());
    told_.highest = *std::max_element(mean.begin(), mean.end());
    double sum = 0;
    for (const double each : mean) sum += each;
    told_.mean = sum / static_cast<double>(mean.size());
    if (kind() == DesignKind::one_at_a_time) told_.middle = mean.front();
  }

  std::optional<WorstRange> worst_of(std::size_t factor, const std::string& name) {
    const auto distance = rows_.number("regional", "distance", name);
    if (!distance) return std::nullopt;
    const auto at = [&](std::string_view statistic) { return rows_.number("regional", statistic, name).value_or(0); };
    WorstRange worst{*distance,
                     at("distance_by_chance"),
                     at("range_low"),
                     at("range_high"),
                     at("worst_inside"),
                     at("risk_inside"),
                     {},
                     false};
    worst.stands_out = analysis::stands_out(worst.distance, worst.by_chance, responses_.factors.size());
    const bool low_end = worst.from <= 0;
    const double edge = low_end ? worst.to : worst.from;
    worst.in_words =
        fmt::format("its {} {}", low_end ? "lowest" : "highest", percent(low_end ? worst.to : 1 - worst.from));
    if (scales_[factor].is_value && edge > 0 && edge < 1) {
      const auto sorted = sorted_places(factor);
      const auto at_edge = static_cast<std::size_t>(std::llround(edge * static_cast<double>(sorted.size() - 1)));
      worst.in_words += fmt::format(" ({} {})", low_end ? "up to" : "from",
                                    place_in_words(report_, factor, scales_[factor], sorted[at_edge]));
    }
    return worst;
  }

  std::vector<double> sorted_places(std::size_t factor) const {
    std::vector<double> places = independent_.factors.column(factor);
    std::sort(places.begin(), places.end());
    return places;
  }

  Bar bar_of(const analysis::MovedAlone& moved) const {
    const FactorScale& scale = scales_[moved.factor];
    Bar bar;
    bar.at_low = moved.low;
    bar.at_high = moved.high;
    bar.width = std::abs(moved.high - moved.low);
    bar.least = moved.least;
    bar.most = moved.most;
    bar.swing = moved.swing();
    bar.chance = moved.chance;
    bar.low_text = place_in_words(report_, moved.factor, scale, moved.low_place);
    bar.high_text = place_in_words(report_, moved.factor, scale, moved.high_place);
    return bar;
  }

  /// Of a grid: between the means at a factor's places, the others averaged.
  static Bar bar_of(const ResponseCurve& curve) {
    const Bin &first = curve.bins.front(), &last = curve.bins.back();
    Bar bar;
    bar.at_low = bar.least = bar.most = first.mean;
    bar.at_high = last.mean;
    bar.width = std::abs(last.mean - first.mean);
    bar.low_text = first.label;
    bar.high_text = last.label;
    for (const Bin& bin : curve.bins) {
      bar.least = std::min(bar.least, bin.mean);
      bar.most = std::max(bar.most, bin.mean);
    }
    bar.swing = bar.most - bar.least;
    return bar;
  }

  Effect effect_of(std::size_t factor) {
    const std::string& name = responses_.factors[factor];
    Effect effect;
    effect.factor = factor;
    effect.statement = scales_[factor].statement;
    effect.name = name;
    const std::string_view shares = kind() == DesignKind::sobol ? "sobol" : "given_data";
    effect.first = rows_.of(shares, "first_order", name);
    effect.total = rows_.of("sobol", "total", name);
    effect.mu_star = rows_.of("morris", "mu_star", name);
    effect.mu = rows_.of("morris", "mu", name);
    effect.sigma = rows_.of("morris", "sigma", name);
    effect.chance = rows_.number("morris", "chance", name);
    effect.rank_correlation = rows_.of("regression", "prcc", name);
    effect.worst = worst_of(factor, name);
    return effect;
  }

  void add_effects() {
    if (kind() != DesignKind::one_at_a_time && kind() != DesignKind::morris)
      independent_ = analysis::independent_points(responses_, output_);
    for (std::size_t i = 0; i < responses_.factors.size(); ++i) told_.effects.push_back(effect_of(i));
    if (kind() == DesignKind::one_at_a_time) {
      for (const auto& moved : analysis::one_at_a_time(responses_, output_).bars)
        told_.effects[moved.factor].bar = bar_of(moved);
    }
    if (kind() == DesignKind::grid) {
      for (std::size_t i = 0; i < responses_.factors.size(); ++i)
        told_.effects[i].bar = bar_of(curve_of(report_, responses_, output_, i, scales_[i]));
    }
    for (Effect& effect : told_.effects) effect.seen = is_seen(effect, kind());
    std::stable_sort(told_.effects.begin(), told_.effects.end(),
                     [](const Effect& a, const Effect& b) { return weight_of(a) > weight_of(b); });
  }

  void add_pictures() {
    for (std::size_t i = 0; i < std::min(most_curves, told_.effects.size()); ++i) {
      const std::size_t factor = told_.effects[i].factor;
      told_.curves.push_back(curve_of(report_, responses_, output_, factor, scales_[factor]));
    }
    if (kind() != DesignKind::grid || told_.effects.size() < 2) return;
    const std::size_t a = told_.effects[0].factor, b = told_.effects[1].factor;
    told_.grid = grid_of(report_, responses_, output_, {std::min(a, b), std::max(a, b)}, scales_);
  }

  void add_together() {
    std::uint64_t rows = 0;  // of the whole design: those of its parts show convergence
    for (const auto& row : rows_.all()) rows = std::max(rows, row.statistic == "second_order" ? row.points : 0);
    for (const auto& row : rows_.all()) {
      if (row.statistic != "second_order" || row.points != rows) continue;
      told_.together.push_back({statement_named(row.factor), statement_named(row.with), gauged(row.index)});
    }
    std::stable_sort(told_.together.begin(), told_.together.end(), [](const Together& a, const Together& b) {
      return a.index.value.value_or(-1e300) > b.index.value.value_or(-1e300);
    });
    if (told_.together.size() > most_together) told_.together.resize(most_together);
  }

  std::string statement_named(const std::string& name) const {
    const auto found = std::find(responses_.factors.begin(), responses_.factors.end(), name);
    return scales_[static_cast<std::size_t>(found - responses_.factors.begin())].statement;
  }

  void add_convergence() {
    if (kind() != DesignKind::sobol) return;
    for (std::size_t i = 0; i < std::min(most_convergence, told_.effects.size()); ++i) {
      Convergence convergence{told_.effects[i].statement, {}};
      for (const auto& row : rows_.all()) {
        if (row.factor != told_.effects[i].name || row.method != "sobol" || !row.with.empty()) continue;
        if (row.statistic == "first_order") convergence.steps.push_back({row.points, gauged(row.index), {}});
        if (row.statistic != "total") continue;
        for (Step& step : convergence.steps) {
          if (step.rows == row.points) step.total = gauged(row.index);
        }
      }
      if (convergence.steps.size() > 1) told_.convergence.push_back(std::move(convergence));
    }
  }

  const SweepReport& report_;
  const analysis::Responses& responses_;
  std::size_t output_;
  Rows rows_;
  std::vector<FactorScale> scales_;
  analysis::Sample independent_;
  SweptOutput told_;
};

}  // namespace

SweptOutput told_of(const SweepReport& report, const analysis::Responses& responses, std::size_t output,
                    const analysis::Sensitivity& sensitivity, std::vector<FactorScale> scales) {
  return OutputTeller(report, responses, output, sensitivity, std::move(scales)).told();
}

}  // namespace sposim::report::story
