"""The condition language against the public CEL conformance tests.

    python3 test_cel.py PROGRAM FOLDER [--list]

FOLDER holds .textproto files of the suite. exclusions.tsv names the cases outside the profile. It
is strict: a case is either in it, and does not pass, or not in it, and passes.
"""
import argparse
import collections
import concurrent.futures
import json
import pathlib
import subprocess
import sys
from decimal import Decimal

sys.dont_write_bytecode = True  # the source tree stays as it is
import textproto

EXCLUSIONS = pathlib.Path(__file__).with_name("exclusions.tsv")
SKIPPED = 77
SECONDS_A_CASE = 20

# Why a case lies outside the profile, in the order in which the reasons are looked for.
REASONS = {
    "message": "protocol buffer messages, and the wrappers among them",
    "timestamp or duration": "the profile has dates only",
    "bytes": "no such type",
    "map": "no such type",
    "null": "a missing fact is unknown instead",
    "uint": "no such type",
    "double special value": "NaN and the infinities are no exact decimals",
    "dyn": "every expression has a static type",
    "dynamic typing (disable_check)": "does not type-check, and the test wants a run-time answer",
    "nested list": "items of a list are scalars",
    "list of mixed types": "items of a list are of one type",
    "list variable": "a list is a literal",
    "not exact in decimal": "needs more than 9 digits after the point",
}

Case = collections.namedtuple("Case", "file name test")


class Refused(Exception):
    """The program says that the expression does not compile."""


class NotRun(Exception):
    """The case cannot be handed to the program at all."""


class Broken(Exception):
    """The program answers in a way in which it never may: a failure for excluded cases too."""


# ---- the suite ----

def read_cases(folder):
    cases = []
    for path in sorted(folder.glob("*.textproto")):
        seen = collections.Counter()
        for section in textproto.read(path).all("section"):
            for test in section.all("test"):
                name = f"{section.text('name')}/{test.text('name')}"
                seen[name] += 1  # some files of the suite give a name twice
                cases.append(Case(path.name, name + (f"#{seen[name]}" if seen[name] > 1 else ""),
                                  test))
    return cases


def read_exclusions():
    """The reason of each (file, name), and what is wrong with the list."""
    reasons, faults = {}, []
    for number, line in enumerate(EXCLUSIONS.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        where = f"{EXCLUSIONS.name}:{number}"
        cells = line.split("\t")
        if len(cells) != 3:
            faults.append(f"{where}: expected file, section/test and reason between tabs")
            continue
        file, name, reason = cells
        if (file, name) in reasons:
            faults.append(f"{where}: {file} {name} is listed twice")
        if reason not in REASONS:
            faults.append(f"{where}: `{reason}` is none of the reasons")
        reasons[file, name] = reason
    return reasons, faults


# ---- what a test asks and expects ----

def binding(name, value):
    """`name=value` as --bind takes it: the value is a JSON scalar."""
    kinds = list(value.fields)
    kind, one = (kinds[0], value.one(kinds[0])) if len(kinds) == 1 else (None, None)
    if kind == "bool_value":
        text = json.dumps(value.flag(kind))
    elif kind == "int64_value":
        text = str(one)
    elif kind == "double_value" and Decimal(one).is_finite():
        text = format(Decimal(one), "f")
        text += "" if "." in text else ".0"  # without a point it would be an int
    elif kind == "string_value":
        text = json.dumps(one.decode(), ensure_ascii=False)
    else:
        raise NotRun(f"{name} cannot be bound: {kind}")
    return f"{name}={text}".encode()


def bindings(test):
    options = []
    for entry in test.all("bindings"):
        value = entry.one("value")
        if value is None or "value" not in value:
            raise NotRun(f"{entry.text('key')} is bound to no value")
        options += [b"--bind", binding(entry.text("key"), value.one("value"))]
    return options


def is_value(want, kind, got):
    """Whether `got`, of the type `kind` (None: an item of a list), is the suite's Value `want`."""
    def typed(name, *classes):
        # type() and not isinstance: to Python, True is an int.
        return kind in (None, name) and type(got) in classes

    fields = list(want.fields)
    if len(fields) != 1:
        return False
    one = want.one(fields[0])
    if fields[0] == "bool_value":
        return typed("bool", bool) and got == want.flag("bool_value")
    if fields[0] == "int64_value":
        return typed("int", int) and got == one
    if fields[0] == "double_value":
        # Both are exact: the suite's text and JSON's, neither has gone through a float.
        return typed("decimal", int, Decimal) and Decimal(got) == Decimal(one)
    if fields[0] == "string_value":
        return typed("string", str) and got == one.decode()
    if fields[0] == "list_value":
        items = one.all("values")
        return (typed("list", list) and len(got) == len(items) and
                all(is_value(item, None, mine) for item, mine in zip(items, got)))
    return False


TRUE = textproto.parse("bool_value: true")
OTHER_MATCHERS = {"typed_result", "any_eval_errors", "unknown", "any_unknowns"}


def is_expected(test, answer):
    if "eval_error" in test:
        return answer.get("outcome") == "error"
    if OTHER_MATCHERS & set(test.fields) or test.flag("check_only"):
        return False
    # simple.proto: without a matcher the result is to be true.
    return (answer.get("outcome") == "value" and
            is_value(test.one("value", TRUE), answer.get("type"), answer.get("value")))


# ---- the program ----

def evaluate(program, expression, options):
    if b"\0" in expression or any(b"\0" in option for option in options):
        raise NotRun("an argument cannot hold a NUL")
    # Options first and then `--`: an expression may begin with `-`.
    command = [program, "eval", "--json", *options, "--", expression]
    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL,
                              timeout=SECONDS_A_CASE)
    except subprocess.TimeoutExpired:
        raise Broken(f"no answer within {SECONDS_A_CASE} s") from None
    except OSError as error:
        raise Broken(str(error)) from None
    try:
        out, err = done.stdout.decode(), done.stderr.decode()
    except UnicodeDecodeError:
        raise Broken(f"output that is not UTF-8: {done.stdout + done.stderr!r}") from None
    if done.returncode == 2 and not out and err:
        raise Refused(" ".join(err.split()))
    if done.returncode != 0 or out.count("\n") != 1 or not out.endswith("\n"):
        raise Broken(f"exit code {done.returncode}, {out!r}, {err!r}")
    try:
        answer = json.loads(out, parse_float=Decimal)
    except ValueError:
        raise Broken(f"no JSON: {out!r}") from None
    if (not isinstance(answer, dict) or answer.get("outcome") not in ("value", "unknown", "error")
            or not isinstance(answer.get("canonical"), str)):
        raise Broken(f"no answer: {out!r}")
    return answer


