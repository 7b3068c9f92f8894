"""Tables as offices have them, from outside: the example district gives the same verdicts however its table is laid
out; rows and columns that are no communities and no facts are counted; what is wrong takes its column."""
import csv
import io
import json
import re
import sys

sys.dont_write_bytecode = True  # the source tree stays as it is
from contract import Contract
from program import PROGRAM, PROJECT, cbps
from suite import FolderCase, run_suite

CONTRACT = Contract(PROGRAM)
DISTRICT = list(csv.reader(io.StringIO((PROJECT / "examples/district.csv").read_text(encoding="utf-8-sig"))))
HEADINGS, ROWS = DISTRICT[0], DISTRICT[1:]
H = ["社区代码", "社区名称", "评估年度", "居民总户数", "党员群众服务中心已建成", "服务中心建筑面积"]
A = ["990101001001", "甲", "2024", "1000", "是", "200"]
B = ["990101001002", "乙", "2024", "1000", "是", "100"]


def text(rows, separator=",", end="\r\n"):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=end).writerows(rows)
    return out.getvalue()


def transposed(rows):
    return [list(column) for column in zip(*rows)]


class Case(FolderCase):
    def check(self, data, *arguments, name="a.csv"):
        """(exit code, report, standard error)"""
        path = self.write(data, name) if isinstance(data, (str, bytes)) else self.write(text(data), name)
        code, out, err = cbps("check", path, "-f", "json", *arguments)
        return code, CONTRACT.report(out), err

    def readings(self, report):
        return {one["kind"]: one["count"] for one in report["summary"].get("readings", [])}


def verdicts(report):
    return {one["id"]: {check["id"]: check["outcome"] for standard in one["standards"] for check in standard["checks"]}
            for one in report["communities"]}


class SameVerdicts(Case):
    """The district's table in another shape."""

    @classmethod
    def setUpClass(cls):
        cls.code, out, _ = cbps("check", PROJECT / "examples/district.csv", "-f", "json")
        cls.usual = json.loads(out)

    def same(self, data, readings, *arguments, name="a.csv", code=None):
        got, report, said = self.check(data, *arguments, name=name)
        self.assertEqual(verdicts(report), verdicts(self.usual))
        self.assertEqual(got, self.code if code is None else code)
        self.assertEqual(self.readings(report), {**self.readings(self.usual), **readings})
        return report, said

    def test_titles(self):
        self.same([["某区2024年度社区基本情况表"], ["填报单位：某区", "", "", "2024年12月"], *DISTRICT], {"title_rows": 2})

    def test_separators(self):
        for separator in ";\t":
            with self.subTest(separator=separator):
                self.same(text(DISTRICT, separator), {"separator": 1})
                self.same("sep=" + separator + "\r\n" + text(DISTRICT, separator), {"separator": 1})
        wide = "\r\n".join("，".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in DISTRICT)
        self.same(wide, {"separator": 1})

    def test_line_ends(self):
        for end in ("\n", "\r", "\r\r\n"):
            with self.subTest(end=end):
                self.same(text(DISTRICT, end=end), {})

    def test_totals_and_feet(self):
        width = len(HEADINGS)
        def row(*cells):
            return [*cells, *[""] * (width - len(cells))]
        rows = [HEADINGS, *ROWS[:7], row("小计", "", "", "9"), HEADINGS, *ROWS[7:], row("合 计", "", "", "9"),
                row("备注：本表由社区填报"), row("填表人：", "", "审核人："), row()]
        self.same(rows, {"totals": 2, "feet": 2, "headings_again": 1})

    def test_columns_that_say_nothing(self):
        rows = [["序号", *HEADINGS, "备注"], *([str(i), *row, "已核"] for i, row in enumerate(ROWS, 1))]
        self.same(rows, {"columns_ignored": 2})

    def test_units_in_headings(self):
        scaled = {"年度社区工作运行经费": ("万元", 10_000)}
        rows = [list(row) for row in DISTRICT]
        changed = 0
        for column, heading in enumerate(HEADINGS):
            if heading == "居民总户数":
                rows[0][column] = "*居民总户数（户）"
            if heading == "社区代码":
                rows[0][column] = "1.社区代码（必填）"
            if heading in scaled:
                unit, power = scaled[heading]
                rows[0][column] += f"（{unit}）"
                for row in rows[1:]:
                    if re.fullmatch(r"[0-9.]+", row[column]):
                        row[column] = f"{float(row[column]) / power:g}"
                        changed += 1
        self.same(rows, {"unit": changed})

    def test_lying(self):
        lying = transposed(DISTRICT)
        self.same(lying, {"lying": 1})
        form = [["指标", "单位", *["填报数"] * len(ROWS), "说明"],
                *[[row[0], "", *row[1:], "见附件"] for row in lying]]
        self.same([["某区社区情况"], *form], {"lying": 1, "columns_ignored": 2})

    def test_an_array_of_json(self):
        items = [{heading: cell for heading, cell in zip(HEADINGS, row) if cell} for row in ROWS]
        got, report, _ = self.check(json.dumps(items, ensure_ascii=False), name="a.json")
        self.assertEqual((got, verdicts(report)), (self.code, verdicts(self.usual)))
        got, report, said = self.check("[1, 2]", name="b.json")
        self.assertEqual((got, report["communities"]), (2, []))
        self.assertIn("CB2001", said)

    def test_places_in_a_form_are_those_of_the_file(self):
        path = self.write(text(transposed(DISTRICT)), "form.csv")
        _, out, _ = cbps("check", path, "-f", "jsonl")
        places = [json.loads(line)["source"] for line in out.splitlines()[1:-1]]
        self.assertEqual({place["line"] for place in places}, {1})
        columns = [place["column"] for place in places]
        self.assertEqual(columns, sorted(columns))
        self.assertEqual(len(columns), len(ROWS))

    def test_an_export_of_a_questionnaire(self):
        """The headings have numbers, and columns about the answering stand before them."""
        about = {"序号": "1", "提交答卷时间": "2024/12/30 10:21:33", "所用时间": "152秒", "来源": "微信",
                 "来源详情": "N/A", "来自IP": "192.0.2.1(某省-某市)"}
        answers = [[*about, *(f"{number}、{heading}" for number, heading in enumerate(HEADINGS, 1))],
                   *([*about.values(), *row] for row in ROWS)]
        report, said = self.same(answers, {"columns_ignored": 1}, code=2)
        self.assertEqual([(one["code"], one["cell"]) for one in report["faults"]], [("CB2072", "B1")])
        self.assertIn("提交答卷时间", said)
        self.same(answers, {"columns_ignored": 6}, "--extra-columns", "remark")

    def test_a_disclosure_of_budgets(self):
        """In the unit that stands above the table, with subtotals and notes, as finance publishes it."""
        money = {fact["label"] for standard in json.loads(cbps("rules", "show", "--format", "json")[1])
                 for fact in standard.get("facts", []) if fact.get("unit", "").startswith("元")}
        columns = [column for column, heading in enumerate(HEADINGS) if heading in money]
        self.assertGreater(len(columns), 5)
        rows = [list(row) for row in ROWS]
        changed = 0
        for row in rows:
            for column in columns:
                if re.fullmatch(r"[0-9.]+", row[column]):
                    row[column] = f"{float(row[column]) / 10_000:.6f}".rstrip("0").rstrip(".")
                    changed += 1
        def foot(*cells):
            return [*cells, *[""] * (len(HEADINGS) + 1 - len(cells))]
        numbered = [[str(number), *row] for number, row in enumerate(rows, 1)]
        table = [foot("2024年度社区经费公开表"), foot("编制单位：青禾区", "", "单位：万元"), ["序号", *HEADINGS],
                 *numbered[:7], foot("", "小计", "", "9"), *numbered[7:], foot("", "小计", "", "9"),
                 foot("合计", "", "", "18"), foot("注：数据为决算数。")]
        self.same(table, {"title_rows": 2, "totals": 3, "feet": 1, "columns_ignored": 1, "unit": changed})

    def test_an_export_of_a_dashboard(self):
        """Text of a spreadsheet in UTF-16, what was selected above the table and a total below it."""
        width = len(HEADINGS)
        rows = [["社区党建看板"], ["筛选：年度 = 2024，区 = 青禾区"], ["导出时间：2024-12-31 10:00:00"], [], *DISTRICT,
                ["总计", *[""] * (width - 2), "9"]]
        self.same(("\ufeff" + text(rows, "\t")).encode("utf-16-le"),
                  {"encoding": 1, "separator": 1, "title_rows": 3, "totals": 1}, name="a.txt")

    def test_a_register_of_200_columns_that_holds_the_facts(self):
        """The facts stand among columns of other things."""
        others = [f"登记项{number}" for number in range(1, 201 - len(HEADINGS))]
        rows = [[*others[:30], *HEADINGS, *others[30:]],
                *([*"x" * 30, *row, *"y" * (len(others) - 30)] for row in ROWS)]
        report, said = self.same(rows, {}, code=2)
        self.assertEqual([one["code"] for one in report["faults"]], ["CB2072"])
        self.assertEqual(said.count("CB2072"), 1)
        self.same(rows, {"columns_ignored": len(others)}, "--extra-columns", "remark")

    def test_each_in_a_folder(self):
        self.write(text(DISTRICT, "\t"), "a.txt")
        self.write("no table at all\n", "b.txt")
        _, out, err = cbps("check", self.folder, "-f", "json")
        self.assertEqual(verdicts(json.loads(out)), verdicts(self.usual))
        self.assertIn("b.txt", err)


