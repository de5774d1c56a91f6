"""Meta-arguments of resources and data sources, page by page of the language's documentation.

https://opentofu.org/docs/language/meta-arguments/ and …/language/resources/provisioners/
"""

from __future__ import annotations

from typing import Any

from tests.synth.checks.corpus.case import Case, Document, twins
from tests.synth.checks.corpus.written import DECLARED

SOURCE = {"backend": "local", "config": {"path": "x"}}
LOCAL = {"local-exec": {"command": "true"}}
REMOTE = {"remote-exec": {"inline": ["true"]}}
TRIGGERED = "replace_triggered_by"


def it(**body: Any) -> Document:
    """A document with a resource that has these arguments, beside what it may refer to."""
    resources = {"it": body, **DECLARED["resource"]["terraform_data"]}
    return {**DECLARED, "resource": {"terraform_data": resources}}


def data(**body: Any) -> Document:
    return {**DECLARED, "data": {"terraform_remote_state": {"it": {**SOURCE, **body}}}}


def lifecycle(**body: Any) -> Document:
    return it(lifecycle=body)


def provisioner(body: Any, kind: str = "local-exec") -> Document:
    return it(provisioner={kind: body})


def aliased(reference: Any) -> Document:
    return {**it(provider=reference), "provider": {"terraform": [{}, {"alias": "us"}]}}


