"""moved, import and removed blocks.

https://opentofu.org/docs/language/modules/develop/refactoring, …/import and …/resources/syntax
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.synth.checks.corpus.case import Case, Document, twins

NEWER = "OpenTofu has removed blocks from 1.7 on"
THINGS: Document = {
    "resource": {
        "terraform_data": {"a": {}, "b": {}, "many": {"count": 2}, "each": {"for_each": {"x": 1, "y": 2}}}
    },
    "variable": {"v": {"type": "string"}, "w": {"type": "number"}},
    "locals": {"l": "x"},
}
MODULE = {"net": {"resource": {"terraform_data": {"in": {}}}}}


def moved(*moves: Any) -> Document:
    return {**THINGS, "moved": list(moves)}


def move(source: Any, destination: Any) -> Document:
    return moved({"from": source, "to": destination})


def imported(**body: Any) -> Document:
    return {**THINGS, "import": [body]}


def removed(**body: Any) -> Document:
    return {**THINGS, "removed": [body]}


def called(**more: Any) -> Document:
    return {**THINGS, "module": {"net": {"source": "./net"}}, **more}


# Of these Terraform's validate says nothing either: only a plan does.
ACCEPTED = (
    "removed without lifecycle",
    "removed one twice",
    "removed with a lifecycle without destroy",
    "removed from a variable",
)
LATER = "OpenTofu says so when it plans"
SAID_LATER = frozenset(
    {
        "move from what is still there",
        "move into an instance that is still elsewhere",
        "move without index to the first instance",
        "import of null",
        "import of an empty id",
        "import of a list",
        "import to a data source",
        "import of a reference that is not there",
        "import of a key without for_each",
        "import of a count",
        "import to an index of what is one",
    }
)
OLD, A = "terraform_data.old", "terraform_data.a"


def _moves() -> tuple[Case, ...]:
    return (
        *twins("move without from", moved({"to": A}), move(OLD, A)),
        *twins("move without to", moved({"from": OLD}), move(OLD, A)),
        *twins("move from null", move(None, A), move(OLD, A)),
        *twins("move from a number", move(5, A), move(OLD, A)),
        *twins("move with an unknown argument", moved({"from": OLD, "to": A, "id": "x"}), move(OLD, A)),
        *twins("move from a variable", move("var.v", A), move(OLD, A)),
        *twins("move from a local", move("local.l", A), move(OLD, A)),
        *twins("move from an attribute", move(f"{OLD}.id", A), move(f"{OLD}[0]", A)),
        *twins("move from a type", move("terraform_data", A), move(OLD, A)),
        *twins("move in an interpolation", move("${terraform_data.old}", A), move(OLD, A)),
        *twins("move from a data source", move("data.terraform_data.old", A), move(OLD, A)),
        *twins("move to a data source", move(OLD, "data.terraform_data.a"), move(OLD, A)),
        *twins(
            "move from a module to a resource", move("module.old", A), move("module.old.terraform_data.x", A)
        ),
        *twins("move from a resource to a module", move(OLD, "module.new"), move("module.old", "module.new")),
        *twins("move to itself", move(A, A), move(OLD, A)),
        *twins("move from what is still there", move("terraform_data.b", A), move("terraform_data.c", A)),
        *twins(
            "move from an instance that is still there",
            move("terraform_data.many[0]", A),
            move("terraform_data.many[5]", A),
        ),
        *twins(
            "move into an instance that is still elsewhere",
            move("terraform_data.b", "terraform_data.many[0]"),
            move("terraform_data.c", "terraform_data.many[0]"),
        ),
        *twins(
            "move without index to the first instance",
            move("terraform_data.a", "terraform_data.many[0]"),
            move("terraform_data.many", "terraform_data.many[0]"),
        ),
        *twins(
            "moved from one to two",
            moved({"from": OLD, "to": A}, {"from": OLD, "to": "terraform_data.b"}),
            move(OLD, A),
        ),
        *twins(
            "moved from two to one",
            moved({"from": OLD, "to": A}, {"from": "terraform_data.x", "to": A}),
            move(OLD, A),
        ),
        *twins(
            "moves in a circle",
            moved(
                {"from": "terraform_data.x", "to": "terraform_data.y"},
                {"from": "terraform_data.y", "to": "terraform_data.x"},
            ),
            moved(
                {"from": "terraform_data.x", "to": "terraform_data.y"}, {"from": "terraform_data.y", "to": A}
            ),
        ),
        *twins(
            "move by a computed index", move("terraform_data.old[var.w]", A), move("terraform_data.old[1]", A)
        ),
        *twins("move by a splat", move("terraform_data.old[*]", A), move('terraform_data.old["x"]', A)),
        *twins("move from an empty text", move("", A), move(OLD, A)),
        Case("move between types, of which only a provider knows: right", move("null_resource.old", A)),
        *twins("moved is a text", {**THINGS, "moved": "x"}, {**THINGS, "moved": {"from": OLD, "to": A}}),
        *twins("moved is a list of texts", {**THINGS, "moved": ["x"]}, {**THINGS, "moved": []}),
        *twins("move of a name that is none", move("terraform_data.1", A), move("terraform_data.one", A)),
        *twins("move from self", move("self", A), move(OLD, A)),
        *twins("move from a count", move("count.index", A), move(OLD, A)),
        *twins("move from each", move("each.key", A), move(OLD, A)),
        *twins("move from a path", move("path.module", A), move(OLD, A)),
        *twins(
            "move into a called module",
            called(moved={"from": OLD, "to": "module.net.terraform_data.in.id"}),
            called(moved={"from": OLD, "to": "module.net.terraform_data.in"}),
            modules=MODULE,
        ),
    )


def _imports() -> tuple[Case, ...]:
    return (
        *twins("import without to", imported(id="x"), imported(to=A, id="x")),
        *twins("import without id", imported(to=A), imported(to=A, id="x")),
        *twins("import with an unknown argument", imported(to=A, id="x", name="y"), imported(to=A, id="x")),
        *twins("import of null", imported(to=A, id=None), imported(to=A, id="x")),
        *twins("import of an empty id", imported(to=A, id=""), imported(to=A, id="x")),
        *twins("import of a list", imported(to=A, id=["x"]), imported(to=A, id=5)),
        *twins(
            "import to a data source", imported(to="data.terraform_data.a", id="x"), imported(to=A, id="x")
        ),
        *twins("import to a module", imported(to="module.m", id="x"), imported(to=A, id="x")),
        *twins("import to a variable", imported(to="var.v", id="x"), imported(to=A, id="x")),
        *twins("import to an attribute", imported(to=f"{A}.id", id="x"), imported(to=A, id="x")),
        *twins("import to a number", imported(to=5, id="x"), imported(to=A, id="x")),
        *twins(
            "import in an interpolation",
            imported(to="${terraform_data.a}", id="x"),
            imported(to=A, id="${var.v}"),
        ),
        *twins("import to what is not there", imported(to=OLD, id="x"), imported(to=A, id="x")),
        *twins("import to a type", imported(to="terraform_data", id="x"), imported(to=A, id="x")),
        *twins(
            "import by a splat",
            imported(to="terraform_data.many[*]", id="x"),
            imported(to="terraform_data.many[1]", id="x"),
        ),
        *twins(
            "import of a reference that is not there",
            imported(to=A, id="${var.x}"),
            imported(to=A, id="${local.l}"),
        ),
        *twins(
            "import of a resource's attribute",
            imported(to=A, id="${terraform_data.b.id}"),
            imported(to=A, id="a-${var.v}"),
        ),
        *twins(
            "import twice to one",
            {**THINGS, "import": [{"to": A, "id": "x"}, {"to": A, "id": "y"}]},
            {**THINGS, "import": [{"to": A, "id": "x"}, {"to": "terraform_data.b", "id": "y"}]},
        ),
        *twins("import of a key without for_each", imported(to=A, id="${each.key}"), imported(to=A, id="x")),
        *twins("import of a count", imported(to=A, id="${count.index}"), imported(to=A, id="x")),
        *twins("import is a text", {**THINGS, "import": "x"}, {**THINGS, "import": {"to": A, "id": "x"}}),
        *twins(
            "import by a provider that is a number",
            imported(to=A, id="x", provider=5),
            imported(to=A, id="5"),
        ),
        *twins(
            "import by a provider that is not there",
            imported(to=A, id="x", provider="terraform.us"),
            imported(to=A, id="x"),
        ),
        *twins("import to an index of what is one", imported(to=f"{A}[0]", id="x"), imported(to=A, id="x")),
        *twins(
            "import to no index of many",
            imported(to="terraform_data.many", id="x"),
            imported(to="terraform_data.many[0]", id="x"),
        ),
        *twins(
            "import to a key of a count",
            imported(to='terraform_data.many["x"]', id="x"),
            imported(to='terraform_data.each["x"]', id="x"),
        ),
    )


def _removals() -> tuple[Case, ...]:
    keep = {"lifecycle": {"destroy": False}}

    def gone(name: str, fault: Document, right: Document) -> tuple[Case, ...]:
        return twins(name, fault, right, differs=NEWER if name in ACCEPTED else "", right_differs=NEWER)

    right = removed(**{"from": OLD}, **keep)
    faulty = tuple(
        case
        for name, fault in {
            "removed without from": removed(**keep),
            "removed without lifecycle": removed(**{"from": OLD}),
            "removed with an unknown argument": removed(**{"from": OLD, "to": A}, **keep),
            "removed with an unknown lifecycle": removed(**{"from": OLD, "lifecycle": {"destroyed": False}}),
            "removed with a lifecycle of resources": removed(
                **{"from": OLD, "lifecycle": {"destroy": False, "prevent_destroy": True}}
            ),
            "removed with a lifecycle without destroy": removed(**{"from": OLD, "lifecycle": {}}),
            "removed with destroy as a word": removed(**{"from": OLD, "lifecycle": {"destroy": "no"}}),
            "removed with destroy as a reference": removed(
                **{"from": OLD, "lifecycle": {"destroy": "${var.v}"}}
            ),
            "removed from a number": removed(**{"from": 5}, **keep),
            "removed from a variable": removed(**{"from": "var.v"}, **keep),
            "removed from a data source": removed(**{"from": "data.terraform_data.x"}, **keep),
            "removed from an instance": removed(**{"from": f"{OLD}[0]"}, **keep),
            "removed from an attribute": removed(**{"from": f"{OLD}.id"}, **keep),
            "removed in an interpolation": removed(**{"from": "${terraform_data.old}"}, **keep),
            "removed what is still there": removed(**{"from": A}, **keep),
            "removed one twice": {**THINGS, "removed": [{"from": OLD, **keep}, {"from": OLD, **keep}]},
            "removed is a text": {**THINGS, "removed": "x"},
            "removed an instance of a module": removed(**{"from": "module.m[0]"}, **keep),
            "removed from a type": removed(**{"from": "terraform_data"}, **keep),
        }.items()
        for case in gone(name, fault, right)
    )
    return (
        *faulty,
        Case("removed module: right", removed(**{"from": "module.m"}, **keep), differs=NEWER),
        Case(
            "removed in a module: right",
            removed(**{"from": "module.m.terraform_data.x"}, **keep),
            differs=NEWER,
        ),
        Case(
            "removed with destroy: right",
            removed(**{"from": OLD, "lifecycle": {"destroy": True}}),
            differs=NEWER,
        ),
        Case(
            "removed with destroy as a text: right",
            removed(**{"from": OLD, "lifecycle": {"destroy": "false"}}),
            differs=NEWER,
        ),
        Case(
            "removed, body as a list: right",
            {**THINGS, "removed": {"from": OLD, "lifecycle": [{"destroy": False}]}},
            differs=NEWER,
        ),
    )


CASES: tuple[Case, ...] = tuple(
    replace(case, differs=LATER) if case.name in SAID_LATER else case
    for case in (*_moves(), *_imports(), *_removals())
)
