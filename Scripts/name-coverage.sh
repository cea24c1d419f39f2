#!/usr/bin/env bash
# Which share of the published corpus' messages gets a sender's name from the catalogue, of those that
# a domain of another organisation authenticated; and the domains that name nobody, the largest first.
# usage: Scripts/name-coverage.sh [FOLDER]     FOLDER holds files/
set -euo pipefail

scripts="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
root="$(dirname -- "$scripts")"
corpus="${1:-$root/../shared/corpus}"
target=85
if [[ ! -d "$corpus/files" ]]; then
  echo "no corpus in $corpus: files/ must be there" >&2
  exit 64
fi

dmarc="$("$scripts/build-release.sh")"

scratch="$(mktemp -d)"
trap 'rm -rf -- "$scratch"' EXIT

# 1 says that some files were refused, and some must be.
status=0
"$dmarc" import --store "$scratch/store.sqlite" "$corpus/files" >"$scratch/said" 2>&1 || status=$?
if ((status > 1)); then
  tail -n 20 -- "$scratch/said" >&2
  exit "$status"
fi
"$dmarc" senders --seen --format json --store "$scratch/store.sqlite" >"$scratch/seen.json"

python3 - "$scratch/seen.json" "$target" <<'PYTHON'
import json
import sys

seen = json.load(open(sys.argv[1], encoding="utf-8"))
target = float(sys.argv[2])

# Names that stand for one that was taken out before the reports were published: those that are
# reserved for examples (RFC 2606, RFC 6761), and dom.com, which in reports with digests for Author
# Domains is written for every other name.
RESERVED = ("example.com", "example.net", "example.org", "dom.com")


def is_placeholder(name):
    return name in RESERVED or name.rsplit(".", 1)[-1] in ("example", "test", "invalid", "localhost")


unnamed = [s for s in seen["senders"] if s["id"] is None]
hidden = sum(s["messages"] for s in unnamed if is_placeholder(s["sender"]))


def share(whole):
    return 100 * seen["named"] / whole if whole else 0.0


print(f"{seen['messages']:7} messages that a domain of another organisation authenticated")
print(f"{hidden:7} of them by a name that was taken out of the published report")
print(f"{seen['named']:7} named by the catalogue: {share(seen['messages']):.2f} % of all, "
      f"{share(seen['messages'] - hidden):.2f} % of those with their names")
print(f"{seen['unreadable_authors']:7} more whose author is no domain name, so that nothing is foreign")
print()
for sender in unnamed:
    mark = "  (taken out)" if is_placeholder(sender["sender"]) else ""
    print(f"{sender['messages']:7} {sender['sender']}{mark}")

if share(seen["messages"] - hidden) < target:
    sys.exit(f"below the target of {target:.0f} %")
PYTHON
