#include "simulation/record.hpp"

namespace sposim::simulation {

std::int64_t Record::headline(std::uint32_t replicate, std::size_t area, std::size_t column) const {
  return headlines[(replicate * layout.areas.size() + area) * sposim::simulation::headlines().size() + column];
}

}  // namespace sposim::simulation
