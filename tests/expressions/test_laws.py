"""What holds of all expressions: they are read as they were written, and no text does worse than an error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snowform.expressions import (
    Dynamic,
    ExpressionError,
    Key,
    Splat,
    Step,
    parse_expression,
    parse_template,
)
from snowform.expressions.grammar import expression_parts, template_parts
from snowform.expressions.nodes import Text
from snowform.expressions.plain import plain_parts, plain_reference

KEYWORDS = {"for", "in", "if", "true", "false", "null"}
NAMES = st.from_regex(r"[a-z_][a-z0-9_-]{0,3}", fullmatch=True).filter(lambda name: name not in KEYWORDS)
WORDS = st.text("abc $%{}~", max_size=6).filter(lambda text: "${" not in text and "%{" not in text)
BINARY = ["||", "&&", "==", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "%"]
COMPUTED = "computed"


@dataclass(frozen=True)
class Written:
    """An expression as text, with the references and calls that were put into it, in order."""

    text: str
    references: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    calls: tuple[str, ...] = ()

    def without(self, names: set[str]) -> Written:
        kept = tuple(reference for reference in self.references if reference[0] not in names)
        return Written(self.text, kept, self.calls)


def joined(pattern: str, *parts: Written, call: str = "") -> Written:
    """The pattern, its `@` replaced by the parts in turn."""
    text = pattern
    for part in parts:
        text = text.replace("@", part.text.replace("@", ""), 1)
    references = tuple(reference for part in parts for reference in part.references)
    calls = ((call,) if call else ()) + tuple(name for part in parts for name in part.calls)
    return Written(text, references, calls)


LITERALS = st.one_of(
    st.sampled_from(["true", "false", "null", "0", "1.5", "12e3", '""', '"a b"', '"$${a}"', r'"\n\""']),
    st.integers(0, 10**30).map(str),
).map(Written)


@st.composite
def traversals(draw: st.DrawFn, inner: st.SearchStrategy[Written] | None = None) -> Written:
    root = draw(NAMES)
    text, steps, nested = root, [], []
    kinds = ["attribute", "index", "key", "splat", *(["computed"] if inner is not None else [])]
    for kind in draw(st.lists(st.sampled_from(kinds), max_size=4)):
        if kind == "attribute":
            steps.append(name := draw(NAMES))
            text += f".{name}"
        elif kind == "index":
            steps.append(index := draw(st.integers(0, 99)))
            text += f"[{index}]"
        elif kind == "key":
            steps.append(Key(key := draw(NAMES)))
            text += f'["{key}"]'
        elif kind == "splat":
            steps.append(Splat(full=True))
            text += "[*]"
        else:
            assert inner is not None
            nested.append(part := draw(inner))
            steps.append(COMPUTED)
            # An operator makes sure that the index is no literal.
            text += f"[{part.text} + 1]"
    found = ((root, tuple(steps)), *(r for part in nested for r in part.references))
    return Written(text, found, tuple(name for part in nested for name in part.calls))


@st.composite
def loops(draw: st.DrawFn, inner: st.SearchStrategy[Written]) -> Written:
    key, value = draw(NAMES), draw(NAMES)
    collection, *rest = (draw(inner) for _ in range(4))
    hidden = [part.without({key, value}) for part in rest]
    pattern, count = draw(
        st.sampled_from(
            [
                ("[for %s, %s in @ : @ if @]", 2),
                ("[for %s, %s in @ : @]", 1),
                ("{for %s, %s in @ : @ => @...}", 2),
                ("{for %s, %s in @ : @ => @ if @}", 3),
            ]
        )
    )
    return joined(pattern % (key, value), collection, *hidden[:count])


@st.composite
def calls(draw: st.DrawFn, inner: st.SearchStrategy[Written]) -> Written:
    name = draw(st.sampled_from(["f", "max", "provider::aws::f"]))
    arguments = draw(st.lists(inner, max_size=3))
    end = draw(st.sampled_from([")", ",)", "...)"])) if arguments else ")"
    return joined(f"{name}({', '.join('@' for _ in arguments)}{end}", *arguments, call=name)


def wider(inner: st.SearchStrategy[Written]) -> st.SearchStrategy[Written]:
    return st.one_of(
        traversals(inner),
        loops(inner),
        calls(inner),
        st.tuples(inner, st.sampled_from(BINARY), inner).map(lambda t: joined(f"@ {t[1]} @", t[0], t[2])),
        st.tuples(inner, inner, inner).map(lambda t: joined("@ ? @ : @", *t)),
        st.tuples(st.sampled_from(["(@)", "-@", "!@", "(@).a", "(@)[0]", "f(@)[*].b"]), inner).map(
            lambda t: joined(t[0], t[1], call="f" if t[0][0] == "f" else "")
        ),
        st.lists(inner, max_size=3).map(lambda items: joined(f"[{','.join('@' for _ in items)}]", *items)),
        st.lists(inner, max_size=2).map(
            lambda items: joined("{\n" + "".join(f"k{i} = (@)\n" for i in range(len(items))) + "}", *items)
        ),
        st.tuples(inner, inner).map(lambda t: joined("{(@) = (@), x : 1}", *t)),
        st.tuples(WORDS, inner, WORDS).map(lambda t: joined(f'"{t[0].rstrip("$")}${{@}}{t[2]}"', t[1])),
        st.tuples(inner, inner).map(lambda t: joined('"%{ if @ }a${@}%{ endif }"', *t)),
        inner.map(lambda part: joined("<<END\n  ${@}\n END\n", part)),
    )


EXPRESSIONS = st.recursive(LITERALS | traversals(), wider, max_leaves=12)
FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *("${", "%{", "~", "}", "{", "(", ")", "[", "]", "$", "%", '"', "\\", "\n", "\r", " ", "\t", "'"),
            *("a", "b", ".", "..", "...", ",", ":", "::", "=", "=>", "==", "?", "+", "-", "*", "!", "&", "|"),
            *(
                "for",
                "in",
                "if",
                "else",
                "endif",
                "endfor",
                "true",
                "0",
                "1e",
                "9.9",
                "<<A\n",
                "<<-A\n",
                "A\n",
            ),
            *(
                "#",
                "//",
                "/*",
                "*/",
                "ä",
                "“",
                "\0",
                "\u0301",
                "²",
                "\U0001d4b3",
                "\ud800",
                "\\u12",
                "\\uD800",
            ),
        ]
    ),
    max_size=24,
).map("".join)


def steps_of(steps: tuple[Step, ...]) -> tuple[Any, ...]:
    return tuple(COMPUTED if isinstance(step, Dynamic) else step for step in steps)


@given(EXPRESSIONS)
def test_an_expression_is_read_as_it_was_written(written: Written) -> None:
    parsed = parse_expression(written.text)
    assert tuple((r.root, steps_of(r.steps)) for r in parsed.references()) == written.references
    assert tuple(call.name for call in parsed.calls()) == written.calls


@given(st.lists(st.tuples(EXPRESSIONS, WORDS), max_size=3))
def test_a_template_has_the_references_of_its_expressions_where_they_stand(
    parts: list[tuple[Written, str]],
) -> None:
    text = "".join(f"${{{expression.text}}} {word} " for expression, word in parts)
    found = list(parse_template(text).references())
    expected = [reference for expression, _ in parts for reference in expression.references]
    assert [(r.root, steps_of(r.steps)) for r in found] == expected
    assert all(text[r.offset : r.offset + len(r.text)] == r.text for r in found)


@given(FRAGMENTS | st.text())
def test_no_text_does_worse_than_an_error_with_a_place(text: str) -> None:
    for parse in (parse_template, parse_expression):
        try:
            parsed = parse(text)
        except ExpressionError as caught:
            error = caught
        else:
            assert all(r.text in text for r in parsed.references())
            assert all(text.startswith(call.name[:3], call.offset) for call in parsed.calls())
            continue
        assert 0 <= error.offset <= len(text)
        assert str(error).isprintable()


@given(st.text() | FRAGMENTS)
def test_an_escaped_text_is_that_text(text: str) -> None:
    escaped = text.replace("${", "$${").replace("%{", "%%{")
    parts = parse_template(escaped).parts
    assert "".join(part.value for part in parts if isinstance(part, Text)) == text
    assert all(isinstance(part, Text) for part in parts)


@given(
    st.lists(
        st.sampled_from(
            ["${a}", "${a.b-c[0].d}", "${a[*].b}", "${true}", "$", "%", "{", "}", "${", "$${", "%%{", "x y"]
        ),
        max_size=6,
    ).map("".join)
)
def test_the_way_past_the_grammar_leads_to_the_same_end(text: str) -> None:
    parts = plain_parts(text)
    if parts is not None:
        assert parts == template_parts(text)


@given(
    st.lists(
        st.sampled_from(["a", "b-c", "true", ".", "[0]", "[*]", '["k"]', ".*", ".0", " ", "\n"]), max_size=6
    ).map("".join)
)
def test_the_way_past_the_grammar_leads_to_the_same_reference(text: str) -> None:
    parts = plain_reference(text)
    if parts is not None:
        assert parts == expression_parts(text)


@pytest.mark.parametrize("text", ["${a.b.c}", "x", "${a}-${b[0].c}", "$${a} ${b} %%{if c}", "$$${"])
def test_what_nearly_all_templates_are_never_reaches_the_grammar(text: str) -> None:
    assert plain_parts(text) is not None


@pytest.mark.parametrize("text", ["aws_vpc.main", "tags", "a.b[0].c"])
def test_what_nearly_all_bare_references_are_never_reaches_the_grammar(text: str) -> None:
    assert plain_reference(text) is not None
