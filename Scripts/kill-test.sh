#!/usr/bin/env bash
# Kills `dmarc import` at random moments and checks each time that the store opens, is whole, and
# that its sums are right; then lets the import end and compares the store with that of an import
# that nobody disturbed.
#
#   Scripts/kill-test.sh [ROUNDS [FILES]]     default 20 and 5000
#
# Needs a built `dmarc` (release, else debug; or set $DMARC) and python3. Reads FILES made reports of
# all sizes (see make-reports), SampleReports and, when it is there, ../shared/corpus/files.
set -euo pipefail

rounds=${1:-20}
files=${2:-5000}
[[ $rounds =~ ^[1-9][0-9]*$ && $files =~ ^[0-9]+$ ]] || {
  echo "usage: ${0##*/} [ROUNDS [FILES]]" >&2
  exit 64
}

root=$(cd "$(dirname "$0")/.." && pwd)
dmarc=${DMARC:-}
for built in "$root/.build/release/dmarc" "$root/.build/debug/dmarc"; do
  [[ -n $dmarc || ! -x $built ]] || dmarc=$built
done
[[ -n $dmarc ]] || {
  echo "there is no dmarc yet; build it with: swift build" >&2
  exit 1
}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
inputs=("$root/SampleReports")
corpus="$root/../shared/corpus/files"
[[ ! -d $corpus ]] || inputs+=("$corpus")
if ((files > 0)); then
  # The corpus of 20,000 files in small.
  "$root/Scripts/make-reports" --kind mixed --scale "$(printf '%d.%05d' $((files / 20000)) $((files % 20000 * 5)))" \
    "$folder/made" >&2
  inputs+=("$folder/made/reports")
fi

check=(python3 "$folder/check.py")
cat >"$folder/check.py" <<'PYTHON'
"""Checks that a store is whole and that everything said twice in it says the same.

STORE                    prints what is wrong and exits with 1 if anything is
--compare STORE OTHER    prints what differs between two stores of the same files
"""

import sqlite3
import sys

COLUMNS = """policy_domain, day, {author}, source_address, organization, disposition, dkim, spf,
    computed_dkim, computed_spf, overrides, is_authenticated"""

ROLLUP = f"""
    SELECT {COLUMNS.format(author="author_domain")}, sum(messages) FROM rollup_view
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12"""

# A record without an author domain counts under the policy domain.
SUMS = f"""
    SELECT {COLUMNS.format(author="coalesce(nullif(header_from, ''), policy_domain)")}, sum(count)
    FROM record_view JOIN report_view ON report_view.id = record_view.report_id
    WHERE is_counted = 1 AND day IS NOT NULL
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12"""

FAULTS = {
    "integrity": "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
    "a row that is referred to is missing": "SELECT * FROM pragma_foreign_key_check",
    "a text is two rows": "SELECT value FROM text GROUP BY value HAVING count(*) > 1",
    "texts and their keys are not the same": """
        SELECT count(*), sum(id) FROM text
        EXCEPT SELECT count(*), sum(text_id) FROM text_key""",
    "the rollup names a list that need not be one row": """
        SELECT auth_results_id FROM rollup WHERE auth_results_id <> 0
        EXCEPT SELECT id FROM auth_results WHERE is_digest = 1""",
    "the rollup is not the sum of the records": "SELECT * FROM sums EXCEPT SELECT * FROM sum_rows",
    "the records do not make the rollup": "SELECT * FROM sum_rows EXCEPT SELECT * FROM sums",
    "a counted report has other records than it says": """
        SELECT id, record_count, message_count FROM report WHERE is_counted = 1
        EXCEPT
        SELECT report.id, count(record.id), coalesce(sum(count), 0)
        FROM report LEFT JOIN record ON record.id BETWEEN first_record_id AND last_record_id
        GROUP BY report.id""",
    "sums of no counted report": """
        SELECT count(*) FROM rollup
        EXCEPT
        SELECT coalesce(sum(last_rollup_id - first_rollup_id + 1), 0) FROM report
        WHERE is_counted = 1""",
    "a report of which the ledger says not once that it was stored": """
        SELECT report.id, count(document.id) FROM report
        LEFT JOIN intake_document AS document
            ON document.report_id = report.id AND document.outcome <> 'duplicate'
        WHERE EXISTS (SELECT 1 FROM intake_document)
        GROUP BY report.id HAVING count(document.id) <> 1""",
    "records of no counted report": """
        SELECT count(*) FROM record
        EXCEPT
        SELECT coalesce(sum(last_record_id - first_record_id + 1), 0) FROM report
        WHERE is_counted = 1""",
}

RESULTS = """
    (SELECT json_group_array(json_array(domain, selector, result, human_result))
        FROM dkim_result_view AS one WHERE one.auth_results_id = v.auth_results_id),
    (SELECT json_group_array(json_array(domain, scope, result, human_result))
        FROM spf_result_view AS one WHERE one.auth_results_id = v.auth_results_id)"""

REPORT = "organization, email, r.report_id, policy_domain, r.begin_time, r.end_time"

