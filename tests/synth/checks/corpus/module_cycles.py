"""What refers to itself over the modules that it calls, and circles inside of these.

https://opentofu.org/docs/internals/graph/
"""

from __future__ import annotations

from typing import Any

from tests.synth.checks.corpus.case import Case, Document, twins
from tests.synth.checks.corpus.cycles import SOURCE, A, B, locals_only, two

# Takes, gives back what it is given, and a constant; makes a resource that hangs on what it is given.
THROUGH: Document = {
    "variable": {"i": {"default": ""}, "j": {"default": ""}},
    "locals": {"l": "${var.i}", "late": "${terraform_data.r.id}"},
    "resource": {"terraform_data": {"r": {"input": "${local.l}"}, "free": {"input": "${var.j}"}}},
    "output": {
        "i": {"value": "${local.l}"},
        "j": {"value": "${var.j}"},
        "r": {"value": "${local.late}"},
        "none": {"value": 1},
        "after": {"value": 1, "depends_on": ["terraform_data.r"]},
    },
}
OUTER: Document = {
    "variable": {"i": {"default": ""}, "j": {"default": ""}},
    "module": {"inner": {"source": "../m", "i": "${var.i}", "j": "${var.j}"}},
    "output": {"i": {"value": "${module.inner.i}"}, "j": {"value": "${module.inner.j}"}},
}
MODULES = {"m": THROUGH, "o": OUTER}


def called(
    resources: Document | None = None, *, local_values: Document | None = None, **modules: Any
) -> Document:
    """Calls of the module by name, resources and locals beside them."""
    document: Document = {"module": {name: {"source": "./m", **body} for name, body in modules.items()}}
    if resources:
        document["resource"] = {"terraform_data": resources}
    if local_values:
        document["locals"] = local_values
    return document


def by_modules(name: str, fault: Document, right: Document) -> tuple[Case, Case]:
    return twins(name, fault, right, modules=MODULES)


