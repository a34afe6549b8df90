#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

/// Every command and option, with the words of `--help`; what they mean is read in arguments.cpp.
namespace sposim::app {

/// Options as typed; numbers are read by us, so that the messages are ours.
struct Typed {
  std::string file, before, after, folder;
  std::vector<std::string> files;
  std::vector<std::string> threads, replicates, first_replicate, seed, out, png, policies, shard, slurm, measure,
      impact;
  bool force = false, quiet = false, json = false, detail = false, suppress_small = false, dry_run = false,
       sweep = false;
};

/// The command line as the library sees it: every command with its options.
struct Door {
  CLI::App app{"What-if engine for stalking protection policy", "sposim"};
  Typed typed;
  CLI::App* run = nullptr;
  CLI::App* compare = nullptr;
  CLI::App* sweep = nullptr;
  CLI::App* merge = nullptr;
  CLI::App* validate = nullptr;
  CLI::App* schema = nullptr;
  CLI::App* diff = nullptr;
  CLI::App* verify = nullptr;
  CLI::App* reproduce = nullptr;
  CLI::App* sensitivity = nullptr;
  CLI::App* sign_off = nullptr;
  CLI::App* report = nullptr;
};

/// Adds every command to an empty door.
void add_commands(Door& door);

}  // namespace sposim::app
