"""Which references and calls a template has, and what is said of a text that is none."""

from __future__ import annotations

import inspect
import sys

import pytest

from snowform.expressions import (
    Call,
    Dynamic,
    ExpressionError,
    Key,
    Splat,
    Step,
    literal_string,
    parse_expression,
    parse_template,
)
from snowform.expressions.nodes import Interpolation, Node, Reference, Text
from snowform.expressions.operations import Binary, Conditional, Unary

EACH = Splat(full=True)
OLD = Splat(full=False)


def references(text: str) -> list[str]:
    return [reference.text for reference in parse_template(text).references()]


def strings(call: Call) -> tuple[str | None, ...]:
    """The arguments of a call: the value of a literal string, None for any other."""
    return tuple(literal_string(argument) for argument in call.arguments)


@pytest.mark.parametrize(
    ("text", "root", "steps"),
    [
        pytest.param("${aws_vpc.main.id}", "aws_vpc", ("main", "id"), id="attributes"),
        pytest.param("${ var.name }", "var", ("name",), id="with spaces"),
        pytest.param("${a.b-c.d_e}", "a", ("b-c", "d_e"), id="dash in a name"),
        pytest.param("${a.b[0].c}", "a", ("b", 0, "c"), id="index"),
        pytest.param('${a.b["k"].c}', "a", ("b", Key("k"), "c"), id="key"),
        pytest.param("${a.b.0.c}", "a", ("b", 0, "c"), id="index of old"),
        pytest.param("${a.b[*].c[1]}", "a", ("b", EACH, "c", 1), id="splat"),
        pytest.param("${a.b.*.c[1]}", "a", ("b", OLD, "c", 1), id="splat of old"),
        pytest.param("${a.b[*].c[*].d}", "a", ("b", EACH, "c", EACH, "d"), id="two splats"),
        pytest.param("${a\n  .b\n  [0]\n}", "a", ("b", 0), id="over several lines"),
        pytest.param("${größe.ä}", "größe", ("ä",), id="letters beyond ASCII"),
    ],
)
def test_a_reference_is_a_root_and_steps(text: str, root: str, steps: tuple[Step, ...]) -> None:
    [found] = parse_template(text).references()
    assert (found.root, found.steps) == (root, steps)
    assert parse_template(text).reference == found


def test_a_key_is_not_taken_for_an_attribute() -> None:
    [key] = parse_template('${a["b"]}').references()
    [attribute] = parse_template("${a.b}").references()
    assert [type(key.steps[0]), type(attribute.steps[0])] == [Key, str]
    assert repr((*key.steps, *attribute.steps)) == "(Key('b'), 'b')"


def test_a_computed_index_is_a_step_and_its_references_follow() -> None:
    outer, inner = parse_template("${a.b[c.d + 1].e}").references()
    assert outer.steps[0] == "b"
    assert isinstance(outer.steps[1], Dynamic)
    assert outer.steps[2] == "e"
    assert (inner.root, inner.steps, inner.text) == ("c", ("d",), "c.d")


