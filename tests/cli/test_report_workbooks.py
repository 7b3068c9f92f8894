"""The workbook of an assessment and the ledger: what is in the cells is what the JSON report says, and people can
keep the sheets."""
import csv
import datetime
import io
import json
import re
import resource
import shutil
import subprocess
import sys
import unittest
import zipfile

sys.dont_write_bytecode = True  # the source tree stays as it is
from program import PROGRAM, PROJECT, cbps
from suite import FolderCase, run_suite

try:
    import openpyxl
except ImportError:
    openpyxl = None

SOFFICE = shutil.which("soffice")
PDFTOTEXT = shutil.which("pdftotext")
DISTRICT = PROJECT / "examples/district"
SHEETS = {"zh": ["汇总", "社区名单", "标准得分", "检查明细", "评分表", "整改台账", "没有填的", "请核实的零", "未能评估", "说明"],
          "en": ["Summary", "Communities", "Standards", "Checks", "Score sheet", "Ledger", "Not reported",
                 "Zeros to verify", "Not assessed", "Notes"]}
LEDGER = ["序号", "社区", "存在问题", "问题来源", "对应标准", "现状", "目标", "差距", "整改措施", "责任单位", "责任领导", "责任人",
          "整改时限", "完成情况", "销号日期", "备注"]
SCORES = ["序号", "项目", "标准及要求", "分值", "计（扣）分办法", "自评分", "审核分", "扣分原因", "考评方式", "佐证材料", "备注"]
STATES = "未整改,整改中,已整改,转下年,已销号"
HOSTILE = "=cmd()|' /C calc'!A0<script>\"]]>😀_x0041_"
MANY = 61  # communities have no score sheets any more


def rows(sheet, first=2):
    return list(sheet.iter_rows(min_row=first, values_only=True))


def two(value):
    """Rounded down, as reports do."""
    return int(value * 100 + 1e-6) / 100


class Case(FolderCase):
    def check(self, *arguments, **options):
        """In the folder of the test, which the outputs are written to."""
        done = subprocess.run([PROGRAM, "check", *map(str, arguments)], capture_output=True, cwd=self.folder,
                              stdin=subprocess.DEVNULL, **options)
        return done.returncode, done.stdout, done.stderr.decode()

    def book(self, *arguments, status=1, name="a.xlsx"):
        code, out, err = self.check(*arguments, "-o", name, "--quiet")
        self.assertEqual((code, out), (status, b""), err)
        return openpyxl.load_workbook(self.folder / name)

    def report(self, *arguments):
        return json.loads(self.check(*arguments, "--format", "json", "--quiet")[1])

    def copies(self, count, name="a.csv"):
        """So many communities with the facts of one of the example, which misses some checks."""
        head, _, _, row = (DISTRICT.parent / "district.csv").read_text(encoding="utf-8-sig").splitlines()[:4]
        cells = dict(zip(head.split(","), row.split(",")))
        lines = [head]
        for number in range(count):
            cells["社区代码"] = f"9901{number // 100:05}{number % 100 + 1:03}"
            lines.append(",".join(cells.values()))
        self.write("\n".join(lines) + "\n", name)
        return name


