"""Workbooks in: what they hold is what the same table as text holds, with cells as places; and what cannot be read."""
import csv
import datetime
import io
import json
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
FORM = [["2024年度统计表"],
        ["社区代码", "社区名称", "年度", "居民总户数", "党员群众服务中心已建成", "服务中心建筑面积", "最近一次换届选举日期"],
        [990101001001, "甲社区", 2024, 1000, True, 200.0, "2023-05-06"],
        ["990101001002", "乙社区", "2024", 1200, "是", 180.5, None]]


def report(*arguments):
    status, out, err = cbps("check", *arguments, "-f", "json")
    return status, json.loads(out) if out else None, err


def verdicts(report):
    return {one["id"]: {check["id"]: check["outcome"] for standard in one["standards"] for check in standard["checks"]}
            for one in report["communities"]}


@unittest.skipIf(openpyxl is None, "python3-openpyxl is not installed")
class Workbooks(FolderCase):
    def book(self, sheets, name="a.xlsx", change=None):
        """`sheets` is {name: rows}."""
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        if change:
            change(book)
        path = self.folder / name
        book.save(path)
        return path

    def district_rows(self):
        text = cbps("convert", PROJECT / "examples/district", "-o", "csv:-")[1].removeprefix("\ufeff")
        return list(csv.reader(io.StringIO(text)))

    def test_the_district_is_the_same_in_every_format(self):
        expected = report(PROJECT / "examples/district")
        rows = self.district_rows()
        book = self.book({"填报表": rows})
        text = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in rows)
        paths = [book, self.write(text.encode("gb18030"), "b.csv")]
        if SOFFICE:
            for ending, source in (("ods", book), ("xlsx", book)):
                into = self.folder / f"by-office-{ending}"
                subprocess.run([SOFFICE, "--headless", f"-env:UserInstallation=file://{self.folder}/profile", "--convert-to", ending,
                                "--outdir", str(into), str(source)], check=True, capture_output=True, timeout=300)
                paths.append(into / f"a.{ending}")
        else:
            print("skipped: Workbooks.test_the_district_is_the_same_in_every_format: .ods and .xlsx of LibreOffice, which is "
                  "not installed", flush=True)
        for path in paths:
            with self.subTest(path.name):
                status, found, err = report(path)
                self.assertEqual((status, verdicts(found)), (expected[0], verdicts(expected[1])), err)
                scores = [{one["id"]: one["score"]["exact"] for one in each["communities"]} for each in (found, expected[1])]
                self.assertEqual(*scores)

    def test_typed_cells(self):
        def with_date(book):
            book.active["G3"] = datetime.datetime(2023, 5, 6)
        for change in (None, with_date):
            status, found, err = report(self.book({"填报表": FORM}, change=change))
            self.assertEqual(status, 1, err)
            self.assertEqual([one["id"] for one in found["communities"]], ["990101001001", "990101001002"])
            self.assertEqual([verdicts(found)[one]["8.2"] for one in verdicts(found)], ["pass", "fail"])
            converted = cbps("convert", self.folder / "a.xlsx", "-o", "csv:-")[1]
            self.assertIn("2023-05-06", converted.splitlines()[1])
            gap = next(check for standard in found["communities"][1]["standards"] for check in standard["checks"]
                       if check["id"] == "8.2")
            self.assertEqual(gap["shortfalls"][0]["location"]["cell"], "填报表!F4")
            self.assertEqual(found["communities"][1]["source"], {"file": str(self.folder / "a.xlsx"), "line": 4, "column": 1, "cell": "填报表!A4"})

    def test_places_are_cells(self):
        rows = [list(row) for row in FORM]
        rows[2][5], rows[3][3], rows[3][2] = "#REF!", "很多", "=1+1"
        status, out, err = cbps("check", self.book({"填报表": rows}), "--period", "2024", "--format", "markdown")
        out = out.replace("\\", "")
        self.assertEqual(status, 2)
        for words in ("a.xlsx:填报表!F3", "CB2057", "a.xlsx:填报表!D4", "CB2006", "a.xlsx:填报表!C4", "CB2115"):
            self.assertIn(words, err + out)

    def test_the_first_sheet_with_a_table(self):
        other = [FORM[0], FORM[1], [990101001003, "丙社区", 2024, 10, True, 200.0, None]]
        path = self.book({"封面": [["填报说明"]], "一": FORM, "二": other})
        status, found, err = report(path)
        self.assertIn("CB1076", err + json.dumps(found))
        self.assertEqual(len(found["communities"]), 2)
        for sheet in ("二", "3"):
            status, found, err = report(path, "--sheet", sheet)
            self.assertEqual([one["name"] for one in found["communities"]], ["丙社区"])
            self.assertNotIn("CB1076", json.dumps(found))
        status, _, err = report(path, "--sheet", "四")
        self.assertEqual(status, 2)
        self.assertIn("CB1073", err)
        self.assertIn("封面, 一, 二", err)

    def test_what_is_hidden_is_read_and_said(self):
        def hide(book):
            book["一"].sheet_state = "hidden"
            book["一"].row_dimensions[4].hidden = True
            book["一"].column_dimensions["F"].hidden = True
        status, found, err = report(self.book({"封面": [["说明"]], "一": FORM}, change=hide))
        self.assertEqual(len(found["communities"]), 2)
        codes = {one["code"] for one in found["remarks"]}
        self.assertLessEqual({"CB1077", "CB1078", "CB1079"}, codes)

    def test_two_rows_of_headings_over_merged_cells(self):
        rows = [["社区代码", "社区名称", "年度", "党员群众服务中心", None, None],
                [None, None, None, "已建成", "面积", "居民总户数"],
                ["990101001001", "甲社区", 2024, "是", 200, 1000]]

        def merge(book):
            sheet = book.active
            sheet.merge_cells("D1:E1")
            for column in "ABC":
                sheet.merge_cells(f"{column}1:{column}2")
        status, found, err = report(self.book({"一": rows}, change=merge))
        self.assertEqual(found["rejected"], [])
        self.assertEqual((status, verdicts(found)["990101001001"]["8.2"]), (1, "pass"), err)

    def test_a_map_names_the_sheet(self):
        rows = [["编码", "名", "总户", "面积"], ["990101001001", "甲社区", 1000, 200]]
        path = self.book({"封面": [["说明"]], "一": FORM, "二": rows})
        status, out, err = cbps("map", path, "--sheet", "二")
        self.assertEqual(status, 0, err)
        self.assertIn("编码", out)
        names = self.write("columns: {编码: 社区代码, 名: 社区名称, 总户: households, 面积: centre.area}\nconstants: {period: 2024}\nsheet: 二\n", "m.yaml")
        status, found, err = report(path, "--map", names)
        self.assertIsNotNone(found, err)
        self.assertEqual([one["id"] for one in found["communities"]], ["990101001001"], err)

    def test_convert(self):
        path = self.book({"填报表": FORM})
        status, out, err = cbps("convert", path, "-o", "csv:-")
        self.assertEqual(status, 0, err)
        again = self.write(out, "again.csv")
        self.assertEqual(verdicts(report(again)[1]), verdicts(report(path)[1]))

    def test_in_a_folder_and_under_another_name(self):
        (self.folder / "in").mkdir()
        book = self.book({"一": FORM}, name="in/a.xlsx")
        self.write("社区代码,社区名称,年度,居民总户数\n990101001009,丁社区,2024,5\n", "in/b.csv")
        status, found, err = report(self.folder / "in")
        self.assertEqual(len(found["communities"]), 3, err)
        renamed = self.folder / "c.csv"
        renamed.write_bytes(book.read_bytes())
        self.assertEqual(len(report(renamed)[1]["communities"]), 2)
        done = subprocess.run([PROGRAM, "check", "-", "--input-format", "xlsx", "-f", "json"], input=book.read_bytes(),
                              capture_output=True, timeout=60)
        self.assertEqual(len(json.loads(done.stdout)["communities"]), 2)

    def test_the_unit_of_a_format_is_that_of_the_number(self):
        rows = [["社区代码", "社区名称", "年度", "年度社区工作运行经费", "居民总户数"], ["990101001001", "甲社区", 2024, 1.5, 0.1 + 0.2 + 999.7]]
        for code, code_of_count, value, households in (('0.0"万元"', "General", "15000", "1000"), ('0.00"元"', '0"户"', "1.5", "1000"),
                                                       ("0.00", '0"人"', "1.5", "CB2053")):
            def formatted(book):
                book.active["D2"].number_format = code
                book.active["E2"].number_format = code_of_count
            status, out, err = cbps("convert", self.book({"一": rows}, change=formatted), "-o", "csv:-")
            self.assertIn(f",{value}", out.splitlines()[1], err)
            self.assertIn(households, out + err)

    def test_what_lies_under_merged_cells_is_not_read(self):
        """In both formats: what is the same as the merged cell is seen, what differs nobody sees."""
        rows = [["社区代码", "社区名称", "年度", "居民总户数", "服务中心建筑面积"], ["990101001001", "甲社区", 2024, 1000, 200],
                ["990101001002", "乙社区", 2024, 77, 180]]
        path = self.book({"一": rows})
        covered = self.covered(path, "xlsx", "D2:E3")
        for workbook in [covered] + ([self.converted(covered, "ods")] if SOFFICE else []):
            with self.subTest(workbook.suffix):
                status, out, err = cbps("convert", workbook, "-o", "csv:-")
                self.assertIn("CB1082", err)
                self.assertIn("3 格", err)
                self.assertNotIn("77", out)
                self.assertNotIn("180", out)
        same = self.book({"一": [*rows[:2], ["990101001002", "乙社区", 2024, 1000, 180]]})
        status, out, err = cbps("convert", self.covered(same, "xlsx", "D2:D3"), "-o", "csv:-")
        self.assertNotIn("CB1082", err)
        self.assertEqual(out.count("1000"), 2)

    def covered(self, path, ending, *ranges):
        """The workbook with merged cells whose other cells keep what they hold."""
        out = path.with_name("covered." + ending)
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
            for part in old.namelist():
                data = old.read(part)
                if part == "xl/worksheets/sheet1.xml":
                    merged = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
                    data = data.replace(b"</sheetData>", f"</sheetData><mergeCells>{merged}</mergeCells>".encode())
                new.writestr(part, data)
        return out

    def converted(self, path, ending):
        subprocess.run([SOFFICE, f"-env:UserInstallation=file://{self.folder}/office", "--headless", "--convert-to", ending,
                        "--outdir", str(self.folder), str(path)], check=True, capture_output=True, timeout=120)
        return path.with_suffix("." + ending)

    def test_dates_are_what_is_shown_of_them(self):
        day = datetime.date(2024, 3, 5)
        rows = [["社区代码", "社区名称", "年度", "居民总户数", "最近一次换届选举日期"],
                ["990101001001", "甲社区", day, 1000, day], ["990101001002", "乙社区", day, 1000, day]]

        def formatted(book):
            sheet = book.active
            sheet["C2"].number_format = sheet["C3"].number_format = "yyyy"
            sheet["E2"].number_format = 'yyyy"年"m"月"'
            sheet["E3"].number_format = 'm"月"d"日"'
        path = self.book({"一": rows}, change=formatted)
        for workbook in [path] + ([self.converted(path, "ods")] if SOFFICE else []):
            with self.subTest(workbook.suffix):
                status, out, err = cbps("convert", workbook, "-o", "csv:-")
                self.assertEqual(out.count("2024-03-05"), 1, err)
                self.assertIn("CB1083", err)
                self.assertIn("E3", err)
                self.assertIn("E2: 错误", err)

    def test_the_unit_of_a_format_in_an_ods(self):
        if not SOFFICE:
            self.skipTest("LibreOffice is not installed")
        rows = [["社区代码", "社区名称", "年度", "年度社区工作运行经费", "居民总户数"], ["990101001001", "甲社区", 2024, 1.5, 1000]]

        def formatted(book):
            book.active["D2"].number_format = '0.0"万元"'
            book.active["E2"].number_format = '#,##0"户"'
        path = self.converted(self.book({"一": rows}, change=formatted), "ods")
        out = cbps("convert", path, "-o", "csv:-")[1]
        self.assertTrue({"15000", "1000"} <= set(out.splitlines()[1].split(",")), out)

    def test_a_stray_cell_takes_no_community(self):
        rows = [*FORM, *([f"9901010010{number}", f"社区{number}", 2024, 1000, True, 200.0, None] for number in range(10, 90))]
        rows[70] = [*rows[70], None, None, "见附件"]
        status, found, err = report(self.book({"一": rows}))
        self.assertEqual((status, len(found["communities"]), found["rejected"]), (2, 82, []))
        self.assertIn("J71", json.dumps(found["communities"], ensure_ascii=False))

    def test_control_characters_end_nothing(self):
        rows = [*FORM[:3], ["990101001002", "乙_x0001_社区\x7f", 2024, 1200, "是", 180.5, "_x0007_"], ["990101001003", "丙社区", 2024, 5]]
        status, found, err = report(self.book({"一": rows}))
        self.assertEqual(len(found["communities"]), 3)
        self.assertEqual(found["communities"][1]["name"], "乙U+0001社区U+007F")

    def test_a_map_of_one_of_several_sheets(self):
        unknown = [["编码", "社区名称", "总户", "年度"], ["990101001001", "甲社区", 1000, 2024]]
        path = self.book({"填报": unknown, "二": FORM})
        for arguments, sheet in (((), "二"), (("--sheet", "填报"), "填报")):
            status, out, err = cbps("map", path, *arguments)
            self.assertEqual(status, 0, err)
        self.assertIn('sheet: 填报', out)
        path = self.book({"填报": unknown, "备份": FORM, "二": FORM})
        status, out, err = cbps("map", path)
        self.assertEqual(status, 0, err)
        self.assertIn("sheet: 填报", out)
        self.assertIn("备份、二", err)

    def test_a_workbook_that_is_not_read_as_a_table_says_how(self):
        path = self.book({"一": FORM})
        done = subprocess.run([PROGRAM, "check", "-"], input=path.read_bytes(), capture_output=True, timeout=60)
        self.assertEqual(done.returncode, 2)
        self.assertIn("CB1081", (done.stdout + done.stderr).decode())
        renamed = path.with_suffix(".yaml")
        path.rename(renamed)
        status, out, err = cbps("check", renamed)
        self.assertIn("--input-format xlsx", out + err)
        self.assertEqual(len(report(renamed, "--input-format", "xlsx")[1]["communities"]), 2)

    def test_names_of_sheets(self):
        path = self.book({"封面 13800138000": FORM, "填报表 ": FORM})
        status, found, err = report(path, "--sheet", "填报表")
        self.assertEqual(len(found["communities"]), 2, err)
        out = "".join(cbps("check", path)[1:]) + cbps("check", path, "--sheet", "无")[2]
        self.assertNotIn("13800138000", out)

    def test_a_formula_without_a_value_says_so_wherever_it_stands(self):
        path = self.book({"一": [FORM[1], ["=A9", "甲社区", 2024, 5, None, None, None], ["990101001002", "乙社区", "2024", "=D9", None, None, None]]})
        status, out, err = cbps("check", path)
        self.assertEqual((out + err).count("CB2115"), 2, out + err)
        for other in ("CB2034", "CB2045"):
            self.assertNotIn(other, out + err)

    def test_the_same_code_twice(self):
        rows = [*FORM[:3], [990101001001, "丙社区", 2024, 5, None, None, None]]
        path = self.book({"一": rows})
        for arguments in (("check", path), ("convert", path, "-o", "csv:-")):
            status, out, err = cbps(*arguments)
            self.assertEqual(status, 2)
            self.assertIn("一!A3", (out + err).replace("\n", "").replace(" ", ""))

    def test_line_ends_in_a_cell(self):
        rows = [["社区代码", "社区名称", "年度", "居民\n总户数", "支部党员大会日期"],
                ["990101001001", "甲社区", 2024, 1000, "2024-01-05\n2024-04-06\n2024-07-08\n2024-10-09"],
                ["990101001002", "乙社区", 2024, "很多", None]]
        status, out, err = cbps("check", self.book({"一": rows}), "-f", "json")
        self.assertIn("一!D3", out + err)
        self.assertNotIn("CB2055", out + err)

    def test_hostile_workbooks_are_refused_in_words(self):
        whole = self.book({"一": FORM}).read_bytes()
        cut = self.write(whole[:len(whole) // 2], "cut.xlsx")
        status, found, err = report(cut)
        self.assertEqual((status, found["summary"]["communities"]), (2, 0))
        self.assertEqual([one["code"] for one in found["rejected"][0]["diagnostics"]], ["CB1071"])
        doctype = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(doctype, "w") as new:
            for item in old.infolist():
                data = old.read(item)
                if item.filename.startswith("xl/worksheets/"):
                    data = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>' + data.split(b"?>", 1)[-1]
                new.writestr(item.filename, data)
        status, found, _ = report(self.write(doctype.getvalue(), "doctype.xlsx"))
        self.assertEqual(status, 2)
        self.assertEqual([one["code"] for one in found["rejected"][0]["diagnostics"]], ["CB1072"])
        self.assertIn("sheet1.xml", json.dumps(found["rejected"]))

    def test_an_empty_sheet_says_so(self):
        status, found, err = report(self.book({"一月": [], "二月": []}))
        self.assertEqual(status, 2)
        self.assertEqual([one["code"] for one in found["rejected"][0]["diagnostics"]], ["CB1084"])
        # One that has something is looked at first.
        status, out, err = cbps("check", self.book({"一月": [], "二月": [["甲", "乙", "丙"], [1, 2, 3]]}), "-f", "json")
        self.assertIn("二月!", err)
        self.assertNotIn("CB1084", err)

    def test_three_rows_of_headings(self):
        rows = [["甲街道社区情况"], ["社区代码", "社区名称", "评估年度", "居民总户数", "组织建设情况", None, None, "阵地建设情况", None],
                [None, None, None, None, "党员", None, "党支部数", "党员群众服务中心", None],
                [None, None, None, None, "党员总数", "其中正式党员数", None, "党员群众服务中心已建成", "服务中心建筑面积"],
                ["990101001001", "甲社区", 2024, 1000, 86, 80, 3, "是", 200.5]]
        merged = ["A1:I1", "A2:A4", "B2:B4", "C2:C4", "D2:D4", "E2:G2", "E3:F3", "G3:G4", "H2:I2", "H3:I3"]
        status, out, err = cbps("convert", self.book({"表": rows}, change=lambda book: [
            book.active.merge_cells(one) for one in merged]), "-f", "csv")
        self.assertEqual((status, err), (0, ""))
        self.assertEqual(out.splitlines()[1], "990101001001,甲社区,2024,1000,86,80,3,是,200.5")

    def test_a_count_in_a_cell_of_dates(self):
        def dates(book):
            book.active["D3"].number_format = "yyyy-mm-dd"
        status, out, err = cbps("convert", self.book({"表": FORM}, change=dates), "-f", "csv")
        self.assertEqual(status, 2)
        self.assertIn("CB2117", err)
        self.assertIn("`1902-09-26`", err)

    def test_a_figure_out_of_range_is_shown_as_it_is_counted(self):
        rows = [["社区代码", "社区名称", "评估年度", "居民总户数", "社区工作经费（万元）"], ["990101001001", "甲社区", 2024, 1000, 99999999]]
        self.assertIn("`99999999 × 10000`", cbps("convert", self.book({"表": rows}), "-f", "csv")[2])

    def test_excerpts_show_what_the_cell_shows(self):
        rows = [row[:] for row in FORM]
        rows[2][3] = '约"1,000"户'
        err = cbps("check", self.book({"表": rows}), "-f", "json")[2]
        self.assertIn('| …约"1,000"户…', err)
        self.assertNotIn('""', err)

    def test_remarks_as_long_as_a_cell_may_be(self):
        rows = [FORM[1] + ["备注"], FORM[2] + ["长" * 32_767], FORM[3]]
        self.assertEqual(report(self.book({"表": rows}))[2], "")


class Sheets(FolderCase):
    """Which sheet is read, in both formats: an .xlsx has a list of its sheets, those of an .ods are found on the way."""

    ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
    OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
    HIDDEN = "隐藏"
    HEADINGS = ("社区代码", "社区名称", "年度", "居民总户数")
    COVER = [("填报说明",), ("请如实填写",)]

    @classmethod
    def table(cls, number, count=1):
        return [cls.HEADINGS] + [(f"9901010{number}{row:04}", f"第{number}{row}社区", "2024", str(1000 + row)) for row in range(1, count + 1)]

    def ods(self, sheets, name="a.ods", end=""):
        """`sheets` are (name, rows or XML, `HIDDEN` or nothing); `end` takes the place of what stands behind them."""
        tables = []
        for title, rows, *hidden in sheets:
            inside = rows if isinstance(rows, str) else "".join(
                "<table:table-row>" + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
                + "</table:table-row>" for row in rows)
            tables.append(f'<table:table table:name="{title}" table:style-name="{"h" if hidden else "s"}">{inside}</table:table>')
        content = ('<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles>'
                   '<style:style style:name="h"><style:table-properties table:display="false"/></style:style></office:automatic-styles>'
                   "<office:body><office:spreadsheet>" + "".join(tables)
                   + (end or "</office:spreadsheet></office:body></office:document-content>"))
        path = self.folder / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("mimetype", self.ODS_TYPE, zipfile.ZIP_STORED)
            package.writestr("content.xml", content)
        return path

    def xlsx(self, sheets):
        listed = "".join(f'<sheet name="{title}" sheetId="{i}" r:id="r{i}"{" state=%shidden%s" % (chr(34), chr(34)) if hidden else ""}/>'
                         for i, (title, _, *hidden) in enumerate(sheets, 1))
        relation = '<Relationship Id="r{0}" Type="' + self.OFFICE + '/{1}" Target="{2}"/>'
        path = self.folder / "a.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("_rels/.rels", f'<Relationships xmlns="{self.PACKAGE}">{relation.format(1, "officeDocument", "book.xml")}</Relationships>')
            package.writestr("book.xml", f'<workbook xmlns:r="{self.OFFICE}"><sheets>{listed}</sheets></workbook>')
            package.writestr("_rels/book.xml.rels", f'<Relationships xmlns="{self.PACKAGE}">' + "".join(
                relation.format(i, "worksheet", f"{i}.xml") for i in range(1, len(sheets) + 1)) + "</Relationships>")
            for i, (_, rows, *_) in enumerate(sheets, 1):
                package.writestr(f"{i}.xml", "<worksheet><sheetData>" + "".join(
                    "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>" for row in rows)
                    + "</sheetData></worksheet>")
        return path

    def read(self, sheets, *arguments):
        """The status, the communities and all that is said, which is the same of both formats."""
        said = []
        for path in (self.xlsx(sheets), self.ods(sheets)):
            status, out, err = cbps("convert", path, "-o", "csv:-", *arguments)
            communities = [line.split(",")[0] for line in out.removeprefix("\ufeff").splitlines()[1:]]
            said.append((status, communities, err.replace(path.suffix, "")))
            map_of = cbps("map", path, *arguments)
            said[-1] += (map_of[0], map_of[1].replace(path.suffix, ""))
        self.assertEqual(*said)
        return said[0][:3]

    def test_the_first_that_shows_a_table(self):
        one, two = self.table(1), self.table(2)
        many, more = self.table(3, 3000), self.table(4, 3000)
        text = [(f"说明第 {line} 条", "内容" * 10) for line in range(3000)]
        for what, sheets, expected in (
                ("the second", [("封面", self.COVER), ("一", one)], one),
                ("behind an empty one", [("空", []), ("一", one)], one),
                ("behind a long one", [("说明", text), ("一", one)], one),
                ("the first, which is long", [("一", many), ("说明", text)], many),
                ("the first of two", [("一", one), ("二", two)], one),
                ("the first of two that are long", [("空", []), ("一", many), ("二", more)], many),
                ("behind a hidden one", [("藏", two, self.HIDDEN), ("一", one)], one),
                ("before a hidden one", [("一", one), ("藏", two, self.HIDDEN)], one),
                ("a hidden one, as none is to be seen", [("封面", self.COVER), ("藏", many, self.HIDDEN), ("空", [])], many),
                ("the first hidden one", [("藏", one, self.HIDDEN), ("封面", self.COVER), ("也藏", two, self.HIDDEN)], one)):
            with self.subTest(what):
                status, found, err = self.read(sheets)
                self.assertEqual((status, found), (0, [row[0] for row in expected[1:]]), err)
                seen = [title for title, rows, *hidden in sheets if rows and rows[0] == self.HEADINGS and not hidden]
                self.assertEqual("CB1076" in err, len(seen) > 1, err)
                is_hidden = any(rows is expected and hidden for _, rows, *hidden in sheets)
                self.assertEqual("CB1077" in err, is_hidden, err)

    def test_none_shows_a_table(self):
        for what, sheets, place in (
                ("the first that has something", [("空", []), ("封面", self.COVER), ("说明", self.COVER)], "封面!"),
                ("one that can be seen", [("藏", self.COVER, self.HIDDEN), ("封面", self.COVER)], "封面!"),
                ("one that cannot", [("藏", self.COVER, self.HIDDEN), ("空", [])], "藏!"),
                ("a long one", [("空", []), ("长", [("说明" * 10,)] * 9000), ("一", self.COVER)], "长!")):
            with self.subTest(what):
                status, found, err = self.read(sheets)
                self.assertEqual((status, found), (2, []))
                self.assertIn(place, err)

    def test_the_sheet_that_is_asked_for(self):
        one, two, three = self.table(1), self.table(2, 3000), self.table(3)
        sheets = [("一", one), ("3", two), ("三 ", three, self.HIDDEN), ("三", self.table(4))]
        for asked, expected in (("一", one), ("1", one), ("2", two), ("3", two), ("三", self.table(4)), ("三 ", three), ("三  ", three),
                                ("4", self.table(4))):
            with self.subTest(asked):
                status, found, err = self.read(sheets, "--sheet", asked)
                self.assertEqual((status, found), (0, [row[0] for row in expected[1:]]), err)
        for asked in ("四", "5", "0", "-1"):
            with self.subTest(asked):
                status, found, err = self.read(sheets, "--sheet", asked)
                self.assertEqual((status, found), (2, []))
                self.assertIn("CB1073", err)
                self.assertIn("一, 3, 三", err)

    def test_no_sheet_at_all(self):
        self.assertIn("CB1074", self.read([])[2])
        self.assertIn("CB1074", self.read([], "--sheet", "1")[2])

    def test_a_sheet_that_is_broken_behind_the_one_that_is_read(self):
        one, broken = self.table(1), "<table:table-row><table:table-cell></table:table-row>"
        cut = "<table:table><table:table-row><table:table-cell><text:p>甲"
        for what, path in (("no XML", self.ods([("一", one), ("二", broken)], "xml.ods")),
                           ("cut off in the second", self.ods([("一", one)], "cut.ods", end=cut)),
                           ("cut off behind all", self.ods([("一", one)], "end.ods", end="</office:spreadsheet>"))):
            for arguments in ((), ("--sheet", "一"), ("--sheet", "1")):
                with self.subTest(what, arguments=arguments):
                    status, out, err = cbps("convert", path, "-o", "csv:-", *arguments)
                    self.assertEqual(status, 2)
                    self.assertNotIn("990101010001", out)
                    self.assertIn("CB1072", err)
                    self.assertIn("content.xml", err)

    def test_a_sheet_that_is_repeated_without_end(self):
        """Rows that a few bytes repeat are refused where they are too many to be read, and cost nothing where nobody reads them."""
        one = self.table(1)
        cell = '<table:table-cell table:number-columns-repeated="{}"><text:p>x</text:p></table:table-cell>'
        row = '<table:table-row table:number-rows-repeated="1048576">{}</table:table-row>'
        bomb, long = row.format(cell.format(16384)), row.format(cell.format(15))
        for what, sheets, arguments, status in (
                ("behind, and read for a table", [("一", one), ("二", bomb)], (), 2),
                ("behind, and hidden", [("一", one), ("二", bomb, self.HIDDEN)], (), 0),
                ("before, and hidden", [("二", bomb, self.HIDDEN), ("一", one)], (), 0),
                ("before, and not asked for", [("二", bomb), ("一", one)], ("--sheet", "一"), 0),
                ("before, and only its beginning is read", [("二", long), ("一", one)], (), 0),
                ("many, of which only the beginning is read", [(f"长{i}", long) for i in range(50)] + [("一", one)], (), 0),
                ("asked for by its number, before another by its name", [("二", bomb), ("1", one)], ("--sheet", "1"), 0),
                ("asked for", [("一", one), ("二", bomb)], ("--sheet", "二"), 2)):
            with self.subTest(what):
                found = cbps("convert", self.ods(sheets), "-o", "csv:-", *arguments)
                self.assertEqual(found[0], status, found[2])
                self.assertEqual("990101010001" in found[1], status == 0)
                self.assertEqual("CB1072" in found[2], status == 2, found[2])


class Unreadable(FolderCase):
    def test_other_formats_say_how_to_save_them(self):
        ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
        fods = b'<?xml version="1.0"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ' \
               b'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"></office:document>'
        zipped = io.BytesIO()
        with zipfile.ZipFile(zipped, "w") as archive:
            archive.writestr("a.txt", "a")
        rows = [("a.xls", ole), ("a.et", ole), ("a.fods", fods), ("a.xlsx", zipped.getvalue()),
                ("b.xls", "<html><body><table><tr><td>社区代码</td></tr></table></body></html>".encode())]
        for name, data in rows:
            with self.subTest(name):
                path = self.write(data, name)
                for arguments in ((path,), (self.folder,)):
                    status, out, err = cbps("check", *arguments)
                    self.assertEqual(status, 2)
                    self.assertIn("CB1070", out + err)
                    self.assertIn(".xlsx", out + err)
                    self.assertNotIn("\0", out + err)
                path.unlink()

    def test_text_under_the_ending_of_a_workbook_is_a_table(self):
        text = "社区代码\t社区名称\t年度\t居民总户数\n990101001001\t甲社区\t2024\t1000\n"
        status, found, err = report(self.write(text.encode("gb18030"), "a.xls"))
        self.assertEqual(len(found["communities"]), 1, err)

    def test_a_program_is_no_workbook(self):
        for data, code in ((b"MZ\x90\0" + bytes(500), "CB1080"), (b"", "CB1004"),
                           ("社区代码,社区名称,年度\n990101001001,甲社区,2024\n".encode(), "CB1080")):
            status, found, err = report(self.write(data, "a.xlsx"))
            self.assertEqual(status, 2)
            self.assertEqual([one["code"] for one in found["rejected"][0]["diagnostics"]], [code])


if __name__ == "__main__":
    run_suite()
