"""Texts that no file can hold are found, and whole characters of all kinds are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from snowform.synth.checks.findings import Finding
from snowform.synth.checks.half_characters import HINT, half_characters
from tests.engine.told import told

PROGRAM = """\
from cdktf import App, TerraformOutput, TerraformStack
stack = TerraformStack(App(), "net")
TerraformOutput(stack, "name", value=b"caf\\xe9".decode(errors="surrogateescape"))
TerraformOutput(stack, "face", value="\\U0001f600")
stack.node.root.synth()
"""


@pytest.mark.parametrize(
    ("value", "path", "found"),
    [
        pytest.param({"a": [1, "x\ud800"]}, ("a", 1), "U+D800", id="in a list"),
        pytest.param({"a": {"\udfffx": None}}, ("a", "\udfffx"), "U+DFFF", id="in a key"),
    ],
)
def test_half_of_a_character_is_found_where_it_stands(value: Any, path: Any, found: str) -> None:
    message = f"{found} is half of a character, and no text for a file"
    assert list(half_characters(value)) == [Finding(path, message, HINT)]


def test_whole_characters_are_texts() -> None:
    assert not list(half_characters({"ключ": ["\U0001f600", "\uffff", "é", 1, None]}))


def test_a_program_that_has_one_is_told_instead_of_a_traceback(tmp_path: Path) -> None:
    (said,) = told(tmp_path, PROGRAM)
    assert (said.path, said.severity) == ("output.name.value", "error")
    assert said.message.startswith("U+DCE9 is half of a character")
    assert not (tmp_path / "out").exists()
