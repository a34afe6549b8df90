#include "report/workbook/workbook.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cstdlib>
#include <map>
#include <vector>

#include "core/error.hpp"
#include "core/text.hpp"
#include "report/build.hpp"
#include "report/file.hpp"
#include "report/workbook/charts.hpp"
#include "report/workbook/make.hpp"
#include "report/workbook/tables.hpp"

namespace sposim::report::workbook {

namespace {

/// The document's date is one of the past, always the same, so that the same results are the same bytes.
constexpr time_t fixed_date = 1'577'836'800;  // 1 January 2020

/// A temporary file can be made there. Where it cannot, the library would say so on its own, in its own words.
void try_temporary_file(const std::string& folder) {
  std::string path = folder + "/sposim.XXXXXX";
  const Descriptor file(::mkostemp(path.data(), O_CLOEXEC));
  if (!file.open()) core::throw_machine_error(folder, "cannot hold temporary files");
  ::unlink(path.c_str());
}

/// The library keeps each sheet in a temporary file and does not look whether it could be written in full, so room is
/// asked for beforehand.
///
/// @param needed  bytes
std::string temporary_folder(std::uint64_t needed) {
  const char* named = std::getenv("TMPDIR");
  const std::string folder = named != nullptr && *named != '\0' ? named : "/tmp";
  struct statvfs room {};
  if (::statvfs(folder.c_str(), &room) != 0) core::throw_machine_error(folder, "cannot hold temporary files");
  if (static_cast<unsigned long long>(room.f_bavail) * room.f_frsize < needed) {
    throw core::MachineError(
        fmt::format("{}: has less than {} MB of room for temporary files", core::escaped(folder), needed >> 20U));
  }
  try_temporary_file(folder);
  return folder;
}

void set_properties(lxw_workbook* book, const About& about) {
  std::string title = core::shortened(core::escaped(about.title), 200);
  std::string subject = "Results of a simulation of Stalking Protection Orders";
  std::string author = "sposim " + std::string(build().version);
  std::string status = about.mark;
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.subject = subject.data();
  properties.author = author.data();
  properties.status = status.data();
  properties.created = fixed_date;
  core::require(workbook_set_properties(book, &properties) == LXW_NO_ERROR, "a workbook has a title");
}

void fill(lxw_workbook* book, const Story& story) {
  const std::vector<Table> tables = tables_of(story);
  const Table notes = notes_table(story);
  SheetWriter writer(book, mark_of(story.qa.draft, story.status));
  writer.add_text("Cover", cover_lines(story));
  writer.add_contents(contents_of(story.title, notes, tables));
  writer.add_table(notes);
  std::map<std::string, Placed> placed;
  for (const Table& table : tables) placed[table.sheet] = writer.add_table(table);
  add_charts(book, writer, tables, placed);
}

}  // namespace

std::string mark_of(bool draft, const std::string& status) {
  const std::string mark = draft ? "DRAFT" : "Signed off";
  return status == "PARTIAL" ? mark + ", PARTIAL" : mark;
}

Contents contents_of(const std::string& title, const Table& notes, const std::vector<Table>& tables) {
  Contents contents{{"Cover", title}, {notes.sheet, notes.about}};
  for (const Table& table : tables) contents.emplace_back(table.sheet, table.title);
  for (auto& chart : chart_titles(tables)) contents.push_back(std::move(chart));
  return contents;
}

void make_workbook(const About& about, const std::function<void(lxw_workbook*)>& fill,
                   const std::function<void(std::string_view)>& take) {
  constexpr std::uint64_t usual_room = 64ULL << 20U;
  std::string temporary = temporary_folder(usual_room + about.more_room);
  const Descriptor memory(::memfd_create("results.xlsx", MFD_CLOEXEC));
  if (!memory.open()) core::throw_machine_error("results.xlsx", "cannot be made in memory");
  const std::string path = "/proc/self/fd/" + std::to_string(memory.number());
  lxw_workbook_options options{};
  options.tmpdir = temporary.data();
  lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
  if (book == nullptr) throw core::MachineError("results.xlsx: cannot be made for lack of memory");
  set_properties(book, about);
  fill(book);
  const lxw_error error = workbook_close(book);
  if (error != LXW_NO_ERROR) {
    throw core::MachineError("results.xlsx: cannot be made: " + std::string(lxw_strerror(error)) +
                             " (temporary files in " + core::escaped(temporary) + ")");
  }
  std::vector<char> piece(std::size_t{1} << 16U);
  for (off_t at = 0;;) {
    const ssize_t got = ::pread(memory.number(), piece.data(), piece.size(), at);
    if (got < 0) core::throw_machine_error("results.xlsx", "cannot be read back");
    if (got == 0) return;
    take({piece.data(), static_cast<std::size_t>(got)});
    at += got;
  }
}

std::string workbook(const story::Story& story) {
  std::string bytes;
  make_workbook(
      {story.title, mark_of(story.qa.draft, story.status), 0}, [&](lxw_workbook* book) { fill(book, story); },
      [&](std::string_view piece) { bytes += piece; });
  return bytes;
}

}  // namespace sposim::report::workbook
