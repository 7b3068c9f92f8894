"""The program under test: PROGRAM and PROJECT are the first two arguments of every test."""
import pathlib
import subprocess
import sys

PROGRAM, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])

# Where a value stands is all in which the same facts may differ, in one form and in another.
# Where something stands, and notes, which quote what stands there as it is written.
PLACES = ("source", "location", "line", "column", "cell", "file", "notes")


def cbps(*arguments, seconds=60):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, cwd=PROJECT,
                          timeout=seconds, stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def without_places(value):
    if isinstance(value, dict):
        return {key: without_places(one) for key, one in value.items() if key not in PLACES}
    return [without_places(one) for one in value] if isinstance(value, list) else value
