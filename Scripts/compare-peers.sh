#!/usr/bin/env bash
# Reads the same reports with `dmarc` and with other tools, and writes a Markdown table.
# usage: Scripts/compare-peers.sh [--scale S] [--folder FOLDER] [--seconds N]
#   --scale S         size of the corpora mailbox and heavy: 0.1 unless told (1.0: 47,879 records
#                     and 2,000,000)
#   --folder FOLDER   where corpora and tools are, or are made, installed and kept; a temporary
#                     folder unless told
#   --seconds N       a run that takes longer is stopped: 300 unless told
#   --help            this text
# example: Scripts/compare-peers.sh --scale 0.02 --folder ~/peers >peers.md
#
# Nothing is installed outside of FOLDER: parsedmarc comes through pip into a virtual environment,
# dmarc-cat through go or as Debian's package, which is unpacked there, and Mail::DMARC as Debian's.
# A tool that cannot be installed has a line that says why. Runs have no network where the kernel
# lets us take it away, and are told not to look anything up.
#
# $DMARC is the program to measure; a release build is made unless it is set.
set -euo pipefail

scripts="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
root="$(dirname -- "$scripts")"

usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"; }
refuse() {
  echo "${0##*/}: $1; see ${0##*/} --help" >&2
  exit 64
}

