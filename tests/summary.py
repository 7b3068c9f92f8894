"""Sums up the runs of ctest: the tests that were skipped, what took longest, how many passed.

    summary.py STEPS REPORT...

STEPS has a line for each step: seconds, tab, build, tab, what was done. A REPORT is what ctest --output-junit writes,
in a folder that is named after the build. The last line is "N passed, N failed, N skipped". Exit code 1: a test
failed, a report is missing, or no test ran.
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

LONGEST = 12
# How a suite says that one of its tests was skipped (tests/cli/suite.py), and why.
SKIPPED_INSIDE = re.compile(r"^skipped: (\S+: .*)$", re.M)
# How a suite says that it has nothing to run, and why.
SKIPPED_WHOLE = re.compile(r"^skipped: (.*)$", re.M)


def read(report):
    """(name, status, seconds, reasons) of each test. A reason names a test of a suite that was skipped."""
    for test in ElementTree.parse(report).getroot().iter("testcase"):
        output = test.findtext("system-out") or ""
        name, status = test.get("name"), test.get("status")
        skipped = test.find("skipped")
        if status == "run":
            yield name, "passed", float(test.get("time")), SKIPPED_INSIDE.findall(output)
        # A test that could not run has failed, unless it said itself that it skips, or is switched off.
        elif status == "disabled" or skipped is not None and skipped.get("message", "").startswith("SKIP_"):
            why = SKIPPED_WHOLE.findall(output)
            yield name, "skipped", float(test.get("time")), why[:1]
        else:
            yield name, "failed", float(test.get("time")), SKIPPED_INSIDE.findall(output)


def main():
    steps, *reports = map(pathlib.Path, sys.argv[1:])
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    took, skipped, failed = [], [], []
    for line in steps.read_text().splitlines():
        seconds, build, what = line.split("\t")
        took.append((float(seconds), f"{build}: {what}"))
    for report in reports:
        build = report.parent.name
        if not report.is_file():
            failed.append(f"{build}: ctest wrote no report")
            counts["failed"] += 1
            continue
        for name, status, seconds, reasons in read(report):
            counts[status] += 1
            took.append((seconds, f"{build}: {name}"))
            if status == "failed":
                failed.append(f"{build}: {name}")
            if status == "skipped":
                skipped.append(": ".join([f"{build}: {name}", *reasons]))
            else:
                counts["skipped"] += len(reasons)
                skipped += [f"{build}: {name}: {reason}" for reason in reasons]

    for title, names in (("Skipped", skipped), ("Failed", failed)):
        if names:
            print(f"{title}:", *names, sep="\n  ", end="\n\n")
    print("What took longest, in seconds:")
    for seconds, what in sorted(took, reverse=True)[:LONGEST]:
        print(f"{seconds:7.1f}  {what}")
    print("\n" + ", ".join(f"{count} {status}" for status, count in counts.items()))
    return 1 if counts["failed"] or not counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main())
