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

    def assert_all_hidden(self, texts, ending, parts, *options):
        """Checks files with these texts in one run, of which none may show the parts; what it wrote to stderr."""
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            for i, text in enumerate(texts):
                (pathlib.Path(folder) / f"{i:04}.{ending}").write_text(text)
            status, out, err = self.run_in(folder, *options)
        self.assertEqual(status, 2, err)
        for line in (out + err).split("\n"):
            for part in parts:
                self.assertNotIn(part, line)
        return err


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

    def test_a_telephone_number_is_no_code(self):
        for number in ("13812345678", "138 1234 5678", "440524188001010014"):
            with self.subTest(number):
                self.write("a.csv", f"{HEAD}\n{number},甲,2024,1000,是,200\n")
                self.assertIn("CB2036", self.assert_hidden("a.csv", number, number.replace(" ", "")))
                self.write("a.yaml", f"社区代码: '{number}'\n评估年度: 2024\n")
                self.assert_hidden("a.yaml", number, number.replace(" ", ""))
                # Without its code nobody is left; with a name the community is known by that.
                said = self.assert_hidden("a.yaml", number, options=("--drop-personal",))
                self.assertIn("CB2014", said)
        self.write("a.csv", f"{HEAD}\n420102001001001,甲,2024,1000,是,200\n")
        status, out, _ = self.run_in("a.csv", "--only", "8.2")
        self.assertEqual(status, 0)
        self.assertIn("420102001001001", out)

    def test_a_name_is_no_code(self):
        for name in ("张三丰", "欧阳娜娜", "“张三丰”", "填表人：张三丰", "张三丰，李四光", "合计 张三丰"):
            with self.subTest(name):
                self.write("a.yaml", f"社区代码: {name}\n评估年度: 2024\n")
                said = self.assert_hidden("a.yaml", name, "张三丰", "李四光")
                self.assertIn("CB2045", said)
                self.assertNotIn("CB2014", said)
                if name.startswith("填表人："):
                    continue  # below a table it says who filled it in
                self.write("a.csv", f"{HEAD}\n{name},甲,2024,1000,是,200\n")
                self.assertIn("CB2045", self.assert_hidden("a.csv", name, "张三丰", "李四光"))
        self.write("a.yaml", "社区代码: 青禾社区\n评估年度: 2024\n")
        self.assertIn("青禾社区", self.all_of("a.yaml")[1])

    def test_no_value_in_front_of_a_fault_is_shown(self):
        keys = ("姓名", "书记", "户主", "主任", "填表人", "secretary", "contact", "出生日期", "备注", "组:姓名",
                '"姓:名"', "居民总户数")
        values = ("李四光, 张三丰: 1", '"李四光, 张三丰": x', "李四光; 张三丰: 1", '[李四光, "张三丰" x]',
                  "[李四光, 张三丰: [}", "张三丰: 13812345678", "'张三丰': 3", "张三丰：李四光: 1", "{张三丰}: 3",
                  '"张三丰" 李四光', "|张三丰", ">张三丰", '"张三丰', "[张三丰", "!张三丰 李四光", "&张三丰 李四光",
                  "\n  张三丰: 李四光: 3", "\n  李四光\n  张三丰: x", "\n  - 张三丰: 李四光: 3")
        texts = []
        for key in keys:
            for value in values:
                for text in (f"{key}: {value}\n", f"communities:\n  - {key}: {value}\n"):
                    texts.append(f"社区代码: '990101001001'\n评估年度: 2024\n{text}")
        for form in (("-f", "json"), ("-f", "jsonl"), ("--lang", "en")):
            self.assert_all_hidden(texts, "yaml", ("张", "三丰", "李四光", "13812345678"), *form)

    def test_the_key_in_front_of_a_fault_is_shown(self):
        self.write("a.yaml", "社区代码: c1\n评估年度: 2024\n书记: 张三丰: 1\n")
        self.assertIn("    3 | 书记…:…\n      |      ^\n", self.run_in("a.yaml", "-f", "json")[2])

    def test_of_a_table_that_cannot_be_parsed_the_sign_is_shown(self):
        for cell, code in (('张三丰"x', "CB1034"), ('"张三丰"x', "CB1033"), ('"李四光,张三丰"x', "CB1033"),
                           ('"张三丰', "CB1032")):
            texts = [f"社区代码,{heading},评估年度\n990101001001,{cell},2024\n"
                     for heading in ("书记姓名", "怎么样", "", "13812345678")]
            texts.append(f"社区代码,评估年度\n990101001001,2024,{cell},2024\n")
            for form in ("json", "jsonl"):
                with self.subTest(cell=cell, form=form):
                    err = self.assert_all_hidden(texts, "csv", ("张", "三丰", "李四光", "13812345678"), "-f", form)
                    self.assertEqual(err.count(f"{code}: "), len(texts))
                    self.assertEqual(err.count(' | …"…\n      |  ^\n'), len(texts))

    def test_a_year_that_is_none_is_quoted_where_it_looks_like_one(self):
        for year in ("13812345678", "|\n  张三丰\n  x", "张三丰", "'2024张三丰'", "a@b.cn"):
            with self.subTest(year):
                self.write("a.yaml", f"社区代码: '990101001001'\n评估年度: {year}\n")
                self.assertIn("CB2017", self.assert_hidden("a.yaml", "张三丰", "13812345678", "a@b.cn"))
        self.write("a.csv", '社区代码,评估年度\n990101001001,"张三丰\n13812345678"\n')
        self.assertIn("CB2017", self.assert_hidden("a.csv", "张三丰", "13812345678"))
        self.write("a.yaml", "社区代码: '990101001001'\n评估年度: 2O24年\n")
        self.assertIn("`2O24年` 不是年度", self.all_of("a.yaml")[1])

    def test_keys_that_are_names_or_numbers(self):
        for text in ("13812345678: 3\n", "张三丰: 3\n", "书记:\n  张三丰: 13812345678\n", "? 张三丰\n",
                     "党员.书记.张三丰: 1\n", "备注:\n  张三丰: 3\n", "书记:\n  13812345678: 3\n",
                     "张三丰: 1\n张三丰: 2\n", "13812345678: 1\n13812345678: 2\n", "a@b.cn: 1\n"):
            with self.subTest(text):
                self.write("a.yaml", f"社区代码: '990101001001'\n评估年度: 2024\n{text}")
                self.assert_hidden("a.yaml", "张三丰", "13812345678", "a@b.cn")
        self.write("a.csv", f"{HEAD},13812345678,张三丰\n990101001001,甲,2024,1000,是,200,1,2\n")
        self.assertIn("CB2111", self.assert_hidden("a.csv", "张三丰", "13812345678"))

    def test_numbers_and_addresses_however_they_are_written(self):
        texts, values = [], set()
        for value in ("138.1234.5678", "138/1234/5678", "138_1234_5678", "0138 1234 5678", "13,812,345,678",
                      "（138）12345678", "027-87654321", "(0717) 6543210", "02787654321", "110105491231002",
                      "zhang.san@example.com"):
            for key in ("居民总户数", "社区名称", "街道", "服务中心建筑面积", "集中活动日期", "党员群众服务中心已建成"):
                values.add(value)
                texts.append(f"社区代码: '{990101001001 + len(texts)}'\n评估年度: 2024\n{key}: '{value}'\n")
        for form in ("text", "json", "jsonl", "markdown"):
            self.assert_all_hidden(texts, "yaml", values, "-f", form, "--detail")

    def test_headings_of_people(self):
        people = ("负责人", "社区负责人", "法人代表", "网格员", "成员名单", "党员名册", "户主", "主任",
                  "书记", "出生年月", "出生日期", "Name of secretary", "contact", "e-mail")
        for heading in people:
            with self.subTest(heading):
                self.write("a.csv", f"{HEAD},{heading}\n990101001001,甲,2024,1000,是,200,张三丰13812345678\n")
                self.assertIn("CB2004", self.assert_hidden("a.csv", "张三丰", "13812345678"))
                said = self.assert_hidden("a.csv", "张三丰", "13812345678", codes={0}, options=("--drop-personal",))
                self.assertIn(heading, said)
                self.write("a.yaml", f"社区代码: '990101001001'\n评估年度: 2024\n{heading}: 张三丰\n")
                self.assertIn("CB2004", self.assert_hidden("a.yaml", "张三丰"))
        # Tables have them for those who fill them in, and nobody reads them.
        for heading in ("填表人", "审核人"):
            with self.subTest(heading):
                self.write("a.csv", f"{HEAD},{heading}\n990101001001,甲,2024,1000,是,200,张三丰13812345678\n")
                self.assert_hidden("a.csv", "张三丰", "13812345678", codes={0})
                self.write("a.yaml", f"社区代码: '990101001001'\n评估年度: 2024\n{heading}: 张三丰\n")
                self.assertIn("CB2004", self.assert_hidden("a.yaml", "张三丰"))
        for heading in ("负责人数", "网格员人数", "名册总数"):
            with self.subTest(heading):
                self.write("a.csv", f"{HEAD},{heading}\n990101001001,甲,2024,1000,是,200,3\n")
                self.assertIn("CB2002", self.all_of("a.csv")[1])
        # The group of this name holds facts.
        self.write("a.yaml", "社区代码: '990101001001'\n评估年度: 2024\n书记:\n  累计培训天数: 7\n")
        self.assertNotIn("CB2004", self.all_of("a.yaml")[1])

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
                for form in ("json", "jsonl"):
                    _, out, err = self.run_in("a.yaml", "--only", "8.2", "--format", form)
                    self.assertNotIn(sign, out + err)
                    self.assertIn(f"甲\\u{ord(sign):04x}乙", out)


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
        self.assertEqual(codes, [[], ["CB2038"], ["CB2037"]])
        self.assertEqual([one["code"] for one in result["remarks"]], ["CB2037"])
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