@unittest.skipUnless(openpyxl, "openpyxl is not installed")
class District(Case):
    """Fourteen communities: each figure is that of the JSON report."""

    def setUp(self):
        super().setUp()
        self.json = self.report(DISTRICT)
        self.communities = {one["id"]: one for one in self.json["communities"]}
        self.checks = [(community, check) for community in self.json["communities"]
                       for standard in community["standards"] for check in standard["checks"]]
        self.sheets = self.book(DISTRICT)

    def test_the_sheets(self):
        self.assertEqual(self.sheets.sheetnames, SHEETS["zh"])
        self.assertEqual(self.book(DISTRICT, "--lang", "en").sheetnames, SHEETS["en"])
        for name in SHEETS["zh"][1:4] + SHEETS["zh"][5:8]:
            sheet = self.sheets[name]
            head = 2 if name == "整改台账" else 1
            self.assertEqual(sheet.freeze_panes, f"C{head + 1}")
            last = openpyxl.utils.get_column_letter(sheet.max_column)
            self.assertEqual(sheet.auto_filter.ref, f"A{head}:{last}{sheet.max_row}")
            self.assertEqual(sheet.print_title_rows, f"${head}:${head}")
            self.assertEqual((sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight),
                             ("landscape", 9, 0))
            self.assertIn("第 &P 页", sheet.oddFooter.center.text or "" if sheet.oddFooter else "")
            self.assertEqual([one for one in sheet.merged_cells.ranges if one.min_row > head], [])

    def test_the_communities(self):
        labels = {grade["id"]: grade["label"]["zh"] for grade in self.json["grades"]}
        listed = rows(self.sheets["社区名单"])
        self.assertEqual(sorted(row[0] for row in listed), sorted(self.communities))
        scores = [row[2] for row in listed if row[2] is not None]
        self.assertEqual(scores, sorted(scores))  # worst first
        for row in listed:
            one = self.communities[row[0]]
            score = one.get("score", {})
            self.assertEqual(row[1:6], (one.get("name"), score.get("percent"), score.get("high"),
                                        labels.get(one.get("grade")),
                                        labels.get(one.get("grade_high", one.get("grade")))))
            self.assertEqual(row[6:11], tuple(one["counts"][key] for key in
                                              ("pass", "fail", "unknown", "pending", "not_applicable")))
            self.assertEqual(row[11], len(one["faults"]))
        self.assertEqual(self.sheets["社区名单"]["A2"].number_format, "@")
        self.assertEqual(self.sheets["社区名单"]["C2"].number_format, "0.00")

    def test_the_standards(self):
        sheet = self.sheets["标准得分"]
        for row in rows(sheet):
            shares = [two(100 * one["points"] / one["max"]) if one.get("max") else None
                      for one in self.communities[row[0]]["standards"]]
            for said, share in zip(row[3:], shares, strict=True):
                self.assertEqual(said is None, share is None)
                if share is not None:
                    self.assertAlmostEqual(said, share, delta=0.02)  # of rounded points
        rules = [rule for one in sheet.conditional_formatting for rule in one.rules]
        self.assertEqual([rule.formula[0] for rule in rules if rule.type == "cellIs"], ["100", "90", "75", "50", "0"])

    def test_the_checks(self):
        said = {(row[0], row[3]): row for row in rows(self.sheets["检查明细"])}
        open_checks = [(community, check) for community, check in self.checks if check["outcome"] in ("fail", "unknown")]
        self.assertEqual(len(said), len(open_checks))
        for community, check in open_checks:
            row = said[community["id"], check["id"]]
            self.assertEqual(row[5], {"fail": "未达标", "unknown": "待定"}[check["outcome"]])
            self.assertEqual(row[9], check["message"])
            for cell, key in zip(row[6:8], ("points", "max")):
                self.assertEqual(cell, two(check[key]) if key in check else None)
            steps = {step["check"]: step["gain"] for step in community["steps"]}
            gain = steps.get(check["id"], check.get("gain") if check["outcome"] == "unknown" else None)
            self.assertEqual(row[8], None if gain is None else two(gain))
        whole = self.book(DISTRICT, "--detail", name="b.xlsx")
        self.assertEqual(whole["检查明细"].max_row - 1, len(self.checks))

    def test_the_ledger(self):
        sheet = self.sheets["整改台账"]
        self.assertEqual([cell.value for cell in sheet[2]], LEDGER)
        entries = rows(sheet, 3)
        failed = [(community, check) for community, check in self.checks if check["outcome"] == "fail"]
        self.assertEqual([row[0] for row in entries], list(range(1, len(failed) + 1)))
        self.assertEqual(sorted(row[2] for row in entries), sorted(check["message"] for _, check in failed))
        for row in entries:
            self.assertEqual((row[10], row[11], row[12], row[14]), (None, None, None, None))
            self.assertEqual(row[13], "转下年" if "本年已不能补" in row[15] else "未整改")
            self.assertTrue(all(row[i] for i in (1, 3, 4, 5, 6, 7, 8, 9)), row)
        by_range = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
        self.assertEqual(by_range["N3:N1048576"].formula1, f'"{STATES}"')
        self.assertEqual({by_range[f"{column}3:{column}1048576"].type for column in "MO"}, {"date"})
        overdue = [rule.formula[0] for one in sheet.conditional_formatting for rule in one.rules]
        self.assertIn("AND(ISNUMBER($M3),$M3<TODAY())", overdue)

    def test_the_ledger_as_a_table(self):
        code, out, _ = self.check(DISTRICT, "--format", "ledger")
        self.assertEqual(code, 1)
        table = list(csv.reader(io.StringIO(out.decode("utf-8-sig"))))
        self.assertEqual(table[0], LEDGER)
        self.assertEqual([row[0] for row in table[1:]], [str(number + 1) for number in range(len(table) - 1)])
        book = openpyxl.load_workbook(self.folder / self.ledger_workbook())
        self.assertEqual(book.sheetnames, ["整改台账"])
        of_book = [[str(cell or "") for cell in row] for row in rows(book.active, 3)]
        self.assertEqual(of_book, table[1:])  # in the same order, with the same numbers

    def ledger_workbook(self):
        self.assertEqual(self.check(DISTRICT, "-o", "ledger:l.xlsx", "-o", "ledger:l.csv", "--quiet")[0], 1)
        self.assertEqual((self.folder / "l.csv").read_bytes()[:3], b"\xef\xbb\xbf")
        return "l.xlsx"

    def test_a_deadline_while_the_year_lasts(self):
        entries = rows(self.book(DISTRICT, "--as-of", "2024-09-30", status=2)["整改台账"], 3)
        self.assertIn(datetime.datetime(2024, 12, 31), {row[12] for row in entries})

    def test_what_is_not_reported_and_zeros(self):
        lacking = {(community["id"], check["id"], field) for community, check in self.checks
                   for field in check.get("unknown_fields", [])}
        self.assertEqual(sum(row[4].count("、") + 1 for row in rows(self.sheets["没有填的"])), len(lacking))
        zeros = {(community["id"], check["id"], one["field"]) for community, check in self.checks
                 for one in check.get("because", [])}
        said = {(row[0], row[2], row[3]) for row in rows(self.sheets["请核实的零"])}
        self.assertEqual({one[0] for one in said}, {one[0] for one in zeros})
        self.assertEqual(len(said), len({(one[0], one[2]) for one in zeros}))

    def test_the_score_sheets(self):
        sheet = self.sheets["评分表"]
        self.assertEqual([cell.value for cell in sheet[2]], SCORES)
        scored = [row for row in rows(sheet, 3) if isinstance(row[0], (int, float))]
        self.assertEqual(max(row[0] for row in scored), len(scored) / len(self.communities))  # each from 1
        self.assertEqual(len(sheet.row_breaks.brk), len(self.communities) - 1)
        self.assertAlmostEqual(sum(row[3] or 0 for row in scored), 100 * len(self.communities), delta=0.001)
        self.assertEqual(len(scored), len(self.checks))
        names = [row[0] for row in rows(sheet, 3) if isinstance(row[0], str)]
        self.assertEqual(len(names), len(self.communities))
        sums = [row for row in rows(sheet, 3) if row[1] == "合计"]
        self.assertEqual(sorted(row[5] for row in sums),
                         sorted(one["score"]["percent"] for one in self.communities.values() if "score" in one))
        self.assertTrue(all(row[6] is None for row in scored))

    def test_the_summary(self):
        said = {row[0]: row[1] for row in rows(self.sheets["汇总"], 1) if row[0]}
        summary = self.json["summary"]
        of = f"（没有待定项的 {summary['complete']} 个）"
        self.assertEqual(said["平均得分" + of], summary["mean_complete"])
        self.assertEqual(said["得分中位数" + of], summary["median_complete"])
        self.assertEqual(said["平均得分（全部，待定的按未得分计）"], summary["mean_percent"])
        for grade in self.json["grades"]:
            self.assertEqual(said[grade["label"]["zh"]], summary["grades"][grade["id"]])
        for check in summary["worst_checks"][:30]:  # as many as are listed
            row = next(row for row in rows(self.sheets["汇总"]) if str(row[0]).startswith(check["id"] + " "))
            self.assertEqual(row[1:4], (check["fail"], check["unknown"], check["applies"]))
        with zipfile.ZipFile(self.folder / "a.xlsx") as book:
            self.assertEqual(len([name for name in book.namelist() if name.startswith("xl/charts/")]), 2)

    def test_equal_bytes(self):
        first = (self.folder / "a.xlsx").read_bytes()
        for jobs in ("1", "4"):
            self.book(DISTRICT, "--jobs", jobs, name="b.xlsx")
            self.assertEqual((self.folder / "b.xlsx").read_bytes(), first)


