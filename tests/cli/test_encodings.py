"""Encodings from outside: the same text gives the same verdicts, however it is saved, and what does not fit is named with
its place."""
import codecs
import json
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True  # the source tree stays as it is
from contract import Contract
from program import PROGRAM, PROJECT, cbps, without_places
from suite import FolderCase, run_suite

CONTRACT = Contract(PROGRAM)
DISTRICT = PROJECT / "examples" / "district"
TABLE = PROJECT / "examples" / "district.csv"
YEAR = ("--period", "2024")
# What a text is saved as: the codec, the mark before it, what `--encoding` and the report call it.
SAVED = {
    "GB18030": ("gb18030", b"", "gb18030"),
    "GB18030 with its mark": ("gb18030", b"\x84\x31\x95\x33", "gb18030"),
    "UTF-16LE": ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16le"),
    "UTF-16BE": ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16be"),
    "UTF-16LE without a mark": ("utf-16-le", b"", "utf-16le"),
    "UTF-16BE without a mark": ("utf-16-be", b"", "utf-16be"),
}
HEAD = "社区代码,社区名称,评估年度,居民总户数\n"
ROW = "990101001{:03},甲,2024,1000\n"


def text_of(path):
    return path.read_text(encoding="utf-8-sig")


def report(*arguments, data=None):
    """Exit code, report and messages of `cbps check`; `data` is its standard input."""
    done = subprocess.run([PROGRAM, "check", "--format", "json", *map(str, arguments)], cwd=PROJECT,
                          capture_output=True, timeout=60, input=data or b"")
    out = done.stdout.decode()
    assert out, done.stderr.decode()
    return done.returncode, json.loads(out), done.stderr.decode()


def results(found):
    """All that must not depend on how a text is saved."""
    status, whole, _ = found
    summary = {key: value for key, value in whole["summary"].items() if key != "readings"}
    return status, json.dumps(without_places([whole["communities"], whole["rejected"], summary]))


def encodings(whole):
    return [(one.get("encoding"), one["count"], one["first"]) for one in whole["summary"]["readings"]
            if one["kind"] == "encoding"]


