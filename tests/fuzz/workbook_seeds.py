"""Seeds for workbook_fuzzer: the parts of the workbooks of tests/workbooks that are read, not packed.

  python3 workbook_seeds.py FOLDER
"""
import pathlib
import re
import sys
import zipfile

READ = re.compile(r"(?i)(.*\.rels|xl/(workbook|styles|sharedstrings)\.xml|xl/worksheets/[^/]*\.xml|content\.xml|META-INF/.*)")

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for path in sorted((pathlib.Path(__file__).parent.parent / "workbooks").iterdir()):
    if path.suffix not in (".xlsx", ".ods"):
        continue
    (folder / path.name).write_bytes(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        parts = [b"\x1e" + name.encode() + b"\x1f" + package.read(name)
                 for name in package.namelist() if READ.fullmatch(name)]
    (folder / (path.name + ".parts")).write_bytes(b"".join(parts))
