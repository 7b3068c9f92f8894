"""Writes src/text/encoding/gb18030_table.inc: what the codes of GB18030 stand for. With --checksums it writes what the
tests hold the decoder to: for each first byte how many codes of two and four bytes there are, and the CRC-32 of all
their characters as UTF-8.

    python3 tools/gb18030_table.py > src/text/encoding/gb18030_table.inc
    python3 tools/gb18030_table.py --checksums > tests/golden/text/gb18030.txt

The source is the codec of Python, which is the edition of 2000 (all codes of two and four bytes), with what later
editions changed:

- 2005: A8BC is U+1E3F, and 8135F437, which was that, is U+E7C7.
- 2022: 18 codes of two bytes stand for characters of Unicode instead of private ones (`EDITION_2022`). The codes of
  four bytes that these characters had before are still read as the same characters, as browsers do, and not as the
  private ones that the edition puts there: older programs have written them.

Two tables are written, each entry a row of a macro: CBPS_GB18030_LEAD(the 191 codes with one lead byte, whose trails
are 40 to FE; 7F is no trail and stands for 0), and CBPS_GB18030_RANGE(first, code point): the codes of four bytes, counted
from 81308130, stand for consecutive code points from `first` up to where the next range begins.
"""
import sys
import zlib

EDITION_2005 = {b"\xA8\xBC": 0x1E3F, b"\x81\x35\xF4\x37": 0xE7C7}
EDITION_2022 = {
    b"\xA6\xD9": 0xFE10, b"\xA6\xDA": 0xFE12, b"\xA6\xDB": 0xFE11, b"\xA6\xDC": 0xFE13, b"\xA6\xDD": 0xFE14,
    b"\xA6\xDE": 0xFE15, b"\xA6\xDF": 0xFE16, b"\xA6\xEC": 0xFE17, b"\xA6\xED": 0xFE18, b"\xA6\xF3": 0xFE19,
    b"\xFE\x59": 0x9FB4, b"\xFE\x61": 0x9FB5, b"\xFE\x66": 0x9FB6, b"\xFE\x67": 0x9FB7, b"\xFE\x6D": 0x9FB8,
    b"\xFE\x7E": 0x9FB9, b"\xFE\x90": 0x9FBA, b"\xFE\xA0": 0x9FBB,
}
CHANGES = EDITION_2005 | EDITION_2022

LEADS = range(0x81, 0xFF)
TRAILS = range(0x40, 0xFF)
BMP_CODES = 39420  # of four bytes: those of the characters up to U+FFFF


def code_point(code):
    """What a code stands for; None: nothing."""
    if code in CHANGES:
        return CHANGES[code]
    try:
        text = code.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return ord(text) if len(text) == 1 else None


def four_bytes(index):
    """The code of four bytes with a number, counted from 81308130."""
    rest, fourth = divmod(index, 10)
    rest, third = divmod(rest, 126)
    first, second = divmod(rest, 10)
    return bytes([first + 0x81, second + 0x30, third + 0x81, fourth + 0x30])


def ranges():
    """(number of the first code, its code point) of each range."""
    found = []
    for index in range(BMP_CODES):
        point = code_point(four_bytes(index))
        assert point is not None, four_bytes(index).hex()
        if not found or point - found[-1][1] != index - found[-1][0]:
            found.append((index, point))
    return found


def table():
    lines = ["// Written by tools/gb18030_table.py."]
    for lead in LEADS:
        points = []
        for trail in TRAILS:
            point = 0 if trail == 0x7F else code_point(bytes([lead, trail]))
            assert point is not None and point < 0x10000, (lead, trail)
            points.append(f"{point:#x}")
        lines.append(f"CBPS_GB18030_LEAD({', '.join(points)})")
    lines += [f"CBPS_GB18030_RANGE({index}, {point:#x})" for index, point in ranges()]
    return "\n".join(lines) + "\n"


def checksums():
    """Asks the codec for every code there may be, not only for those of the table."""
    lines = []
    for lead in range(0x80, 0x100):
        characters = []
        for second in range(0x100):
            if 0x30 <= second <= 0x39:
                codes = [bytes([lead, second, third, fourth])
                         for third in range(0x81, 0xFF) for fourth in range(0x30, 0x3A)]
            else:
                codes = [bytes([lead, second])]
            characters += [chr(point) for point in map(code_point, codes) if point is not None]
        text = "".join(characters)
        lines.append(f"{lead:02X} {len(text)} {zlib.crc32(text.encode()):08x}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(checksums() if "--checksums" in sys.argv else table())
