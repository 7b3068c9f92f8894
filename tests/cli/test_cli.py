"""The program from outside: bad input, options, exit codes."""
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest

from contract import Contract
from suite import run_suite

PROGRAM, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])
CONTRACT = Contract(PROGRAM)


def cbps(*arguments, cwd=PROJECT):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, cwd=cwd, timeout=60,
                          stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def report(*arguments):
    code, out, err = cbps("check", "--format", "json", *arguments)
    return code, CONTRACT.report(out)


class Examples(unittest.TestCase):
    def test_complete(self):
        code, result = report("examples/complete.yaml")
        self.assertEqual(code, 0)
        self.assertEqual(result["communities"][0]["counts"],
                         {"pass": 93, "fail": 0, "unknown": 0, "pending": 0, "not_applicable": 2})

    def test_gaps(self):
        code, result = report("examples/community.yaml")
        self.assertEqual(code, 1)
        community = result["communities"][0]
        # (13 + 2/3 + 5/6 + 6/7 + 3/6 + 3/4 + 5/6 + 2/3 + 5/6 + 3/4) / 22; 8.4 and 20.1 are open.
        self.assertEqual(community["score"],
                         {"percent": 89.5, "low": 89.5, "high": 91.39, "exact": "827/924",
                          "exact_high": "563/616"})
        checks = {c["id"]: c for s in community["standards"] for c in s["checks"]}
        self.assertEqual({i for i, c in checks.items() if c["outcome"] == "fail"},
                         {"2.2", "3.6", "6.7", "8.1", "8.2", "10.1", "11.4", "15.3", "19.5"})
        area = checks["8.2"]["shortfalls"][0]
        self.assertEqual((area["have"], area["need"], area["short"]), (180, 240, 60))
        self.assertEqual(checks["8.4"]["unknown_fields"], ["centre.fully_used"])
        self.assertEqual(checks["20.1"]["unknown_fields"], ["param.average_wage"])

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
            status, out, err = cbps("check", "--period", "2024", str(path), *arguments)
            self.assertEqual(status, 2, err)
            self.assertIn(code, out)
            self.assertNotIn("yaml-cpp", out + err)
            # A report of another format leaves the messages to standard error.
            _, _, err = cbps("check", "--period", "2024", str(path), "--format", "json", *arguments)
            self.assertIn(code, err)
            self.assertNotIn("yaml-cpp", err)

    def test_bad_profiles(self):
        for data, code in [
            ("", "CB1004"), ("# nothing\n", "CB1"), ("a: [1, 2", "CB1"), (": :\n\t x", "CB1"),
            ("name: a\n---\nname: b\n", "CB1"), ("name: a\nname: b\n", "CB2005"),
            ("a: &x 1\nb: *x\n", "CB1"), ("a: !x 1\n", "CB1"), ("[" * 10000, "CB1"),
            ("- " * 10000 + "a", "CB1"), ("a: " + "b" * 10_000_000, "CB1"),
            ("甲乙: 丙丁".encode("gbk"), "CB1002"), ("a: 1".encode("utf-16"), "CB2"),
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
                status, out, err = cbps("check", *arguments)
                self.assertEqual(status, 2)
                self.assertIn(code, out + err)

    def test_too_large_is_refused_before_it_is_parsed(self):
        self.refuse(b"a: " + b"b" * 100_000_000, "CB1001")

    def test_a_loop_of_links_cannot_be_read(self):  # ELOOP, for root too
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "a.yaml")
            path.symlink_to(path)
            status, out, _ = cbps("check", "--period", "2024", str(path))
            self.assertEqual(status, 2)
            self.assertIn("CB0001", out)

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
            self.assertIn(b"CB0001", done.stdout)

    def test_no_profile_and_no_period(self):
        for text, code in (("- a\n", "CB2001"), ("a\n", "CB2001"), ("户数：1200\n", "CB1041")):
            with tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder, "a.yaml")
                path.write_text(text)
                status, out, _ = cbps("check", str(path))
                self.assertEqual(status, 2)
                self.assertIn(code, out)

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
            self.assertEqual([one["id"] for one in result["communities"]][-1:], ["b"])
            self.assertEqual([one["field"] for one in result["communities"][-1]["faults"]], ["households"])
            status, result = report("examples/complete.yaml", str(bad), "--strict")
            self.assertEqual((status, len(result["communities"])), (2, 1))
            self.assertEqual(result["rejected"][0]["id"], "b")


