#include "app/arguments_door.hpp"

namespace sposim::app {

namespace {

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
                   "For publication: counts below five as <5, no file of single futures and no page");
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
  door.report = add_command(door.app, "report", "Make the page, charts and workbook of a run folder again",
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

}  // namespace

void add_commands(Door& door) {
  add_run(door);
  add_compare(door);
  add_sweep(door);
  add_others(door);
  add_sensitivity(door);
  add_sign_off(door);
}

}  // namespace sposim::app
