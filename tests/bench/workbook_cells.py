"""The cells of a workbook as lines of text, for write_workbook.cpp.

    workbook_cells.py XLSX CELLS

S NAME begins a sheet, R HEIGHT a row; a cell is its column, the number of its style, n or s, and what it holds, with
tabs between.
"""
import sys

import openpyxl


def main():
    book = openpyxl.load_workbook(sys.argv[1])
    with open(sys.argv[2], "w", encoding="utf-8", newline="\n") as out:
        for sheet in book:
            print(f"S\t{sheet.title}", file=out)
            for number, row in enumerate(sheet.iter_rows(), 1):
                print(f"R\t{sheet.row_dimensions[number].height or 0:g}", file=out)
                for cell in row:
                    if not cell.has_style and cell.value is None:
                        continue
                    value = "" if cell.value is None else str(cell.value)
                    kind = "n" if isinstance(cell.value, (int, float)) else "s"
                    print(cell.column - 1, cell._style.xfId + cell.style_id, kind, value, sep="\t", file=out)


if __name__ == "__main__":
    main()
