"""Outputs: values, sensitivity, conditions, dependencies, names.

https://opentofu.org/docs/language/values/outputs
"""

from __future__ import annotations

from typing import Any

from tests.synth.checks.corpus.case import Case, Document, twins

SECRETS: Document = {
    "variable": {
        "key": {"sensitive": True},
        "keys": {"sensitive": True, "type": "list(string)"},
        "text": {"sensitive": "true", "type": "string"},
        "open": {"type": "string", "default": "x"},
        "opens": {"type": "list(string)", "default": ["x"]},
    },
    "locals": {
        "secret": "${var.key}",
        "twice": "${local.secret}",
        "sentence": "the key is ${var.key}",
        "some": {"a": "${var.key}", "b": "x"},
        "called": '${sensitive("x")}',
    },
    "resource": {"terraform_data": {"t": {"input": "${var.key}"}}},
}
RIGHT = {"condition": '${var.open != ""}', "error_message": "Say something."}


def output(**body: Any) -> Document:
    return {
        "output": {"o": body},
        "variable": {"open": {"default": "x"}},
        "resource": {"terraform_data": {"t": {}}},
    }


def secret(value: Any, **body: Any) -> Document:
    return {**SECRETS, "output": {"o": {"value": value, **body}}}


def named(name: str) -> Document:
    return {"output": {name: {"value": 1}}}


# A value that is sensitive, and one near to it that is not.
SENSITIVE: tuple[tuple[Any, Any], ...] = (
    ("${var.key}", "${var.open}"),
    ("${var.text}", "${nonsensitive(var.text)}"),
    ("${var.keys[0]}", "${var.opens[0]}"),
    ("${var.key.a}", "${terraform_data.t.id}"),
    ("x ${var.key} y", "x $${var.key} y"),
    ("${local.secret}", "${nonsensitive(local.secret)}"),
    ("${local.twice}", "${nonsensitive(local.twice)}"),
    ("${local.sentence}", "${nonsensitive(local.sentence)}"),
    ("${local.some}", "${local.some.b}"),
    ("${local.some.a}", '${local.some["b"]}'),
    ("${local.called}", "${nonsensitive(local.called)}"),
    ('${sensitive("x")}', '${nonsensitive(sensitive("x"))}'),
    ("${upper(var.text)}", "${upper(nonsensitive(var.text))}"),
    ('${join(",", var.keys)}', '${join(",", nonsensitive(var.keys))}'),
    ('${join(",", [var.text])}', '${join(",", [var.open])}'),
    ("${var.key + 1}", "${nonsensitive(var.key) + 1}"),
    ('${var.key == "x"}', '${nonsensitive(var.key == "x")}'),
    ('${var.text == "x" ? 1 : 2}', '${var.open == "x" ? 1 : 2}'),
    ("${true ? var.key : 1}", "${true ? 1 : 2}"),
    ("${[var.key]}", "${[var.open]}"),
    ("${{a = var.key}}", "${{a = var.open}}"),
    (["${var.key}"], ["${var.open}"]),
    ({"a": {"b": "${var.key}"}}, {"a": {"b": "${var.open}"}}),
    ("${jsonencode({a = var.key})}", "${jsonencode({a = var.open})}"),
    ("${length(var.keys)}", "${length(var.opens)}"),
    ("${[for k in var.keys : k]}", "${[for k in var.opens : k]}"),
    ("${tostring(var.text)}", "${tostring(var.open)}"),
    ('${coalesce(var.text, "x")}', '${coalesce(var.open, "x")}'),
    ("${merge({a = var.key}, {})}", "${merge({a = var.open}, {})}"),
    ("${toset(var.keys)}", "${toset(var.opens)}"),
    ('${split(",", var.text)}', '${split(",", var.open)}'),
    ('${format("%s", var.text)}', '${format("%s", var.open)}'),
    ("${sha256(var.text)}", "${sha256(var.open)}"),
    ("${base64encode(var.text)}", "${base64encode(var.open)}"),
    ("%{ if var.key == 1 }x%{ endif }", "%{ if var.open == 1 }x%{ endif }"),
    ("${var.keys[*]}", "${var.opens[*]}"),
    ('${lookup({a = var.key}, "a", 1)}', '${lookup({a = 1}, "a", 1)}'),
    ("${values({a = var.key})}", "${values({a = 1})}"),
    ("${flatten([var.keys])}", "${flatten([var.opens])}"),
    ("${one([var.key])}", "${one([1])}"),
    ("${coalescelist(var.keys, [1])}", "${coalescelist(var.opens, [1])}"),
)

