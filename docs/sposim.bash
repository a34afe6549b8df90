# Completion for bash: source docs/sposim.bash, or copy it to /usr/share/bash-completion/completions/sposim.
_sposim() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} options=
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    mapfile -t COMPREPLY < <(compgen -W "run compare sweep merge validate schema diff verify reproduce report sensitivity sign-off --help --version" -- "$word")
    return
  fi
  case $before in
    --threads | --replicates | --first-replicate | --seed | --policy | --measure | --impact | --shard) return ;;
    --out | --png)
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen -d -- "$word")
      return
      ;;
  esac
  case $command in
    run)
      options="--threads --replicates --first-replicate --seed --impact --out --force --quiet --suppress-small --json"
      options+=" --help"
      ;;
    compare)
      options="--policy --threads --replicates --first-replicate --seed --impact --out --force --quiet --detail"
      options+=" --suppress-small --json --help"
      ;;
    sensitivity) options="--measure --out --json --help" ;;
    sweep) options="--threads --shard --out --write-slurm --dry-run --force --quiet --help" ;;
    merge) options="--out --force --quiet --help" ;;
    schema) options="--sweep --help" ;;
    report) options="--png --help" ;;
    reproduce) options="--threads --quiet --help" ;;
    *) options=--help ;;
  esac
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
    return
  fi
  compopt -o filenames
  case $command in
    run | compare | sweep | validate | diff) mapfile -t COMPREPLY < <(compgen -f -X '!*.@(yaml|yml)' -- "$word"; compgen -d -- "$word") ;;
    verify | reproduce | report | sensitivity | sign-off | merge) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
  esac
}
complete -F _sposim sposim