class Rows(Case):
    def test_a_name_that_looks_like_a_foot_is_a_community_if_it_has_a_code(self):
        code, report, _ = self.check([H, [A[0], "说明", *A[2:]]])
        self.assertEqual((code, len(report["communities"])), (1, 1))

    def test_two_rows_of_headings(self):
        rows = [["基本信息", "", "", "", "党员群众服务中心", ""],
                ["社区代码", "社区名称", "评估年度", "居民总户数", "已建成", "面积"], A]
        code, report, _ = self.check(rows, "--only", "8.2")
        self.assertEqual((code, verdicts(report)), (0, {A[0]: {"8.2": "pass"}}))
        self.assertEqual(self.readings(report)["heading_rows"], 1)
        merged = [["社区代码", "社区名称", "评估年度", "居民总户数", "党员群众服务中心", ""],
                  ["", "", "", "", "已建成", "面积"], A]
        self.assertEqual(verdicts(self.check(merged, "--only", "8.2")[1]), {A[0]: {"8.2": "pass"}})

    def test_a_value_without_a_heading_in_a_form_is_an_error(self):
        rows = [*transposed([H, A]), ["", "5"], ["二、其他"], ["填表人：", "某某"]]
        code, report, said = self.check(rows, "--only", "8.2")
        self.assertEqual((code, verdicts(report)), (2, {A[0]: {"8.2": "pass"}}))
        self.assertEqual([(one["code"], one["cell"]) for one in report["communities"][0]["faults"]],
                         [("CB2027", "B7")])

    def test_places_are_those_of_the_file(self):
        for rows, cell in (([["标题"], H, [*A[:3], "x", *A[4:]]], "D3"),
                           (transposed([H, [*A[:3], "x", *A[4:]]]), "B4")):
            with self.subTest(cell=cell):
                code, report, said = self.check(rows)
                self.assertEqual(code, 2)
                self.assertIn(cell, json.dumps(report["communities"][0]["faults"]))
                line = text(rows).split("\r\n")[int(cell[1]) - 1]
                self.assertIn(f"a.csv:{cell[1]}:{line.index('x') + 1}:", said)