def test_offsets_lead_to_where_a_reference_or_call_begins() -> None:
    text = 'x ${ upper(a.b) } $${no} ${"${c.d[0]}"}'
    template = parse_template(text)
    assert [(r.text, text.index(r.text) == r.offset) for r in template.references()] == [
        ("a.b", True),
        ("c.d[0]", True),
    ]
    assert [(call.name, call.offset) for call in template.calls()] == [("upper", 5)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("plain text", [], id="text"),
        pytest.param("$${a.b} %%{ if c }", [], id="escapes"),
        pytest.param("$$${a.b}", [], id="an escape after a dollar"),
        pytest.param("$ % $a %b $", [], id="lone signs"),
        pytest.param("${a} and ${b.c}!", ["a", "b.c"], id="several"),
        pytest.param("100%${a}", ["a"], id="percent before"),
        pytest.param("${~ a ~} ${b ~}", ["a", "b"], id="strip markers"),
        pytest.param("${true ? false : null}", [], id="constants"),
        pytest.param("${undefined + 1}", ["undefined"], id="undefined is a name"),
        pytest.param("${-a + !b * (c - 1.5e3) % d}", ["a", "b", "c", "d"], id="operators"),
        pytest.param("${a == b && c != d || e <= f}", ["a", "b", "c", "d", "e", "f"], id="comparisons"),
        pytest.param("${a ? b : c ? d : e}", ["a", "b", "c", "d", "e"], id="conditions"),
        pytest.param("${[a, [b], c,]}", ["a", "b", "c"], id="tuple"),
        pytest.param("${[\n  a,\n  b\n]}", ["a", "b"], id="tuple over several lines"),
        pytest.param('${{a = b, "c" : d, (e) = f, g.h = i}}', ["b", "d", "e", "f", "g.h", "i"], id="object"),
        pytest.param("${{\n a = b\n c = d,\n\n e = f # why\n}}", ["b", "d", "f"], id="object by lines"),
        pytest.param(
            "${{\n a = (b\n + c)\n d = f(\n e\n)\n g = h[\n0\n]\n i = [\nj\n]\n}}",
            ["b", "c", "e", "h[\n0\n]", "j"],
            id="brackets over several lines in an object",
        ),
        pytest.param("${[for v in a.b : v.x if v.y == c]}", ["a.b", "c"], id="for"),
        pytest.param("${{for k, v in a : k => v... if b}}", ["a", "b"], id="for of an object"),
        pytest.param("${[for v in v : v]}", ["v"], id="collection of the loop's own name"),
        pytest.param("${[for v in a : [for w in v : w + v + x]]}", ["a", "x"], id="loop in a loop"),
        pytest.param("${[for v in a : v][0].b + v}", ["a", "v"], id="after a loop"),
        pytest.param("${f(a, g(b)...).c[d].e}", ["a", "b", "d"], id="calls"),
        pytest.param("${(a).b[*].c}", ["a"], id="parentheses"),
        pytest.param('${"x ${a.b} \\" ${"${c}"}"}', ["a.b", "c"], id="quoted"),
        pytest.param("${<<EOT\nx ${a}\n  $${b}\n  EOT\n}", ["a"], id="heredoc"),
        pytest.param("${<<-EOT\n  ${a}\n  EOT\n}", ["a"], id="indented heredoc"),
        pytest.param("${f(<<A\r\n${a}\r\nA\r\n)}", ["a"], id="heredoc with the line breaks of Windows"),
        pytest.param("${f(<<A\n${a}\nA\n, <<B\n${b}\nB\n)}", ["a", "b"], id="two heredocs"),
        pytest.param("${a /* b */ + c // d\n}", ["a", "c"], id="comments"),
        pytest.param("%{ if a }${b}%{ else }${c}%{ endif }", ["a", "b", "c"], id="if directive"),
        pytest.param("%{~ if a ~} x %{~ endif ~}", ["a"], id="if directive without else"),
        pytest.param("%{ for k, v in a }${k}${v.b}${c}%{ endfor }", ["a", "c"], id="for directive"),
        pytest.param('${"%{ for v in a }%{ if v }${v}%{ endif }%{ endfor }"}', ["a"], id="quoted directives"),
        pytest.param("${provider::aws::arn_parse(a)}", ["a"], id="function of a provider"),
        pytest.param("${a}${a}", ["a", "a"], id="twice"),
    ],
)
def test_references_are_found_in_the_order_of_the_text(text: str, expected: list[str]) -> None:
    assert references(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('${file("~/x")}', [("file", ("~/x",))], id="a string"),
        pytest.param('${f(a, 1, "x${b}", "y")}', [("f", (None, None, None, "y"))], id="not a string"),
        pytest.param('${f(g("a\\tb"))}', [("f", (None,)), ("g", ("a\tb",))], id="a call in a call"),
        pytest.param('${f("$${a}")}', [("f", ("${a}",))], id="an escape"),
        pytest.param('${f("\\u00e4\\U0001F600\\\\")}', [("f", ("ä😀\\",))], id="escapes with a backslash"),
        pytest.param("${provider::aws::x()}", [("provider::aws::x", ())], id="function of a provider"),
        pytest.param('${[for v in f("a") : g("b")]}', [("f", ("a",)), ("g", ("b",))], id="in a loop"),
        pytest.param("${f}", [], id="only a name"),
    ],
)
def test_calls_have_a_name_and_literal_strings(text: str, expected: list[tuple[str, object]]) -> None:
    assert [(call.name, strings(call)) for call in parse_template(text).calls()] == expected


