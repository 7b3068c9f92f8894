"""Values from outside: the spellings that offices have, in tables and in profiles, and what is counted of them."""
import json
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True  # the source tree stays as it is
from contract import Contract
from program import PROGRAM, cbps
from suite import run_suite

CONTRACT = Contract(PROGRAM)
HEAD = "社区代码,评估年度,居民总户数,党员群众服务中心已建成,服务中心建筑面积"
CODE = "990101001001"


class Values(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, text, name="a.csv"):
        path = self.folder / name
        path.write_text(text, "utf-8")
        return str(path)

    def report(self, path, *arguments):
        status, out, err = cbps("check", path, "--format", "json", *arguments)
        self.assertEqual(err, "")
        return status, CONTRACT.report(out)

    def outcome(self, path, check):
        status, report = self.report(path, "--only", check)
        self.assertEqual(len(report["communities"]), 1)
        checks = [one for standard in report["communities"][0]["standards"]
                  for one in standard["checks"]]
        return status, checks[0]["outcome"], report["summary"]["readings"]

    def test_a_check_of_numbers(self):
        """8.2 asks for 20 m² for each 100 households: 1,000 households need 200."""
        for year, households, built, area, outcome, kinds in [
                ("2024", "1000", "是", "200", "pass", {}),
                ("2024", "1000", "TRUE", "199.999", "fail", {"bool": 1}),
                ("２０２４", "１０００", "√", "２００", "pass", {"year": 1, "number": 2, "bool": 1}),
                ("2024年度", '"1,000户"', "有", "200平方米", "pass",
                 {"unit": 2, "year": 1, "number": 1, "bool": 1}),
                ("2024.0", "一千", "已建成", "200.0000㎡", "pass",
                 {"unit": 1, "year": 1, "number": 2, "bool": 1}),
                ("二〇二四年", "“1000”", "「是」", "200（㎡）", "pass", {"unit": 1, "year": 1, "quotes": 2}),
                ("“2024”", "1000", "是", "200", "pass", {"quotes": 1}),
                ("2024", "1000.0", "是", "—", "unknown", {"number": 1}),
                ("2024", "N/A", "是", "200", "unknown", {}),
                ("2024", "1000", "×", "", "fail", {"bool": 1})]:
            row = f"{HEAD}\n{CODE},{year},{households},{built},{area}\n"
            with self.subTest(row):
                _, found, readings = self.outcome(self.write(row), "8.2")
                self.assertEqual(found, outcome)
                self.assertEqual({one["kind"]: one["count"] for one in readings}, kinds)

    def test_where_the_first_of_each_kind_stands(self):
        # Enough for several threads.
        rows = "".join(f"9901010{i:05},2024,{1000 + i}户,是,300\n" for i in range(1, 20000))
        path = self.write(f"{HEAD}\n990101000000,2024,1000,是,300\n{rows}")
        for jobs in ("1", "3"):
            _, out, _ = cbps("check", path, "--jobs", jobs, "--summary", "--format", "json")
            [one] = json.loads(out)["summary"]["readings"]
            self.assertEqual((one["kind"], one["count"]), ("unit", 19999))
            self.assertEqual((one["first"]["line"], one["first"]["cell"]), (3, "C3"))
            self.assertEqual(one["first"]["file"], path)

    def test_a_profile_says_the_same(self):
        path = self.write("社区代码: '990101001001'\n评估年度: 2024年\n居民总户数: 1,000户\n"
                          "党员群众服务中心: {已建成: 有, 面积: 200㎡}\n", "a.yaml")
        status, outcome, readings = self.outcome(path, "8.2")
        self.assertEqual((status, outcome), (0, "pass"))
        self.assertEqual([(one["kind"], one["count"], one["first"]["line"]) for one in readings],
                         [("unit", 2, 3), ("year", 1, 2), ("number", 1, 3), ("bool", 1, 4)])

    def test_lists_and_dates(self):
        head = "社区代码,评估年度,党员集中活动日期,党员群众服务中心已建成,服务中心已开展的“五务”\n"
        for dates, affairs in [
                ("2024/3/5、2024.6.7；2024年9月10日、2024-12-1", "党务，居务，政务，服务，商务"),
                ("20240305；2024-6-7；2024/09/10；2024-12-01 00:00", '"党务\n居务\n政务\n服务\n商务"'),
                ('"二〇二四年三月五日,2024-06-07,2024-09-10|2024-12-01"', "党务/居务/政务/服务/商务")]:
            path = self.write(f"{head}{CODE},2024,{dates},是,{affairs}\n")
            for check in ("10.1", "8.1"):
                with self.subTest(dates=dates, check=check):
                    self.assertEqual(self.outcome(path, check)[:2], (0, "pass"))

    def test_a_list_and_a_text_are_read_alike(self):
        for value, good in [("无", True), ("[无]", True), ("[]", True), ("[无, 党务]", False),
                            ("无、党务", False), ("[全部]", True), ("[全部, 党务]", False),
                            ("全部、党务", False), ("[党务, 党务]", True)]:
            path = self.write("社区代码: '990101001001'\n评估年度: 2024\n"
                              f"centre.five_affairs: {value}\n", "a.yaml")
            with self.subTest(value):
                status, _, err = cbps("check", path, "--fail-on", "none", "--only", "8.1",
                                      "--format", "json")
                self.assertEqual(status, 0 if good else 2)
                self.assertEqual("CB2063" in err, not good)

    def test_what_lies_after_the_day_of_the_assessment(self):
        """An election that was not held yet is not given; a founding that was not yet is an error of its fact."""
        path = self.write(f'社区代码: "{CODE}"\n评估年度: 2024\norganisation.established: 2024-09-01\norganisation.last_election: 2024-10-01\n', "a.yaml")
        for day, status, faults, remarks in [("2024-06-30", 2, ["CB2071"], ["CB2013"]), ("2024-12-31", 1, [], [])]:
            with self.subTest(day):
                found, out, _ = cbps("check", path, "--as-of", day, "--only", "1.2,10.1", "--format", "json")
                community = CONTRACT.report(out)["communities"][0]
                self.assertEqual(found, status)
                self.assertEqual([one["code"] for one in community.get("faults", [])], faults)
                self.assertEqual([one["code"] for one in community.get("remarks", [])], remarks)
                reasons = {check["id"]: check.get("invalid_fields") for standard in community["standards"]
                           for check in standard["checks"]}
                self.assertEqual(reasons["10.1"], ["organisation.established"] if faults else None)
        _, _, err = cbps("check", path, "--as-of", "2024-06-30", "--format", "json")
        self.assertIn("错误 CB2071: 「社区党组织成立日期」2024-09-01 晚于截至日期 2024-06-30", err)

    def test_late_dates_of_a_fact_are_one_remark(self):
        path = self.write(f"社区代码,评估年度,集中活动日期\n{CODE},2024,2024-02-01、2024-07-01、2024-08-01、2024-09-01、2024-10-01\n")
        _, out, _ = cbps("check", path, "--as-of", "2024-06-30", "--only", "10.1", "--format", "json")
        remarks = CONTRACT.report(out)["communities"][0]["remarks"]
        self.assertEqual([one["message"] for one in remarks],
                         ["「党员集中活动日期」有日期晚于截至日期 2024-06-30，不计入：2024-07-01、2024-08-01、2024-09-01 等"])

    def test_the_line_in_the_report(self):
        path = self.write(f"{HEAD}\n{CODE},2024年,1000户,有,200平方米\n")
        for arguments, line in [
                ((), "读法：按所带单位换算 2 处；年度改写 1 处；是否改写 1 处"),
                (("--lang", "en"), "Read as meant: units converted: 2; years rewritten: 1; "
                                   "yes and no rewritten: 1"),
                (("--format", "markdown"), "读法：按所带单位换算 2 处；年度改写 1 处；是否改写 1 处")]:
            _, out, _ = cbps("check", path, "--only", "8.2", *arguments)
            self.assertIn(line, " ".join(out.split("\n")[-4:]))
        path = self.write(f"{HEAD}\n{CODE},2024,1000,是,200\n")
        self.assertNotIn("读法", cbps("check", path, "--only", "8.2")[1])

    def faults(self):
        out = cbps("check", self.folder / "a.csv", "--format", "json")[1]
        return CONTRACT.report(out)["communities"][0]["faults"]

    def test_a_day_as_a_spreadsheet_counts_it(self):
        for written, day in (("45366", "2024-03-15"), ("45366.5", "2024-03-15"), ("44927", "2023-01-01")):
            self.write(f"社区代码,评估年度,最近一次换届选举日期\n990101001001,2024,{written}\n")
            fault, = self.faults()
            self.assertEqual(fault["code"], "CB2113")
            self.assertIn(day, fault["message"])

    def test_items_that_are_wrong_in_the_same_way_are_one_message(self):
        for written, named in (("3月5日、6月8日、9月1日、12月3日", ["`3月5日、6月8日、9月1日、12月3日`"]),
                               ("2023-03-05、2023-06-08", ["2023-03-05、2023-06-08"]),
                               ("3月5日、3月5日", ["`3月5日`"]),
                               ("3月5日、2024-06", ["`3月5日`", "`2024-06`"])):
            self.write(f"社区代码,评估年度,党员集中活动日期\n990101001001,2024,{written}\n")
            faults = self.faults()
            self.assertEqual(len(faults), len(named), written)
            for fault, text in zip(faults, named):
                self.assertIn(text, fault["message"])

    def test_a_fact_given_twice_shows_both_values(self):
        for headings, cells, shown in (("党员总数,党员总数", "110,111", "一处填的是 `110`，另一处是 `111`"),
                                       ("党员集中活动日期,党员集中活动日期", "2024-03-05,无", "一处填的是 `2024-03-05`，另一处是 `无`")):
            self.write(f"社区代码,评估年度,{headings}\n990101001001,2024,{cells}\n")
            fault, = self.faults()
            self.assertEqual(fault["code"], "CB2005")
            self.assertIn(shown, json.dumps(fault, ensure_ascii=False))

    def test_a_number_that_is_no_year_is_shown(self):
        self.write("社区代码,评估年度,居民总户数\n990101001001,3,5\n")
        self.assertIn("`3` 不是年度", cbps("check", self.folder / "a.csv")[1])

    def test_what_is_refused_says_why(self):
        for households, code in [("约1000", "CB2050"), ("900-1000", "CB2051"), ("≥900", "CB2052"),
                                 ("1000人", "CB2053"), ('"10,00"', "CB2054"), ("不适用", "CB2055"),
                                 ("#REF!", "CB2057")]:
            path = self.write(f"{HEAD}\n{CODE},2024,{households},是,200\n")
            with self.subTest(households):
                status, out, err = cbps("check", path, "--only", "8.2")
                self.assertEqual(status, 2)
                self.assertIn(code, out + err)


if __name__ == "__main__":
    run_suite()