CASES: tuple[Case, ...] = (
    *by_modules("module's input by its own output", called(m={"i": "${module.m.i}"}), called(m={"i": 1})),
    *by_modules(
        "module's input by its resource", called(m={"i": "${module.m.r}"}), called(m={"i": "${module.m.j}"})
    ),
    *by_modules(
        "module's input by an output without it",
        called(m={"i": "${module.m.none}", "j": "${module.m.i}"}),
        called(m={"i": "${module.m.none}"}),
    ),
    *by_modules(
        "module's inputs cross",
        called(m={"i": "${module.m.j}", "j": "${module.m.i}"}),
        called(m={"i": "${module.m.j}"}),
    ),
    *by_modules(
        "module's input by the whole module",
        called(m={"i": "${module.m}"}),
        called(m={"i": "${module.n}"}, n={}),
    ),
    *by_modules(
        "module's input by depends_on inside",
        called(m={"i": "${module.m.after}"}),
        called(m={"j": "${module.m.after}"}),
    ),
    *by_modules(
        "two modules feed each other",
        called(m={"i": "${module.n.i}"}, n={"i": "${module.m.i}"}),
        called(m={"i": "${module.n.i}"}, n={"j": "${module.m.i}"}),
    ),
    *by_modules(
        "three modules feed each other",
        called(m={"i": "${module.n.i}"}, n={"i": "${module.o.i}"}, o={"i": "${module.m.i}"}),
        called(m={"i": "${module.n.i}"}, n={"i": "${module.o.i}"}, o={"j": "${module.m.i}"}),
    ),
    *by_modules(
        "module and resource feed each other",
        called({"a": {"input": "${module.m.i}"}}, m={"i": A}),
        called({"a": {"input": "${module.m.j}"}}, m={"i": A}),
    ),
    *by_modules(
        "module and local feed each other",
        called(m={"i": "${local.x}"}, local_values={"x": "${module.m.r}"}),
        called(m={"i": "${local.x}"}, local_values={"x": "${module.m.j}"}),
    ),
    *by_modules(
        "module's count by its output", called(m={"count": "${length(module.m)}"}), called(m={"count": 2})
    ),
    *by_modules(
        "module's for_each by its output",
        called(m={"for_each": "${toset(module.m.i)}"}),
        called(m={"for_each": {"a": 1}}),
    ),
    *by_modules(
        "module depends on what it feeds",
        called({"a": {"input": "${module.m.none}"}}, m={"depends_on": ["terraform_data.a"]}),
        called({"a": {"input": "${module.m.none}"}, "b": {}}, m={"depends_on": ["terraform_data.b"]}),
    ),
    *by_modules(
        "modules depend on each other",
        called(m={"depends_on": ["module.n"]}, n={"depends_on": ["module.m"]}),
        called(m={"depends_on": ["module.n"]}, n={}),
    ),
    *by_modules(
        "module depends on one that it feeds",
        called(m={"depends_on": ["module.n"]}, n={"i": "${module.m.i}"}),
        called(m={"depends_on": ["module.n"]}, n={"i": 1}),
    ),
    *by_modules(
        "resource depends on the module that it feeds",
        called({"a": {"depends_on": ["module.m"]}}, m={"i": A}),
        called({"a": {"depends_on": ["module.m"]}}, m={"i": 1}),
    ),
    *by_modules(
        "resource depends on an output that it feeds",
        called({"a": {"depends_on": ["module.m.i"]}}, m={"i": A}),
        called({"a": {"depends_on": ["module.m.j"]}}, m={"i": A}),
    ),
    *by_modules(
        "instance of a counted module",
        called(m={"count": 2, "i": "${module.m[0].i}"}),
        called(m={"count": 2, "i": "${module.n[0].i}"}, n={"count": 2}),
    ),
    *by_modules(
        "splat of a counted module",
        called(m={"count": 2, "i": "${module.m[*].i}"}),
        called(m={"count": 2}, n={"i": "${module.m[*].i}"}),
    ),
    *by_modules(
        "nested module's input by its output",
        {"module": {"o": {"source": "./o", "i": "${module.o.i}"}}},
        {"module": {"o": {"source": "./o", "i": "${module.o.j}"}}},
    ),
    *by_modules(
        "nested modules' inputs cross",
        {"module": {"o": {"source": "./o", "i": "${module.o.j}", "j": "${module.o.i}"}}},
        {"module": {"o": {"source": "./o", "i": "${module.o.j}", "j": 1}}},
    ),
    *by_modules(
        "local in between two outputs",
        called(m={"i": "${local.y}"}, local_values={"x": "${module.m.i}", "y": "${local.x}"}),
        called(m={"i": "${local.y}"}, local_values={"x": "${module.m.i}", "y": 1}),
    ),
    *by_modules(
        "module and a data source feed each other",
        {
            **called(m={"i": "${data.terraform_remote_state.s.outputs}"}),
            "data": {"terraform_remote_state": {"s": {**SOURCE, "workspace": "${module.m.i}"}}},
        },
        {
            **called(m={"i": "${data.terraform_remote_state.s.outputs}"}),
            "data": {"terraform_remote_state": {"s": {**SOURCE, "workspace": "${module.m.j}"}}},
        },
    ),
    *by_modules(
        "module's input unused, by what comes after",
        called({"a": {"input": "${module.m.r}"}}, m={"i": A}),
        called({"a": {"input": "${module.m.r}"}}, m={"j": A}),
    ),
    *twins(
        "circle in a module",
        called(m={}),
        called(m={}),
        modules={"m": two({"input": B}, {"input": A})},
        right_modules={"m": two({"input": B}, {})},
    ),
    *twins(
        "circle of locals in a module",
        called(m={}),
        called(m={}),
        modules={"m": locals_only(a="${local.b}", b="${local.a}")},
        right_modules={"m": locals_only(a="${local.b}", b=1)},
    ),
    *twins(
        "circle of a module's locals and input",
        called(m={"i": "${module.m.o}"}),
        called(m={"i": 1}),
        modules={
            "m": {
                "variable": {"i": {}},
                "locals": {"a": "${var.i}", "b": "${local.a}"},
                "output": {"o": {"value": "${local.b}"}},
            }
        },
    ),
    *twins(
        "circle over a data source in a module",
        called({"a": {"input": "${module.m.o}"}}, m={"i": A}),
        called({"a": {"input": "${module.m.o}"}}, m={"i": 1}),
        modules={
            "m": {
                "variable": {"i": {}},
                "data": {"terraform_remote_state": {"s": {**SOURCE, "workspace": "${var.i}"}}},
                "output": {"o": {"value": "${data.terraform_remote_state.s.outputs}"}},
            }
        },
    ),
    *twins(
        "circle over a condition in a module",
        called({"a": {"input": "${module.m.o}"}}, m={"i": A}),
        called({"a": {"input": "${module.m.o}"}}, m={"i": 1}),
        modules={
            "m": {
                "variable": {"i": {}},
                "output": {
                    "o": {"value": 1, "precondition": {"condition": '${var.i != ""}', "error_message": "x"}}
                },
            }
        },
    ),
    *twins(
        "circle over a resource's trigger in a module",
        called({"a": {"input": "${module.m.o}"}}, m={"i": A}),
        called({"a": {"input": "${module.m.o}"}}, m={"i": 1}),
        modules={
            "m": {
                "variable": {"i": {}},
                **two({"input": "${var.i}"}, {"lifecycle": {"replace_triggered_by": ["terraform_data.a"]}}),
                "output": {"o": {"value": B}},
            }
        },
    ),
    *twins(
        "circle over a variable's condition",
        called({"a": {"input": "${module.m.o}"}}, m={"i": A}),
        called({"a": {"input": "${module.m.o}"}}, m={"i": 1}),
        modules={
            "m": {
                "variable": {
                    "i": {"validation": {"condition": '${var.i != ""}', "error_message": "Not so."}}
                },
                "output": {"o": {"value": "${var.i}"}},
            }
        },
    ),
)
