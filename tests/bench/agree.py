"""Whether all programs say the same of the same communities. Who disagrees is named, and the
benchmark fails: times of programs that do different things mean nothing."""
import json


class Disagreement(Exception):
    pass


IDS = ("1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.2 3.3 4.1 4.2 4.3 4.4 5.1 5.2 5.3 5.4 6.1 6.2 6.3 7.1 7.2").split()
LETTERS = {"pass": "P", "fail": "F", "unknown": "U", "not_applicable": "N"}


def json_lines(path):
    with open(path, encoding="utf-8") as text:
        return [json.loads(line) for line in text]


def hundredths(percent):
    return round(percent * 100)


def lines_of_cbps(path):
    """`id,letters,score` from a report with --detail."""
    lines = []
    for one in json_lines(path):
        if "diagnostics" in one:
            raise Disagreement(f"cbps rejects {one.get('id')}: {one['diagnostics'][:1]}")
        if "counts" not in one:
            continue
        outcomes = {check["id"]: LETTERS[check["outcome"]]
                    for standard in one["standards"] for check in standard["checks"]}
        letters = "".join(outcomes[check] for check in IDS)
        lines.append(f"{one['id']},{letters},{hundredths(one['score']['percent'])}")
    return lines


def check_brief(path, lines):
    """The brief report says the same as the one with --detail, in its own words."""
    expected = {line.split(",")[0]: line for line in lines}
    for one in json_lines(path):
        if "counts" not in one:
            continue
        line = expected.pop(one["id"], None)
        if line is None:
            raise Disagreement(f"cbps has {one['id']} in brief, but not once in detail")
        letters = line.split(",")[1]
        marks = "".join("F" if check in one["failed"] else "U" if check in one["unknown"] else "-"
                        for check in IDS)
        counts = {name: letters.count(letter) for name, letter in LETTERS.items()}
        if marks != letters.replace("P", "-").replace("N", "-") or counts != one["counts"]:
            raise Disagreement(f"cbps, brief and in detail: {one['id']}")
    if expected:
        raise Disagreement(f"cbps leaves out {len(expected)} communities in its brief report")


def same_lines(name, lines, expected):
    """Order aside: what reads a folder has its own."""
    mine, others = sorted(lines), sorted(expected)
    if mine == others:
        return
    for one, other in zip(mine, others):
        if one != other:
            raise Disagreement(f"{name} says {one}, the floor says {other}")
    raise Disagreement(f"{name} knows {len(mine)} communities, the floor {len(others)}")


def read_lines(path):
    with open(path, encoding="utf-8") as text:
        return text.read().splitlines()


def totals_of(program, path, count):
    """What floors and peers print of so many communities: {name: numbers}."""
    totals = {}
    for line in read_lines(path):
        name, *numbers = line.split()
        totals[name] = [int(one) for one in numbers]
    if totals.get("communities") != [count] or totals.keys() != {"communities", "hundredths", *IDS}:
        raise Disagreement(f"{program} does not print the sums of {count} communities")
    return totals


def same_totals(name, totals, expected):
    if totals != expected:
        different = [key for key in expected if totals.get(key) != expected[key]]
        raise Disagreement(f"{name} and the floor differ in the sums of {', '.join(different)}")


def same_summary(name, path, expected):
    """The summary of cbps against the floor's sums."""
    with open(path, encoding="utf-8") as text:
        summary = json.load(text)["summary"]
    count = expected["communities"][0]
    if (summary["communities"], summary["rejected"]) != (count, 0):
        raise Disagreement(f"{name}: {summary['communities']} communities, "
                           f"{summary['rejected']} rejected, of {count}")
    found = {one["id"]: one for one in summary["worst_checks"]}
    for check in IDS:
        # A check that all pass is not in the list, and what it applies to not known.
        if check not in found:
            raise Disagreement(f"{name} does not list {check}: measure more rows")
        one = found[check]
        mine = [one["applies"] - one["fail"] - one["unknown"], one["fail"], one["unknown"],
                count - one["applies"]]
        if mine != expected[check]:
            raise Disagreement(f"{name} and the floor differ in the sums of {check}")
    if hundredths(summary["mean_percent"]) != expected["hundredths"][0] // count:
        raise Disagreement(f"{name} and the floor differ in the mean score")


def same_sheet(count, report, peers):
    """All find as many communities in a workbook, and the peers as many cells in all."""
    summary = json.loads(report)["summary"]
    if (summary["communities"], summary["rejected"]) != (count, 0):
        raise Disagreement(f"cbps finds {summary['communities']} communities in a workbook of {count}")
    if any(not said.startswith(f"{count + 1} rows, ".encode()) for said in peers.values()) or len(set(peers.values())) > 1:
        raise Disagreement(f"the readers of workbooks differ: {peers}")
