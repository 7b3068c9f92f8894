"""SQL engines that tests run, each with the same three steps: a table, its rows from CSV, a query. One that is not
there has a reason why."""
import csv
import json
import os
import pathlib
import pwd
import shutil
import sqlite3
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        return next(reader), [[cell if cell != "" else None for cell in row] for row in reader]


class Sqlite:
    name = "sqlite"

    def why_not(self):
        return None if sqlite3.sqlite_version_info >= (3, 35) else f"SQLite {sqlite3.sqlite_version} is too old"

    def run(self, definition, facts, query):
        with sqlite3.connect(":memory:") as connection:
            connection.execute(definition)
            headings, rows = rows_of(facts)
            connection.executemany(f"INSERT INTO cbps_facts ({', '.join(headings)}) "
                                   f"VALUES ({', '.join('?' * len(headings))})", rows)
            found = connection.execute(query)
            names = [one[0] for one in found.description]
            return [dict(zip(names, row)) for row in found]


class DuckDb:
    name = "duckdb"

    def __init__(self, modules):
        self.modules = modules

    def why_not(self):
        if shutil.which("node") is None:
            return "there is no node"
        return None if (self.modules / "@duckdb").exists() else "@duckdb/node-api is not installed"

    def run(self, definition, facts, query):
        done = subprocess.run(["node", str(HERE / "duckdb_query.mjs"), str(facts)], capture_output=True, check=False,
                              input=json.dumps({"definition": definition, "query": query}).encode(),
                              env={**os.environ, "NODE_PATH": str(self.modules)})
        if done.returncode != 0:
            raise RuntimeError(done.stderr.decode()[-2000:])
        return json.loads(done.stdout)


class Postgres:
    """A server of its own in a temporary folder, on a socket there. It does not run as root."""
    name = "postgres"

    def __init__(self):
        found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        self.programs = found[-1].parent if found else None
        self.folder = None

    def why_not(self):
        if self.programs is None:
            return "PostgreSQL is not installed"
        if os.geteuid() == 0 and shutil.which("runuser") is None:
            return "there is no runuser"
        return None

    def _run(self, *command, **more):
        if os.geteuid() == 0:
            command = ("runuser", "-u", "postgres", "--", *command)
        done = subprocess.run(command, capture_output=True, check=False, cwd="/", **more)
        if done.returncode != 0:
            raise RuntimeError(done.stderr.decode()[-2000:])
        return done.stdout

    def start(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="cbps-pg-"))
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
        data = str(self.folder / "data")
        self._run(str(self.programs / "initdb"), "-D", data, "-A", "trust", "-N", "--encoding=UTF8", "--locale=C")
        self._run(str(self.programs / "pg_ctl"), "-D", data, "-w", "-l", str(self.folder / "log"), "-o",
                  f"-k {self.folder} -c listen_addresses=''", "start")

    def stop(self):
        if self.folder is not None:
            self._run(str(self.programs / "pg_ctl"), "-D", str(self.folder / "data"), "-m", "immediate", "stop")
            shutil.rmtree(self.folder)
            self.folder = None

    def run(self, definition, facts, query):
        if self.folder is None:
            self.start()
        script = (f"BEGIN;\n{definition}\n"
                  f"COPY cbps_facts FROM STDIN WITH (FORMAT csv, HEADER, NULL '');\n")
        text = pathlib.Path(facts).read_text(encoding="utf-8")
        ask = query.rstrip().rstrip(";")
        script += f"{text}\\.\nCOPY ({ask}) TO STDOUT WITH (FORMAT csv, HEADER);\nROLLBACK;\n"
        out = self._run(str(self.programs / "psql"), "-h", str(self.folder), "-d", "postgres", "-q", "-X", "-v",
                        "ON_ERROR_STOP=1", input=script.encode()).decode()
        return list(csv.DictReader(out.splitlines()))
