"""Maps from outside: a table of somebody else's, read with `--map`, gives the verdicts of the same facts under our headings;
every fault of a map has its place; and what `cbps map` proposes can be used once it is decided."""
import csv
import io
import json
import pathlib
import sys

import yaml

sys.dont_write_bytecode = True  # the source tree stays as it is
from contract import Contract
from program import PROGRAM, PROJECT, cbps, without_places
from suite import FolderCase, run_suite

CONTRACT = Contract(PROGRAM)
TABLE = PROJECT / "examples" / "district.csv"
# Headings of another office for some of ours, and its words for our options.
THEIRS = {"居民总户数": "户籍规模", "服务中心建筑面积": "房屋情况", "社区党组织设置形式": "组织类别", "社区名称": "单位全称"}
FORMS = {"党委": "党委会", "党总支": "总支部委员会"}
CONSTANT = {"评估年度": "2024", "省": "示例省", "市": "示例市"}
MAP = """# what the office of the district calls things
columns:
  户籍规模: households
  房屋情况: {fact: centre.area, unit: 公顷}
  组织类别:
    fact: 社区党组织设置形式
    words: {党委会: 党委, 总支部委员会: 党总支}
  单位全称: name
ignore: [包片领导, 电话]
constants:
  period: 2024
  省: 示例省
  city: 示例市
"""


def ours():
    return list(csv.reader(io.StringIO(TABLE.read_text(encoding="utf-8-sig"))))


def hectares(square_metres):
    """The same area, without a detour over binary fractions."""
    if not square_metres:
        return square_metres
    whole, _, part = square_metres.partition(".")
    digits = whole.rjust(5, "0") + part
    return digits[: len(digits) - 4 - len(part)] + "." + digits[len(digits) - 4 - len(part):]


def theirs():
    """The example district as another office has it."""
    rows = ours()
    head = rows[0]
    keep = [i for i, heading in enumerate(head) if heading not in CONSTANT]
    made = [[THEIRS.get(head[i], head[i]) for i in keep] + ["包片领导", "电话"]]
    for row in rows[1:]:
        cells = []
        for i in keep:
            cell = row[i]
            if head[i] == "服务中心建筑面积":
                cell = hectares(cell)
            if head[i] == "社区党组织设置形式":
                cell = FORMS.get(cell, cell)
            cells.append(cell)
        made.append([*cells, "某某", "13800138000"])
    return made


def text_of(rows, **options):
    out = io.StringIO(newline="")
    csv.writer(out, **options).writerows(rows)
    return out.getvalue()


def lying(rows):
    return [list(column) for column in zip(*rows)]


class Case(FolderCase):
    def report(self, *arguments):
        status, out, err = cbps("check", "--format", "json", *arguments)
        self.assertTrue(out, err)
        return status, CONTRACT.report(out), err

    def results(self, *arguments):
        """All that must not depend on how the facts are written."""
        status, whole, err = self.report(*arguments)
        summary = {key: value for key, value in whole["summary"].items() if key != "readings"}
        return status, json.loads(json.dumps(without_places([whole["communities"], whole["rejected"], summary]))), err

    def faults(self, text, table="社区代码,甲\n990101001001,1\n"):
        """The messages about a map, each as (line:column, code)."""
        path, a_map = self.write(table), self.write(text, "map.yaml")
        status, out, err = cbps("check", "--map", a_map, path, "--period", "2024", "--lang", "en")
        places = []
        for line in err.splitlines():
            if line.startswith(f"{a_map}:") and " CB" in line:
                place, _, rest = line[len(str(a_map)) + 1:].partition(": ")
                places.append((place, rest.split()[1].rstrip(":")))
        return status, out, places, err