class Columns(Case):
    def test_a_wrong_unit_takes_its_column(self):
        code, report, said = self.check([[*H[:3], "居民总户数（人）", *H[4:]], A], "--only", "8.2")
        self.assertEqual((code, verdicts(report)), (2, {A[0]: {"8.2": "unknown"}}))
        self.assertIn("CB2049", said)

    def test_a_unit_above_the_columns(self):
        money = ["社区代码", "评估年度", "居民总户数", "年度社区工作运行经费"]
        row = ["990101001001", "2024", "1000", "3"]
        for shape, rows in (("in the heading", [[*money[:3], money[3] + "（万元）"], row]),
                            ("of a group", [["基本信息", "", "", "经费（万元）"], money, row]),
                            ("of the table", [["情况表", "", "", "单位：万元"], money, row]),
                            ("of the money", [["情况表", "", "", "金额单位：万元"], money, row]),
                            ("in brackets", [["情况表", "（单位：万元）"], money, row]),
                            ("of a form", [["情况表", "单位：万元"], *transposed([money, row])]),
                            ("in a column", [["指标", "单位", "数"], *([a, "万元" if a == money[3] else "", b]
                                                                  for a, b in zip(money, row))])):
            with self.subTest(shape):
                code, report, said = self.check(rows, "--only", "19.2")
                self.assertEqual((code, verdicts(report)), (0, {row[0]: {"19.2": "pass"}}))
                self.assertIn("CB2074", said)
        own = [["情况表", "单位：万元"], [*money[:3], money[3] + "（元）"], row]
        self.assertEqual(verdicts(self.check(own, "--only", "19.2")[1]), {row[0]: {"19.2": "fail"}})

    def test_a_unit_in_a_row_below_the_headings(self):
        money = ["社区代码", "评估年度", "居民总户数", "年度社区工作运行经费"]
        row = ["990101001001", "2024", "1000", "3"]
        for units in (["", "", "户", "万元"], ["单位", "", "（户）", "(万元)"]):
            with self.subTest(units=units):
                code, report, said = self.check([money, units, row, money, units], "--only", "19.2")
                self.assertEqual((code, verdicts(report)), (0, {row[0]: {"19.2": "pass"}}))
                self.assertIn("CB2074", said)
                self.assertEqual(self.readings(report), {"heading_rows": 1, "unit": 1, "headings_again": 2})
        code, report, said = self.check([money, ["", "", "户", "㎡"], row], "--only", "19.2")
        self.assertEqual((code, verdicts(report)), (2, {row[0]: {"19.2": "unknown"}}))
        self.assertIn("CB2049", said)

    def test_a_unit_of_the_whole_table_that_no_column_is_counted_in(self):
        for unit in ("万人", "户、万人", "天"):
            with self.subTest(unit=unit):
                code, report, said = self.check([["情况表", "单位：" + unit], H, A], "--only", "8.2")
                self.assertEqual((code, verdicts(report)), (0, {A[0]: {"8.2": "pass"}}))
                self.assertEqual([(one["code"], one["line"]) for one in report["remarks"]], [("CB2076", 1)])
                self.assertEqual(report["communities"][0]["remarks"], [])
        for other in ("单位：户", "填报单位：某街道", "单位：某社区居委会"):
            with self.subTest(other=other):
                code, report, said = self.check([["情况表", other], H, A], "--only", "8.2")
                self.assertEqual((code, report.get("remarks")), (0, None))

    def test_remarks_on_headings_are_about_the_input(self):
        rows = [[*H, "网络覆盖"], [*A, "5"], [*B, "5"]]
        code, report, said = self.check(rows, "--only", "8.2", "--extra-columns", "remark")
        self.assertEqual(said.count("CB2073"), 1)
        self.assertEqual([one["code"] for one in report["remarks"]], ["CB2073"])
        self.assertEqual([one["remarks"] for one in report["communities"]], [[], []])
        self.assertEqual((report["summary"]["remarks"], report["summary"]["input_remarks"]), (1, 1))
        for written in (rows, rows[:2]):
            for form in ("text", "markdown"):
                with self.subTest(form=form, rows=len(written)):
                    _, out, _ = cbps("check", self.write(text(written), "a.csv"), "-f", form, "--only", "8.2",
                                     "--extra-columns", "remark")
                    self.assertEqual(out.count("CB2073"), 1, out)

    def test_unknown_headings_are_one_message(self):
        rows = [[*H, *(f"不认识{i}" for i in range(10_000))], [*A, *["1"] * 10_000]]
        code, report, said = self.check(rows, "--only", "8.2")
        self.assertEqual((code, verdicts(report)), (2, {A[0]: {"8.2": "pass"}}))
        self.assertEqual(said.count("CB2072"), 1)
        self.assertLess(len(said), 40_000)

    def test_all_unknown_headings_are_named_with_what_to_do(self):
        names = [f"不认识{i}" for i in range(20)]
        for count in (1, 2, 6, 20):
            code, report, said = self.check([[*H, *names[:count]], [*A, *["1"] * count]], "--only", "8.2")
            fault, = report["faults"]
            self.assertEqual(fault["code"], "CB2002" if count == 1 else "CB2072")
            for name in names[:count]:
                self.assertIn(name, fault["message"])
                self.assertIn(name, said)
            for help in ("cbps map", "--map", "--ignore-column", "--extra-columns"):
                self.assertEqual(said.count(help), 1, help)
        said = self.check([[*H, *names, "再一个"], [*A, *["1"] * 21]], "--only", "8.2")[2]
        self.assertIn("21 列", said)
        self.assertIn("不认识19 等", said)

    def test_what_many_headings_may_have_been_does_not_fill_the_screen(self):
        near = [heading + "吧" for heading in HEADINGS[12:62]]
        said = self.check([[*H[:3], *near], [*A[:3], *["1"] * len(near)]], "--only", "8.2")[2]
        self.assertEqual(said.count("CB2072"), 1)
        self.assertEqual(said.count("是不是想写"), 10)
        self.assertIn("另有 ", said)
        self.assertIn("cbps map", said)

    def test_columns_about_persons_are_one_message(self):
        rows = [[*H, *(f"{i}号楼联系电话" for i in range(60))], [*A, *["x"] * 60]]
        code, report, said = self.check(rows, "--only", "8.2")
        self.assertEqual((code, verdicts(report), [one["code"] for one in report["faults"]]),
                         (2, {A[0]: {"8.2": "pass"}}, ["CB2111"]))
        self.assertIn("60 列", report["faults"][0]["message"])
        self.assertLess(len(said.splitlines()), 12)
        code, report, said = self.check(rows, "--only", "8.2", "--drop-personal")
        self.assertEqual((code, said.count("CB2112"), said.count("CB2037")), (0, 1, 0))

    def test_cells_below_one_wide_heading_are_one_message(self):
        rows = [[*H, "其他", *[""] * 193], [*A, *["x"] * 104, *[""] * 90]]
        code, report, said = self.check(rows, "--only", "8.2")
        self.assertEqual([one["code"] for one in report["communities"][0]["faults"]], ["CB2110"])
        self.assertIn("103 列", said)

    def test_merged_messages_are_of_one_heading_and_name_other_values(self):
        C = ["990101001003", "丙", "2024", "1000", "是", "100"]
        rows = [[*H, "党员集中活动日期"], [*A, "每季度一次"], [*B, "一季度"], [*C, "每季度一次"]]
        said = cbps("check", self.write(text(rows)), "--only", "8.2")[1]
        said = said.replace("\n", "").replace(" ", "")
        self.assertIn("共3处：G2、G3（`一季度`）、G4", said)
        # In a form all headings stand in one column.
        form = [["指标", "单位", "填报数"], ["社区代码", "", A[0]], ["评估年度", "", "2024"], ["居民总户数", "万元", "1"],
                ["党员总数", "平方米", "1"], ["服务中心建筑面积", "人", "1"]]
        code, report, said = self.check(form, "--only", "8.2")
        self.assertEqual([(one["code"], one["cell"]) for one in report["faults"]],
                         [("CB2049", "A4"), ("CB2049", "A5"), ("CB2049", "A6")])
        for heading in ("居民总户数", "党员总数", "服务中心建筑面积"):
            self.assertIn(heading, said)

    def test_a_unit_of_what_has_none(self):
        form = [["指标", "单位", "填报数"], ["社区代码", "", A[0]], ["评估年度", "", "2024"], ["党员总数", "人", "100"],
                ["党员集中活动日期", "次", "2024-03-05、2024-06-05、2024-09-05、2024-12-05"],
                ["服务中心已开展的“五务”", "项", "党务、居务、政务、服务、商务"]]
        for rows in (form, [[row[0] + (f"（{row[1]}）" if row[1] else "") for row in form[1:]], [row[2] for row in form[1:]]]):
            code, report, said = self.check(rows, "--only", "8.3,10.1")
            self.assertNotIn("CB2049", said)
            self.assertEqual(report["faults"], [])
        code, report, said = self.check([[*H, "党员集中活动日期（万元）"], [*A, "2024-03-05"]], "--only", "8.2")
        self.assertEqual([one["code"] for one in report["faults"]], ["CB2114"])

    def test_suggestions_do_not_change_the_meaning(self):
        for heading, meant in (("服务中心是否建成", "党员群众服务中心已建成"),
                               ("党务居务公开", "党务、居务公开日期")):
            code, report, said = self.check([["社区代码", "评估年度", "居民总户数", heading], [*A[:1], *A[2:4], "1"]], "--only", "8.2")
            said = said.replace("\n", "")
            self.assertIn("是不是想写", said, heading)
            self.assertIn(f"`{meant}`", said, heading)
            self.assertNotIn("服务中心是否使用", said)
        # A suggestion without the unit would be read as 元.
        code, report, said = self.check([[*H, "年度党员活动经费（万元/年）"], [*A, "1"]], "--only", "8.2")
        self.assertEqual([one["code"] for one in report["faults"]], ["CB2049"])
        code, report, said = self.check([[*H, "社区党组织设置形式"], [*A, "总支部"]], "--only", "8.2")
        self.assertIn("是不是想写 `党总支`", said)

    def test_without_headings_it_says_whose_suggestion_it_is(self):
        rows = [["代号", "居民总户数\nHouseholds", "面积有多大"], ["1", "1000", "200"]]
        code, report, said = self.check(rows)
        self.assertIn("CB2048", said)
        self.assertIn("`居民总户数Households`：是不是想写 `居民总户数`", said)
        self.assertIn("cbps map", said)

    def test_columns_that_are_left_out_by_name(self):
        rows = [[*H, "包片领导", "居民总户数量"], [*A, "某", "5"]]
        code, report, said = self.check(rows, "--only", "8.2", "--ignore-column", "包片领导",
                                        "--ignore-column", "居民总户数量")
        self.assertEqual((code, self.readings(report)["columns_ignored"]), (0, 2))

    def test_extra_columns_pass_unless_nearly_known(self):
        rows = [[*H, "网络覆盖"], [*A, "5"]]
        self.assertEqual(self.check(rows, "--only", "8.2")[0], 2)
        code, _, said = self.check(rows, "--only", "8.2", "--extra-columns", "remark")
        self.assertEqual(code, 0)
        self.assertIn("CB2073", said)
        rows = [[*H[:3], "居民总户敉", *H[4:]], A]
        self.assertEqual(self.check(rows, "--only", "8.2", "--extra-columns", "remark")[0], 2)

    def test_a_name_that_stands_twice_and_differs_is_none(self):
        rows = [[*H, "社区"], [*A, "甲"], [*B, "丙"]]
        code, report, said = self.check(rows, "--only", "8.2")
        self.assertEqual((code, verdicts(report)), (2, {A[0]: {"8.2": "pass"}, B[0]: {"8.2": "fail"}}))
        self.assertEqual([one.get("name", "") for one in report["communities"]], ["甲", ""])
        fault = report["communities"][1]["faults"][0]
        self.assertEqual((fault["code"], fault["cell"]), ("CB2005", "G3"))
        self.assertIn("a.csv:3:14", said)

    def test_more_columns_than_a_sheet_has(self):
        code, report, said = self.check("社区代码" + "," * 16_384 + "\n990101001001\n")
        self.assertEqual(code, 2)
        self.assertIn("CB1037", said)

    def test_a_single_heading_is_a_title_where_there_are_more_columns(self):
        rows = [["社区", "", "", ""], N, ["甲", *A[3:]]]
        code, report, said = self.check(rows, "--period", "2024", "--only", "8.2")
        self.assertEqual((code, self.readings(report)), (0, {"title_rows": 1}))
        for rows, names in (([["社区"], ["甲"], ["乙"]], ["甲", "乙"]), ([["社区", ""], ["甲", ""]], ["甲"])):
            code, report, said = self.check(rows, "--period", "2024", "--only", "8.2")
            self.assertEqual([one["name"] for one in report["communities"]], names)

    def test_no_headings(self):
        code, report, said = self.check("a,b\n1,2\n")
        self.assertEqual(code, 2)
        self.assertIn("CB2048", said)