# Where OpenTofu only says so when it plans, and Terraform at once.
LATER = (
    "${var.keys[0]}", "${var.key.a}", "${upper(var.text)}", '${join(",", var.keys)}', "${var.key + 1}",
    "${[for k in var.keys : k]}", "${tostring(var.text)}", "${toset(var.keys)}", '${split(",", var.text)}',
    "${sha256(var.text)}", "${base64encode(var.text)}",
)  # fmt: skip
# Of these neither says that they are sensitive: they are not, or only the plan knows.
NOT_SAID = (
    "${!var.key}", "${try(var.key, 1)}", "${concat(var.keys, [])}", "${element(var.keys, 0)}",
    "${length([var.key])}", "${keys({a = var.key})}", "${can(var.key)}", "${[1, var.key][0]}",
    "${{a = var.key, b = 1}.b}", "${terraform_data.t.input}", '${lookup({a = var.key, b = 1}, "b", 1)}',
    "${reverse(var.keys)}", "${flatten(var.keys)}", "${slice(var.keys, 0, 1)}", "${merge(var.key, {})}",
    "${[for k in var.opens : var.key]}", "${{(var.text) = 1}}", "${var.opens[length(var.keys)]}",
    "${merge(local.some, {}).b}", "${local.some[var.open]}", "${var.key && true}", "${-var.key}",
    "%{ for k in var.keys }x%{ endfor }", "${try(upper(var.text), 1)}", "${values(var.key)}",
)  # fmt: skip


def decided_by(value: Any, message: str = "No.") -> Document:
    """An output whose condition is a local of this value."""
    precondition = {"condition": "${local.decides}", "error_message": message}
    return {
        "locals": {"decides": value, "names": ["x"]},
        "output": {"o": {"value": 1, "precondition": precondition}},
    }


