"""What was measured, as tables: the same text for the terminal and for docs/benchmarks.md."""

import os

MEBIBYTE = 1024 ** 2
A_COMMUNITY = 24  # bytes that may stay of each
# The allocator's, which is not even from run to run.
SLACK = 2 * MEBIBYTE
# Processes that wait or run beside the benchmark: more disturb it.
BUSY = 0.5


def number(value):
    return f"{value:,}"


def seconds(value):
    if value >= 0.1:
        return f"{value:.2f} s"
    return f"{value * 1000:.1f} ms"


def times(ratio):
    middle, least, most = ratio
    return f"{middle:.2f} ({least:.2f}–{most:.2f})"


def mebibytes(value):
    return f"{value / MEBIBYTE:.1f}"


def rows(head, lines):
    out = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return out + ["| " + " | ".join(line) + " |" for line in lines]


class Report:
    def __init__(self, benchmark):
        self.rounds = benchmark.rounds
        self.quick = benchmark.quick
        self.rates = benchmark.data.rates
        self.goals = []
        self.parts = []
        self.facts = []
        self.notes = []
        self.load = os.getloadavg()[0]
        self.rules = ""  #: what eval_bench printed

    # ---- what run.py tells ----
    def machine(self, facts):
        self.facts = facts

    def agreed(self, count, names):
        self.notes.append(f"The same verdicts and scores for each of {number(count)} communities, from "
                          f"{', '.join(names)}.")

    def skipped(self, skipped):
        for name, why in skipped.items():
            self.notes.append(f"Skipped: {name} ({why}).")

    def goal(self, work, goal, reached, met):
        self.goals.append((work, goal, reached, "yes" if met else "**no**"))

    def at_most(self, work, what, limit, ratio):
        self.goal(work, f"at most {limit} × {what}", times(ratio), ratio[0] <= limit)

    def at_least(self, work, what, limit, rounds, above, below):
        """A peer that is not there is no goal that is met."""
        goal = f"at least {limit} × faster than {what}"
        if not rounds.has(above):
            self.goal(work, goal, "not measured", False)
            return
        ratio = rounds.ratio(above, below)
        self.goal(work, goal, times(ratio), ratio[0] >= limit)

    def table(self, count, size, programs, rounds, memories):
        self._times(f"A table of {number(count)} rows ({size / 1e6:.0f} MB), whole processes", count,
                    "row", programs, rounds, memories, size)
        small, whole = "cbps, 22 checks T2", "cbps, full pack T2"
        work = f"{number(count)} rows, 22 checks, summary"
        self.at_most(work, "the floor", 2, rounds.ratio(small, "floor T2"))
        for peer in ("DuckDB", "DuckDB, every column"):
            self.at_least(work, peer, 5, rounds, peer, small)
        own = memories[small][0]
        # 0: the system does not tell.
        self.goal(work, "at most 100 MB beside mapped pages",
                  f"{mebibytes(own)} MiB" if own else "not measured", 0 < own <= 100_000_000)
        self.at_most("the same, full pack", "the 22 checks' time", 2.5, rounds.ratio(whole, small))
        self.at_most("the same, a compact JSON line a community", "the above", 1.5,
                     rounds.ratio("cbps, full pack, JSON Lines T2", whole))
        for rules in ("22 checks", "full pack"):
            gain = rounds.combined(lambda time, of=f"cbps, {rules}": time(f"{of} T1")
                                   / time(f"{of} T2") / (time("floor T1") / time("floor T2")))
            self.goal(f"two threads against one, {rules}", "at least 0.95 × what the floor gains",
                      times(gain), gain[0] >= 0.95)
        self.parts[-1] += ["", "Gain of two threads: "
                           f"the floor {times(rounds.ratio('floor T1', 'floor T2'))}, "
                           f"cbps with 22 checks {times(rounds.ratio('cbps, 22 checks T1', small))}, "
                           f"with the full pack {times(rounds.ratio('cbps, full pack T1', whole))}."]

    def files(self, count, size, programs, rounds, memories):
        self._times(f"{number(count)} YAML files ({size / 1e6:.0f} MB), whole processes", count, "file",
                    programs, rounds, memories, size)
        whole = "cbps, full pack T2"
        work = f"{number(count)} YAML files, full pack"
        self.at_most(work, "open+read+close, two threads", 5,
                     rounds.ratio(whole, "open+read+close T2"))
        for peer, limit in (("PyYAML CSafeLoader", 50), ("yaml-cpp events", 20)):
            self.at_least(work, peer, limit, rounds, peer, whole)

    def one(self, programs, rounds, memories):
        self._times("One profile, cold: whole processes from start to end", 1, "file", programs,
                    rounds, memories)
        whole = "cbps, full pack T2"
        middle = rounds.median(whole)
        self.goal("one YAML profile, whole process", "at most 5 ms", seconds(middle),
                  middle <= 0.005)
        self.at_most("one YAML profile, whole process", "a program that only parses it", 3,
                     rounds.ratio(whole, "yaml-cpp LoadFile"))

    def growth(self, results):
        for kind, name in (("table", "rows of a table"), ("files", "YAML files")):
            lines = []
            for count, program, rounds, own in results[kind]:
                middle = rounds.median(program.name)
                lines.append((number(count), seconds(middle), f"{middle / count * 1e6:.2f} µs",
                              mebibytes(own)))
            self.parts.append([f"## Growth: {name}, full pack, summary, two threads", "",
                               *rows(("communities", "time", "each", "own memory, MiB"), lines)])
        large = results["table"][-1]
        small = next(one for one in results["table"] if one[0] == large[0] // 10)
        rounds = large[2]
        ratio = rounds.ratio(large[1].name, small[1].name)
        work = f"{number(large[0])} rows against {number(small[0])}, full pack"
        self.goal(work, "at most 10.5 × the time", times(ratio), ratio[0] <= 10.5)
        more = large[3] - small[3]
        allowed = A_COMMUNITY * (large[0] - small[0]) + SLACK
        measured = large[3] > 0 and small[3] > 0
        self.goal(work, f"no more memory but {A_COMMUNITY} bytes a community",
                  f"{mebibytes(more)} MiB more, of {mebibytes(allowed)} allowed" if measured
                  else "not measured", measured and more <= allowed)

    def reports(self, count, size, programs, rounds, memories):
        self._times(f"Reports of {number(count)} rows ({size / 1e6:.0f} MB), two threads, whole processes",
                    count, "row", programs, rounds, memories, size)
        summary, *_, both = programs
        self.at_most(f"{number(count)} rows, HTML and JSON Lines in one run", "the summary alone", 3,
                     rounds.ratio(both.name, summary.name))

    def workbook_out(self, count, size, programs, rounds, memories, counted):
        self._times(f"The workbook of {number(count)} communities ({size / 1e6:.1f} MB), whole processes",
                    count, "community", programs, rounds, memories, size)
        whole, *_, library = (program.name for program in programs)
        if all(counted.values()):
            shares = {name: f"{counted[name] / 1e9:.2f} · 10⁹" for name in counted}
            self.parts[-1] += ["", "Instructions: " + ", ".join(f"{name} {text}" for name, text in shares.items()) + "."]
        self.parts[-1] += ["", "JSON Lines in full assess the same communities and write their gaps as text."]
        self.at_most(f"{number(count)} communities, the workbook, two threads", "libxlsxwriter alone, the same cells",
                     1.3, rounds.ratio(whole, library))

    def workbook(self, count, size, programs, rounds, memories):
        self._times(f"A workbook of {number(count)} rows ({size / 1e6:.0f} MB), whole processes", count,
                    "row", programs, rounds, memories, size)
        self.parts[-1] += ["", "The peers read all cells of the sheet and do nothing with them."]
        own = memories["cbps, full pack T1"][0]
        self.goal(f"a workbook of {number(count)} rows", "at most 16 MB beside mapped pages",
                  f"{mebibytes(own)} MiB" if own else "not measured", 0 < own <= 16_000_000)
        peers = ["openpyxl, read only", "pandas read_excel (openpyxl)"]
        for peer in peers + ["DuckDB read_xlsx"] * rounds.has("DuckDB read_xlsx"):
            self.at_least(f"a workbook of {number(count)} rows, checked", peer + ", which only reads it", 5,
                          rounds, peer, "cbps, full pack T1")

    def libraries(self, count, rounds, counted_rows, counted):
        """`counted` are the instructions of each program for so many rows; None without valgrind."""
        lines = []
        for ending in ("xlsx", "ods"):
            cells, alone = f"cells of an .{ending}", f"expat alone, .{ending}"
            work = f"the cells of an .{ending} of {number(count)} rows × 156 columns"
            ratio = rounds.ratio(cells, alone)
            by_count = "not counted"
            if counted[cells] is None:
                self.at_most(work, "inflating twice and parsing alone", 1.3, ratio)
            else:
                quotient = counted[cells] / counted[alone]
                by_count = f"{quotient:.2f}"
                self.goal(work, "at most 1.3 × the instructions of inflating twice and parsing alone",
                          by_count, quotient <= 1.3)
            lines.append((f".{ending}", seconds(rounds.median(cells)), seconds(rounds.median(alone)), times(ratio),
                          by_count))
        self.parts.append([f"## The cells of {number(count)} rows × 156 columns, and the libraries alone", "",
                           "minizip and zlib inflate the same parts twice, expat parses them once for handlers that",
                           f"do nothing. Instructions are those of {number(counted_rows)} rows (callgrind).", "",
                           *rows(("workbook", "all cells", "libraries alone", "ratio", "in instructions"), lines)])

    def compare(self, results):
        """What is in memory of both is where each community is in its file, and what it is known by."""
        lines = [(number(count), f"{size / 1e6:.0f} MB", seconds(rounds.median(program.name)),
                  f"{size / rounds.median(program.name) / 1e9:.2f}", mebibytes(own))
                 for count, size, program, rounds, own in results]
        self.parts.append(["## Two saved assessments compared", "",
                           *rows(("communities", "both files", "time", "GB/s", "own memory, MiB"), lines)])
        small, large = results[-2], results[-1]
        a_community = 600
        allowed = a_community * (large[0] - small[0])
        self.goal(f"{number(large[0])} communities compared against {number(small[0])}",
                  f"no more memory but {a_community} bytes a community",
                  f"{mebibytes(large[4] - small[4])} MiB more, of {mebibytes(allowed)} allowed",
                  0 < large[4] <= small[4] + allowed)

    # ---- text ----
    def _times(self, title, count, unit, programs, rounds, memories, size=None):
        lines = []
        for program in programs:
            middle = rounds.median(program.name)
            all_times = rounds.times[program.name]
            own, resident = memories[program.name]
            line = [program.name, seconds(middle), f"{seconds(min(all_times))}–{seconds(max(all_times))}"]
            if count > 1:
                line += [f"{middle / count * 1e6:.2f} µs", f"{size / middle / 1e9:.2f}"]
            lines.append((*line, mebibytes(own), mebibytes(resident)))
        head = ["program", "median", "least–most"]
        if count > 1:
            head += [f"a {unit}", "GB/s"]
        self.parts.append([f"## {title}", "",
                           *rows((*head, "own memory, MiB", "with mapped files, MiB"), lines)])

    def markdown(self):
        rates = ", ".join(f"{value} % {name.replace('-', ' ')}" for name, value in self.rates.items())
        out = ["# Benchmarks", "",
               "Written by `scripts/bench`; do not edit. T1 and T2: with one thread and two. Programs ran in",
               f"turn, {self.rounds} rounds ({10 * self.rounds} of one profile); times are medians, ratios are",
               "made inside a round and given as median (least–most). The communities are made up (`tests/bench/`):",
               f"{rates}, every fact of the dictionary a column. The floor is a hand-written pass",
               "that reads every cell as its type and has the 22 checks of `tests/bench/pack22` compiled in; peers",
               "do the same 22 checks, in one thread but for DuckDB (two), and read only the facts these need",
               "unless it says otherwise. Own memory is what is not a mapped file (sampled each millisecond: of the",
               "shortest runs it may be less than the true peak).", ""]
        if self.load > BUSY:
            out += [f"**The machine was not quiet when it began (load {self.load:.1f}).**", ""]
        if self.quick:
            out += ["**A quick run: small inputs, few rounds. These figures are for trying.**", ""]
        if self.goals:
            out += ["## Goals", "", *rows(("work", "goal", "reached", "met"), self.goals), ""]
        for part in self.parts:
            out += [*part, ""]
        if self.rules:
            out += ["## The rules by themselves", "",
                    "The full pack on rows that are columns already: no reading, no explaining, no report.", "",
                    "```", self.rules, "```", ""]
        out += ["## Agreement", "", *self.notes, "", "## Machine", "",
                *rows(("what", "which"), self.facts), ""]
        return "\n".join(out)
