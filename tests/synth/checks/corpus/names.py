"""Names of resources, data sources, locals and modules.

https://opentofu.org/docs/language/syntax/configuration/#identifiers
"""

from __future__ import annotations

from typing import Any

from tests.synth.checks.corpus.case import Case, Document, twins

SOURCE = {"backend": "local", "config": {"path": "x"}}
NAMES = (
    ("1a", "a1"),
    ("a b", "a_b"),
    ("a.b", "a-b"),
    ("", "A"),
    ("-a", "a-"),
    ("a/b", "é"),
    ("a:b", "名"),
    ("${a}", "_a"),
    ("a[0]", "a0"),
    ("a@b", "ab"),
    ("ª·́€", "ª"),
    ("٣", "a٣"),
)


def resource(name: str) -> Document:
    return {"resource": {"terraform_data": {name: {}}}}


def data(name: str) -> Document:
    return {"data": {"terraform_remote_state": {name: SOURCE}}}


def local(name: str) -> Document:
    return {"locals": {name: 1}}


def module(name: str) -> Document:
    return {"module": {name: {"source": "./m"}}}


def output(name: str) -> Document:
    return {"output": {name: {"value": 1}}}


def section(content: Any) -> Document:
    return {"locals": content}


CASES: tuple[Case, ...] = (
    *(c for wrong, right in NAMES for c in twins(f"resource {wrong!r}", resource(wrong), resource(right))),
    *(c for wrong, right in NAMES[:5] for c in twins(f"data source {wrong!r}", data(wrong), data(right))),
    *(c for wrong, right in NAMES for c in twins(f"local {wrong!r}", local(wrong), local(right))),
    *(c for wrong, right in NAMES[:5] for c in twins(f"output {wrong!r}", output(wrong), output(right))),
    *(
        c
        for wrong, right in NAMES[:5]
        for c in twins(f"module {wrong!r}", module(wrong), module(right), modules={"m": {"locals": {"l": 1}}})
    ),
    *twins(
        "type with a blank", {"resource": {"a b": {"c": {}}}}, {"resource": {"terraform_data": {"c": {}}}}
    ),
    *twins(
        "type with a digit first",
        {"resource": {"1_b": {"c": {}}}},
        {"resource": {"terraform_data": {"c": {}}}},
    ),
    *twins(
        "resource declared twice",
        {"resource": [{"terraform_data": {"a": {}}}, {"terraform_data": {"a": {}}}]},
        {"resource": [{"terraform_data": {"a": {}}}, {"terraform_data": {"b": {}}}]},
    ),
    *twins(
        "resource with two bodies",
        {"resource": {"terraform_data": {"a": [{}, {}]}}},
        {"resource": {"terraform_data": {"a": [{}]}}},
    ),
    *twins(
        "data source declared twice",
        {"data": [data("a")["data"], data("a")["data"]]},
        {"data": [data("a")["data"], data("b")["data"]]},
    ),
    *twins(
        "module declared twice",
        {"module": [module("a")["module"], module("a")["module"]]},
        {"module": [module("a")["module"], module("b")["module"]]},
        modules={"m": {}},
    ),
    *twins("local declared twice", section([{"a": 1}, {"a": 2}]), section([{"a": 1}, {"b": 2}])),
    *twins("locals as a text", section("x"), section({})),
    *twins("locals as a list of texts", section(["x"]), section([])),
    *twins("locals as a number", section(5), section({"a": None})),
    *twins(
        "a local that names what is not there",
        section({"a": "${local.b}"}),
        section({"a": "${local.b}", "b": 1}),
    ),
    *twins(
        "a local of an object with a fault",
        section({"a": {"b": ["${var.x}"]}}),
        section({"a": {"b": ["$${var.x}"]}}),
    ),
    *twins("unknown section", {"local": {"a": 1}}, {"locals": {"a": 1}}),
    *twins("section in capitals", {"Locals": {"a": 1}}, {"locals": {"A": 1}}),
    *twins("section of CloudFormation", {"Resources": {}}, {"//": {"metadata": 1}}),
    Case("a comment as a text: right", {"//": "made by", "locals": {"a": 1}}),
    Case(
        "comments in blocks: right", {"output": {"o": {"//": "x", "value": 1}}, "locals": {"//": "x", "a": 1}}
    ),
    *twins("null for names", {"output": None}, {"locals": None}),
    *twins(
        "null for resources",
        {"resource": {"terraform_data": None}},
        {"resource": {"terraform_data": {"a": None}}},
    ),
    *twins("no names", {"resource": {}}, {"output": {"o": None}}),
    *twins("no resources", {"resource": {"terraform_data": {}}}, {"resource": {"terraform_data": {"a": []}}}),
)