COUNT = (
    *twins("count of an empty list", it(count=[]), it(count=0)),
    *twins("count of a word in a call", it(count='${max("a", 1)}'), it(count='${max("2", 1)}')),
    *twins("count by a fraction", it(count="${3 / 2}"), it(count="${4 / 2}")),
    *twins("count below nothing", it(count="${1 - 2}"), it(count="${2 - 1}")),
    *twins("count of a list local", it(count="${local.l}"), it(count="${length(local.l)}")),
    *twins("count of an object literal", it(count="${{a = 1}}"), it(count="${length({a = 1})}")),
    *twins("count of a map variable", it(count="${var.m}"), it(count="${length(var.m)}")),
    *twins("count by an undeclared one", it(count="${var.nope ? 1 : 0}"), it(count="${var.b ? 1 : 0}")),
    *twins("count of null", it(count="${null}"), it(count=None)),
    *twins("count of two texts", it(count="1${var.s}2x"), it(count="1${var.n}")),
    *twins("count by self", it(count="${self.count}"), it(count="${var.n}")),
    *twins("count of a tuple of one", it(count="${[1]}"), it(count="${[1][0]}")),
    *twins("count of a bool local", it(count="${!false}"), it(count="${false ? 1 : 2}")),
    *twins("count by words", it(count="${var.b} ? 1 : 0"), it(count="${var.b ? 1 : 0}")),
    *twins("count with a wrong operand", it(count='${"a" - 1}'), it(count='${"2" - 1}')),
    *twins("count, and each.key", it(count=2, input="${each.key}"), it(count=2, input="${count.index}")),
    *twins("count, and count.value", it(count=2, input="${count.value}"), it(count=2, input="x")),
    *twins("count.index in a text without count", it(input="a-${count.index}"), it(input="a-${var.n}")),
    *twins("data, count of a word", data(count="many"), data(count="2")),
    *twins("data, count below nothing", data(count=-2), data(count=2)),
    *twins(
        "data, count.index without count",
        data(workspace="${count.index}"),
        data(count=1, workspace="${count.index}"),
    ),
)
FOR_EACH = (
    *twins("for_each of numbers", it(for_each=[1, 2]), it(for_each='${toset(["1", "2"])}')),
    *twins(
        "for_each of a set of objects", it(for_each="${toset([{a = 1}])}"), it(for_each="${{a = {a = 1}}}")
    ),
    *twins("for_each of a set of bools", it(for_each="${toset([true])}"), it(for_each='${toset(["true"])}')),
    *twins("for_each of a local tuple", it(for_each="${local.mixed}"), it(for_each="${toset(local.l)}")),
    *twins(
        "for_each of a list variable",
        it(for_each="${[for x in local.l : x]}"),
        it(for_each="${toset(var.l)}"),
    ),
    *twins("for_each of null", it(for_each="${null}"), it(for_each=None)),
    *twins("for_each of keys as a list", it(for_each="${keys(local.m)}"), it(for_each="${local.m}")),
    *twins("for_each of a text literal", it(for_each='${"abc"}'), it(for_each='${{abc = "abc"}}')),
    *twins("for_each of true", it(for_each="${true}"), it(for_each="${{a = true}}")),
    *twins("for_each of a range", it(for_each="${range(3)}"), it(for_each="${{for i in range(3) : i => i}}")),
    *twins("for_each of a set with null", it(for_each="${toset([null])}"), it(for_each="${{a = null}}")),
    *twins(
        "for_each of a split text",
        it(for_each='${split(",", "a,b")}'),
        it(for_each='${toset(split(",", "a,b"))}'),
    ),
    *twins(
        "for_each of sensitive keys",
        it(for_each='${sensitive(toset(["a"]))}'),
        it(for_each="${nonsensitive(var.sec)}"),
    ),
    *twins(
        "for_each of a sensitive map",
        it(for_each="${sensitive({a = 1})}"),
        it(for_each="${{a = sensitive(1)}}"),
    ),
    *twins(
        "for_each of a concatenation",
        it(for_each="${concat(local.l, [])}"),
        it(for_each="${toset(concat(local.l, []))}"),
    ),
    *twins("for_each, an undeclared one", it(for_each="${local.nope}"), it(for_each="${local.m}")),
    *twins("for_each, each in it", it(for_each="${{a = each.key}}"), it(for_each="${{a = 1}}")),
    *twins(
        "for_each, count.index",
        it(for_each={"a": 1}, input="${count.index}"),
        it(for_each={"a": 1}, input="${each.key}"),
    ),
    *twins(
        "for_each, each.name",
        it(for_each={"a": 1}, input="${each.name}"),
        it(for_each={"a": 1}, input="${each.value}"),
    ),
    *twins(
        "for_each, each",
        it(for_each={"a": 1}, input="${each}"),
        it(for_each={"a": 1}, input="${[each.key, each.value]}"),
    ),
    *twins(
        "for_each and count of null",
        it(for_each={"a": 1}, count="${null}"),
        it(for_each={"a": 1}, count=None),
    ),
    *twins("for_each, a key with a fault", it(for_each={"${local.nope}": 1}), it(for_each={"${local.s}": 1})),
    *twins(
        "for_each, a value with a fault",
        it(for_each={"a": "${local.nope}"}),
        it(for_each={"a": "${local.s}"}),
    ),
    *twins(
        "for_each of a tuple of objects",
        it(for_each='${[{name = "a"}]}'),
        it(for_each='${{for x in [{name = "a"}] : x.name => x}}'),
    ),
    *twins(
        "each.value in a text without for_each", it(input="a-${each.value}"), it(input="a-$${each.value}")
    ),
    *twins("data, for_each of a list", data(for_each=["a"]), data(for_each={"a": 1})),
    *twins(
        "data, each without for_each",
        data(workspace="${each.key}"),
        data(for_each={"a": 1}, workspace="${each.key}"),
    ),
    *twins("data, both repetitions", data(for_each={"a": 1}, count=1), data(for_each={"a": 1})),
)
DEPENDS_ON = (
    *twins(
        "depends_on with an interpolation in it",
        it(depends_on=["${terraform_data.one.id}"]),
        it(depends_on=["${terraform_data.one}"]),
    ),
    *twins("depends_on a word", it(depends_on=["one"]), it(depends_on=["terraform_data.one"])),
    *twins("depends_on a type", it(depends_on=["terraform_data"]), it(depends_on=["terraform_data.c[0]"])),
    *twins("depends_on nothing", it(depends_on=[""]), it(depends_on=[])),
    *twins(
        "depends_on a list in words",
        it(depends_on="[terraform_data.one]"),
        it(depends_on=["terraform_data.one", "terraform_data.c"]),
    ),
    *twins("depends_on true", it(depends_on=True), it(depends_on=["var.b"])),
    *twins("depends_on null in a list", it(depends_on=[None]), it(depends_on=["local.n"])),
    *twins(
        "depends_on an object in a list",
        it(depends_on=[{"a": 1}]),
        it(depends_on=["data.terraform_remote_state.s"])
        | {"data": {"terraform_remote_state": {"s": SOURCE}}},
    ),
    *twins("depends_on a path", it(depends_on=["path"]), it(depends_on=["path.module"])),
    *twins(
        "depends_on each.key",
        it(for_each={"a": 1}, depends_on=["each.key"]),
        it(for_each={"a": 1}, depends_on=["terraform_data.f"]),
    ),
    *twins("depends_on an operation", it(depends_on=["var.b && var.b"]), it(depends_on=["var.b"])),
    *twins("depends_on a literal", it(depends_on=["1"]), it(depends_on=["var.n"])),
    *twins("depends_on an attribute of a module", it(depends_on=["module.nope"]), it(depends_on=["local.l"])),
    *twins(
        "depends_on another type", it(depends_on=["terraform_dat.one"]), it(depends_on=["terraform_data.one"])
    ),
    *twins(
        "depends_on a data source as a resource",
        it(depends_on=["terraform_remote_state.s"]),
        it(depends_on=["data.terraform_remote_state.s"]),
    )[:1],
    *twins(
        "depends_on a condition",
        it(depends_on=["var.b ? terraform_data.one : terraform_data.c"]),
        it(depends_on=["terraform_data.c"]),
    ),
    *twins(
        "depends_on with quotes", it(depends_on=["'terraform_data.one'"]), it(depends_on=["terraform_data.f"])
    ),
    *twins("data, depends_on a word", data(depends_on=["one"]), data(depends_on=["terraform_data.one"])),
    *twins(
        "data, depends_on an attribute",
        data(depends_on=["terraform_data.one.id"]),
        data(depends_on=["terraform_data.f"]),
    ),
    *twins(
        "data, depends_on is an object", data(depends_on={"a": "terraform_data.one"}), data(depends_on=[])
    ),
)
PROVIDER = (
    *twins("provider's alias is not declared", aliased("terraform.eu"), aliased("terraform.us")),
    *twins("provider is an attribute", aliased("terraform.us.region"), aliased("terraform")),
    *twins("provider is indexed", aliased("terraform[us]"), aliased("terraform.us")),
    *twins("provider is a call", aliased('lookup(terraform, "us")'), aliased("terraform.us")),
    *twins("provider by a variable", aliased("terraform.${var.s}"), aliased("terraform.us")),
    *twins("provider is a list", aliased(["terraform.us"]), aliased("terraform.us")),
    *twins("provider is an object", aliased({"terraform": "us"}), aliased("terraform")),
    *twins("provider is a number", aliased(1), aliased("terraform")),
    *twins("provider is nothing", aliased(""), aliased("terraform")),
    *twins("provider is true", aliased(True), aliased("terraform")),
    *twins("provider is null", aliased(None), aliased("terraform")),
    *twins("provider with a blank", aliased("terraform us"), aliased("terraform.us")),
    *twins("provider with a slash", aliased("hashicorp/terraform"), aliased("terraform")),
    *twins(
        "provider of each",
        {
            **aliased("terraform.us"),
            "resource": {
                "terraform_data": {"it": {"for_each": {"us": 1}, "provider": "terraform[each.key]"}}
            },
        },
        aliased("terraform.us"),
    ),
)
LIFECYCLE = (
    *twins(
        "lifecycle, create before destroy by a word",
        lifecycle(create_before_destroy="yes"),
        lifecycle(create_before_destroy="true"),
    ),
    *twins(
        "lifecycle, create before destroy by a number",
        lifecycle(create_before_destroy=1),
        lifecycle(create_before_destroy=True),
    ),
    *twins(
        "lifecycle, create before destroy by a list",
        lifecycle(create_before_destroy=[True]),
        lifecycle(create_before_destroy=False),
    ),
    *twins(
        "lifecycle, prevent destroy by a variable",
        lifecycle(prevent_destroy="${var.b}"),
        lifecycle(prevent_destroy=True),
    ),
    *twins(
        "lifecycle, prevent destroy by a local",
        lifecycle(prevent_destroy="${local.n == 3}"),
        lifecycle(prevent_destroy="${true}"),
    ),
    *twins(
        "lifecycle, prevent destroy by nothing",
        lifecycle(prevent_destroy=""),
        lifecycle(prevent_destroy="false"),
    ),
    *twins(
        "lifecycle, ignored by a word", lifecycle(ignore_changes="input"), lifecycle(ignore_changes=["input"])
    ),
    *twins("lifecycle, all in a list", lifecycle(ignore_changes=["all"]), lifecycle(ignore_changes="all")),
    *twins(
        "lifecycle, ignored that is not there",
        lifecycle(ignore_changes=["inputs"]),
        lifecycle(ignore_changes=["input", "triggers_replace"]),
    ),
    *twins("lifecycle, ignored star", lifecycle(ignore_changes=["*"]), lifecycle(ignore_changes=[])),
    *twins("lifecycle, ignored number", lifecycle(ignore_changes=[1]), lifecycle(ignore_changes=["input.a"])),
    *twins(
        "lifecycle, ignored call",
        lifecycle(ignore_changes=["upper(input)"]),
        lifecycle(ignore_changes=["input[0]"]),
    ),
    *twins(
        "lifecycle, ignored by a splat",
        lifecycle(ignore_changes=["input[*]"]),
        lifecycle(ignore_changes=['input["a"]']),
    ),
    *twins(
        "lifecycle, ignored true",
        lifecycle(ignore_changes=True),
        lifecycle(ignore_changes=["triggers_replace"]),
    ),
    *twins(
        "lifecycle, ignored object",
        lifecycle(ignore_changes={"input": True}),
        lifecycle(ignore_changes=["input"]),
    ),
    *twins(
        "lifecycle, ignored by a full name",
        lifecycle(ignore_changes=["terraform_data.it.input"]),
        lifecycle(ignore_changes=["input"]),
    ),
    *twins(
        "lifecycle, ignored through self",
        lifecycle(ignore_changes=["self.input"]),
        lifecycle(ignore_changes=["input"]),
    ),
    *twins("lifecycle, ignored nothing", lifecycle(ignore_changes=[""]), lifecycle(ignore_changes=["input"])),
    *twins(
        "lifecycle, ignored twice all",
        lifecycle(ignore_changes=["all", "input"]),
        lifecycle(ignore_changes=["input", "input"]),
    ),
    *twins(
        "lifecycle, meta-argument ignored",
        lifecycle(ignore_changes=["count"]),
        lifecycle(ignore_changes=["output"]),
    ),
    *twins(
        "lifecycle, triggered by a word",
        lifecycle(**{TRIGGERED: "terraform_data.one"}),
        lifecycle(**{TRIGGERED: ["terraform_data.one"]}),
    ),
    *twins(
        "lifecycle, triggered by a variable",
        lifecycle(**{TRIGGERED: ["var.n"]}),
        lifecycle(**{TRIGGERED: ["terraform_data.one.output"]}),
    ),
    *twins(
        "lifecycle, triggered by a local",
        lifecycle(**{TRIGGERED: ["local.n"]}),
        lifecycle(**{TRIGGERED: ["terraform_data.one.id"]}),
    ),
    *twins(
        "lifecycle, triggered by a call",
        lifecycle(**{TRIGGERED: ["upper(terraform_data.one.id)"]}),
        lifecycle(**{TRIGGERED: ["terraform_data.c"]}),
    ),
    *twins(
        "lifecycle, triggered by a quoted name",
        lifecycle(**{TRIGGERED: ['"terraform_data.c"']}),
        lifecycle(**{TRIGGERED: ["terraform_data.c[0]"]}),
    ),
    *twins(
        "lifecycle, triggered by what is not declared",
        lifecycle(**{TRIGGERED: ["terraform_data.nope"]}),
        lifecycle(**{TRIGGERED: ["terraform_data.f"]}),
    ),
    *twins(
        "lifecycle, triggered by a splat",
        lifecycle(**{TRIGGERED: ["terraform_data.c[*].id"]}),
        lifecycle(**{TRIGGERED: ["terraform_data.c[1].id"]}),
    ),
    *twins(
        "lifecycle, triggered by a variable's index",
        lifecycle(**{TRIGGERED: ["terraform_data.c[var.n].id"]}),
        lifecycle(**{TRIGGERED: ['terraform_data.f["a"].id']}),
    ),
    *twins("lifecycle, triggered by nothing", lifecycle(**{TRIGGERED: [""]}), lifecycle(**{TRIGGERED: []})),
    *twins(
        "lifecycle, triggered by an index of each",
        it(for_each={"a": 1}, lifecycle={TRIGGERED: ["terraform_data.f[each.name]"]}),
        it(for_each={"a": 1}, lifecycle={TRIGGERED: ["terraform_data.f[each.key]"]}),
    ),
    *twins(
        "lifecycle, triggered by an index of count",
        it(lifecycle={TRIGGERED: ["terraform_data.c[count.index]"]}),
        it(count=2, lifecycle={TRIGGERED: ["terraform_data.c[count.index]"]}),
    ),
    *twins(
        "lifecycle, triggered by an object",
        lifecycle(**{TRIGGERED: {"a": 1}}),
        lifecycle(**{TRIGGERED: ["${terraform_data.one}"]}),
    ),
    *twins("lifecycle, misspelt", lifecycle(prevent_destory=True), lifecycle(prevent_destroy=False)),
    *twins("lifecycle is a text", it(lifecycle="prevent_destroy"), it(lifecycle={})),
    *twins("lifecycle is true", it(lifecycle=True), it(lifecycle=[])),
    *twins(
        "lifecycle twice",
        it(lifecycle=[{"prevent_destroy": True}, {"ignore_changes": "all"}]),
        it(lifecycle=[{"prevent_destroy": True, "ignore_changes": "all"}]),
    ),
    *twins("data, prevent destroy", data(lifecycle={"prevent_destroy": True}), data(lifecycle={})),
    *twins("data, ignored", data(lifecycle={"ignore_changes": ["config"]}), data(lifecycle=[])),
    *twins(
        "data, create before destroy", data(lifecycle={"create_before_destroy": True}), data(lifecycle=None)
    ),
    *twins(
        "data, triggered",
        data(lifecycle={TRIGGERED: ["terraform_data.one"]}),
        data(depends_on=["terraform_data.one"]),
    ),
    *twins(
        "data, condition without message",
        data(lifecycle={"postcondition": {"condition": "${self.outputs != null}"}}),
        data(lifecycle={"postcondition": {"condition": "${self.outputs != null}", "error_message": "No."}}),
    ),
)
RESERVED = (
    *twins("an argument that is unknown", it(inputs=1), it(input=1)),
    *twins("name for_each misspelt", it(foreach={"a": 1}), it(for_each={"a": 1})),
    *twins("name depends-on", it(**{"depends-on": []}), it(depends_on=[])),
    *twins("a computed attribute is set", it(output=1), it(input=1)),
    *twins("id is set", it(id="x"), it(triggers_replace="x")),
    *twins("escape block", it(_={"input": [1]}), it(input=[1])),
    *twins("locals in a resource", it(locals={"a": 1}), it(input={"a": 1})),
    *twins("timeouts of a resource that has none", it(timeouts={"create": "1m"}), it(input="1m")),
    *twins("dynamic of no block", it(dynamic={"input": {"for_each": ["a"], "content": {}}}), it(dynamic={})),
    *twins(
        "dynamic of lifecycle", it(dynamic={"lifecycle": {"for_each": [1], "content": {}}}), it(dynamic=[])
    ),
    *twins(
        "dynamic of provisioner",
        it(dynamic={"provisioner": {"for_each": [1], "labels": ["local-exec"], "content": {"command": "x"}}}),
        it(provisioner=LOCAL),
    ),
    *twins("dynamic is a text", it(dynamic="x"), it(dynamic=None)),
)

