"""What is installed: another program is built with the library, in a place to which all was moved.

Arguments: the program, the project, the build folder, cmake, its generator, the compiler, its flags, the build type.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
from program import PROJECT, cbps  # noqa: E402
from suite import run_suite  # noqa: E402

BUILD, CMAKE, GENERATOR, COMPILER, FLAGS, BUILD_TYPE = sys.argv[3:9]
IS_SANITIZED = "-fsanitize" in FLAGS
PROFILE = PROJECT / "examples" / "community.yaml"


def run(*command, status=0):
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=300)
    assert done.returncode == status, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if IS_SANITIZED:
            return
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.folder = pathlib.Path(scratch.name)
        run(CMAKE, "--install", BUILD, "--prefix", cls.folder / "first")
        cls.prefix = (cls.folder / "first").rename(cls.folder / "moved")

    def setUp(self):
        if IS_SANITIZED:
            self.skipTest("a program with sanitizers is not installed")

    def files(self):
        return sorted(path for path in self.prefix.rglob("*") if path.is_file())

    def test_what_belongs_to_the_program_is_there(self):
        for name in ("bin/cbps", "share/cbps/rules/pack.yaml", "share/cbps/rules/tests", "share/doc/cbps/README.md",
                     "share/doc/cbps/docs/data.md", "share/cbps/examples/district.csv"):
            self.assertTrue((self.prefix / name).exists(), name)

    def test_links_of_the_documents_lead_somewhere(self):
        folder = self.prefix / "share/doc/cbps"
        for path in [*folder.glob("*.md"), *folder.glob("docs/*.md")]:
            for target in re.findall(r"\]\(([^)#:\s]+)[)#]", path.read_text(encoding="utf-8")):
                self.assertTrue((path.parent / target).exists(), f"{path.name}: {target}")

    def test_the_program_runs(self):
        self.assertIn("cbps", run(self.prefix / "bin" / "cbps", "--version"))

    def test_nothing_points_to_where_it_was_built(self):
        """Builds for debuggers name their sources."""
        places = [str(folder).encode() for folder in (BUILD, PROJECT, self.folder / "first")]
        for path in self.files():
            content = path.read_bytes()
            is_compiled = content.startswith((b"\x7fELF", b"!<arch>"))
            for place in places:
                self.assertFalse(place in content and not (is_compiled and BUILD_TYPE == "Debug"),
                                 f"{path.relative_to(self.prefix)} names {place.decode()}")

    def test_the_installed_rules_are_the_built_in_ones(self):
        digests = [json.loads(cbps("check", PROFILE, "--format", "json", *rules)[1])["pack"]["digest"]
                   for rules in ((), ("--rules", self.prefix / "share" / "cbps" / "rules"))]
        self.assertEqual(*digests)

    def test_another_program_is_built_with_the_library_and_agrees(self):
        consumer = self.folder / "consumer"
        run(CMAKE, "-S", PROJECT / "tests" / "package" / "consumer", "-B", consumer, "-G", GENERATOR,
            f"-DCMAKE_CXX_COMPILER={COMPILER}", f"-DCMAKE_CXX_FLAGS={FLAGS}", f"-DCMAKE_BUILD_TYPE={BUILD_TYPE}",
            f"-DCMAKE_PREFIX_PATH={self.prefix}")
        run(CMAKE, "--build", consumer)
        score, *failed = run(consumer / "assess_one", PROFILE, status=1).splitlines()

        _, report, _ = cbps("check", PROFILE, "--format", "json", "--lang", "en")
        community = json.loads(report)["communities"][0]
        self.assertEqual(score, "{low:.2f} to {high:.2f}".format(**community["score"]))
        checks = [check["id"] for standard in community["standards"] for check in standard["checks"]
                  if check["outcome"] == "fail"]
        self.assertGreater(len(checks), 3)
        self.assertEqual([re.match(r"\d+\.\d+", line)[0] for line in failed], checks)


if __name__ == "__main__":
    run_suite()
