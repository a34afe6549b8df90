#include "report/folder.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

#include "core/error.hpp"
#include "report/file.hpp"
#include "support/temporary_folder.hpp"

namespace sposim::report {
namespace {

using support::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

void put(const std::string& path, const std::string& text) {
  FileWriter file(path);
  file.write(text);
  file.finish();
}

void publish_run(const std::string& path, const std::string& text, Overwrite overwrite) {
  RunFolder run(path, overwrite, {});
  put(run.file(manifest_name), text);
  run.publish();
}

template <class Error>
std::string message_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return "nothing was thrown";
}

TEST(RunFolder, AppearsWholeAndLeavesNothingBeside) {
  const TemporaryFolder here;
  publish_run(here / "deep/er/run", "1", Overwrite::refuse);
  EXPECT_EQ(read_whole(here / "deep/er/run/manifest.json"), "1");
  EXPECT_THAT(names_in(here / "deep/er"), ElementsAre("run"));
}

TEST(RunFolder, IsGoneWithWhatItMadeWhenNotPublished) {
  const TemporaryFolder here;
  {
    const RunFolder run(here / "new/run", Overwrite::refuse, {});
    put(run.file("monthly.csv"), "half");
  }
  EXPECT_THAT(names_in(here.path()), IsEmpty());
}

TEST(RunFolder, AFinishedRunIsReplacedOnlyWithForce) {
  const TemporaryFolder here;
  publish_run(here / "run", "1", Overwrite::refuse);
  EXPECT_THAT(message_of<core::UserError>([&] { publish_run(here / "run", "2", Overwrite::refuse); }),
              HasSubstr("already holds the results of a run"));
  EXPECT_EQ(read_whole(here / "run/manifest.json"), "1");
  publish_run(here / "run", "2", Overwrite::replace);
  EXPECT_EQ(read_whole(here / "run/manifest.json"), "2");
  EXPECT_THAT(names_in(here.path()), ElementsAre("run"));
}

TEST(RunFolder, SomethingElseIsReplacedOnlyWithForce) {
  const TemporaryFolder here;
  ::mkdir((here / "run").c_str(), 0755);
  put(here / "run/thesis.txt", "years of work");
  EXPECT_THAT(message_of<core::UserError>([&] { publish_run(here / "run", "1", Overwrite::refuse); }),
              HasSubstr("holds something else"));
  publish_run(here / "run/", "1", Overwrite::replace);
  EXPECT_THAT(names_in(here / "run"), ElementsAre("manifest.json"));
}

TEST(RunFolder, AnEmptyFolderIsFree) {
  const TemporaryFolder here;
  ::mkdir((here / "run").c_str(), 0755);
  publish_run(here / "run", "1", Overwrite::refuse);
  EXPECT_EQ(read_whole(here / "run/manifest.json"), "1");
}

TEST(RunFolder, ALinkToAFolderIsFollowed) {
  const TemporaryFolder here;
  ::mkdir((here / "real").c_str(), 0755);
  ASSERT_EQ(::symlink("real", (here / "link").c_str()), 0);
  publish_run(here / "link", "1", Overwrite::refuse);
  EXPECT_EQ(read_whole(here / "real/manifest.json"), "1");
}

TEST(RunFolder, NeverReplacesWhatTheRunReadsOrWhereItStands) {
  const TemporaryFolder here;
  ::mkdir((here / "scenarios").c_str(), 0755);
  put(here / "scenarios/a.yaml", "title: a");
  EXPECT_THAT(message_of<core::UserError>(
                  [&] { RunFolder(here / "scenarios", Overwrite::replace, {here / "scenarios/a.yaml"}); }),
              HasSubstr("would replace the folder that holds"));
  EXPECT_THAT(message_of<core::UserError>([] { RunFolder(".", Overwrite::replace, {}); }),
              HasSubstr("would replace the folder you are in"));
  EXPECT_THROW(RunFolder("/", Overwrite::replace, {}), core::UserError);
  EXPECT_THROW(RunFolder(here / "scenarios/a.yaml", Overwrite::replace, {}), core::UserError);
}

TEST(RunFolder, ASecondRunIsToldWhoHoldsIt) {
  const TemporaryFolder here;
  const RunFolder first(here / "run", Overwrite::refuse, {});
  const std::string message =
      message_of<core::UserError>([&] { const RunFolder second(here / "run", Overwrite::refuse, {}); });
  EXPECT_THAT(message, HasSubstr("another run is writing here: process " + std::to_string(::getpid()) + " on "));
}

TEST(RunFolder, WhatAKilledRunLeftIsRemoved) {
  const TemporaryFolder here;
  ::mkdir((here / ".run.unfinished").c_str(), 0755);
  put(here / ".run.unfinished/monthly.csv", "half");
  put(here / ".run.lock", "process 1 on another host");
  publish_run(here / "run", "1", Overwrite::refuse);
  EXPECT_THAT(names_in(here.path()), ElementsAre("run"));
}

TEST(RunFolder, AFolderThatVanishesIsAnErrorThatNamesIt) {
  const TemporaryFolder here;
  RunFolder run(here / "deep/run", Overwrite::refuse, {});
  remove_all(here / "deep");
  EXPECT_THAT(message_of<core::MachineError>([&] { put(run.file("monthly.csv"), "x"); }), HasSubstr("deep"));
  EXPECT_THAT(message_of<core::MachineError>([&] { run.publish(); }), HasSubstr("deep"));
}

TEST(RunFolder, WhatAppearsDuringTheRunIsNotOverwritten) {
  const TemporaryFolder here;
  RunFolder run(here / "run", Overwrite::refuse, {});
  put(run.file(manifest_name), "1");
  ::mkdir((here / "run").c_str(), 0755);
  put(here / "run/thesis.txt", "years of work");
  EXPECT_THROW(run.publish(), core::UserError);
  EXPECT_THAT(names_in(here / "run"), ElementsAre("thesis.txt"));
}

TEST(Writing, AFullDiskIsAnErrorThatNamesTheFile) {
  const Descriptor full(::open("/dev/full", O_WRONLY | O_CLOEXEC));
  EXPECT_THAT(message_of<core::MachineError>([&] { write_all(full.number(), "x", "results/monthly.csv"); }),
              HasSubstr("results/monthly.csv: cannot be written: No space left on device"));
}

TEST(Writing, AFileThatMayNotGrowIsAnError) {
  const TemporaryFolder here;
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{1000, 1000};
    ::setrlimit(RLIMIT_FSIZE, &small);
    const std::string message = message_of<core::MachineError>([&] { put(here / "f", std::string(2000, 'x')); });
    ::_exit(message.find("cannot be written") == std::string::npos ? 1 : 0);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

TEST(Writing, AnExistingFileIsNotWrittenOver) {
  const TemporaryFolder here;
  put(here / "f", "1");
  EXPECT_THROW(FileWriter(here / "f"), core::MachineError);
}

}  // namespace
}  // namespace sposim::report
