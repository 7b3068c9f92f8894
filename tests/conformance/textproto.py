"""Reads protocol buffer text format without a schema.

Only a schema knows which fields repeat and which strings are text, so:
- a Message keeps every field as a list; `one` and `all` say what the caller expects;
- a string literal is `bytes`, and `text` decodes it;
- a number is an int or an exact Decimal;
- an identifier (enum value, true, false) is a `str`.
"""
import re
from decimal import Decimal

TOKEN = re.compile(r"""
    (?P<skip>   (?: [ \t\r\n\f\v] | \#[^\n]* )+ )
  | (?P<float>  (?: \d+\.\d* | \.\d+ ) (?: [eE][+-]?\d+ )? [fF]?
              | \d+ (?: [eE][+-]?\d+ [fF]? | [fF] ) )
  | (?P<int>    0[xX][0-9a-fA-F]+ | \d+ )
  | (?P<name>   [A-Za-z_]\w* )
  | (?P<string> " (?: [^"\\\n] | \\[^\n] )* " | ' (?: [^'\\\n] | \\[^\n] )* ' )
  | (?P<sign>   [-{}<>\[\]:,;./] )
""", re.VERBOSE | re.ASCII)
ESCAPE = re.compile(r"\\([0-7]{1,3}|[xX][0-9a-fA-F]{1,2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)")
SIMPLE = {"a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13,
          "\\": 92, "'": 39, '"': 34, "?": 63}
CLOSING = {"{": "}", "<": ">"}


class TextprotoError(Exception):
    pass


class Message:
    def __init__(self, line):
        self.line = line
        self.fields = {}

    def __contains__(self, name):
        return name in self.fields

    def all(self, name):
        return self.fields.get(name, [])

    def one(self, name, default=None):
        values = self.all(name)
        if len(values) > 1:
            raise TextprotoError(f"line {self.line}: {name} is given {len(values)} times")
        return values[0] if values else default

    def text(self, name, default=""):
        return self.one(name, default.encode()).decode()

    def flag(self, name):
        return self.one(name) in ("true", "True", "t", 1)


def parse(text):
    return _Reader(text).file()


def read(path):
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (TextprotoError, UnicodeDecodeError) as error:
        raise TextprotoError(f"{path.name}: {error}") from None


class _Reader:
    def __init__(self, text):
        self.tokens = []
        line, offset = 1, 0
        while offset < len(text):
            match = TOKEN.match(text, offset)
            if not match:
                quote = text[offset] in "\"'"
                raise TextprotoError(f"line {line}: " + (
                    "this string does not end on its line" if quote else
                    f"unexpected character {text[offset]!r}"))
            if match.lastgroup != "skip":
                self.tokens.append((match.lastgroup, match.group(), line))
            line += match.group().count("\n")
            offset = match.end()
        self.tokens.append(("end", "end of file", line))
        self.next = 0

    def fail(self, expected):
        _, text, line = self.tokens[self.next]
        raise TextprotoError(f"line {line}: expected {expected}, found {text}")

    @property
    def kind(self):
        return self.tokens[self.next][0]

    def sees(self, *signs):
        return self.kind == "sign" and self.tokens[self.next][1] in signs

    def take(self):
        self.next += 1
        return self.tokens[self.next - 1][1]

    def takes(self, *signs):
        return self.take() if self.sees(*signs) else None

    def must(self, sign):
        if not self.takes(sign):
            self.fail(sign)

    def file(self):
        message = Message(1)
        while self.kind != "end":
            self.field(message)
        return message

    def field(self, message):
        name = self.name()
        colon = self.takes(":")
        values = message.fields.setdefault(name, [])
        if self.sees("["):
            values += self.list()
        elif colon or self.sees(*CLOSING):
            values.append(self.value())
        else:
            self.fail(f"a value of {name}")
        self.takes(",", ";")

    def name(self):
        """A field, or in brackets an extension or the type of an Any: `[a.b/c.d]`."""
        if not self.takes("["):
            return self.take() if self.kind == "name" else self.fail("the name of a field")
        name = ""
        while not self.takes("]"):
            if self.kind not in ("name", "int") and not self.sees(".", "/", "-"):
                self.fail("]")
            name += self.take()
        return f"[{name}]"

    def list(self):
        self.must("[")
        values = []
        while not self.takes("]"):
            if values:
                self.must(",")
            values.append(self.value())
        return values

    def value(self):
        if self.sees(*CLOSING):
            return self.message()
        if self.kind == "string":
            return self.string()
        negative = self.takes("-")
        if self.kind == "name":
            return self.word(negative)
        if self.kind not in ("int", "float"):
            self.fail("a number" if negative else "a value")
        number = self.number()
        if not negative:
            return number
        # `-` would round a Decimal to 28 digits and lose the sign of -0.0.
        return -number if isinstance(number, int) else number.copy_negate()

    def message(self):
        message = Message(self.tokens[self.next][2])
        closing = CLOSING[self.take()]
        while not self.takes(closing):
            if self.kind == "end":
                self.fail(f"{closing} (opened in line {message.line})")
            self.field(message)
        return message

    def word(self, negative):
        special = {"inf": "Infinity", "infinity": "Infinity", "nan": "NaN"}
        word = self.tokens[self.next][1]
        if word.lower() in special:
            self.take()
            return Decimal(("-" if negative else "") + special[word.lower()])
        return self.fail("a number") if negative else self.take()

    def number(self):
        if self.kind == "float":
            return Decimal(self.take().rstrip("fF"))
        digits = self.tokens[self.next][1]
        base = 16 if digits[:2] in ("0x", "0X") else 8 if digits[0] == "0" else 10
        try:
            number = int(digits, base)
        except ValueError:
            self.fail("an octal number")
        self.take()
        return number

    def string(self):
        """Adjacent strings are one."""
        result = b""
        while self.kind == "string":
            result += ESCAPE.sub(self.unescaped, self.tokens[self.next][1][1:-1]).encode(
                "utf-8", "surrogateescape")
            self.take()
        return result

    def unescaped(self, match):
        escape = match.group(1)
        if escape[0] in "uU" and len(escape) > 1:
            code = int(escape[1:], 16)
            if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
                self.fail_escape(match.group())
            return chr(code)
        if escape[0] in "xX" and len(escape) > 1:
            byte = int(escape[1:], 16)
        elif escape[0] in "01234567":
            byte = int(escape, 8)
            if byte > 255:
                self.fail_escape(match.group())
        elif escape in SIMPLE:
            byte = SIMPLE[escape]
        else:
            self.fail_escape(match.group())
        # A byte, not a character: surrogateescape carries those over 127 through a str.
        return bytes([byte]).decode("utf-8", "surrogateescape")

    def fail_escape(self, escape):
        raise TextprotoError(f"line {self.tokens[self.next][2]}: no such escape as {escape}")
