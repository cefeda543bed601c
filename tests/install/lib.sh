# What the sh tests share: $tmp, a folder of the test's own that goes with it; `ok "what"` and `not_ok "what"` count,
# `finish` ends with the sum.
# shellcheck shell=sh

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

passed=0
failed=0

ok() {
  passed=$((passed + 1))
}

not_ok() {
  failed=$((failed + 1))
  echo "  FAILED: $1" >&2
}

# expect WHAT COMMAND…: the command must succeed.
expect() {
  what=$1
  shift
  if "$@" >"$tmp/said" 2>&1; then
    ok
  else
    not_ok "$what"
    sed 's/^/    /' "$tmp/said" >&2
  fi
}

# expect_fail WHAT COMMAND…: it must not.
expect_fail() {
  what=$1
  shift
  if "$@" >"$tmp/said" 2>&1; then
    not_ok "$what"
    sed 's/^/    /' "$tmp/said" >&2
  else
    ok
  fi
}

# says WORDS: the last command of expect or expect_fail printed this.
says() {
  if grep -qF -- "$1" "$tmp/said"; then
    ok
  else
    not_ok "it should say: $1"
    sed 's/^/    /' "$tmp/said" >&2
  fi
}

# says_not WORDS, says_nothing: and not this, or nothing at all.
says_not() {
  if grep -qF -- "$1" "$tmp/said"; then
    not_ok "it should not say: $1"
  else
    ok
  fi
}

says_nothing() {
  if [ -s "$tmp/said" ]; then
    not_ok "it should say nothing"
    sed 's/^/    /' "$tmp/said" >&2
  else
    ok
  fi
}

finish() {
  echo "$(basename "$0"): $passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
