#!/usr/bin/env bash
# Makes worlds of which everything is known, imports their reports, and compares what dmarc says of
# senders and verdicts with the truth; and walks the ladder over each history.
# usage: Scripts/check-worlds.sh [--dmarc BINARY] [--seed N] [--all]     a release build unless told
set -euo pipefail

scripts="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
root="$(dirname -- "$scripts")"
dmarc="" seed=1 compare=()
while (($#)); do
  case "$1" in
    --dmarc) dmarc="${2:?--dmarc needs a binary}" && shift 2 ;;
    --seed) seed="${2:?--seed needs a number}" && shift 2 ;;
    --all) compare+=(--all) && shift ;;
    *) sed -n 's/^# usage: /usage: /p' -- "${BASH_SOURCE[0]}" >&2 && exit 64 ;;
  esac
done

if [[ -z "$dmarc" ]]; then
  dmarc="$("$scripts/build-release.sh")"
fi

scratch="$(mktemp -d)"
trap 'rm -rf -- "$scratch"' EXIT

# The worlds themselves first: a wrong truth would judge wrongly.
"$scripts/worlds/test_worlds.py" --seed "$seed" >&2

status=0
for world in year scenarios; do
  "$scripts/make-worlds" --world "$world" --seed "$seed" "$scratch/$world" >&2
  "$dmarc" import --store "$scratch/$world.sqlite" "$scratch/$world/reports" >&2
  "$scripts/compare-worlds.py" ${compare[@]+"${compare[@]}"} \
    "$dmarc" "$scratch/$world" "$scratch/$world.sqlite" || status=1
  "$scripts/check-backtests.py" "$dmarc" "$scratch/$world.sqlite" || status=1
done
exit "$status"
