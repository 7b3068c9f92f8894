"""What the workbooks hold, and the rows that must be read from them, whichever program wrote them."""
import json
import pathlib

HERE = pathlib.Path(__file__).parent
CONTENTS = json.loads((HERE / "contents.json").read_text(encoding="utf-8"))


def letters(column):
    """A for 0."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def cells(sheet):
    """(row, column, cell), both from 1 and 0, of the cells that hold something."""
    for row, line in enumerate(sheet["cells"], 1):
        for column, cell in enumerate(line or []):
            if cell is not None:
                yield row, column, cell


def value_of(cell, program):
    """The text that is read; None where the program does not write the cell."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, (int, float)):
        return str(cell)
    if isinstance(cell, str):
        return cell
    if "formula" in cell:
        return "=" + cell["formula"] if program == "openpyxl" else value_of(cell["value"], program)
    if "error" in cell and program == "sheetjs-ods":
        return None
    for key in (program, "date", "time", "error"):
        if key in cell:
            return cell[key]
    return cell.get("expect") or str(cell["number"])


def escaped(text):
    for sign, written in (("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        text = text.replace(sign, written)
    return text


def column_number(name):
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


def expected(content, program):
    """The text of a .rows file."""
    lines = []
    for sheet in CONTENTS[content]["sheets"]:
        if program == "sheetjs-ods":  # does not write what is hidden
            sheet = {key: value for key, value in sheet.items() if not key.startswith("hidden")}
        lines.append("== " + sheet["name"] + (" (hidden)" if sheet.get("hidden") else ""))
        rows = {}
        for row, column, cell in cells(sheet):
            rows.setdefault(row, []).append((column, cell))
        for row, found in rows.items():
            said = [(letters(column), value_of(cell, program)) for column, cell in found]
            lines.append(" ".join([str(row), *(f"{name}={escaped(text)}" for name, text in said if text is not None)]))
        columns = {column for _, column, _ in cells(sheet)}
        facts = {
            "hidden rows": sum(row in rows for row in sheet.get("hiddenRows", [])),
            "hidden columns": sum(column_number(c) in columns for c in sheet.get("hiddenColumns", [])),
        }
        lines += [f"-- {name}: {count}" for name, count in facts.items() if count]
    return "\n".join(lines) + "\n"
