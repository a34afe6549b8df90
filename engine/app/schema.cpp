#include "app/schema.hpp"

#include "app/failure.hpp"
#include "report/file.hpp"
#include "scenario/schema.hpp"
#include "scenario/sweep.hpp"

namespace sposim::app {

int schema(const SchemaArguments& arguments) {
  report::write_to_stdout(arguments.of_sweep ? scenario::sweep_schema() : scenario::json_schema());
  return exit_good;
}

}  // namespace sposim::app
