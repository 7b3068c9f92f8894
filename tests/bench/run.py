"""Measures cbps against the machine, a hand-written pass and other programs (scripts/bench calls this).

    run.py BUILD [--quick] [--rounds N] [--rows N] [--files N] [--only PART...] [--rules FILE] [--write FILE]

BUILD is the folder of an optimised build with -DCBPS_BENCHMARKS=ON. Exit code: 0 measured, 1 the
programs disagree, 2 one of them failed.
"""
import argparse
import os
import pathlib
import subprocess
import sys

import agree
import machine
import report
from data import Data
from measure import Failed, Rounds, instructions, memory
from programs import Programs

PARTS = ("table", "files", "one", "growth", "workbook", "reports", "workbook-out", "compare")
SUMMARY = ("--summary", "--format", "json")


def say(text):
    print(text, file=sys.stderr, flush=True)


def run_once(program):
    done = subprocess.run(program.command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          check=False, env={**os.environ, **program.environment})
    if done.returncode != 0:
        raise Failed(f"exit code {done.returncode}: {' '.join(program.command)}")
    return done.stdout


class Benchmark:
    def __init__(self, arguments):
        self.quick = arguments.quick
        self.rounds = arguments.rounds or (3 if self.quick else 5)
        self.rows = arguments.rows or (20_000 if self.quick else 600_000)
        self.sheet_rows = 2_000 if self.quick else 20_000
        self.files = arguments.files or (1_000 if self.quick else 10_000)
        build = pathlib.Path(arguments.build).resolve()
        self.scratch = build.parent / "bench-data"
        self.programs = Programs(build, build.parent / "bench-peers")
        self.data = Data(build / "tests/bench/bench_generate", self.scratch,
                         {"fail": 10, "missing": 5, "not-applicable": 10})
        self.report = report.Report(self)

    # ---- do they do the same? ----
    def verify(self):
        """All programs over the same communities, line by line."""
        csv, folder = self.data.csv(self.files), self.data.yaml(self.files)
        columns, run = self.data.columns, self.programs
        lines = self.scratch / "lines.txt"

        def lines_of(program):
            lines.unlink(missing_ok=True)  # nobody agrees by what another wrote
            run_once(program)
            return agree.read_lines(lines)

        expected = lines_of(run.floor(csv, columns, 1, lines))
        if len(expected) != self.files:
            raise agree.Disagreement(f"the floor knows {len(expected)} of {self.files} communities")
        agreed = ["floor"]
        agree.same_lines("floor T2", lines_of(run.floor(csv, columns, 2, lines)), expected)
        for programs in (run.duckdb(csv, columns, lines=lines), run.pandas(csv, columns, lines),
                         run.libyaml(folder, columns, lines), run.yamlcpp(folder, columns, lines),
                         run.pyyaml(folder, columns, lines)):
            for program in programs:
                agree.same_lines(program.name, lines_of(program), expected)
                agreed.append(program.name)
        for path in (csv, folder):
            one = run.cbps("cbps", path, 1, "--format", "jsonl", "--detail", pack22=True)
            lines.write_bytes(run_once(one))
            agree.same_lines("cbps", agree.lines_of_cbps(lines), expected)
            two = run.cbps("cbps", path, 2, "--format", "jsonl", "--detail", pack22=True)
            if run_once(two) != lines.read_bytes():
                raise agree.Disagreement("cbps writes other bytes with two threads")
            lines.write_bytes(run_once(run.cbps("cbps", path, 2, "--format", "jsonl", pack22=True)))
            agree.check_brief(lines, expected)
        agreed.append("cbps (table and files, one thread and two)")
        self.report.agreed(self.files, agreed)

    # ---- parts ----
    def table(self):
        csv, columns, run = self.data.csv(self.rows), self.data.columns, self.programs
        floors = [run.floor(csv, columns, 1), run.floor(csv, columns, 2)]
        small = [run.cbps("cbps, 22 checks", csv, threads, *SUMMARY, pack22=True)
                 for threads in (1, 2)]
        peers = [*run.duckdb(csv, columns), *run.duckdb(csv, columns, every_column=True),
                 *run.pandas(csv, columns)]
        whole = [run.cbps("cbps, full pack", csv, 1, *SUMMARY),
                 run.cbps("cbps, full pack", csv, 2, *SUMMARY),
                 run.cbps("cbps, full pack, JSON Lines", csv, 2, "--format", "jsonl")]
        programs = [run.cat(csv), run.wc(csv), *floors, *small, *whole, *peers]
        out = self.scratch / "output.txt"
        say(f"table of {self.rows} rows: sums and memory")
        memories = {}
        expected = None
        for program in programs:
            memories[program.name] = memory(program, str(out))
            if program in floors or program in peers:
                totals = agree.totals_of(program.name, out, self.rows)
                if expected is None:
                    expected = totals
                agree.same_totals(program.name, totals, expected)
            elif program in small:
                agree.same_summary(program.name, out, expected)
        out.unlink()
        rounds = Rounds(programs, self.rounds, say)
        self.report.table(self.rows, csv.stat().st_size, programs, rounds, memories)

    def folder(self):
        folder, columns, run = self.data.yaml(self.files), self.data.columns, self.programs
        programs = [run.read_files(folder, 1), run.read_files(folder, 2),
                    run.cbps("cbps, 22 checks", folder, 2, *SUMMARY, pack22=True),
                    run.cbps("cbps, full pack", folder, 1, *SUMMARY),
                    run.cbps("cbps, full pack", folder, 2, *SUMMARY),
                    *run.libyaml(folder, columns), *run.yamlcpp(folder, columns),
                    *run.pyyaml(folder, columns)]
        say(f"{self.files} files")
        memories = {program.name: memory(program) for program in programs}
        rounds = Rounds(programs, self.rounds, say)
        size = sum(path.stat().st_size for path in folder.iterdir())
        self.report.files(self.files, size, programs, rounds, memories)

    def one(self):
        folder, columns, run = self.data.yaml(1), self.data.columns, self.programs
        profile = next(folder.iterdir())
        programs = [run.nothing(), run.parse_one(profile), run.cbps("cbps, full pack", profile, 2),
                    run.cbps("cbps, full pack, JSON", profile, 2, "--format", "json"),
                    *run.libyaml(folder, columns), *run.pyyaml(folder, columns)]
        say("one profile, whole processes")
        memories = {program.name: memory(program) for program in programs}
        self.report.one(programs, Rounds(programs, 10 * self.rounds), memories)

    def growth(self):
        run = self.programs
        tables = [n for n in (1, 10, 100, 1_000, 10_000, 100_000) if n < self.rows]
        tables = sorted({*tables, max(1, self.rows // 10), self.rows})
        files = [n for n in (1, 10, 100, 1_000, 10_000) if n < self.files] + [self.files]
        results = {}
        for kind, sizes, make in (("table", tables, self.data.csv), ("files", files, self.data.yaml)):
            say(f"growth: {kind}")
            programs = [run.cbps(f"{size}", make(size), 2, *SUMMARY) for size in sizes]
            rounds = Rounds(programs, self.rounds)
            results[kind] = [(size, program, rounds, memory(program)[0])
                             for size, program in zip(sizes, programs)]
        self.report.growth(results)

    def workbook(self):
        """The same communities as a sheet: reading its cells is the peers' whole work."""
        csv, run = self.data.csv(self.sheet_rows), self.programs
        xlsx = self.scratch / f"communities-{self.sheet_rows}.xlsx"
        if not run.make_workbook(csv, xlsx):
            return
        cbps = run.cbps("cbps, full pack", xlsx, 1, *SUMMARY)
        peers = [*run.openpyxl(xlsx), *run.pandas_excel(xlsx), *run.duckdb_excel(xlsx)]
        programs = [cbps, run.cbps("cbps, full pack, the table", csv, 1, *SUMMARY), *peers]
        say(f"a workbook of {self.sheet_rows} rows")
        agree.same_sheet(self.sheet_rows, run_once(cbps), {one.name: run_once(one) for one in peers})
        memories = {program.name: memory(program) for program in programs}
        rounds = Rounds(programs, self.rounds, say)
        self.report.workbook(self.sheet_rows, xlsx.stat().st_size, programs, rounds, memories)
        self.libraries()

    def libraries(self):
        """The cells of a sheet of 156 columns, and what the libraries cost that they are read with."""
        def programs(rows):
            folder = self.data.workbooks(rows)
            return [program for ending in ("xlsx", "ods")
                    for program in self.programs.cells_and_libraries(folder / f"large.{ending}", ending)]
        counted_rows = 1_000
        say(f"the cells of {counted_rows} rows, and the libraries alone: instructions")
        counted = {program.name: instructions(program) for program in programs(counted_rows)}
        say(f"the cells of {self.sheet_rows} rows, and the libraries alone")
        rounds = Rounds(programs(self.sheet_rows), self.rounds, say)
        self.report.libraries(self.sheet_rows, rounds, counted_rows, counted)

    def reports(self):
        """Pages and machine-readable lines beside the summary alone, of a large table."""
        csv, run = self.data.csv(self.rows), self.programs
        page, lines = self.scratch / "report.html", self.scratch / "report.jsonl"
        programs = [run.cbps("summary", csv, 2, *SUMMARY),
                    run.cbps("HTML", csv, 2, "-o", f"html:{page}"),
                    run.cbps("HTML and JSON Lines", csv, 2, "-o", f"html:{page}", "-o", f"jsonl:{lines}")]
        say(f"reports of {self.rows} rows")
        memories = {program.name: memory(program) for program in programs}
        rounds = Rounds(programs, self.rounds, say)
        self.report.reports(self.rows, csv.stat().st_size, programs, rounds, memories)
        page.unlink()
        lines.unlink()

    def workbook_out(self):
        """The workbook of an assessment, and what the library needs to write the same cells."""
        count = 1_300
        csv, run = self.data.csv(count), self.programs
        xlsx = self.scratch / "report.xlsx"
        whole, alone = (run.cbps("workbook", csv, threads, "-o", f"xlsx:{xlsx}") for threads in (2, 1))
        run_once(whole)
        lines = run.cbps("JSON Lines in full", csv, 1, "--detail", "-o", f"jsonl:{self.scratch / 'report.jsonl'}")
        library = run.write_workbook(xlsx, self.scratch / "cells", self.scratch / "copy.xlsx")
        if not library:
            return
        programs = [whole, alone, lines, *library]
        say(f"a workbook of {count} communities")
        counted = {program.name: instructions(program) for program in programs}
        memories = {program.name: memory(program) for program in programs}
        rounds = Rounds(programs, self.rounds, say)
        self.report.workbook_out(count, xlsx.stat().st_size, programs, rounds, memories, counted)

    def compare(self):
        """Two saved assessments of the same communities by other figures, of ever more of them."""
        results = []
        for count in (200, 2_000) if self.quick else (1_000, 10_000, 100_000):
            say(f"comparing {count} communities")
            csv, saved = self.data.csv(count), [self.scratch / f"{name}.json" for name in ("before", "after")]
            for path, more in zip(saved, ((), ("--set", "area_per_100_households=30"))):
                run_once(self.programs.cbps("save", csv, 2, "-o", path, *more))
            program = self.programs.compare(f"{count}", *saved)
            results.append((count, sum(path.stat().st_size for path in saved), program, Rounds([program], 1),
                            memory(program)[0]))
            for path in saved:
                path.unlink()
        self.report.compare(results)

    def measure(self, parts):
        self.report.machine(machine.describe(self.programs))
        if not set(parts) <= {"workbook", "reports", "workbook-out", "compare"}:  # these compare nothing, or by themselves
            say("the same verdicts?")
            self.verify()
        for part, work in zip(PARTS, (self.table, self.folder, self.one, self.growth, self.workbook,
                                     self.reports, self.workbook_out, self.compare)):
            if part in parts:
                work()
        self.report.skipped(self.programs.skipped)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--rows", type=int)
    parser.add_argument("--files", type=int)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--rules", metavar="FILE", help="what eval_bench printed, to be shown")
    parser.add_argument("--write", metavar="FILE")
    arguments = parser.parse_args()
    try:
        benchmark = Benchmark(arguments)
        if arguments.rules:
            benchmark.report.rules = pathlib.Path(arguments.rules).read_text(encoding="utf-8").rstrip()
        benchmark.measure(arguments.only)
    except agree.Disagreement as error:
        say(f"scripts/bench: the programs disagree: {error}")
        return 1
    except (Failed, subprocess.CalledProcessError) as error:
        say(f"scripts/bench: {error}")
        return 2
    except Exception as error:  # of this program, not of what it compares
        say(f"scripts/bench: {type(error).__name__}: {error}")
        return 2
    print(benchmark.report.markdown())
    if arguments.write:
        pathlib.Path(arguments.write).write_text(benchmark.report.markdown(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
