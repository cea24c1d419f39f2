#!/usr/bin/env bash
# Reads the published corpus with a release build and compares every file with what is expected.
# usage: Scripts/check-corpus.sh [FOLDER]     FOLDER holds expected.jsonl and files/
set -euo pipefail

scripts="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
root="$(dirname -- "$scripts")"
corpus="${1:-$root/../shared/corpus}"
if [[ ! -f "$corpus/expected.jsonl" || ! -d "$corpus/files" ]]; then
  echo "no corpus in $corpus: expected.jsonl and files/ must be there" >&2
  exit 64
fi

dmarc="$("$scripts/build-release.sh")"

scratch="$(mktemp -d)"
trap 'rm -rf -- "$scratch"' EXIT

# 1 says that some files were refused, and some must be.
status=0
"$dmarc" parse --summary "$corpus/files" >"$scratch/summary" 2>"$scratch/said" || status=$?
if ((status > 1)); then
  tail -n 20 -- "$scratch/said" >&2
  echo "dmarc parse ended with status $status" >&2
  exit "$status"
fi

"$scripts/compare-summary.py" "$corpus/expected.jsonl" "$corpus/files" <"$scratch/summary"