def test_what_is_left_of_a_missing_last_argument_is_told() -> None:
    missing, given = parse_template("${contains(l, ) || max(1, 2)}").calls()
    assert [missing.trailing_comma, given.trailing_comma] == [True, False]
    assert len(missing.arguments) == 1


def tree(node: Node) -> str:
    """An expression with a pair of parentheses around each operation."""
    if isinstance(node, Reference):
        return node.text
    if isinstance(node, Unary):
        return f"({node.operator}{tree(node.operand)})"
    if isinstance(node, Conditional):
        return f"({tree(node.condition)}?{tree(node.then)}:{tree(node.otherwise)})"
    assert isinstance(node, Binary)
    return f"({tree(node.left)}{node.operator}{tree(node.right)})"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a - b - c", "((a-b)-c)"),
        ("a + b * c - d", "((a+(b*c))-d)"),
        ("a * b % c / d", "(((a*b)%c)/d)"),
        ("a < b + c", "(a<(b+c))"),
        ("a == b < c", "(a==(b<c))"),
        ("a && b == c", "(a&&(b==c))"),
        ("a || b && c || d", "((a||(b&&c))||d)"),
        ("-a.b * !c", "((-a.b)*(!c))"),
        ("!-a", "(!(-a))"),
        ("a || b ? c : d ? e : f", "((a||b)?c:(d?e:f))"),
        ("a ? b ? c : d : e", "(a?(b?c:d):e)"),
    ],
)
def test_operators_bind_as_they_do_in_terraform(text: str, expected: str) -> None:
    [node] = parse_expression(text).parts
    assert tree(node) == expected


def test_a_template_keeps_its_parts() -> None:
    assert parse_template("a $${b} ${c.d}").parts == (
        Text("a ${b} "),
        Interpolation(Reference("c", ("d",), "c.d", 10)),
    )