N = ["社区名称", "居民总户数", "党员群众服务中心已建成", "服务中心建筑面积"]
MONEY = ["社区代码", "评估年度", "居民总户数", "年度社区工作运行经费"]


class RowsThatAreNoCommunities(Case):
    """What stands in and below tables; the communities of most have names and no codes."""

    def found(self, rows, *arguments):
        code, report, said = self.check(rows, "--period", "2024", "--only", "8.2", *arguments)
        names = {one.get("name", one["id"]): one["standards"][0]["checks"][0]["outcome"] for one in report["communities"]}
        return code, names, self.readings(report), said

    def test_notes_and_totals(self):
        feet = ("数据来源：社区治理平台", "导出时间: 2024-12-31 10:00", "筛选条件: 全部", "Note: annual report",
                "Source: bureau", "① 年末数。", "二、荷花街道")
        totals = ("柳溪街道 汇总", "平均值", "Grand Total", "Subtotal", "累计", "合计（2个社区）", "全街道",
                  "其中：女性")
        for kind, rows in (("feet", feet), ("totals", totals)):
            for row in rows:
                for table in ([N, ["甲", "1000", "是", "200"], [row, "", "", ""]], [N, ["甲", "1000", "是", "200"], [row]]):
                    with self.subTest(row, cells=len(table[-1])):
                        code, names, readings, said = self.found(table)
                        self.assertEqual((code, names, readings), (0, {"甲": "pass"}, {kind: 1}))
                with self.subTest(row, codes=True):
                    code, names, readings, said = self.found([H, A, [row, *[""] * 5], [row]])
                    self.assertEqual((code, names, readings), (0, {"甲": "pass"}, {kind: 2}))

    def test_what_may_be_a_community_is_never_passed_over(self):
        for row, code in (("4.20102E+11", "CB1038"), ("不详", "CB1038"), ("99010100100２,乙", "CB"),
                          ("990101001002；乙；2024", "CB"), ("甲，1000，是", "CB1048")):
            with self.subTest(row):
                exit_code, names, readings, said = self.found([H, A, [row]])
                self.assertEqual((exit_code, names, readings), (2, {"甲": "pass"}, {}))
                self.assertIn(code, said)
        # Whoever is named and has filled in nothing is there, and so is a community called as its street.
        for name in ("荷塘社区", "荷塘", "荷塘村", "柳溪居委", "注溪社区", "小计桥", "电话局社区"):
            with self.subTest(name):
                code, names, readings, said = self.found([N, ["甲", "1000", "是", "200"], [name, "", "", ""]])
                self.assertEqual((code, names, readings), (1, {"甲": "pass", name: "unknown"}, {}))
        code, names, readings, said = self.found([["街道名称", *N], ["望京", "望京", "1000", "是", "200"]])
        self.assertEqual((code, names, readings), (0, {"望京": "pass"}, {}))
        # Whatever stands where the code is, nothing else given, is there as well.
        for row in (["7", "", "", "", "", ""], ["abc", "", "", "", "", ""], ["荷塘社区", "", "", "", "", ""]):
            with self.subTest(row):
                code, names, readings, said = self.found([H, A, row])
                self.assertEqual((code, names, readings), (1, {"甲": "pass", row[0]: "unknown"}, {}))

    def test_totals_of_streets(self):
        pivot = [N, ["柳溪街道", "2000", "是", "300"], ["  荷塘社区", "1000", "是", "200"]]
        code, names, readings, said = self.found(pivot)
        self.assertEqual((code, names, readings), (0, {"荷塘社区": "pass"}, {"totals": 1}))
        street = ["街道名称", *N]
        total = ["柳溪街道", "柳溪街道", "2000", "", "300"]
        code, names, readings, said = self.found([street, ["柳溪街道", "甲", "1000", "是", "200"], total])
        self.assertEqual((code, names, readings), (0, {"甲": "pass"}, {"totals": 1}))
        # A name may have been forgotten.
        code, names, readings, said = self.found([street, ["柳溪街道", "甲", "1000", "是", "200"],
                                                  ["柳溪街道", "", "2000", "", "300"]])
        self.assertEqual((code, names, readings), (2, {"甲": "pass"}, {}))
        self.assertIn("CB2026", said)

    def test_another_table_below(self):
        for heading in ("姓名", "项目"):
            code, names, readings, said = self.found([N, ["甲", "1000", "是", "200"], [heading, "年龄"], ["张三", "45"]])
            self.assertEqual((code, names), (2, {"甲": "pass"}))
            self.assertEqual(said.count("CB2075"), 1)
            self.assertNotIn("张三", said)

    def test_numbers_of_columns(self):
        for numbers in (["1", "2", "3", "4", "5", "6"], ["甲", "乙", "1", "2", "3", "4"],
                        ["栏次", "—", "（1）", "（2）", "（3）", "（4）=（3）"], ["甲", "乙", "丙", "①", "②", "③"]):
            with self.subTest(numbers=numbers):
                code, names, readings, said = self.found([H, numbers, A, H, numbers])
                self.assertEqual((code, names, readings), (0, {"甲": "pass"}, {"title_rows": 1, "headings_again": 2}))
        for row in (["甲", "1", "是", "2"], ["甲", "1", "2", "3"]):
            code, names, readings, said = self.found([N, row])
            self.assertEqual((list(names), readings), (["甲"], {}))

    def test_merged_cells_are_named(self):
        rows = [["街道名称", *N], ["柳溪街道", "甲", "1000", "是", "200"], ["", "乙", "1000", "是", "100"],
                ["", "丙", "1000", "是", "200"]]
        code, names, readings, said = self.found(rows)
        self.assertEqual((code, names), (1, {"甲": "pass", "乙": "fail", "丙": "pass"}))
        self.assertEqual(said.count("CB2066"), 1)
        self.assertIn("A3", said)
        self.assertIn("A4", said)
        code, report, said = self.check([H, A, [*B[:2], "", *B[3:]]], "--only", "8.2")
        self.assertEqual((code, len(report["communities"])), (2, 1))
        self.assertIn("合并", said)

    def test_where_communities_lie_stands_in_a_title(self):
        for title in ("填报单位：柳溪街道党工委", "街道：柳溪街道", "所属街道: 柳溪街道"):
            with self.subTest(title):
                code, report, said = self.check([["情况表"], [title], N, ["甲", "1000", "是", "200"]], "--period", "2024")
                self.assertEqual([one["id"] for one in report["communities"]], ["柳溪街道/甲"])
                self.assertEqual(said.count("CB2067"), 1)
        for title in ("填报单位：柳溪街道党工委 审核人：某某", "填报单位：某局"):
            code, report, said = self.check([["情况表"], [title], N, ["甲", "1000", "是", "200"]], "--period", "2024")
            self.assertNotIn("CB2067", said)