NULLS = (
    *twins("null for an unknown argument", it(nope=None), it(input=None)),
    *twins("null for dynamic", it(dynamic=None), it(triggers_replace=None)),
    *twins("null for provisioner", it(provisioner=None), it(connection=None)),
    *twins("null for timeouts that are none", it(timeouts=None), it(lifecycle=None)),
    *twins("null for an unknown argument of a data source", data(nope=None), data(workspace=None)),
    *twins("null in lifecycle", lifecycle(prevent_destroy=None), lifecycle(precondition=None)),
    *twins("null for what is ignored", lifecycle(ignore_changes=None), lifecycle(postcondition=None)),
    *twins("null for what triggers", lifecycle(replace_triggered_by=None), lifecycle()),
    *twins(
        "null for when",
        provisioner({"command": "x", "when": None}),
        provisioner({"command": "x", "quiet": None}),
    ),
    *twins(
        "null for an unknown argument of a provisioner",
        provisioner({"command": "x", "nope": None}),
        provisioner({"command": "x", "environment": None}),
    ),
    *twins("no provisioners in a list", it(provisioner=[]), it(provisioner={"local-exec": []})),
    *twins("escaped and unknown", it(_={"nope": 1}), it(_=[{"input": 1}])),
    *twins("escaped and given twice", it(_={"input": 1}, input=2), it(_={"input": 1}, triggers_replace=2)),
    *twins("escaped text", it(_="x"), it(_={})),
)

CASES: tuple[Case, ...] = (
    *COUNT,
    *FOR_EACH,
    *DEPENDS_ON,
    *PROVIDER,
    *LIFECYCLE,
    *RESERVED,
    *NULLS,
)