@unittest.skipUnless(openpyxl, "openpyxl is not installed")
class OddInput(Case):
    def test_hostile_texts_are_texts(self):
        self.write((DISTRICT.parent / "complete.yaml").read_text("utf-8").replace(
            "name: ", "name: " + json.dumps(HOSTILE) + " # ", 1), "a.yaml")
        book = self.book("a.yaml", status=0)
        names = [cell for sheet in book for line in sheet.iter_rows() for cell in line
                 if isinstance(cell.value, str) and "cmd()" in cell.value]
        self.assertTrue(names)
        for cell in names:
            self.assertNotEqual(cell.data_type, "f")
            self.assertIn("_x0041_", openpyxl.utils.escape.unescape(cell.value))

    def test_a_name_that_no_cell_holds_is_cut(self):
        for part, count in (("_x0041_", 2600), ("长", 21_000), ("a", 40_000)):
            with self.subTest(part):
                self.write((DISTRICT.parent / "complete.yaml").read_text("utf-8").replace(
                    "name: ", f"name: {part * count} # ", 1), "a.yaml")
                book = self.book("a.yaml", status=0)
                name = openpyxl.utils.escape.unescape(book["社区名单"]["B2"].value)
                self.assertTrue((part * count).startswith(name.removesuffix("…")))

    def test_nothing_assessed(self):
        text = (DISTRICT.parent / "complete.yaml").read_text("utf-8")
        self.write(re.sub("households: [0-9]+", "households: many", text), "a.yaml")
        book = self.book("a.yaml", "--strict", "--period", "2024", status=2)
        self.assertEqual(book.sheetnames, SHEETS["zh"])
        (row,) = rows(book["未能评估"])
        self.assertEqual(row[:2], ("未能评估", "990101001002"))
        self.assertIn("many", row[3])
        code, _, _ = self.check("a.yaml", "--strict", "--period", "2024", "-o", "ledger:l.xlsx", "--quiet")
        self.assertEqual(code, 2)
        (entry,) = rows(openpyxl.load_workbook(self.folder / "l.xlsx").active, 3)
        self.assertIn("many", entry[2])

    def test_errors_and_remarks_are_listed(self):
        book = self.book(PROJECT / "examples/half-filled.yaml", "--period", "2024")
        said = self.report(PROJECT / "examples/half-filled.yaml", "--period", "2024")["summary"]
        kinds = [row[0] for row in rows(book["未能评估"])]
        self.assertEqual(kinds.count("提醒") > 0, said["remarks"] > 0)
        self.assertEqual(kinds.count("填报有误") > 0, said["faults"] > 0)

    def test_more_rejected_than_are_listed(self):
        count, listed = 1_005, 1_000
        path = self.folder / self.copies(count)
        head, *lines = path.read_text("utf-8").splitlines()
        self.write("\n".join([head, *(line.replace(",860,", ",many,", 1) for line in lines)]) + "\n")
        code, out, _ = self.check("a.csv", "--strict", "--quiet", "--format", "ledger")
        self.assertEqual(code, 2)
        table = list(csv.reader(io.StringIO(out.decode("utf-8-sig"))))[1:]
        self.assertEqual(len(table), listed + 1)
        self.assertIn(f"另有 {count - listed} 行", table[-1][2])
        self.check("a.csv", "--strict", "--quiet", "-o", "ledger:l.xlsx")
        of_book = [[str(cell or "") for cell in row]
                   for row in rows(openpyxl.load_workbook(self.folder / "l.xlsx").active, 3)]
        self.assertEqual(of_book, table)

    def test_a_single_community(self):
        book = self.book(PROJECT / "examples/community.yaml")
        said = {row[0]: row[1] for row in rows(book["汇总"], 1)}
        one = self.report(PROJECT / "examples/community.yaml")["communities"][0]
        self.assertEqual(said["得分"], one["score"]["percent"])
        self.assertEqual(said["未达标"], one["counts"]["fail"])
        steps = [str(row[0]).split()[0] for row in rows(book["汇总"])]
        for step in one["steps"]:
            self.assertIn(step["check"], steps)

    def test_only_the_summary(self):
        book = self.book(DISTRICT, "--summary")
        for name in SHEETS["zh"][1:4]:
            self.assertEqual([row[0] for row in rows(book[name])], ["只要汇总时不列。"])

        code, out, _ = self.check(DISTRICT, "--summary", "--format", "ledger")
        self.assertIn("只要汇总时不列。", out.decode())

    def test_many_communities_have_no_score_sheets(self):
        book = self.book(self.copies(MANY), status=1)
        (note,) = [row[0] for row in rows(book["评分表"], 3)]
        self.assertIn("60", note)
        self.assertEqual(book["社区名单"].max_row, MANY + 1)
        self.assertGreater(book["整改台账"].max_row, MANY)

    def test_very_many_are_listed_and_only_the_first_in_full(self):
        count, most = 10_002, 10_000
        name = self.copies(count)
        book = self.book(name, "--only", "13", "--jobs", "2")
        self.assertEqual(book["社区名单"].max_row, count + 1)
        self.assertEqual(book["标准得分"].max_row, count + 1)
        checks = [row for row in rows(book["检查明细"]) if row[3]]
        communities = [row[0] for row in rows(book["社区名单"])]
        self.assertEqual(sorted({row[0] for row in checks}), sorted(communities[:most]))
        self.assertTrue(any("10,002" in str(row[0]) for row in rows(book["检查明细"])))
        self.book(name, "--only", "13", "--jobs", "1", name="b.xlsx")
        self.assertEqual((self.folder / "a.xlsx").read_bytes(), (self.folder / "b.xlsx").read_bytes())