class Values(Case):
    def test_one_row_a_value_is_one_error(self):
        facts = [("社区名称", "甲"), ("居民总户数", "1000"), ("党员群众服务中心已建成", "是"), ("服务中心建筑面积", "200")]
        long = [["社区代码", "指标", "数值"], *([code, *fact] for code in (A[0], B[0]) for fact in facts)]
        who = [[*H[:3], "指标", "数值"], *([*who[:3], *fact] for who in (A, B) for fact in facts[1:])]
        names = [["社区名称", "指标", "数值"], *([name, *fact] for name in "甲乙" for fact in facts[1:])]
        for shape in (long, long[1:], who, names):
            with self.subTest(shape=shape[0]):
                code, report, said = self.check(shape, "--period", "2024")
                self.assertEqual((code, report["communities"]), (2, []))
                self.assertEqual(re.findall("CB2[0-9]{3}", said), ["CB2077"])

    def test_words_of_questionnaires_for_nothing(self):
        code, report, said = self.check([H, [*A[:3], "1000", "(跳过)", "（空）"]], "--only", "8.2")
        self.assertEqual((code, verdicts(report)), (1, {A[0]: {"8.2": "unknown"}}))

    def test_a_unit_behind_the_year(self):
        code, report, said = self.check([[*H[:2], "评估年度（年）", *H[3:]], A], "--only", "8.2")
        self.assertEqual((code, verdicts(report)), (0, {A[0]: {"8.2": "pass"}}))

    def test_marks_of_footnotes_at_headings(self):
        for mark in ("①", "[1]", "²", "※", "（注1）"):
            with self.subTest(mark):
                rows = [[*H[:3], *(heading + mark for heading in H[3:])], A]
                code, report, said = self.check(rows, "--only", "8.2")
                self.assertEqual((code, verdicts(report)), (0, {A[0]: {"8.2": "pass"}}))
        rows = [[*H[:3], "居民总户数（户）①", H[4], "服务中心建筑面积①（㎡）"], A]
        self.assertEqual(verdicts(self.check(rows, "--only", "8.2")[1]), {A[0]: {"8.2": "pass"}})

    def test_years_under_a_fact(self):
        rows = [["社区名称", "居民总户数", "", "党员群众服务中心已建成", "服务中心建筑面积"], ["", "2023年", "2024年", "", ""],
                ["甲", "900", "1000", "是", "200"]]
        code, report, said = self.check(rows, "--period", "2024", "--only", "8.2")
        self.assertEqual(code, 2)
        self.assertEqual([one["name"] for one in report["communities"]], ["甲"])
        self.assertIn("居民总户数（2023年）", said)
        path = self.write("columns: {居民总户数（2024年）: households}\nignore: [居民总户数（2023年）]\n", "map.yaml")
        code, report, said = self.check(rows, "--period", "2024", "--only", "8.2", "--map", path)
        self.assertEqual((code, report["communities"][0]["standards"][0]["checks"][0]["outcome"]), (0, "pass"))

    def test_parts_under_a_heading(self):
        """Words below a heading divide it: no part of it is taken for the whole."""
        rows = [["社区代码", "社区名称", "居民总户数", "", "服务中心建筑面积", "", "党员群众服务中心已建成"]]
        for below, outcome, named in ((["", "", "男", "女", "", "", ""], "unknown", ["居民总户数（男）", "居民总户数（女）"]),
                                      (["", "", "上年", "本年", "应有", "合计", ""], "pass", ["居民总户数（上年）", "服务中心建筑面积（应有）"]),
                                      (["", "", "上年", "本年", "本期", "上期", ""], "fail", ["居民总户数（上年）", "服务中心建筑面积（上期）"])):
            with self.subTest(below):
                facts = [*A[:2], "400", "1000", "100", "200" if below[5] else "", "是"]
                code, report, said = self.check([*rows, below, facts], "--period", "2024", "--only", "8.2")
                self.assertEqual((code, verdicts(report)), (2, {A[0]: {"8.2": outcome}}))
                self.assertEqual(report["summary"]["rejected"], 0)
                for heading in named:
                    self.assertIn(heading, said)
                code, report, said = self.check([*rows, below, facts], "--period", "2024", "--only", "8.2",
                                                *(word for heading in named for word in ("--ignore-column", heading)))
                self.assertEqual((code, verdicts(report)), ({"pass": 0}.get(outcome, 1), {A[0]: {"8.2": outcome}}), said)

    def test_parts_in_a_head_of_two_rows(self):
        rows = [["社区代码", "社区名称", "党员群众服务中心", "", "居民总户数", ""], ["", "", "已建成", "面积", "上年", "本年"],
                [*A[:2], "是", "200", "5000", "1000"]]
        code, report, said = self.check(rows, "--period", "2024", "--only", "8.2")
        self.assertEqual((code, verdicts(report)), (2, {A[0]: {"8.2": "pass"}}))
        self.assertIn("居民总户数（上年）", said)

    def test_a_unit_in_the_title_above_a_head_of_two_rows(self):
        rows = [["经费情况表（单位：万元）", "", "", "", ""], ["社区代码", "社区名称", "经费", "", "居民总户数"],
                ["", "", "年度社区工作运行经费", "年度党员活动经费", ""], [*A[:2], "20", "30", "1000"]]
        for head in (rows[:3], [["情况表"], *rows[1:3]]):
            out = cbps("convert", self.write(text([*head, rows[3]]), "a.csv"), "--period", "2024", "-o", "csv:-")[1]
            self.assertEqual(len(out.splitlines()), 2, out)
            values = {"20", "30"} if head[0] == ["情况表"] else {"200000", "300000"}
            self.assertLessEqual(values, set(out.splitlines()[1].split(",")), out)

    def test_columns_of_several_kinds_for_one_community(self):
        form = [["指标", "单位", "2023年", "2024年"], ["社区代码", "", A[0], ""], ["社区名称", "", A[1], ""],
                *([heading, "", "5", cell] for heading, cell in zip(H[3:], A[3:]))]
        code, report, said = self.check(form, "--period", "2024", "--only", "8.2")
        self.assertEqual((code, report["communities"]), (2, []))
        self.assertIn("CB2116", said)
        self.assertIn("2023年、2024年", said)
        for head, arguments in ((form[0], ("--ignore-column", "2023年")), (["指标", "单位", "上年", "本年"], ()),
                                (["指标", "单位", "去年数", "2024年"], ("--ignore-column", "去年数"))):
            with self.subTest(head):
                code, report, said = self.check([head, *form[1:]], "--period", "2024", "--only", "8.2", *arguments)
                self.assertEqual((code, verdicts(report)), (0, {A[0]: {"8.2": "pass"}}), said)
        # What holds no numbers are remarks, which take no community but their own column.
        noted = [["指标", "单位", "填报数", "数据来源"], *([*row[:2], cell, "年报" if row[2] == "5" else ""] for row, cell in
                                                   zip(form[1:], [A[0], A[1], *A[3:]]))]
        code, report, said = self.check(noted, "--period", "2024", "--only", "8.2")
        self.assertEqual((code, verdicts(report)), (2, {A[0]: {"8.2": "pass"}}), said)
        self.assertNotIn("CB2116", said)
        # Two communities, the code of each above its first column.
        two = [["指标", "应有", "实有", "应有", "实有"], ["社区代码", A[0], "", B[0], ""],
               *([heading, "5", a, "5", b] for heading, a, b in zip(H[3:], A[3:], B[3:]))]
        self.assertIn("应有、实有", self.check(two, "--period", "2024", "--only", "8.2")[2])
        two[0] = ["指标", "上年", "本年", "上年", "本年"]
        code, report, said = self.check(two, "--period", "2024", "--only", "8.2")
        self.assertEqual((code, verdicts(report)), (1, {A[0]: {"8.2": "pass"}, B[0]: {"8.2": "fail"}}))

    def test_unknown_units_of_mapped_headings(self):
        row = ["990101001001", "2024", "1000", "3"]
        for unit, code, outcome in (("（万元）", 0, "pass"), ("（万元，含税）", 0, "pass"), ("（仟元）", 1, "fail"),
                                    ("（含税）（万元）", 0, "pass"), ("（万元/人）", 2, "unknown"),
                                    ("人民币万元", 2, "unknown"), ("（RMB万元）", 2, "unknown"), ("（拨付数）", 2, "unknown"),
                                    ("/万户", 2, "unknown"), ("（户）", 2, "unknown"), ("（必填）", 1, "fail"),
                                    ("（万元左右）数", 2, "unknown"), ("（万元）数", 0, "pass"), ("（拨付）数", 1, "fail")):
            with self.subTest(unit):
                path = self.write(f"columns: {{\"钱{unit}\": finance.operating}}\n", "map.yaml")
                got, report, said = self.check([[*MONEY[:3], "钱" + unit], row], "--only", "19.2", "--map", path)
                self.assertEqual((got, verdicts(report)), (code, {row[0]: {"19.2": outcome}}), said)
                self.assertEqual("CB2078" in said, code == 2 and unit != "（户）")
                said_so = self.write(f"columns: {{\"钱{unit}\": {{fact: finance.operating, unit: 万元}}}}\n", "map.yaml")
                got, report, said = self.check([[*MONEY[:3], "钱" + unit], row], "--only", "19.2", "--map", said_so)
                self.assertEqual((got, verdicts(report)), (0, {row[0]: {"19.2": "pass"}}), said)

    def test_a_mapped_heading_that_is_the_label_itself_has_no_unknown_unit(self):
        heading = "其他“两委”干部数（不含书记）"
        for front in ("", "1.", "（2）", "其中：", "*"):
            with self.subTest(front):
                path = self.write(f"columns: {{\"{front}{heading}\": {heading}}}\n", "map.yaml")
                code, report, said = self.check([[*H, front + heading], [*A, "5"]], "--only", "8.2", "--map", path)
                self.assertEqual((code, "CB2078" in said), (0, False), said)

    def test_unknown_units_are_not_converted(self):
        table = self.write(text([[*MONEY[:3], "钱（RMB万元）"], ["990101001001", "2024", "1000", "240"]]), "a.csv")
        path = self.write("columns: {钱（RMB万元）: finance.operating}\n", "map.yaml")
        code, out, said = cbps("convert", table, "--map", path)
        self.assertEqual((code, said.count("CB2078")), (2, 1))
        self.assertNotIn("240", out)

    def test_unknown_units_of_a_form(self):
        """The map names the heading as it stands in the form, or with its unit."""
        form = [["指标", "单位", "数"], ["社区代码", "", A[0]], ["评估年度", "", "2024"], ["居民总户数", "户", "1000"],
                ["钱", "万元/人", "3"]]
        for heading in ("钱", "钱（万元/人）"):
            path = self.write(f"columns: {{{heading}: finance.operating}}\nlying: yes\n", "map.yaml")
            code, report, said = self.check(form, "--only", "19.2", "--map", path)
            self.assertEqual((code, verdicts(report)), (2, {A[0]: {"19.2": "unknown"}}), said)
            self.assertEqual(said.count("CB2078"), 1)
            path = self.write(f"columns: {{{heading}: {{fact: finance.operating, unit: 万元}}}}\nlying: yes\n", "map.yaml")
            code, report, said = self.check(form, "--only", "19.2", "--map", path)
            self.assertEqual((code, verdicts(report)), (0, {A[0]: {"19.2": "pass"}}), said)

    def test_several_units_above_a_table(self):
        row = ["990101001001", "2024", "1000", "3"]
        for unit, code, outcome in (("（单位：户、人、万元）", 0, "pass"), ("单位：万元、平方米", 0, "pass"),
                                    ("单位：元、万元", 2, "unknown")):
            with self.subTest(unit):
                got, report, said = self.check([[unit], MONEY, row], "--only", "19.2")
                self.assertEqual((got, verdicts(report)), (code, {row[0]: {"19.2": outcome}}), said)
                self.assertEqual("CB2079" in said, code == 2)

    def test_however_the_unit_of_a_table_is_stated(self):
        row = ["990101001001", "2024", "1000", "3"]
        for title in ("单位：万元；", "单位：万元 2024年", "填报单位：某街道 单位：万元", "填报单位：某街道，金额：万元",
                      "填报单位：某街道（单位：万元）", "单位：人民币万元", "（金额单位：人民币万元）", "情况表（万元）", "经费（万元）情况表",
                      "情况表（单位：万元）", "以万元为单位", "金额以万元计，人数以人计。", "单位：万元、人", "单位：户 人 万元", "单 位：万 元",
                      "计量单位为：万元", "单位（万元）", "金额单位：万元 人数单位：人", ["", "单位", "万元"], ["情况表", "单位：", "万元、户"],
                      ["情况表（单位：万元）", "", "", "2024年12月"], ["情况表（户）", "", "", "单位：万元"], ["单位：户", "", "金额：万元"]):
            title = [title] if isinstance(title, str) else title
            for rows in ([title, MONEY, row], [title, ["填报人"], MONEY, row], [title, *transposed([MONEY, row])]):
                with self.subTest(title=title, rows=len(rows)):
                    code, report, said = self.check(rows, "--only", "19.2")
                    self.assertEqual((code, verdicts(report)), (0, {row[0]: {"19.2": "pass"}}), said)
                    self.assertIn("CB2074", said)
        for title, code, named in (("单位：元；金额单位：万元", 2, "CB2079"), ("单位：RMB万元", 1, "CB2076"), ("单位：万元/人", 1, "CB2076"),
                                   ("填报单位：万寿街道", 1, ""), ("填报单位：某街道", 1, ""), ("名单（户）附后", 1, "")):
            with self.subTest(title):
                got, report, said = self.check([["情况表"], [title], MONEY, row], "--only", "19.2")
                self.assertEqual((got, sorted(set(re.findall("CB207[0-9]", said)))), (code, [named] if named else []), said)
        # The unit of a group is that of its columns, though another one names its own.
        rows = [["情况", "", "", "", "经费（单位：万元）"], [*MONEY, "年度党员活动经费（元）"], [*row, "5"]]
        self.assertNotIn("CB2074", self.check(rows, "--only", "19.2")[2])

    def test_a_unit_over_the_columns_of_a_form(self):
        form = [["指标", "填报数（万元）"], *transposed([MONEY, ["990101001001", "2024", "1000", "3"]])]
        code, report, said = self.check(form, "--only", "19.2")
        self.assertEqual((code, "CB2074" in said), (0, True), said)

    def test_a_unit_below_the_facts_of_a_form(self):
        row = ["990101001001", "2024", "1000", "3"]
        facts = transposed([MONEY, row])
        for below in (["单位：万元", ""], ["注：金额以万元计。", ""], ["单位", "万元"], ["二、经费（单位：万元）", ""]):
            for rows in ([*facts, below], [*facts[:3], below, *facts[3:]]):
                with self.subTest(below=below, last=rows[-1] is below):
                    code, report, said = self.check(rows, "--only", "19.2")
                    self.assertEqual((code, said.count("CB2068"), list(verdicts(report))), (2, 1, [row[0]]), said)
        for below in (["单位：元", ""], ["填报单位：某街道", ""]):
            self.assertNotIn("CB2068", self.check([*facts, below], "--only", "19.2")[2])

    def test_a_part_without_a_fact_in_a_form_is_an_error(self):
        code, report, said = self.check([*transposed([H, A]), ["其中：女性", "5"]], "--only", "8.2")
        self.assertEqual((code, said.count("CB2002")), (2, 1))

    def test_a_unit_below_a_table(self):
        """It comes too late for the rows above it: that is an error, unless nothing changes by it."""
        row = ["990101001001", "2024", "1000", "3"]
        for foot, code in (("单位：万元", 2), ("注：金额单位为万元。", 2), ("单位：元", 1), ("单位：户、人", 1)):
            with self.subTest(foot):
                got, report, said = self.check([MONEY, row, [foot, "", "", ""]], "--only", "19.2")
                self.assertEqual((got, "CB2068" in said), (code, code == 2), said)
                self.assertEqual(list(verdicts(report)), [row[0]])
        got, report, said = self.check([["单位：万元"], MONEY, row, ["单位：万元"]], "--only", "19.2")
        self.assertEqual((got, self.readings(report)), (0, {"title_rows": 1, "headings_again": 1, "unit": 1}))

    def test_headings_of_them(self):
        for heading in ("其中：35岁及以下人数", "其中:其中35岁及以下人数", "其中正式党员数", "其中：正式党员数", "其中：党员总数",
                        "党员集中活动日期（次）"):
            with self.subTest(heading):
                code, report, said = self.check([[*H, heading], [*A, ""]], "--only", "8.2")
                self.assertEqual(code, 0, said)

    def test_names_over_the_columns_of_a_form(self):
        form = [["序号", "指标", "金桥社区", "银桥社区", "备注"],
                *([str(number), *row, ""] for number, row in enumerate(transposed([N, ["", *A[3:]], ["", *B[3:]]])[1:], 1))]
        code, report, said = self.check(form, "--period", "2024", "--only", "8.2")
        self.assertEqual((code, [one["name"] for one in report["communities"]]), (1, ["金桥社区", "银桥社区"]))
        form[0][2:4] = ["填报数", "去年"]
        code, report, said = self.check(form, "--period", "2024", "--only", "8.2")
        self.assertEqual((code, report["communities"]), (2, []))


