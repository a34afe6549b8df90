#include "app/merge.hpp"

#include "app/failure.hpp"
#include "core/error.hpp"

namespace sposim::app {

int merge(const MergeArguments& arguments) {
  static_cast<void>(arguments);
  throw core::UserError(core::Problem{{}, "merge", "is not built yet", "", ""});
}

}  // namespace sposim::app
