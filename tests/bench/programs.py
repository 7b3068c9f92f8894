"""The programs that are measured and how each is called. One that is not there is left out, by name."""
import dataclasses
import os
import pathlib
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
YEAR = "2024"


@dataclasses.dataclass
class Program:
    name: str
    command: list
    environment: dict = dataclasses.field(default_factory=dict)


class Programs:
    def __init__(self, build, peers):
        self.bin = build / "tests/bench"
        self.cbps_path = build / "cbps"
        self.pack22 = self.bin / "pack22"
        self.peers = peers
        self.skipped = {}
        # The Debian modules belong to Debian's own Python.
        self.python = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else "python3"

    # ---- what is there ----
    def _answers(self, command, environment=None):
        try:
            answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60,
                                    env={**os.environ, **(environment or {})})
        except (OSError, subprocess.TimeoutExpired):
            return None
        return answer.stdout.strip() if answer.returncode == 0 else None

    def _if(self, version, name, why, program):
        if version is None:
            self.skipped[name] = why
            return []
        return [program]

    def duckdb_version(self):
        if shutil.which("node") is None:
            return None
        return self._answers(["node", str(HERE / "duckdb.mjs"), "--version"], self._node())

    def _node(self):
        return {"NODE_PATH": str(self.peers / "node_modules")}

    def python_version(self, module):
        return self._answers([self.python, "-c", f"import {module}; print({module}.__version__)"])

    def pyyaml_version(self):
        return self._answers([self.python, "-c",
                              "import yaml; yaml.CSafeLoader; print(yaml.__version__)"])

    # ---- over a table ----
    def cat(self, csv):
        return Program("cat", ["cat", str(csv)])

    def wc(self, csv):
        return Program("wc -l", ["wc", "-l", str(csv)])

    def floor(self, csv, columns, threads, lines=None):
        more = ["--lines", str(lines)] if lines else []
        return Program(f"floor T{threads}", [str(self.bin / "bench_floor"), str(csv), str(columns),
                                             "-j", str(threads), *more])

    def duckdb(self, csv, columns, every_column=False, lines=None):
        more = ["--all"] if every_column else ["--lines", str(lines)] if lines else []
        name = "DuckDB, every column" if every_column else "DuckDB"
        return self._if(self.duckdb_version(), "DuckDB", "no node, or no @duckdb/node-api",
                        Program(name, ["node", str(HERE / "duckdb.mjs"), str(csv), str(columns),
                                       "2", *more], self._node()))

    def pandas(self, csv, columns, lines=None):
        more = ["--lines", str(lines)] if lines else []
        return self._if(self.python_version("pandas"), "pandas", "no module pandas",
                        Program("pandas", [self.python, str(HERE / "pandas_peer.py"), str(csv),
                                           str(columns), *more]))

    # ---- over a workbook ----
    def make_workbook(self, csv, xlsx):
        """Whether there is one."""
        made = subprocess.run([str(self.cbps_path), "convert", str(csv), "-o", str(xlsx)],
                              capture_output=True, check=False)
        if made.returncode != 0:
            self.skipped["a workbook"] = "cbps was built without .xlsx output"
        return made.returncode == 0

    def openpyxl(self, xlsx):
        return self._sheet_reader("openpyxl", "openpyxl, read only", xlsx)

    def pandas_excel(self, xlsx):
        return self._sheet_reader("pandas", "pandas read_excel (openpyxl)", xlsx)

    def duckdb_excel(self, xlsx):
        script = str(HERE / "duckdb_workbook.mjs")
        name = "DuckDB read_xlsx"
        if self.duckdb_version() is None:
            self.skipped[name] = "no node, or no @duckdb/node-api"
            return []
        return self._if(self._answers(["node", script, "--probe"], self._node()), name,
                        "it cannot download its extension that reads workbooks",
                        Program(name, ["node", script, str(xlsx)], self._node()))

    def write_workbook(self, xlsx, cells, copy):
        """libxlsxwriter by itself, which writes the cells of a workbook that cbps has written."""
        binary = self.bin / "bench_write_workbook"
        name = "libxlsxwriter alone"
        if not binary.exists() or self.python_version("openpyxl") is None:
            self.skipped[name] = "no libxlsxwriter, or no module openpyxl"
            return []
        subprocess.run([self.python, str(HERE / "workbook_cells.py"), str(xlsx), str(cells)], check=True)
        return [Program(name, [str(binary), str(cells), str(copy)])]

    def cells_and_libraries(self, path, ending):
        """The reader of workbooks by itself; inflating twice and parsing the same parts by itself."""
        parts = {"xlsx": ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"], "ods": ["content.xml"]}[ending]
        bench = str(self.bin / "bench_workbook")
        return [Program(f"cells of an .{ending}", [bench, "room", str(path)]),
                Program(f"expat alone, .{ending}", [bench, "floor", str(path), *parts])]

    def _sheet_reader(self, module, name, xlsx):
        return self._if(self.python_version(module), name, f"no module {module}",
                        Program(name, [self.python, str(HERE / "workbook_peer.py"), module, str(xlsx)]))

    # ---- over files ----
    def read_files(self, folder, threads):
        return Program(f"open+read+close T{threads}",
                       [str(self.bin / "bench_read_files"), str(folder), str(threads)])

    def nothing(self):
        return Program("a process that does nothing", ["true"])

    def parse_one(self, profile):
        return Program("yaml-cpp LoadFile", [str(self.bin / "bench_parse_one"), str(profile)])

    def yamlcpp(self, folder, columns, lines=None):
        return self._events("yaml-cpp events", "bench_yamlcpp_peer", folder, columns, lines)

    def libyaml(self, folder, columns, lines=None):
        return self._events("libyaml events", "bench_libyaml_peer", folder, columns, lines)

    def _events(self, name, binary, folder, columns, lines):
        more = ["--lines", str(lines)] if lines else []
        path = self.bin / binary
        return self._if(path if path.exists() else None, name, "not built: no library",
                        Program(name, [str(path), str(folder), str(columns), *more]))

    def pyyaml(self, folder, columns, lines=None):
        more = ["--lines", str(lines)] if lines else []
        return self._if(self.pyyaml_version(), "PyYAML CSafeLoader", "no module yaml with libyaml",
                        Program("PyYAML CSafeLoader", [self.python, str(HERE / "pyyaml_peer.py"),
                                                       str(folder), str(columns), *more]))

    # ---- cbps ----
    def compare(self, name, before, after):
        return Program(name, [str(self.cbps_path), "compare", str(before), str(after), "--fail-on", "none",
                              "--format", "csv"])

    def cbps(self, name, path, threads, *options, pack22=False):
        rules = ["--rules", str(self.pack22)] if pack22 else []
        return Program(f"{name} T{threads}",
                       [str(self.cbps_path), "check", str(path), "--period", YEAR, "--fail-on",
                        "none", "--jobs", str(threads), *rules, *options])
