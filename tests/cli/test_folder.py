"""A folder of pages (`-o DIR/`): an index and a page a community, whole or not there, and what is in the way of it."""
import hashlib
import html.parser
import json
import os
import re
import resource
import subprocess
import sys
import urllib.parse

sys.dont_write_bytecode = True  # the source tree stays as it is
from program import PROGRAM, PROJECT
from suite import FolderCase, run_suite

DISTRICT = PROJECT / "examples/district"
PAGES = PROJECT / "tests/golden/district/pages.txt"


class Page(html.parser.HTMLParser):
    """The links and ids of a page, and its title."""

    def __init__(self, path):
        super().__init__()
        self.links, self.ids, self.title, self._in_title = [], set(), "", False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        self._in_title = tag == "title"
        if tag == "a":
            self.links.append(named["href"])
        if named.get("id"):
            self.ids.add(named["id"])

    def handle_endtag(self, tag):
        self._in_title = False

    def handle_data(self, data):
        self.title += data if self._in_title else ""


class Case(FolderCase):
    def check(self, *arguments, **options):
        done = subprocess.run([PROGRAM, "check", *map(str, arguments)], capture_output=True, cwd=self.folder,
                              stdin=subprocess.DEVNULL, timeout=120, **options)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def names(self, folder="."):
        return sorted(os.listdir(self.folder / folder))

    def pages(self, folder):
        return {name for name in self.names(folder) if name.endswith(".html")}


class Pages(Case):
    def test_each_community_has_a_page_and_every_link_leads_somewhere(self):
        code, out, err = self.check(DISTRICT, "-o", "out/", "-o", "json:a.json")
        self.assertEqual((code, out), (1, ""))
        communities = json.loads((self.folder / "a.json").read_text())["communities"]
        self.assertEqual(self.pages("out"), {"index.html", *(f"{one['id']}.html" for one in communities)})
        self.assertEqual(self.names(), ["a.json", "out"])
        pages = {name: Page(self.folder / "out" / name) for name in self.pages("out")}
        for name, page in pages.items():
            for link in page.links:
                target, _, fragment = link.partition("#")
                to = urllib.parse.unquote(target) if target else name
                self.assertIn(to, pages, (name, link))
                self.assertIn(fragment, pages[to].ids | {""}, (name, link))
        for one in communities:  # from the index to each page, and back
            page = pages[f"{one['id']}.html"]
            self.assertIn(one["name"], page.title)
            self.assertIn("index.html", page.links)
            self.assertIn(f"{one['id']}.html", pages["index.html"].links)

    def test_a_page_is_what_the_community_has_alone_but_for_the_way_back(self):
        self.check(DISTRICT, "-o", "out/")
        path = DISTRICT / "14-xinqiao.yaml"
        self.check(path, "-o", "alone.html")
        page = (self.folder / "out/990101003014.html").read_text()
        back = '<a href="index.html">全部社区</a> '
        self.assertEqual(page.count(back), 1)
        self.assertEqual(page.replace(back, ""), (self.folder / "alone.html").read_text())

    def test_a_summary_has_no_pages(self):
        self.check(DISTRICT, "-o", "out/", "--summary")
        self.assertEqual(self.pages("out"), {"index.html"})
        self.check(DISTRICT, "-o", "alone.html", "--summary")
        self.assertEqual((self.folder / "out/index.html").read_text(), (self.folder / "alone.html").read_text())

    def test_hostile_ids_have_files_of_their_own(self):
        ids = ["index", "INDEX", "a/../b", "A", "a", "..", "<script>", "社区" * 40, "社区" * 40 + "二", "%2e", "x y?#&"]
        rows = "".join(f'"{one}",2024,1000\n' for one in ids)
        self.write("id,period,households\n" + rows)
        code, _, err = self.check("a.csv", "-o", "out/", "-o", "json:a.json")
        accepted = [one["id"] for one in json.loads((self.folder / "a.json").read_text())["communities"]]
        self.assertEqual(len(accepted), len(ids), err)
        pages = self.pages("out")
        self.assertEqual(len({name.lower() for name in pages}), len(ids) + 1)  # on any disk
        self.assertTrue(all(len(name) < 100 for name in pages))
        links = {urllib.parse.unquote(link) for link in Page(self.folder / "out/index.html").links if "#" not in link}
        self.assertEqual(links, pages - {"index.html"})

    def test_one_community_and_none(self):
        self.assertEqual(self.check(DISTRICT / "01-hetang.yaml", "-o", "one/")[0], 0)
        self.assertEqual(self.pages("one"), {"index.html", "990101001011.html"})
        self.write("[", "bad.yaml")
        self.assertEqual(self.check("bad.yaml", "-o", "none/")[0], 2)
        self.assertEqual(self.pages("none"), {"index.html"})
        self.assertIn("bad.yaml", (self.folder / "none/index.html").read_text())

    def test_the_same_bytes_with_any_number_of_threads(self):
        self.check(DISTRICT, "-o", "a/", "--jobs", "1")
        self.check(DISTRICT, "-o", "b/", "--jobs", "4")
        self.assertEqual(self.names("a"), self.names("b"))
        for name in self.names("a"):
            self.assertEqual((self.folder / "a" / name).read_bytes(), (self.folder / "b" / name).read_bytes(), name)

    def test_a_year_that_is_tried_in_vain_leaves_no_page(self):
        text = (DISTRICT / "01-hetang.yaml").read_text()
        for number, year in enumerate((2023, 2024, 2024)):
            self.write(text.replace('990101001011', f"{number}").replace("评估年度: 2024", f"评估年度: {year}"),
                       f"d/{number}.yaml")
        self.check("d", "-o", "out/")
        self.assertEqual(self.pages("out"), {"index.html", "1.html", "2.html"})


