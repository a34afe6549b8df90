#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sposim::app {

/// `sposim run FILE …`
struct RunArguments {
  std::string file;
  std::optional<int> threads;
  std::optional<std::uint32_t> replicates;
  std::optional<std::uint32_t> first_replicate;
  std::optional<std::uint64_t> seed;
  std::optional<std::uint32_t> impact;  ///< most replicates for the impact of each uncertain number; 0: none
  std::string out;                      ///< `outputs/NAME` where --out is not given
  bool force = false;
  bool quiet = false;
  bool json = false;
  bool suppress_small = false;
  std::string command_line;  ///< as typed
};

struct CompareArguments {
  RunArguments run;                   ///< `file` is the baseline's
  std::vector<std::string> files;     ///< further files, compared with the first
  std::vector<std::string> policies;  ///< names and stacks (`a+b`); every policy of the file where empty
  bool detail = false;
};

struct ValidateArguments {
  std::vector<std::string> files;
};

struct SchemaArguments {
  bool of_sweep = false;  ///< of a sweep file, not of a scenario
};

/// `sposim sweep FILE …`
struct SweepArguments {
  std::string file;
  std::optional<int> threads;
  std::uint32_t shard = 1, shards = 1;  ///< this one of so many, counted from 1
  std::string out;
  std::string write_slurm;  ///< the batch script's file; empty: none
  bool dry_run = false;
  bool force = false;
  bool quiet = false;
  std::string command_line;
};

/// `sposim merge DIR… --out DIR`
struct MergeArguments {
  std::vector<std::string> folders;
  std::string out;
  bool force = false;
  bool quiet = false;
  std::string command_line;
};

struct DiffArguments {
  std::string before, after;
};

struct VerifyArguments {
  std::string folder;
};

struct SignOffArguments {
  std::string folder;
};

struct ReproduceArguments {
  std::string folder;
  std::optional<int> threads;
  bool quiet = false;
};

struct ReportArguments {
  std::string folder;
  std::string png;  ///< a folder for pictures; empty: none
};

/// Help or the version, ready to print.
struct Text {
  std::string text;
};

using Arguments =
    std::variant<RunArguments, CompareArguments, SweepArguments, MergeArguments, ValidateArguments, SchemaArguments,
                 DiffArguments, VerifyArguments, ReproduceArguments, SignOffArguments, ReportArguments, Text>;

/// What the user asks for.
///
/// @throws core::UserError for an unknown command or option (with the nearest), a missing file, a value out of range
Arguments parse_arguments(int count, const char* const* words);

}  // namespace sposim::app
