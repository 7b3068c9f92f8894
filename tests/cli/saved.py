"""What tests of saved results share: results of the examples, saved, and the example community with other values."""
import json
import sys

sys.dont_write_bytecode = True  # the source tree stays as it is
import jsonschema
from program import PROJECT, cbps
from suite import FolderCase

COMMUNITY = PROJECT / "examples" / "community.yaml"
DISTRICT = PROJECT / "examples" / "district"
SCHEMA = jsonschema.Draft202012Validator(json.loads(cbps("schema", "comparison")[1]))


class SavedCase(FolderCase):
    def save(self, name, *arguments):
        path = self.folder / name
        _, _, err = cbps("check", *arguments, "-o", path)
        self.assertTrue(path.exists(), err)
        return path

    def later(self, *changes, name="later.yaml"):
        """The example community with other values."""
        text = COMMUNITY.read_text(encoding="utf-8")
        for old, new in changes or [("面积: 180", "面积: 245")]:
            self.assertIn(old, text)
            text = text.replace(old, new)
        return self.write(text, name)

    def assert_valid(self, comparison):
        self.assertEqual([error.message for error in SCHEMA.iter_errors(comparison)], [])
