"""Profiles in YAML as they are written by hand: all slips are named in one run."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True  # the source tree stays as it is
from program import PROGRAM
from suite import run_suite

YEAR_AND_CODE = "社区代码: \"990101001001\"\n评估年度: 2024\n"

# A profile line by line: as it was written, as the messages of the first run ask for it, as those of the second run
# do, and how many slips it has. What is read as it is has the same line three times.
MANY_SLIPS = (
    ("社区代码：“９９０１０１００１００１”", "社区代码: “９９０１０１００１００１”", "社区代码: “９９０１０１００１００１”", 3),
    ("社区名称:甲社区", "社区名称: 甲社区", "社区名称: 甲社区", 1),
    ("评估年度 2024年", "评估年度: 2024年", "评估年度: 2024年", 2),
    *((line, line, line, slips) for line, slips in (("居民总户数: １，２００户", 3), ("书记:", 0), ("  一肩挑: √", 1))),
    ("   累计培训天数: 七天", "  累计培训天数: 七天", "  累计培训天数: 七天", 3),
    ("两委班子:", "两委班子:", "两委班子:", 0),
    ("\t成员数: 9人", "  成员数: 9人", "  成员数: 9人", 2),
    ("  35岁及以下人数: -", "  35岁及以下人数: -", "  35岁及以下人数: -", 1),
    ("  大专及以上人数: 约6", "  大专及以上人数: 约6", "  大专及以上人数: 6", 1),
    ("  居委会成员数：7", "  居委会成员数: 7", "  居委会成员数: 7", 1),
    ("党员:", "党员:", "党员:", 0),
    ("  党员总数: @86", "  党员总数: 86", "  党员总数: 86", 1),
    ("  正式党员数（人）: 84", "  正式党员数（人）: 84", "  正式党员数: 84", 1),
    ("  应接转组织关系数: 4", "  应接转组织关系数: 4", "  应接转组织关系数: 4", 0),
    ("  已接转组织关系数: 4", "  已接转组织关系数: 4", "  及时接转组织关系数: 4", 1),
    ("  流动党员数: 3-4", "  流动党员数: 3-4", "  流动党员数: 3", 1),
    *((line, line, line, slips) for line, slips in (
        ("党员群众服务中心:", 0), ("  已建成: 【是】", 1), ("  五务: “党务，居务，政务，服务，商务”", 2),
        ("  面积: 300平米", 1), ("  功能室:", 0))),
    ("    -便民服务", "    - 便民服务", "    - 便民服务", 1),
    ("    • 党群活动", "    - 党群活动", "    - 党群活动", 1),
    ("组织:", "组织:", "组织:", 0),
    ("  面积: 300", "  面积: 300", "", 1),
    ("  党支部数: ≥3", "  党支部数: ≥3", "  党支部数: 3", 1),
    ("  党小组数: 6（个）", "  党小组数: 6（个）", "  党小组数: 6（个）", 1),
    ("活动:", "活动:", "活动:", 0),
    ("  集中活动日期: [2024/3/1, 2024年5月17日, 20240628, 2024-09-31",
     "  集中活动日期: [2024/3/1, 2024年5月17日, 20240628, 2024-09-31]",
     "  集中活动日期: [2024/3/1, 2024年5月17日, 20240628, 2024-09-30]", 5),
    ("服务:", "服务:", "服务:", 0),
    ("  志愿者人数: #REF!", "  志愿者人数: #REF!", "  志愿者人数: 150", 1),
    ("  公共服务: 无、低保", "  公共服务: 无、低保", "  公共服务: 低保", 1),
    ("  代办服务: 未知", "  代办服务: 未知", "  代办服务: 是", 1),
    ("居民总户数: 1300", "居民总户数: 1300", "", 1),
    ("填报情况: 正常", "填报情况: 正常", "", 1),
)


class Slips(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def check(self, text, *arguments):
        (self.folder / "a.yaml").write_text(text)
        done = subprocess.run([PROGRAM, "check", "a.yaml", *arguments], cwd=self.folder,
                              capture_output=True, timeout=60)
        return done.returncode, done.stdout.decode() + done.stderr.decode()

    def test_all_slips_of_a_file_are_named_with_their_lines(self):
        text = ("社区代码：'990101001001'\n评估年度：2024\n居民总户数:1000\n党员群众服务中心：\n"
                "\t已建成：是\n\t面积：200\n社区名称: \"甲\n")
        status, out = self.check(text)
        self.assertEqual(status, 2)
        for place, line in (("1:5", "社区代码: …"), ("2:5", "评估年度: 2024"), ("3:6", "居民总户数: 1000"),
                            ("4:9", "党员群众服务中心:"), ("5:1", "  已建成: 是"), ("6:1", "  面积: 200")):
            self.assertIn(f"a.yaml:{place}", out)
            self.assertIn(f"应写 `{line}`", out)
        self.assertIn("a.yaml:7:7", out)
        self.assertIn("冒号", out)
        self.assertIn("引号没有结束", out)

    def test_a_group_below_a_key_is_no_text(self):
        status, out = self.check("社区代码: '990101001001'\n评估年度: 2024\n党员群众服务中心:\n  已建成：是\n")
        self.assertEqual(status, 2)
        self.assertIn("a.yaml:4:6", out)
        self.assertIn("应写 `  已建成: 是`", out)

    def test_a_value_with_a_full_width_colon_is_none(self):
        status, out = self.check("社区代码: '990101001001'\n评估年度: 2024\n社区名称: 甲：乙\n",
                                    "--only", "8.2")
        self.assertEqual(status, 1)
        self.assertNotIn("全角", out)

    def test_a_hundred_are_listed(self):
        status, out = self.check("".join(f"k{i}：1\n" for i in range(300)))
        self.assertEqual(status, 2)
        self.assertEqual(out.count("全角冒号"), 100)
        self.assertIn("200", out)

    def report(self, text, *arguments):
        """The exit code and the report of a profile in JSON."""
        (self.folder / "a.yaml").write_text(text)
        done = subprocess.run([PROGRAM, "check", "a.yaml", "--format", "json", *arguments], cwd=self.folder,
                              capture_output=True, timeout=60)
        return done.returncode, json.loads(done.stdout)

    def faults(self, text, *arguments):
        """What is said of the community of a profile, which is assessed: the codes, with line and column."""
        status, report = self.report(text, *arguments)
        (community,) = report["communities"]
        found = [f'{one["code"]} {one["line"]}:{one["column"]}' for one in community.get("faults", [])]
        self.assertEqual(status == 2, bool(found))
        return found

    def test_a_key_twice_takes_its_fact(self):
        for text, found in (
                ("居民总户数: 1000\n居民总户数: 1200\n", ["CB2005 4:8"]),
                ("居民总户数: 1000\n户数: 1200\n", ["CB2005 4:5"]),
                ("居民总户数: 1000\n居民总户数: 1000户\n", []),
                ("党员群众服务中心: {已建成: 是}\n党员群众服务中心:\n  面积: 300\n", []),
                ("党员群众服务中心: {已建成: 是, 已建成: 否}\n", ["CB2005 3:25"])):
            with self.subTest(text):
                self.assertEqual(self.faults(YEAR_AND_CODE + text), found)

    def test_a_key_twice_in_json(self):
        status, report = self.report('{"社区代码": "990101001001", "评估年度": 2024, "居民总户数": 1, "居民总户数": 2}')
        self.assertEqual(status, 2)
        self.assertEqual([one["code"] for one in report["communities"][0]["faults"]], ["CB2005"])

    def test_a_name_that_does_not_say_enough_does_so_in_its_group(self):
        for group in ("党员群众服务中心", "Service centre", "centre"):
            self.assertEqual(self.faults(YEAR_AND_CODE + f"{group}:\n  建筑面积: 300\n"), [])
            self.assertEqual(self.faults(YEAR_AND_CODE + f"{group}.建筑面积: 300\n"), [])
        for text, place in (("建筑面积: 300\n", "3:1"), ("组织:\n  建筑面积: 300\n", "4:3"),
                            ("党员:\n  在职党员: 3\n", "4:3")):
            self.assertEqual(self.faults(YEAR_AND_CODE + text), [f"CB2003 {place}"])

    def test_the_hint_for_a_key_in_the_wrong_group_ends_there(self):
        _, out = self.check(YEAR_AND_CODE + "组织:\n  面积: 300\n", "--only", "8.2")
        self.assertIn("写成`服务中心建筑面积`", "".join(out.split()))
        self.assertEqual(self.faults(YEAR_AND_CODE + "组织:\n  服务中心建筑面积: 300\n"), [])

    def test_no_suggestion_leads_to_what_is_there_or_to_the_opposite(self):
        for text, told in (
                ("党员:\n  应接转组织关系数: 4\n  已接转组织关系数: 4\n", "是不是想写 `及时接转组织关系数`"),
                ("党员:\n  已接转组织关系数: 4\n", "是不是想写 `及时接转组织关系数`"),
                ("两委班子:\n  除书记外成员数: 8\n  成员数: 9\n", "见 cbps template"),
                ("组织:\n  面积: 300\n党员群众服务中心:\n  面积: 420\n", "已经在这里填了"),
                ("居民总户数（户）: 1000\n", "是不是想写 `居民总户数`"),
                ("居民总户数（户）: 1000\n居民总户数: 1000\n", "已经在这里填了")):
            with self.subTest(text):
                out = " ".join(self.check(YEAR_AND_CODE + text, "--only", "8.2")[1].split())
                self.assertIn(told, out)

    def test_a_bare_dash_says_nothing(self):
        for text in ("居民总户数: -\n", "居民总户数: - # 待补\n", "党员群众服务中心: {面积: - , 已建成: 是}\n", "居民总户数: --\n",
                     "书记:\n  一肩挑: -\n  书记培训天数: 7\n"):
            with self.subTest(text):
                self.assertEqual(self.faults(YEAR_AND_CODE + text), [])

    def test_a_wrong_year_of_all_takes_who_states_no_other(self):
        text = ("评估年度: 二四年\n社区列表:\n - {社区代码: \"990101001001\", 评估年度: 2024, 居民总户数: 100}\n"
                " - {社区代码: \"990101001002\", 居民总户数: 100}\n")
        for arguments, assessed, rejected in (((), 1, ["CB2018"]), (("--period", "2024"), 2, [])):
            with self.subTest(arguments=arguments):
                status, report = self.report(text, *arguments)
                self.assertEqual((status, len(report["communities"])), (2, assessed))
                self.assertEqual([one["code"] for entry in report["rejected"] for one in entry["diagnostics"]],
                                 rejected)
                self.assertEqual(json.dumps(report).count("CB2017"), 1)
                self.assertEqual(report["summary"]["readings"], [])
        # Where no year is left at all, it is told as well.
        out = self.check("评估年度: 二四年\n社区列表:\n - {社区代码: \"990101001001\", 居民总户数: 100}\n")[1]
        self.assertEqual(out.count("CB2017"), 1)

    def test_quotes_around_a_value(self):
        text = "社区代码: “990101001001”\n评估年度: 「2024」\n社区名称: “甲社区”\n居民总户数: “1000”\n五务: “党务、居务”\n"
        self.assertEqual(self.faults(text), [])
        community = self.report(text)[1]["communities"][0]
        self.assertEqual((community["id"], community["name"]), ("990101001001", "甲社区"))
        self.assertIn("引号 `“`", self.check(YEAR_AND_CODE + "居民总户数: “1000\n", "--only", "8.2")[1])

    def test_an_error_value_is_no_comment(self):
        for text, found in (("居民总户数: #REF!\n", ["CB2057 3:8"]), ("居民总户数: #N/A\n", []), ("居民总户数: # 待补\n", []),
                            ("党员群众服务中心:\n  面积: #DIV/0! # 待查\n", ["CB2057 4:7"])):
            with self.subTest(text):
                self.assertEqual(self.faults(YEAR_AND_CODE + text), found)

    def test_all_slips_that_can_be_told_apart_come_in_one_run(self):
        text = ("社区代码：990101001001\n社区名称:甲\n评估年度 2024\n书记:\n  一肩挑: 是\n   书记培训天数: 7\n五务: [党务、居务\n"
                "两委班子:\n\t成员数: 9\n 居委会成员数: 7\n党员:\n  党员总数: @86\n  正式党员：84\n功能室:\n  -党群活动\n"
                "  • 电化教育\n社区街道: \"甲\n居民总户数: -\n")
        status, out = self.check(text)
        self.assertEqual(status, 2)
        for line in (1, 2, 3, 6, 7, 9, 10, 12, 13, 15, 16, 17):
            self.assertIn(f"a.yaml:{line}:", out)
        self.assertNotIn("a.yaml:18:", out)
        for written in ("社区代码: …", "评估年度: 2024", "  书记培训天数: 7", "  成员数: 9", "  居委会成员数: 7` 或 `居委会成员数: 7",
                        "  正式党员: 84", "  - …"):
            self.assertIn(f"`{written}`", out)

    def messages(self, text):
        """The exit code for a profile, and the lines of all messages about it."""
        status, out = self.check(text, "--only", "8.2", "--fail-on", "none")
        # What is wrong stands before the results, which begin with the name of the community.
        return status, [line for line in out.split("\n甲社区")[0].split("\n") if line.strip()]

    def test_a_profile_of_many_slips_is_explained_in_two_runs(self):
        profiles = ["".join(row[i] + "\n" for row in MANY_SLIPS) for i in range(3)]
        self.assertGreaterEqual(sum(row[3] for row in MANY_SLIPS), 25)
        printed = 0
        for run in (0, 1):
            status, lines = self.messages(profiles[run])
            self.assertEqual(status, 2)
            printed += len(lines)
            named = {int(line) for line in re.findall(r"! CB[^=]*?a\.yaml:(\d+):", "\n".join(lines))}
            wrong = {i for i, row in enumerate(MANY_SLIPS, 1) if row[run] != row[run + 1]}
            self.assertEqual(named, wrong, "\n".join(lines))
        self.assertLessEqual(printed, 60)
        self.assertEqual(self.messages(profiles[2])[0], 0)


if __name__ == "__main__":
    run_suite()
