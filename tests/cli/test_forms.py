"""Workbooks out: forms to fill in, what comes back from those who filled them in, and conversions."""
import csv
import datetime
import io
import json
import os
import resource
import shutil
import subprocess
import sys
import unittest
import zipfile

import yaml

sys.dont_write_bytecode = True  # the source tree stays as it is
from program import PROGRAM, PROJECT, cbps
from suite import FolderCase, run_suite

try:
    import openpyxl
except ImportError:
    openpyxl = None

SOFFICE = shutil.which("soffice")
COMPLETE, HALF = PROJECT / "examples/complete.yaml", PROJECT / "examples/half-filled.yaml"
DISTRICT = PROJECT / "examples/district"
# The library of scripts/setup says nothing by itself; a shared one does.
MADE_HERE = (PROJECT / "build/libxlsxwriter/libxlsxwriter.a").exists()
ANSWERS = ("填报数", "Answer")  # headings of the column to fill in
ANSWER = 3  # it, in Chinese
BUILT_IN = subprocess.run([PROGRAM, "template", "-f", "xlsx"], capture_output=True).returncode == 0


def facts_of(path, *arguments):
    """What is read, in the standard way, and what is said of it."""
    status, out, err = cbps("convert", path, "-f", "yaml", *arguments)
    return status, yaml.safe_load(out) if out else None, err


def flat(profile, language="zh"):
    """The answers of a profile by the labels of a form, as somebody would type them."""
    status, out, err = cbps("convert", profile, "-f", "csv", "--lang", language)
    assert (status, err) == (0, ""), err
    headings, row = csv.reader(io.StringIO(out.removeprefix("\ufeff")))
    return dict(zip(headings, row))


def names_of_facts(language):
    """What a form may call a fact, and its label: a part of a whole that is not above it has another name."""
    facts = yaml.safe_load((PROJECT / "rules/fields.yaml").read_text("utf-8"))["fields"].values()
    return {fact.get("short", fact["label"])[language]: fact["label"][language] for fact in facts}


def typed(text, cell):
    """What Excel makes of a text that somebody types into the cell."""
    if cell.number_format == "@":
        return text
    if cell.number_format == "yyyy-mm-dd":
        return datetime.date.fromisoformat(text)
    return float(text) if "." in text else int(text)


class Case(FolderCase):
    def template(self, name, *arguments):
        path = self.folder / name
        path.unlink(missing_ok=True)
        status, out, err = cbps("template", "-o", path, *arguments)
        self.assertEqual((status, out, err), (0, "", ""))
        return path

    def through_office(self, path, ending):
        """Opened and saved by LibreOffice."""
        folder = self.folder / f"office-{ending}"
        subprocess.run([SOFFICE, f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to",
                        ending, "--outdir", folder, path], check=True, capture_output=True, timeout=180)
        return folder / path.with_suffix("." + ending).name

    def assert_same_facts(self, path, original):
        expected = facts_of(original)
        self.assertEqual(facts_of(path), (0, expected[1], ""))


