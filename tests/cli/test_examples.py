"""The commands, outputs and links of the documents, and what the workflows in examples/ci run."""
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


def blocks(text, language):
    """The lines of each block of code of a language, with the heading that it stands below."""
    found, heading, inside = [], "", None
    for line in text.splitlines():
        if inside is not None:
            if line == "```":
                found.append((heading, inside))
                inside = None
            elif wanted:
                inside.append(line)
        elif line.startswith("```"):
            inside, wanted = [], line == "```" + language
        elif line.startswith("#"):
            heading = line.lstrip("# ")
    return [(heading, lines) for heading, lines in found if lines]


class Documents(Scratch):
    """The commands that documents show work, on the examples; what they print is what is shown."""

    # Documents, and the headings below which no commands are run: how to get the program.
    COMMANDS = [("README.md", "得到它"), ("README.en.md", "Get it"), ("examples/README.md", ""),
                ("docs/reference.md", "")]

    def setUp(self):
        super().setUp()
        self.lay_out()

    def lay_out(self):
        """The examples and the rules, and nothing else."""
        for path in self.folder.iterdir():
            if path.name != "bin":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(EXAMPLES, self.folder / "examples")
        shutil.copytree(PROJECT / "rules", self.folder / "rules")

    def run_line(self, command):
        status, out, err = self.shell(command)
        if "CB0046" in err:
            return  # a program that was built without .xlsx output says so
        self.assertIn(status, (0, 1), err)
        # That the report names remarks is the only message about the command.
        self.assertNotIn("CB0", err.replace("CB0027", ""))
        written = re.findall(r"(?: -o |> )(?:[a-z]+:)?([^ -]\S*)", command)
        for name in written:
            self.assertTrue((self.folder / name).stat().st_size, name)
        self.assertTrue(written or out)

    def test_commands(self):
        for name, passed_over in self.COMMANDS:
            text = (PROJECT / name).read_text(encoding="utf-8")
            commands = [line for heading, lines in blocks(text, "sh") for line in lines
                        if heading != passed_over]
            self.assertGreater(len(commands), 10, name)
            self.lay_out()
            for command in commands:
                with self.subTest(document=name, command=command):
                    self.run_line(command)

    def test_outputs(self):
        """…… stands for lines left out; all others are printed, in their order."""
        for name in ("README.md", "README.en.md", "docs/reference.zh.md"):
            text = (PROJECT / name).read_text(encoding="utf-8")
            self.lay_out()
            # Some are about files that commands before them have made.
            for _, lines in blocks(text, "sh") if name.startswith("README") else []:
                for line in lines:
                    if re.match(r"cbps check \S+ (--lang en )?-o \w+\.json$|sed ", line):
                        self.shell(line)
            shown = [lines for _, lines in blocks(text, "") if lines[0].startswith("$ ")]
            self.assertTrue(shown, name)
            for first, *lines in shown:
                _, out, _ = self.shell(first.removeprefix("$ "))
                printed = iter(out.splitlines())
                for line in lines:
                    with self.subTest(document=name, command=first, line=line):
                        self.assertTrue(line in ("……", "") or line in printed)

    def test_links(self):
        names = ["README.md", "README.en.md", "CHANGELOG.md", "SECURITY.md", "examples/README.md",
                 *[str(path.relative_to(PROJECT)) for path in sorted((PROJECT / "docs").glob("*.md"))]]
        for name in names:
            path = PROJECT / name
            text = path.read_text(encoding="utf-8")
            for target, anchor in re.findall(r"\]\(([^)#:\s]*)(#[^)]*)?\)", text):
                with self.subTest(document=name, target=target, anchor=anchor):
                    linked = path.parent / target if target else path
                    self.assertTrue(linked.exists())
                    if anchor:
                        self.assertIn(anchor[1:], anchors(linked.read_text(encoding="utf-8")))


def anchors(text):
    """What the headings of a Markdown document are known by."""
    headings = re.findall(r"^#+ (.*)$", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


class Readmes(unittest.TestCase):
    """README.md and README.en.md say the same: as many headings of each level, the same commands, pictures, links and rows."""

    def outline(self, name):
        text = (PROJECT / name).read_text(encoding="utf-8")
        commands = [line.replace(" --lang en", "") for _, lines in blocks(text, "sh") for line in lines]
        bare = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
        links = sorted({re.sub(r"(\.zh|\.en)?\.(md|png)", r".\2", target)
                        for target in re.findall(r"\]\(([^)#]+)", bare)})
        return {"headings": re.findall(r"^#+", bare, re.M), "commands": commands, "links": links,
                "rows": len(re.findall(r"^\|", bare, re.M)),
                "outputs": [lines[0].replace(" --lang en", "") for _, lines in blocks(text, "")]}

    def test_equal_content(self):
        self.assertEqual(self.outline("README.md"), self.outline("README.en.md"))
        self.assertEqual(len(self.outline("README.md")["outputs"]), 3)

    def test_packages_have_the_version_of_the_project(self):
        version = re.search(r"^project\(cbps VERSION (\S+)", (PROJECT / "CMakeLists.txt").read_text(), re.M)[1]
        for name in ("README.md", "README.en.md"):
            for found in re.findall(r"cbps[-_](\d[\d.]*\d)", (PROJECT / name).read_text(encoding="utf-8")):
                self.assertEqual(found, version, name)
        self.assertIn(f"## {version} ", (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8"))


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