def shown(answer):
    if answer["outcome"] != "value":
        return answer["outcome"]
    value = json.dumps(answer.get("value"), default=str, ensure_ascii=False)
    return f"{answer.get('type')} {value}"


def run(program, case):
    """Whether the case passes, whether the program broke down, and what it answered."""
    try:
        options = bindings(case.test)
        answer = evaluate(program, case.test.one("expr", b""), options)
        got = f"{shown(answer)}, canonical: {answer['canonical']}"
        if not is_expected(case.test, answer):
            return False, False, got
    except (Refused, NotRun) as refusal:
        return False, False, str(refusal)
    except Broken as breakdown:
        return False, True, str(breakdown)
    try:
        # The canonical text means the same, and is its own canonical text.
        again = evaluate(program, answer["canonical"].encode(), options)
    except (Refused, NotRun, Broken) as fault:
        return False, True, f"{got}; that text: {fault}"
    for key in ("outcome", "type", "value", "canonical"):
        if again.get(key) != answer.get(key):
            return False, True, f"{got}; that text: {shown(again)}, canonical: {again['canonical']}"
    return True, False, got


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--list", action="store_true", help="print every case and what was got")
    options = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")  # the expressions hold Greek, whatever the locale
    if not options.folder.exists():
        print(f"skipped: {options.folder} does not exist")
        return SKIPPED

    try:
        cases = read_cases(options.folder)
    except textproto.TextprotoError as error:
        print(f"failed: {error}")
        return 1
    reasons, faults = read_exclusions()
    files, known = {case.file for case in cases}, {(case.file, case.name) for case in cases}
    elsewhere = sum(file not in files for file, _ in reasons)
    faults += [f"{EXCLUSIONS.name}: {file} has no test {name}" for file, name in reasons
               if file in files and (file, name) not in known]

    counts = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda case: run(options.program, case), cases)
        for case, (passes, broken, got) in zip(cases, results):
            reason = reasons.get((case.file, case.name))
            fault = broken or passes == (reason is not None)
            state = "failed" if fault else "passed" if passes else "excluded"
            counts[state] += 1
            if fault or options.list:
                note = f" [{reason}{', yet it passes' if passes else ''}]" if reason else ""
                expression = json.dumps(case.test.text("expr"), ensure_ascii=False)
                print(f"{state}: {case.file} {case.name}{note}: {expression} -> {got}")

    if not counts["passed"]:
        faults.append("no case was passed")
    for fault in faults:
        print(f"failed: {fault}")
    if elsewhere:
        print(f"{elsewhere} exclusions are of files that are not in {options.folder}")
    print(f"{counts['passed']} passed, {counts['failed'] + len(faults)} failed, "
          f"{counts['excluded']} excluded")
    return 1 if counts["failed"] or faults else 0


if __name__ == "__main__":
    sys.exit(main())
