"""Who a community is: codes as spreadsheets write them, totals, rows without a code, names of areas."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True  # the source tree stays as it is
from program import PROGRAM
from suite import run_suite

HEAD = "社区代码,社区名称,街道,评估年度,居民总户数,党员群众服务中心已建成,服务中心建筑面积"
GOOD = "2024,1000,是,200"


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_in(self, *arguments):
        done = subprocess.run([PROGRAM, "check", *map(str, arguments), "--only", "8.2"], cwd=self.folder,
                              capture_output=True, timeout=60)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def write(self, name, text):
        (self.folder / name).write_text(text)

    def table(self, *rows, head=HEAD):
        self.write("a.csv", "\n".join((head, *rows)) + "\n")

    def check(self, name="a.csv", *arguments):
        status, out, err = self.run_in(name, "--format", "json", *arguments)
        return status, json.loads(out), err

    @staticmethod
    def ids(result):
        return [one["id"] for one in result["communities"]]

    @staticmethod
    def remarks(result):
        return [[one["code"] for one in community.get("remarks", [])] for community in result["communities"]]

    @staticmethod
    def faults(result):
        return [[one["code"] for one in rejected["diagnostics"]] for rejected in result["rejected"]]


class Codes(Case):
    def test_what_spreadsheets_do_to_a_code_is_undone(self):
        for code in ("990101001001.0", '"=""990101001001"""', "'990101001001", '"990,101,001,001"',
                     '"990101001001\t"', "990101\u200b001001", "\u202e990101001001", "9901 0100 1001",
                     "９９０１０１００１００１", '"990101001001\n"'):
            with self.subTest(code):
                self.table(f"{code},甲,,{GOOD}")
                status, result, _ = self.check()
                self.assertEqual((status, self.ids(result)), (0, ["990101001001"]))
                self.assertEqual(self.remarks(result), [["CB2039"]])

    def test_one_community_twice_by_an_odd_code(self):
        for code in ("990101001001.0", "990101\u200b001001", "990101001001\u2009", "990101\u00ad001001"):
            with self.subTest(code):
                self.table(f"990101001001,甲,,{GOOD}", f"{code},甲,,{GOOD}")
                status, result, err = self.check()
                self.assertEqual((status, self.faults(result)), (2, [["CB2021"]]))
                self.assertIn("a.csv:2:1", err)

    def test_codes_that_are_lost_are_errors(self):
        for code, fault in (("9.90101E+11", "CB2015"), ("#N/A", "CB2040"), ("#REF!", "CB2040"), ("—", "CB2040"),
                            ("无", "CB2040"), ("٩٩٠١٠١٠٠١٠٠١", "CB2034")):
            with self.subTest(code):
                self.table(f"{code},甲,,{GOOD}", f"990101001002,乙,,{GOOD}")
                status, result, _ = self.check()
                self.assertEqual((status, self.ids(result), self.faults(result)), (2, ["990101001002"], [[fault]]))

    def test_lengths_are_remarked_upon(self):
        self.table(f"99010100100,甲,,{GOOD}", f"990101001000,乙,,{GOOD}", f"990101001001,丙,,{GOOD}")
        status, out, _ = self.run_in("a.csv")
        self.assertEqual(status, 0)
        self.assertRegex(out, "99010100100` 是 11 位")
        self.assertRegex(out, "990101001000` 是街道代码")
        status, result, _ = self.check()
        self.assertEqual(self.remarks(result), [["CB2041"], ["CB2042"], []])

    def test_a_wrong_character_is_remarked_upon(self):
        for code in ("9901010O1001", "99010100100l", "990101001001\\"):
            with self.subTest(code):
                self.table(f"{code},甲,,{GOOD}", f"990101001001,乙,,{GOOD}")
                status, result, _ = self.check()
                self.assertEqual((status, self.ids(result)), (0, [code, "990101001001"]))
                self.assertEqual(self.remarks(result), [["CB2046"], []])
                self.write("a.yaml", f"社区代码: '{code}'\n评估年度: 2024\n")
                self.assertEqual(self.remarks(self.check("a.yaml")[1]), [["CB2046"]])

    def test_the_same_is_said_of_profiles(self):
        self.write("a.yaml", f"社区代码: '990101001001.0'\n评估年度: 2024\n")
        status, result, _ = self.check("a.yaml")
        self.assertEqual((status, self.ids(result), self.remarks(result)), (1, ["990101001001"], [["CB2039"]]))
        self.write("a.yaml", "社区代码: '#N/A'\n社区名称: 甲\n评估年度: 2024\n")
        status, result, _ = self.check("a.yaml")
        self.assertEqual((status, self.faults(result)), (2, [["CB2040"]]))


