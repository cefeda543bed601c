#!/usr/bin/env python3
"""Lines of convert/ that ran, by room; then those that did not, by file.

usage: tests/coverage/lines.py BUILD      after programs of a build with --coverage have run; from the source folder
"""
import collections
import glob
import json
import subprocess
import sys


def counts(build):
    """How often each line ran: {file: {line: count}}."""
    notes = glob.glob(build + "/convert/**/*.gcno", recursive=True)
    told = subprocess.run(["gcov", "--stdout", "--json-format", *notes], capture_output=True, text=True, check=True)
    files = collections.defaultdict(collections.Counter)
    for line in told.stdout.splitlines():
        for file in json.loads(line)["files"] if line else []:
            if file["file"].startswith("convert/"):
                for one in file["lines"]:
                    files[file["file"]][one["line_number"]] += one["count"]
    return files


def main():
    files = counts(sys.argv[1])
    rooms = collections.defaultdict(lambda: [0, 0])
    for name, lines in files.items():
        for room in (name.split("/")[1], "all"):
            rooms[room][0] += sum(count > 0 for count in lines.values())
            rooms[room][1] += len(lines)
    for room, (ran, there) in sorted(rooms.items()):
        print(f"{room:10} {ran:6} of {there:6} lines, {100 * ran / there:.1f} %")
    print()
    for name, lines in sorted(files.items()):
        text = open(name, encoding="utf8").read().split("\n")
        for number in sorted(number for number, count in lines.items() if count == 0):
            print(f"{name}:{number}: {text[number - 1].strip()}")


main()
