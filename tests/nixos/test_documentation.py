"""The reference of the options."""

from __future__ import annotations

import json
import re

import pytest

from snowform.nixos import Module, generate
from tests.nixos.cases import CASES, VARIABLES


def documented(stack: str) -> Module:
    return generate(stack, CASES[stack], "{}", documented=True)


def test_a_module_has_a_reference_where_one_is_wanted() -> None:
    assert "options.md" not in generate("web", VARIABLES, "{}").files
    assert {"options.md", "options.json"} <= documented("variables").files.keys()


@pytest.mark.parametrize("stack", CASES)
def test_page_and_json_name_the_same_options(stack: str) -> None:
    files = documented(stack).files
    names = re.findall(r"^## `(.*)`$", files["options.md"], re.MULTILINE)
    assert sorted(names) == sorted(json.loads(files["options.json"]))


def test_an_option_is_described_as_nixpkgs_does() -> None:
    options = json.loads(documented("variables").files["options.json"])
    assert options["services.snowform.variables.variables.disks.*.kind"] == {
        "declarations": ["default.nix"],
        "default": {"_type": "literalExpression", "text": '"gp3"'},
        "description": "The attribute `kind`; it may be left out.",
        "loc": ["services", "snowform", "variables", "variables", "disks", "*", "kind"],
        "readOnly": False,
        "type": "string",
    }


def test_the_page_says_type_default_and_example() -> None:
    page = documented("variables").files["options.md"]
    assert (
        "## `services.snowform.variables.policy.allowReplace`\n"
        "\n"
        "Whether objects may be destroyed and made again; `tainted`: only those whose creation was cut off "
        "or failed.\n"
        "\n"
        '*Type:* boolean or value "tainted" (singular enum)\n'
        "\n"
        "*Default:* `false`\n"
        "\n"
        '*Example:* `"tainted"`\n'
    ) in page