@unittest.skipUnless(BUILT_IN, "libxlsxwriter is not built in")
class Forms(Case):
    def fill_in(self, path, answers, language="zh"):
        """Types answers into a form; gives the labels of what it asks."""
        names = names_of_facts(language)
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        labels = []
        answer = next(cell.column for cell in sheet[3] if cell.value in ANSWERS)
        for row in sheet.iter_rows(min_row=4):
            label, cell = row[0].value, row[answer - 1]
            if cell.coordinate in sheet.merged_cells:
                continue
            label = label if label in answers else names.get(label, label)
            labels.append(label)
            if answers.get(label):
                cell.value = typed(answers[label], cell)
        book.save(path)
        return labels

    @unittest.skipIf(openpyxl is None, "python3-openpyxl is not installed")
    def test_a_form_that_was_filled_in_has_the_facts_of_the_profile(self):
        for profile in (COMPLETE, HALF):
            for language in ("zh", "en"):
                with self.subTest(profile=profile.name, language=language):
                    path = self.template("form.xlsx", "--lang", language)
                    answers = flat(profile, language)
                    labels = self.fill_in(path, answers, language)
                    self.assertEqual(set(answers) - set(labels), set())
                    self.assertEqual(len(labels), len(set(labels)))
                    self.assert_same_facts(path, profile)

    @unittest.skipIf(openpyxl is None, "python3-openpyxl is not installed")
    def test_the_verdicts_are_the_same(self):
        path = self.template("form.xlsx")
        self.fill_in(path, flat(COMPLETE))
        reports = [json.loads(cbps("check", one, "-f", "json")[1]) for one in (COMPLETE, path)]
        self.assertEqual(*[[check["outcome"] for one in report["communities"] for standard in one["standards"]
                            for check in standard["checks"]] for report in reports])
        # What was typed is written as this program writes it, and so is the form.
        self.assertEqual(reports[1]["summary"].get("readings", []), [])

    @unittest.skipIf(openpyxl is None or SOFFICE is None, "python3-openpyxl or LibreOffice is not installed")
    def test_an_office_suite_may_save_it(self):
        path = self.template("form.xlsx")
        self.fill_in(path, flat(COMPLETE))
        for ending in ("xlsx", "ods"):
            saved = self.through_office(path, ending)
            self.assert_same_facts(saved, COMPLETE)
            self.assertEqual(self.readings_of(saved), set())

    def test_known_facts_stand_in_the_form(self):
        self.assert_same_facts(self.template("form.xlsx", "--from", COMPLETE), COMPLETE)
        self.assert_same_facts(self.template("table.xlsx", "--table", "--from", DISTRICT), DISTRICT)
        # And in a form for the next year that is made from the form of this one.
        again = self.folder / "again.xlsx"
        cbps("template", "-o", again, "--from", self.folder / "form.xlsx")
        self.assert_same_facts(again, COMPLETE)

    def readings_of(self, path):
        """What a report says of how the form is laid out and written."""
        report = json.loads(cbps("check", path, "-f", "json", "--summary")[1])
        return {reading["kind"] for reading in report["summary"].get("readings", [])}

    def test_nothing_is_said_of_how_a_form_is_laid_out(self):
        for language in ("zh", "en"):
            for kind in ((), ("--table",)):
                with self.subTest(language=language, kind=kind):
                    path = self.template("form.xlsx", *kind, "--lang", language, "--from", COMPLETE)
                    self.assertEqual(self.readings_of(path), set())
                    self.assert_same_facts(path, COMPLETE)

    @unittest.skipIf(openpyxl is None, "python3-openpyxl is not installed")
    def test_a_column_that_was_added_to_a_form_is_named(self):
        path = self.template("form.xlsx", "--from", COMPLETE)
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        sheet.cell(3, 6).value, sheet.cell(5, 6).value = "备注", "已核对"
        book.save(path)
        self.assertEqual(self.readings_of(path), {"columns_ignored"})
        self.assert_same_facts(path, COMPLETE)

    @unittest.skipIf(SOFFICE is None, "LibreOffice is not installed")
    def test_tables_through_an_office_suite(self):
        path = self.template("table.xlsx", "--table", "--from", DISTRICT)
        for ending in ("xlsx", "ods"):
            self.assert_same_facts(self.through_office(path, ending), DISTRICT)

    @unittest.skipIf(openpyxl is None, "python3-openpyxl is not installed")
    def test_who_filled_it_in_is_not_read(self):
        path = self.template("form.xlsx", "--from", COMPLETE)
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        sheet.cell(sheet.max_row, 1).value = "填表人：王小明　审核人：李大伟　填报日期：2024-12-30"
        sheet.cell(sheet.max_row + 1, 1).value = "联系电话"
        sheet.cell(sheet.max_row, ANSWER).value = "027-12345678"
        book.save(path)
        self.assert_same_facts(path, COMPLETE)

    @unittest.skipIf(openpyxl is None, "python3-openpyxl is not installed")
    def test_each_answer_is_checked_while_it_is_typed(self):
        sheet = openpyxl.load_workbook(self.template("form.xlsx")).worksheets[0]
        rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
        facts = {row[0].value: row for row in sheet.iter_rows(min_row=4)}
        open_rules = {label: rules[row[ANSWER - 1].coordinate] for label, row in facts.items()
                      if row[ANSWER - 1].coordinate in rules}
        self.assertEqual(open_rules["社区代码"].type, "textLength")
        self.assertEqual((open_rules["居民总户数"].type, open_rules["居民总户数"].formula1,
                          open_rules["居民总户数"].formula2), ("whole", "1", "10000000"))
        self.assertEqual(open_rules["党员群众服务中心已建成"].formula1, '"是,否"')
        self.assertEqual(open_rules["社区党组织设置形式"].formula1, '"未建立,党支部,联合党支部,党总支,党委"')
        self.assertEqual(open_rules["最近一次换届选举日期"].type, "date")
        self.assertEqual(facts["社区代码"][ANSWER - 1].number_format, "@")
        for rule in rules.values():
            self.assertEqual(rule.errorStyle or "stop", "stop")
            self.assertLessEqual(len(rule.error or ""), 255)
        self.assertEqual(sheet.freeze_panes, "A4")
        self.assertEqual(sheet.print_title_rows, "$3:$3")

    @unittest.skipIf(openpyxl is None, "python3-openpyxl is not installed")
    def test_numbers_of_checks_are_not_broken(self):
        for path in (self.template("form.xlsx"), self.template("table.xlsx", "--table")):
            sheet = openpyxl.load_workbook(path).worksheets[-1 if path.name == "table.xlsx" else 0]
            lists = [cell.value for cell in next(sheet.iter_cols(min_col=sheet.max_column)) if "、" in str(cell.value)]
            self.assertTrue(lists)
            for one in lists:
                self.assertEqual(one.count("、"), one.count("、 "))

    @unittest.skipIf(openpyxl is None, "python3-openpyxl is not installed")
    def test_a_table_explains_its_columns(self):
        book = openpyxl.load_workbook(self.template("table.xlsx", "--table"))
        table, guide = book.worksheets
        headings = [cell.value for cell in table[1]]
        explained = [row[0].value for row in guide.iter_rows(min_row=2) if row[2].value]
        self.assertEqual(explained, [f"{openpyxl.utils.get_column_letter(i + 1)} {heading}"
                                     for i, heading in enumerate(headings)])
        self.assertEqual(table.freeze_panes, "C2")
        for rule in table.data_validations.dataValidation:
            self.assertLessEqual(len(rule.promptTitle or ""), 32)
            self.assertLessEqual(len(rule.prompt or ""), 255)

    def test_a_choice_of_standards_and_the_short_form(self):
        def labels(*arguments):
            with zipfile.ZipFile(self.template("form.xlsx", *arguments)) as book:
                return book.read("xl/worksheets/sheet1.xml").decode().count("<dataValidation ")
        everything, short, few = labels(), labels("--short"), labels("--only", "8")
        self.assertLess(few, short)
        self.assertLess(short, everything)

    def test_a_form_is_for_one_community(self):
        status, out, err = cbps("template", "-o", self.folder / "a.xlsx", "--from", DISTRICT)
        self.assertEqual((status, out), (2, ""))
        self.assertIn("CB0050", err)
        self.assertFalse((self.folder / "a.xlsx").exists())

    def test_other_formats_have_no_table_and_nothing_known(self):
        for option in (("--table",), ("--from", COMPLETE)):
            status, out, err = cbps("template", *option)
            self.assertEqual((status, out), (2, ""))
            self.assertIn("CB0049", err)

    def test_one_fault_is_told_once(self):
        status, out, err = cbps("template", "-o", self.folder / "a.xlsx", "--from", self.folder / "absent.yaml")
        self.assertEqual((status, out), (2, ""))
        self.assertEqual(err.count("CB"), 1, err)
        # The cure is one of this command.
        err = cbps("template", "-o", self.folder / "a.docx")[2]
        self.assertIn(f"-o yaml:{self.folder / 'a.docx'}", err)
        self.assertEqual(cbps("template", "-o", f"yaml:{self.folder / 'a.docx'}")[0], 0)

    def test_what_cannot_be_read_gives_no_form(self):
        self.write("社区名称: [", "bad.yaml")
        status, _, err = cbps("template", "-o", self.folder / "a.xlsx", "--from", self.folder / "bad.yaml")
        self.assertEqual(status, 2)
        self.assertIn("bad.yaml", err)
        self.assertFalse((self.folder / "a.xlsx").exists())

    def test_the_same_bytes_on_every_day(self):
        for arguments in ((), ("--table", "--from", str(DISTRICT))):
            found = set()
            for zone in ("UTC", "Pacific/Kiritimati"):
                done = subprocess.run([PROGRAM, "template", "-f", "xlsx", *arguments], capture_output=True, timeout=60,
                                      env={**os.environ, "TZ": zone})
                self.assertEqual((done.returncode, done.stderr), (0, b""))
                found.add(done.stdout)
            self.assertEqual(len(found), 1)
        with zipfile.ZipFile(self.template("a.xlsx")) as book:
            self.assertIn("2024-01-01T00:00:00Z", book.read("docProps/core.xml").decode())
            self.assertEqual({part.date_time for part in book.infolist()}, {(1980, 1, 1, 0, 0, 0)})

    def test_a_full_disk_is_said_and_nothing_is_left(self):
        temporary = self.folder / "temporary"
        temporary.mkdir()
        done = subprocess.run([PROGRAM, "template", "-o", self.folder / "a.xlsx"], capture_output=True, timeout=60,
                              env={**os.environ, "TMPDIR": str(temporary)},
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)))
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertIn("CB0010", done.stderr.decode())
        if MADE_HERE:
            self.assertNotIn("[ERROR]", done.stderr.decode())
        self.assertEqual(list(temporary.iterdir()), [])
        self.assertFalse((self.folder / "a.xlsx").exists())

    def test_no_place_for_temporary_files(self):
        done = subprocess.run([PROGRAM, "template", "-o", self.folder / "a.xlsx"], capture_output=True, timeout=60,
                              env={**os.environ, "TMPDIR": str(self.folder / "absent")})
        self.assertEqual((done.returncode, done.stderr), (0, b""))  # another place is found

    @unittest.skipIf(SOFFICE is None, "LibreOffice is not installed")
    def test_it_is_printed_on_few_pages(self):
        pdf = self.through_office(self.template("form.xlsx", "--short"), "pdf").read_bytes()
        self.assertLessEqual(pdf.count(b"/Type/Page/"), 8)
        self.assertGreater(pdf.count(b"/Type/Page/"), 1)


