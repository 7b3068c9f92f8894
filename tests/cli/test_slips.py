"""Profiles in YAML as they are written by hand: all slips are named in one run."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True  # the source tree stays as it is
from program import PROGRAM
from suite import run_suite


class Slips(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def check(self, text, *arguments):
        (self.folder / "a.yaml").write_text(text)
        done = subprocess.run([PROGRAM, "check", "a.yaml", *arguments], cwd=self.folder,
                              capture_output=True, timeout=60)
        return done.returncode, done.stdout.decode() + done.stderr.decode()

    def test_all_slips_of_a_file_are_named_with_their_lines(self):
        text = ("社区代码：'990101001001'\n评估年度：2024\n居民总户数:1000\n党员群众服务中心：\n"
                "\t已建成：是\n\t面积：200\n社区名称: \"甲\n")
        status, out = self.check(text)
        self.assertEqual(status, 2)
        for place, line in (("1:5", "社区代码: …"), ("2:5", "评估年度: 2024"), ("3:6", "居民总户数: 1000"),
                            ("4:9", "党员群众服务中心:"), ("5:1", "  已建成: 是"), ("6:1", "  面积: 200")):
            self.assertIn(f"a.yaml:{place}", out)
            self.assertIn(f"应写 `{line}`", out)
        self.assertIn("a.yaml:7:7", out)
        self.assertIn("冒号", out)
        self.assertIn("引号没有结束", out)

    def test_a_group_below_a_key_is_no_text(self):
        status, out = self.check("社区代码: '990101001001'\n评估年度: 2024\n党员群众服务中心:\n  已建成：是\n")
        self.assertEqual(status, 2)
        self.assertIn("a.yaml:4:6", out)
        self.assertIn("应写 `  已建成: 是`", out)

    def test_a_value_with_a_full_width_colon_is_none(self):
        status, out = self.check("社区代码: '990101001001'\n评估年度: 2024\n社区名称: 甲：乙\n",
                                    "--only", "8.2")
        self.assertEqual(status, 1)
        self.assertNotIn("全角", out)

    def test_a_hundred_are_listed(self):
        status, out = self.check("".join(f"k{i}：1\n" for i in range(300)))
        self.assertEqual(status, 2)
        self.assertEqual(out.count("全角冒号"), 100)
        self.assertIn("200", out)


if __name__ == "__main__":
    run_suite()
