#include <variant>

#include "app/arguments.hpp"
#include "app/compare.hpp"
#include "app/diff.hpp"
#include "app/failure.hpp"
#include "app/interrupt.hpp"
#include "app/merge.hpp"
#include "app/report.hpp"
#include "app/reproduce.hpp"
#include "app/run.hpp"
#include "app/schema.hpp"
#include "app/sign_off.hpp"
#include "app/sweep.hpp"
#include "app/validate.hpp"
#include "app/verify.hpp"
#include "report/file.hpp"

namespace {

using namespace sposim::app;  // NOLINT(google-build-using-namespace): this is their door

struct Command {
  int operator()(const RunArguments& arguments) const { return run(arguments); }
  int operator()(const CompareArguments& arguments) const { return compare(arguments); }
  int operator()(const SweepArguments& arguments) const { return sweep(arguments); }
  int operator()(const MergeArguments& arguments) const { return merge(arguments); }
  int operator()(const ValidateArguments& arguments) const { return validate(arguments.files); }
  int operator()(const SchemaArguments& arguments) const { return schema(arguments); }
  int operator()(const DiffArguments& arguments) const { return diff(arguments.before, arguments.after); }
  int operator()(const VerifyArguments& arguments) const { return verify(arguments); }
  int operator()(const ReproduceArguments& arguments) const { return reproduce(arguments); }
  int operator()(const SignOffArguments& arguments) const { return sign_off(arguments); }
  int operator()(const ReportArguments& arguments) const { return report(arguments); }
  int operator()(const Text& text) const {
    sposim::report::write_to_stdout(text.text);
    return exit_good;
  }
};

}  // namespace

int main(int count, char** words) {
  guard_streams();
  return guarded([&] { return std::visit(Command{}, parse_arguments(count, words)); });
}
