"""Completion in the shells themselves, typed through a pseudo-terminal, and the manual page through man."""
import os
import pathlib
import pty
import select
import shutil
import subprocess
import sys
import time
import unittest

sys.dont_write_bytecode = True  # the source tree stays as it is
from program import PROGRAM as GIVEN, cbps
from suite import FolderCase, run_suite

PROGRAM = str(pathlib.Path(GIVEN).resolve())
SECONDS = 20
TAB = "\t"
# How each shell is started without the user's own set-up, and how it reads a script of completion.
SHELLS = {
    "bash": (["--norc", "--noprofile"], "source <(cbps completion bash)"),
    "zsh": (["-f"], "autoload -Uz compinit; compinit -D -u; source <(cbps completion zsh)"),
    "fish": (["--no-config"], "cbps completion fish | source"),
}
# What is typed, and the words that the program gets.
ROWS = [
    ("ru" + TAB + "sho" + TAB + "8.2", ["rules", "show", "8.2"]),
    ("check --fail-on non" + TAB, ["check", "--fail-on", "none"]),
    ("check --format=gith" + TAB, ["check", "--format=github"]),
    ("check --set area_per" + TAB + "25", ["check", "--set", "area_per_100_households=25"]),
    ("check --only 1,9.1" + TAB, ["check", "--only", "1,9.1"]),
    ("check --as" + TAB + "today", ["check", "--as-of", "today"]),
    ("check x" + TAB, ["check", "x y.yaml"]),
    ("check --rules ru" + TAB, ["check", "--rules", "rules2"]),
    ("check --summary 档" + TAB, ["check", "--summary", "档案.yaml"]),
]


class Terminal:
    """A shell in a terminal of its own."""

    def __init__(self, folder, shell):
        arguments, _ = SHELLS[shell]
        self.shown = b""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.environ.update(PATH=f"{folder}/bin:{os.environ['PATH']}", LC_ALL="C.UTF-8", TERM="xterm",
                              HOME=str(folder), COLUMNS="200", LINES="50")
            os.execvp(shell, [shell, *arguments])
        self.settle(1)

    def settle(self, quiet):
        """Reads until nothing has come for so many seconds."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end and select.select([self.terminal], [], [], quiet)[0]:
            try:
                self.shown += os.read(self.terminal, 65536)
            except OSError:  # the shell has ended
                return

    def type(self, text):
        for part in text.replace(TAB, TAB + "\0").split("\0"):
            os.write(self.terminal, part.encode())
            self.settle(0.4 if part.endswith(TAB) else 0.1)

    def close(self):
        os.close(self.terminal)
        os.waitpid(self.pid, 0)


class Shells(FolderCase):
    """In each shell a program stands for cbps that completes as it does, and writes down what else it is given."""

    def complete_in(self, shell):
        if not shutil.which(shell):
            self.skipTest(f"{shell} is not installed")
        given = self.folder / "given"
        program = self.write(f"""#!/bin/sh
if [ "$1" = completion ]; then exec '{PROGRAM}' "$@"; fi
printf '%s\\n' "$@" >'{given}.part' && mv '{given}.part' '{given}'
""", "bin/cbps")
        program.chmod(0o755)
        (self.folder / "rules2").mkdir()
        for name in ("x y.yaml", "档案.yaml"):
            self.write("", name)
        terminal = Terminal(self.folder, shell)
        self.addCleanup(terminal.close)
        terminal.type(SHELLS[shell][1] + "\n")
        terminal.settle(1)
        for typed, words in ROWS:
            with self.subTest(typed=typed):
                terminal.type("cbps " + typed + "\n")
                end = time.monotonic() + SECONDS
                while not given.exists() and time.monotonic() < end:
                    terminal.settle(0.1)
                self.assertTrue(given.exists(), terminal.shown.decode(errors="replace")[-2000:])
                # Some shells end the name of a folder with a slash.
                self.assertEqual([word.rstrip("/") for word in given.read_text().splitlines()], words)
                given.unlink()

    def test_bash(self):
        self.complete_in("bash")

    def test_zsh(self):
        self.complete_in("zsh")

    def test_fish(self):
        self.complete_in("fish")


class Candidates(unittest.TestCase):
    """What the scripts ask the program."""

    def told(self, *words):
        code, out, err = cbps("completion", "candidates", "--", *words)
        self.assertEqual((code, err), (0, ""))
        return out.splitlines()

    def test_ids_and_parameters_of_the_rules(self):
        self.assertEqual(self.told("explain", "8.2"), ["none", "8.2\t服务中心面积"])
        self.assertEqual(self.told("explain", "--lang", "en", "8.2")[1].split("\t")[0], "8.2")
        self.assertTrue(self.told("explain", "--lang", "en", "8.2")[1].isascii())
        self.assertIn("average_wage=\t上年度当地职工平均工资", self.told("check", "--set", "av"))

    def test_rules_that_cannot_be_read_offer_nothing(self):
        self.assertEqual(self.told("check", "--rules", "/nowhere", "--only", "8"), ["none"])

    def test_names_of_files_are_left_to_the_shell(self):
        self.assertEqual(self.told("check", ""), ["files"])
        self.assertEqual(self.told("rules", "lint", ""), ["folders"])

    def test_it_is_not_in_the_help(self):
        _, out, _ = cbps("completion", "--help")
        self.assertNotIn("candidates", out)
        _, out, _ = cbps("--help")
        self.assertNotIn("manual", out)


class Version(unittest.TestCase):
    def test_it_names_rules_build_and_libraries(self):
        for language, labels in (("zh", "规则 规则摘要 编译 所含的库"), ("en", "rules digest build libraries")):
            code, out, err = cbps("--version", "--lang", language)
            self.assertEqual((code, err), (0, ""))
            first, *rows = out.splitlines()
            self.assertRegex(first, r"^cbps \d+\.\d+\.\d+$")
            found = [row.split()[0] for row in rows if not row.startswith(" ")]
            self.assertEqual([label for label in found if label not in ("提交", "revision")], labels.split())
            self.assertRegex(" ".join(out.split()), r"yaml-cpp \d")
            self.assertEqual(cbps("check", "--version", "--lang", language)[1], out)


class Manual(FolderCase):
    def test_man_shows_it(self):
        if not shutil.which("man") or not shutil.which("groff"):
            self.skipTest("man and groff are not installed")
        for language, said in (("zh", "检查一个或多个社区档案"), ("en", "Check one or more community profiles")):
            _, source, _ = cbps("manual", "--lang", language)
            page = self.write(source, "cbps.1")
            for width in ("60", "80"):
                done = subprocess.run(["man", "--warnings", "-l", str(page)], capture_output=True, timeout=60,
                                      env={**os.environ, "MANWIDTH": width, "LC_ALL": "C.UTF-8", "MANPAGER": "cat"})
                self.assertEqual((done.returncode, done.stderr), (0, b""), language)
                self.assertIn(said, done.stdout.decode())


if __name__ == "__main__":
    run_suite()
