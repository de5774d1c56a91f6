"""Expressions over several lines stand on one where that means the same."""

from __future__ import annotations

import pytest

from snowform.importing.expressions import on_one_line

KEPT = [
    pytest.param("f(\n  x, # why\n)", id="a comment"),
    pytest.param("f(\n  x, /* why */\n)", id="a comment within"),
    pytest.param("f(<<EOT\na\nEOT\n)", id="a heredoc"),
    pytest.param(f"f(\n  {'x' * 90}\n)", id="too long"),
]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('merge(\n  local.a,\n  { "b" : var.c },\n)', 'merge(local.a, { "b" : var.c })'),
        (
            "f({\n  a   = 1\n  b = [\n    1,\n    2\n  ]\n\n  c = { d = 2 }\n})",
            "f({ a = 1, b = [1, 2], c = { d = 2 } })",
        ),
        ("{\n  a = 1,\n  b = 2,\n}", "{ a = 1, b = 2 }"),
        (
            "{ for k, v in {\n  a = 1\n} : k => v if x &&\n  y }",
            "{ for k, v in { a = 1 } : k => v if x && y }",
        ),
        ("[\n  for x in y :\n  x\n]", "[for x in y : x]"),
        ('a ?\n  "b  ${\n  c\n}" :\n  d', 'a ? "b  ${ c }" : d'),
        ("f(\n)", "f()"),
        ("f( a,b )", "f( a,b )"),
    ],
)
def test_what_can_stand_on_one_line_does(text: str, line: str) -> None:
    assert on_one_line(text) == line


@pytest.mark.parametrize("text", KEPT)
def test_what_needs_its_lines_keeps_them(text: str) -> None:
    assert on_one_line(text) == text
