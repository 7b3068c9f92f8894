"""The allowed edges between rooms (docs/ARCHITECTURE.md). An include that is not here fails."""
import pathlib
import re
import sys

ALLOWED = {
    "text": "",
    "diag": "text",
    "value": "diag text",
    "lang": "diag text value",
    "result": "diag text value",
    "eval": "diag text value lang result",
    "doc": "diag text",
    "data": "diag text value doc",
    "rules": "diag text value lang eval doc data",
    "lint": "diag text value lang eval doc rules",
    "sql": "diag text value lang eval rules audit data convert",
    "convert": "text value doc data spreadsheet",
    "waivers": "diag text value doc data rules result audit",
    "audit": "diag text value lang rules data eval result",
    "query": "diag value lang eval data rules result",
    "cases": "diag text value lang eval doc data rules result audit",
    "report": "diag text value result spreadsheet",
    "guide": "diag text value lang data rules convert report spreadsheet",
    "system": "diag text",
    "workbook": "text value",
    "spreadsheet": "text value system",
    "run": "diag text value lang eval doc data rules convert result audit report system workbook spreadsheet",
    "cli": "diag text value lang eval doc data rules lint convert result audit waivers sql query cases report guide run system workbook spreadsheet",
}
# Each third-party library has one room, and the two that are slow to compile one file.
LIBRARY_HOMES = {
    "yaml-cpp/": r"src/doc/.*\.cpp",
    "CLI/": r"src/cli/command_builder\.cpp",
    "utf8proc.h": r"src/text/unicode\.cpp",
    "sha256.h": r"src/text/sha256\.cpp",
    "sha1.h": r"src/text/uuid\.cpp",
    "expat.h": r"src/workbook/xml/xml\.cpp",
    "minizip/": r"src/workbook/zip/directory\.cpp",
    "zlib.h": r"src/workbook/zip/part_stream\.cpp",
    "xlsxwriter.h": r"src/spreadsheet/xlsx_writer\.cpp",
    "nlohmann/": r"src/(data/profile/json_scalar|result/json_node)\.cpp",
}
# The operating system has one room: all else is the same on every platform.
PLATFORM_HEADERS = re.compile(
    r"(sys/.*|(unistd|fcntl|poll|dirent|pthread|termios|signal|errno|windows|io)\.h"
    r"|csignal|cerrno|filesystem)")
PLATFORM_HOME = r"src/system/.*"

root = pathlib.Path(sys.argv[1])
faults = []
files = 0
for path in sorted([*root.glob("include/**/*.h"), *root.glob("src/**/*.h"), *root.glob("src/**/*.cpp")]):
    files += 1
    relative = path.relative_to(root).as_posix()
    in_room = re.match(r"(?:include/cbps|src)/(\w+)/", relative)
    room = in_room.group(1) if in_room else None  # src/main.cpp is in none
    if room and room not in ALLOWED:
        faults.append(f"{relative}: there is no room '{room}'")
        continue
    for line in path.read_text(encoding="utf-8").splitlines():
        include = re.match(r'\s*#include [<"]([^>"]+)[>"]', line)
        if not include:
            continue
        target = include.group(1)
        if PLATFORM_HEADERS.fullmatch(target) and not re.fullmatch(PLATFORM_HOME, relative):
            faults.append(f"{relative} includes {target}")
        if not room:
            continue
        for prefix, home in LIBRARY_HOMES.items():
            if target.startswith(prefix) and not re.fullmatch(home, relative):
                faults.append(f"{relative} includes {target}")
        other = re.match(r"(?:cbps/)?(\w+)/[\w./]+$", target)
        if not other or (other.group(1) not in ALLOWED):
            continue
        if target.startswith("cbps/"):
            if other.group(1) not in [room, *ALLOWED[room].split()]:
                faults.append(f"{relative} includes {target}")
        elif other.group(1) != room:
            faults.append(f"{relative} includes the private {target}")

for fault in faults:
    print(fault)
print(f"{files} files, {len(faults)} faults")
sys.exit(1 if faults or files == 0 else 0)
