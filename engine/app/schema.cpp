#include "app/schema.hpp"

#include "app/failure.hpp"
#include "report/file.hpp"
#include "scenario/schema.hpp"

namespace sposim::app {

int schema() {
  report::write_to_stdout(scenario::json_schema());
  return exit_good;
}

}  // namespace sposim::app