class Totals(Case):
    def test_totals_are_no_communities(self):
        for word in ("合计", "合 计", "总\u3000计", "TOTAL", "全区合计", "某街道小计"):
            for row in (f"{word},,,{GOOD}", f",{word},,{GOOD}", f",,{word},{GOOD}"):
                with self.subTest(row):
                    self.table(f"990101001001,甲,,{GOOD}", row)
                    status, result, _ = self.check()
                    self.assertEqual((status, self.ids(result)), (0, ["990101001001"]))
                    self.assertEqual([(one["kind"], one["count"]) for one in result["summary"]["readings"]],
                                     [("totals", 1)])
        self.write("a.yaml", "name: 合计\n评估年度: 2024\n")
        status, result, _ = self.check("a.yaml")
        self.assertEqual((status, self.faults(result)), (2, [["CB2035"]]))


class Names(Case):
    def test_a_row_without_a_code_is_known_by_street_and_name(self):
        self.table(f",甲社区,新华街道,{GOOD}", f",甲社区,江汉街道,{GOOD}", f",甲社区,新华街道,{GOOD}", f",,,{GOOD}")
        status, result, err = self.check()
        self.assertEqual((status, self.ids(result)), (2, ["新华街道/甲社区", "江汉街道/甲社区"]))
        self.assertEqual(self.faults(result), [["CB2021"], ["CB2026"]])
        self.assertIn("a.csv:4:", err)
        self.assertIn("a.csv:2:", err)

    def test_a_table_may_have_names_only(self):
        self.table(f"甲社区,{GOOD}", f"乙社区,{GOOD}", head=HEAD.removeprefix("社区代码,").replace("街道,", ""))
        status, result, _ = self.check()
        self.assertEqual((status, self.ids(result)), (0, ["甲社区", "乙社区"]))
        self.table(GOOD, head=HEAD.removeprefix("社区代码,社区名称,街道,"))
        status, out, _ = self.run_in("a.csv")
        self.assertEqual(status, 2)
        self.assertIn("CB2025", out)

    def test_names_that_do_not_fit_their_codes(self):
        self.table(f"990101001001,甲,新华街道,{GOOD}", f"990101001002,乙,江汉街道,{GOOD}",
                   f"990101001003,甲,新华街道,{GOOD}", f"990101002004,甲,别的街道,{GOOD}")
        status, out, _ = self.run_in("a.csv")
        self.assertEqual(status, 0)
        self.assertIn("街道代码 `990101001` 有两个名称：`新华街道` 和 `江汉街道`", out)
        self.assertIn("`甲` 有两个代码：`990101001001` 和 `990101001003`", out)
        self.assertNotIn("990101002004", out[:out.index("得分")])
        _, result, _ = self.check()
        self.assertEqual([one["code"] for one in result["summary"]["names"]], ["CB2043", "CB2044"])

    def test_communities_without_a_code_are_rolled_up_by_name(self):
        self.table(f",甲,新华街道,{GOOD}", f",乙,新华街道,{GOOD}", f",丙,,{GOOD}", f"990101001003,丁,,{GOOD}")
        status, result, _ = self.check()
        self.assertEqual(status, 0)
        summary = result["summary"]
        self.assertEqual(summary["not_rolled_up"], 1)
        (street,) = [one for one in summary["groups"] if one.get("name") == "新华街道"]
        self.assertEqual((street["level"], street["key"], street["communities"]), ("street", "新华街道", 2))
        for form in ("text", "markdown"):
            _, out, _ = self.run_in("a.csv", "--format", form)
            self.assertIn("未列入汇总：1 个", out)
        _, out, _ = self.run_in("a.csv", "--lang", "en")
        self.assertIn("Not in the roll-up: 1", out)


if __name__ == "__main__":
    run_suite()