class SameVerdicts(Case):
    def check_same(self, table, *arguments, name="a.csv", a_map=MAP):
        expected = self.results(TABLE)
        found = self.results("--map", self.write(a_map, "map.yaml"), self.write(table, name), *arguments)
        self.assertEqual(found[1], expected[1])
        self.assertEqual(found[0], expected[0])

    def test_a_table_with_other_headings_words_and_units(self):
        self.check_same(text_of(theirs()))

    def test_below_titles_in_a_row_that_the_map_names(self):
        titles = [["某区社区情况汇总表"], [], ["填报单位：某区", "2024年"]]
        self.check_same(text_of(titles + theirs()), a_map=MAP + "heading_row: 4\nlying: no\nsheet: 表1\n")

    def test_with_another_separator(self):
        self.check_same(text_of([["x", "y"]] + theirs(), delimiter=";"), a_map=MAP + "heading_row: 2\n")

    def test_on_its_side(self):
        self.check_same(text_of(lying(theirs())))
        self.check_same(text_of(lying(theirs())), a_map=MAP + "lying: yes\n")

    def test_on_its_side_below_what_is_not_read(self):
        rows = [row[-2:] + row[:-2] for row in theirs()]
        self.check_same(text_of(lying(rows)))

    def test_in_gb18030_also_the_map(self):
        self.check_same(text_of(theirs()).encode("gb18030"))
        self.check_same(text_of(theirs()).encode("gb18030"), a_map=MAP.encode("gb18030"))

    def test_at_any_number_of_threads(self):
        self.check_same(text_of(theirs()), "--jobs", "3")

    def test_a_table_without_years(self):
        rows = ours()
        year = rows[0].index("评估年度")
        table = text_of([row[:year] + row[year + 1:] for row in rows])
        a_map = "constants: {年度: 2024}\n"
        self.check_same(table, a_map=a_map)
        self.check_same(table, "--jobs", "3", a_map=a_map)
        _, whole, _ = self.report("--map", self.write(a_map, "map.yaml"), self.write(table), "--period", "2023")
        self.assertEqual({fault["code"] for one in whole["rejected"] for fault in one["diagnostics"]}, {"CB2020"})
        self.assertEqual(len(whole["rejected"]), len(rows) - 1)

    def test_the_headings_alone_show_the_encoding(self):
        """None of the headings is one of ours: GB18030 is told by those of the map."""
        a_map = "columns: {代号: id, 规模: households}\nconstants: {period: 2024}\nlying: no\nheading_row: 1\n"
        table = self.write("代号,规模\n990101001001,1000\n".encode("gb18030"))
        status, out, err = cbps("convert", "--map", self.write(a_map, "map.yaml"), table, "--keys")
        self.assertEqual((status, out.lstrip("\ufeff").split()), (0, ["id,period,households", "990101001001,2024,1000"]), err)


