#!/usr/bin/env python3
"""Walks the ladder over every history of a store and checks that no step up was taken while an own
sender failed, by reports that were there, as it then failed under the new policy.

usage: check-backtests.py DMARC STORE

Prints a line for each domain: the steps, the day of reject and the earliest safe one.
"""

import json
import subprocess
import sys


def answer(*arguments):
    run = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"{' '.join(arguments)}: {run.stderr}")
    return json.loads(run.stdout)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    dmarc, store = sys.argv[1:]
    wrong = 0
    for domain in answer(dmarc, "domains", "--store", store, "--format", "json"):
        walked = answer(
            dmarc, "backtest", domain["domain"], "--store", store, "--record", "v=DMARC1; p=none",
            "--format", "json")
        steps = " ".join(
            f"{'+' if move['verdict'] == 'advance' else '-'}{move['to']}"
            for move in walked["moves"])
        lost = sum(stretch["own_lost"] for stretch in walked["stretches"])
        print(f"{walked['domain']}: {steps or 'no step'}; reject {walked['reject_day'] or '-'}, "
              f"earliest safe {walked['earliest_safe_reject_day'] or '-'}; own mail lost {lost}")
        for stretch in walked["stretches"]:
            for loss in stretch["losses"]:
                if loss["was_visible"]:
                    wrong += 1
                    print(f"  WRONG {stretch['rung']} entered on {stretch['since']} although "
                          f"{loss['source']} failed {loss['known_fails']} of "
                          f"{loss['known_messages']}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
