#include "app/arguments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "app/arguments_door.hpp"
#include "app/option_values.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "report/build.hpp"

namespace sposim::app {

namespace {

constexpr std::uint64_t most_threads = 1024;
constexpr std::uint64_t most_replicates = 100'000'000;
constexpr std::uint64_t most_impact_replicates = 10'000;

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names{"--help"};
  for (const CLI::Option* option : command.get_options()) {
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

void refuse_extras(const CLI::App& command) {
  const auto extras = command.remaining();
  if (extras.empty()) return;
  const auto option =
      std::find_if(extras.begin(), extras.end(), [](const auto& word) { return word.starts_with("-"); });
  if (option == extras.end()) {
    refuse(extras.front(), "is one thing too many", fmt::format("`sposim {}` takes no more", command.get_name()),
           fmt::format("See `sposim {} --help`.", command.get_name()));
  }
  const std::string name = option->substr(0, option->find('='));
  if (name == "--policy") {
    refuse(name, fmt::format("is no option of `{}`", command.get_name()),
           "without a comparison no policy is in force: it is read against the baseline",
           "Write `sposim compare FILE --policy NAME`.");
  }
  std::string suggestion = core::did_you_mean(name, option_names(command));
  if (suggestion.empty()) suggestion = fmt::format("See `sposim {} --help`.", command.get_name());
  refuse(name, "there is no such option", "", std::move(suggestion));
}

/// `--force=maybe`: a flag has no value.
void refuse_valued_flag(int count, const char* const* words) {
  for (int i = 1; i < count; ++i) {
    const std::string word(words[i]);
    for (const std::string_view flag :
         {"--force", "--quiet", "--json", "--detail", "--suppress-small", "--dry-run", "--sweep"}) {
      if (!word.starts_with(std::string(flag) + "=")) continue;
      refuse(std::string(flag), "takes no value", "it is given or it is not", fmt::format("Write {}.", flag));
    }
  }
}

[[noreturn]] void refuse_command(const CLI::App& app) {
  const auto extras = app.remaining();
  const std::vector<std::string> names{"run",  "compare", "sweep",     "merge",  "validate",    "schema",
                                       "diff", "verify",  "reproduce", "report", "sensitivity", "sign-off"};
  if (extras.empty()) refuse("", "no command is given", "", core::did_you_mean("", names) + " See `sposim --help`.");
  const std::string& word = extras.front();
  if (word.starts_with("-")) {
    refuse(word, "there is no such option", "",
           core::did_you_mean(word, {"--help", "--version"}) + " See `sposim --help`.");
  }
  refuse(word, "there is no such command", "", core::did_you_mean(word, names) + " See `sposim --help`.");
}

void need(const CLI::App& command, const std::string& value, const std::string& what) {
  if (!value.empty()) return;
  std::string example = command.get_footer();  // one line of a message, not two of a help page
  if (const std::size_t end = example.find("\n  "); end != std::string::npos) example.replace(end, 3, " ");
  std::replace(example.begin(), example.end(), '\n', ' ');
  refuse(command.get_name(), fmt::format("{} is not given", what), "", example);
}

/// @param prefix  of the default folder's name
RunArguments run_arguments(const Typed& typed, const std::string& file, const std::string& prefix,
                           const std::string& command_line) {
  RunArguments arguments;
  arguments.file = file;
  arguments.threads = number_of<int>("--threads", typed.threads, 1, most_threads);
  arguments.replicates = number_of<std::uint32_t>("--replicates", typed.replicates, 1, most_replicates);
  arguments.first_replicate =
      number_of<std::uint32_t>("--first-replicate", typed.first_replicate, 0, most_replicates - 1);
  arguments.seed = number_of<std::uint64_t>("--seed", typed.seed, 0, std::numeric_limits<std::uint64_t>::max());
  arguments.impact = number_of<std::uint32_t>("--impact", typed.impact, 0, most_impact_replicates);
  arguments.out = folder_of(typed.out, file, prefix);
  arguments.force = typed.force;
  arguments.quiet = typed.quiet;
  arguments.json = typed.json;
  arguments.suppress_small = typed.suppress_small;
  arguments.command_line = command_line;
  return arguments;
}

CompareArguments compare_arguments(const Door& door, const std::string& command_line) {
  const Typed& typed = door.typed;
  need(*door.compare, typed.files.empty() ? "" : "given", "a scenario");
  CompareArguments arguments;
  arguments.run = run_arguments(typed, typed.files.front(), "compare_", command_line);
  arguments.files.assign(typed.files.begin() + 1, typed.files.end());
  arguments.policies = typed.policies;
  arguments.detail = typed.detail;
  if (!arguments.files.empty() && !arguments.policies.empty()) {
    refuse("--policy", "cannot stand beside several files", "either files are compared, or policies of one file",
           "Leave one of them out.");
  }
  return arguments;
}

SweepArguments sweep_arguments(const Door& door, const std::string& command_line) {
  const Typed& typed = door.typed;
  need(*door.sweep, typed.file, "the sweep");
  SweepArguments arguments;
  arguments.file = typed.file;
  arguments.threads = number_of<int>("--threads", typed.threads, 1, most_threads);
  std::tie(arguments.shard, arguments.shards) = part_of(single("--shard", typed.shard));
  arguments.out = folder_of(typed.out, typed.file, "sweep_");
  if (typed.out.empty() && arguments.shards > 1) {
    arguments.out += fmt::format("_{}_of_{}", arguments.shard, arguments.shards);
  }
  if (!typed.slurm.empty()) arguments.write_slurm = named_folder("--write-slurm", typed.slurm);
  arguments.dry_run = typed.dry_run;
  arguments.force = typed.force;
  arguments.quiet = typed.quiet;
  arguments.command_line = command_line;
  return arguments;
}

MergeArguments merge_arguments(const Door& door, const std::string& command_line) {
  const Typed& typed = door.typed;
  need(*door.merge, typed.files.empty() ? "" : "given", "a folder");
  need(*door.merge, typed.out.empty() ? "" : "given", "--out");
  return {typed.files, folder_of(typed.out, "", ""), typed.force, typed.quiet, command_line};
}

SensitivityArguments sensitivity_arguments(const Door& door) {
  const Typed& typed = door.typed;
  need(*door.sensitivity, typed.folder, "the run folder");
  return {typed.folder, single("--measure", typed.measure).value_or(""),
          typed.out.empty() ? "" : folder_of(typed.out, "", ""), typed.json};
}

Arguments arguments_of(const Door& door, int count, const char* const* words) {
  const Typed& typed = door.typed;
  for (const CLI::App* command : door.app.get_subcommands()) refuse_extras(*command);
  const std::string command_line = joined(count, words);
  if (door.run->parsed()) {
    need(*door.run, typed.file, "the scenario");
    return run_arguments(typed, typed.file, "", command_line);
  }
  if (door.compare->parsed()) return compare_arguments(door, command_line);
  if (door.sweep->parsed()) return sweep_arguments(door, command_line);
  if (door.merge->parsed()) return merge_arguments(door, command_line);
  if (door.validate->parsed()) {
    need(*door.validate, typed.files.empty() ? "" : "given", "a scenario");
    return ValidateArguments{typed.files};
  }
  if (door.schema->parsed()) return SchemaArguments{typed.sweep};
  if (door.diff->parsed()) {
    need(*door.diff, typed.after, "a scenario to compare with");
    return DiffArguments{typed.before, typed.after};
  }
  if (door.verify->parsed()) {
    need(*door.verify, typed.folder, "the run folder");
    return VerifyArguments{typed.folder};
  }
  if (door.report->parsed()) {
    need(*door.report, typed.folder, "the run folder");
    return ReportArguments{typed.folder, typed.png.empty() ? "" : named_folder("--png", typed.png)};
  }
  if (door.reproduce->parsed()) {
    need(*door.reproduce, typed.folder, "the run folder");
    return ReproduceArguments{typed.folder, number_of<int>("--threads", typed.threads, 1, most_threads), typed.quiet};
  }
  if (door.sensitivity->parsed()) return sensitivity_arguments(door);
  if (door.sign_off->parsed()) {
    need(*door.sign_off, typed.folder, "the run folder");
    return SignOffArguments{typed.folder};
  }
  refuse_command(door.app);
}

std::string version_text() {
  const auto& build = report::build();
  return fmt::format("sposim {}\ncommit {}\nmodel {}\nbuilt by {}, {}\n", build.version, build.commit,
                     build.model_sha256, build.compiler, build.options);
}

}  // namespace

Arguments parse_arguments(int count, const char* const* words) {
  Door door;
  door.app.allow_extras()->require_subcommand(0, 1)->footer(
      "Example:\n  sposim run scenarios/england_and_wales.yaml\n\nsposim COMMAND --help says more about one command.");
  door.app.set_version_flag("--version", version_text());
  add_commands(door);
  try {
    door.app.parse(count, words);
  } catch (const CLI::CallForHelp&) {
    return Text{door.app.help()};
  } catch (const CLI::CallForAllHelp&) {
    return Text{door.app.help("", CLI::AppFormatMode::All)};
  } catch (const CLI::CallForVersion&) {
    return Text{version_text()};
  } catch (const CLI::ParseError& error) {
    refuse_valued_flag(count, words);
    const std::string message = error.what();
    refuse(message.substr(0, message.find(':')), "is not complete", "the option needs a value after it",
           "See `sposim --help`.");
  }
  return arguments_of(door, count, words);
}

}  // namespace sposim::app