class SameVerdicts(FolderCase):
    def test_of_a_table(self):
        expected = results(report(TABLE))
        for name, (codec, mark, encoding) in SAVED.items():
            with self.subTest(name):
                data = mark + text_of(TABLE).encode(codec)
                path = self.write(data)
                found = report(path)
                self.assertEqual(results(found), expected)
                self.assertEqual(encodings(found[1]), [(encoding, 1, {"file": str(path)})])
                piped = report("-", "--input-format", "csv", data=data)
                self.assertEqual(results(piped), expected)
                self.assertEqual(encodings(piped[1]), [(encoding, 1, {"file": "-"})])
                self.assertEqual(results(report(path, "--encoding", encoding)), expected)
                self.assertEqual(results(report(path, "--jobs", "1")), expected)

    def test_of_profiles(self):
        expected = results(report(DISTRICT))
        files = sorted(DISTRICT.iterdir())
        for name, (codec, mark, encoding) in SAVED.items():
            with self.subTest(name):
                for file in files:
                    self.write(mark + text_of(file).encode(codec), f"district/{file.name}")
                found = report(self.folder / "district")
                self.assertEqual(results(found), expected)
                first = {"file": str(self.folder / "district" / files[0].name)}
                self.assertEqual(encodings(found[1]), [(encoding, len(files), first)])
                one = self.folder / "district" / files[0].name
                alone = results(report(files[0]))
                self.assertEqual(results(report(one)), alone)
                self.assertEqual(results(report("-", data=one.read_bytes())), alone)

    def test_places_are_those_of_the_characters(self):
        bad = HEAD + ROW.format(1) + "990101001002,乙,2024,约一千\n"
        expected = report(self.write(bad.encode()))
        for name, (codec, mark, _) in SAVED.items():
            with self.subTest(name):
                found = report(self.write(mark + bad.encode(codec)))
                self.assertEqual((found[0], found[1]["communities"], found[2]),
                                 (expected[0], expected[1]["communities"], expected[2]))

    def test_line_ends_and_quotes(self):
        text = HEAD.replace("\n", "\r\n") + '990101001001,"甲,""乙""\r\n丙",2024,1000\r\n'
        expected = results(report(self.write(text.encode())))
        for name, (codec, mark, _) in SAVED.items():
            with self.subTest(name):
                self.assertEqual(results(report(self.write(mark + text.encode(codec)))), expected)

    def test_of_eval(self):
        file = sorted(DISTRICT.iterdir())[0]
        expected = cbps("eval", "households", "--facts", file)
        self.assertEqual(expected[0], 0)
        for name, (codec, mark, encoding) in SAVED.items():
            with self.subTest(name):
                path = self.write(mark + text_of(file).encode(codec), "a.yaml")
                self.assertEqual(cbps("eval", "households", "--facts", path), expected)
                self.assertEqual(cbps("eval", "households", "--facts", path, "--encoding", encoding),
                                 expected)

    def test_of_many_rows_on_any_number_of_threads(self):
        rows = "".join(f"99{i:010},社区𠀀{i},2024,{1000 + i % 7}\n" for i in range(1_000, 41_000) if i % 1000)
        expected = report(self.write((HEAD + rows).encode()), "--summary", *YEAR)[1]["summary"]
        for name, (codec, mark, _) in SAVED.items():
            path = self.write(mark + (HEAD + rows).encode(codec))
            for jobs in ("1", "2", "7"):
                with self.subTest(name=name, jobs=jobs):
                    summary = report(path, "--summary", *YEAR, "--jobs", jobs)[1]["summary"]
                    del summary["readings"]
                    self.assertEqual(summary, {key: one for key, one in expected.items() if key != "readings"})


class Said(FolderCase):
    def test_the_report_counts_files(self):
        for i, codec in enumerate(("gb18030", "gb18030", "utf-16", "utf-8-sig")):
            self.write((HEAD + ROW.format(i + 1)).encode(codec), f"{i}.csv")
        for language, words in (("zh", ("按 GB18030 解码 2 个文件", "按 UTF-16LE 解码 1 个文件")),
                                ("en", ("files decoded as GB18030: 2", "files decoded as UTF-16LE: 1"))):
            CONTRACT.report(cbps("check", self.folder, "--format", "json", "--lang", language)[1])
            for form in ("text", "markdown"):
                _, out, _ = cbps("check", self.folder, "--format", form, "--lang", language)
                for one in words:
                    self.assertIn(one, " ".join(out.split()))
                self.assertNotIn("UTF-8", out)

    def test_utf8_is_nothing_to_speak_of(self):
        for codec in ("utf-8", "utf-8-sig"):
            self.assertEqual(encodings(report(self.write((HEAD + ROW.format(1)).encode(codec)))[1]), [])

    def test_help_names_the_option(self):
        for command in ("check", "eval"):
            for language in ("zh", "en"):
                _, out, _ = cbps(command, "--help", "--lang", language)
                self.assertIn("--encoding", out)
        self.assertEqual(cbps("check", TABLE, "--encoding", "big5")[0], 2)


