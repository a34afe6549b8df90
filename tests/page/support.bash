# Shared by the tests of the page: sourced by them.

fail() {
  echo "$1" >&2
  exit 1
}

# What a person needs to see the page; scripts/setup test installs both.
need_a_browser() {
  command -v chromium >/dev/null || fail "chromium is not installed: run scripts/setup test"
  command -v node >/dev/null || fail "node is not installed: run scripts/setup test"
  [[ -d $SOURCE_DIR/tests/node_modules/playwright-core && -d $SOURCE_DIR/tests/node_modules/@axe-core/playwright ]] ||
    fail "the npm packages of the tests are not installed: run scripts/setup test"
}

# look FOLDER NAME: opens the page of a run folder; pictures go to $PAGE_PICTURES/NAME where that is set.
look() {
  local pictures=()
  if [[ -n ${PAGE_PICTURES:-} ]]; then
    mkdir -p "$PAGE_PICTURES/$2"
    pictures=("$PAGE_PICTURES/$2")
  fi
  node "$SOURCE_DIR/tests/page/page_test.mjs" "$1" "${pictures[@]}"
}
