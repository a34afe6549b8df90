#pragma once

#include <omp.h>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <vector>

namespace sposim::simulation {

/// Calls `work(i)` for i = 0 … count − 1 on some threads, in any order. The first failure, by i, is thrown again at the
/// end: an exception may not leave a parallel region.
template <class Work>
void parallel_for(std::size_t count, int threads, Work&& work) {
  std::vector<std::exception_ptr> failures(count);
  const auto last = static_cast<std::int64_t>(count);
#pragma omp parallel for schedule(dynamic) num_threads(threads)
  for (std::int64_t i = 0; i < last; ++i) {
    const auto place = static_cast<std::size_t>(i);
    try {
      work(place);
    } catch (...) {
      failures[place] = std::current_exception();
    }
  }
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

}  // namespace sposim::simulation
