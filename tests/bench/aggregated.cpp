#include <boost/random/beta_distribution.hpp>
#include <boost/random/binomial_distribution.hpp>
#include <boost/random/gamma_distribution.hpp>
#include <boost/random/lognormal_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <cmath>

#include "core/date.hpp"
#include "versions.hpp"

namespace sposim::bench {

namespace {

using Engine = boost::random::mt19937;

Parameters draw_parameters(Engine& engine) {
  Parameters drawn;
  drawn.level = boost::random::lognormal_distribution<double>(0, 0.05)(engine);
  drawn.preparation_median = 60 * boost::random::lognormal_distribution<double>(0, 0.15)(engine);
  drawn.withdrawn_per_day = 0.004 * boost::random::lognormal_distribution<double>(0, 0.2)(engine);
  drawn.granted = boost::random::beta_distribution<double>(90, 10)(engine);
  boost::random::gamma_distribution<double> applies(20, 0.0125 / 20);
  for (double& each : drawn.applies) each = applies(engine);
  return drawn;
}

int binomial(int n, double p, Engine& engine) {
  if (n == 0 || p <= 0) return 0;
  return p >= 1 ? n : boost::random::binomial_distribution<int, double>(n, p)(engine);
}

constexpr int month_count = static_cast<int>(months);
constexpr int ends = 5;  ///< withdrawn in the same, next and next but one month; heard in the next and next but one

/// How cells of a month are spread over later months, the same in every force: new in every parameter draw.
struct Spread {
  std::array<std::array<double, months>, months> applied{};  ///< [reported][later] P(applied so many months later)
  std::array<std::array<double, ends>, months> end{};        ///< [applied] shares of the ends
};

void spread_preparation(const Parameters& drawn, Spread& spread) {
  const auto all_days = static_cast<std::size_t>(days().count());
  std::vector<double> sums(all_days + 2, 0.0);  // Σ of P(delay ≤ k) below each day
  for (std::size_t k = 0; k <= all_days; ++k) {
    const double z = std::log((static_cast<double>(k) + 0.5) / drawn.preparation_median) / preparation_sigma;
    sums[k + 1] = sums[k] + 0.5 * std::erfc(-z * std::sqrt(0.5));
  }
  const auto& first = days().month_first;
  for (int month = 0; month < month_count; ++month) {
    const auto m = static_cast<std::size_t>(month);
    const int length = first[m + 1] - first[m];
    double before = 0;
    for (int later = 0; month + later < month_count; ++later) {
      const int end = first[m + static_cast<std::size_t>(later) + 1] - first[m];
      const double by = (sums[static_cast<std::size_t>(end)] - sums[static_cast<std::size_t>(end - length)]) / length;
      spread.applied[m][static_cast<std::size_t>(later)] = by - before;
      before = by;
    }
  }
}

/// Applications of a month are spread evenly over its days.
void spread_ends(const Parameters& drawn, Spread& spread) {
  std::array<double, notice_days + 1> stays{};
  for (std::size_t k = 0; k < stays.size(); ++k) stays[k] = std::exp(-drawn.withdrawn_per_day * static_cast<double>(k));
  const auto& first = days().month_first;
  const auto month_end = [&](std::size_t month) { return month < months ? first[month + 1] : first[months] + 9999; };
  for (std::size_t month = 0; month < months; ++month) {
    auto& end = spread.end[month];
    const double share = 1.0 / (first[month + 1] - first[month]);
    for (int day = first[month]; day < first[month + 1]; ++day) {
      double left = 1;
      for (std::size_t later = 0; later < 3; ++later) {
        const int nights = std::min(month_end(month + later) - 1 - day, notice_days);
        end[later] += share * (left - stays[static_cast<std::size_t>(nights)]);
        left = stays[static_cast<std::size_t>(nights)];
      }
      end[day + notice_days < month_end(month + 1) ? 3 : 4] += share * left;
    }
  }
}

/// One force of one replicate, cell by cell.
class Force {
 public:
  Force(const Parameters& drawn, const Spread& spread, std::size_t force, Engine& engine, Counts& counts)
      : drawn_(drawn), spread_(spread), force_(force), engine_(engine), counts_(counts) {}

