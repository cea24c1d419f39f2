#!/usr/bin/env python3
"""Writes SampleReports: reports of our own making, each with what must come out of it.

usage: make-samples.py [--check]      --check compares with what is there and writes nothing

The same bytes on every run. Nothing is read back: SampleReports/expected.jsonl says what was
meant, so that the product is not its own judge.
"""

import argparse
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from samples import archives, deviating, hostile, mail, report, story  # noqa: E402

FOLDER = Path(__file__).resolve().parent.parent / "SampleReports"
UNTOUCHED = {"README.md", ".gitattributes", "dmarc.yml"}


def valid():
    """path -> (bytes, expectation) of the sixty days."""
    made = {}
    for name, said in story.reports():
        data = report.xml(said).encode()
        kind = said.shape.container
        if kind == "gz":
            data = archives.gz(data)
        elif kind == "zip":
            data = archives.zipped((name.removesuffix(".zip"), data))
        made[f"reports/{name}"] = (data, report.expectation(said))
    return made


def everything():
    samples = {**valid(), **deviating.samples(), **hostile.samples(), **mail.samples()}
    lines = (
        json.dumps({"path": path, **samples[path][1]}, ensure_ascii=False)
        for path in sorted(samples))
    files = {path: data for path, (data, _) in samples.items()}
    return {**files, "expected.jsonl": "".join(f"{line}\n" for line in lines).encode()}


def present():
    return {
        path.relative_to(FOLDER).as_posix()
        for path in FOLDER.rglob("*") if path.is_file()} - UNTOUCHED


def differences(files):
    there = present()
    for name in sorted(set(files) - there):
        yield f"missing: {name}"
    for name in sorted(there - set(files)):
        yield f"not made here: {name}"
    for name in sorted(there & set(files)):
        if (FOLDER / name).read_bytes() != files[name]:
            yield f"different: {name}"


def write(files):
    for name in present() - set(files):
        (FOLDER / name).unlink()
    for name, data in files.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    files = everything()
    if parser.parse_args().check:
        different = list(differences(files))
        print("\n".join(different) or f"{len(files)} files as they should be")
        return 1 if different else 0
    write(files)
    print(f"{len(files)} files, {sum(map(len, files.values()))} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
