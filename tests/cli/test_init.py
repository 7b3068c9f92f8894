"""`cbps init`: one community in the terminal, typed through a pseudo-terminal."""
import json
import os
import pathlib
import pty
import select
import signal
import subprocess
import sys
import time
import unittest

import yaml

sys.dont_write_bytecode = True  # the source tree stays as it is
from program import PROGRAM as GIVEN, PROJECT, cbps
from suite import FolderCase, run_suite

PROGRAM = str(pathlib.Path(GIVEN).resolve())
COMPLETE = PROJECT.resolve() / "examples/complete.yaml"
WHO = ["990101001001", "青禾示例社区", "2024", "", ""]
SECONDS = 20


class Session:
    """The program in a terminal of its own."""

    def __init__(self, folder, *arguments):
        self.text = ""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.environ["NO_COLOR"] = "1"
            os.execv(PROGRAM, [PROGRAM, "init", *arguments])
        self.read()

    def read(self):
        """What is shown until a question waits for its answer, or the program ends."""
        shown = b""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.05)[0]:
                try:
                    piece = os.read(self.terminal, 65536)
                except OSError:  # the other side is closed
                    break
                if not piece:
                    break
                shown += piece
            if shown.endswith(b" > "):
                break
        else:
            raise AssertionError("no question came: " + shown.decode(errors="replace"))
        self.last = shown.decode().replace("\r\n", "\n")
        self.text += self.last
        return self.last

    def type(self, *lines):
        """Types each line when it is asked for; gives what is said to the last one."""
        for line in lines:
            os.write(self.terminal, line.encode() + b"\n")
            self.read()
        return self.last

    def wait(self):
        """The exit code, or minus the signal."""
        _, status = os.waitpid(self.pid, 0)
        os.close(self.terminal)
        return os.waitstatus_to_exitcode(status)

    def end(self, signal_number):
        os.kill(self.pid, signal_number)
        self.read()
        return self.wait()


