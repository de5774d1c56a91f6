"""Whatever a configuration holds, its program gives it back."""

from __future__ import annotations

import re
import string
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.draws import examples
from tests.importing.imports import imported

NAMES = st.text(string.ascii_letters + string.digits + "_-", min_size=1, max_size=6).map("n{}".format)
REFERENCES = st.sampled_from(
    [
        *("${aws_vpc.a.id}", "${aws_vpc.a}", "${var.a}", "x-${local.a}-y", "${data.aws_ami.a.id}"),
        *(
            "${aws_vpc.a.tags}",
            "${aws_vpc.a[0].id}",
            "${module.a.b}",
            "${a_b.c.d.e}",
            "$${x}",
            "%{if true}a%{endif}",
        ),
        *("${upper(var.a)}", "${var.a}${var.a}", "{${var.a}}", "'\"${var.a}\"'", "${ var.a }"),
    ]
)
# What the language has no form for, and what JSON writes in two ways.
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="$%"), max_size=20).filter(
    lambda text: "TfToken" not in text and "Map Token Value" not in text
)
# What is left out of the texts and of the numbers is what CDKTF has for tokens: no program can hold it.
NUMBERS = st.integers(-(2**53), 2**53).filter(lambda number: number != -123456789)
PRIMITIVES = st.one_of(st.none(), st.booleans(), NUMBERS, st.floats(-1e6, 1e6), TEXTS, REFERENCES)
KEYS = st.one_of(NAMES, TEXTS.filter(lambda text: text not in {"//", ""}))
VALUES = st.recursive(
    PRIMITIVES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)
BODIES = st.dictionaries(NAMES.map(str.lower), VALUES, max_size=4)
NAMED = st.dictionaries(st.one_of(NAMES, st.just("a")), BODIES, min_size=1, max_size=3)
DOCUMENTS = st.fixed_dictionaries(
    {},
    optional={
        "resource": st.dictionaries(st.sampled_from(["x_y", "z", "x_class"]), NAMED, min_size=1, max_size=2),
        "data": st.dictionaries(st.just("x_y"), NAMED, min_size=1),
        "locals": st.dictionaries(st.one_of(NAMES, st.just("a")), VALUES, min_size=1, max_size=3),
        "variable": st.dictionaries(
            st.one_of(NAMES, st.just("a")),
            st.fixed_dictionaries(
                {}, optional={"default": VALUES, "type": st.sampled_from(["string", "any"])}
            ),
            min_size=1,
            max_size=2,
        ),
        "output": st.dictionaries(NAMES, st.fixed_dictionaries({"value": VALUES}), min_size=1, max_size=2),
    },
)


# Pieces of HCL, with a comment in every place that may have one; `#N` is the comment of that number.
EXPRESSIONS = st.sampled_from(
    [
        *(
            "1",
            '"a ${local.b} $${c}"',
            "var.d[0].e",
            "x_y.z.id",
            "f(1, [2])",
            "<<-EOT\n    g ${h}\n      i\n    EOT",
        ),
        *(
            "[#,\n  1, #.\n  #.\n  x_y.z.id #.\n]",
            "{\n  a = 1 #.\n  #.\n  b = [2], c = {}\n}",
            "{}",
            "(a ? b :\n c)",
        ),
        *("[for k in var.l :\n  k]", '{ (var.m) = "n", "o p" = null }', "jsonencode({\n  q = 1\n})"),
    ]
)
ITEMS = st.one_of(
    st.builds(
        "{}{} = {}{}\n".format, st.sampled_from(["", "#.\n"]), st.just("NAME"), EXPRESSIONS, st.just("")
    ),
    st.builds("block {{ #.\n  {}NAME = {}\n  #.\n}} #.\n".format, st.sampled_from(["", "#.\n"]), EXPRESSIONS),
    st.builds('provisioner "local-exec" {{\n  command = {}\n}}\n'.format, EXPRESSIONS),
)
BLOCKS = st.builds(
    '{}resource "x_y" "LABEL" {{\n{}}}\n'.format,
    st.sampled_from(["", "#.\n", "#.\n\n#.\n"]),
    st.lists(ITEMS, max_size=4).map("".join),
)


def numbered(text: str) -> tuple[str, list[str]]:
    """The text with names and labels of their own, and with numbered comments, whose texts are returned."""
    count = iter(range(10_000))
    text = re.sub("NAME|LABEL", lambda found: f"{found[0].lower()}_{next(count)}", text)
    comments: list[str] = []

    def comment(_found: re.Match[str]) -> str:
        comments.append(f"comment {len(comments)}.")
        return f"# {comments[-1]}"

    return re.sub(r"#[.,]", comment, text), comments


@settings(max_examples=examples(30))
@given(st.lists(BLOCKS, min_size=1, max_size=4).map("".join))
def test_hcl_comes_back_with_each_of_its_comments(template: str) -> None:
    text, comments = numbered(template)
    with tempfile.TemporaryDirectory() as folder:
        done = imported(Path(folder), text)
        assert done.differences == []
        assert [comment for comment in comments if done.program.text.count(f"# {comment}\n") != 1] == []


@settings(max_examples=examples(30))
@given(DOCUMENTS)
def test_a_document_comes_back(document: dict[str, Any]) -> None:
    if not document:
        return
    with tempfile.TemporaryDirectory() as folder:
        assert imported(Path(folder), document).synthesized == document
