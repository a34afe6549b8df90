#!/usr/bin/env bash
# Runs one test script in a fresh temporary folder, removed at the end: in_fresh_folder.sh SCRIPT.
set -euo pipefail
script=$1
folder=$(mktemp -d "${TMPDIR:-/tmp}/sposim_test.XXXXXX")
# A test may have taken permissions away.
clean_up() { chmod -R u+rwX "$folder" 2>/dev/null || true; rm -rf "$folder"; }
trap clean_up EXIT
cd "$folder"
bash "$script" </dev/null
