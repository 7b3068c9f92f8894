"""Reads the first sheet of a workbook as a peer does and prints how many rows and cells with content it has.

  python3 workbook_peer.py openpyxl|pandas FILE
"""
import sys


def with_openpyxl(path):
    import openpyxl
    book = openpyxl.load_workbook(path, read_only=True)
    rows = cells = 0
    for row in book.worksheets[0].iter_rows(values_only=True):
        rows += 1
        cells += sum(value is not None for value in row)
    return rows, cells


def with_pandas(path):
    import pandas
    table = pandas.read_excel(path, header=None)
    return len(table), int(table.notna().sum().sum())


READERS = {"openpyxl": with_openpyxl, "pandas": with_pandas}
rows, cells = READERS[sys.argv[1]](sys.argv[2])
print(f"{rows} rows, {cells} cells")
