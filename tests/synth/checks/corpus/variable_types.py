"""The type of a variable, and whether its default can become of it.

https://opentofu.org/docs/language/expressions/type-constraints
"""

from __future__ import annotations

from typing import Any

from tests.synth.checks.corpus.case import Case, Document, twins


def typed(cty_type: Any) -> Document:
    return {"variable": {"v": {"type": cty_type}}}


def default(cty_type: str, value: Any) -> Document:
    return {"variable": {"v": {"type": cty_type, "default": value}}}


# A type that is none, and one like it that is.
TYPES: tuple[tuple[Any, Any], ...] = (
    ("strng", "string"),
    ("", "any"),
    ("String", " string "),
    ("integer", "number"),
    ("boolean", "bool"),
    ("dynamic", "list"),
    ("null", "map"),
    ("set", "set(any)"),
    ("tuple", "tuple([])"),
    ("object", "object({})"),
    ("string()", "list(string)"),
    ("list()", "list(any)"),
    ("list(", "list(list(string))"),
    ("list(string", "list( string )"),
    ("list(string))", "list(set(string))"),
    ("list(string, number)", "list(tuple([string, number]))"),
    ("list(list)", "list(list(any))"),
    ("list(strng)", "map(string)"),
    ("map()", "map(any)"),
    ("map(string, number)", "map(list(number))"),
    ("map({})", "map(object({}))"),
    ("array(string)", "set(string)"),
    ("vector(3)", "set(number)"),
    ("list[string]", "tuple([string, bool])"),
    ("list<string>", "tuple([any])"),
    ("[string]", "tuple([string])"),
    ("{a = string}", "object({a = string})"),
    ("tuple()", "tuple([list(string)])"),
    ("tuple(string)", "tuple([string, ])"),
    ("tuple([string], [number])", "tuple([string, number])"),
    ("tuple({a = string})", "tuple([object({a = string})])"),
    ("tuple([strng])", "tuple([object({})])"),
    ("object()", "object({a = string, b = number})"),
    ("object([string])", "object({a = list(string)})"),
    ("object(string)", "object({a: string})"),
    ("object({a})", "object({\n  a = string\n  b = number\n})"),
    ("object({a = })", "object({a = any})"),
    ("object({a = strng})", "object({a = object({b = string})})"),
    ('object({a = "string"})', "object({a = string,})"),
    ('object({"a" = string})', "object({a = string})"),
    ("object({a = 5})", "object({})"),
    ("object({1a = string})", "object({a1 = string})"),
    ("object({a.b = string})", "object({a-b = string})"),
    ("object({(var.x) = string})", "object({x = string})"),
    ("object({a = optional()})", "object({a = optional(string)})"),
    ("object({a = optional(strng)})", 'object({a = optional(string, "x")})'),
    ('object({a = optional(number, "many")})', 'object({a = optional(number, "5")})'),
    ("object({a = optional(string, 1, 2)})", "object({a = optional(string, 1)})"),
    ("object({a = optional(string, var.x)})", "object({a = optional(string, null)})"),
    ('object({a = optional(string, upper("x"))})', "object({a = optional(list(string), [])})"),
    ("object({a = optional(list(number), {})})", "object({a = optional(map(number), {})})"),
    ("object({a = optional(bool, 3)})", "object({a = optional(bool, true)})"),
    (
        "object({a = optional(object({b = string}), {})})",
        "object({a = optional(object({b = optional(string)}), {})})",
    ),
    ("optional(string)", "object({a = optional(any)})"),
    ("list(optional(string))", "list(object({a = optional(string)}))"),
    ("tuple([optional(string)])", "tuple([object({a = optional(string)})])"),
    ("var.x", "any"),
    ("string | number", "string"),
    ("string?", "string"),
    ("string[]", "list(string)"),
    ("${string}", "string"),
    ("${list(string)}", "list(string)"),
    ('"string"', "string"),
    (5, "number"),
    (True, "bool"),
    (["string"], "list(string)"),
    ({"a": "string"}, "object({a = string})"),
    (None, "any"),
)

