"""`cbps sql` and `cbps export`: the same rules in SQL engines give the same outcomes, scores and grades."""
import csv
import json
import os
import pathlib
import random
import shutil
import sys
from fractions import Fraction

sys.dont_write_bytecode = True  # the source tree stays as it is
from engines import DuckDb, Postgres, Sqlite
from program import PROGRAM, PROJECT, cbps
from suite import FolderCase, run_suite

DISTRICT = PROJECT / "examples" / "district"
DAYS = ("2024-12-31", "2024-06-30", "2024-03-30", "2024-01-15")


def random_value(chance, field, value):
    kind = field["kind"]
    if kind == "bool":
        return chance.random() < 0.5
    if kind in ("int", "decimal"):
        return chance.choice([0, 1, 2, 3, 5, 10, 30, value, value + 1, max(0, value - 1)])
    if kind == "choice":
        return chance.choice(field["values"])["id"]
    if kind == "set":
        return [part["id"] for part in field["parts"] if chance.random() < 0.7]
    if kind == "dates":
        return [f"2024-{month:02d}-{chance.randint(1, 28):02d}" for month in range(1, 13) if chance.random() < 0.7]
    return f"{chance.randint(2015, 2026)}-{chance.randint(1, 12):02d}-{chance.choice([1, 15, 28, 29]):02d}" \
        if kind == "date" else value


def random_profiles(count, seed):
    """Those of the district with other values, a quarter of them missing, some of them wrong."""
    chance = random.Random(seed)
    report = json.loads(cbps("check", DISTRICT, "-f", "json", "--with-facts")[1])
    fields = report["fields"]
    samples = {}
    for one in report["communities"]:
        for id, value in one["facts"].items():
            samples.setdefault(id, []).append(value)
    profiles = []
    for number in range(count):
        base = chance.choice(report["communities"])["facts"]
        profile = {"id": f"990101{number:06d}", "name": f"第{number}社区", "period": 2024}
        for id in fields:
            value = base.get(id, chance.choice(samples.get(id, [None])))
            if value is None or chance.random() < 0.25:
                continue
            changes = chance.random()
            if changes < 0.25:
                value = random_value(chance, fields[id], value)
            elif changes < 0.28:
                value = "看不懂"
            profile[id] = value
        profiles.append(profile)
    return profiles


class Case(FolderCase):
    engines = [Sqlite(), DuckDb(pathlib.Path(PROGRAM).resolve().parent.parent / "bench-peers" / "node_modules"), Postgres()]

    @classmethod
    def tearDownClass(cls):
        for engine in cls.engines:
            if hasattr(engine, "stop"):
                engine.stop()

    def asked(self, engine, paths, *options, day="2024-12-31", only=()):
        facts = self.folder / "facts.csv"
        code, _, err = cbps("export", *paths, "--as-of", day, "--period", "2024", "-o", facts, *options)
        self.assertIn(code, (0, 2), err)
        definition = cbps("sql", "--ddl", "--dialect", engine.name, *options)[1]
        code, query, err = cbps("sql", "--dialect", engine.name, "--period", "2024", "--as-of", day, *options, *only)
        self.assertEqual(code, 0, err)
        return {row["community_id"]: row for row in engine.run(definition, facts, query)}

    def compare(self, engine, paths, *options, day="2024-12-31", only=()):
        """Returns how many cells were compared."""
        found = self.asked(engine, paths, *options, day=day, only=only)
        report = json.loads(cbps("check", *paths, "-f", "json", "--period", "2024", "--as-of", day, *options, *only,
                                 seconds=300)[1])
        self.assertEqual(set(found), {one["id"] for one in report["communities"]})
        cells = 0
        for one in report["communities"]:
            row = found[one["id"]]
            expected = {"count_early": str(one.get("early", 0)),
                        "grade": one.get("grade"), "grade_high": one.get("grade_high", one.get("grade"))}
            for name, count in one["counts"].items():
                expected[f"count_{name}"] = str(count)
            for standard in one["standards"]:
                for check in standard["checks"]:
                    outcome = "early" if check.get("early") else check["outcome"]
                    expected["c_" + check["id"].replace(".", "_")] = outcome
            actual = {name: None if row[name] in (None, "") else str(row[name]) for name in expected}
            self.assertEqual(actual, expected, one["id"])
            scores = None
            if row["whole"] not in (None, ""):
                scores = [Fraction(int(row[name]), int(row["whole"])) for name in ("floor", "ceiling")]
            score = one.get("score")
            self.assertEqual(scores, score and [Fraction(score["exact"]), Fraction(score["exact_high"])], one["id"])
            cells += len(expected) + 2
        return cells

    def each_engine(self, work):
        for engine in self.engines:
            with self.subTest(engine=engine.name):
                why = engine.why_not()
                if why:
                    self.skipTest(f"{engine.name}: {why}")
                work(engine)