@pytest.mark.parametrize("text", ["", "text", "#{x}", "{{x}}", "$x", "50%"])
def test_a_text_without_markers_is_itself(text: str) -> None:
    assert parse_template(text).parts == ((Text(text),) if text else ())
    assert parse_template(text).reference is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "${[1, x, , true]}",
            'expected an expression, found "," at character 10 of "${[1, x, , true]}"',
            id="hole in a list",
        ),
        pytest.param(
            "${contains(, l)}",
            'expected an expression, found "," at character 12 of "${contains(, l)}"',
            id="hole in the arguments",
        ),
        pytest.param(
            "${(1 + )}", 'expected an expression, found ")" at character 8 of "${(1 + )}"', id="no operand"
        ),
        pytest.param("${}", 'expected an expression, found "}" at character 3 of "${}"', id="nothing"),
        pytest.param(
            "${f(a b)}",
            'expected "," or ")" after an argument, found "b" at character 7 of "${f(a b)}"',
            id="no comma between arguments",
        ),
        pytest.param(
            "${[a b]}",
            'expected "," or "]" after an item, found "b" at character 6 of "${[a b]}"',
            id="no comma between items",
        ),
        pytest.param(
            "${f(a..., b)}",
            'expected ")" after "...", found "," at character 9 of "${f(a..., b)}"',
            id="argument after an expanded one",
        ),
        pytest.param(
            "${{a b}}",
            'expected "=" or ":" after a key, found "b" at character 6 of "${{a b}}"',
            id="key without a value",
        ),
        pytest.param(
            "${{a = 1 b = 2}}",
            'expected ",", "}" or a line break after a value, found "b" at character 10 of'
            ' "${{a = 1 b = 2}}"',
            id="two pairs on a line",
        ),
        pytest.param(
            "${{a =\n1}}",
            'expected an expression, found a line break at character 7 of "${{a =\\n1}}"',
            id="line break in a pair",
        ),
        pytest.param(
            "${a ? b}",
            'expected ":" and what holds otherwise, found "}" at character 8 of "${a ? b}"',
            id="half a condition",
        ),
        pytest.param("${a.}", 'expected a name after ".", found "}" at character 5 of "${a.}"', id="no name"),
        pytest.param(
            "${a.*.b.*}",
            'expected a name after ".", found "*" at character 9 of "${a.*.b.*}"',
            id="old splat in an old splat",
        ),
        pytest.param(
            "${a.1.2}",
            '"." takes one index: write [1][2] for .1.2 at character 5 of "${a.1.2}"',
            id="two indexes of old",
        ),
        pytest.param(
            "${{a = 1 ~}",
            'expected ",", "}" or a line break after a value, found "~}" at character 10 of "${{a = 1 ~}"',
            id="strip marker in an object",
        ),
        pytest.param(
            "${a[1}",
            'expected the "]" that ends the index, found "}" at character 6 of "${a[1}"',
            id="index without an end",
        ),
        pytest.param(
            '${a "b"}',
            'expected the "}" that ends "${", found a string at character 5 of "${a "b"}"; '
            'where "${" is meant as text, write "$${" (and "%%{" for "%{")',
            id="two expressions",
        ),
        pytest.param("${1.2.3}", '"1.2.3" is not a number at character 3 of "${1.2.3}"', id="no number"),
        pytest.param(
            "${[for a in b]}",
            'expected ":" after the collection, found "]" at character 14 of "${[for a in b]}"',
            id="loop without a result",
        ),
        pytest.param(
            "${[for a, in b : a]}",
            'expected "in", found "b" at character 14 of "${[for a, in b : a]}"',
            id="loop without a second variable",
        ),
        pytest.param(
            "${[for a of b : a]}",
            'expected "in", found "of" at character 10 of "${[for a of b : a]}"',
            id="loop without in",
        ),
        pytest.param(
            "${{for a in b : a}}",
            'expected "=>" after the key, found "}" at character 18 of "${{for a in b : a}}"',
            id="loop of an object without a key",
        ),
        pytest.param(
            "${[for a in b : a => c]}",
            'expected "]" after the result, found "=>" at character 19 of "${[for a in b : a => c]}"',
            id="loop of a list with a key",
        ),
        pytest.param(
            '${"a',
            'expected the quote that ends the string, found the end at character 5 of "${"a"',
            id="string without an end",
        ),
        pytest.param(
            '${"\\d"}',
            '"\\d" is not one of the escapes \\n, \\r, \\t, \\", \\\\, \\uNNNN and \\UNNNNNNNN'
            ' at character 4 of "${"\\d"}"',
            id="no escape",
        ),
        pytest.param(
            "${<<A\nb\nA}",
            'expected a line A that ends the heredoc, found the end at character 11 of "${<<A\\nb\\nA}"',
            id="heredoc without an end",
        ),
        pytest.param(
            "%{ if a }b",
            '"%{ if }" has no "%{ endif }" at character 4 of "%{ if a }b"',
            id="if without endif",
        ),
        pytest.param(
            "a%{ endif }", '"%{ endif }" has no beginning at character 5 of "a%{ endif }"', id="only endif"
        ),
        pytest.param(
            "%{ for a in b }%{ else }%{ endfor }",
            'expected "%{ endfor }", found "%{ else }" at character 19 of'
            ' "%{ for a in b }%{ else }%{ endfor }"',
            id="else in a loop",
        ),
        pytest.param(
            "%{ if a }%{ else }%{ else }%{ endif }",
            'expected "%{ endif }", found "%{ else }" at character 22 of'
            ' "%{ if a }%{ else }%{ else }%{ endif }"',
            id="two else",
        ),
        pytest.param(
            "${provider::}",
            'expected a name after "::", found "}" at character 13 of "${provider::}"',
            id="half a namespace",
        ),
    ],
)
def test_an_error_says_what_was_expected_what_was_found_and_where(text: str, message: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_template(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "echo ${HOME:-/home}", 'expected the "}" that ends "${", found ":"', id="default in a shell"
        ),
        pytest.param("${names[@]}", 'the character "@" has no place in an expression', id="array in a shell"),
        pytest.param("${x 'y'}", 'strings stand in double quotes, not in "\'"', id="single quotes"),
        pytest.param(
            '${"a\nb"}',
            'a quoted string must end on its line: a line break is written "\\n"',
            id="string over two lines",
        ),
        pytest.param(
            '${"a\\', '"\\" must be followed by one of n, r, t, ", \\, u, U', id="backslash at the end"
        ),
        pytest.param("${a /* b}", 'the comment that "/*" begins has no "*/"', id="comment without an end"),
        pytest.param(
            "curl -w %{http_code}",
            'expected if, else, endif, for or endfor, found "http_code"',
            id="format of curl",
        ),
    ],
)
def test_what_may_be_meant_as_text_is_answered_with_how_text_is_written(text: str, message: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_template(text)
    assert caught.value.problem == message
    assert caught.value.hint == 'where "${" is meant as text, write "$${" (and "%%{" for "%{")'


@pytest.mark.parametrize("escape", ["\\x", "\\u12", "\\uD800", "\\uDFFF", "\\U00110000", "\\U0001"])
def test_an_escape_that_is_no_character_is_an_error(escape: str) -> None:
    with pytest.raises(ExpressionError, match=r" is not one of the escapes ") as caught:
        parse_template('${"ab' + escape + '"}')
    assert caught.value.offset == 5


@pytest.mark.parametrize("escape", ["\\uD7FF", "\\uE000", "\\U0010FFFF", "\\u0000"])
def test_an_escape_of_any_character_is_read(escape: str) -> None:
    [call] = parse_template('${f("' + escape + '")}').calls()
    assert strings(call) == (chr(int(escape[2:], 16)),)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("(", ")"), ("[", "]"), ("f(", ")"), ("a[", "]"), ('"${', '}"'), ("{a=", "}"), ("a?", ":a")],
)
@pytest.mark.parametrize("depth", [2_000, 10_000])
def test_deep_nesting_is_an_error_like_any_other(opening: str, closing: str, depth: int) -> None:
    with pytest.raises(ExpressionError, match=r"^nested "):
        parse_template("${" + opening * depth + "a" + closing * depth + "}")


