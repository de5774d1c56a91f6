"""References: to each kind of part, and in each place that one may stand in.

https://opentofu.org/docs/language/expressions/references/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.synth.checks.corpus.case import Case, Document, twins

SOURCE = {"backend": "local", "config": {"path": "x"}}
BASE: Document = {
    "variable": {
        "s": {"type": "string", "default": "x"},
        "o": {"type": "object({a=string})", "default": {"a": "x"}},
    },
    "locals": {"s": "x", "o": {"a": {"b": [1]}}},
    "resource": {"terraform_data": {"one": {}, "c": {"count": 2}, "f": {"for_each": {"a": 1}}}},
    "data": {"terraform_remote_state": {"s": SOURCE, "sc": {"count": 1, **SOURCE}}},
    "module": {"m": {"source": "./m"}},
}
MODULE: Document = {"output": {"o": {"value": 1}}, "variable": {"i": {"default": 1}}}


def beside(section: str, content: Mapping[str, Any]) -> Document:
    """The base with more in one section."""
    return {**BASE, section: {**BASE.get(section, {}), **content}}


def resource(**body: Any) -> Document:
    return {**BASE, "resource": {"terraform_data": {**BASE["resource"]["terraform_data"], "r": body}}}


def value(text: Any) -> Document:
    return {**BASE, "output": {"out": {"value": text}}}


def condition(text: str, message: str = "No.") -> Document:
    return {"condition": text, "error_message": message}


def pair(name: str, fault: Document, right: Document) -> tuple[Case, Case]:
    return twins(name, fault, right, modules={"m": MODULE})


# A reference with a fault, and the right one.
TO = (
    ("var.nope", "var.s"),
    ("var", "var.o"),
    ("var.s.nope", "var.o.a"),
    ("var.o.nope", 'var.o["a"]'),
    ('var["s"]', "var.s"),
    ("var.*", "[var.s]"),
    ("var[*].s", "var.s[*]"),
    ("variable.s", "var.s"),
    ("local.nope", "local.s"),
    ("locals.s", "local.s"),
    ("local", "local.o"),
    ("local.o.b", "local.o.a"),
    ("local.o.a.c", "local.o.a.b"),
    ("local.o.a.b[1]", "local.o.a.b[0]"),
    ("local[0]", "local.o.a.b"),
    ("terraform_data.nope.id", "terraform_data.one.id"),
    ("terraform_data.one.nope", "terraform_data.one.output"),
    ("terraform_data.one[0].id", "terraform_data.one.id"),
    ("terraform_data.one.id.x", "terraform_data.one.input"),
    ("terraform_data.one.id[0]", "terraform_data.one.input[0]"),
    ("terraform_data.c.id", "terraform_data.c[0].id"),
    ("terraform_data.c[0].nope", "terraform_data.c[1].output"),
    ('terraform_data.c["a"].id', 'terraform_data.c["0"].id'),
    ("terraform_data.c[*].nope", "terraform_data.c[*].output"),
    ("terraform_data.f.id", 'terraform_data.f["a"].id'),
    ("terraform_data.f[0].id", "terraform_data.f"),
    ('terraform_data.f["a"].nope', 'terraform_data.f["a"].output'),
    ("terraform_data.f.*.id", "values(terraform_data.f).*.id"),
    ("terraform_data", "terraform_data.one"),
    ("terraform_data[0]", "terraform_data.c[0]"),
    ("terraform_data.one.", "terraform_data.one"),
    ("terraform_dat.one.id", "terraform_data.one.id"),
    ("resource.terraform_data.nope.id", "resource.terraform_data.one.id"),
    ("resource.terraform_data", "resource.terraform_data.c"),
    ("resource.one.id", "resource.terraform_data.one.id"),
    ("data.terraform_remote_state.nope.outputs", "data.terraform_remote_state.s.outputs"),
    ("data.terraform_remote_state.s.output", "data.terraform_remote_state.s.outputs.x"),
    ("data.terraform_remote_state.s[0].outputs", "data.terraform_remote_state.sc[0].outputs"),
    ("data.terraform_remote_state.sc.outputs", "data.terraform_remote_state.sc[*].outputs"),
    ("data.terraform_remote_state", "data.terraform_remote_state.s"),
    ("data.s.outputs", "data.terraform_remote_state.s.backend"),
    ("data.terraform_data.one.id", "terraform_data.one.id"),
    ("data", "data.terraform_remote_state.s"),
    ("module.nope.o", "module.m.o"),
    ("module.m.nope", "module.m"),
    ("module.m.i", "module.m.o"),
    ("module.m[0].o", "module.m.o"),
    ("module", "module.m"),
    ("path.nope", "path.module"),
    ("path", "path.root"),
    ("path.cwd.x", "path.cwd"),
    ("terraform.nope", "terraform.workspace"),
    ("terraform", "terraform.workspace"),
    ("terraform.workspace.x", "terraform.workspace"),
    ("terraform.env", "terraform.workspace"),
    ("count.index", "0"),
    ("each.key", '"a"'),
    ("each", "{}"),
    ("self.id", "terraform_data.one.id"),
    ("self", "terraform_data.one"),
    ("output.o", "module.m.o"),
    ("provider.terraform", "terraform.workspace"),
    ("nope", '"nope"'),
    ("nope.nope", '"nope.nope"'),
    ("nope.a.b.c", '"nope"'),
    ("env.HOME", "path.root"),
    ("input.s", "var.s"),
    ("iterator.key", "local.s"),
    ("depends_on", "local.s"),
    ("var-s", "var.s"),
    ("s", "var.s"),
    ("aws_nope.x.id", "terraform_data.one.id"),
)
# Where a reference to what is not declared stands.
FAULT, RIGHT = "${local.nope}", "${local.s}"


def places() -> Iterator[tuple[str, Document, Document]]:
    def both(name: str, make: Any) -> tuple[str, Document, Document]:
        return name, make(FAULT), make(RIGHT)

    yield both("in a local", lambda r: beside("locals", {"x": r}))
    yield both("in a local's key", lambda r: beside("locals", {"x": {r: 1}}))
    yield both("in an output's list", lambda r: value([1, [r]]))
    yield both("in a text", lambda r: value(f"a {r} b"))
    yield both("in a resource", lambda r: resource(input=r))
    yield both("in a deep object", lambda r: resource(input={"a": [{"b": {"c": r}}]}))
    yield both(
        "in a resource's list",
        lambda r: {**BASE, "resource": [BASE["resource"], {"terraform_data": {"r": [{"input": r}]}}]},
    )
    yield both("in triggers_replace", lambda r: resource(triggers_replace=[r]))
    yield both(
        "in a data source's text",
        lambda r: {
            **BASE,
            "data": {
                "terraform_remote_state": {
                    **BASE["data"]["terraform_remote_state"],
                    "t": {**SOURCE, "workspace": r},
                }
            },
        },
    )
    yield both(
        "in a data source's object",
        lambda r: {
            **BASE,
            "data": {
                "terraform_remote_state": {
                    **BASE["data"]["terraform_remote_state"],
                    "t": {"backend": "local", "config": {"path": r}},
                }
            },
        },
    )
    yield both("in a module's input", lambda r: {**BASE, "module": {"m": {"source": "./m", "i": r}}})
    yield both("in a condition", lambda r: resource(lifecycle={"precondition": condition(r)}))
    yield both(
        "in a condition's message",
        lambda r: resource(lifecycle={"precondition": condition("${var.s != null}", r)}),
    )
    yield both(
        "in an output's condition",
        lambda r: {**BASE, "output": {"out": {"value": 1, "precondition": condition(r)}}},
    )
    yield both("in a check", lambda r: {**BASE, "check": {"up": {"assert": condition(r)}}})
    yield both(
        "in a check's data source",
        lambda r: {
            **BASE,
            "check": {
                "up": {
                    "data": {"terraform_remote_state": {"t": {**SOURCE, "workspace": r}}},
                    "assert": condition("${data.terraform_remote_state.t.outputs != null}"),
                }
            },
        },
    )
    yield both(
        "in a check's message",
        lambda r: {**BASE, "check": {"up": {"assert": condition("${var.s != null}", r)}}},
    )
    yield both("in a provisioner", lambda r: resource(provisioner={"local-exec": {"command": r}}))
    yield both(
        "in a provisioner's map",
        lambda r: resource(provisioner={"local-exec": {"command": "x", "environment": {"A": r}}}),
    )
    yield both(
        "in a provisioner's connection",
        lambda r: resource(provisioner={"remote-exec": {"inline": [], "connection": {"host": r}}}),
    )
    yield both(
        "in a connection",
        lambda r: resource(connection={"host": r}, provisioner={"remote-exec": {"inline": []}}),
    )
    yield both("in the id of an import", lambda r: {**BASE, "import": {"to": "terraform_data.one", "id": r}})
    yield (
        "in a variable's default",
        beside("variable", {"t": {"default": "${var.s}"}}),
        beside("variable", {"t": {"default": "$${var.s}"}}),
    )
    yield (
        "in a variable's description",
        beside("variable", {"t": {"description": "${var.s}"}}),
        beside("variable", {"t": {"description": "$${var.s}"}}),
    )
    yield (
        "in a variable's type",
        beside("variable", {"t": {"type": "${var.s}"}}),
        beside("variable", {"t": {"type": "${string}"}}),
    )
    yield (
        "in a variable's condition",
        beside("variable", {"t": {"validation": condition("${var.nope != null}", "Not so.")}}),
        beside("variable", {"t": {"validation": condition("${var.t != null}", "Not so.")}}),
    )
    yield (
        "in an output's description",
        {**BASE, "output": {"o": {"value": 1, "description": "${var.s}"}}},
        {**BASE, "output": {"o": {"value": 1, "description": "x"}}},
    )
    yield (
        "in an output's sensitive",
        {**BASE, "output": {"o": {"value": 1, "sensitive": "${var.s}"}}},
        {**BASE, "output": {"o": {"value": 1, "sensitive": "true"}}},
    )
    yield (
        "in a backend",
        {**BASE, "terraform": {"backend": {"local": {"path": "${var.s}"}}}},
        {**BASE, "terraform": {"backend": {"local": {"path": "x"}}}},
    )
    yield (
        "in required_version",
        {**BASE, "terraform": {"required_version": "${var.s}"}},
        {**BASE, "terraform": {"required_version": ">= 1"}},
    )
    yield "in a name of a resource", {**BASE, "resource": {"terraform_data": {"${var.s}": {}}}}, BASE
    yield (
        "in an alias",
        {**BASE, "provider": {"terraform": {"alias": "${var.s}"}}},
        {**BASE, "provider": {"terraform": {"alias": "us"}}},
    )
    yield (
        "in the end of a move",
        {**BASE, "moved": {"from": "${var.s}", "to": "terraform_data.one"}},
        {**BASE, "moved": {"from": "terraform_data.old", "to": "terraform_data.one"}},
    )


CASES: tuple[Case, ...] = (
    *(
        c
        for fault, right in TO
        for c in pair(f"{fault} for {right}", value(f"${{{fault}}}"), value(f"${{{right}}}"))
    ),
    *(c for name, fault, right in places() for c in pair(name, fault, right)),
)
