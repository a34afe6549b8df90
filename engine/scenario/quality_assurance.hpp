#pragma once

#include <optional>
#include <string>

#include "core/date.hpp"

/// Who stands behind a scenario, and what exactly they signed (AQuA Book 2025).
namespace sposim::scenario {

/// An approver's word for one scenario and one version of the model; any change to either makes it void.
struct SignOff {
  core::Date date;
  std::string scenario;  ///< SHA-256 of the resolved scenario without its `qa:` block, and of its forces
  std::string model;     ///< SHA-256 of every source file that decides a number
};

/// Names or roles; empty where nobody is named.
struct QualityAssurance {
  std::string commissioner;
  std::string analyst;
  std::string assurer;
  std::string approver;
  std::optional<core::Date> commissioned;  ///< the day the work was asked for
  std::optional<core::Date> assured;       ///< the day the assurer finished
  std::optional<SignOff> sign_off;
};

/// One number held fixed, everything else equal, to see how much it matters (see analysis/impact).
struct Held {
  enum class At {
    value,     ///< stands at `amount`, in its own unit
    quantile,  ///< stands at this quantile of its doubt
    shift,     ///< drawn as ever, in each force so many standard deviations higher (on the normal scale)
  };
  std::string number;  ///< its path as draws know it: `reports.per_case`, `application.applies@2021-04-01`
  At at = At::value;
  double amount = 0;
};

}  // namespace sposim::scenario
