"""Terraform's native syntax in the shape of its JSON syntax; what does not fit is refused."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.provision.hcl.bodies import HclError
from snowform.provision.hcl.values import document_of


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param('a = "x"', {"a": "x"}, id="a text"),
        pytest.param("\ufeffa = 1.5 # one\n", {"a": 1.5}, id="a number, a comment, a byte order mark"),
        pytest.param("a = true\r\nb = null\r\n", {"a": True, "b": None}, id="words and line ends"),
        pytest.param('a = "x\\"\\u00e9${b}$${c}"', {"a": 'x"é${b}$${c}'}, id="escapes"),
        pytest.param('a = "${f("}", { b = "\\"}" })}"', {"a": '${f("}", { b = "\\"}" })}'}, id="templates"),
        pytest.param('a = ["x", # one\n "y",\n]', {"a": ["x", "y"]}, id="a list"),
        pytest.param(
            'a = { "b" : 1, c = "}", (d) = 2\n e = [] }',
            {"a": {"b": 1.0, "c": "}", "${(d)}": 2.0, "e": []}},
            id="an object",
        ),
        pytest.param('a = ["x"][0]', {"a": '${["x"][0]}'}, id="an index"),
        pytest.param('a = b ? "x" : "y"', {"a": '${b ? "x" : "y"}'}, id="a conditional"),
        pytest.param("a = b == c", {"a": "${b == c}"}, id="a comparison"),
        pytest.param(
            "a = {\n for k, v in x : k => v\n}", {"a": "${{\n for k, v in x : k => v\n}}"}, id="for"
        ),
        pytest.param('a = f(\n "x", /* ) */\n b)', {"a": '${f(\n "x", /* ) */\n b)}'}, id="a call"),
        pytest.param('a = <<-E\n  x } "\n  E\nb = 1', {"a": '  x } "\n', "b": 1.0}, id="a heredoc"),
        pytest.param("b {}", {"b": [{}]}, id="an empty block"),
        pytest.param('b "x" y { a = 1 }', {"b": [{"x": {"y": {"a": 1.0}}}]}, id="labels"),
        pytest.param("b { a = 1 }\nb { a = 2 }\n", {"b": [{"a": 1.0}, {"a": 2.0}]}, id="two blocks"),
        pytest.param(
            'b {\n  dynamic "c" {\n    content { a = d.value }\n  }\n}',
            {"b": [{"dynamic": [{"c": {"content": [{"a": "${d.value}"}]}}]}]},
            id="a dynamic block",
        ),
        pytest.param("// x\n/* y\n */ # z", {}, id="nothing but comments"),
        pytest.param("a = 1 # x\nb = {} /* y */\n", {"a": 1.0, "b": {}}, id="comments"),
        pytest.param("a = { b = 1, b = 2 }", {"a": {"b": [1.0, 2.0]}}, id="a key twice"),
        pytest.param("b {}\nb = 1\n", {"b": [[{}], 1.0]}, id="a block and an argument of one name"),
        pytest.param('b "\\u0061" {}', {"b": [{"a": {}}]}, id="an escape in a label"),
    ],
)
def test_a_body_is_read_as_json_would_have_it(text: str, body: dict[str, Any]) -> None:
    assert document_of(text) == body


@pytest.mark.promise("programs")
@pytest.mark.parametrize(
    "text",
    [
        'a = "x',
        'a = "x\n"',
        'a = "\\q"',
        "a = [1",
        "a = (1",
        "a = }",
        "a =",
        "a = 1 }",
        "a = 1\na = 2\n",
        "a = (1]",
        "b {}\n}\n",
        "b {\n  c {}",
        "b {} b {}",
        "b { a = 1\n}",
        "b { a {} }",
        "b {\n a = 1 }",
        "b\n{\n}",
        'b "${x}" {}',
        "a = 1\n\ufeffb = 1\n",
        "a = <<E\nx\nE",
        "a = [1,, 2]",
        "a = { b }",
        "a 1",
        "b {",
        "b }",
        'b "x" = 1',
        "/* x",
        "a = <<E\nx",
        'a = "${b"',
        'a = <<E\n${f("\nE\n")}\nE\n',
        "{}",
        "a = " + "[" * 5000,
    ],
)
def test_what_does_not_fit_is_not_guessed(text: str) -> None:
    with pytest.raises(HclError):
        document_of(text)
