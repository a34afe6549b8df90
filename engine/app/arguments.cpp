#include "app/arguments.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <limits>
#include <memory>

#include "app/option_values.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "report/build.hpp"

namespace sposim::app {

namespace {

constexpr std::uint64_t most_threads = 1024;
constexpr std::uint64_t most_replicates = 100'000'000;
constexpr std::uint64_t most_impact_replicates = 10'000;

/// Options as typed; numbers are read by us, so that the messages are ours.
struct Typed {
  std::string file, before, after, folder;
  std::vector<std::string> files;
  std::vector<std::string> threads, replicates, first_replicate, seed, out, png, policies, shard, slurm, measure,
      impact;
  bool force = false, quiet = false, json = false, detail = false, suppress_small = false, dry_run = false,
       sweep = false;
};

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

void add_value(CLI::App& command, const std::string& name, std::vector<std::string>& values, const std::string& meaning,
               const std::string& word) {
  command.add_option(name, values, meaning)->type_name(word)->expected(1)->take_all();
}

CLI::App* add_command(CLI::App& app, const std::string& name, const std::string& meaning, const std::string& example) {
  CLI::App* command = app.add_subcommand(name, meaning);
  command->allow_extras()->footer("Example:\n  " + example);
  return command;
}

/// The options that `run` and `compare` share.
void add_run_options(CLI::App& command, Typed& typed, const std::string& folder) {
  add_value(command, "--threads", typed.threads, "Threads; as many as the machine has cores if not given", "N");
  add_value(command, "--replicates", typed.replicates, "Simulated futures; the scenario's own number if not given",
            "N");
  add_value(command, "--first-replicate", typed.first_replicate, "First of them, counted from 0", "K");
  add_value(command, "--seed", typed.seed, "Seed of every random stream; the scenario's own if not given", "S");
  add_value(command, "--impact", typed.impact,
            "Futures at most to find how much each uncertain number matters; 0: none. 32 if not given, or none in a "
            "run of fewer than 100",
            "N");
  add_value(command, "--out", typed.out, "Folder for the results; outputs/" + folder + " if not given", "DIR");
  command.add_flag("--force", typed.force, "Replace what is in that folder");
  command.add_flag("--suppress-small", typed.suppress_small,
                   "For publication: counts below five as <5, and no file of single futures");
  command.add_flag("--quiet", typed.quiet, "No progress on the standard error");
}

void add_compare(Door& door) {
  Typed& typed = door.typed;
  door.compare = add_command(door.app, "compare", "Compare policies, or scenarios, over the same simulated futures",
                             "sposim compare scenarios/england_and_wales.yaml --policy training --policy "
                             "training+victim_advocates");
  CLI::App& compare = *door.compare;
  compare.add_option("FILE", typed.files, "A scenario with policies, or several scenarios, the baseline first")
      ->type_name("");
  add_value(compare, "--policy", typed.policies,
            "A policy, or several in force together, as in a+b; all of the file, one by one, if not given", "NAMES");
  add_run_options(compare, typed, "compare_NAME OF THE SCENARIO");
  compare.add_flag("--detail", typed.detail, "Forces in every month, not only at year ends");
  compare.add_flag("--json", typed.json, "Print comparison.json instead of the summary in words");
}

void add_run(Door& door) {
  Typed& typed = door.typed;
  door.run = add_command(door.app, "run", "Run a scenario and leave its results in a folder",
                         "sposim run scenarios/england_and_wales.yaml --replicates 1000");
  CLI::App& run = *door.run;
  run.add_option("FILE", typed.file, "The scenario, a YAML file")->type_name("");
  add_run_options(run, typed, "NAME OF THE SCENARIO");
  run.add_flag("--json", typed.json, "Print summary.json instead of the summary in words");
}

void add_sweep(Door& door) {
  Typed& typed = door.typed;
  door.sweep = add_command(door.app, "sweep", "Run a scenario at many points; goes on where it was stopped",
                           "sposim sweep scenarios/sweeps/one_at_a_time.yaml --dry-run");
  CLI::App& sweep = *door.sweep;
  sweep.add_option("FILE", typed.file, "The sweep, a YAML file")->type_name("");
  add_value(sweep, "--threads", typed.threads, "Threads; as many as the machine has cores if not given", "N");
  add_value(sweep, "--shard", typed.shard, "Only this part of the points, as in 2/8; `merge` puts parts together",
            "I/N");
  add_value(sweep, "--out", typed.out, "Folder for the results; outputs/sweep_NAME OF THE SWEEP if not given", "DIR");
  add_value(sweep, "--write-slurm", typed.slurm, "Write a Slurm script that runs the sweep in parts, and stop", "FILE");
  sweep.add_flag("--dry-run", typed.dry_run, "Say how many points, and what they will take, and stop");
  sweep.add_flag("--force", typed.force, "Begin anew; what is in that folder stays until the new results are whole");
  sweep.add_flag("--quiet", typed.quiet, "No progress on the standard error");
  door.merge = add_command(door.app, "merge", "Put the finished parts of a sweep together",
                           "sposim merge parts/1 parts/2 parts/3 --out outputs/whole");
  door.merge->add_option("DIR", typed.files, "Folders of finished parts")->type_name("");
  add_value(*door.merge, "--out", typed.out, "Folder for the results", "DIR");
  door.merge->add_flag("--force", typed.force, "Replace what is in that folder");
  door.merge->add_flag("--quiet", typed.quiet, "Say nothing but the result");
}

void add_others(Door& door) {
  Typed& typed = door.typed;
  door.validate = add_command(door.app, "validate", "Check scenarios and sweeps; every mistake with its line",
                              "sposim validate scenarios/*.yaml");
  door.validate->add_option("FILE", typed.files, "Scenarios or sweeps, YAML files")->type_name("");
  door.schema =
      add_command(door.app, "schema", "Print the JSON Schema of a scenario", "sposim schema > scenarios/schema.json");
  door.schema->add_flag("--sweep", typed.sweep, "Of a sweep file instead");
  door.diff = add_command(door.app, "diff", "Say what differs between two scenarios, as resolved",
                          "sposim diff scenarios/england_and_wales.yaml scenarios/northamptonshire.yaml");
  door.diff->add_option("A", typed.before, "The first scenario")->type_name("");
  door.diff->add_option("B", typed.after, "The second scenario")->type_name("");
  door.verify = add_command(door.app, "verify", "Find changed, missing and extra files in a run folder",
                            "sposim verify outputs/england_and_wales");
  door.verify->add_option("DIR", typed.folder, "A run folder")->type_name("");
  door.report = add_command(door.app, "report", "Make the page and charts of a run folder again",
                            "sposim report outputs/england_and_wales");
  door.report->add_option("DIR", typed.folder, "A run folder")->type_name("");
  add_value(*door.report, "--png", typed.png, "Draw the charts as PNG too, into this folder (by rsvg-convert)", "DIR");
  door.reproduce = add_command(door.app, "reproduce", "Run a run folder again and compare",
                               "sposim reproduce outputs/england_and_wales");
  door.reproduce->add_option("DIR", typed.folder, "A run folder")->type_name("");
  add_value(*door.reproduce, "--threads", typed.threads, "Threads; as many as the machine has cores if not given", "N");
  door.reproduce->add_flag("--quiet", typed.quiet, "No progress on the standard error");
}

void add_sensitivity(Door& door) {
  door.sensitivity = add_command(door.app, "sensitivity", "Which uncertain numbers drive a finished run or comparison",
                                 "sposim sensitivity outputs/england_and_wales --out numbers.csv");
  CLI::App& sensitivity = *door.sensitivity;
  sensitivity.add_option("DIR", door.typed.folder, "A folder that run or compare left")->type_name("");
  add_value(sensitivity, "--measure", door.typed.measure, "A headline column; newly_protected if not given", "NAME");
  add_value(sensitivity, "--out", door.typed.out, "Write every figure into this table, a CSV file", "FILE");
  sensitivity.add_flag("--json", door.typed.json, "Print all of it as JSON instead of the summary in words");
}

void add_sign_off(Door& door) {
  door.sign_off = add_command(door.app, "sign-off", "Print what an approver pastes into the scenario to sign it off",
                              "sposim sign-off outputs/england_and_wales");
  door.sign_off->add_option("DIR", door.typed.folder, "A run folder")->type_name("");
}

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
  add_run(door);
  add_compare(door);
  add_sweep(door);
  add_others(door);
  add_sensitivity(door);
  add_sign_off(door);
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
