#include "app/limits.hpp"

#include <gtest/gtest.h>

#include "scenario/reader.hpp"

namespace sposim::app {
namespace {

/// Resident megabytes of the national scenario on two threads, as the runs' timing.json said (`most_memory_mb`).
struct Measured {
  std::uint64_t replicates;
  Beside beside;
  double megabytes;
};

TEST(MemoryEstimate, LiesWithinAThirdOfWhatWasMeasured) {
  const auto national = scenario::read_scenario(std::string(SPOSIM_SOURCE_DIR) + "/scenarios/england_and_wales.yaml");
  constexpr Measured all[] = {{100, {}, 133}, {1000, {}, 162}, {100, {9, 0}, 369}, {1000, {9, 0}, 510}};
  for (const Measured& each : all) {
    const double ratio =
        static_cast<double>(memory_estimate(national, each.replicates, 2, each.beside)) / (each.megabytes * (1 << 20));
    EXPECT_GT(ratio, 0.75) << each.replicates << " replicates, " << each.beside.policies << " policies";
    EXPECT_LT(ratio, 1.33) << each.replicates << " replicates, " << each.beside.policies << " policies";
  }
}

TEST(MemoryEstimate, GrowsWithEverythingThatTakesMemory) {
  const auto national = scenario::read_scenario(std::string(SPOSIM_SOURCE_DIR) + "/scenarios/england_and_wales.yaml");
  const auto alone = memory_estimate(national, 1000, 2);
  EXPECT_LT(alone, memory_estimate(national, 2000, 2));
  EXPECT_LT(alone, memory_estimate(national, 1000, 4));
  EXPECT_LT(memory_estimate(national, 1000, 2, {1, 0}), memory_estimate(national, 1000, 2, {0, 1}));
}

TEST(MemoryEstimate, WhatCannotFitIsRefusedAndWhatMightIsTried) {
  const auto national = scenario::read_scenario(std::string(SPOSIM_SOURCE_DIR) + "/scenarios/england_and_wales.yaml");
  EXPECT_NO_THROW(refuse_impossible(national, 1000, 2, {9, 0}));
  EXPECT_ANY_THROW(refuse_impossible(national, 4'000'000'000, 2, {9, 0}));
}

}  // namespace
}  // namespace sposim::app
