#!/usr/bin/env python3
"""Runs a command once, compares what it says with the truth of a corpus, and prints a table's row.

usage: measure.py --truth FILE --seconds N --says KIND --work FOLDER --first FILE
                  CORPUS TOOL FORM COMMAND...

The command runs in FOLDER, which is made unless it is there, and goes afterwards. CPU time is user
and system time of the command and of all processes that it waited for; the peak of memory is that of
the largest of them, and never less than the 14 MB of this program, from which the command is started.
FILE of --first holds the CPU time that the others are compared with; who finds none writes it.
"""

import argparse
import contextlib
import json
import mmap
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

HEAD = ["corpus", "tool", "reads", "CPU s", "wall s", "peak MB", "records/s", "ratio", "found"]


def said_by_import(work):
    said = json.loads((work / "said").read_text())
    return said["records"], said["messages"]


def said_by_summary(work):
    with open(work / "said") as file:
        lines = [json.loads(line) for line in file]
    return tuple(sum(line.get(name, 0) for line in lines) for name in ("records", "messages"))


def said_by_parsedmarc(work):
    """Its one line of JSON can be larger than memory."""
    records = messages = 0
    with open(work / "said", "rb") as file, \
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
        for found in re.finditer(rb'"count": (\d+)', text):
            records += 1
            messages += int(found[1])
    return records, messages


def said_by_dmarc_cat(work):
    """Tables with the count in the second column, each up to an empty line."""
    records = messages = 0
    inside = False
    with open(work / "said", errors="replace") as file:
        for line in file:
            words = line.split()
            if words[:2] == ["IP", "Count"]:
                inside = True
            elif not words:
                inside = False
            elif inside:
                records += 1
                messages += int(words[1])
    return records, messages


def said_by_mail_dmarc(work):
    store = sqlite3.connect(work / "dmarc_reports.sqlite")
    return store.execute("SELECT count(*), coalesce(sum(count), 0) FROM report_record").fetchone()


SAID = {"import": said_by_import, "summary": said_by_summary, "parsedmarc": said_by_parsedmarc,
        "dmarc-cat": said_by_dmarc_cat, "mail-dmarc": said_by_mail_dmarc}


def run(command, work, seconds):
    """Status (None when it was stopped), seconds on the clock, and what was used."""
    with open(work / "said", "wb") as said, open(work / "errors", "wb") as errors:
        began = time.monotonic()
        process = subprocess.Popen(command, cwd=work, stdin=subprocess.DEVNULL, stdout=said,
                                   stderr=errors, start_new_session=True)
        stopped = threading.Event()

        def stop():
            stopped.set()
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(seconds, stop)
        timer.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            stop()
            raise
        finally:
            timer.cancel()
    wall = time.monotonic() - began
    return None if stopped.is_set() else os.waitstatus_to_exitcode(status), wall, used


def found(truth, answer):
    wrong = [f"{number:,} of {truth[name]:,} {name}"
             for name, number in zip(("records", "messages"), answer) if number != truth[name]]
    return ", ".join(wrong) or "all"


def last_line(path):
    lines = path.read_text(errors="replace").split("\n")
    return next((line.strip()[:100] for line in reversed(lines) if line.strip()), "")


def measured(options):
    """The columns behind the first three."""
    truth = json.loads(options.truth.read_text())
    status, wall, used = run(options.command, options.work, options.seconds)
    peak = f"{used.ru_maxrss * 1_024 / 1e6:.0f}"
    if status is None:
        return ["", "", peak, "", "", f"stopped after {options.seconds} s"]
    cpu = used.ru_utime + used.ru_stime
    if not options.first.exists():
        options.first.write_text(str(cpu))
    first = float(options.first.read_text())
    try:
        answer = SAID[options.says](options.work)
        check = found(truth, answer)
        rate = f"{answer[0] / max(cpu, 1e-3):,.0f}"
    except (ValueError, LookupError, sqlite3.Error):
        check, rate = "nothing that can be read", ""
    if status != 0:
        check += f"; ended with {status}: {last_line(options.work / 'errors')}"
    return [f"{cpu:.2f}", f"{wall:.2f}", peak, rate, f"{cpu / max(first, 1e-3):.1f} ×", check]


def row(cells):
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main():
    if sys.argv[1:] == ["--head"]:
        print(row(HEAD))
        print(row(["---" if place < 3 or place == 8 else "---:" for place in range(len(HEAD))]))
        return
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--truth", type=Path, required=True)
    parser.add_argument("--seconds", type=int, required=True)
    parser.add_argument("--says", choices=sorted(SAID), required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--first", type=Path, required=True)
    parser.add_argument("names", nargs=3, metavar="NAME")
    parser.add_argument("command", nargs=argparse.REMAINDER, metavar="COMMAND")
    options = parser.parse_args()
    # A folder of the peer's may be there: its configuration.
    options.work.mkdir(parents=True, exist_ok=True)
    try:
        print(row([*options.names, *measured(options)]), flush=True)
    finally:
        shutil.rmtree(options.work)


if __name__ == "__main__":
    main()