@unittest.skipUnless(BUILT_IN, "libxlsxwriter is not built in")
class Conversions(Case):
    def convert(self, source, name, *arguments):
        path = self.folder / name
        self.assertEqual(cbps("convert", source, "-o", path, *arguments), (0, "", ""))
        return path

    def test_to_and_fro(self):
        for style in ((), ("--lang", "en"), ("--keys",), ("--lang", "en", "--keys")):
            self.assert_same_facts(self.convert(DISTRICT, "all.xlsx", *style), DISTRICT)

    @unittest.skipIf(SOFFICE is None, "LibreOffice is not installed")
    def test_through_an_office_suite(self):
        path = self.convert(DISTRICT, "all.xlsx")
        for ending in ("xlsx", "ods"):
            self.assert_same_facts(self.through_office(path, ending), DISTRICT)

    @unittest.skipIf(openpyxl is None, "python3-openpyxl is not installed")
    def test_numbers_are_numbers_and_codes_are_texts(self):
        sheet = openpyxl.load_workbook(self.convert(DISTRICT, "all.xlsx")).active
        column = {cell.value: cell.column - 1 for cell in sheet[1]}
        row = [cell.value for cell in sheet[2]]
        self.assertEqual(row[column["社区代码"]], "990101001011")
        self.assertEqual(row[column["评估年度"]], 2024)
        self.assertIsInstance(row[column["居民总户数"]], int)
        self.assertIsInstance(row[column["最近一次换届选举日期"]], datetime.datetime)
        self.assertEqual(row[column["党员群众服务中心已建成"]], "是")

    def test_a_name_is_never_a_formula(self):
        for name in ("=1+1社区", "+甲社区", "@甲社区", "-甲社区", "_x0041_社区"):
            path = self.write(f'社区代码: "990101001001"\n社区名称: "{name}"\n评估年度: 2024\n居民总户数: 1000\n', "a.yaml")
            self.assert_same_facts(self.convert(path, "a.xlsx"), path)


class WithoutTheLibrary(Case):
    def test_it_is_said(self):
        if BUILT_IN:
            self.skipTest("libxlsxwriter is built in")
        for arguments in (("template",), ("convert", COMPLETE)):
            status, out, err = cbps(*arguments, "-o", self.folder / "a.xlsx")
            self.assertEqual((status, out), (2, ""))
            self.assertIn("CB0046", err)
            self.assertFalse((self.folder / "a.xlsx").exists())


if __name__ == "__main__":
    run_suite()
