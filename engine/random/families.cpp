#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <numeric>

#include "core/error.hpp"
#include "core/text.hpp"
#include "random/distribution.hpp"
#include "random/laws.hpp"

namespace sposim::random {

namespace {

using Parameters = std::vector<double>;

// Beyond these the arithmetic gives out before the idea does: a beta of two shapes near 0 is 0/0, a spread e^(σ²)
// overflows.
constexpr double largest_size = 1e100;
constexpr double largest_sigma = 10;
constexpr double smallest_beta_shape = 0.05;
constexpr double smallest_gamma_shape = 0.001;
constexpr double largest_shape = 1e9;
constexpr double smallest_kept_share = 1e-9;
constexpr double sum_tolerance = 1e-9;

std::string must_be_positive(std::string_view name, double value) {
  return value > 0 ? "" : fmt::format("{} is {}, but it must be above 0", name, value);
}

std::string must_be_between(std::string_view name, double value, double low, double high) {
  if (value >= low && value <= high) return "";
  return fmt::format("{} is {}, but it must lie between {} and {}", name, value, low, high);
}

std::string must_be_in_order(double low, double high) {
  return low < high ? "" : fmt::format("low is {} and high is {}, but low must be below high", low, high);
}

std::string first_of(std::initializer_list<std::string> faults) {
  for (const auto& fault : faults) {
    if (!fault.empty()) return fault;
  }
  return "";
}

std::string mode_fault(double low, double mode, double high) {
  return first_of({must_be_in_order(low, high), must_be_between("mode", mode, low, high)});
}

std::string truncation_fault(const Parameters& p) {
  const std::string simple = first_of({must_be_positive("sd", p[1]), must_be_in_order(p[2], p[3])});
  if (!simple.empty() || kept_share({p[0], p[1], p[2], p[3]}) >= smallest_kept_share) return simple;
  return fmt::format("almost nothing of a normal distribution with mean {} and sd {} lies between {} and {}", p[0],
                     p[1], p[2], p[3]);
}

std::string shifted_gamma_fault(const Parameters& p) {
  const std::string simple = first_of({must_be_positive("mean", p[1]), must_be_positive("sd", p[2])});
  if (!simple.empty()) return simple;
  return must_be_between("sd", p[2], p[1] / std::sqrt(largest_shape), p[1] / std::sqrt(smallest_gamma_shape));
}

std::string discrete_fault(const Parameters& p) {
  if (p.empty() || p.size() % 2 != 0) return "a discrete distribution needs one weight for each value";
  const auto weights = p.begin() + static_cast<std::ptrdiff_t>(p.size() / 2);
  for (auto weight = weights; weight != p.end(); ++weight) {
    if (*weight < 0) return fmt::format("a weight is {}, but none may be below 0", *weight);
  }
  const double sum = std::accumulate(weights, p.end(), 0.0);
  return std::abs(sum - 1) <= sum_tolerance ? "" : fmt::format("weights add up to {}, but they must add up to 1", sum);
}

/// What is wrong before the family's own rules: how many there are, and whether each is a number to compute with.
std::string common_fault(const FamilyInfo& family, const Parameters& p) {
  const auto& names = family.parameters;
  if (!names.empty() && names.size() != p.size()) {
    const std::vector<std::string> words(names.begin(), names.end());
    return fmt::format("{} needs {}, and {} number{} given", family.name, core::listed(words), p.size(),
                       p.size() == 1 ? " is" : "s are");
  }
  for (std::size_t i = 0; i < p.size(); ++i) {
    const std::string_view name = names.empty() ? "a value" : names[i];
    if (!std::isfinite(p[i])) return fmt::format("{} is not a finite number", name);
    if (std::abs(p[i]) > largest_size) return fmt::format("{} is {}, too large to compute with", name, p[i]);
  }
  return "";
}

std::string own_fault(Family family, const Parameters& p) {
  switch (family) {
    case Family::fixed:
      return "";
    case Family::uniform:
      return must_be_in_order(p[0], p[1]);
    case Family::triangular:
    case Family::pert:
      return mode_fault(p[0], p[1], p[2]);
    case Family::normal:
      return must_be_positive("sd", p[1]);
    case Family::truncated_normal:
      return truncation_fault(p);
    case Family::lognormal:
      return first_of({must_be_positive("median", p[0]), must_be_positive("sigma", p[1]),
                       must_be_between("sigma", p[1], 0, largest_sigma)});
    case Family::beta:
      return first_of({must_be_positive("a", p[0]), must_be_positive("b", p[1]),
                       must_be_between("a", p[0], smallest_beta_shape, largest_shape),
                       must_be_between("b", p[1], smallest_beta_shape, largest_shape)});
    case Family::gamma:
      return first_of({must_be_positive("shape", p[0]), must_be_positive("mean", p[1]),
                       must_be_between("shape", p[0], smallest_gamma_shape, largest_shape)});
    case Family::shifted_gamma:
      return shifted_gamma_fault(p);
    case Family::exponential:
      return must_be_positive("mean", p[0]);
    case Family::discrete:
      return discrete_fault(p);
    case Family::empirical:
      return p.empty() ? "an empirical distribution needs at least one value" : "";
  }
  return "";
}

Discrete discrete(const Parameters& p) {
  const auto half = p.begin() + static_cast<std::ptrdiff_t>(p.size() / 2);
  return {{p.begin(), half}, {half, p.end()}};
}

Discrete empirical(const Parameters& p) {
  return {p, Parameters(p.size(), 1 / static_cast<double>(p.size()))};
}

}  // namespace

const std::vector<FamilyInfo>& families() {
  static const std::vector<FamilyInfo> all{
      {Family::fixed, "fixed", {"value"}, {true}},
      {Family::uniform, "uniform", {"low", "high"}, {true, true}},
      {Family::triangular, "triangular", {"low", "mode", "high"}, {true, true, true}},
      {Family::pert, "pert", {"low", "mode", "high"}, {true, true, true}},
      {Family::normal, "normal", {"mean", "sd"}, {true, true}},
      {Family::truncated_normal, "truncated_normal", {"mean", "sd", "low", "high"}, {true, true, true, true}},
      {Family::lognormal, "lognormal", {"median", "sigma"}, {true, false}},
      {Family::beta, "beta", {"a", "b"}, {false, false}},
      {Family::gamma, "gamma", {"shape", "mean"}, {false, true}},
      {Family::shifted_gamma, "shifted_gamma", {"shift", "mean", "sd"}, {true, true, true}},
      {Family::exponential, "exponential", {"mean"}, {true}},
      {Family::discrete, "discrete", {}, {}},
      {Family::empirical, "empirical", {}, {}},
  };
  return all;
}

const FamilyInfo& info(Family family) {
  return families().at(static_cast<std::size_t>(family));
}

std::string fault(Family family, const Parameters& parameters) {
  const std::string common = common_fault(info(family), parameters);
  return common.empty() ? own_fault(family, parameters) : common;
}

Distribution make_distribution(Family family, const Parameters& p) {
  const std::string why = fault(family, p);
  if (!why.empty()) {
    throw core::UserError(
        core::Problem{{}, "", fmt::format("the parameters of {} cannot be used", info(family).name), why, ""});
  }
  switch (family) {
    case Family::fixed:
      return Fixed{p[0]};
    case Family::uniform:
      return Uniform{p[0], p[1]};
    case Family::triangular:
      return Triangular{p[0], p[1], p[2]};
    case Family::pert:
      return Pert{p[0], p[1], p[2]};
    case Family::normal:
      return Normal{p[0], p[1]};
    case Family::truncated_normal:
      return TruncatedNormal{p[0], p[1], p[2], p[3]};
    case Family::lognormal:
      return Lognormal{p[0], p[1]};
    case Family::beta:
      return Beta{p[0], p[1]};
    case Family::gamma:
      return Gamma{p[0], p[1]};
    case Family::shifted_gamma:
      return ShiftedGamma{p[0], p[1], p[2]};
    case Family::exponential:
      return Exponential{p[0]};
    case Family::discrete:
      return discrete(p);
    case Family::empirical:
      return empirical(p);
  }
  throw core::ContractViolation("a family of distributions is not in the list");
}

}  // namespace sposim::random