class Meaning(Case):
    def convert(self, a_map, table, *arguments):
        status, out, err = cbps("convert", "--keys", "--lang", "en", "--map", self.write(a_map, "map.yaml"),
                                self.write(table), *arguments)
        return status, [line.split(",") for line in out.lstrip("\ufeff").split()], err

    def test_the_map_goes_before_what_a_heading_says(self):
        status, rows, err = self.convert("ignore: [居民总户数]\ncolumns: {户: households}\n",
                                         "社区代码,评估年度,居民总户数,户\n990101001001,2024,5,7\n")
        self.assertEqual((status, rows[1]), (0, ["990101001001", "2024", "7"]), err)

    def test_words_are_not_mapped_twice(self):
        words = "{党委: 党总支, 党总支: 党委}"
        status, rows, err = self.convert(f"columns: {{形式: {{fact: organisation.form, words: {words}}}}}\n",
                                         "社区代码,年度,形式\na,2024, 党委 \nb,2024,党总支\nc,2024,党支部\n")
        self.assertEqual([row[-1] for row in rows[1:]], ["general_branch", "committee", "branch"], err)

    def test_a_word_may_say_that_nothing_is_given(self):
        status, rows, err = self.convert("columns: {户: {fact: households, words: {没统计: null, 一千: 1000}}}\n",
                                         "社区代码,年度,户\na,2024,没统计\nb,2024,一千\n")
        self.assertEqual((status, [row[2:] for row in rows[1:]]), (0, [[""], ["1000"]]), err)

    def test_words_of_who_a_community_is(self):
        a_map = ("columns: {办: {fact: street, words: {甲: 甲街道}}, 名: name,"
                 " 年: {fact: period, words: {本年: 2024}}}\n")
        status, rows, err = self.convert(a_map, "办,名,年\n甲,一,本年\n")
        self.assertEqual((status, rows), (0, [["name", "street", "period"], ["一", "甲街道", "2024"]]), err)

    def test_a_unit_in_the_heading_counts_where_the_map_gives_none(self):
        table = "社区代码,年度,房屋（公顷）\na,2024,0.018\n"
        for key in ("房屋", "房屋（公顷）"):
            status, rows, err = self.convert(f"columns: {{{key}: centre.area}}\n", table)
            self.assertEqual((status, rows[1][-1]), (0, "180"), err)

    def test_a_unit_of_something_else_in_the_heading_is_an_error(self):
        status, _, err = self.convert("columns: {户数（元）: households}\n", "社区代码,年度,户数（元）\na,2024,1\n")
        self.assertEqual(status, 2)
        self.assertIn("CB2049", err)

    def test_constants_are_facts_and_identity(self):
        a_map = ("constants: {period: 2024年, 街道名称: 某街道, households: 1000户, 社区名称: 甲}\n"
                 "columns: {面: centre.area}\n")
        status, rows, err = self.convert(a_map, "面\n180\n")
        self.assertEqual((status, rows), (0, [["name", "street", "period", "households", "centre.area"],
                                              ["甲", "某街道", "2024", "1000", "180"]]), err)

    def test_two_headings_of_one_fact_are_compared(self):
        status, _, err = self.convert("columns: {甲: households, 乙: households}\n", "社区代码,年度,甲,乙\na,2024,1,1\nb,2024,1,2\n")
        self.assertEqual(status, 2)
        self.assertIn("CB2005", err)

    def test_a_map_beside_the_tables_is_not_read(self):
        self.write(text_of(theirs()), "a.csv")
        a_map = self.write(MAP, "map.yaml")
        status, whole, _ = self.report("--map", a_map, self.folder)
        self.assertEqual(whole["rejected"], [])
        self.assertEqual(len(whole["communities"]), len(ours()) - 1)

    def test_a_map_is_not_written_over(self):
        a_map = self.write(MAP, "map.yaml")
        status, _, err = cbps("check", "--map", a_map, self.write(text_of(theirs())), "-o", f"json:{a_map}", "--lang", "en")
        self.assertEqual((status, a_map.read_text(encoding="utf-8")), (2, MAP))
        self.assertIn("CB0021", err)


