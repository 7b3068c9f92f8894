"""The program from outside: bad input, options, exit codes."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])


def cbps(*arguments, cwd=PROJECT):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, cwd=cwd, timeout=60,
                          stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def report(*arguments):
    code, out, err = cbps("check", "--format", "json", *arguments)
    return code, json.loads(out)


class Examples(unittest.TestCase):
    def test_complete(self):
        code, result = report("examples/complete.yaml")
        self.assertEqual(code, 0)
        self.assertEqual(result["communities"][0]["counts"],
                         {"pass": 21, "fail": 0, "unknown": 0, "not_applicable": 0})

    def test_gaps(self):
        code, result = report("examples/community.yaml")
        self.assertEqual(code, 1)
        community = result["communities"][0]
        self.assertEqual(community["score"],
                         {"percent": 77.08, "low": 77.08, "high": 81.25, "exact": "37/48"})
        checks = {c["id"]: c for s in community["standards"] for c in s["checks"]}
        self.assertEqual({i for i, c in checks.items() if c["outcome"] == "fail"},
                         {"3.6", "8.1", "8.2", "10.1"})
        area = checks["8.2"]["shortfalls"][0]
        self.assertEqual((area["have"], area["need"], area["short"]), (180, 240, 60))
        self.assertEqual(checks["8.4"]["unknown_fields"], ["centre.fully_used"])

    def test_same_rules_from_a_folder(self):
        built_in = report("examples/community.yaml")[1]
        folder = report("examples/community.yaml", "--rules", "rules")[1]
        self.assertEqual(built_in["communities"], folder["communities"])
        self.assertEqual(built_in["pack"], folder["pack"])


class BadInput(unittest.TestCase):
    def refuse(self, data, code, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "a.yaml")
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
            status, _, err = cbps("check", "--period", "2024", str(path), *arguments)
            self.assertEqual(status, 2, err)
            self.assertIn(code, err)
            self.assertNotIn("yaml-cpp", err)

    def test_bad_profiles(self):
        for data, code in [
            ("", "CB1004"), ("# nothing\n", "CB1"), ("a: [1, 2", "CB1"), (": :\n\t x", "CB1"),
            ("name: a\n---\nname: b\n", "CB1"), ("name: a\nname: b\n", "CB1"),
            ("a: &x 1\nb: *x\n", "CB1"), ("a: !x 1\n", "CB1"), ("[" * 10000, "CB1"),
            ("- " * 10000 + "a", "CB1"), ("a: " + "b" * 10_000_000, "CB1"),
            ("名称: 社区".encode("gbk"), "CB1002"), ("a: 1".encode("utf-16"), "CB1"),
            (b"name: a\0b\n", "CB1003"), ("- a\n", "CB2001"),
            ("name: a\ncommittee.yuong: 1\n", "committee.young"),
            ("name: a\nhouseholds: x\n", "CB2006"), ("name: a\nhouseholds: -1\n", "CB2008"),
        ]:
            with self.subTest(data=data[:40]):
                self.refuse(data, code)

    def test_paths(self):
        with tempfile.TemporaryDirectory() as folder:
            for arguments, code in [((), "CB0011"), (("missing.yaml",), "CB0002"),
                                    ((folder,), "CB0003")]:
                status, _, err = cbps("check", *arguments)
                self.assertEqual(status, 2)
                self.assertIn(code, err)

    def test_too_large_is_refused_before_it_is_parsed(self):
        self.refuse(b"a: " + b"b" * 100_000_000, "CB1001")

    def test_a_loop_of_links_cannot_be_read(self):  # ELOOP, for root too
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "a.yaml")
            path.symlink_to(path)
            status, _, err = cbps("check", "--period", "2024", str(path))
            self.assertEqual(status, 2)
            self.assertIn("CB0001", err)

    def test_unreadable(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "a.yaml")
            path.write_text("name: a\n")
            path.chmod(0)
            pathlib.Path(folder).chmod(0o755)
            # Root may read every file: then the program runs as nobody.
            who = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
            with tempfile.TemporaryDirectory() as copy:
                pathlib.Path(copy).chmod(0o755)
                program = shutil.copy(PROGRAM, copy)
                done = subprocess.run([program, "check", "--period", "2024", str(path)],
                                      capture_output=True, timeout=60, cwd="/", **who)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn(b"CB0001", done.stderr)

    def test_no_profile_and_no_period(self):
        for text in ("- a\n", "户数：1200\n"):
            with tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder, "a.yaml")
                path.write_text(text)
                status, _, err = cbps("check", str(path))
                self.assertEqual(status, 2)
                self.assertIn("CB2001", err)

    def test_a_file_without_a_period_is_not_given_its_neighbours(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "a.yaml")
            path.write_text("name: a\n")
            status, result = report("examples/complete.yaml", str(path))
            self.assertEqual((status, len(result["communities"])), (2, 1))
            self.assertEqual(result["rejected"][0]["diagnostics"][0]["code"], "CB2018")

    def test_empty_option_values(self):
        for option in ("--period", "--as-of", "--fail-under", "--rules", "-o", "--only", "--set"):
            with self.subTest(option=option):
                self.assertEqual(cbps("check", "examples/complete.yaml", option, "")[0], 2)

    def test_full_disk(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "check", "examples/complete.yaml"], stdout=full,
                                  stderr=subprocess.PIPE, cwd=PROJECT, timeout=60)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"CB0010", done.stderr)

    def test_options(self):
        for arguments in [("--frmat", "json"), ("--period", "24"), ("--as-of", "x"),
                          ("--set", "a"), ("--set", "nothing=1"), ("--only", "99"),
                          ("--rules", "examples"), ("--fail-on", "x")]:
            with self.subTest(arguments=arguments):
                status, out, err = cbps("check", "examples/complete.yaml", *arguments)
                self.assertEqual((status, out), (2, ""))
                self.assertIn("CB", err)

    def test_one_bad_file_does_not_hide_the_others(self):
        with tempfile.TemporaryDirectory() as folder:
            bad = pathlib.Path(folder, "bad.yaml")
            bad.write_text("name: b\nperiod: 2024\nhouseholds: x\n")
            status, result = report("examples/complete.yaml", str(bad))
            self.assertEqual(status, 2)
            self.assertEqual(len(result["communities"]), 1)
            self.assertEqual(result["rejected"][0]["id"], "b")


class Options(unittest.TestCase):
    def test_gate(self):
        path = "examples/community.yaml"
        self.assertEqual(cbps("check", path, "--fail-on", "none")[0], 0)
        self.assertEqual(cbps("check", path, "--fail-under", "77")[0], 0)
        self.assertEqual(cbps("check", path, "--fail-under", "77.09")[0], 1)
        self.assertEqual(cbps("check", path, "--only", "12")[0], 0)
        self.assertEqual(cbps("check", path, "--skip", "3.6,8,10.1")[0], 0)

    def test_set(self):
        code, result = report("examples/community.yaml", "--only", "8.2",
                              "--set", "area_per_100_households=15")
        self.assertEqual(code, 0)

    def test_as_of(self):
        code, result = report("examples/complete.yaml", "--as-of", "2024-01-15")
        checks = {c["id"]: c for s in result["communities"][0]["standards"] for c in s["checks"]}
        self.assertEqual(checks["10.1"].get("reason"), "not_due")
        self.assertNotIn("fail", {c["outcome"] for c in checks.values()})

    def test_languages(self):
        english = cbps("check", "examples/community.yaml", "--lang", "en")[1]
        chinese = cbps("check", "examples/community.yaml")[1]
        self.assertIn("Put right first", english)
        self.assertIn("先补这几项", chinese)
        self.assertNotIn("\x1b", english + chinese)

    def test_a_missing_fact_never_fails_a_check(self):
        try:
            import yaml
        except ImportError:
            self.fail("python3-yaml is missing: scripts/setup test")
        facts = yaml.safe_load((PROJECT / "examples/complete.yaml").read_text())
        leaves = [(group, name) for group, inner in facts.items() if isinstance(inner, dict)
                  for name in inner]
        self.assertGreater(len(leaves), 20)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "a.yaml")
            for group, name in leaves:
                rest = {g: ({n: v for n, v in i.items() if (g, n) != (group, name)}
                            if isinstance(i, dict) else i) for g, i in facts.items()}
                path.write_text(yaml.safe_dump(rest, allow_unicode=True))
                with self.subTest(left_out=f"{group}.{name}"):
                    code, result = report(str(path))
                    community = result["communities"][0]
                    self.assertIn(code, (0, 1))
                    self.assertEqual(community["counts"]["fail"], 0)
                    self.assertLessEqual(community["score"]["low"], community["score"]["high"])

    def test_output(self):
        with tempfile.TemporaryDirectory() as folder:
            target = pathlib.Path(folder, "r.json")
            code, out, _ = cbps("check", "examples/complete.yaml", "--format", "json", "-o", str(target))
            self.assertEqual((code, out), (0, ""))
            json.loads(target.read_text())
            self.assertEqual(cbps("check", "examples/complete.yaml", "-o", folder + "/x/y")[0], 2)


if __name__ == "__main__":
    result = unittest.main(argv=sys.argv[:1], exit=False, verbosity=2).result
    sys.exit(0 if result.wasSuccessful() and result.testsRun > 0 else 1)