# Names and not numbers: dictionaries number what an import that was killed had read, too.
MEANING = {
    "reports": f"""
        SELECT {REPORT}, r.day, format, version, p, sp, np, adkim, aspf, pct, testing,
            record_count, message_count, dropped_record_count, is_complete, is_counted
        FROM report_view AS r""",
    "records": f"""
        SELECT {REPORT}, source_address, count, header_from, envelope_from, envelope_to,
            disposition, dkim, spf, computed_dkim, computed_spf, overrides, {RESULTS},
            (SELECT json_group_array(json_array(type, comment))
                FROM override_reason_view AS one WHERE one.override_list_id = v.override_list_id)
        FROM record_view AS v JOIN report_view AS r ON r.id = v.report_id""",
    "rollup": f"""
        SELECT policy_domain, day, author_domain, source_address, organization, disposition, dkim,
            spf, computed_dkim, computed_spf, overrides, {RESULTS}, is_authenticated, messages
        FROM rollup_view AS v""",
    "deviations": f"""
        SELECT {REPORT}, code, element, found, line, occurrences
        FROM deviation JOIN report_view AS r ON r.id = deviation.report_id""",
    # Bytes that were refused or came in part are read again, and bytes that are known are not, so
    # what became of them is what became of them first.
    "outcomes by bytes": """
        SELECT hex(sha256), bytes, path, outcome, reason, message,
            (SELECT json_group_array(json_array(member, outcome, reason, message, organization,
                    domain, begin_time, end_time, from_address, sent_at, mail.message_id))
                FROM intake_document AS document
                LEFT JOIN intake_message AS mail ON mail.id = intake_message_id
                WHERE document.intake_file_id = file.id)
        FROM intake_file AS file
        WHERE id IN (SELECT min(id) FROM intake_file GROUP BY sha256)""",
    "paths": "SELECT DISTINCT path, hex(sha256) FROM intake_file",
}


def faults(path):
    store = sqlite3.connect(path)
    if not store.execute("SELECT count(*) FROM sqlite_master WHERE name = 'report'").fetchone()[0]:
        return []  # killed before the schema was there, which is one transaction too
    store.execute(f"CREATE TEMP TABLE sums AS {SUMS}")
    store.execute(f"CREATE TEMP TABLE sum_rows AS {ROLLUP}")
    return [f"{name}: {row}" for name, query in FAULTS.items() for row in store.execute(query)]


def differences(one_path, other_path):
    one, other = sqlite3.connect(one_path), sqlite3.connect(other_path)
    for name, query in MEANING.items():
        rows = [sorted(map(repr, store.execute(query))) for store in (one, other)]
        if rows[0] == rows[1]:
            continue
        yield f"{name}: {len(rows[0])} rows and {len(rows[1])}"
        for mark, here, there in (("<", rows[0], rows[1]), (">", rows[1], rows[0])):
            for row in sorted(set(here) - set(there))[:5]:
                yield f"{mark} {row[:500]}"


def main(arguments):
    if len(arguments) == 3 and arguments[0] == "--compare":
        found = list(differences(arguments[1], arguments[2]))
    elif len(arguments) == 1 and not arguments[0].startswith("-"):
        found = faults(arguments[0])
    else:
        print(__doc__, file=sys.stderr)
        return 64
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
PYTHON

# Exit status 1 says that something was refused, which hostile samples are.
import_all() {
  local status=0
  "$dmarc" import --store "$1" "${inputs[@]}" >"$folder/output" 2>&1 || status=$?
  if ((status > 1)); then
    echo "the import ended with status $status:" >&2
    tail -n 3 "$folder/output" >&2
    exit 1
  fi
}

began=$(date +%s%N)
import_all "$folder/calm.sqlite"
milliseconds=$((($(date +%s%N) - began) / 1000000))
"${check[@]}" "$folder/calm.sqlite"

pause() { sleep "$(printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)))"; }
reports() { sqlite 'SELECT count(*) FROM report' "$1"; }
sqlite() {
  python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[2]).execute(sys.argv[1]).fetchone()[0])' \
    "$1" "$2" 2>/dev/null || echo 0
}

# Rounds go on with the store that the last kill left, so that resumed imports are killed too; each
# time that one comes to its end before it is killed, the next begins with an empty store.
#
# The writer commits after a second, and small files are read in less. Every other import is stopped
# on its way for longer than that, so that it commits what it has and is killed in what follows.
all=$(reports "$folder/calm.sqlite")
killed=0
between=0
finished=0
store="$folder/killed.sqlite"
for ((round = 1; round <= rounds; round++)); do
  delay=$((RANDOM * (milliseconds + 20) / 32767 / (1 + round % 3)))
  "$dmarc" import --store "$store" "${inputs[@]}" >"$folder/output" 2>&1 &
  process=$!
  if ((round % 2 == 0)); then
    pause $((delay / 2))
    kill -STOP "$process" 2>/dev/null || true
    pause 1100
    kill -CONT "$process" 2>/dev/null || true
    delay=$((delay / 2))
  fi
  pause "$delay"
  if kill -KILL "$process" 2>/dev/null; then killed=$((killed + 1)); fi
  status=0
  wait "$process" 2>/dev/null || status=$?
  [[ ! -e $store ]] || "${check[@]}" "$store" || {
    echo "round $round, killed after $delay ms" >&2
    exit 1
  }
  if ((status != 137)); then
    finished=$((finished + 1))
    "${check[@]}" --compare "$folder/calm.sqlite" "$store"
    rm -f "$store" "$store-wal" "$store-shm"
  elif [[ -e $store ]]; then
    stored=$(reports "$store")
    ((stored == 0 || stored == all)) || between=$((between + 1))
  fi
done

import_all "$store"
"${check[@]}" "$store"
"${check[@]}" --compare "$folder/calm.sqlite" "$store"
echo "$killed of $rounds imports were killed, $between of them with some reports stored and some not," \
  "and $finished ended first; every store was whole, and the last is that of an import that nobody" \
  "disturbed"