scale=0.1
folder=""
seconds=300
while (($#)); do
  case "$1" in
    --scale | --folder | --seconds)
      (($# > 1)) || refuse "$1 needs a value"
      printf -v "${1#--}" %s "$2"
      shift 2
      ;;
    --help) usage; exit 0 ;;
    *) refuse "unknown option $1" ;;
  esac
done
[[ $scale =~ ^[0-9]*\.?[0-9]+$ && $scale =~ [1-9] ]] || refuse "--scale is a number above 0"
[[ $seconds =~ ^[1-9][0-9]*$ ]] || refuse "--seconds is a whole number above 0"
command -v python3 >/dev/null || { echo "python3 is missing" >&2; exit 69; }

scratch="$(mktemp -d)"
trap 'rm -rf -- "$scratch"' EXIT
folder="${folder:-$scratch/kept}"
mkdir -p -- "$folder"
folder="$(cd -- "$folder" && pwd)"
peers="$folder/tools"
mkdir -p -- "$peers"

dmarc="${DMARC:-}"
if [[ -z $dmarc ]]; then
  dmarc="$("$scripts/build-release.sh")"
fi
[[ -x $dmarc ]] || { echo "$dmarc is no program; \$DMARC must name a built dmarc" >&2; exit 66; }
dmarc="$(realpath -- "$dmarc")"

# --- tools -----------------------------------------------------------------------------------

# What became of each: a version, or why it is not there.
declare -A version reason

# The last line of an installer's complaint, without the addresses in it.
complaint() {
  local line
  line="$(sed '/^[[:space:]]*$/d' "$1" | tail -n 1 | sed 's#[a-z]*://[^ ]*#…#g' | cut -c 1-120)"
  echo "${line:-no word why}"
}

# Unpacks Debian's package $1, and what it needs and this machine has not, into folder $2. Nothing is
# to do where it is installed.
unpack_debian() {
  local packages=() file
  : >"$scratch/errors"
  if ! command -v apt-get >/dev/null || ! command -v dpkg >/dev/null; then
    echo "no apt here" >"$scratch/errors"
    return 1
  fi
  if dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; then return 0; fi
  # A new package has no version in brackets, which one that would be raised has.
  mapfile -t packages < <(LC_ALL=C apt-get install --simulate --no-install-recommends -y "$1" \
    2>"$scratch/errors" | sed -n 's/^Inst \([^ ]*\) (.*/\1/p')
  ((${#packages[@]} > 0)) || return 1
  mkdir -p -- "$2/packages"
  (cd -- "$2/packages" && apt-get download -qq "${packages[@]}") >"$scratch/errors" 2>&1 || return 1
  for file in "$2"/packages/*.deb; do dpkg -x "$file" "$2"; done
  rm -rf -- "$2/packages"
}

# $1 is a tool, behind it the command that says its version: whoever cannot cannot be measured.
note_version() {
  local key="$1"
  shift
  if "$@" >"$scratch/said" 2>"$scratch/errors"; then
    version[$key]="$(grep -o -m 1 '[0-9][0-9.]*' "$scratch/said" "$scratch/errors" -h | head -n 1)"
  else
    reason[$key]="it does not start: $(complaint "$scratch/errors")"
  fi
}

install_parsedmarc() {
  local place="$peers/parsedmarc"
  parsedmarc="$place/bin/parsedmarc"
  if [[ ! -x $parsedmarc ]]; then
    echo "Installing parsedmarc" >&2
    if ! python3 -m venv "$place" >"$scratch/errors" 2>&1 ||
      ! "$place/bin/python" -m pip install --quiet --disable-pip-version-check parsedmarc \
        >"$scratch/errors" 2>&1 </dev/null; then
      reason[parsedmarc]="$(complaint "$scratch/errors")"
      rm -rf -- "$place"
      return
    fi
  fi
  note_version parsedmarc "$parsedmarc" --version
}

install_dmarc_cat() {
  local place="$peers/dmarc-cat" said=""
  dmarc_cat=(env PATH="$place/usr/bin:$PATH"
    LD_LIBRARY_PATH="$place/usr/lib/$(uname -m)-linux-gnu" dmarc-cat)
  if [[ ! -x "$place/usr/bin/dmarc-cat" ]]; then
    echo "Installing dmarc-cat" >&2
    mkdir -p -- "$place/usr/bin"
    if ! command -v go >/dev/null; then
      said="go is not here"
    elif ! GOBIN="$place/usr/bin" GOPATH="$place/go" GOCACHE="$place/cache" GOFLAGS=-modcacherw \
      go install github.com/keltia/dmarc-cat@latest >"$scratch/errors" 2>&1; then
      said="$(complaint "$scratch/errors")"
    fi
    rm -rf -- "$place/go" "$place/cache"
    if [[ -n $said ]] && ! unpack_debian dmarc-cat "$place"; then
      reason[dmarc-cat]="$said; Debian's package: $(complaint "$scratch/errors")"
      rm -rf -- "$place"
      return
    fi
  fi
  note_version dmarc-cat "${dmarc_cat[@]}" -version
}

install_mail_dmarc() {
  local place="$peers/mail-dmarc" library
  library="$place/usr/share/perl5"
  if [[ ! -f "$library/Mail/DMARC.pm" ]]; then
    echo "Installing Mail::DMARC" >&2
    if ! unpack_debian libmail-dmarc-perl "$place"; then
      reason[mail-dmarc]="Debian's package: $(complaint "$scratch/errors")"
      rm -rf -- "$place"
      return
    fi
  fi
  perl=(env PERL5LIB="$library:$(printf '%s:' "$place"/usr/lib/*-linux-gnu*/perl5/*)" perl)
  note_version mail-dmarc "${perl[@]}" -MMail::DMARC::Report::Receive \
    -e 'print Mail::DMARC::Report::Receive->VERSION'
}

# --- corpora ---------------------------------------------------------------------------------

# $1 is a kind, $2 a scale; the name of its folder.
make_corpus() {
  local place="$folder/corpora/$1-$2"
  [[ -f "$place/truth.json" && -d "$place/maildir" && -d "$place/reports" ]] ||
    "$scripts/make-reports" --kind "$1" --scale "$2" --as files --as maildir "$place" >&2
  # Nobody is the one to warm the disk's cache.
  find "$place" -type f -exec cat {} + >/dev/null
  echo "$place"
}

# --- runs ------------------------------------------------------------------------------------

no_network=()
for wanted in "unshare --net" "unshare --net --map-root-user"; do
  if $wanted true 2>/dev/null; then
    read -ra no_network <<<"$wanted"
    break
  fi
done

# $1 is the tool's key for its version, $2 its name, $3 what it reads, $4 who reads its answer;
# behind them the command.
measure() {
  local key="$1" name="$2" form="$3" says="$4"
  shift 4
  if [[ -n ${reason[$key]:-} ]]; then
    echo "| $corpus | $name | $form | | | | | | not installed: ${reason[$key]//|/ } |"
    return
  fi
  HOME="$scratch" "$scripts/peers/measure.py" --truth "$place/truth.json" --seconds "$seconds" \
    --says "$says" --work "$work" --first "$scratch/first-$corpus" \
    "$corpus" "$name ${version[$key]}" "$form" "${no_network[@]}" "$@"
}

measure_files() {
  measure dmarc "dmarc import" files import \
    "$dmarc" import --format json --store "$work/store.sqlite" "$place/reports"
  measure dmarc "dmarc parse --summary" files summary "$dmarc" parse --summary "$place/reports"
  measure parsedmarc "parsedmarc's parser alone" files import \
    "$peers/parsedmarc/bin/python" "$scripts/peers/parsedmarc-parser.py" "$place/reports"
  # Without --no-prettify-json, most of its time would go into indentation.
  measure parsedmarc parsedmarc files parsedmarc \
    "$parsedmarc" --offline --no-prettify-json "$place/reports"
  # It takes one file.
  # shellcheck disable=SC2016
  measure dmarc-cat dmarc-cat "files, a process each" dmarc-cat bash -c \
    'for file in "$0"/*; do "$@" -N "$file"; done' "$place/reports" "${dmarc_cat[@]}"
}

measure_mail() {
  measure dmarc "dmarc import" Maildir import \
    "$dmarc" import --format json --store "$work/store.sqlite" "$place/maildir"
  measure parsedmarc parsedmarc Maildir parsedmarc \
    "$parsedmarc" --offline --no-prettify-json --recursive "$place/maildir"
  # It reads mail only. A message that it dies of does not end the others.
  mkdir -p -- "$work"
  cat >"$work/mail-dmarc.ini" <<INI
[organization]
domain = example.com
org_name = Example
email = dmarc@example.com
[report_store]
backend = SQL
dsn = dbi:SQLite:dbname=dmarc_reports.sqlite
[dns]
timeout = 5
public_suffix_list = /usr/share/publicsuffix/public_suffix_list.dat
INI
  # shellcheck disable=SC2016
  measure mail-dmarc Mail::DMARC "Maildir, into SQLite" mail-dmarc \
    "${perl[@]}" -MMail::DMARC::Report::Receive -e \
    'for (sort glob "$ARGV[0]/{cur,new}/*") {
      eval { Mail::DMARC::Report::Receive->new->from_file($_); 1 } or warn $@;
    }' "$place/maildir"
}

describe() {
  echo "- machine: $(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores"
  echo "- date: $(date -u +%F)"
  echo "- corpora: one report with 10 records, which shows what a start costs; mailbox and heavy at" \
    "scale $scale"
  echo "- CPU: user and system time of a tool with its processes; peak: of its largest process;" \
    "records/s of CPU; ratio: to the CPU of the corpus's first line"
  if ((${#no_network[@]} > 0)); then
    echo "- network: taken away from each run"
  else
    echo "- network: this machine does not let it be taken away; tools were told not to use it"
  fi
}

work="$scratch/work"
parsedmarc=""
dmarc_cat=()
perl=()
note_version dmarc "$dmarc" --version
[[ -z ${reason[dmarc]:-} ]] || { echo "$dmarc: ${reason[dmarc]}" >&2; exit 66; }
install_parsedmarc
install_dmarc_cat
install_mail_dmarc

describe
echo
"$scripts/peers/measure.py" --head
while read -r corpus kind size; do
  place="$(make_corpus "$kind" "$size")"
  measure_files
  measure_mail
done <<CORPORA
one giant 0.00001
mailbox mailbox $scale
heavy heavy $scale
CORPORA
