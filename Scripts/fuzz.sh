#!/usr/bin/env bash
# Hands mutated samples to the rooms that read bytes from outside, guided by what code they reach.
#
#   Scripts/fuzz.sh [parser|containers] [--seconds N] [--jobs N]    default both, 60 seconds, one job
#   Scripts/fuzz.sh parser|containers FILE...                       reads inputs that were found before
#
#   parser       ReportParser, by a receiver that judges records as the import does
#   containers   ReportContainers, every document to its end, and the reports in the documents
#
# A trap, a wrong access to memory, a leak, ten seconds without an end, a gibibyte of memory, or two
# readings of the same bytes that differ end the run with status 1. What was found goes to
# .build/fuzzing/findings; inputs that reached new code stay in .build/fuzzing/corpus-TARGET, with
# which the next run begins.
#
#   Scripts/fuzz.sh containers --seconds 1800 --jobs 2
#   Scripts/fuzz.sh containers .build/fuzzing/findings/containers-crash-0123456789abcdef
#
# Needs the packages of install-packages.sh and the toolchain's libFuzzer, which it has on Linux.
set -euo pipefail

scripts="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
root="$(dirname -- "$scripts")"
build="$root/.build/fuzzing"
findings="$build/findings"
# ReportReader and what it needs know no store, so neither does the fuzzer.
ingest=(Sources/ReportIngest/{FingerprintBuilder,ReportReader,DocumentOutcome,TLSReport}.swift)

usage() { sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"; }

wrong() {
  printf '%s\n\n' "$1" >&2
  usage >&2
  exit 64
}

targets=()
files=()
seconds=60
jobs=1
while (($# > 0)); do
  case $1 in
    -h | --help)
      usage
      exit
      ;;
    --seconds | --jobs)
      [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || wrong "$1 takes a number"
      if [[ $1 == --jobs ]]; then jobs=$2; else seconds=$2; fi
      shift
      ;;
    parser | containers) targets+=("$1") ;;
    *)
      [[ -f $1 ]] || wrong "there is no file $1"
      files+=("$(realpath -- "$1")")
      ;;
  esac
  shift
done
((${#files[@]} == 0 || ${#targets[@]} == 1)) || wrong "which target is to read the file?"
((${#targets[@]} > 0)) || targets=(parser containers)
cd -- "$root"

# Not through SwiftPM, which cannot link libFuzzer's main: each room is a module with the counters of
# coverage in it. The checks of debug builds, on unsafe buffers and with messages, are in it, too.
compile() {
  local modules="$build/modules" flags flag library room
  mkdir -p -- "$modules"
  flags=(
    -O -assert-config Debug -gline-tables-only -wmo -parse-as-library -swift-version 6
    -sanitize=fuzzer,address -use-ld=lld -I "$modules"
    -enable-upcoming-feature InternalImportsByDefault
    -enable-upcoming-feature ExistentialAny
    -enable-upcoming-feature MemberImportVisibility
  )
  for library in CLibXML2 CLibArchive CGMime CZlib CDeflate CLZMA CZstd CNettle; do
    flags+=(-Xcc "-fmodule-map-file=Sources/$library/module.modulemap")
  done
  for flag in $(pkg-config --cflags libxml-2.0 libarchive gmime-3.0 zlib libdeflate liblzma libzstd nettle); do
    flags+=(-Xcc "$flag")
  done
  for room in DMARC ReportParser ReportContainers; do
    swiftc "${flags[@]}" -module-name "$room" -emit-module \
      -emit-module-path "$modules/$room.swiftmodule" -c -o "$modules/$room.o" Sources/"$room"/*.swift
  done
  swiftc "${flags[@]}" -module-name ParserTarget -o "$build/parser" \
    Scripts/fuzzing/{ParserTarget,PartReader}.swift "${ingest[0]}" \
    "$modules"/{DMARC,ReportParser}.o
  swiftc "${flags[@]}" -module-name ContainersTarget -o "$build/containers" \
    Scripts/fuzzing/{ContainersTarget,PartReader}.swift \
    "${ingest[@]}" "$modules"/*.o
  touch -- "$build/compiled"
}

is_compiled() {
  [[ -e $build/compiled ]] && [[ -z $(find Sources Scripts/fuzzing Scripts/fuzz.sh \
    -type f -newer "$build/compiled" -print -quit) ]]
}

# Runs a target where libFuzzer's logs may lie. Swift's own backtraces would hang on a process that
# libFuzzer is about to end; GLib is to stop where it is called wrongly, and to let the sanitizer see
# its allocations. Shallow stacks of those, and few freed ones kept, make it half as fast again.
run() {
  local target=$1
  shift
  (
    cd -- "$build"
    SWIFT_BACKTRACE=enable=no G_DEBUG=fatal-criticals G_SLICE=always-malloc \
      ASAN_OPTIONS="detect_leaks=1:malloc_context_size=8:quarantine_size_mb=64:${ASAN_OPTIONS:-}" \
      "./$target" -timeout=10 -rss_limit_mb=1024 -artifact_prefix="$findings/$target-" "$@"
  )
}

is_compiled || compile
mkdir -p -- "$findings"

if ((${#files[@]} > 0)); then
  status=0
  run "${targets[0]}" "${files[@]}" || status=1
  exit "$status"
fi

status=0
for target in "${targets[@]}"; do
  corpus="$build/corpus-$target"
  seeds="$build/seeds-$target"
  rm -rf -- "$seeds"
  "$scripts/fuzzing/make-seeds.py" "$target" "$seeds"
  mkdir -p -- "$corpus"
  parallel=()
  ((jobs == 1)) || parallel=(-jobs="$jobs" -workers="$jobs")
  began="$build/began-$target"
  touch -- "$began"
  run "$target" -max_total_time="$seconds" -max_len=65536 -print_final_stats=1 \
    -dict="$scripts/fuzzing/dictionary.txt" "${parallel[@]}" "$corpus" "$seeds" && continue
  status=1
  while IFS= read -r finding; do
    printf '\n%s found this; read it again with:\n  Scripts/fuzz.sh %s %s\n' \
      "$target" "$target" "${finding#"$root/"}" >&2
  done < <(find "$findings" -name "$target-*" -newer "$began")
done
exit "$status"