class Outputs(Case):
    def test_one_run_writes_all_beside_each_other(self):
        names = ("html:a.html", "a.xlsx", "a.sarif", "junit:a.xml", "a.csv", "ledger:l.csv", "oscal-results:a.json")
        code, out, _ = self.check(DISTRICT, *(word for name in names for word in ("-o", name)), "--quiet")
        self.assertEqual((code, out), (self.check(DISTRICT)[0], b""))
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()),
                         sorted(name.split(":")[-1] for name in names))

    def test_one_path_in_two_spellings(self):
        (self.folder / "o").mkdir()
        (self.folder / "link").symlink_to("o")
        (self.folder / "dangling.xlsx").symlink_to("o/a.xlsx")
        for other in ("o/../o/a.xlsx", f"{self.folder}/o/a.xlsx", "link/a.xlsx", "dangling.xlsx"):
            with self.subTest(other):
                code, _, err = self.check(DISTRICT, "-o", "o/a.xlsx", "-o", f"ledger:{other}", "--quiet")
                self.assertEqual(code, 2)
                self.assertIn("CB0026", err)
                self.assertEqual(list((self.folder / "o").iterdir()), [])

    def test_endings_in_capitals_and_formats_in_part(self):
        self.check(DISTRICT, "-o", "ledger:L.XLSX", "-o", "A.XLSX", "--quiet")
        for name in ("L.XLSX", "A.XLSX"):
            self.assertEqual((self.folder / name).read_bytes()[:2], b"PK")
        for output in ("oscal:a.json", "LEDGER:a.csv"):
            code, _, err = self.check(DISTRICT, "-o", output)
            self.assertEqual(code, 2)
            self.assertIn("oscal-catalog" if "oscal" in output else "ledger", err)
            self.assertIn("./" + output, err)

    def test_standard_output(self):
        code, out, _ = self.check(DISTRICT, "--format", "xlsx")
        self.assertEqual((code, out[:2]), (1, b"PK"))
        self.check(DISTRICT, "-o", "a.xlsx")
        self.assertEqual((self.folder / "a.xlsx").read_bytes(), out)

    def test_a_file_that_grows_too_large(self):
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        code, _, err = self.check(DISTRICT, "-o", "a.xlsx", preexec_fn=limit)
        self.assertEqual(code, 2)
        self.assertIn("CB0010", err)
        self.assertEqual(list(self.folder.iterdir()), [])


@unittest.skipUnless(SOFFICE and PDFTOTEXT, "libreoffice-calc or poppler-utils is not installed")
class OnPaper(Case):
    def test_libreoffice_prints_all_sheets(self):
        self.check(PROJECT / "examples/community.yaml", "-o", "a.xlsx", "--quiet")
        subprocess.run([SOFFICE, f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to",
                        "pdf", "--outdir", self.folder, self.folder / "a.xlsx"], check=True, capture_output=True,
                       timeout=180)
        text = subprocess.run([PDFTOTEXT, "-layout", self.folder / "a.pdf", "-"], check=True,
                              capture_output=True).stdout.decode()
        pages = text.split("\f")[:-1]
        for word in ("整改台账", "评分表", "自评分", "责任单位", "填报值", "怎样算"):
            self.assertIn(word, text)
        self.assertIn(f"共 {len(pages)} 页", pages[0])
        self.assertTrue(all(page.strip() for page in pages))
        # Headings stand on each page of a sheet that has several.
        self.assertGreater(sum("审核分" in page for page in pages), 1)


if __name__ == "__main__":
    run_suite()
