#pragma once

#include "report/build.hpp"
#include "report/story.hpp"

namespace sposim::report {

/// What every story says of the program that made it; what was run is for the caller to add.
inline story::Birth birth_of_build() {
  story::Birth birth;
  birth.program = "sposim";
  birth.version = build().version;
  birth.commit = build().commit;
  birth.compiler = build().compiler;
  birth.options = build().options;
  birth.model_sha256 = build().model_sha256;
  return birth;
}

}  // namespace sposim::report