class Faults(Case):
    def test_each_has_its_place(self):
        cases = {
            "- a\n": [("1:1", "CB3002")],
            "columns: [甲]\n": [("1:10", "CB3002")],
            "colums: {甲: households}\n": [("1:1", "CB2080")],
            "columns: {甲: housholds}\n": [("1:14", "CB2002")],
            "columns: {甲: 建筑面积}\n": [("1:14", "CB2003")],
            "columns: {甲: {unit: 户}}\n": [("1:14", "CB3003")],
            "columns: {甲: {fact: households, uint: 户}}\n": [("1:33", "CB2080")],
            "columns: {甲: {fact: households, unit: 亩}}\n": [("1:39", "CB2082")],
            "columns: {甲: {fact: name, unit: 户}}\n": [("1:33", "CB2083")],
            "columns: {甲: {fact: households, words: {多: 很多}}}\n": [("1:44", "CB2006")],
            "columns: {甲: {fact: organisation.form, words: {组: 党组}}}\n": [("1:51", "CB2009")],
            "columns:\n  甲: \"?\"\n  乙: '?'\n": [("2:6", "CB2081")],
            "columns:\n  甲: ?\n  乙: {fact: ? }  # a\n  丙:  ?   # ?\n  丁: households\n": [("2:6", "CB2081")],
            "columns: {甲: ?, 乙: {fact: ?}, 丙: ?}\nx: 1\n": [("1:14", "CB2081"), ("2:1", "CB2080")],
            "columns: {甲: households, 甲 : name}\n": [("1:26", "CB1022")],
            "columns: {甲: households}\nignore: [甲*]\n": [("2:10", "CB3011")],
            "columns: {甲: households}\nconstants: {households: 3}\n": [("2:25", "CB2084")],
            "constants: {period: 24}\n": [("1:21", "CB2017")],
            "constants: {period: 2024, 年度: 2023}\n": [("1:27", "CB2005")],
            "constants: {households: -1}\n": [("1:25", "CB2008")],
            "columns: {书记姓名: group}\n": [("1:11", "CB2004")],
            "heading_row: 0\n": [("1:14", "CB2088")],
            "heading_row: 二\n": [("1:14", "CB2088")],
            "heading_row: 2\nlying: yes\n": [("1:14", "CB2089")],
            "lying: maybe\n": [("1:8", "CB3006")],
            "columns: {甲: households\n": [("1:10", "CB1011")],
        }
        for text, expected in cases.items():
            with self.subTest(map=text):
                status, out, places, err = self.faults(text)
                self.assertEqual((status, out, places), (2, "", expected), err)

    def test_all_are_named_at_once(self):
        status, _, places, err = self.faults("colums: 1\ncolumns: {甲: \"?\", 乙: x1}\nheading_row: a\nlying: b\n")
        self.assertEqual([code for _, code in places], ["CB2080", "CB2081", "CB2002", "CB2088", "CB3006"], err)

    def test_what_is_undecided_is_named(self):
        for language, names in (("zh", "甲、乙"), ("en", "甲, 乙")):
            a_map = self.write("columns: {甲: \"?\", 乙: \"?\", 丙: households}\n", "map.yaml")
            status, _, err = cbps("check", "--map", a_map, self.write("甲\n1\n"), "--lang", language)
            self.assertEqual(status, 2)
            self.assertIn(names, err)

    def test_no_such_map(self):
        status, _, err = cbps("check", "--map", self.folder / "none.yaml", TABLE, "--lang", "en")
        self.assertEqual(status, 2)
        self.assertIn("none.yaml", err)

    def rejected(self, a_map, table):
        status, whole, err = self.report("--map", self.write(a_map, "map.yaml"), self.write(table), "--period", "2024")
        self.assertEqual(status, 2, err)
        return [[(fault["code"], pathlib.Path(fault.get("file", "a.csv")).name, fault["line"], fault["column"])
                 for fault in one["diagnostics"]]
                for one in whole["rejected"]]

    def test_of_the_table_by_the_map(self):
        table = "标题,二\n\n社区代码,户\na,1\n"
        self.assertEqual(self.rejected("heading_row: 9\n", table), [[("CB2086", "map.yaml", 1, 14)]])
        self.assertEqual(self.rejected("heading_row: 2\n", table), [[("CB2087", "map.yaml", 1, 14)]])
        self.assertEqual(self.rejected("lying: yes\n", "甲,乙\n1,2\n"), [[("CB2090", "map.yaml", 1, 8)]])

    def test_a_heading_that_is_not_there_is_a_warning(self):
        a_map = self.write("columns: {没有的: households}\nignore: [也没有]\n", "map.yaml")
        _, whole, _ = self.report("--map", a_map, self.write("社区代码,评估年度\n990101001001,2024\n"))
        self.assertEqual([(one["code"], one["line"]) for one in whole["remarks"]],
                         [("CB2085", 1), ("CB2085", 2)])

    def test_a_fact_that_is_a_column_and_a_constant_is_none(self):
        _, whole, err = self.report("--map", self.write("constants: {households: 5}\n", "map.yaml"),
                                    self.write("社区代码,年度,居民总户数\n990101001001,2024,7\n"))
        self.assertEqual([one["code"] for one in whole["faults"]], ["CB2084"])
        self.assertTrue(all(check["outcome"] != "met" for standard in whole["communities"][0]["standards"]
                            for check in standard["checks"] if "households" in json.dumps(check)))
        self.assertEqual(self.rejected("constants: {period: 2024}\n", "社区代码,年度\na,2024\n")[0][0][0], "CB2084")