class Engines(Case):
    def test_the_district(self):
        def work(engine):
            for day in DAYS:
                self.assertGreater(self.compare(engine, [DISTRICT], day=day), 14 * 90)
        self.each_engine(work)

    def test_random_profiles(self):
        """A quarter of the facts missing, a quarter others, some that cannot be read or contradict each other."""
        path = self.folder / "p.json"
        path.write_text(json.dumps(random_profiles(int(os.environ.get("CBPS_SQL_PROFILES", "80")), 1),
                                   ensure_ascii=False), encoding="utf-8")
        cells = []
        def work(engine):
            for day in DAYS[:2]:
                cells.append(self.compare(engine, [path], day=day))
        self.each_engine(work)
        print(f"cells compared: {sum(cells)}", flush=True)

    def test_parameters_and_selection(self):
        def work(engine):
            for more in (("--only", "8,12.1,17"), ("--set", "area_per_100_households=30", "--set", "average_wage=90000"),
                         ("--skip", "1-20")):
                self.compare(engine, [DISTRICT], only=more)
        self.each_engine(work)


    def test_rows_of_another_day_are_not_asked(self):
        """Columns of lists of dates were counted up to their day: by another one they would say something else."""
        def work(engine):
            facts = self.folder / "facts.csv"
            cbps("export", DISTRICT, "-o", facts)
            definition = cbps("sql", "--ddl", "--dialect", engine.name)[1]
            for day, count in (("2024-12-31", 14), ("2024-06-30", 0)):
                query = cbps("sql", "--dialect", engine.name, "--period", "2024", "--as-of", day)[1]
                self.assertEqual(len(engine.run(definition, facts, query)), count)
        self.each_engine(work)


class Texts(Case):
    def test_every_dialect(self):
        code, out, _ = cbps("sql", "--help")
        self.assertEqual(code, 0)
        for dialect in ("postgres", "duckdb", "sqlite", "clickhouse", "spark", "hive", "doris"):
            self.assertIn(dialect, out)
            code, query, err = cbps("sql", "--dialect", dialect, "--period", "2024")
            self.assertEqual((code, err), (0, ""))
            self.assertEqual(query, cbps("sql", "--dialect", dialect, "--period", "2024")[1])
            self.assertIn("CREATE TABLE cbps_facts", cbps("sql", "--dialect", dialect, "--ddl")[1])

    def test_headings_are_the_columns(self):
        facts = self.folder / "facts.csv"
        cbps("export", DISTRICT, "-o", facts)
        with open(facts, encoding="utf-8", newline="") as file:
            headings = next(csv.reader(file))
        definition = cbps("sql", "--ddl")[1]
        columns = [line.split()[0] for line in definition.splitlines()[1:-1]]
        self.assertEqual(headings, columns)
        self.assertEqual(len(set(columns)), len(columns))
        self.assertLess(max(map(len, columns)), 63)

    def test_what_cannot_be_said(self):
        """A check that SQL cannot say is refused by its id; without it the rest is written."""
        rules = self.folder / "rules"
        shutil.copytree(PROJECT / "rules", rules)
        path = next(rules.glob("10-*.yaml"))
        text = path.read_text(encoding="utf-8")
        condition = "known(activities.gatherings) ? every_quarter(activities.gatherings)"
        self.assertIn(condition, text)
        path.write_text(text.replace(condition, "known(activities.gatherings) ? "
                                     "count_in(activities.gatherings, period.start, period.end) >= 4"), encoding="utf-8")
        for dialect in ("postgres", "duckdb", "sqlite", "clickhouse", "spark", "hive", "doris"):
            arguments = ("sql", "--rules", rules, "--period", "2024", "--dialect", dialect)
            status, out, err = cbps(*arguments)
            self.assertEqual((status, out), (2, ""))
            self.assertIn("CB8001: `10.1`", err)
            self.assertEqual(cbps(*arguments, "--skip", "10.1")[0], 0)

    def test_wrong_use(self):
        for arguments, code in (((), "CB8005"), (("--period", "2024", "--only", "99"), "CB0008"),
                                (("--period", "2024", "--as-of", "2023-01-01"), "CB0033"), (("--dialect", "x"), None)):
            status, out, err = cbps("sql", *arguments)
            self.assertEqual((status, out), (2, ""))
            self.assertIn(code or "CB", err)


if __name__ == "__main__":
    run_suite()
