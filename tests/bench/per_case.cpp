#include <cmath>
#include <random>

#include "core/date.hpp"
#include "versions.hpp"

namespace sposim::bench {

namespace {

using Engine = std::mt19937_64;

Parameters draw_parameters(Engine& engine) {
  Parameters drawn;
  drawn.level = std::lognormal_distribution<double>(0, 0.05)(engine);
  drawn.preparation_median = 60 * std::lognormal_distribution<double>(0, 0.15)(engine);
  drawn.withdrawn_per_day = 0.004 * std::lognormal_distribution<double>(0, 0.2)(engine);
  const double a = std::gamma_distribution<double>(90)(engine);
  const double b = std::gamma_distribution<double>(10)(engine);
  drawn.granted = a / (a + b);
  std::gamma_distribution<double> applies(20, 0.0125 / 20);
  for (double& each : drawn.applies) each = applies(engine);
  return drawn;
}

/// The cases of one force of one replicate.
class Force {
 public:
  Force(const Parameters& drawn, std::size_t force, Engine& engine, Counts& counts)
      : engine_(engine),
        counts_(counts),
        force_(force),
        cases_(drawn.level * reports_per_year()[force] * days().count() / core::days_per_year),
        applies_(drawn.applies[force]),
        granted_(drawn.granted),
        preparation_(std::log(drawn.preparation_median), preparation_sigma),
        withdrawal_(drawn.withdrawn_per_day) {}

  void run() {
    const int cases = std::poisson_distribution<int>(cases_)(engine_);
    for (int i = 0; i < cases; ++i) run_case();
    sum_up(Counted::pending);
    sum_up(Counted::in_force);
  }

 private:
  void count(Counted what, int day, int number = 1) {
    if (day < days().count()) counts_.of(force_, what)[days().month[static_cast<std::size_t>(day)]] += number;
  }
  void sum_up(Counted stock) {
    std::int32_t* values = counts_.of(force_, stock);
    for (std::size_t month = 1; month < months; ++month) values[month] += values[month - 1];
  }

  void run_case() {
    const int reported = day_(engine_);
    count(static_cast<Counted>(outcome_(engine_)), reported);
    if (!applies_(engine_)) return;
    const int applied = reported + static_cast<int>(preparation_(engine_) + 0.5);
    if (applied >= days().count()) return;
    count(Counted::applied, applied);
    count(Counted::pending, applied);
    const int hearing = applied + notice_days;
    const int withdrawn = applied + static_cast<int>(std::ceil(std::min(withdrawal_(engine_), 1e6)));
    const int until = std::min(hearing, withdrawn);
    count(Counted::pending, until, -1);
    if (withdrawn <= hearing) return count(Counted::withdrawn, withdrawn);
    if (!granted_(engine_)) return count(Counted::refused, hearing);
    count(Counted::granted, hearing);
    count(Counted::in_force, hearing);
    count(Counted::in_force, hearing + order_days, -1);
  }

  Engine& engine_;
  Counts& counts_;
  std::size_t force_;
  double cases_;
  std::uniform_int_distribution<int> day_{0, days().count() - 1};
  std::discrete_distribution<int> outcome_{outcome_shares.begin(), outcome_shares.end()};
  std::bernoulli_distribution applies_, granted_;
  std::lognormal_distribution<double> preparation_;
  std::exponential_distribution<double> withdrawal_;
};

}  // namespace

std::vector<Parameters> run_per_case(std::uint32_t first, std::uint32_t count, Store& store) {
  std::vector<Parameters> all;
  for (std::uint32_t replicate = first; replicate < first + count; ++replicate) {
    Engine engine(replicate);
    all.push_back(draw_parameters(engine));
    Counts counts;
    for (std::size_t force = 0; force < forces; ++force) Force(all.back(), force, engine, counts).run();
    store.add(counts);
  }
  return all;
}

}  // namespace sposim::bench