class Proposals(Case):
    def propose(self, table, *arguments, name="a.csv"):
        status, out, err = cbps("map", self.write(table, name), *arguments)
        self.assertEqual(status, 0, err)
        return out

    def decide(self, proposal):
        """The proposal with what a person would write for each `?`."""
        for heading, value in (("户籍规模", "households"), ("房屋情况", "{fact: centre.area, unit: 公顷}"),
                               ("组织类别", "{fact: organisation.form, words: {党委会: 党委, 总支部委员会: 党总支}}"),
                               ("单位全称", "name")):
            line = next(line for line in proposal.splitlines() if line.startswith(f"  {heading}: "))
            self.assertIn('"?"', line)
            proposal = proposal.replace(line, f"  {heading}: {value}")
        line = next(line for line in proposal.splitlines() if line.startswith("  包片领导: "))
        proposal = proposal.replace(line + "\n", "").replace("ignore:\n", "ignore:\n  - 包片领导\n")
        return proposal + "constants: {period: 2024, 省: 示例省, 市: 示例市}\n"

    def check_round(self, data):
        proposal = self.propose(data)
        table, a_map = self.folder / "a.csv", self.write(proposal, "map.yaml")
        status, _, err = cbps("check", "--map", a_map, table, "--lang", "en")
        self.assertEqual(status, 2)
        self.assertIn("CB2081", err)
        a_map.write_text(self.decide(proposal), encoding="utf-8")
        self.assertEqual(self.results("--map", a_map, table)[:2], self.results(TABLE)[:2])

    def test_standing(self):
        self.check_round(text_of([["某区汇总表"]] + theirs()))

    def test_lying(self):
        self.check_round(text_of(lying(theirs())))

    def test_gb18030(self):
        self.check_round(text_of(theirs()).encode("gb18030"))

    def test_what_is_proposed(self):
        table = "某表\n序号,社区代码,社区名称,村（社区）,居民总户数（户）,服务中心建筑面积（元）,党员人数情况,书记姓名,完全无关\n1,2\n"
        found = yaml.safe_load(self.propose(table))
        self.assertEqual(found["heading_row"], 2)
        self.assertEqual(found["columns"], {
            "社区代码": "id", "社区名称": "name", "村（社区）": "?", "居民总户数（户）": "households",
            "服务中心建筑面积（元）": "?", "党员人数情况": "?", "完全无关": "?"})
        self.assertEqual(found["ignore"], ["书记姓名"])
        self.assertIs(found["lying"], False)

    def test_a_table_without_a_heading_that_is_known(self):
        found = yaml.safe_load(self.propose("一\n甲;乙;丙\n1;2;3\n"))
        self.assertEqual((found["columns"], found["heading_row"]), ({"甲": "?", "乙": "?", "丙": "?"}, 2))

    def test_into_a_file(self):
        table, target = self.write(text_of(theirs())), self.folder / "map.yaml"
        self.assertEqual(cbps("map", table, "-o", target), (0, "", ""))
        self.assertEqual(target.read_text(encoding="utf-8"), cbps("map", table)[1])
        status, _, err = cbps("map", table, "-o", table, "--lang", "en")
        self.assertEqual(status, 2)
        self.assertIn("CB0021", err)

    def test_no_table(self):
        for arguments in ((), (self.folder / "none.csv",), (self.write(b"", "empty.csv"),)):
            self.assertEqual(cbps("map", *arguments)[0], 2)


if __name__ == "__main__":
    run_suite()
