"""Counts the instructions of three small fixed workloads and holds them against a reference.

    test_instructions.py PROGRAM REPOSITORY COMPILER

A count does not depend on the machine's speed or load, so it can guard what a time could not. It does depend on the
compiler, a little on the libraries too: instructions.tsv has a reference for each compiler that is used. With CBPS_UPDATE_INSTRUCTIONS=1 the counts of this
compiler are written there instead. Exit code 77, with the reason: nothing that could be compared.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
MOST_GROWTH = 0.10
COPIES = 7          # of the district's 14 profiles
ROWS = 2000

PROGRAM, REPOSITORY, COMPILER = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
REFERENCES = pathlib.Path(__file__).with_name("instructions.tsv")
EXAMPLES = REPOSITORY / "examples"


def skip(reason):
    print("skipped:", reason)
    sys.exit(SKIPPED)


def numbered(text, number):
    """A community's text with an id of its own, the digits behind the district's, and a name of its own."""
    changed, count = re.subn(r"990101\d{6}", f"990101{number:06}", text, count=1)
    assert count == 1, text[:200]
    return changed.replace("示例社区", f"示例{number}社区", 1)


def one_profile(_):
    return [EXAMPLES / "half-filled.yaml"]


def folder_of_profiles(folder):
    profiles = folder / "profiles"
    profiles.mkdir()
    examples = sorted((EXAMPLES / "district").glob("*.yaml"))
    for number in range(COPIES * len(examples)):
        text = numbered(examples[number % len(examples)].read_text(encoding="utf-8"), number)
        (profiles / f"{number:03}.yaml").write_text(text, encoding="utf-8")
    return [profiles]


def table(folder):
    heading, *rows = (EXAMPLES / "district.csv").read_text(encoding="utf-8").splitlines()
    rows = [numbered(rows[number % len(rows)], number) for number in range(ROWS)]
    path = folder / "communities.csv"
    path.write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
    return [path, "--summary"]


# What is counted, how its input is made and what stands for it on the command line; how many communities it has.
WORKLOADS = {"one-profile": (one_profile, 1), "folder-of-98-profiles": (folder_of_profiles, 98),
             "table-of-2000-rows": (table, 2000)}


def run(command):
    # An environment that is the same everywhere: what is in it is read and copied at the start.
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, encoding="utf-8", check=False,
                          env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"})


def count(arguments, communities):
    command = [PROGRAM, "check", *arguments, "--period", "2024", "--jobs", "1", "--lang", "en"]
    plain = run(command)
    # The workload must be one: all that it holds is assessed.
    said = re.search(r"(?m)^Checked ([\d,]+) communit", plain.stdout)
    if plain.returncode not in (0, 1) or not said or said.group(1) != f"{communities:,}":
        sys.exit(f"{command}: exit code {plain.returncode}\n{plain.stdout[-500:]}{plain.stderr[:500]}")
    counted = run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command])
    found = re.search(r"Collected : (\d+)", counted.stderr)
    if counted.returncode != plain.returncode or not found:
        sys.exit(f"valgrind {command}: exit code {counted.returncode}\n{counted.stderr[-2000:]}")
    return int(found.group(1))


def read_references():
    """Instructions by compiler and workload."""
    lines = REFERENCES.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {(compiler, workload): int(instructions) for compiler, workload, instructions in rows}


def write_references(references):
    lines = REFERENCES.read_text(encoding="utf-8").splitlines()
    rows = [f"{compiler}\t{workload}\t{references[compiler, workload]}"
            for compiler, workload in sorted(references)]
    remarks = [line for line in lines if line.startswith("#")]
    REFERENCES.write_text("\n".join([*remarks, *rows]) + "\n", encoding="utf-8")


def main():
    update = os.environ.get("CBPS_UPDATE_INSTRUCTIONS", "") not in ("", "0")
    references = read_references()
    if not shutil.which("valgrind"):
        skip("valgrind is not installed")
    if not update and not any(compiler == COMPILER for compiler, _ in references):
        skip(f"{REFERENCES.name} has no reference for {COMPILER}: CBPS_UPDATE_INSTRUCTIONS=1 ctest --preset perf -R perf "
             "writes one (on a commit that is known to be good)")
    grown = 0
    for workload, (make, communities) in WORKLOADS.items():
        with tempfile.TemporaryDirectory() as folder:
            now = count(make(pathlib.Path(folder)), communities)
        before = references.get((COMPILER, workload))
        if update:
            references[COMPILER, workload] = now
        change = f" ({now / before - 1:+.1%} of {before:,})" if before else ""
        print(f"{workload}: {now:,} instructions{change}")
        if update:
            continue
        if before is None:
            sys.exit(f"{REFERENCES.name} has no reference for {workload}")
        if now > before * (1 + MOST_GROWTH):
            grown += 1
            print(f"  more than {MOST_GROWTH:.0%} above the reference. valgrind --tool=callgrind and callgrind_annotate show "
                  "what takes them.\n  Make it cheaper; or, if what was added is worth it, commit the new counts with the "
                  "reason:\n    CBPS_UPDATE_INSTRUCTIONS=1 ctest --preset perf -R perf")
        elif now < before * (1 - MOST_GROWTH):
            print("  well below the reference: write it anew, so that it stays there")
    if update:
        write_references(references)
    sys.exit(1 if grown else 0)


main()
