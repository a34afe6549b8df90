#!/usr/bin/env bash
# The page of a national comparison: everything that can be measured of it in a browser. PAGE_PICTURES=FOLDER keeps a
# picture of every section, for a person to look at.
set -euo pipefail
source "$SOURCE_DIR/tests/page/support.bash"

if [[ "${SANITIZED:-0}" == 1 ]]; then
  echo "not under the sanitizers: the page has the same bytes there, and the release build tests it"
  exit 0
fi
need_a_browser
"$SPOSIM" compare "$SOURCE_DIR/scenarios/england_and_wales.yaml" --replicates 60 --quiet --out national >/dev/null
look national national
