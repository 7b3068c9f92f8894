"""The contract of JSON reports: what `cbps schema report` says, and whether a report keeps it."""
import json
import subprocess

import jsonschema


def parse(text):
    """JSON in which no key stands twice."""
    def unique(pairs):
        keys = [key for key, _ in pairs]
        assert len(set(keys)) == len(keys), f"a key stands twice: {keys}"
        return dict(pairs)
    return json.loads(text, object_pairs_hook=unique)


class Contract:
    """Reads the reports of a program and holds each to the program's own schema."""

    def __init__(self, program, language="zh"):
        done = subprocess.run([program, "schema", "report", "--lang", language],
                              capture_output=True, check=True, timeout=60)
        self.schema = parse(done.stdout.decode())
        of_lines = {**self.schema, "$ref": "#/$defs/line"}
        jsonschema.Draft202012Validator.check_schema(self.schema)
        self._report = jsonschema.Draft202012Validator(self.schema)
        self._line = jsonschema.Draft202012Validator(of_lines)

    def report(self, text):
        """A report in JSON, parsed."""
        return self._kept(self._report, text)

    def lines(self, text):
        """A report in JSON Lines: the first line, those between, the last."""
        assert text.endswith("\n") and "\r" not in text
        lines = [self._kept(self._line, line) for line in text[:-1].split("\n")]
        # Nor are there line ends as other programs know them.
        assert text.splitlines() == text[:-1].split("\n")
        first, *between, last = lines
        assert "cbps" in first and "summary" in last
        assert all("counts" in line or "diagnostics" in line for line in between)
        return first, between, last

    def is_report(self, value):
        return self._report.is_valid(value)

    def is_line(self, value):
        return self._line.is_valid(value)

    @staticmethod
    def _kept(validator, text):
        value = parse(text)
        fault = jsonschema.exceptions.best_match(validator.iter_errors(value))
        assert fault is None, f"not as in the schema: {fault.json_path}: {fault.message[:300]}"
        return value
