#!/usr/bin/env bash
# Measures the steps of an import beside C programs that do the same, and writes a Markdown table.
# usage: Scripts/benchmark.sh [--scale S] [--folder FOLDER] [--instructions] [OPTIONS OF Benchmarks]
#   --scale S         size of the corpora: 0.1 unless told (1.0: 2,000,000 records in "heavy")
#   --folder FOLDER   where the corpora are, or are made and kept; a temporary folder unless told
#   --instructions    instead: instructions a record of a small import under callgrind, with one
#                     reader; the same number on every run of the same build and libraries
#   --at-most N       with --instructions: fail if there are more
#   --help            this text
# Options of Benchmarks: --case import, --kind heavy, --repeats 5, --readers 2.
set -euo pipefail

scripts="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
root="$(dirname -- "$scripts")"
scratch="$(mktemp -d)"
trap 'rm -rf -- "$scratch"' EXIT

scale=0.1
folder=""
instructions=false
most=""
rest=()
while (($#)); do
  case "$1" in
    --scale) scale="${2:?--scale needs a number}"; shift 2 ;;
    --folder) folder="${2:?--folder needs a folder}"; shift 2 ;;
    --instructions) instructions=true; shift ;;
    --at-most) most="${2:?--at-most needs a number}"; shift 2 ;;
    --help) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) rest+=("$1"); shift ;;
  esac
done
folder="${folder:-$scratch/corpora}"

# $1 is a kind, $2 a scale, $3 a folder. The mailbox is there as mail, too.
make_corpus() {
  local forms=(--as files)
  [[ "$1" != mailbox ]] || forms+=(--as maildir --as mbox)
  [[ -f "$3/truth.json" && ("$1" != mailbox || -f "$3/mbox") ]] ||
    "$scripts/make-reports" --kind "$1" --scale "$2" "${forms[@]}" "$3" >&2
}

# Instructions of an import of $1, which has $2 records, into a new store.
count_instructions() {
  local log="$scratch/callgrind.log" answer found counted status=0
  answer="$(valgrind --tool=callgrind --callgrind-out-file="$scratch/callgrind.out" \
    "$dmarc" import --format json --readers 1 --store "$scratch/$RANDOM.sqlite" "$1" 2>"$log")" || status=$?
  if ((status != 0)); then
    cat "$log" >&2
    echo "The import of $1 ended with status $status." >&2
    return 1
  fi
  found="$(sed -n 's/^  "records" : \([0-9]*\),*$/\1/p' <<<"$answer")"
  counted="$(sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "$log")"
  if [[ "$found" != "$2" ]]; then
    echo "The import of $1 found ${found:-no} records, and there are $2." >&2
    return 1
  elif [[ ! "$counted" =~ ^[1-9][0-9]*$ ]]; then
    cat "$log" >&2
    echo "callgrind has counted no instructions of the import of $1." >&2
    return 1
  fi
  echo "$counted"
}

describe() {
  echo "- machine: $(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores"
  echo "- date: $(date -u +%F)"
  echo "- versions: $(swift --version 2>/dev/null | sed -n 's/.*\(Swift version [0-9.]*\).*/\1/p')," \
    "libxml2 $(pkg-config --modversion libxml-2.0), zlib $(pkg-config --modversion zlib)," \
    "SQLite $(pkg-config --modversion sqlite3)," \
    "commit $(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo unknown)"
}

if $instructions; then
  "$scripts/install-packages.sh" valgrind
  # Without debugging information, which valgrind cannot read of every compiler.
  dmarc="$scratch/dmarc"
  strip --strip-debug -o "$dmarc" "$("$scripts/build-release.sh" dmarc)"
  mkdir -p "$scratch/nothing"
  make_corpus mixed 0.02 "$folder/mixed-0.02"
  records="$(sed -n 's/^  "records": \([0-9]*\),.*/\1/p' "$folder/mixed-0.02/truth.json" | head -n 1)"
  if [[ ! "$records" =~ ^[1-9][0-9]*$ ]]; then
    echo "$folder/mixed-0.02/truth.json does not say how many records there are." >&2
    exit 1
  fi
  start="$(count_instructions "$scratch/nothing" 0)"
  whole="$(count_instructions "$folder/mixed-0.02/reports" "$records")"
  each=$(((whole - start) / records))
  describe
  echo "- import of $records records in small and large files, one reader," \
    "without the $start instructions of a start with nothing to read:" \
    "$each instructions a record"
  # libxml2 alone takes twice as many to parse a record.
  if ((each < 10000)); then
    echo "That is less than an import can do with: something was not measured." >&2
    exit 1
  elif [[ -n "$most" ]] && ((each > most)); then
    echo "That is more than the $most that are allowed." >&2
    exit 1
  fi
  exit 0
fi

benchmarks="$("$scripts/build-release.sh" Benchmarks)"
for kind in mailbox heavy giant; do make_corpus "$kind" "$scale" "$folder/$kind"; done
describe
echo "- corpora: mailbox, heavy and giant at scale $scale"
echo
"$benchmarks" --folder "$folder" --markdown "${rest[@]}"
