"""Makes the workbooks of tests/workbooks anew, each content by each program, and their expected rows.

  python3 make.py     needs openpyxl, soffice, and node with what `npm install` puts into this folder

The expected rows come from contents.json alone: no reader is asked.
"""
import datetime
import os
import pathlib
import subprocess
import tempfile

import openpyxl

from contents import CONTENTS, HERE, cells, column_number, expected, letters

FOLDER = HERE.parent
DATE_FORMAT = "yyyy-mm-dd"


def by_openpyxl(content, path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in CONTENTS[content]["sheets"]:
        page = book.create_sheet(sheet["name"].replace("/", " "))
        for row, column, cell in cells(sheet):
            place = page.cell(row=row, column=column + 1)
            if not isinstance(cell, dict):
                place.value = cell
                if isinstance(cell, str):
                    place.data_type = "s"  # not what the text looks like
                continue
            if "formula" in cell:
                place.value = "=" + cell["formula"]
            elif "error" in cell:
                place.value = cell["error"]
            elif "date" in cell:
                place.value = datetime.datetime.fromisoformat(cell["date"])
            elif "time" in cell:
                place.value = datetime.time.fromisoformat(cell["time"])
            else:
                place.value = cell["number"]
            if "format" in cell or "date" in cell:
                place.number_format = cell.get("format", DATE_FORMAT)
        for merge in sheet.get("merges", []):
            page.merge_cells(merge)
        for row in sheet.get("hiddenRows", []):
            page.row_dimensions[row].hidden = True
        for column in sheet.get("hiddenColumns", []):
            page.column_dimensions[column].hidden = True
        if sheet.get("hidden"):
            page.sheet_state = "hidden"
    book.active = next(i for i, sheet in enumerate(CONTENTS[content]["sheets"]) if not sheet.get("hidden"))
    book.save(path)


def by_libreoffice(source, target, folder):
    """Reads a workbook and writes it anew, in the format of the target's name."""
    kind = target.suffix[1:]
    out = pathlib.Path(folder) / kind
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind,
         "--outdir", out, source], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    (out / source.with_suffix(target.suffix).name).replace(target)


def main():
    environment = dict(os.environ, TZ="UTC")
    with tempfile.TemporaryDirectory() as folder:
        for content in CONTENTS:
            source = FOLDER / f"{content}.openpyxl.xlsx"
            by_openpyxl(content, source)
            for kind in ("xlsx", "ods"):
                by_libreoffice(source, FOLDER / f"{content}.libreoffice.{kind}", folder)
            plain = expected(content, "")
            (FOLDER / f"{content}.rows").write_text(plain, encoding="utf-8")
            for program in ("openpyxl", "sheetjs-ods"):
                own = expected(content, program)
                if own != plain:
                    (FOLDER / f"{content}.{program}.rows").write_text(own, encoding="utf-8")
    for script in ("exceljs.mjs", "sheetjs.mjs"):
        subprocess.run(["node", script, FOLDER], cwd=HERE, check=True, env=environment)


main()
