#!/usr/bin/env bash
# Builds release and does the main job on SampleReports: import, sources of a domain, the verdict of
# every domain. Installs what is missing (see install-packages.sh).
set -euo pipefail

scripts="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
root="$(dirname -- "$scripts")"
cd -- "$root"

"$scripts/install-packages.sh"
dmarc="$("$scripts/build-release.sh")"

export DMARC_STORE="$root/.build/demo.sqlite"
rm -f -- "$DMARC_STORE" "$DMARC_STORE-wal" "$DMARC_STORE-shm"

# The day on which the samples are decided: two days after the last of them.
day=2026-10-10

say() { printf '\n$ dmarc %s\n' "$*"; }

say import SampleReports/reports
"$dmarc" import SampleReports/reports

say sources example.com --last 30d
"$dmarc" sources example.com --last 30d

say domains --as-of "$day"
"$dmarc" domains --as-of "$day"

for domain in example.com example.net example.org; do
  say advise "$domain" --as-of "$day"
  # 2, 3 and 4 are verdicts, too.
  status=0
  "$dmarc" advise "$domain" --as-of "$day" || status=$?
  ((status == 0 || (status >= 2 && status <= 4))) || exit "$status"
done

printf '\nThe program is %s, the store of this demonstration %s.\n' "$dmarc" "$DMARC_STORE"
