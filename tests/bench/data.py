"""The made-up communities on disk: made once, and used again while nothing that decides them changed."""
import hashlib
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SEED = 20241124
SOURCES = ("generate.cpp", "community_facts.cpp", "community_facts.h", "places.cpp", "places.h",
           "../../rules/fields.yaml", "../../rules/pack.yaml")


class Data:
    def __init__(self, generator, folder, rates):
        self.generator = generator
        self.folder = folder
        self.rates = rates
        digest = hashlib.sha256(repr(sorted(rates.items())).encode())
        for name in SOURCES:
            digest.update((HERE / name).read_bytes())
        self.mark = f"{SEED} {digest.hexdigest()}"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.columns = self.folder / "columns.tsv"
        self._make(self.columns, ["--rows", "1", "--columns", self.columns])

    def _make(self, path, options):
        stamp = path.parent / (path.name + ".made")
        if path.exists() and stamp.exists() and stamp.read_text() == self.mark:
            return path
        if path.is_dir():
            shutil.rmtree(path)
        rates = [part for name, value in self.rates.items() for part in (f"--{name}", str(value))]
        subprocess.run([str(part) for part in (self.generator, "--seed", SEED, *rates, *options)],
                       check=True)
        stamp.write_text(self.mark)
        return path

    def csv(self, rows):
        path = self.folder / f"communities-{rows}.csv"
        return self._make(path, ["--rows", rows, "--csv", path])

    def workbooks(self, rows):
        """A folder with large.xlsx and large.ods."""
        folder = self.folder / f"workbooks-{rows}"
        made = folder / "made"
        script = HERE / "workbook_data.py"
        if not made.exists() or made.read_bytes() != script.read_bytes():
            folder.mkdir(exist_ok=True)
            subprocess.run([sys.executable, str(script), str(folder), str(rows)], check=True)
            made.write_bytes(script.read_bytes())
        return folder

    def yaml(self, files):
        path = self.folder / f"profiles-{files}"
        return self._make(path, ["--rows", files, "--yaml", path])
