#!/usr/bin/env python3
"""Compares what `dmarc` says of the worlds of make-worlds with what is true of them.

usage: compare-worlds.py DMARC FOLDER STORE [--all]

FOLDER is one that make-worlds wrote, STORE has its reports. Of a year: every source named and
classed, the spoof volume within 1 %, nothing legitimate called spoof, over the whole and month by
month. Of scenarios: verdict, rung, blockers, record, warnings, classes and exit status on each day.
Prints a table and each difference with the paragraph that asks for something else; --all prints
what agrees, too. Exit status 1 if anything differs.
"""

import argparse
import datetime
import json
import sys
from collections import defaultdict
from pathlib import Path

sys.dont_write_bytecode = True

from worlds.dmarc import Dmarc  # noqa: E402
from worlds.names import Names  # noqa: E402
from worlds.sources import LEGITIMATE, SPOOF  # noqa: E402
from worlds.table import Table  # noqa: E402

WITHIN = 0.01
# Under so many failures a share of one in a hundred is less than a message.
FEW = 100


def class_of(source):
    return source.get("class") or source.get("cls")


def is_near(found, expected):
    return abs(found - expected) <= WITHIN * max(expected, FEW)


# The year


def judge_year(dmarc, truth, table):
    world = truth["domains"][0]
    legitimate = [source for source in world["sources"] if source["class"] != SPOOF]
    names = Names(legitimate)
    _, answer, said = dmarc.ask("sources", world["domain"], "--limit", "0")
    found = (answer or {}).get("sources", [])
    if not found:
        table.check("year", "sources", "an answer", said, "issue: every source named and classed")
        return
    by_key = defaultdict(list)
    for source in found:
        by_key[names.key(source["source"], source.get("service"))].append(source)
    judge_totals("year", world, answer, table)
    for source in legitimate:
        judge_source(source, by_key[source["source"]], table)
    judge_spoofing("year, by sources", found, names, world["spoofed"], table,
                   lambda source: source["messages"])
    judge_months(dmarc, world, names, table)


def judge_totals(name, world, answer, table):
    """Not one message more or less."""
    columns = world["columns"]
    for place, column in enumerate(columns):
        told = sum(source["totals"][place] for source in world["sources"])
        table.check(name, column, told, (answer or {}).get(column), "2.2: reports add up")


def judge_source(source, found, table):
    key, messages = source["source"], source["totals"][0]
    told = sum(entry["messages"] for entry in found)
    table.check(
        "year, named", key, f"{source['names'][0]}: {messages} messages",
        f"{told} messages as {[entry['source'] for entry in found]}",
        "2.2: sources are services", is_near(told, messages))
    table.check("year, classed", key, {source["class"]},
                {class_of(entry) for entry in found} or None, "2.3: first match wins")


def judge_spoofing(world, found, names, expected, table, messages):
    spoofed = [source for source in found if class_of(source) == SPOOF]
    told = sum(messages(source) for source in spoofed)
    table.check(world, "spoof volume", expected, told, "within 1 %", is_near(told, expected))
    senders = {names.sender(source["source"], source.get("service")) for source in spoofed}
    wrong = sorted(key for key in senders if key)
    table.check(world, "legitimate called spoof", [], wrong, "2.3: spoof needs no evidence above")


def judge_months(dmarc, world, names, table):
    """Thirty days at a time, as `advise` judges them."""
    first = datetime.date.fromisoformat(world["since"])
    last = datetime.date.fromisoformat(world["until"])
    spoof = next(source for source in world["sources"] if source["class"] == SPOOF)
    by_day = {day: messages for day, messages, *_ in spoof["days"]}
    start = first
    while start + datetime.timedelta(days=30) <= last:
        days = [(start + datetime.timedelta(days=day)).isoformat() for day in range(30)]
        as_of = (start + datetime.timedelta(days=31)).isoformat()
        _, answer, said = dmarc.ask("advise", world["domain"], "--as-of", as_of)
        found = (answer or {}).get("sources", [])
        judge_spoofing(
            f"year, as of {as_of}", found, names, sum(by_day.get(day, 0) for day in days),
            table, lambda source: source["rates"]["n"])
        start += datetime.timedelta(days=30)


# Scenarios


def judge_scenarios(dmarc, truth, table):
    for world in truth["domains"]:
        names = Names(world["sources"])
        if world["messages"]:
            _, answer, _ = dmarc.ask("sources", world["domain"])
            judge_totals(f"{world['scenario']}, in all", world, answer, table)
        for outcome in world["outcomes"]:
            judge_outcome(dmarc, world, outcome, names, table)


def judge_outcome(dmarc, world, outcome, names, table):
    status, answer, said = dmarc.ask(
        "advise", world["domain"], "--as-of", outcome["as_of"],
        "--record", outcome["published"], *outcome["flags"], config=outcome["config"])
    title = f"{world['scenario']} {outcome['as_of']}"
    if outcome["config"]:
        title += " " + outcome["config"].split(":")[0]
    title = " ".join([title, *outcome["flags"]])
    if answer is None:
        first = said.splitlines()[0] if said else f"exit status {status}"
        table.check(title, "answer", outcome["verdict"], first, outcome["reason"])
        return

    def check(name, expected, found, **more):
        table.check(title, name, expected, found, outcome["reason"], **more)

    def sender(source):
        return names.sender(source["source"], source.get("service"))

    check("rung", outcome["rung"], answer["rung"])
    check("verdict", outcome["verdict"], answer["verdict"])
    if "to" in outcome:
        check("to", outcome["to"], answer.get("to"))
    check("exit status", outcome["exit"], status)
    check("blockers", blockers(outcome, lambda source: source),
          blockers(answer, lambda source: source and (names.sender(source) or source)))
    losses = [blocker.get("lost_per_week") or 0 for blocker in answer["blockers"]]
    if outcome["verdict"] == "stay":
        check("order of blockers", sorted(losses, reverse=True), losses)
    if "record" in outcome:
        check("record", outcome["record"], answer["record"]["next"])
    warnings = answer["warnings"] + answer["record"]["notes"]
    for warning in outcome["warnings"]:
        check(f"warning of {warning}", warning, warnings,
              is_right=warning.casefold() in "\n".join(warnings).casefold())
    for warning in outcome["silences"]:
        check(f"no warning of {warning}", None, warnings,
              is_right=warning.casefold() not in "\n".join(warnings).casefold())
    found = [source for source in answer["sources"] if source["rates"]["n"]]
    for key, kind in outcome["classes"].items():
        if kind != SPOOF:
            classes = {class_of(source) for source in found if sender(source) == key}
            check(f"class of {key}", {kind}, classes or None)
    if SPOOF in outcome["classes"].values():
        told = sum(source["rates"]["n"] for source in found if class_of(source) == SPOOF)
        check("spoof volume", outcome["spoofed"], told,
              is_right=is_near(told, outcome["spoofed"]))
    legitimate = {key for key, kind in outcome["classes"].items() if kind in LEGITIMATE}
    called = {sender(source) for source in found if class_of(source) == SPOOF}
    check("legitimate called spoof", [], sorted(legitimate & called))


def blockers(said, named):
    return sorted(
        f"{blocker['code']} {named(blocker.get('source')) or ''}".strip()
        for blocker in said["blockers"])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dmarc", metavar="DMARC")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("store", metavar="STORE")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    truth = json.loads((options.folder / "truth.json").read_text())
    table = Table()
    judge = judge_year if truth["world"] == "year" else judge_scenarios
    judge(Dmarc(options.dmarc, options.store), truth, table)
    sys.exit(1 if table.write(options.all) else 0)


if __name__ == "__main__":
    main()
