#pragma once

#include <string_view>

namespace sposim::report {

/// The program's own birth certificate, fixed when it was built.
struct Build {
  std::string_view version;       ///< `0.1.0`
  std::string_view commit;        ///< of the git checkout, `…-changed` if files differed from it; else `unknown`
  std::string_view model_sha256;  ///< of every source file from core/ to results/, in order of their paths
  std::string_view compiler;      ///< `GNU 12.2.0`
  std::string_view options;       ///< kind of build and floating-point options
};

const Build& build();

}  // namespace sposim::report
