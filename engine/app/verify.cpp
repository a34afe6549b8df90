#include "app/verify.hpp"

#include <fmt/format.h>

#include "app/failure.hpp"
#include "core/text.hpp"
#include "report/file.hpp"
#include "report/verify.hpp"
#include "report/words.hpp"

namespace sposim::app {

int verify(const VerifyArguments& arguments) {
  const auto findings = report::verify(arguments.folder);
  std::string text;
  for (const auto& finding : findings) {
    text += fmt::format("{}/{}: {}\n", core::escaped(arguments.folder), core::escaped(finding.name), finding.problem);
  }
  if (findings.empty()) {
    const auto manifest = report::read_manifest(arguments.folder);
    const std::string replicates = report::counted(manifest.replicates, "replicate");
    const std::string work =
        manifest.points == 0
            ? replicates
            : fmt::format("{} of {} each", report::counted(static_cast<std::int64_t>(manifest.points), "point"),
                          replicates);
    text = fmt::format("{}: all {} files are as the {} left them ({}, {}).\n", core::escaped(arguments.folder),
                       manifest.files.size() + 2, manifest.points == 0 ? "run" : "sweep", manifest.status, work);
  }
  report::write_to_stdout(text);
  return findings.empty() ? exit_good : exit_user_error;
}

}  // namespace sposim::app
