#include "app/report.hpp"

#include <fmt/format.h>

#include "app/failure.hpp"
#include "core/text.hpp"
#include "report/file.hpp"
#include "report/present_again.hpp"
#include "report/words.hpp"

namespace sposim::app {

int report(const ReportArguments& arguments) {
  if (!arguments.png.empty()) report::check_pictures_folder(arguments.folder, arguments.png);
  const auto again = report::present_again(arguments.folder);
  const auto files = static_cast<std::int64_t>(again.files.size());
  std::string text = fmt::format("{}/{}: made again, with {} more; ", core::escaped(arguments.folder),
                                 again.files.front(), report::counted(files - 1, "file"));
  text += again.changed.empty()
              ? "all came out as they were.\n"
              : fmt::format("{} changed.\n", report::counted(static_cast<std::int64_t>(again.changed.size()), "file"));
  if (!arguments.png.empty()) {
    const auto pictures = report::charts_as_png(arguments.folder, arguments.png);
    text += fmt::format("{}: {}.\n", core::escaped(arguments.png),
                        report::counted(static_cast<std::int64_t>(pictures.size()), "picture"));
  }
  report::write_to_stdout(text);
  return exit_good;
}

}  // namespace sposim::app
