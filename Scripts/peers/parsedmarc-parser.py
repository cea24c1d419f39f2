#!/usr/bin/env python3
"""Reads every report of a folder with parsedmarc's parser alone, and keeps none of them.

usage: parsedmarc-parser.py FOLDER
Prints how many records and messages there were, as JSON.
"""

import json
import sys
from pathlib import Path

from parsedmarc import parse_report_file


def main():
    records = messages = 0
    for path in sorted(Path(sys.argv[1]).iterdir()):
        found = parse_report_file(str(path), offline=True)
        for record in found.get("report", found)["records"]:
            records += 1
            messages += record["count"]
    print(json.dumps({"records": records, "messages": messages}))


if __name__ == "__main__":
    main()