class Replacing(Case):
    def test_its_own_folder_is_replaced_as_a_whole(self):
        self.check(DISTRICT, "-o", "out/")
        self.check(DISTRICT / "01-hetang.yaml", "-o", "out")  # a file of that name: the folder is in the way
        self.assertEqual(len(self.pages("out")), 15)
        self.check(DISTRICT / "01-hetang.yaml", "-o", "out/")
        self.assertEqual(self.pages("out"), {"index.html", "990101001011.html"})
        self.assertEqual(self.names(), ["out"])

    def test_an_empty_folder_is_used(self):
        (self.folder / "out").mkdir()
        self.assertEqual(self.check(DISTRICT, "-o", "out/")[0], 1)
        self.assertEqual(len(self.pages("out")), 15)

    def test_what_cbps_did_not_write_stays(self):
        self.check(DISTRICT, "-o", "out/")
        for name in ("note.txt", "more.html", "sub/x.html"):
            with self.subTest(name):
                path = self.write("mine", f"out/{name}")
                before = self.names("out")
                code, _, err = self.check(DISTRICT / "01-hetang.yaml", "-o", "out/")
                self.assertEqual(code, 2)
                self.assertIn("CB0010", err)
                self.assertIn(name.split("/")[0], err)
                self.assertEqual(self.names("out"), before)
                self.assertEqual(self.names(), ["out"])
                path.unlink()
                if name.startswith("sub/"):
                    path.parent.rmdir()

    def test_a_folder_of_somebody_else_is_refused(self):
        self.write("mine", "out/a.txt")
        code, _, err = self.check(DISTRICT, "-o", "out/")
        self.assertEqual(code, 2)
        self.assertIn("a.txt", err)
        self.assertEqual(self.names("out"), ["a.txt"])

    def test_who_may_read_it_stays_so(self):
        for mode in (0o700, 0o750):
            (self.folder / "out").mkdir(mode=mode, exist_ok=True)
            (self.folder / "out").chmod(mode)
            self.check(DISTRICT, "-o", "out/")
            self.assertEqual((self.folder / "out").stat().st_mode & 0o777, mode)

    def test_a_link_stays_one(self):
        (self.folder / "real").mkdir()
        (self.folder / "link").symlink_to("real")
        self.assertEqual(self.check(DISTRICT, "-o", "link/")[0], 1)
        self.assertTrue((self.folder / "link").is_symlink())
        self.assertEqual(len(self.pages("real")), 15)

    def test_what_a_killed_run_left_goes_with_the_next(self):
        self.write("", "out.partial/.cbps-files")
        self.write("old", "out.partial/1.html")
        self.write("mine", "out.partial2/a.txt")
        self.assertEqual(self.check(DISTRICT, "-o", "out/")[0], 1)
        self.assertEqual(self.names(), ["out", "out.partial2"])