class Init(FolderCase):
    def profile(self, name="a.yaml"):
        return yaml.safe_load((self.folder / name).read_text())

    def test_answers_become_a_profile(self):
        session = Session(self.folder, "a.yaml")
        session.type(*WHO, "1,200", "86")
        self.assertIn("存入 a.yaml", session.type("q"))
        self.assertEqual(session.wait(), 0)
        self.assertEqual(self.profile(), {"社区代码": "990101001001", "社区名称": "青禾示例社区", "评估年度": 2024,
                                          "居民总户数": 1200, "党员": {"党员总数": 86}})
        self.assertIn("记为 1200", session.text)

    def test_wrong_answers_are_named_at_once_and_not_taken(self):
        session = Session(self.folder, "a.yaml")
        session.type(*WHO)
        for wrong, code in (("约1000", "CB2050"), ("1000人", "CB2053"), ("很多", "CB2006"), ("0", "CB2008"),
                            ("1.5", "CB2006")):
            said = session.type(wrong)
            self.assertIn(code, said)
            # The same words as in an assessment of a profile that says so.
            path = self.write(f"社区名称: 甲社区\n评估年度: 2024\n居民总户数: {wrong}\n", "wrong.yaml")
            message = next(line for line in said.splitlines() if code in line).split(code + ":")[1]
            self.assertIn(code + "".join(message.split()), "".join(cbps("check", path)[1].split()))
            self.assertTrue(said.endswith("居民总户数（户） > "), said)
        self.assertIn("党员总数", session.type("1000"))
        session.type("q")
        session.wait()
        self.assertEqual(self.profile()["居民总户数"], 1000)

    def test_going_back_changes_an_answer(self):
        session = Session(self.folder, "a.yaml")
        session.type(*WHO, "1000")
        self.assertTrue(session.type("<").endswith("居民总户数（户）［1000］ > "))
        session.type("1100", "86", "上一题", "-")
        session.type("q")
        self.assertEqual(session.wait(), 0)
        self.assertEqual(self.profile(), {"社区代码": "990101001001", "社区名称": "青禾示例社区", "评估年度": 2024,
                                          "居民总户数": 1100})

    def test_answers_that_contradict_each_other_are_named(self):
        session = Session(self.folder, "a.yaml")
        said = session.type(*WHO, "1000", "80", "90")
        self.assertIn("党员总数", said)
        self.assertIn("CB2", said)

    def test_choices_have_numbers(self):
        session = Session(self.folder, "a.yaml")
        said = session.type(*WHO, "1000", "86", "80")
        self.assertIn("  2 党支部\n", said)
        self.assertIn("记为 党总支", session.type("4"))
        session.type("q")
        self.assertEqual(session.wait(), 0)
        self.assertEqual(self.profile()["组织"], {"设置形式": "党总支"})

    def test_who_it_is_must_be_said(self):
        session = Session(self.folder, "a.yaml")
        said = session.type("", "", "", "", "")
        self.assertIn("至少填一个", said)
        self.assertTrue(said.endswith("社区代码 > "), said)
        self.assertIn("没有存盘", session.type("q"))
        self.assertEqual(session.wait(), 2)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_session_that_was_interrupted_goes_on(self):
        for number, exit_code in ((signal.SIGINT, -signal.SIGINT), (signal.SIGKILL, -signal.SIGKILL),
                                  (signal.SIGHUP, -signal.SIGHUP)):
            with self.subTest(signal=number):
                name = f"{number}.yaml"
                session = Session(self.folder, name)
                session.type(*WHO, "1000", "86")
                self.assertEqual(session.end(number), exit_code)
                self.assertEqual(self.profile(name)["党员"], {"党员总数": 86})
                self.assertEqual([one for one in self.folder.iterdir() if "partial" in one.name], [])
                session = Session(self.folder, name)
                self.assertIn("接着填：已填 5 项", session.text)
                self.assertTrue(session.last.endswith("其中正式党员数（人） > "), session.last)
                session.type("80", "q")
                self.assertEqual(session.wait(), 0)
                self.assertEqual(self.profile(name)["党员"], {"党员总数": 86, "正式党员数": 80})

    def test_the_end_of_the_input_saves_too(self):
        session = Session(self.folder, "a.yaml")
        session.type(*WHO, "1000")
        os.write(session.terminal, b"\x04")
        self.assertIn("存入 a.yaml", session.read())
        self.assertEqual(session.wait(), 0)

    def test_the_score_is_that_of_an_assessment(self):
        (self.folder / "a.yaml").write_bytes(COMPLETE.read_bytes())
        session = Session(self.folder, "a.yaml")
        said = session.type("=")
        out = cbps("check", self.folder / "a.yaml", "--format", "json")[1]
        counts = json.loads(out)["communities"][0]["counts"]
        self.assertIn(f"达标 {counts['pass']}，未达标 {counts['fail']}，待定 {counts['unknown']}", said)
        session.type("q")
        self.assertEqual(session.wait(), 0)
        # Nothing was changed, so the file is as it was.
        self.assertEqual((self.folder / "a.yaml").read_bytes(), COMPLETE.read_bytes())

    def test_what_rewriting_would_lose_is_kept_in_a_copy(self):
        text = COMPLETE.read_text() + "\n# 已核对\n"
        for copy in ("a.yaml.bak", "a.yaml.bak2"):
            self.write(text, "a.yaml")
            session = Session(self.folder, "a.yaml")
            self.assertIn(f"另存为 {copy}。", session.text)
            session.type("q")
            session.wait()
            self.assertFalse((self.folder / copy).exists())
            session = Session(self.folder, "a.yaml")
            session.type("1999-05-01", "q")
            self.assertEqual(session.wait(), 0)
            self.assertEqual((self.folder / copy).read_text(), text)
            self.assertNotIn("#", (self.folder / "a.yaml").read_text())
        # What was written here loses nothing.
        self.assertNotIn(".bak", Session(self.folder, "a.yaml").text)

    def test_what_is_not_asked_is_kept(self):
        (self.folder / "a.yaml").write_bytes(COMPLETE.read_bytes())
        before = yaml.safe_load(cbps("convert", COMPLETE, "-f", "yaml")[1])
        session = Session(self.folder, "a.yaml", "--only", "8")
        session.type(">", "1900", "q")
        self.assertEqual(session.wait(), 0)
        before["居民总户数"] = 1900
        self.assertEqual(self.profile(), before)

    def test_in_english(self):
        session = Session(self.folder, "--lang", "en")
        said = session.type(*WHO, "about 1000")
        self.assertIn("error CB2006", said)
        session.type("1000", "q")
        self.assertEqual(session.wait(), 0)
        self.assertEqual(self.profile("community.yaml")["Households"], 1000)

    def test_without_a_terminal_it_says_what_to_do(self):
        done = subprocess.run([PROGRAM, "init", "a.yaml"], cwd=self.folder, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=60)
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertIn("CB0052", done.stderr.decode())
        self.assertIn("cbps template", done.stderr.decode())

    def test_files_that_cannot_be_gone_on_with(self):
        cases = {"many.yaml": ("社区列表", "CB0053"), "a.xlsx": ("", "CB0022"), "bad.yaml": ("社区名称: [", "CB1")}
        for name, (text, code) in cases.items():
            if name == "many.yaml":
                text = cbps("convert", PROJECT.resolve() / "examples/district", "-f", "yaml")[1]
            if text:
                self.write(text, name)
            session = Session(self.folder, name)
            self.assertIn(code, session.text)
            self.assertEqual(session.wait(), 2)
            if text:
                self.assertEqual((self.folder / name).read_text(), text)


if __name__ == "__main__":
    run_suite()
