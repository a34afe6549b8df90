#include "core/date.hpp"
#include "model/luck.hpp"
#include "random/distribution.hpp"
#include "random/poisson.hpp"
#include "simulation/points.hpp"
#include "versions.hpp"

namespace sposim::bench {

namespace {

constexpr double mean_applies = 0.0125;

/// The points of one force and financial year, and of each the marks, the preparation, the hearing and the order.
double cases_of_year(const random::Address& address, random::Key key, double top) {
  const random::Distribution preparation = random::Lognormal{60, preparation_sigma};
  simulation::LuckDealer lucks(key, address, model::decisions_of_applications);
  double sum = 0;
  std::vector<model::Luck> dealt;
  simulation::for_each_point(key, address, 365, top, [&](const simulation::Point& point) {
    lucks.add(point.number, dealt);
    const model::Luck& luck = dealt.back();
    random::Stream stream = luck.stream(model::Decision::preparation);
    sum += random::sample(preparation, stream);
    for (const auto decision : {model::Decision::marks, model::Decision::court, model::Decision::order}) {
      sum += random::uniform_32(luck.words(decision)[0]);
    }
  });
  return sum;
}

}  // namespace

double run_random_numbers(std::uint32_t first, std::uint32_t count) {
  const random::Key key = random::key_of(20220401);
  double sum = 0;
  for (std::uint32_t replicate = first; replicate < first + count; ++replicate) {
    for (std::uint16_t force = 0; force < forces; ++force) {
      const double reports = reports_per_year()[force];
      random::Address address{replicate, force, 2022, random::Purpose::route_first, 0, 0};
      for (; address.year < 2027; ++address.year) sum += cases_of_year(address, key, reports * mean_applies);
      address.purpose = random::Purpose::untouched_cases;
      for (address.point = 0; address.point < months; ++address.point) {
        const random::Block words = random::philox(random::counter(address), key);
        for (std::size_t i = 0; i < outcomes; ++i) {
          sum += random::poisson_quantile(reports / 12 * outcome_shares[i], random::uniform_32(words[i]));
        }
      }
    }
  }
  return sum;
}

}  // namespace sposim::bench
