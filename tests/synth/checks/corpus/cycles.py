"""What refers to itself over others: by each kind of part, and each place that a reference stands in.

https://opentofu.org/docs/internals/graph/
"""

from __future__ import annotations

from typing import Any

from tests.synth.checks.corpus.case import Case, Document, twins

SOURCE = {"backend": "local", "config": {"path": "x"}}
A, B = "${terraform_data.a.id}", "${terraform_data.b.id}"


def two(first: Any, second: Any, **more: Any) -> Document:
    """Resources a and b with these bodies."""
    return {"resource": {"terraform_data": {"a": first, "b": second}}, **more}


def through(name: str, there: Any, back: Any, right: Any = None) -> tuple[Case, Case]:
    """Two resources that name each other, and the same with the second one by itself."""
    return twins(name, two(there, back), two(there, {"input": 1} if right is None else right))


def locals_only(**values: Any) -> Document:
    return {"locals": values}


AT_B = {"input": A}
BETWEEN_RESOURCES = (
    *through("by an input in an object", {"input": {"x": B}}, AT_B),
    *through("by an input in a list in an object", {"input": {"x": [1, {"y": B}]}}, AT_B),
    *through("by a key of an object", {"input": {B: 1}}, AT_B),
    *through("by a text around it", {"input": f"a-{B}-b"}, AT_B),
    *through("by a call", {"input": "${upper(terraform_data.b.id)}"}, AT_B),
    *through(
        "by a condition's branch that is not taken", {"input": "${false ? terraform_data.b.id : 1}"}, AT_B
    ),
    *through("by try", {"input": "${try(terraform_data.b.id, 1)}"}, AT_B),
    *through("by can", {"input": "${can(terraform_data.b.id)}"}, AT_B),
    *through("by a loop", {"input": "${[for x in [1] : terraform_data.b.id]}"}, AT_B),
    *through("by what a loop goes over", {"input": "${[for k, v in terraform_data.b : k]}"}, AT_B),
    *through("by a loop's condition", {"input": '${[for x in [1] : x if terraform_data.b.id != ""]}'}, AT_B),
    *through("by an index", {"input": "${{a = 1}[terraform_data.b.id]}"}, AT_B),
    *through("by a directive", {"input": '%{if terraform_data.b.id != ""}x%{endif}'}, AT_B),
    *through("by a loop in a text", {"input": "%{for x in [terraform_data.b.id]}${x}%{endfor}"}, AT_B),
    *through("by the whole resource", {"input": "${terraform_data.b}"}, AT_B),
    *through("by a splat of one", {"input": "${terraform_data.b[*].id}"}, AT_B),
    *through(
        "by an instance of several",
        {"input": "${terraform_data.b[0].id}"},
        {"count": 2, "input": A},
        {"count": 2},
    ),
    *through(
        "by a splat of several",
        {"input": "${terraform_data.b[*].id}"},
        {"count": 2, "input": A},
        {"count": 2},
    ),
    *through(
        "by a splat of old", {"input": "${terraform_data.b.*.id}"}, {"count": 2, "input": A}, {"count": 2}
    ),
    *through(
        "by values of for_each",
        {"input": "${values(terraform_data.b)}"},
        {"for_each": {"a": 1}, "input": A},
        {"for_each": {"a": 1}},
    ),
    *through(
        "by a key of for_each",
        {"input": '${terraform_data.b["a"].id}'},
        {"for_each": {"a": 1}, "input": A},
        {"for_each": {"a": 1}},
    ),
    *through("by an attribute as a key", {"input": '${terraform_data.b["id"]}'}, AT_B),
    *through("by resource.", {"input": "${resource.terraform_data.b.id}"}, AT_B),
    *through("by triggers_replace", {"triggers_replace": [B]}, {"triggers_replace": A}),
    *through(
        "by count both",
        {"count": "${length(terraform_data.b)}"},
        {"count": "${length(terraform_data.a)}"},
        {"count": 1},
    ),
    *through(
        "by for_each both",
        {"for_each": "${terraform_data.b}"},
        {"for_each": "${terraform_data.a}"},
        {"for_each": {"a": 1}},
    ),
    *through(
        "by depends_on of one and count of the other",
        {"depends_on": ["terraform_data.b"]},
        {"count": "${length(terraform_data.a)}"},
    ),
    *through(
        "by depends_on an instance",
        {"depends_on": ["terraform_data.b[0]"]},
        {"count": 1, "input": A},
        {"count": 1},
    ),
    *through(
        "by replace_triggered_by both",
        {"lifecycle": {"replace_triggered_by": ["terraform_data.b"]}},
        {"lifecycle": {"replace_triggered_by": ["terraform_data.a"]}},
    ),
    *through(
        "by replace_triggered_by an attribute",
        {"lifecycle": {"replace_triggered_by": ["terraform_data.b.id"]}},
        AT_B,
    ),
    *through(
        "by a precondition both",
        {"lifecycle": {"precondition": {"condition": '${terraform_data.b.id != ""}', "error_message": "x"}}},
        {"lifecycle": {"precondition": {"condition": '${terraform_data.a.id != ""}', "error_message": "x"}}},
    ),
    *through(
        "by a condition's message",
        {"lifecycle": {"precondition": {"condition": "${path.root != null}", "error_message": B}}},
        AT_B,
    ),
    *through(
        "by a postcondition's message",
        {"lifecycle": {"postcondition": {"condition": "${self.id != null}", "error_message": B}}},
        AT_B,
    ),
    *through(
        "by the environment of a provisioner",
        {"provisioner": {"local-exec": {"command": "x", "environment": {"B": B}}}},
        AT_B,
    ),
    *through(
        "by the connection of a provisioner",
        {"provisioner": {"remote-exec": {"inline": [], "connection": {"host": B}}}},
        AT_B,
    ),
    *through("by a provisioner's list", {"provisioner": [{"local-exec": [{"command": B}]}]}, AT_B),
)
LOCALS = (
    *twins(
        "local by itself in an object",
        locals_only(a={"x": "${local.a}"}),
        locals_only(a={"x": "$${local.a}"}),
    ),
    *twins(
        "local by an attribute of itself",
        locals_only(a={"x": 1, "y": "${local.a.x}"}),
        locals_only(a={"x": 1}, y="${local.a.x}"),
    ),
    *twins(
        "local by a key that is itself",
        locals_only(a={"${local.a}": 1}),
        locals_only(a={"${local.b}": 1}, b="x"),
    ),
    *twins(
        "local by try of itself",
        locals_only(a="${try(local.a, 1)}"),
        locals_only(a="${try(local.b, 1)}", b=1),
    ),
    *twins(
        "local by a branch that is not taken",
        locals_only(a="${true ? 1 : local.b}", b="${local.a}"),
        locals_only(a="${true ? 1 : local.b}", b=1),
    ),
    *twins(
        "local by a loop over itself",
        locals_only(a="${[for x in local.a : x]}"),
        locals_only(a="${[for a in [1] : a]}"),
    ),
    *twins(
        "five locals",
        locals_only(a="${local.b}", b="${local.c}", c="${local.d}", d="${local.e}", e="${local.a}"),
        locals_only(a="${local.b}", b="${local.c}", c="${local.d}", d="${local.e}", e=1),
    ),
    *twins(
        "two locals in two lists",
        {"locals": [{"a": "${local.b}"}, {"b": "${local.a}"}]},
        {"locals": [{"a": "${local.b}"}, {"b": 1}]},
    ),
    *twins(
        "local by a template",
        locals_only(a="%{if local.b == 1}x%{endif}", b="${local.a}"),
        locals_only(a="%{if local.b == 1}x%{endif}", b=1),
    ),
    *twins(
        "local and a data source",
        {
            "locals": {"a": "${data.terraform_remote_state.s.outputs}"},
            "data": {"terraform_remote_state": {"s": {**SOURCE, "workspace": "${local.a}"}}},
        },
        {
            "locals": {"a": "${data.terraform_remote_state.s.outputs}"},
            "data": {"terraform_remote_state": {"s": SOURCE}},
        },
    ),
    *twins(
        "local in the count of what it names",
        {
            "locals": {"n": "${length(terraform_data.a)}"},
            "resource": {"terraform_data": {"a": {"count": "${local.n}"}}},
        },
        {"locals": {"n": "${length(terraform_data.a)}"}, "resource": {"terraform_data": {"a": {"count": 2}}}},
    ),
    *twins(
        "local in depends_on of what it names",
        {"locals": {"n": A}, "resource": {"terraform_data": {"a": {"depends_on": ["local.n"]}}}},
        {"locals": {"n": 1}, "resource": {"terraform_data": {"a": {"depends_on": ["local.n"]}}}},
    ),
    *twins(
        "local and two resources",
        {"locals": {"n": A}, **two({"input": B}, {"input": "${local.n}"})},
        {"locals": {"n": A}, **two({"input": B}, {"input": "x"})},
    ),
    *twins(
        "local in the condition of what it names",
        {
            "locals": {"n": A},
            **two(
                {"lifecycle": {"precondition": {"condition": '${local.n != ""}', "error_message": "x"}}}, {}
            ),
        },
        {
            "locals": {"n": A},
            **two(
                {}, {"lifecycle": {"precondition": {"condition": '${local.n != ""}', "error_message": "x"}}}
            ),
        },
    ),
    *twins(
        "local in the provisioner of what it names",
        {"locals": {"n": A}, **two({"provisioner": {"local-exec": {"command": "${local.n}"}}}, {})},
        {"locals": {"n": A}, **two({}, {"provisioner": {"local-exec": {"command": "${local.n}"}}})},
    ),
)
OTHERS = (
    *twins(
        "a data source and a resource by depends_on",
        {
            **two({"input": "${data.terraform_remote_state.s.outputs}"}, {}),
            "data": {"terraform_remote_state": {"s": {**SOURCE, "depends_on": ["terraform_data.a"]}}},
        },
        {
            **two({"input": "${data.terraform_remote_state.s.outputs}"}, {}),
            "data": {"terraform_remote_state": {"s": {**SOURCE, "depends_on": ["terraform_data.b"]}}},
        },
    ),
    *twins(
        "three data sources",
        {
            "data": {
                "terraform_remote_state": {
                    n: {**SOURCE, "workspace": f"${{data.terraform_remote_state.{m}.workspace}}"}
                    for n, m in ("ab", "bc", "ca")
                }
            }
        },
        {
            "data": {
                "terraform_remote_state": {
                    n: {**SOURCE, "workspace": f"${{data.terraform_remote_state.{m}.workspace}}"}
                    for n, m in ("ab", "bc")
                }
                | {"c": SOURCE}
            }
        },
    ),
    *twins(
        "a data source by the config's key",
        {
            **two({"input": "${data.terraform_remote_state.s.outputs}"}, {}),
            "data": {"terraform_remote_state": {"s": {"backend": "local", "config": {"path": A}}}},
        },
        {
            **two({"input": "${data.terraform_remote_state.s.outputs}"}, {}),
            "data": {"terraform_remote_state": {"s": {"backend": "local", "config": {"path": B}}}},
        },
    ),
    *twins(
        "a data source's postcondition",
        {
            **two({"input": "${data.terraform_remote_state.s.outputs}"}, {}),
            "data": {
                "terraform_remote_state": {
                    "s": {
                        **SOURCE,
                        "lifecycle": {
                            "postcondition": {
                                "condition": '${terraform_data.a.id != ""}',
                                "error_message": "x",
                            }
                        },
                    }
                }
            },
        },
        {
            **two({"input": "${data.terraform_remote_state.s.outputs}"}, {}),
            "data": {
                "terraform_remote_state": {
                    "s": {
                        **SOURCE,
                        "lifecycle": {
                            "postcondition": {"condition": "${self.outputs != null}", "error_message": "x"}
                        },
                    }
                }
            },
        },
    ),
    *twins(
        "a provider by its own resource",
        {**two({"input": 1}, {}), "provider": {"terraform": {"x": A}}},
        two({"input": 1}, {}),
    )[1:],
    *twins(
        "six resources",
        {
            "resource": {
                "terraform_data": {
                    f"r{i}": {"input": f"${{terraform_data.r{(i + 1) % 6}.id}}"} for i in range(6)
                }
            }
        },
        {
            "resource": {
                "terraform_data": {
                    f"r{i}": {"input": f"${{terraform_data.r{(i + 1) % 6}.id}}"} for i in range(5)
                }
                | {"r5": {}}
            }
        },
    ),
    *twins(
        "two circles that share one",
        {
            "resource": {
                "terraform_data": {
                    "a": {"input": [B, "${terraform_data.c.id}"]},
                    "b": {"input": A},
                    "c": {"input": A},
                }
            }
        },
        {
            "resource": {
                "terraform_data": {"a": {"input": [B, "${terraform_data.c.id}"]}, "b": {}, "c": {"input": B}}
            }
        },
    ),
    *twins(
        "a diamond with a way back",
        {
            "resource": {
                "terraform_data": {
                    "a": {"input": [B, "${terraform_data.c.id}"]},
                    "b": {"input": "${terraform_data.d.id}"},
                    "c": {"input": "${terraform_data.d.id}"},
                    "d": {"input": A},
                }
            }
        },
        {
            "resource": {
                "terraform_data": {
                    "a": {"input": [B, "${terraform_data.c.id}"]},
                    "b": {"input": "${terraform_data.d.id}"},
                    "c": {"input": "${terraform_data.d.id}"},
                    "d": {},
                }
            }
        },
    ),
    *twins(
        "variable's default by itself",
        {"variable": {"a": {"default": "${var.a}"}}},
        {"variable": {"a": {"default": "$${var.a}"}}},
    ),
    *twins(
        "output by another output",
        {"output": {"a": {"value": "${output.b}"}, "b": {"value": 1}}},
        {"output": {"a": {"value": 1}, "b": {"value": 1}}},
    ),
    *twins(
        "an output's depends_on beside a circle",
        {
            **two({"input": B}, {"input": A}),
            "output": {"o": {"value": 1, "depends_on": ["terraform_data.a"]}},
        },
        {**two({"input": B}, {}), "output": {"o": {"value": 1, "depends_on": ["terraform_data.a"]}}},
    ),
    *twins(
        "in a check beside a circle",
        {
            **two({"input": B}, {"input": A}),
            "check": {"c": {"assert": {"condition": '${terraform_data.a.id != ""}', "error_message": "x"}}},
        },
        {
            **two({"input": B}, {}),
            "check": {"c": {"assert": {"condition": '${terraform_data.a.id != ""}', "error_message": "x"}}},
        },
    ),
    *twins(
        "a check's data source",
        {**two({"input": B}, {"input": A})},
        {
            **two({"input": B}, {}),
            "check": {
                "c": {
                    "data": {"terraform_remote_state": {"s": {**SOURCE, "depends_on": ["terraform_data.a"]}}},
                    "assert": {
                        "condition": "${data.terraform_remote_state.s.outputs != null}",
                        "error_message": "x",
                    },
                }
            },
        },
    ),
    *twins(
        "moves in a circle",
        {
            **two({}, {}),
            "moved": [
                {"from": "terraform_data.a", "to": "terraform_data.b"},
                {"from": "terraform_data.b", "to": "terraform_data.a"},
            ],
        },
        {**two({}, {}), "moved": [{"from": "terraform_data.x", "to": "terraform_data.a"}]},
    ),
)
CASES: tuple[Case, ...] = (*BETWEEN_RESOURCES, *LOCALS, *OTHERS)
