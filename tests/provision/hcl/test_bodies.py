"""Arguments and blocks are found with their places; a body is read only when it is asked for."""

from __future__ import annotations

import pytest

from snowform.provision.hcl.bodies import Argument, Block, HclError, parse_body, position
from snowform.provision.hcl.values import document_of, literal_of

TEXT = """\
\ufeff# one
a = "x" # two
b "l" m { # three
  c = [
    1,
  ] /* four */
  d {}
}
"""


def test_each_item_knows_its_place() -> None:
    a, b = parse_body(TEXT).items()
    assert isinstance(a, Argument)
    assert isinstance(b, Block)
    assert (a.name, a.expression, position(TEXT, a.start)) == ("a", '"x"', (2, 1))
    assert (b.type, b.labels, position(TEXT, b.start)) == ("b", ("l", "m"), (3, 1))
    assert TEXT[b.start : b.end] == TEXT[TEXT.index('b "l"') :].rstrip("\n")
    (c,), (d,) = b.body.arguments(), b.body.blocks()
    assert position(TEXT, c.value_start) == (4, 7)
    assert TEXT[c.value_start : c.value_end].startswith("[\n    1,\n  ]")
    assert TEXT[d.start : d.end] == "d {}"


def test_a_body_that_nobody_asks_for_may_say_anything_between_brackets() -> None:
    (block,) = parse_body("b {\n  1 2 3\n}\n").blocks()
    with pytest.raises(HclError):
        list(block.body.items())


def test_only_what_is_asked_for_is_read() -> None:
    text = 'x {\n  a = "\\q"\n}\ny {\n  b = 1\n  c = 2\n}\n'
    assert document_of(text, {"y": None}) == {"y": [{"b": 1.0, "c": 2.0}]}
    assert document_of(text, {"x": (), "y": ("c",)}) == {"x": [{}], "y": [{"c": 2.0}]}
    with pytest.raises(HclError):
        document_of(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = 1\nb {\n  c = 1\n", "line 2: a bracket is never closed"),
        ("a = 1\n}\n", "line 2: neither a block nor an argument"),
        ("a = 1\n\ufeffb = 1\n", "line 2: neither a block nor an argument"),
        ("a = [\n  1)\n", 'line 2: ")" closes no bracket'),
        ("b {} b {}\n", "line 1: a line break is missing"),
        ("a = 1\n\na = 2\n", 'line 3: "a" is set twice'),
        ("a = <<E\nx\n", "line 1: a heredoc is never closed"),
        ('a = "x\n"\n', "line 1: a string does not end on its line"),
        ("a =\n", 'line 1: "a" has no value'),
        ("b { c = 1, d = 2 }\n", 'line 1: "," stands in no bracket'),
        ('a = "${"x"\n', "line 1: a bracket is never closed"),
        ("a = [\n" + "[" * 3000, "line 1: a bracket is never closed"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, said: str) -> None:
    with pytest.raises(HclError) as caught:
        document_of(text)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("expression", "literal"),
    [('"x"', "x"), ('"a\\"b"', 'a"b'), ('""', ""), ('"${x}"', None), ("x", None), ('["x"]', None)],
)
def test_a_literal_is_a_string_that_says_what_it_is(expression: str, literal: str | None) -> None:
    (argument,) = parse_body(f"a = {expression} # why").arguments()
    assert literal_of(argument) == literal