class Forced(FolderCase):
    def test_a_table_without_known_headings_beyond_ascii(self):
        path = self.write("code,x\n990101001001,甲乙\n".encode("gbk"))
        self.assertEqual(cbps("check", path, *YEAR)[0], 2)

    def test_it_wins_over_what_the_bytes_show(self):
        path = self.write((HEAD + ROW.format(1)).encode("utf-16"))
        status, whole, err = report(path, "--encoding", "utf-8", *YEAR)
        self.assertEqual((status, whole["communities"]), (2, []))
        self.assertIn("CB1002", err)
        self.assertIn("--encoding utf-16le", err)
        status, whole, err = report(path, "--encoding", "utf-16be", *YEAR)
        self.assertEqual((status, whole["communities"]), (2, []))
        self.assertIn("CB1064", err)

    def test_a_table_whose_beginning_is_ascii(self):
        head = "id,name,period,households\n" + "".join(f"99{i:010},a{i},2024,1000\n" for i in range(1, 5_000) if i % 1000)
        data = head.encode() + "990000009001,甲乙,2024,1000\n".encode("gbk")
        status, whole, err = report(self.write(data), "--summary", *YEAR)
        self.assertEqual(status, 2)
        self.assertIn("CB1002", err)
        self.assertIn("--encoding gb18030", err)
        status, whole, err = report(self.write(data), "--summary", *YEAR, "--encoding", "gb18030")
        self.assertEqual((whole["rejected"], encodings(whole)[0][:2]), ([], ("gb18030", 1)))


# What stands behind good rows: the codec of these, the bad bytes, the code, where it points to, words of the cure.
BAD = {
    "a byte of code page 936": ("gbk", b"990101001009,\x80,2024,1\n", "CB1061", 14, "UTF-8"),
    "a byte that is none": ("gbk", b"990101001009,\xff,2024,1\n", "CB1060", 14, "UTF-8"),
    "half a character": ("gbk", b"990101001009,\xbc,2024,1\n", "CB1060", 14, "UTF-8"),
    "half a character at the end": ("gbk", b"990101001009,\xbc", "CB1063", 14, "重新导出"),
    "half of four bytes": ("gb18030", b"990101001009,\x81\x30", "CB1063", 14, "重新导出"),
    "four bytes that are none": ("gb18030", b"990101001009,\x84\x31\xa5\x30,2024,1\n", "CB1060", 14, "UTF-8"),
    "UTF-8 from here on": ("gbk", "990101001009,甲乙丙,2024,1\n".encode(), "CB1060", None, "一种编码"),
    "UTF-8 from here on that fits as well": ("gbk", "990101001009,甲乙社区,2024,1\n".encode(), "CB1060", 14, "一种编码"),
    "headings in UTF-8": ("gbk", "社区代码,社区名称,评估年度\n990101001009,甲乙,2024\n".encode(), "CB1060", 1, "一种编码"),
    "GBK from here on": ("utf-8", "990101001009,甲乙,2024,1\n".encode("gbk"), "CB1002", 14, "一种编码"),
    "a byte that is no UTF-8": ("utf-8", b"990101001009,\xff,2024,1\n", "CB1002", 14, "UTF-8"),
    "a NUL byte": ("utf-8", b"990101001009,\0,2024,1\n", "CB1003", 14, "重新导出"),
    "a NUL byte in GBK": ("gbk", b"990101001009,\0,2024,1\n", "CB1003", 14, "重新导出"),
    "a lone surrogate": ("utf-16", b"9\0,\0\x00\xd8,\0\n\0", "CB1062", 3, "重新导出"),
    "an odd number of bytes": ("utf-16", b"9\0,\0a", "CB1063", 3, "重新导出"),
    "a surrogate at the end": ("utf-16", b"9\0,\0\x00\xd8", "CB1063", 3, "重新导出"),
    "a mark the other way round": ("utf-16", "﻿9,1\n".encode("utf-16-be"), "CB1064", 1, "UTF-8"),
    "a NUL character": ("utf-16", b"9\0,\0\0\0,\0\n\0", "CB1003", 3, "重新导出"),
}


