"""What is about a person is not read, and none of it is ever shown."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True  # the source tree stays as it is
from program import PROGRAM
from suite import run_suite

HEAD = "社区代码,社区名称,评估年度,居民总户数,党员群众服务中心已建成,服务中心建筑面积"
FORMS = (("text",), ("markdown",), ("json",), ("jsonl",), ("text", "--summary"), ("text", "--detail"),
         ("text", "--lang", "en"))


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_in(self, *arguments):
        done = subprocess.run([PROGRAM, "check", *map(str, arguments)], cwd=self.folder,
                              capture_output=True, timeout=60)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def write(self, name, text):
        (self.folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    def all_of(self, name, *options):
        """Whatever is said of a file, in every format; the exit codes."""
        said, codes = "", set()
        for form in FORMS:
            status, out, err = self.run_in(name, "--only", "8.2", "--format", *form, *options)
            codes.add(status)
            said += out + err
        return codes, said

    def assert_hidden(self, name, *values, codes={2}, options=()):
        found, said = self.all_of(name, *options)
        self.assertEqual(found, codes, said)
        for value in values:
            self.assertNotIn(value, said)
        return said


class Values(Case):
    """Whatever is wrong with a line or a cell, nothing of it is shown but what the message is about."""

    def test_keys_about_persons(self):
        for key in ("书记姓名", "Tel", "mobile", "微信", "家庭住址", "身份證", "邮箱", "ID No.", "姓\u200b名"):
            for text in (f"{key}: 张三丰\n", f"中心: {{{key}: 张三丰, 甲: 李四光}}\n",
                         f"中心:\n  - {{{key}: 张三丰}}\n", f"党员群众服务中心:\n  {key}: 张三丰 # 李四光\n"):
                with self.subTest(text):
                    self.write("a.yaml", f"社区代码: '990101001001'\n评估年度: 2024\n{text}")
                    self.assert_hidden("a.yaml", "张三丰", "李四光")

    def test_a_sign_that_is_not_seen_is_spelled_out(self):
        self.write("a.yaml", "社区代码: '990101001001'\n评估年度: 2024\n姓\u200b名: 张三丰\n")
        said = self.assert_hidden("a.yaml", "张三丰")
        self.assertIn("姓U+200B名", said)
        for form in ("text", "markdown"):
            _, out, err = self.run_in("a.yaml", "--format", form)
            self.assertNotIn("\u200b", out + err)
        self.assertIn("CB2004", said)

    def test_cells_without_a_heading_and_columns_about_persons(self):
        self.write("a.csv", f"{HEAD},\n990101001001,甲,2024,1000,是,200,张三丰\n")
        self.assert_hidden("a.csv", "张三丰")
        self.write("b.csv", f"{HEAD},书记电话\n990101001001,甲,2024,1000,是,200,13800138000\n")
        self.assert_hidden("b.csv", "13800138000")
        self.write("c.csv", f"{HEAD}\n990101001001,甲,2024,1000,是,200,张三丰\n")
        self.assert_hidden("c.csv", "张三丰")

    def test_numbers_of_persons_in_any_value(self):
        for number in ("13800138000", "138-0013-8000", "+8613800138000", "11010519491231002X"):
            for place, row in (("name", f"990101001001,张{number},2024,1000,是,200"),
                               ("id", f"张{number},甲,2024,1000,是,200"),
                               ("count", f"990101001001,甲,2024,张{number},是,200"),
                               ("number", f"990101001001,甲,2024,{number},是,200"),
                               ("yes or no", f"990101001001,甲,2024,1000,张{number},200")):
                with self.subTest(place=place, number=number):
                    self.write("a.csv", f"{HEAD}\n{row}\n")
                    self.assert_hidden("a.csv", number)
        self.write("a.yaml", "社区代码: '990101001001'\n社区名称: 张13800138000\n评估年度: 2024\n"
                             "党员集中活动日期: [2024-01-01, 张13800138000]\n")
        said = self.assert_hidden("a.yaml", "13800138000")
        self.assertIn("CB2036", said)

    def test_a_code_of_digits_alone_is_no_telephone(self):
        self.write("a.csv", f"{HEAD}\n13010200100,甲,2024,1000,是,200\n")
        status, out, _ = self.run_in("a.csv", "--only", "8.2")
        self.assertEqual(status, 0)
        self.assertIn("13010200100", out)

    def test_syntax_faults_show_nothing_to_their_right(self):
        for text in ("社区名称: \"张三丰\n", "社区名称：张三丰\n", "a: 'b' 张三丰\n", "a: [b, 张三丰\nc: 1\n",
                     "a: {b: 1 c: 张三丰}\n", "a: 1\n  b: 张三丰\n", "a: b: 张三丰\n",
                     "a: 1\n张三丰 李四光\n", "a: 1\n张三丰 李四光\nb: 2\n", 'a: "张三丰\\0"\n', '姓名: "张三丰\\N"\n',
                     "a: {姓名: 张三丰 b: 2}\n", "姓名: 张三丰\n  b: 2\n",
                     "a: 1\n...\n张三丰\n", "[a] 张三丰\n", "a: " + "张三丰" * 30_000 + "\n", "a: !张三丰\n"):
            with self.subTest(text):
                self.write("a.yaml", text)
                self.assert_hidden("a.yaml", "三丰", "李四光")

    def test_no_bytes_of_other_files_reach_the_screen(self):
        self.write("a.csv", b"\x89PNG\r\n\x1a\n\0\0\x1b[31m")
        self.assert_hidden("a.csv", "PNG", "\x1b")
        self.write("a.yaml", "名称: 甲\n".encode("gbk"))
        self.assert_hidden("a.yaml", "\ufffd")

    def test_marks_of_the_writing_direction_are_spelled_out(self):
        for sign, name in (("\u202e", "U+202E"), ("\u2028", "U+2028"), ("\u200b", "U+200B"), ("\u2066", "U+2066")):
            with self.subTest(name):
                self.write("a.yaml", f"社区代码: c1\n社区名称: 甲{sign}乙\n评估年度: 2024\n")
                for form in ("text", "markdown"):
                    _, out, err = self.run_in("a.yaml", "--only", "8.2", "--format", form)
                    self.assertNotIn(sign, out + err)
                    self.assertIn(f"甲{name}", out)


class Dropped(Case):
    """--drop-personal: the same is left out with a remark."""

    def test_a_column_a_key_and_values_are_remarks(self):
        self.write("a.csv", f"书记姓名,{HEAD}\n张三丰,990101001001,甲,2024,1000,是,200\n"
                            "李四光,990101001002,乙13800138000,2024,1000,是,200\n")
        self.write("a.yaml", "社区代码: '990101001003'\n评估年度: 2024\nhouseholds: 1000\nTel: 13800138000\n"
                             "centre: {built: 是, area: 200}\n")
        status, out, err = self.run_in("a.csv", "a.yaml", "--only", "8.2", "--format", "json", "--drop-personal")
        result = json.loads(out)
        self.assertEqual(status, 0, err)
        self.assertEqual(len(result["communities"]), 3)
        for value in ("张三丰", "李四光", "13800138000"):
            self.assertNotIn(value, out + err)
        codes = [[one["code"] for one in community.get("remarks", [])] for community in result["communities"]]
        self.assertEqual(codes, [["CB2037"], ["CB2038"], ["CB2037"]])
        self.assertNotIn("name", result["communities"][1])
        for form in FORMS:
            status, out, err = self.run_in("a.csv", "--only", "8.2", "--format", *form, "--drop-personal")
            self.assertEqual(status, 0)
            self.assertNotIn("张三丰", out + err)

    def test_without_it_they_are_errors(self):
        self.write("a.yaml", "社区代码: '990101001003'\n评估年度: 2024\nTel: 13800138000\n")
        self.assert_hidden("a.yaml", "13800138000")


if __name__ == "__main__":
    run_suite()
