"""The bill of materials: a document of SPDX 2.3 that fits the program.

Arguments: the program, the project, the build folder, cmake.
"""
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
from program import PROGRAM  # noqa: E402
from suite import run_suite  # noqa: E402

BUILD, CMAKE = sys.argv[3:5]
# What SPDX 2.3 requires of each.
DOCUMENT = {"spdxVersion", "dataLicense", "SPDXID", "name", "documentNamespace", "creationInfo"}
PACKAGE = {"SPDXID", "name", "downloadLocation"}
FILE = {"SPDXID", "fileName", "checksums"}
RELATIONSHIP = {"spdxElementId", "relationshipType", "relatedSpdxElement"}
# The licences of the libraries, by SPDX's list.
LICENCES = {"BSD-2-Clause", "BSD-3-Clause", "GPL-3.0-or-later WITH GCC-exception-3.1", "LGPL-2.1-or-later", "MIT",
            "MIT WITH fmt-exception", "Unicode-DFS-2015", "Zlib"}


def written(day="1700000000"):
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "cbps.spdx.json"
        subprocess.run([CMAKE, f"-DPROGRAM={PROGRAM}", f"-DOUTPUT={output}", "-P",
                        pathlib.Path(BUILD) / "bill_of_materials.cmake"],
                       check=True, env={**os.environ, "SOURCE_DATE_EPOCH": day})
        return output.read_bytes()


class BillOfMaterials(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.bytes = written()
        cls.document = json.loads(cls.bytes)
        cls.libraries = [one for one in cls.document["packages"] if one["name"] != "cbps"]

    def test_the_same_program_has_the_same_bill(self):
        self.assertEqual(self.bytes, written())

    def test_it_has_what_spdx_requires(self):
        self.assertLessEqual(DOCUMENT, self.document.keys())
        self.assertEqual((self.document["spdxVersion"], self.document["dataLicense"]), ("SPDX-2.3", "CC0-1.0"))
        self.assertEqual(self.document["creationInfo"]["created"], "2023-11-14T22:13:20Z")
        self.assertTrue(self.document["creationInfo"]["creators"])
        for required, kind in ((PACKAGE, "packages"), (FILE, "files"), (RELATIONSHIP, "relationships")):
            for one in self.document[kind]:
                self.assertLessEqual(required, one.keys())

    def test_what_is_named_is_there_once(self):
        names = [one["SPDXID"] for one in (self.document, *self.document["packages"], *self.document["files"])]
        self.assertEqual(len(names), len(set(names)))
        for name in names:
            self.assertRegex(name, r"^SPDXRef-[A-Za-z0-9.-]+$")
        for one in self.document["relationships"]:
            self.assertIn(one["spdxElementId"], names)
            self.assertIn(one["relatedSpdxElement"], names)

    def test_each_library_is_related_to_the_program(self):
        related = {(one["relatedSpdxElement"], one["relationshipType"]) for one in self.document["relationships"]}
        self.assertIn(("SPDXRef-Package-cbps", "DESCRIBES"), related)
        for library in self.libraries:
            self.assertTrue(related & {(library["SPDXID"], "STATIC_LINK"), (library["SPDXID"], "DYNAMIC_LINK")})

    def test_each_library_has_a_version_and_a_licence(self):
        self.assertGreater(len(self.libraries), 5)
        for library in self.libraries:
            self.assertRegex(library["versionInfo"], r"^\d+(\.\d+)+$", library["name"])
            for licence in library["licenseConcluded"].split(" AND "):
                self.assertIn(licence, LICENCES)
            for reference in library.get("externalRefs", []):
                self.assertRegex(reference["referenceLocator"], r"^pkg:deb/\w+/[\w.-]+@[\w.:~%-]+\?arch=source$")

    def test_its_checksums_are_those_of_the_program(self):
        program = pathlib.Path(PROGRAM).read_bytes()
        sha1 = hashlib.sha1(program).hexdigest()
        self.assertEqual({one["algorithm"]: one["checksumValue"] for one in self.document["files"][0]["checksums"]},
                         {"SHA1": sha1, "SHA256": hashlib.sha256(program).hexdigest()})
        self.assertEqual(self.document["packages"][0]["packageVerificationCode"]["packageVerificationCodeValue"],
                         hashlib.sha1(sha1.encode()).hexdigest())

    def test_the_program_is_of_the_version_that_it_names(self):
        version = subprocess.run([PROGRAM, "--version"], check=True, capture_output=True, text=True).stdout
        self.assertIn(self.document["packages"][0]["versionInfo"], re.findall(r"[\d.]+\d", version))


if __name__ == "__main__":
    run_suite()
