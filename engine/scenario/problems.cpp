#include "scenario/problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace sposim::scenario {

void Problems::throw_if_any() const {
  if (found_.empty()) return;
  constexpr std::size_t most_problems = 50;
  constexpr std::size_t most_bytes = 19000;  // of the 20 kB, the rest is for the last line
  std::vector<core::Problem> sorted = found_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return std::tie(a.where.file, a.where.line, a.where.column) < std::tie(b.where.file, b.where.line, b.where.column);
  });
  std::vector<core::Problem> told;
  std::size_t bytes = 0;
  for (const auto& problem : sorted) {
    bytes += problem.text().size() + 1;
    if (told.size() == most_problems || bytes > most_bytes) break;
    told.push_back(problem);
  }
  const std::size_t more = count_ - told.size();
  if (more > 0) {
    const std::string what = more == 1 ? "1 more problem is" : fmt::format("{} more problems are", more);
    told.push_back({{sorted.front().where.file, 0, 0}, "", what + " not shown", "", "Mend these first."});
  }
  throw core::UserError(std::move(told));
}

}  // namespace sposim::scenario
