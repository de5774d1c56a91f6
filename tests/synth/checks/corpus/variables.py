"""Input variables: names, arguments, validation.

https://opentofu.org/docs/language/values/variables
"""

from __future__ import annotations

from typing import Any

from tests.synth.checks.corpus.case import Case, Document, twins

NEWER = "later versions of OpenTofu take other references too"
RIGHT = {"condition": '${var.v != ""}', "error_message": "Say something."}


def variable(**body: Any) -> Document:
    return {"variable": {"v": body}}


def named(name: str) -> Document:
    return {"variable": {name: {}}}


def validated(*more: Any, **body: Any) -> Document:
    return {"variable": {"v": {"validation": body, **(more[0] if more else {})}}}


def _faults_of_arguments() -> tuple[Case, ...]:
    return (
        *twins("unknown argument", variable(defualt=1), variable(default=1)),
        *twins("argument of another block", variable(value=1), variable(description="x")),
        *twins("required is no argument", variable(required=True), variable(nullable=False)),
        *twins("sensitive is a word", variable(sensitive="yes"), variable(sensitive="true")),
        *twins("sensitive is a number", variable(sensitive=1), variable(sensitive=True)),
        *twins("sensitive is a reference", variable(sensitive="${var.w}"), variable(sensitive=False)),
        *twins("sensitive is a list", variable(sensitive=[True]), variable(sensitive="false")),
        *twins("nullable is a word", variable(nullable="maybe"), variable(nullable="false")),
        *twins("nullable is a number", variable(nullable=0), variable(nullable=True)),
        *twins("description is a list", variable(description=["x"]), variable(description="x")),
        *twins("description is an object", variable(description={}), variable(description=5)),
        Case("description with a reference, which is text: right", variable(description="${var.w}")),
        Case("description with a call, which is text: right", variable(description='${upper("x")}')),
        *twins("body is a text", {"variable": {"v": "x"}}, {"variable": {"v": [{"default": "x"}]}}),
        *twins("body is a number", {"variable": {"v": 5}}, {"variable": {"v": {}}}),
        *twins("section is a text", {"variable": "v"}, {"//": "none"}),
        *twins("section is an empty list", {"variable": []}, {"//": []}),
        *twins("sensitive is null", variable(sensitive=None), variable(sensitive="1")),
        *twins("nullable is null", variable(nullable=None), variable(nullable="0")),
        *twins("description is null", variable(description=None), variable(description=True)),
        *twins("section is a list of texts", {"variable": ["v"]}, {"variable": [{"v": {}}]}),
        *twins("declared twice", {"variable": [{"v": {}}, {"v": {}}]}, {"variable": [{"v": {}}, {"w": {}}]}),
        *twins("two bodies", {"variable": {"v": [{}, {}]}}, {"variable": {"v": [{}]}}),
        *twins(
            "default is null and not nullable",
            variable(nullable=False, default=None),
            variable(nullable=True, default=None),
        ),
        *twins(
            "default is null and not nullable, as a text",
            variable(nullable="false", default=None),
            variable(nullable="true", default=None),
        ),
    )


def _faults_of_names() -> tuple[Case, ...]:
    reserved = ("count", "depends_on", "for_each", "lifecycle", "locals", "providers", "source", "version")
    return (
        *(case for name in reserved for case in twins(f"named {name}", named(name), named(f"{name}_of_it"))),
        *twins("name begins with a digit", named("1st"), named("first1")),
        *twins("name has a blank", named("a b"), named("a_b")),
        *twins("name has a dot", named("a.b"), named("a-b")),
        *twins("name is empty", named(""), named("__")),
        *twins("name begins with a dash", named("-a"), named("a-")),
        *twins("name has a slash", named("a/b"), named("é")),
        *twins("name is an expression", named("${a}"), named("provider_")),
        *twins("named provider", named("provider"), named("module")),
        *twins("named by the escape", named("_"), named("_a")),
        *twins("name has an accent that combines first", named("\u0301a"), named("a\u0301")),
        *twins("name is a sign of no letter", named("€"), named("名")),
    )


