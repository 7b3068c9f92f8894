"""Makes a large workbook for bench_workbook: communities in rows, facts in columns, as .xlsx and as .ods.

  python3 workbook_data.py FOLDER [ROWS [COLUMNS]]
"""
import pathlib
import random
import sys
import zipfile

folder = pathlib.Path(sys.argv[1])
rows = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
columns = int(sys.argv[3]) if len(sys.argv) > 3 else 156
chance = random.Random(1)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def letters(column):
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def kind(column):
    """text, whole number, decimal, date or yes/no: as a table of facts has them."""
    return "text" if column < 8 else ("whole", "whole", "decimal", "date", "yes")[column % 5]


def values(row):
    for column in range(columns):
        match kind(column):
            case "text": yield f"社区{row % 3000:04}{column}"
            case "whole": yield str(chance.randrange(5000))
            case "decimal": yield f"{chance.randrange(1, 100000) / 100:g}"
            case "date": yield str(chance.randrange(36000, 45500))
            case "yes": yield str(chance.randrange(2))


names = [letters(column) for column in range(columns)]
strings = {}
with zipfile.ZipFile(folder / "large.xlsx", "w", zipfile.ZIP_DEFLATED) as xlsx, \
        zipfile.ZipFile(folder / "large.ods", "w", zipfile.ZIP_DEFLATED) as ods:
    lines, tables = [], []
    for row in range(rows):
        line, table = [f'<row r="{row + 1}" spans="1:{columns}">'], ["<table:table-row>"]
        for column, value in enumerate(values(row)):
            place = f'<c r="{names[column]}{row + 1}"'
            match kind(column):
                case "text":
                    number = strings.setdefault(value, len(strings))
                    line.append(f'{place} t="s"><v>{number}</v></c>')
                    cell = f'office:value-type="string"><text:p>{value}'
                case "date":
                    line.append(f'{place} s="1"><v>{value}</v></c>')
                    cell = f'office:value-type="date" office:date-value="2024-06-{int(value) % 30 + 1:02}"><text:p>30'
                case "yes":
                    line.append(f'{place} t="b"><v>{value}</v></c>')
                    word = "true" if value == "1" else "false"
                    cell = f'office:value-type="boolean" office:boolean-value="{word}"><text:p>{word}'
                case _:
                    line.append(f"{place}><v>{value}</v></c>")
                    cell = f'office:value-type="float" office:value="{value}"><text:p>{value}'
            table.append(f"<table:table-cell {cell}</text:p></table:table-cell>")
        lines.append("".join(line) + "</row>")
        tables.append("".join(table) + "</table:table-row>")
    relation = '<Relationship Id="rId{}" Type="' + OFFICE + '/{}" Target="{}"/>'
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    for name, text in {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations.format(relation.format(1, "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": relations.format(
            relation.format(1, "worksheet", "worksheets/sheet1.xml") + relation.format(2, "styles", "styles.xml")
            + relation.format(3, "sharedStrings", "sharedStrings.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="社区" sheetId="1" '
                           'r:id="rId1"/></sheets></workbook>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
                         "</styleSheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">' + "".join(f"<si><t>{s}</t></si>" for s in strings) + "</sst>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>' + "".join(lines)
                                    + "</sheetData></worksheet>",
    }.items():
        xlsx.writestr(name, HEAD + text)
    ods.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
    ods.writestr("content.xml", HEAD + '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">'
                 '<office:body><office:spreadsheet><table:table table:name="社区">' + "".join(tables)
                 + "</table:table></office:spreadsheet></office:body></office:document-content>")
