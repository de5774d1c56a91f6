"""Calls of modules: what they are given and give back, their providers, and faults inside of them.

https://opentofu.org/docs/language/modules/syntax/ and …/language/modules/develop/
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.synth.checks.corpus.case import Case, Document, twins
from tests.synth.checks.corpus.written import DECLARED

# A module with variables of every type, and outputs.
M: Document = {
    "variable": {
        "b": {"type": "bool", "default": True},
        "l": {"type": "list(string)", "default": []},
        "ln": {"type": "list(number)", "default": []},
        "m": {"type": "map(string)", "default": {}},
        "n": {"type": "number", "default": 1},
        "nn": {"type": "string", "default": "x", "nullable": False},
        "o": {"type": "object({a=string,b=optional(number)})", "default": {"a": ""}},
        "lo": {"type": "list(object({a=string}))", "default": []},
        "s": {"type": "string", "default": ""},
        "st": {"type": "set(string)", "default": []},
        "t": {"type": "tuple([string,number])", "default": ["a", 1]},
        "any": {"type": "any", "default": None},
        "v": {
            "type": "number",
            "default": 1,
            "validation": {"condition": "${var.v > 0}", "error_message": "Too small."},
        },
    },
    "output": {
        "l": {"value": "${var.l}"},
        "o": {"value": {"a": "x", "b": [1]}},
        "s": {"value": "${var.s}"},
        "n": {"value": 5},
        "hidden": {"value": "x", "sensitive": True},
    },
    "resource": {"terraform_data": {"r": {}}},
}
NEEDS: Document = {"variable": {"must": {"type": "string"}, "may": {"default": 1}}}
KEYED: Document = {
    "terraform": {
        "required_providers": {
            "terraform": {
                "source": "terraform.io/builtin/terraform",
                "configuration_aliases": ["terraform.us"],
            }
        }
    },
    "resource": {"terraform_data": {"r": {"provider": "terraform.us"}}},
}
CONFIGURED: Document = {"provider": {"terraform": {}}, "resource": {"terraform_data": {"r": {}}}}


def call(**body: Any) -> Document:
    """A document that calls the module, beside what the call may refer to."""
    return {**DECLARED, "module": {"it": {"source": "./m", **body}}}


def reading(value: Any, **body: Any) -> Document:
    return {
        **call(**body),
        "resource": {"terraform_data": {**DECLARED["resource"]["terraform_data"], "reads": {"input": value}}},
    }


def output(value: Any, **more: Any) -> Document:
    return {**call(), "output": {"o": {"value": value, **more}}}


def pair(name: str, fault: Document, right: Document) -> tuple[Case, Case]:
    return twins(name, fault, right, modules={"m": M})


def inside(name: str, fault: Document, right: Document) -> tuple[Case, Case]:
    """A fault in the module itself."""
    return twins(name, call(), call(), modules={"m": fault}, right_modules={"m": right})


def keyed(fault: Document, right: Document, name: str, module: Document = KEYED) -> tuple[Case, Case]:
    return twins(name, fault, right, modules={"m": module})


def with_aliases(document: Mapping[str, Any]) -> Document:
    return {**document, "provider": {"terraform": [{}, {"alias": "us"}, {"alias": "eu"}]}}


SOURCES = (
    *pair("no source", {"module": {"it": {}}}, {"module": {"it": {"source": "./m"}}}),
    *pair("source is a list", call(source=["./m"]), call()),
    *pair("source is an object", call(source={"path": "./m"}), call()),
    *pair("source by a variable", call(source="./${var.s}"), call(source="./m")),
    *pair("source by a local", call(source="${local.s}"), call(source="./m/")),
    *pair("source is null", call(source=None), call()),
    *pair("source is nothing", call(source=""), call(source="././m")),
    *pair("source is a folder that is not there", call(source="./nope"), call(source="./m")),
    *pair("source without a point", call(source="m"), call(source="./m/../m")),
    *pair("source is true", call(source=True), call()),
    *pair("version of a local module", call(version="1.0"), call()),
    *pair("version is no version", call(version="latest"), call()),
    *pair("body is a text", {"module": {"it": "./m"}}, {"module": {"it": [{"source": "./m"}]}}),
    *pair("calls are a text", {"module": "./m"}, {"module": {}}),
    *pair(
        "two bodies",
        {"module": {"it": [{"source": "./m"}, {"source": "./m"}]}},
        {"module": [{"it": {"source": "./m"}}, {"at": {"source": "./m"}}]},
    ),
)
INPUTS = (
    *pair("object for a text", call(s={}), call(s=1)),
    *pair("list for a text", call(s=["a"]), call(s=True)),
    *pair("map variable for a text", call(s="${var.m}"), call(s="${var.n}")),
    *pair("tuple literal for a text", call(s='${["a"]}'), call(s='${["a"][0]}')),
    *pair("word for a bool", call(b="yes"), call(b="true")),
    *pair("number for a bool", call(b=2), call(b="1")),
    *pair("list for a bool", call(b=[]), call(b="${var.s}")),
    *pair("bool for a number", call(n=True), call(n="1.5")),
    *pair("bool variable for a number", call(n="${var.b}"), call(n="${var.s}")),
    *pair("list variable for a number", call(n="${var.l}"), call(n="${length(var.l)}")),
    *pair("text for a list", call(l="a,b"), call(l='${split(",", "a,b")}')),
    *pair("object for a list", call(l={"a": 1}), call(l=[1, True])),
    *pair("map variable for a list", call(l="${var.m}"), call(l="${values(var.m)}")),
    *pair("lists in a list of texts", call(l=[["a"]]), call(l=["a", "${var.n}"])),
    *pair("words in a list of numbers", call(ln=["a"]), call(ln=["1", 2])),
    *pair("bool in a list of numbers", call(ln=[True]), call(ln="${var.l}")),
    *pair("local words for a list of numbers", call(ln="${local.l}"), call(ln="${[local.n]}")),
    *pair("list for a map", call(m=["a"]), call(m={"a": 1})),
    *pair("text for a map", call(m="a=b"), call(m="${local.m}")),
    *pair("lists in a map of texts", call(m={"a": ["b"]}), call(m={"a": None})),
    *pair("list variable for a map", call(m="${var.l}"), call(m="${var.o}")),
    *pair("object without its attribute", call(o={"b": 1}), call(o={"a": "x"})),
    *pair("object with a word for a number", call(o={"a": "x", "b": "y"}), call(o={"a": "x", "b": "2"})),
    *pair("object with a list for a text", call(o={"a": []}), call(o={"a": 1, "c": []})),
    *pair("list for an object", call(o=[]), call(o="${var.o}")),
    *pair("text for an object", call(o="x"), call(o={"a": "x", "b": None})),
    *pair("map with a list for an object", call(o="${{a = [1]}}"), call(o="${var.m}")),
    *pair("list of texts for a list of objects", call(lo=["a"]), call(lo=[{"a": "x"}])),
    *pair("list of objects without it", call(lo=[{"b": "x"}]), call(lo=[{"a": 1}, {"a": "y", "z": 1}])),
    *pair("object for a list of objects", call(lo={"a": "x"}), call(lo="${[{a = var.s}]}")),
    *pair("text for a set", call(st="a"), call(st=["a", "a"])),
    *pair("object for a set", call(st={"a": 1}), call(st="${var.st}")),
    *pair("tuple of one for two", call(t=["a"]), call(t=["a", 1])),
    *pair("tuple of three for two", call(t=["a", 1, 2]), call(t=["a", "1"])),
    *pair("tuple with a word for a number", call(t=["a", "b"]), call(t=[1, 2])),
    *pair("null for what is not null", call(nn=None), call(s=None)),
    *pair("unknown name", call(size=1), call(n=1)),
    *pair("name with a capital", call(S="x"), call(s="x")),
    *pair("name with a hyphen", call(**{"my-s": "x"}), call(s="x-y")),
    *pair("value that does not meet its condition", call(v=0), call(v=2)),
    *pair("undeclared in a list", call(l=["${var.nope}"]), call(l=["${var.s}"])),
    *pair("undeclared in an object", call(o={"a": "${local.nope}"}), call(o={"a": "${local.s}"})),
    *pair(
        "attribute that is not there",
        call(s="${terraform_data.one.nope}"),
        call(s="${terraform_data.one.id}"),
    ),
    *pair("a whole resource for a text", call(s="${terraform_data.one}"), call(any="${terraform_data.one}")),
    *pair("counted ids for a text", call(s="${terraform_data.c[*].id}"), call(l="${terraform_data.c[*].id}")),
    *pair("counted without index", call(s="${terraform_data.c.id}"), call(s="${terraform_data.c[0].id}")),
    *pair("a wrong call", call(s="${upper()}"), call(s='${upper("a")}')),
    *pair("a block for an argument", call(any={"x": "${nope}"}), call(any={"x": "y"})),
    *pair("self for a text", call(s="${self.s}"), call(s="${path.module}")),
    *pair("var of the module", call(s="${var.nn}"), call(s="${var.s}")),
    *pair("output of the module by var", call(s="${it.s}"), call(n="${module.it.n}")),
    *twins("required input is missing", call(), call(must="x"), modules={"m": NEEDS}),
    *twins("required input is misspelt", call(mst="x"), call(must="x", may=2), modules={"m": NEEDS}),
    *twins(
        "required input in another body",
        {"module": {"it": {"source": "./m"}, "at": {"source": "./m", "must": 1}}},
        {"module": {"it": {"source": "./m", "must": 1}}},
        modules={"m": NEEDS},
    ),
    *twins("required input is null", call(may=1), call(must=None), modules={"m": NEEDS}),
)
REPEATED = (
    *pair("module, count of a list", call(count=["a"]), call(count="${length(var.l)}")),
    *pair("module, count of a word in an expression", call(count='${"two"}'), call(count='${"2"}')),
    *pair("module, count of a fraction", call(count=0.5), call(count="0")),
    *pair("module, count of null", call(count="${null}"), call(count=None)),
    *pair("module, count of true", call(count=True), call(count="${var.b ? 1 : 0}")),
    *pair("module, count below nothing by an expression", call(count="${-1}"), call(count="${1}")),
    *pair("module, count by an undeclared one", call(count="${var.nope}"), call(count="${var.n}")),
    *pair("module, for_each of a list", call(for_each="${local.l}"), call(for_each="${toset(local.l)}")),
    *pair("module, for_each of a number", call(for_each=3), call(for_each={})),
    *pair(
        "module, for_each of sensitive keys",
        call(for_each="${sensitive({a = 1})}"),
        call(for_each="${{a = 1}}"),
    ),
    *pair(
        "module, for_each of a set of numbers",
        call(for_each="${toset([1])}"),
        call(for_each='${toset(["1"])}'),
    ),
    *pair("module, for_each of null", call(for_each="${null}"), call(for_each=None)),
    *pair("module, for_each of true", call(for_each=True), call(for_each={"a": True})),
    *pair("module, count and for_each", call(count=1, for_each={"a": 1}), call(for_each={"a": 1})),
    *pair(
        "module, count.index with for_each",
        call(for_each={"a": 1}, s="${count.index}"),
        call(for_each={"a": 1}, s="${each.key}"),
    ),
    *pair("module, each.key with count", call(count=1, s="${each.key}"), call(count=1, s="${count.index}")),
    *pair("module, each.key with none", call(s="${each.key}"), call(s="$${each.key}")),
    *pair("module, count.index with none", call(s="${count.index}"), call(s="${path.root}")),
    *pair(
        "module, each.nope",
        call(for_each={"a": 1}, s="${each.nope}"),
        call(for_each={"a": 1}, s="${each.value}"),
    ),
    *pair(
        "module, each.value of another type",
        call(for_each={"a": {}}, s="${each.value}"),
        call(for_each={"a": {}}, any="${each.value}"),
    ),
    *pair("module, depends_on an object", call(depends_on={}), call(depends_on=[])),
    *pair(
        "module, depends_on a text",
        call(depends_on="terraform_data.one"),
        call(depends_on=["terraform_data.one"]),
    ),
    *pair("module, depends_on a call", call(depends_on=["upper(var.s)"]), call(depends_on=["var.s"])),
    *pair(
        "module, depends_on what is not declared",
        call(depends_on=["terraform_data.nope"]),
        call(depends_on=["terraform_data.c"]),
    ),
    *pair(
        "module, depends_on an attribute",
        call(depends_on=["terraform_data.one.id"]),
        call(depends_on=["local.l"]),
    ),
    *pair("module, depends_on a number", call(depends_on=[1]), call(depends_on=["terraform_data.f"])),
    *pair("module, lifecycle", call(lifecycle={"prevent_destroy": True}), call(depends_on=[])),
    *pair("module, empty lifecycle", call(lifecycle={}), call()),
    *pair("module, provisioners", call(provisioner={"local-exec": {"command": "x"}}), call()),
    *pair("module, provider", call(provider="terraform"), call(providers={"terraform": "terraform"})),
    *pair("module, locals", call(locals={"a": 1}), call()),
    *pair("module, dynamic", call(dynamic={"s": {"for_each": [1], "content": {}}}), call()),
)
OUTPUTS = (
    *pair("output that is not there", reading("${module.it.nope}"), reading("${module.it.s}")),
    *pair(
        "output that is not there, as a key", reading('${module.it["nope"]}'), reading('${module.it["s"]}')
    ),
    *pair("variable of a module", reading("${module.it.m}"), reading("${module.it.l}")),
    *pair("resource of a module", reading("${module.it.terraform_data.r.id}"), reading("${module.it.n}")),
    *pair("output of an output", reading("${module.it.output.s}"), reading("${module.it.o.a}")),
    *pair("attribute that the output has not", reading("${module.it.o.c}"), reading("${module.it.o.b[0]}")),
    *pair("index that the output has not", reading("${module.it.o.b[1]}"), reading("${module.it.o.b[0]}")),
    *pair("attribute of a text", reading("${module.it.s.x}"), reading("${module.it.s}")),
    *pair("attribute of a number", reading("${module.it.n.x}"), reading("${module.it.n + 1}")),
    *pair("add an object", reading("${module.it.o + 1}"), reading("${module.it.n * 2}")),
    *pair("module that is not there", reading("${module.nope.s}"), reading("${module.it}")),
    *pair("module alone", reading("${module}"), reading("${[module.it.s]}")),
    *pair("modules", reading("${modules.it.s}"), reading("${module.it.s}")),
    *pair("module by a key", reading('${module["it"].s}'), reading("${module.it.s}")),
    *pair("index of one module", reading("${module.it[0].s}"), reading("${module.it.s}")),
    *pair("key of one module", reading('${module.it["a"].s}'), reading("${module.it.s}")),
    *pair(
        "counted module without index",
        reading("${module.it.s}", count=2),
        reading("${module.it[0].s}", count=2),
    ),
    *pair(
        "counted module by a key",
        reading('${module.it["a"].s}', count=2),
        reading("${module.it[1].s}", count=2),
    ),
    *pair(
        "for_each module without key",
        reading("${module.it.s}", for_each={"a": 1}),
        reading('${module.it["a"].s}', for_each={"a": 1}),
    ),
    *pair(
        "for_each module by a number",
        reading("${module.it[0].s}", for_each={"a": 1}),
        reading("${values(module.it)[0].s}", for_each={"a": 1}),
    ),
    *pair(
        "splat of an output that is not there",
        reading("${module.it[*].nope}", count=2),
        reading("${module.it[*].s}", count=2),
    ),
    *pair(
        "splat of a for_each module",
        reading("${module.it[*].s}", for_each={"a": 1}),
        reading("${[for m in module.it : m.s]}", for_each={"a": 1}),
    ),
    *pair(
        "loop with an output that is not there",
        reading("${[for m in module.it : m.nope]}", count=2),
        reading("${[for m in module.it : m.s]}", count=2),
    ),
    *pair(
        "instance's output that is not there",
        reading("${module.it[0].nope}", count=2),
        reading("${module.it[0].l}", count=2),
    ),
    *pair(
        "sensitive output in a plain one",
        output("${module.it.hidden}"),
        output("${module.it.hidden}", sensitive=True),
    ),
    *pair("sensitive output in a text", output("x${module.it.hidden}"), output("x${module.it.n}")),
    *pair(
        "sensitive output in an object", output({"a": "${module.it.hidden}"}), output({"a": "${module.it.s}"})
    ),
    *pair(
        "sensitive output by a local",
        {**output("${local.h}"), "locals": {**DECLARED["locals"], "h": "${module.it.hidden}"}},
        {**output("${nonsensitive(local.h)}"), "locals": {**DECLARED["locals"], "h": "${module.it.hidden}"}},
    ),
    *pair(
        "sensitive output in a call",
        output("${upper(module.it.hidden)}"),
        output("${nonsensitive(module.it.hidden)}"),
    ),
    *pair("a module with a sensitive output", output("${module.it}"), output("${module.it}", sensitive=True)),
    *pair(
        "sensitive variable through a plain output",
        {**output("${module.it.s}"), "module": {"it": {"source": "./m", "s": "${var.secn}"}}},
        {**output("${module.it.l}"), "module": {"it": {"source": "./m", "s": "x"}}},
    ),
)
PROVIDERS = (
    *pair("providers is a list", call(providers=["terraform"]), call(providers={"terraform": "terraform"})),
    *pair("providers is a text", call(providers="terraform"), call(providers={})),
    *pair(
        "providers, value is a list",
        call(providers={"terraform": ["terraform"]}),
        call(providers={"terraform": "terraform"}),
    ),
    *pair(
        "providers, value is an attribute",
        with_aliases(call(providers={"terraform": "terraform.us.x"})),
        with_aliases(call(providers={"terraform": "terraform.us"})),
    ),
    *pair(
        "providers, value with an alias that is not there",
        with_aliases(call(providers={"terraform": "terraform.asia"})),
        with_aliases(call(providers={"terraform": "terraform.eu"})),
    ),
    *pair(
        "providers, value is a variable",
        with_aliases(call(providers={"terraform": "${var.s}"})),
        with_aliases(call(providers={"terraform": "${terraform.us}"})),
    ),
    *pair(
        "providers, name with an alias the module has not",
        with_aliases(call(providers={"terraform.us": "terraform.us"})),
        with_aliases(call(providers={"terraform": "terraform.us"})),
    ),
    *pair(
        "providers, of another kind",
        with_aliases(call(providers={"terraform": "aws"})),
        with_aliases(call(providers={"terraform": "terraform"})),
    ),
    *pair("providers, value is null", call(providers={"terraform": None}), call(providers=None)),
    *pair("providers, number", call(providers={"terraform": 1}), call(providers={"terraform": "terraform"})),
    *pair(
        "providers, name that is none",
        call(providers={"1 a": "terraform"}),
        call(providers={"terraform": "terraform"}),
    ),
    *keyed(
        with_aliases(call()),
        with_aliases(call(providers={"terraform.us": "terraform.us"})),
        "module's alias is not given",
    ),
    *keyed(
        with_aliases(call(providers={"terraform": "terraform.us"})),
        with_aliases(call(providers={"terraform": "terraform", "terraform.us": "terraform.eu"})),
        "module's alias is not given, its default is",
    ),
    *keyed(
        with_aliases(call(providers={"terraform.us": "terraform.nope"})),
        with_aliases(call(providers={"terraform.us": "terraform"})),
        "module's alias by one that is not there",
    ),
    *keyed(
        with_aliases(call(providers={"terraform.eu": "terraform.eu"})),
        with_aliases(call(providers={"terraform.us": "terraform.eu"})),
        "another alias is given",
    ),
    *keyed(call(count=2), call(), "count of a module that configures a provider", CONFIGURED),
    *keyed(call(for_each={"a": 1}), call(), "for_each of a module that configures a provider", CONFIGURED),
    *keyed(
        call(depends_on=["terraform_data.one"]),
        call(),
        "depends_on of a module that configures a provider",
        CONFIGURED,
    ),
)
INSIDE = (
    *inside(
        "inside, an undeclared variable",
        {"output": {"o": {"value": "${var.nope}"}}},
        {"output": {"o": {"value": 1}}},
    ),
    *inside(
        "inside, a variable of the caller",
        {"output": {"o": {"value": "${var.s}"}}},
        {"variable": {"s": {"default": 1}}, "output": {"o": {"value": "${var.s}"}}},
    ),
    *inside(
        "inside, a resource of the caller",
        {"output": {"o": {"value": "${terraform_data.one.id}"}}},
        {"resource": {"terraform_data": {"one": {}}}, "output": {"o": {"value": "${terraform_data.one.id}"}}},
    ),
    *inside(
        "inside, an unknown argument",
        {"resource": {"terraform_data": {"r": {"nope": 1}}}},
        {"resource": {"terraform_data": {"r": {"input": 1}}}},
    ),
    *inside("inside, an unknown section", {"resources": {}}, {"resource": {}}),
    *inside("inside, a wrong call", {"locals": {"a": "${upper()}"}}, {"locals": {"a": '${upper("a")}'}}),
    *inside("inside, an open template", {"locals": {"a": "${1 + "}}, {"locals": {"a": "${1 + 1}"}}),
    *inside(
        "inside, a wrong default",
        {"variable": {"n": {"type": "number", "default": "x"}}},
        {"variable": {"n": {"type": "number", "default": "1"}}},
    ),
    *inside("inside, an output without value", {"output": {"o": {}}}, {"output": {"o": {"value": None}}}),
    *inside(
        "inside, count of a word",
        {"resource": {"terraform_data": {"r": {"count": "x"}}}},
        {"resource": {"terraform_data": {"r": {"count": "1"}}}},
    ),
    *inside("inside, a name that is none", {"locals": {"1 a": 1}}, {"locals": {"a1": 1}}),
    *inside(
        "inside, an unknown provider's alias",
        {"resource": {"terraform_data": {"r": {"provider": "terraform.us"}}}},
        {"resource": {"terraform_data": {"r": {"provider": "terraform"}}}},
    ),
    *inside(
        "inside, an input that the inner one has not",
        {"module": {"i": {"source": "./i"}}},
        {"locals": {"a": 1}},
    ),
    *inside(
        "inside, an operation with a list", {"locals": {"a": "${[] + 1}"}}, {"locals": {"a": "${1 + 1}"}}
    ),
    *inside(
        "inside, depends_on what is not there",
        {"output": {"o": {"value": 1, "depends_on": ["terraform_data.x"]}}},
        {"output": {"o": {"value": 1, "depends_on": []}}},
    ),
)

CASES: tuple[Case, ...] = (*SOURCES, *INPUTS, *REPEATED, *OUTPUTS, *PROVIDERS, *INSIDE)
