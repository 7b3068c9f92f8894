"""What examples/README.md tells to run, and what the workflows in examples/ci run."""
import hashlib
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
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
    """A folder district/ is checked by the workflows of examples/ci, and by the hooks: gaps are 1, bad input is 2."""

    def lay(self, *names):
        for name in names:
            shutil.copy(EXAMPLES / name, self.folder / "district")

    def setUp(self):
        super().setUp()
        (self.folder / "district").mkdir()

    def github(self):
        """What the runner does: the inputs of the workflow become the environment of the action's step."""
        steps = yaml.safe_load((EXAMPLES / "ci/github-actions.yml").read_text("utf-8"))["jobs"]["audit"]["steps"]
        (inputs,) = [step["with"] for step in steps if "cbps@" in step.get("uses", "")]
        action = yaml.safe_load((PROJECT / "action.yml").read_text("utf-8"))
        self.assertLessEqual(set(inputs), set(action["inputs"]))
        (step,) = action["runs"]["steps"]
        environment = {"GITHUB_ACTION_PATH": str(PROJECT.resolve())}
        for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
            environment[name] = str(self.folder / name)
        for name, value in step["env"].items():
            wanted = re.fullmatch(r"\$\{\{ inputs\.([a-z]+) \}\}", value)
            if wanted:
                environment[name] = inputs.get(wanted[1], action["inputs"][wanted[1]].get("default"))
        status, out, _ = self.shell(step["run"], **environment)
        self.assertEqual((self.folder / "GITHUB_OUTPUT").read_text().splitlines()[-1], f"exit-code={status}")
        return status, out

    def gitlab(self):
        job = yaml.safe_load((EXAMPLES / "ci/gitlab-ci.yml").read_text("utf-8"))["audit"]
        status, out, _ = self.shell("\n".join(job["script"]))
        for name in job["artifacts"]["paths"] + list(job["artifacts"]["reports"].values()):
            self.assertEqual((self.folder / name).exists(), out != "", name)
        return status, out

    def hook(self, name):
        hooks = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
        (hook,) = [hook for hook in hooks if hook["id"] == name]
        self.assertIs(hook["require_serial"], True)
        files = [str(path.relative_to(self.folder)) for path in sorted(self.folder.glob("district/*"))
                 if re.search(hook["files"], path.name)]
        status, out, err = self.shell(shlex.join([str(PROJECT.resolve() / hook["entry"]), *hook["args"], *files]))
        return status, out + err

    def test_no_gaps(self):
        self.lay("complete.yaml")
        self.assertEqual([self.github()[0], self.gitlab()[0], self.hook("cbps")[0], self.hook("cbps-data")[0]],
                         [0, 0, 0, 0])

    def test_gaps(self):
        self.lay("complete.yaml", "community.yaml")
        status, out = self.github()
        self.assertEqual(status, 1)
        self.assertRegex(out, r"(?m)^::error file=district/community\.yaml,line=70,col=7,title=8\.2 ")
        self.assertIn("# 社区党组织建设基本标准", (self.folder / "GITHUB_STEP_SUMMARY").read_text())
        for name in ("report.html", "report.jsonl"):
            self.assertTrue((self.folder / name).stat().st_size, name)
        status, out = self.gitlab()
        self.assertEqual((status, "青禾示例社区" in out), (1, True))
        self.assertEqual([self.hook("cbps")[0], self.hook("cbps-data")[0]], [1, 0])

    def test_bad_input(self):
        self.lay("complete.yaml")
        (self.folder / "district" / "bad.yaml").write_text("name: a\nperiod: 2024\nhouseholds: x\n")
        for run in (self.github, self.gitlab, lambda: self.hook("cbps"), lambda: self.hook("cbps-data")):
            status, out = run()
            self.assertEqual((status, "bad.yaml" in out), (2, True))

    def test_nothing_to_check(self):
        self.assertEqual([self.github()[0], self.gitlab()[0]], [2, 2])

    def test_paths_with_blanks_and_minuses(self):
        (self.folder / "district").rename(self.folder / "-a b")
        shutil.copy(EXAMPLES / "complete.yaml", self.folder / "-a b")
        status, _, err = self.shell(str(PROJECT.resolve() / "scripts/action"), CBPS_PATHS="\n  -a b\n",
                                    CBPS_OPTIONS="--period=2024\n--summary", CBPS_REPORTS="a b.html")
        self.assertEqual(status, 0, err)
        self.assertTrue((self.folder / "a b.html").exists())


class ReleasedProgram(Scratch):
    """Where no program is at hand, scripts take the released one, if its checksum fits."""

    def find(self, archive_name=None, digest=None):
        checkout = self.folder / "checkout"
        (checkout / "scripts").mkdir(parents=True, exist_ok=True)
        for name in ("CMakeLists.txt", "scripts/setup", "scripts/find-program"):
            shutil.copy(PROJECT / name, checkout / name)
        version = re.search(r"^project\(cbps VERSION (\S+)", (PROJECT / "CMakeLists.txt").read_text(), re.M)[1]
        releases = self.folder / "releases"
        releases.mkdir(exist_ok=True)
        archive = releases / f"cbps-{version}-linux-{os.uname().machine}.tar.gz"
        with tarfile.open(archive, "w:gz") as tar:
            tar.add(self.folder / "bin" / "cbps", "top/cbps")
        digest = digest or hashlib.sha256(archive.read_bytes()).hexdigest()
        (releases / "SHA256SUMS").write_text(f"{digest}  {archive.name}\n{'0' * 64}  another.deb\n")
        (self.folder / "bin" / "cbps").unlink()
        return self.shell("cd checkout && source scripts/setup && source scripts/find-program && "
                          "set_up() { die 'it is built'; } && find_program && echo \"$program\"",
                          CBPS_RELEASES=f"file://{releases}")

    def setUp(self):
        super().setUp()
        if not shutil.which("curl"):
            self.skipTest("curl is not installed")
        if shutil.which("cbps"):
            self.skipTest("another cbps is on the PATH")

    def test_it_fits(self):
        status, out, err = self.find()
        self.assertEqual((status, err), (0, ""))
        self.assertTrue(os.path.lexists(out.strip()))

    def test_it_does_not_fit(self):
        status, _, err = self.find(digest="1" * 64)
        self.assertEqual(status, 2)
        self.assertIn("it is built", err)


if __name__ == "__main__":
    run_suite()