CASES: tuple[Case, ...] = (
    *(
        case
        for wrong, right in SENSITIVE
        for case in twins(
            f"sensitive {wrong!r}",
            secret(wrong),
            secret(right),
            differs="OpenTofu says so when it plans" if wrong in LATER else "",
        )
    ),
    *(Case(f"not said to be sensitive {value!r}: right", secret(value)) for value in NOT_SAID),
    *twins(
        "sensitive, and said that it is not",
        secret("${var.key}", sensitive=False),
        secret("${var.key}", sensitive=True),
    ),
    *twins(
        "sensitive in a plain output, said as a text",
        secret("${var.key}", sensitive="false"),
        secret("${var.key}", sensitive="true"),
    ),
    *twins("unknown argument", output(value=1, type="number"), output(value=1, description="x")),
    *twins("argument of a variable", output(value=1, default=1), output(value=1, sensitive=True)),
    *twins("no value", output(description="x"), output(value=None)),
    *twins("sensitive is a word", output(value=1, sensitive="yes"), output(value=1, sensitive="true")),
    *twins("sensitive is a number", output(value=1, sensitive=1), output(value=1, sensitive="0")),
    *twins("description is a list", output(value=1, description=[]), output(value=1, description=5)),
    Case("description with a reference, which is text: right", output(value=1, description="${var.open}")),
    *twins("sensitive is null", output(value=1, sensitive=None), output(value=1, sensitive="1")),
    *twins("description is null", output(value=1, description=None), output(value=1, description=True)),
    *twins(
        "precondition's message is null",
        output(value=1, precondition={**RIGHT, "error_message": None}),
        output(value=1, precondition={**RIGHT, "error_message": "no"}),
    ),
    *twins(
        "precondition's message is an object",
        output(value=1, precondition={**RIGHT, "error_message": {}}),
        output(value=1, precondition={**RIGHT, "error_message": 5}),
    ),
    *twins("value refers to what is not there", output(value="${var.v}"), output(value="${var.open}")),
    *twins("body is a text", {"output": {"o": "x"}}, {"output": {"o": [{"value": "x"}]}}),
    *twins("section is a text", {"output": "o"}, {"output": [{"o": {"value": 1}}]}),
    *twins(
        "declared twice",
        {"output": [{"o": {"value": 1}}, {"o": {"value": 2}}]},
        {"output": [{"o": {"value": 1}}, {"p": {"value": 2}}]},
    ),
    *twins(
        "two bodies",
        {"output": {"o": [{"value": 1}, {"value": 2}]}},
        {"output": {"o": [{"value": 1}]}},
    ),
    *twins("name begins with a digit", named("1st"), named("first")),
    *twins("name has a blank", named("a b"), named("a-b")),
    *twins("name has a dot", named("a.b"), named("_b")),
    *twins("name is empty", named(""), named("source")),
    *twins(
        "depends_on is a text",
        output(value=1, depends_on="terraform_data.t"),
        output(value=1, depends_on=["terraform_data.t"]),
    ),
    *twins(
        "depends_on in an interpolation",
        output(value=1, depends_on=["${terraform_data.t}"]),
        output(value=1, depends_on=[]),
    ),
    *twins(
        "depends_on as one interpolation",
        output(value=1, depends_on="${[terraform_data.t]}"),
        output(value=1, depends_on=["var.open"]),
    ),
    *twins(
        "depends_on what is not there",
        output(value=1, depends_on=["terraform_data.u"]),
        output(value=1, depends_on=["terraform_data.t"]),
    ),
    *twins(
        "depends_on a number",
        output(value=1, depends_on=[5]),
        output(value=1, depends_on=["terraform_data.t"]),
    ),
    *twins(
        "depends_on an attribute",
        output(value=1, depends_on=["terraform_data.t.id"]),
        output(value=1, depends_on=["terraform_data.t"]),
    ),
    *twins(
        "precondition without condition",
        output(value=1, precondition={"error_message": "No."}),
        output(value=1, precondition=RIGHT),
    ),
    *twins(
        "precondition without message",
        output(value=1, precondition={"condition": "${var.open == 1}"}),
        output(value=1, precondition=[RIGHT]),
    ),
    *twins(
        "precondition with an unknown argument",
        output(value=1, precondition={**RIGHT, "message": "No."}),
        output(value=1, precondition=[RIGHT, RIGHT]),
    ),
    *twins(
        "precondition of nothing",
        output(value=1, precondition={**RIGHT, "condition": True}),
        output(value=1, precondition=RIGHT),
    ),
    *twins(
        "precondition is a text",
        output(value=1, precondition="x"),
        output(value=1, precondition=[]),
    ),
    *twins(
        "precondition's condition is a text",
        output(value=1, precondition={**RIGHT, "condition": "x"}),
        output(value=1, precondition={**RIGHT, "condition": "${var.open}"}),
    ),
    *twins(
        "precondition's message is a list",
        output(value=1, precondition={**RIGHT, "error_message": ["x"]}),
        output(value=1, precondition={**RIGHT, "error_message": "${var.open}"}),
    ),
    *twins(
        "postcondition in an output",
        output(value=1, postcondition=RIGHT),
        output(value=1, precondition=RIGHT),
    ),
    *twins(
        "precondition refers to self",
        output(value=1, precondition={**RIGHT, "condition": "${self.id}"}),
        output(value=1, precondition={**RIGHT, "condition": "${terraform_data.t.id}"}),
    ),
    *(
        case
        for wrong, right in (("yes", "true"), ([], True), (None, "true"), (False, True), ("false", True))
        for case in twins(
            f"precondition by a local that is {wrong!r}",
            decided_by(wrong),
            decided_by(right),
        )
    ),
    *twins(
        "precondition's message is a local list",
        decided_by(True, message="${local.names}"),
        decided_by(True, message="${local.decides}"),
    ),
)