class Sizes(Case):
    """What a page of several has room for."""

    def page(self, count):
        head, row = (DISTRICT.parent / "district.csv").read_text(encoding="utf-8-sig").splitlines()[:2]
        rest = row.split(",", 1)[1]
        rows = [f"9901{number // 100:05}{number % 100 + 1:03},{rest}" for number in range(count)]
        self.write("\n".join([head, *rows]) + "\n")
        self.check("a.csv", "-o", "a.html", "--quiet")
        return (self.folder / "a.html").read_text(encoding="utf-8")

    def rows(self, page, table):
        """The rows in the body of the tables of a class."""
        bodies = re.findall(rf'<table class="{table}".*?<tbody>(.*?)</tbody>', page, re.S)
        return sum(body.count("<tr>") for body in bodies)

    def test_what_is_shown_of_so_many(self):
        digests = "# communities, bytes of the page, SHA-256\n"
        for count, heat, listed, details in ((1, None, 0, 0), (14, 14, 14, 14), (60, 60, 60, 60), (61, 0, 61, 0),
                                             (201, 3, 201, 0), (5001, 51, 5000, 0)):
            with self.subTest(count):
                page = self.page(count)
                self.assertEqual(self.rows(page, "list"), listed)
                self.assertEqual(page.count("<details"), details)
                if heat is not None:
                    self.assertEqual(self.rows(page, "heat"), heat)
                self.assertLess(len(page.encode()), 4 << 20)
                ids = re.findall(r' id="([^"]*)"', page)
                self.assertEqual(len(ids), len(set(ids)))
                self.assertLessEqual(set(re.findall(r'href="#([^"]*)"', page)), set(ids))
                digests += f"{count} {len(page.encode())} {hashlib.sha256(page.encode()).hexdigest()}\n"
        if os.environ.get("CBPS_UPDATE_GOLDEN") == "1":
            PAGES.write_text(digests)
        self.assertEqual(PAGES.read_text(), digests, "to write it anew: CBPS_UPDATE_GOLDEN=1 ctest --preset dev -R cli.folder")


class Refused(Case):
    def test_formats_without_pages(self):
        for arguments in (("-o", "markdown:out/"), ("--format", "json", "-o", "out/")):
            code, out, err = self.check(DISTRICT, *arguments)
            self.assertEqual((code, out), (2, ""))
            self.assertIn("CB0054", err)
            self.assertIn("-o html:out/", err)
            self.assertEqual(self.names(), [])

    def test_a_file_in_the_folder_of_pages(self):
        code, _, err = self.check(DISTRICT, "-o", "out/", "-o", "out/a.json")
        self.assertEqual(code, 2)
        self.assertIn("CB0026", err)
        self.assertEqual(self.names(), [])

    def test_a_place_that_cannot_be_written(self):
        self.write("a file", "file")
        for path in ("file/", "no/such/folder/", "file/out/"):
            with self.subTest(path):
                code, _, err = self.check(DISTRICT, "-o", path)
                self.assertEqual(code, 2)
                self.assertIn("CB0010", err)
                self.assertEqual(self.names(), ["file"])

    def test_a_file_that_grows_too_large(self):
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        code, _, err = self.check(DISTRICT, "-o", "out/", "-o", "-", preexec_fn=limit)
        self.assertEqual(code, 2)
        self.assertIn("CB0010", err)
        self.assertEqual(self.names(), [])


class Quiet(Case):
    def test_only_errors(self):
        self.write("id: b\nperiod: 2024\nhouseholds: 7\n", "d/b.yaml")
        self.write("id: [", "d/c.yaml")
        self.write("x", "d/e.docx")
        loud = self.check("d", "-f", "json")[2]
        quiet = self.check("d", "-f", "json", "--quiet")
        self.assertIn("CB2023", loud)
        self.assertNotIn("CB2023", quiet[2])
        self.assertNotIn("CB0004", quiet[2])
        self.assertIn("c.yaml", quiet[2])
        self.assertEqual(quiet[:2], self.check("d", "-f", "json")[:2])
        self.assertEqual(self.check("d/b.yaml", "--quiet")[2], "")


if __name__ == "__main__":
    run_suite()