def _faults_of_validation() -> tuple[Case, ...]:
    return (
        *twins("validation without condition", validated(error_message="No."), validated(**RIGHT)),
        *twins("validation without message", validated(condition="${var.v != 1}"), validated(**RIGHT)),
        *twins("validation with an unknown argument", validated(**RIGHT, message="No."), validated(**RIGHT)),
        *twins("validation of nothing", validated(**{**RIGHT, "condition": True}), validated(**RIGHT)),
        *twins(
            "validation of another variable",
            {
                **validated(**{**RIGHT, "condition": "${var.w}"}),
                "variable": {"v": {"validation": {**RIGHT, "condition": "${var.w}"}}, "w": {}},
            },
            validated(**RIGHT),
        ),
        *twins(
            "validation of two variables",
            {"variable": {"v": {"validation": {**RIGHT, "condition": "${var.v == var.w}"}}, "w": {}}},
            {"variable": {"v": {"validation": {**RIGHT, "condition": "${var.v == var.v}"}}, "w": {}}},
            differs=NEWER,
        ),
        *twins(
            "validation by a local",
            {**validated(**{**RIGHT, "condition": "${var.v == local.l}"}), "locals": {"l": 1}},
            {**validated(**RIGHT), "locals": {"l": 1}},
            differs=NEWER,
        ),
        *twins(
            "validation by a resource",
            {
                **validated(**{**RIGHT, "condition": "${var.v == terraform_data.t.id}"}),
                "resource": {"terraform_data": {"t": {}}},
            },
            {**validated(**RIGHT), "resource": {"terraform_data": {"t": {}}}},
            differs=NEWER,
        ),
        *twins(
            "validation's condition is a text",
            validated(**{**RIGHT, "condition": 'var.v != ""'}),
            validated(**{**RIGHT, "condition": "${length(var.v) > 1}"}),
        ),
        *twins(
            "validation's condition is a number of it, which only the plan minds",
            validated(**{**RIGHT, "condition": "${length(var.v)}"}),
            validated(**{**RIGHT, "condition": "${can(var.v)}"}),
        ),
        *twins(
            "validation's message refers to a local",
            {**validated(**{**RIGHT, "error_message": "Not ${local.l}."}), "locals": {"l": 1}},
            {**validated(**{**RIGHT, "error_message": "Not ${var.v}."}), "locals": {"l": 1}},
            differs=NEWER,
        ),
        *twins(
            "validation's message is empty, which only the plan minds",
            validated(**{**RIGHT, "error_message": ""}),
            validated(**RIGHT),
        ),
        *twins(
            "validation's message is no sentence, which only the plan minds",
            validated(**{**RIGHT, "error_message": "no"}),
            validated(**{**RIGHT, "error_message": "No."}),
        ),
        *twins(
            "validation's message is a list, which only the plan minds",
            validated(**{**RIGHT, "error_message": []}),
            validated(**RIGHT),
        ),
        *twins(
            "validation's message is null, which only the plan minds",
            validated(**{**RIGHT, "error_message": None}),
            validated(**RIGHT),
        ),
        *twins(
            "validation's condition is null", validated(**{**RIGHT, "condition": None}), validated(**RIGHT)
        ),
        *twins("validation is a text", variable(validation="x"), variable(validation=[RIGHT, RIGHT])),
        *twins("validation is a list of texts", variable(validation=["x"]), variable(validation=[])),
        *twins("second validation is wrong", variable(validation=[RIGHT, {}]), variable(validation=[RIGHT])),
        *twins(
            "validation calls a function with too much",
            validated(**{**RIGHT, "condition": "${can(var.v, 1)}"}),
            validated(**{**RIGHT, "condition": '${can(regex("^a", var.v))}'}),
        ),
        *twins(
            "validation is an invalid expression",
            validated(**{**RIGHT, "condition": "${var.v ==}"}),
            validated(**{**RIGHT, "condition": "${var.v == 1}"}),
        ),
    )


CASES: tuple[Case, ...] = (*_faults_of_arguments(), *_faults_of_names(), *_faults_of_validation())
