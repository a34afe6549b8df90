#include "app/slurm.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/failure.hpp"
#include "core/text.hpp"
#include "report/new_file.hpp"

namespace sposim::app {

namespace {

constexpr std::uint64_t usual_parts = 16;

/// A word as a shell takes it, whatever is in it.
std::string shell_word(const std::string& word) {
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string script_of(const SweepArguments& arguments, std::uint64_t parts) {
  const std::string threads = std::to_string(arguments.threads.value_or(4));
  const std::string out = shell_word(arguments.out);
  return fmt::format(
      R"(#!/bin/bash
# {file}, in {parts} parts, by Slurm: sbatch {script}
# A part that is stopped (a time limit, a node that fails) goes on where it was when the script is submitted again.
# The parts are put together by the last lines, once all of them are finished:
#   sbatch --dependency=afterok:JOB {script} merge
#SBATCH --job-name=sposim
#SBATCH --array=1-{parts}
#SBATCH --ntasks=1
#SBATCH --cpus-per-task={threads}
#SBATCH --mem=2G
#SBATCH --time=04:00:00
#SBATCH --requeue
#SBATCH --signal=B:INT@60
set -euo pipefail
sposim=${{SPOSIM:-sposim}}  # the program; set SPOSIM if it is not in the path
if [[ "${{1:-}}" == merge ]]; then
  # Submitted with the array's heading, so only its first task works.
  if [[ "${{SLURM_ARRAY_TASK_ID:-1}}" != 1 ]]; then exit 0; fi
  exec "$sposim" merge {out}.parts/* --out {out}
fi
mkdir -p {out}.parts
part=$(printf '%05d' "$SLURM_ARRAY_TASK_ID")
# exec: the signal before the time limit then reaches the program, which keeps what is finished.
exec "$sposim" sweep {file} --shard "$SLURM_ARRAY_TASK_ID/{parts}" --threads {threads} --out {out}.parts/"$part"
)",
      fmt::arg("file", shell_word(arguments.file)), fmt::arg("script", shell_word(arguments.write_slurm)),
      fmt::arg("parts", parts), fmt::arg("threads", threads), fmt::arg("out", out));
}

}  // namespace

int write_slurm(const SweepArguments& arguments, const SweepTask& task) {
  report::check_new_file("--write-slurm", arguments.write_slurm);
  const std::uint64_t wanted = arguments.shards > 1 ? arguments.shards : usual_parts;
  const std::string script = script_of(arguments, std::min(wanted, task.points));
  report::write_new_file(
      arguments.write_slurm, [&](report::FileWriter& file) { file.write(script); }, 0755);
  report::write_to_stdout(fmt::format("Wrote {}. Submit it with: sbatch {}\n", core::escaped(arguments.write_slurm),
                                      core::escaped(arguments.write_slurm)));
  return exit_good;
}

}  // namespace sposim::app