# A type, a value that cannot become of it, and one that can.
DEFAULTS: tuple[tuple[str, Any, Any], ...] = (
    ("number", "many", "12"),
    ("number", "", 0),
    ("number", "0x10", "1e3"),
    ("number", "1,5", "1.5"),
    ("number", " 1", "-1"),
    ("number", "1_000", "1000"),
    ("number", "1 000", "01"),
    ("number", "Infinity", 1e300),
    ("number", "NaN", ".5"),
    ("number", True, 9007199254740993),
    ("number", [1], 1),
    ("number", {}, None),
    ("bool", "yes", "true"),
    ("bool", "True", "false"),
    ("bool", "", False),
    ("bool", 1, "1"),
    ("bool", 0, "0"),
    ("bool", [], None),
    ("bool", "TRUE", True),
    ("string", [], 5),
    ("string", {}, True),
    ("string", ["x"], None),
    ("string", {"a": "b"}, 1.5),
    ("list(string)", "x", ["x"]),
    ("list(string)", {}, []),
    ("list(string)", {"a": "b"}, [1, True]),
    ("list(string)", [["x"]], [None]),
    ("list(string)", [{}], ["x", 1]),
    ("list(number)", ["a"], ["1"]),
    ("list(number)", [1, "b"], [1, "2"]),
    ("list(number)", [True], [1.5]),
    ("list(bool)", [1], ["true"]),
    ("list", "x", ["x"]),
    ("list", {}, [1, "x"]),
    ("list", [1, []], [[], []]),
    ("map", [], {"a": 1, "b": "x"}),
    ("map", "x", {}),
    ("list(any)", [1, {}], [1, "x"]),
    ("list(any)", ["x", []], [[1], ["x"]]),
    ("list(any)", [{"a": 1}, {"a": []}], [{"a": 1}, {"b": 2}]),
    ("list(any)", [{"a": 1}, []], [{"a": 1}, {"a": "x"}]),
    ("list(any)", [[1], [{}]], [[1], [2, 3]]),
    ("list(any)", [True, 1], [True, "x"]),
    ("list(any)", "x", [None, 1]),
    ("set(any)", [1, {}], [1, 1]),
    ("map(any)", {"a": 1, "b": []}, {"a": 1, "b": "x"}),
    ("map(any)", {"a": {}, "b": "x"}, {"a": {}, "b": {}}),
    ("map(any)", {"a": True, "b": 1}, {"a": True, "b": None}),
    ("map(any)", {"a": {"x": 1}, "b": []}, {"a": {"x": 1}, "b": {"y": "z"}}),
    ("map(any)", [], {}),
    ("set(string)", "x", ["x", "x"]),
    ("set(string)", {"a": "b"}, [1]),
    ("set(number)", ["x"], ["1", 1]),
    ("set(object({a = string}))", [{}], [{"a": "x"}]),
    ("map(string)", [], {}),
    ("map(string)", ["a"], {"a": 1}),
    ("map(string)", "x", {"a": "b"}),
    ("map(string)", {"a": []}, {"a": None}),
    ("map(number)", {"a": "x"}, {"a": "1"}),
    ("map(list(string))", {"a": "x"}, {"a": ["x"]}),
    ("map(object({a = number}))", {"k": {}}, {"k": {"a": 1}}),
    ("map(object({a = number}))", {"k": {"a": "x"}}, {"k": {"a": "1", "b": 2}}),
    ("tuple([string, number])", ["x"], ["x", 1]),
    ("tuple([string, number])", ["x", 1, 2], [1, "2"]),
    ("tuple([string, number])", ["x", "y"], [None, None]),
    ("tuple([string])", "x", ["x"]),
    ("tuple([string])", {}, [True]),
    ("tuple([])", ["x"], []),
    ("object({a = string})", {}, {"a": "x"}),
    ("object({a = string})", {"b": "x"}, {"a": "x", "b": []}),
    ("object({a = string})", [], {"a": None}),
    ("object({a = string})", "x", {"a": 5}),
    ("object({a = string})", {"a": []}, {"a": True}),
    ("object({a = optional(string)})", {"a": {}}, {}),
    ("object({a = optional(number, 5)})", {"a": "x"}, {"a": None}),
    ("object({a = optional(number, 5), b = string})", {"a": 1}, {"b": "x"}),
    ("object({a = object({b = string})})", {"a": {}}, {"a": {"b": "x"}}),
    ("object({a = object({b = optional(string)})})", {"a": []}, {"a": {}}),
    ("object({a = list(object({b = number}))})", {"a": [{"b": "x"}]}, {"a": [{"b": 1}]}),
    ("object({})", [], {"a": 1}),
    ("number", "${1 + 1}", "2"),
    ("bool", "${true}", "true"),
    ("list(number)", ["${1}"], ["1"]),
    ("object({a = number})", {"a": "${var.w}"}, {"a": "1"}),
    ("list(string)", "${local.l}", ["${local.l}"]),
)
# A default is taken as it is written: these are texts, whatever they look like.
LITERAL: tuple[tuple[str, Any], ...] = (
    ("any", "${var.w}"),
    ("any", '${upper("x")}'),
    ("string", "${terraform_data.t.id}"),
    ("list(string)", ["${local.a}"]),
    ("map(string)", {"a": "${path.module}"}),
    ("any", "${"),
    ("any", "%{ if true }"),
    ("any", {"${var.w}": 1}),
    ("number", "+1"),
)


def _type_cases() -> tuple[Case, ...]:
    seen: dict[str, Case] = {}
    for wrong, right in TYPES:
        for case in twins(f"type {wrong!r}", typed(wrong), typed(right)):
            seen.setdefault(case.name, case)
    return tuple(seen.values())


def _default_cases() -> tuple[Case, ...]:
    return tuple(
        case
        for cty_type, wrong, right in DEFAULTS
        for case in twins(
            f"{cty_type} of {wrong!r}, or {right!r}", default(cty_type, wrong), default(cty_type, right)
        )
    )


CASES: tuple[Case, ...] = (
    *_type_cases(),
    *_default_cases(),
    *twins(
        "the type after the default",
        {"variable": {"v": {"default": "many", "type": "number"}}},
        {"variable": {"v": {"default": "12", "type": "number"}}},
    ),
    *(Case(f"{cty_type} of {value!r}: right", default(cty_type, value)) for cty_type, value in LITERAL),
)