  void run() {
    for (std::size_t month = 0; month < months; ++month) report(month);
    for (std::size_t month = 0; month < months; ++month) end(month, counts_.of(force_, Counted::applied)[month]);
    stocks();
  }

 private:
  /// The cases of a month, by outcome, and the months in which police apply in some of them.
  void report(std::size_t month) {
    const double length = days().month_first[month + 1] - days().month_first[month];
    const double mean = drawn_.level * reports_per_year()[force_] * length / core::days_per_year;
    const int cases = boost::random::poisson_distribution<int, double>(mean)(engine_);
    int left = cases;
    double share_left = 1;
    for (std::size_t i = 0; i < outcomes; ++i) {
      const int taken = binomial(left, i + 1 == outcomes ? 1 : outcome_shares[i] / share_left, engine_);
      counts_.of(force_, static_cast<Counted>(i))[month] = taken;
      left -= taken;
      share_left -= outcome_shares[i];
    }
    int applying = binomial(cases, drawn_.applies[force_], engine_);
    double later_left = 1;
    for (std::size_t later = 0; month + later < months && applying > 0; ++later) {
      const double share = spread_.applied[month][later];
      const int taken = binomial(applying, std::min(share / later_left, 1.0), engine_);
      counts_.of(force_, Counted::applied)[month + later] += taken;
      applying -= taken;
      later_left -= share;
    }
  }

  void end(std::size_t month, int left) {
    double share_left = 1;
    for (std::size_t i = 0; i < ends && left > 0; ++i) {
      const double share = spread_.end[month][i];
      const int taken = binomial(left, i + 1 == ends ? 1 : std::min(share / share_left, 1.0), engine_);
      left -= taken;
      share_left -= share;
      const std::size_t when = month + (i < 3 ? i : i - 2);
      if (when >= months) continue;
      if (i < 3) {
        counts_.of(force_, Counted::withdrawn)[when] += taken;
      } else {
        const int granted = binomial(taken, drawn_.granted, engine_);
        counts_.of(force_, Counted::granted)[when] += granted;
        counts_.of(force_, Counted::refused)[when] += taken - granted;
      }
    }
  }

  /// Orders of 730 days end two years on; across a 29 February some end a day short of two years, in the month before.
  void stocks() {
    std::int32_t* pending = counts_.of(force_, Counted::pending);
    std::int32_t* in_force = counts_.of(force_, Counted::in_force);
    const std::int32_t* granted = counts_.of(force_, Counted::granted);
    for (std::size_t month = 0; month < months; ++month) {
      pending[month] += counts_.of(force_, Counted::applied)[month] - counts_.of(force_, Counted::withdrawn)[month] -
                        granted[month] - counts_.of(force_, Counted::refused)[month];
      in_force[month] += granted[month];
      if (month + 24 < months) {
        const auto& first = days().month_first;
        const int early_days = std::max(first[month + 24] - order_days - first[month], 0);
        const int early = binomial(granted[month], early_days / (1.0 * first[month + 1] - first[month]), engine_);
        in_force[month + 23] -= early;
        in_force[month + 24] -= granted[month] - early;
      }
    }
    for (std::size_t month = 1; month < months; ++month) {
      pending[month] += pending[month - 1];
      in_force[month] += in_force[month - 1];
    }
  }

  const Parameters& drawn_;
  const Spread& spread_;
  std::size_t force_;
  Engine& engine_;
  Counts& counts_;
};

}  // namespace

std::vector<Parameters> run_aggregated(std::uint32_t first, std::uint32_t count, Store& store) {
  std::vector<Parameters> all;
  for (std::uint32_t replicate = first; replicate < first + count; ++replicate) {
    Engine engine(replicate);
    all.push_back(draw_parameters(engine));
    Spread spread;
    spread_preparation(all.back(), spread);
    spread_ends(all.back(), spread);
    Counts counts;
    for (std::size_t force = 0; force < forces; ++force) Force(all.back(), spread, force, engine, counts).run();
    store.add(counts);
  }
  return all;
}

}  // namespace sposim::bench