class FormsOfCommunities(Case):
    """What the columns of a form are for, whatever stands above them."""

    def names(self, rows, *arguments):
        code, report, said = self.check(rows, "--period", "2024", "--only", "8.2", *arguments)
        return code, [one["name"] for one in report["communities"]], self.readings(report)

    def facts(self):
        return transposed([N, ["", *A[3:]], ["", *B[3:]]])[1:]

    def test_words_in_titles_take_no_community(self):
        both = ["指标", "金桥社区", "银桥社区"]
        for title in (["情况表", "备注", ""], ["情况表", "", "单位"], ["", "备注", ""], ["", "", "单位：户"], ["", "单位", "户"],
                      ["填报", "合计", "说明"]):
            for rows in ([title, both], [both, title]):
                if rows[-1] is title and len([cell for cell in title if cell]) > 1 and "户" not in title:
                    continue  # it is the row that says what the columns are for
                with self.subTest(title=title, last=rows[-1] is title):
                    self.assertEqual(self.names([*rows, *self.facts()]), (1, ["金桥社区", "银桥社区"], {"lying": 1}))

    def test_a_column_with_a_code_or_a_name_is_a_community(self):
        for word in ("备注", "单位", "说明"):
            with self.subTest(word):
                self.assertEqual(self.names([["情况表", word], *transposed([H, A])]), (0, ["甲"], {"lying": 1}))
                named = [["情况表", word, ""], ["社区名称", "金桥社区", "银桥社区"], *self.facts()]
                self.assertEqual(self.names(named), (1, ["金桥社区", "银桥社区"], {"lying": 1}))
        # An example is none, nor are numbers of rows.
        form = [["指标", "行次", "填报数", "示例"], *([heading, str(number), cell, example] for number, (heading, cell, example)
                                            in enumerate(zip(H, A, ["990101001009", "某某社区", "2024", "5", "是", "6"])))]
        self.assertEqual(self.names(form), (0, ["甲"], {"lying": 1, "columns_ignored": 2}))
        total = [["指标", "甲", "合计"], ["社区名称", "甲", "2个社区"], *([row[0], *row[1:]] for row in self.facts())]
        self.assertEqual(self.names(total), (0, ["甲"], {"lying": 1, "totals": 1}))

    def test_units_in_a_head_of_two_rows(self):
        rows = [["指标", "单位", "填报数", ""], ["", "", "金桥社区", "银桥社区"],
                *([heading, unit, *row] for (heading, *row), unit in zip(self.facts(), ["户", "", "公顷"]))]
        rows[-1][2:] = ["0.02", "0.01"]
        self.assertEqual(self.names(rows), (1, ["金桥社区", "银桥社区"], {"lying": 1, "columns_ignored": 1, "unit": 2}))