def test_a_caller_deep_in_the_stack_gets_the_same_error() -> None:
    def parse_below(frames: int) -> None:
        if frames:
            parse_below(frames - 1)
        else:
            parse_template("${" + "(" * 60 + "a" + ")" * 60 + "}")

    free = sys.getrecursionlimit() - len(inspect.stack(0))
    with pytest.raises(ExpressionError, match=r"^nested too deeply at character 1 of "):
        parse_below(free - 100)


def test_deep_directives_are_an_error_like_any_other() -> None:
    with pytest.raises(ExpressionError, match=r"^nested more than 120 levels deep"):
        parse_template("%{ if a }" * 2_000 + "%{ endif }" * 2_000)


def test_a_long_chain_is_no_deep_nesting() -> None:
    operands = [f"a{n}" for n in range(5_000)]
    assert references("${" + " + ".join(operands) + "}") == operands
    assert references("${" + "!" * 5_000 + "a}") == ["a"]


def test_a_whole_hundred_of_parentheses_is_read() -> None:
    assert references("${" + "(" * 100 + "a" + ")" * 100 + "}") == ["a"]


def test_the_excerpt_of_an_error_is_short_and_on_one_line() -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_template("line\n" * 100 + "${a b}" + "\nline" * 100)
    assert str(caught.value).startswith(
        'expected the "}" that ends "${", found "b" at character 505 of'
        ' "...line\\nline\\nline\\nline\\n${a b}\\nline\\nline\\nline\\nline\\nl..."; '
    )
    assert caught.value.offset == 504


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        pytest.param("aws_vpc.main", ("main",), id="resource"),
        pytest.param('tags["Name"]', (Key("Name"),), id="attribute"),
        pytest.param(" aws_subnet.a[each.key].id ", None, id="computed"),
    ],
)
def test_a_bare_expression_stands_without_braces(text: str, steps: tuple[Step, ...] | None) -> None:
    reference = parse_expression(text).reference
    assert reference is not None
    assert steps is None or reference.steps == steps
    assert reference.text == text.strip()


@pytest.mark.parametrize("text", ["f(a)", "a + b", "1", '"a"', "(a)"])
def test_an_expression_that_is_more_than_a_reference_is_none(text: str) -> None:
    assert parse_expression(text).reference is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "${a.b}",
            'the character "$" has no place in an expression at character 1 of "${a.b}"',
            id="braces",
        ),
        pytest.param(
            "a.b c", 'expected the end of the expression, found "c" at character 5 of "a.b c"', id="more"
        ),
        pytest.param("", 'expected an expression, found the end at character 1 of ""', id="nothing"),
    ],
)
def test_what_is_no_bare_expression_is_refused(text: str, message: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_expression(text)
    assert str(caught.value) == message
