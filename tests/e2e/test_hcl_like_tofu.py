"""Our reader of the native syntax and OpenTofu take and refuse the same files."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snowform.expressions import ExpressionError, parse_expression
from snowform.provision.hcl.bodies import Argument, Body, HclError, parse_body
from snowform.provision.hcl.values import document_of
from snowform.tofu import run
from tests.draws import examples
from tests.tools import need

pytestmark = pytest.mark.e2e

TEXTS = [
    "",
    "\ufeffa = 1\n",
    "a = 1\n\ufeffb = 1\n",
    "b {\n",
    "b {\n}\n}\n",
    "}\nb {\n}\n",
    "a = 1 }\n",
    "b {}",
    "b {} # x",
    "b {} b {}\n",
    "b { a = 1 }\n",
    "b { a = 1 # x\n}\n",
    "b { # x\n a = 1\n}\n",
    "b { a = 1\n}\n",
    "b { a {} }\n",
    "b {\n a = 1 }\n",
    "b /* x\n */ c {\n}\n",
    'b "\\u0061" {}\n',
    'b "${a}" {}\n',
    "b\n{\n}\n",
    "a = 1\na = 2\n",
    "a = 1\na {}\n",
    "a = <<E\nx\nE\n",
    "a = <<E\nx\n  E\r\n",
    "a = <<E\nx\nE",
    "a = <<E\n${[\nE\n]}\nE\n",
    "a = [<<E\nx\nE\n]\n",
    "a = [1)\n",
    "a = {\n b = 1\n c = 2, d = 3 }\n",
    "a = { b =\n1 }\n",
    "a = 1 /* x\n */\n",
    "a = 1 /* x\n */ b = 2\n",
    "a = 1\r\nb = 2\r\n",
    "a : 1\n",
    "_a = 1\n",
    "é = 1\n",
]
PIECES = (
    *("a", "b", " = ", " = ", "1", '"x"', '"x ${a} y"', "{", "}", "\n", "\n", " ", "# c\n", "/* c\n */"),
    *("[", "1, 2", ",", "]", "(", ")", " = <<E\nx\nE\n", "E\n", '"', "${", "\r\n", "\r", "\ufeff", " == "),
    *(
        " => ",
        ":",
        "?",
        "for x in y : x",
        "é",
        ' "l" {\n',
        " {\n",
        "}\n",
        "a = 1\n",
        "b {}\n",
        "b { a = 1 }\n",
    ),
    *("a = {\n  b = 1\n}\n", "c = [\n", "]\n", 'y = "${z(\n', ')}"\n', "<", "/", "*", "~}", "%{", "\0", "E"),
)
FILES = st.lists(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), min_size=150, max_size=150)


def taken(body: Body) -> bool:
    """Whether a body is read with all that is in it, its expressions included."""
    try:
        for item in body.items():
            if isinstance(item, Argument):
                # The line break ends a heredoc.
                parse_expression(item.expression + "\n")
            elif not taken(item.body):
                return False
        document_of(body.text)
    except (HclError, ExpressionError):
        return False
    return True


def refused_by_tofu(texts: list[str]) -> set[int]:
    """Which of the texts are no HCL to OpenTofu, which formats them all in one run."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"f{number}.tf").write_bytes(text.encode())
        argv = [need("tofu"), "fmt", "-check", "-list=false", "-no-color", folder]
        said = run(argv, Path(folder), accept=(0, 2, 3))
    return {int(number) for number in re.findall(r"\bf(\d+)\.tf line", said.stdout + said.stderr)}


def test_the_same_files_are_taken() -> None:
    refused = refused_by_tofu(TEXTS)
    assert {text: taken(parse_body(text)) for text in TEXTS} == {
        text: number not in refused for number, text in enumerate(TEXTS)
    }


@settings(max_examples=examples(2, most=60), deadline=None)
@given(FILES)
def test_the_same_files_are_taken_whatever_they_are_made_of(texts: list[str]) -> None:
    refused = refused_by_tofu(texts)
    assert [text for number, text in enumerate(texts) if taken(parse_body(text)) == (number in refused)] == []
