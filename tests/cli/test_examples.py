"""What examples/README.md tells to run, and what the workflows in examples/ci run."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import yaml

sys.dont_write_bytecode = True  # the source tree stays as it is
from program import PROGRAM, PROJECT
from suite import run_suite

EXAMPLES = PROJECT / "examples"


class Scratch(unittest.TestCase):
    """A folder to run shell commands in, with `cbps` on the path."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.link_program(self.folder / "bin" / "cbps")

    def link_program(self, path):
        path.parent.mkdir(parents=True)
        path.symlink_to(pathlib.Path(PROGRAM).resolve())

    def shell(self, script, **environment):
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        done = subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=self.folder,
                              env={**os.environ, "PATH": path, **environment}, timeout=60,
                              capture_output=True, stdin=subprocess.DEVNULL)
        return done.returncode, done.stdout.decode(), done.stderr.decode()


class Readme(Scratch):
    def test_its_commands_work(self):
        shutil.copytree(EXAMPLES, self.folder / "examples")
        text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
        commands = [line for block in re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S)
                    for line in block.splitlines()]
        self.assertGreater(len(commands), 10)
        for command in commands:
            with self.subTest(command=command):
                status, out, err = self.shell(command)
                self.assertIn(status, (0, 1), err)
                # That the report names remarks is the only message about the command.
                self.assertNotIn("CB0", err.replace("CB0027", ""))
                output = re.search(r" -o (\S+)", command)
                self.assertTrue((self.folder / output[1]).stat().st_size if output else out)

    def test_its_links_exist(self):
        text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            self.assertTrue((EXAMPLES / target).exists(), target)


class FirstReadme(Scratch):
    """What the first page shows is what the program prints: …… stands for lines left out."""

    def shows(self, command, block):
        shutil.copytree(EXAMPLES, self.folder / "examples", dirs_exist_ok=True)
        _, out, _ = self.shell(command)
        printed = iter(out.splitlines())
        for line in block.splitlines():
            if line not in ("……", ""):
                self.assertTrue(any(one == line for one in printed), line)

    def test_outputs(self):
        text = (PROJECT / "README.md").read_text(encoding="utf-8")
        first = re.search(r"`(cbps check [^`]*)` 的输出.*?```\n(.*?)^```", text, re.M | re.S)
        self.shows(*first.groups())
        shown = re.findall(r"^```\n\$ (cbps check .*)\n(.*?)^```", text, re.M | re.S)
        self.assertGreater(len(shown), 0)
        for command, block in shown:
            with self.subTest(command=command):
                self.shows(command, block)


class Workflows(Scratch):
    """A district/ beside the program as the workflow builds it: gaps are 1, bad input is 2."""

    def setUp(self):
        super().setUp()
        self.link_program(self.folder / "cbps" / "build" / "release" / "cbps")
        (self.folder / "district").mkdir()

    def lay(self, *names):
        for name in names:
            shutil.copy(EXAMPLES / name, self.folder / "district")

    def github(self):
        job = yaml.safe_load((EXAMPLES / "ci/github-actions.yml").read_text("utf-8"))["jobs"]["audit"]
        audit, gate = [step["run"] for step in job["steps"] if "run" in step][1:]
        files = {name: str(self.folder / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        status, _, err = self.shell(audit, **files)
        self.assertEqual(status, 0, err)
        (code,) = re.findall(r"^code=(\d)$", (self.folder / "GITHUB_OUTPUT").read_text(), re.M)
        return self.shell(gate, CODE=code)

    def gitlab(self):
        job = yaml.safe_load((EXAMPLES / "ci/gitlab-ci.yml").read_text("utf-8"))["audit"]
        return self.shell("\n".join(job["script"]))

    def test_no_gaps(self):
        self.lay("complete.yaml")
        self.assertEqual([self.github()[0], self.gitlab()[0]], [0, 0])

    def test_gaps(self):
        self.lay("complete.yaml", "community.yaml")
        status, out, _ = self.github()
        self.assertEqual((status, "有未达标或待定" in out), (1, True))
        self.assertEqual((self.folder / "GITHUB_STEP_SUMMARY").read_bytes(),
                         (self.folder / "report.md").read_bytes())
        status, out, _ = self.gitlab()
        self.assertEqual((status, "有未达标或待定" in out), (1, True))
        self.assertTrue((self.folder / "report.jsonl").stat().st_size)

    def test_bad_input(self):
        self.lay("complete.yaml")
        (self.folder / "district" / "bad.yaml").write_text("name: a\nperiod: 2024\nhouseholds: x\n")
        for run in (self.github, self.gitlab):
            status, out, _ = run()
            self.assertEqual((status, "有档案没有评估" in out), (2, True))
            self.assertTrue((self.folder / "report.md").stat().st_size)

    def test_nothing_to_check(self):
        for run in (self.github, self.gitlab):
            self.assertEqual(run()[0], 2)


if __name__ == "__main__":
    run_suite()
