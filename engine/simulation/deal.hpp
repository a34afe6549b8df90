#pragma once

#include <map>
#include <utility>
#include <vector>

#include "simulation/points.hpp"
#include "simulation/replicate.hpp"

namespace sposim::simulation {

/// Deals the points under the curves: draws each stream once and hands its cases to every scenario whose curve is above
/// them.
class Dealer {
 public:
  Dealer(Scratch& scratch, std::uint32_t replicate);

  /// Writes the cases of one force: their lucks, which all scenarios share, and each scenario's seeds and noise.
  void deal(std::size_t force);

 private:
  /// A scenario and its stream.
  using Streams = std::vector<std::pair<std::size_t, std::size_t>>;
  /// A scenario that takes points below its curve.
  struct Taker {
    std::vector<CaseSeed>* seeds = nullptr;
    const std::uint32_t* segment_of_day = nullptr;   ///< [days]
    const std::uint32_t* turn_of_segment = nullptr;  ///< [segments]
    std::uint32_t stream = 0;
    double noise = 1;
    const double* heights = nullptr;             ///< [segments]
    const model::ByOutcome* entering = nullptr;  ///< [turns]
  };
  /// One stream of points: a force, a financial year and a route.
  struct StreamPlace {
    std::uint8_t purpose = 0;
    std::size_t force = 0, year = 0;
  };

  void deal_stream(const StreamPlace& place, const Streams& streams);
  Taker taker(const StreamPlace& place, std::size_t scenario, std::size_t stream);
  void offer(core::Day day, const Point& point, LuckDealer& lucks);

  Scratch& scratch_;
  const model::Plan& plan_;
  std::uint32_t replicate_;
  std::map<std::uint8_t, Streams> streams_;  ///< by address: the same purpose in every scenario that has the route
  std::vector<Taker> takers_;
};

}  // namespace sposim::simulation