class PublicShapes(Case):
    """Tables of the kinds that people who do this job publish: read, or named with what to do."""

    def outcome(self, data):
        code, report, said = self.check(data, "--period", "2024", "--only", "8.2")
        named = re.findall(r"CB[0-8]\d{3}", json.dumps(report["rejected"]) + json.dumps(report["faults"]) + said)
        return code, len(report["communities"]), sorted(set(named) - {"CB0005", "CB0027"})

    def test_a_list_of_division_codes(self):
        rows = [["统计用区划代码", "城乡分类代码", "名称"], ["990101001001", "111", "荷塘社区居委会"],
                ["990101001002", "111", "芦花社区居委会"]]
        self.assertEqual(self.outcome(rows), (2, 2, ["CB2072"]))

    def test_an_export_with_several_sections(self):
        rows = [["一、基本情况"], H, A, [], ["二、附表"], ["项目", "数量"], ["活动", "3"]]
        self.assertEqual(self.outcome(rows), (2, 1, ["CB2075"]))

    def test_another_table_below(self):
        other = ["社区名称", "社区代码", "志愿者人数", "评估年度"]
        below = [["丙", "990101001003", "5", "2024"], ["丁", "990101001004", "6", "2024"]]
        for between in ([], [[]], [[], ["二、志愿服务"]], [["附表二", "", "", "", "单位：人"]]):
            with self.subTest(between=between):
                code, report, said = self.check([H, A, B, *between, other, *below, ["合计", "", "11"]], "--only", "8.2")
                self.assertEqual((code, list(verdicts(report))), (2, [A[0], B[0]]))
                self.assertEqual(len(report["rejected"]), 1)
                why = report["rejected"][0]["diagnostics"]
                self.assertEqual([(one["code"], one["cell"]) for one in why],
                                 [("CB2075", f"A{4 + len(between)}")])
                self.assertIn("3 ", why[0]["message"])
        again = ["区划代码", "社区", "年度", "居民户数", "党员群众服务中心已建成", "服务中心建筑面积（㎡）"]
        code, report, _ = self.check([H, A, again, B], "--only", "8.2")
        self.assertEqual((code, self.readings(report)), (1, {"headings_again": 1}))

    def test_a_register_of_200_columns(self):
        rows = [[*H, *(f"登记项{i}" for i in range(194))], [*A, *["x"] * 194]]
        self.assertEqual(self.outcome(rows), (2, 1, ["CB2072"]))

    def test_a_log_of_meetings(self):
        """One row a meeting, so many rows a community: the first stands, the others are one message."""
        days = [f"2024-{month:02}-15" for month in range(1, 13)]
        table = [["序号", "街道名称", "社区名称", "会议日期", "会议名称", "参会人数"],
                 *([str(number), "柳溪街道", "荷塘社区", day, "支委会", "7"] for number, day in enumerate(days, 1))]
        self.assertEqual(self.outcome(table), (2, 1, ["CB2021", "CB2072"]))
        code, report, said = self.check(table, "--period", "2024", "--only", "8.2")
        self.assertEqual(report["summary"]["rejected"], len(days) - 1)
        self.assertIn(f"共 {len(days) - 1} 处", said)
        self.assertLess(said.count("\n"), 12)

    def test_a_series_of_years(self):
        """One row a year: one year is assessed, and what is left out is told once."""
        areas = (A, ("100", "100", "200")), (B, ("200", "200", "100"))
        rows = [H, *([*one[:2], year, *one[3:5], area] for one, of_years in areas
                     for year, area in zip(("2022", "2023", "2024"), of_years))]
        code, report, said = self.check(rows, "--only", "8.2")
        self.assertEqual((code, verdicts(report)), (2, {A[0]: {"8.2": "pass"}, B[0]: {"8.2": "fail"}}))
        self.assertEqual(report["summary"]["rejected"], 4)
        self.assertEqual((said.count("CB2020"), said.count("CB0036")), (1, 1))
        code, report, said = self.check(rows, "--only", "8.2", "--period", "2023")
        self.assertEqual((code, verdicts(report)), (2, {A[0]: {"8.2": "fail"}, B[0]: {"8.2": "pass"}}))

    def test_years_across(self):
        rows = [["社区代码", "社区名称", "2022年", "2023年", "2024年"], [*A[:2], "980", "990", "1000"]]
        self.assertEqual(self.outcome(rows), (2, 1, ["CB2072"]))

    def mapped(self, rows, known):
        """A table with headings of its own is one message without a map. With the map that is proposed for it, and what
        is known filled in: the exit code, and the outcome of each community."""
        self.assertEqual(self.outcome(rows), (2, 0, ["CB2048"]))
        _, proposed, _ = cbps("map", self.folder / "a.csv")
        lines = proposed.splitlines()
        for number, line in enumerate(lines):
            fact = next((fact for start, fact in known.items() if line.strip().strip('"').startswith(start)), None)
            if fact and '"?"' in line:
                lines[number] = line.split('"?"')[0] + fact
        path = self.write("\n".join([*lines, "constants: {period: 2024}", ""]), "map.yaml")
        code, report, said = self.check(rows, "--only", "8.2", "--map", path)
        return code, {one["name"]: one["standards"][0]["checks"][0]["outcome"] for one in report["communities"]}

    def test_a_pivot_table(self):
        rows = [["行标签", "求和项:居民总户数", "求和项:服务中心建筑面积", "已建成"], ["荷塘社区", "1000", "200", "是"],
                ["芦花社区", "1000", "100", "是"], ["总计", "2000", "300", ""]]
        self.assertEqual(self.mapped(rows, {"行标签": "name", "求和项:居民": "households", "求和项:服务": "centre.area",
                                            "已建成": "centre.built"}),
                         (1, {"荷塘社区": "pass", "芦花社区": "fail"}))

    def test_a_table_of_a_yearbook(self):
        rows = [["6-3 各社区基本情况 Basic Statistics of Communities"],
                ["社区名称\nCommunity", "居民总户数（户）\nHouseholds", "已建成\nBuilt", "建筑面积（平方米）\nFloor area (sq.m)"],
                ["荷塘社区", "1000", "是", "200"], ["芦花社区", "1000", "是", "100"], ["注：数据来自年报。", "", "", ""]]
        self.assertEqual(self.mapped(rows, {"社区名称": "name", "居民总户数": "households", "已建成": "centre.built",
                                            "建筑面积": "centre.area"}),
                         (1, {"荷塘社区": "pass", "芦花社区": "fail"}))

    def test_a_register_of_people(self):
        code, communities, named = self.outcome([["序号", "姓名", "身份证号", "联系电话"], ["1", "某某", "1", "2"]])
        self.assertEqual((code, communities), (2, 0))
        self.assertEqual(named, ["CB2048"])

    def test_a_list_of_what_is_to_be_done(self):
        self.assertEqual(self.outcome([["序号", "考核内容", "分值", "得分"], ["1", "阵地建设", "10", "8"]]),
                         (2, 0, ["CB2048"]))

    def test_a_table_in_the_middle_of_a_text(self):
        text_above = [["关于开展社区党建考核的通知"], ["各街道："], ["现将有关事项通知如下。"]]
        self.assertEqual(self.outcome([*text_above, H, A]), (0, 1, []))

    def test_months_across(self):
        rows = [["社区代码", *(f"{month}月" for month in range(1, 13))], ["990101001001", *["1"] * 12]]
        self.assertEqual(self.outcome(rows), (2, 1, ["CB2072"]))


class Folders(Case):
    def test_json_is_read_where_it_has_facts(self):
        self.write('{"id": "990101001001", "period": 2024, "households": 1000, "centre": {"built": true, "area": 200}}',
                   "a.json")
        self.write('{"name": "a package", "version": "1"}', "package.json")
        (self.folder / "report.json").write_text(
            cbps("check", PROJECT / "examples/half-filled.yaml", "-f", "json")[1], encoding="utf-8")
        code, out, err = cbps("check", self.folder, "-f", "json", "--only", "8.2")
        self.assertEqual(code, 0, err)
        self.assertEqual(verdicts(json.loads(out)), {A[0]: {"8.2": "pass"}})

    def test_a_spreadsheet_is_an_error_and_the_rest_is_assessed(self):
        self.write(text([H, A]))
        self.write(b"PK\x03\x04", "b.xlsx")
        self.write(b"PK\x03\x04", "~$b.xlsx")
        code, out, _ = cbps("check", self.folder, "-f", "json", "--only", "8.2")
        self.assertEqual(code, 2)
        report = json.loads(out)
        self.assertEqual(verdicts(report), {A[0]: {"8.2": "pass"}})
        self.assertEqual(report["summary"]["rejected"], 1)


if __name__ == "__main__":
    run_suite()