class WhatDoesNotFit(FolderCase):
    def test_it_ends_a_table_and_what_stands_before_is_assessed(self):
        for few in (1, 2_000):
            head = HEAD + "".join(f"99{i:010},甲{i},2024,1000\n" for i in range(1, few + 1) if i % 1000)
            lines = head.count("\n")
            for name, (codec, bad, code, column, cure) in BAD.items():
                with self.subTest(name=name, few=few):
                    path = self.write(head.encode(codec) + bad)
                    status, whole, err = report(path, "--summary", *YEAR)
                    self.assertEqual(status, 2)
                    self.assertEqual(whole["summary"]["communities"], lines - 1)
                    (entry,) = whole["rejected"]
                    (fault,) = entry["diagnostics"]
                    self.assertEqual((fault["code"], fault["line"]), (code, lines + 1))
                    if column:
                        self.assertEqual(fault["column"], column)
                    self.assertIn(f"{path}:{lines + 1}:", err)
                    self.assertIn(cure, err)
                    for text in (err, json.dumps(whole, ensure_ascii=False)):
                        self.assertNotIn("\ufffd", text)

    def test_it_takes_the_whole_of_a_profile(self):
        for name, (codec, bad, code, _, _) in BAD.items():
            with self.subTest(name):
                text = "社区代码: '990101001001'\n评估年度: 2024\n居民总户数: 1\n"
                path = self.write(text.encode(codec) + bad, "a.yaml")
                status, whole, err = report(path)
                self.assertEqual((status, whole["communities"]), (2, []))
                self.assertIn(code, err)
                self.assertIn(f"{path}:4:", err)

    def test_both_languages_and_no_bytes_on_the_screen(self):
        for name, (codec, bad, code, _, _) in BAD.items():
            path = self.write((HEAD + ROW.format(1)).encode(codec) + bad)
            for language in ("zh", "en"):
                for form in ("text", "json"):
                    with self.subTest(name=name, language=language, form=form):
                        status, out, err = cbps("check", path, "--lang", language, "--format", form)
                        self.assertEqual(status, 2)
                        self.assertIn(code, out + err)
                        self.assertNotIn("\0", out + err)
                        self.assertNotIn("\ufffd", out + err)

    def test_other_files_are_assessed(self):
        self.write((HEAD + ROW.format(1)).encode("gbk") + b"\x80", "a.csv")
        self.write((HEAD + ROW.format(2)).encode("utf-16"), "b.csv")
        status, whole, _ = report(self.folder)
        self.assertEqual((status, [one["id"] for one in whole["communities"]]), (2, ["990101001001", "990101001002"]))

    def test_a_large_table_goes_to_a_temporary_file(self):
        rows = "".join(f"99{i:010},{'社区' * 200},2024,1000\n" for i in range(1, 60_001) if i % 1000)
        lines = rows.count("\n")
        data = (HEAD + rows).encode("gbk")
        self.assertGreater(len(data) * 3 // 2, 64 << 20)
        status, whole, err = report(self.write(data + b"\x80"), "--summary", *YEAR)
        self.assertEqual((status, whole["summary"]["communities"]), (2, lines), err)
        self.assertEqual([(one["code"], one["line"]) for one in whole["rejected"][0]["diagnostics"]],
                         [("CB1061", lines + 2)])

    def test_a_limit_counts_the_bytes_of_the_file(self):
        data = (HEAD + ROW.format(1)).encode("gbk")
        path = self.write(data)
        self.assertEqual(report(path, "--max-input", str(len(data)))[1]["rejected"], [])
        status, whole, err = report(path, "--max-input", str(len(data) - 1))
        self.assertEqual(status, 2)
        self.assertIn("CB0031", err)


class Codec(unittest.TestCase):
    """The table of GB18030 and what the tests of the decoder hold it to are made from Python's codec."""

    def test_the_files_are_what_the_tool_writes(self):
        for arguments, name in (((), "src/text/encoding/gb18030_table.inc"),
                                (("--checksums",), "tests/golden/text/gb18030.txt")):
            done = subprocess.run([sys.executable, PROJECT / "tools" / "gb18030_table.py", *arguments],
                                  capture_output=True, timeout=60, check=True)
            self.assertTrue(done.stdout == (PROJECT / name).read_bytes(), name)


if __name__ == "__main__":
    run_suite()