class Options(unittest.TestCase):
    def test_gate(self):
        path = "examples/community.yaml"
        self.assertEqual(cbps("check", path, "--fail-on", "none")[0], 0)
        self.assertEqual(cbps("check", path, "--fail-under", "89.5")[0], 0)
        self.assertEqual(cbps("check", path, "--fail-under", "89.51")[0], 1)
        self.assertEqual(cbps("check", path, "--only", "12")[0], 0)
        self.assertEqual(cbps("check", path, "--skip", "2.2,3.6,6.7,8,10.1,11.4,15.3,19.5,20.1")[0], 0)

    def test_set(self):
        code, result = report("examples/community.yaml", "--only", "8.2",
                              "--set", "area_per_100_households=15")
        self.assertEqual(code, 0)

    def test_set_in_any_spelling(self):
        path = "examples/complete.yaml"

        def parameters(*arguments):
            code, result = report(path, *arguments)
            return {id: one.get("value") for id, one in result["parameters"].items()}
        usual = parameters()
        for text in ("size_min=6", "size_min = 6", " param.size_min＝6 ", "size_min= 6", "size_min=６", "size_min=6人",
                     "size_min=六"):
            with self.subTest(text=text):
                self.assertEqual(parameters("--set", text), {**usual, "size_min": 6})
        several = parameters("--set", "size_min=6", "--set", "size_max=8")
        self.assertEqual(several, {**usual, "size_min": 6, "size_max": 8})
        for text in ("five_affairs=党务、居务", "five_affairs=party;residents", "five_affairs = 居务；党务"):
            with self.subTest(text=text):
                self.assertEqual(parameters("--set", text)["five_affairs"], ["party", "residents"])
        self.assertEqual(parameters("--set", "five_affairs=全部"), usual)
        for text in ("是", "true", "yes"):
            self.assertTrue(parameters("--set", f"accept_organisational_life={text}")["accept_organisational_life"])

    def test_a_list_that_is_set_is_what_a_check_asks_for(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "a.yaml")
            path.write_text("id: a\nperiod: 2024\ncentre.built: yes\ncentre.five_affairs: [party, residents]\n")
            self.assertEqual(cbps("check", str(path), "--only", "8.1")[0], 1)
            self.assertEqual(cbps("check", str(path), "--only", "8.1", "--set", "five_affairs=党务、居务")[0], 0)
            self.assertEqual(cbps("check", str(path), "--only", "8.1", "--set", "five_affairs=党务、商务")[0], 1)

    def test_a_figure_that_is_doubtful(self):
        for wage, is_doubted in (("19999.99", True), ("20000", False), ("300000", False), ("300000.01", True)):
            code, out, err = cbps("check", "examples/complete.yaml", "--only", "20.1", "--set", f"average_wage={wage}")
            self.assertEqual("CB3056" in err, is_doubted, (wage, err))
            self.assertIn(code, (0, 1))

    def test_set_that_contradicts(self):
        for arguments, code, told in (
                (("size_min=5", "size_min=6"), "CB0032", "size_min"),
                (("size_min=5", "param.size_min = 5"), "CB0032", "size_min"),
                (("size_min=9", "size_max=5"), "CB3053", "size_max"),
                (("size_min=10",), "CB3053", "size_max"),
                (("general_branch_above=200",), "CB3053", "committee_above"),
                (("branch_min=60",), "CB3053", "general_branch_above"),
                (("size_min=5000",), "CB2008", "size_min"),
                (("size_min=x",), "CB2006", "size_min"),
                (("five_affairs=党务、国务",), "CB2009", "five_affairs"),
                (("size_mn=5",), "CB4014", "size_min"),
                (("=5",), "CB0007", "=5"), (("size_min=",), "CB0007", "size_min=")):
            for command in (("check", "examples/complete.yaml"), ("eval", "1")):
                with self.subTest(arguments=arguments, command=command):
                    settings = [word for one in arguments for word in ("--set", one)]
                    status, out, err = cbps(*command, *settings)
                    self.assertEqual((status, out), (2, ""))
                    self.assertEqual(err.count(code), 1, err)
                    self.assertIn(told, err)

    def test_selections_in_any_spelling(self):
        def checks(*arguments):
            code, result = report("examples/complete.yaml", *arguments)
            return [c["id"] for s in result["communities"][0]["standards"] for c in s["checks"]], result["options"]
        wanted, options = checks("--only", "8,12.1")
        self.assertEqual(options["only"], ["8", "12.1"])
        for text in ("8，12.1", "8、12.1", "8 12.1", "８；１２．１", "服务平台，12.1", "服务平台 支部党员大会"):
            with self.subTest(text=text):
                self.assertEqual(checks("--only", text), (wanted, options))
        self.assertEqual(checks("--only", "8", "--only", "12.1"), (wanted, options))
        self.assertEqual(checks("--only", "1-5")[1]["only"], ["1", "2", "3", "4", "5"])
        self.assertEqual(checks("--only", "12.1-12.3")[0], ["12.1", "12.2", "12.3"])
        self.assertEqual(checks("--only", "三会一课")[1]["only"], ["12"])
        self.assertEqual(checks("--only", "党务、居务公开制度")[1]["only"], ["17"])
        self.assertEqual(checks("--only", "8", "--skip", "8.2、8.3-8.4")[1]["skip"], ["8.2", "8.3", "8.4"])
        for text, code, told in (("99", "CB0008", "99"), ("服务平抬", "CB0008", "服务平台"), ("5-1", "CB0008", "5-1"),
                                 ("服务", "CB0035", "8 服务平台")):
            with self.subTest(text=text):
                status, out, err = cbps("check", "examples/complete.yaml", "--only", text)
                self.assertEqual((status, out), (2, ""))
                self.assertIn(code, err)
                self.assertIn(told, err)
        # The template takes the same.
        self.assertEqual(cbps("template", "--only", "服务平台"), cbps("template", "--only", "8"))

    def test_a_day_in_any_spelling(self):
        wanted = report("examples/complete.yaml", "--as-of", "2024-06-30")[1]
        for text in ("2024/6/30", "2024.06.30", "2024年6月30日", "20240630", "２０２４－６－３０", "2024-06-30 00:00"):
            with self.subTest(text=text):
                result = report("examples/complete.yaml", "--as-of", text)[1]
                self.assertEqual((result["as_of"], result["communities"]), (wanted["as_of"], wanted["communities"]))
        for text, why in (("2024-02-30", "2 月没有 30 日"), ("30/06/2024", "分不清日和月"), ("24-06-30", "年份要写四位"),
                          ("2024-06", "没有写到日"), ("2024年5月", "没有写到日")):
            err = cbps("check", "examples/complete.yaml", "--as-of", text)[2]
            self.assertIn("CB0007", err)
            self.assertIn(why, err)
        self.assertEqual(cbps("check", "examples/complete.yaml", "--period", "二〇二四年")[0], 0)

    def test_a_day_before_the_year(self):
        for arguments in (("check", "examples/complete.yaml"), ("check", "examples/complete.yaml", "--period", "2024"),
                          ("eval", "--period", "2024", "month(as_of)"),
                          ("eval", "--facts", "examples/complete.yaml", "month(as_of)")):
            status, out, err = cbps(*arguments, "--as-of", "2023-12-31")
            self.assertEqual((status, out), (2, ""))
            self.assertEqual(err.count("CB0033"), 1, err)

    def test_names_that_begin_with_a_minus(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, id in (("-x.yaml", "x"), ("a.yaml", "a"), ("--help", "h"), ("check", "c")):
                pathlib.Path(folder, name).write_text(f"id: {id}\nperiod: 2024\n")
            for arguments, ids in ((("a.yaml", "--", "-x.yaml"), ["a", "x"]), (("--", "-x.yaml", "a.yaml"), ["x", "a"]),
                                   (("--", "--help"), ["h"]), (("--", "check"), ["c"]), (("a.yaml", "--"), ["a"])):
                with self.subTest(arguments=arguments):
                    status, out, err = cbps("check", "--format", "json", "--only", "8.2", *arguments, cwd=folder)
                    self.assertEqual(status, 1, err)
                    self.assertEqual([one["id"] for one in json.loads(out)["communities"]], ids)
        status, _, err = cbps("rules", "lint", "--", "a", "-b")
        self.assertEqual(status, 2)
        self.assertIn("-b", err)
        self.assertNotIn("\x1f", err)
        self.assertEqual(cbps("eval", "--", "-1")[1].strip(), "-1")

    def test_what_is_suggested_is_true(self):
        for arguments, told, never in (
                (("rules", "test", "--rules", "d"), "cbps rules test [OPTIONS] [DIR]", "`--rules`"),
                (("rules", "test", "--covrage"), "`--coverage`", None),
                (("check", "--perid", "2024"), "`--period`", None), (("chekc",), "`check`", None),
                (("template", "--period", "2024"), "cbps template", "`--period`")):
            with self.subTest(arguments=arguments):
                status, out, err = cbps(*arguments)
                self.assertEqual((status, out), (2, ""))
                self.assertIn(told, err)
                if never:
                    self.assertNotIn(never, err)

    def test_as_of(self):
        code, result = report("examples/complete.yaml", "--as-of", "2024-01-15")
        checks = {c["id"]: c for s in result["communities"][0]["standards"] for c in s["checks"]}
        self.assertEqual((checks["10.1"]["outcome"], checks["10.1"]["due"]), ("pending", "2024-03-31"))
        self.assertTrue(result["interim"])
        self.assertNotIn("fail", {c["outcome"] for c in checks.values()})

    def test_languages(self):
        english = cbps("check", "examples/community.yaml", "--lang", "en")[1]
        chinese = cbps("check", "examples/community.yaml")[1]
        self.assertIn("Fix first", english)
        self.assertIn("优先整改事项", chinese)
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
            CONTRACT.report(target.read_text())
            self.assertEqual(cbps("check", "examples/complete.yaml", "-o", folder + "/x/y")[0], 2)


    def test_output_with_a_format_before_its_name(self):
        as_json = cbps("check", "examples/complete.yaml", "-f", "json")
        CONTRACT.report(as_json[1])
        as_text = cbps("check", "examples/complete.yaml")
        self.assertEqual(cbps("check", "examples/complete.yaml", "-o", "json:-"), as_json)
        self.assertEqual(cbps("check", "examples/complete.yaml", "-f", "json", "-o", "-"), as_json)
        self.assertEqual(cbps("check", "examples/complete.yaml", "-o", "-"), as_text)
        with tempfile.TemporaryDirectory() as folder:
            target = pathlib.Path(folder, "r.txt")
            self.assertEqual(cbps("check", "examples/complete.yaml", "-o", f"json:{target}"), (0, "", ""))
            self.assertEqual(target.read_text(), as_json[1])
            # What is no format belongs to the name.
            code, out, err = cbps("check", str(PROJECT / "examples/complete.yaml"), "-o", "C:x", cwd=folder)
            self.assertEqual((code, out, err), (0, "", ""))
            self.assertEqual(sorted(p.name for p in pathlib.Path(folder).iterdir()), ["C:x", "r.txt"])

    def test_outputs_that_contradict_each_other(self):
        with tempfile.TemporaryDirectory() as folder:
            for arguments, code, told in [
                    (("-o", "r.xyz"), "CB0022", "-o text:r.xyz"),
                    (("-f", "json", "-o", "a.json", "-o", "b.md"), "CB0025", "-o json:a.json"),
                    (("-o", "a.json", "-o", "a.json"), "CB0026", "`a.json`"),
                    (("-o", "-", "-o", "json:-"), "CB0026", "`-`")]:
                for language in ("zh", "en"):
                    with self.subTest(arguments=arguments, language=language):
                        status, out, err = cbps("check", str(PROJECT / "examples/complete.yaml"),
                                                *arguments, "--lang", language, cwd=folder)
                        self.assertEqual((status, out), (2, ""))
                        self.assertIn(code, err)
                        self.assertIn(told, err)
            self.assertEqual(list(pathlib.Path(folder).iterdir()), [])


class Help(unittest.TestCase):
    """The help of each command, found by way of the help itself."""
    ENTRY = re.compile(r"^  (\S.*?)(?:  +(\S.*)|\n +(\S.*))$", re.M)

    def help_of(self, *words):
        code, out, err = cbps(*words, "--help")
        self.assertEqual((code, err), (0, ""), words)
        return out

    def sections(self, text):
        """The names of each section in their order, and what is said of each."""
        found = {}
        for heading, body in re.findall(r"^(\S+):\n((?:  .*\n)+)", text, re.M):
            found[heading] = {name: first or second
                              for name, first, second in self.ENTRY.findall(body)}
            self.assertEqual(len(found[heading]), len(re.findall(r"^  \S", body, re.M)), body)
        return found

    def commands(self, *parents):
        yield parents
        for name in self.sections(self.help_of(*parents)).get("命令", {}):
            yield from self.commands(*parents, name)

    def test_every_command_and_option_is_explained_in_both_languages(self):
        commands = list(self.commands())
        self.assertIn(("check",), commands)
        self.assertIn(("rules", "test"), commands)
        for command in commands:
            chinese = self.sections(self.help_of(*command))
            english_text = self.help_of(*command, "--lang", "en")
            english = self.sections(english_text)
            self.assertTrue(english_text.isascii(), command)
            self.assertIn(f"Usage: {' '.join(['cbps', *command])} ", english_text)
            self.assertEqual([list(section) for section in chinese.values()],
                             [list(section) for section in english.values()])
            self.assertIn("-h,--help", chinese["选项"])
            for section in chinese.values():
                for name, words in section.items():
                    self.assertRegex(words, "[\u4e00-\u9fff]|JSON", (command, name))
            for section in english.values():
                for name, words in section.items():
                    self.assertRegex(words, "[a-z]", (command, name))

    def test_examples_work(self):
        lines = [line for command in self.commands()
                 for line in self.sections(self.help_of(*command)).get("例", {})]
        self.assertGreater(len(lines), 15)
        for line in lines:
            if not line.startswith("cbps ") or line.startswith(("cbps init", "cbps completion")):
                continue  # what is typed in a terminal: cli.init, cli.completion
            with self.subTest(line=line), tempfile.TemporaryDirectory() as folder:
                (pathlib.Path(folder) / "examples").symlink_to(PROJECT.resolve() / "examples")
                for name in ("saved.json", "before.json", "after.json"):
                    if name in line:
                        cbps("check", "examples/community.yaml", "-o", f"{folder}/{name}")
                done = subprocess.run([str(pathlib.Path(PROGRAM).resolve()), *shlex.split(line)[1:]], cwd=folder, capture_output=True, timeout=60)
                if b"CB0046" in done.stderr:
                    continue  # a program that was built without .xlsx output says so
                self.assertIn(done.returncode, (0, 1), done.stderr)
                self.assertTrue(done.stdout or len(os.listdir(folder)) > 1)

    def test_help_that_cannot_be_written(self):
        for words in [("--help",), ("--version",), ("rules", "lint"), ("schema", "report", "-h")]:
            with open("/dev/full", "wb") as full:
                done = subprocess.run([PROGRAM, *words], stdout=full, stderr=subprocess.PIPE,
                                      cwd=PROJECT, timeout=60)
            self.assertEqual(done.returncode, 2, words)
            self.assertIn(b"CB0010", done.stderr)


class Eval(unittest.TestCase):
    """`cbps eval`: the answer in JSON, for people, and what does not compile."""

    def answer(self, *arguments):
        code, out, err = cbps("eval", "--json", *arguments)
        self.assertEqual((code, err, out.count("\n")), (0, "", 1), (arguments, err))
        return json.loads(out)

    def refuse(self, code, *arguments):
        status, out, err = cbps("eval", *arguments)
        self.assertEqual((status, out), (2, ""), (arguments, err))
        self.assertIn(code, err)
        return err

    def test_values_of_every_type(self):
        for expression, kind, value in [
                ("1 + 2", "int", 3), ("-5", "int", -5), ("-(2) * 3", "int", -6),
                ("0.1 + 0.2", "decimal", 0.3), ("1 == 1.0", "bool", True),
                ("'\\u4e2d文'", "string", "中文"), ("[1, 2.5]", "list", [1, 2.5]),
                ("[]", "list", []), ("['a', 'b']", "list", ["a", "b"]),
                ("date('2024-02-29')", "date", "2024-02-29"), ("true ? 'x' : 'y'", "string", "x")]:
            with self.subTest(expression):
                result = self.answer(expression)
                self.assertEqual((result["outcome"], result["type"], result["value"]),
                                 ("value", kind, value))
                self.assertEqual(set(result), {"outcome", "type", "value", "canonical"})

    def test_facts_of_a_profile(self):
        facts = ("--facts", "examples/community.yaml")
        for expression, kind, value in [
                ("households", "int", 1200), ("centre.rooms", "set",
                 ["convenience", "party", "education", "recreation"]),
                ("meetings.assembly", "dates",
                 ["2024-03-15", "2024-06-14", "2024-09-13", "2024-12-13"]),
                ("as_of", "date", "2024-12-31"), ("every_quarter(meetings.assembly)", "bool", True)]:
            result = self.answer(expression, *facts)
            self.assertEqual((result["type"], result["value"]), (kind, value))
        self.assertEqual(self.answer("centre.fully_used", *facts),
                         {"outcome": "unknown", "type": "bool", "canonical": "centre.fully_used"})
        self.assertEqual(self.answer("households", *facts, "--bind", "households=7")["value"], 7)
        self.assertEqual(self.answer("households", *facts, "--bind", "households=null")["outcome"],
                         "unknown")

    def test_bindings(self):
        for binding, kind, value in [
                ("x=1", "int", 1), ("x=-1", "int", -1), ("x=1.50", "decimal", 1.5),
                ("x=2e3", "decimal", 2000), ("x=true", "bool", True), ('x="a=b"', "string", "a=b"),
                ('x="\\ud83d\\ude00\\/"', "string", "😀/"),
                ("x=9223372036854775807", "int", 2**63 - 1), ("x.y=1", "int", 1)]:
            name = binding.split("=")[0]
            result = self.answer(name, "--bind", binding)
            self.assertEqual((result["type"], result["value"]), (kind, value))
        result = self.answer("organisation.established < date('2021-01-01')",
                             "--bind", 'organisation.established="2020-05-01"')
        self.assertEqual(result["value"], True)

    def test_errors_are_an_outcome(self):
        for expression, outcome in [
                ("1 / x", "error"), ("1 % x", "error"), ("9223372036854775807 + y", "error"),
                ("-(-9223372036854775808 - x)", "error"), ("1 / x > 1 || true", "value"),
                ("1 / x > 1 && false", "value"), ("1 / x > 1 && centre.built", "unknown"),
                ("1 / x + households", "error"), ("true ? 1 : 1 / x", "value"),
                ("1 in [1, 1 / x]", "error")]:
            with self.subTest(expression):
                result = self.answer(expression, "--bind", "x=0", "--bind", "y=1")
                self.assertEqual(result["outcome"], outcome)
        code, out, _ = cbps("eval", "2 * (1 / x)", "--bind", "x=0", "--lang", "en")
        self.assertEqual((code, out), (0, "error: division by zero in `1 / x`\n"))

    def test_explanation(self):
        arguments = ("centre.built && centre.area * 100 >= 20 * households", "--explain",
                     "--bind", "centre.built=true", "--bind", "centre.area=180",
                     "--bind", "households=1200")
        result = self.answer(*arguments)
        gap = result["shortfalls"][0]
        self.assertEqual((gap["field"], gap["have"], gap["need"], gap["short"]),
                         ("centre.area", 180, 240, 60))
        self.assertEqual([s["depth"] for s in result["steps"]], [0, 1, 1, 2, 3, 2, 3])
        code, out, _ = cbps("eval", *arguments)
        self.assertEqual(code, 0)
        self.assertIn("缺 60", out)
        self.assertEqual(self.answer("centre.built && households > 5", "--explain",
                                     "--bind", "households=9")["unknown_fields"], ["centre.built"])

    def test_what_does_not_compile(self):
        self.refuse("CB4013", "centre.aera > 3")
        self.refuse("CB4018", "centre.built > 3")
        self.refuse("CB4010", "1 +")
        self.refuse("CB0017")
        self.refuse("CB0017", "")
        self.refuse("CB0016", "as_of")
        self.refuse("CB0013", "x", "--bind", "x=abc")
        self.refuse("CB0013", "x", "--bind", "x")
        self.refuse("CB0013", "x", "--bind", "x=[1]")
        self.refuse("CB0013", "x", "--bind", "x=1 2")
        self.refuse("CB0014", "x", "--bind", "as_of=1")
        self.refuse("CB0014", "x", "--bind", "a b=1")
        self.refuse("CB0015", "x", "--bind", "x=null")
        self.refuse("CB0018", "x", "--bind", "x=1", "--bind", "x=2")
        self.refuse("CB4007", "x", "--bind", "x=99999999999999999999")
        self.refuse("CB0002", "x", "--facts", "nowhere.yaml")
        self.assertIn("EXPR:1:13:", self.refuse("CB4003", "'中文' == 'a' and true"))


if __name__ == "__main__":
    run_suite()
