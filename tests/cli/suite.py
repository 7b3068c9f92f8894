"""Runs a suite, the tests of one file, and names those that are skipped and those that take long.

CBPS_SHARD=K/N runs every Nth test, beginning with the Kth, so that N processes can share a suite.
"""
import os
import pathlib
import sys
import tempfile
import time
import unittest

# The exit code of a suite in which no test could run.
SKIPPED = 77
# A test that takes longer is named, with its seconds.
LONG_SECONDS = 1


class FolderCase(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, data, name="a.csv"):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path


class Result(unittest.TextTestResult):
    """Names each test that is skipped, and each that takes long."""

    def startTest(self, test):
        super().startTest(test)
        self._begin = time.monotonic()

    def stopTest(self, test):
        super().stopTest(test)
        seconds = time.monotonic() - self._begin
        if seconds > LONG_SECONDS:
            print(f"long: {name(test)}: {seconds:.1f} s", flush=True)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        print(f"skipped: {name(test)}: {reason}", flush=True)


def name(test):
    return test.id().removeprefix("__main__.")


def tests_in(suite):
    for one in suite:
        if isinstance(one, unittest.TestSuite):
            yield from tests_in(one)
        else:
            yield one


def shard(tests):
    """The tests that CBPS_SHARD asks for. All shards together have all tests."""
    number, count = map(int, os.environ.get("CBPS_SHARD", "1/1").split("/"))
    assert 1 <= number <= count, "CBPS_SHARD is K/N"
    return tests[number - 1::count]


def run_suite():
    """Runs the tests of the file that was started as a program."""
    tests = shard(list(tests_in(unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"]))))
    result = unittest.TextTestRunner(resultclass=Result).run(unittest.TestSuite(tests))
    if not result.wasSuccessful() or not result.testsRun:
        sys.exit(1)
    sys.exit(SKIPPED if len(result.skipped) == result.testsRun else 0)
