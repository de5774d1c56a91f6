"""Conditions, provisioners and connections of resources and data sources.

https://opentofu.org/docs/language/expressions/custom-conditions/ and …/language/resources/provisioners/
"""

from __future__ import annotations

from typing import Any

from tests.synth.checks.corpus.case import Case, Document, twins
from tests.synth.checks.corpus.meta_arguments import LOCAL, REMOTE, data, it, lifecycle, provisioner


def judged(condition: Any, message: Any = "No.", block: str = "precondition") -> Document:
    return it(lifecycle={block: {"condition": condition, "error_message": message}})


def connected(**connection: Any) -> Document:
    return it(connection=connection, provisioner=REMOTE)


CONDITIONS = (
    *twins("condition is true", judged(True), judged("${var.b}")),
    *twins("condition is a word", judged("yes"), judged('${var.s == "yes"}')),
    *twins("condition is a list", judged([]), judged("${length(var.l) == 0}")),
    *twins("condition is a bare comparison", judged("var.n > 0"), judged("${var.n > 0}")),
    *twins("condition of literals", judged("${1 == 1}"), judged("${local.n == 1}")),
    *twins("condition comes to a list", judged("${var.l}"), judged("${var.l != null}")),
    *twins("condition comes to a number", judged("${local.n}"), judged("${local.n > 1}")),
    *twins("condition comes to an object", judged("${var.o}"), judged("${can(var.o.a)}")),
    *twins("condition is null", judged("${null}"), judged("${var.b == null}")),
    *twins(
        "precondition by self", judged('${self.id != ""}'), judged('${self.id != ""}', block="postcondition")
    ),
    *twins(
        "postcondition of an unknown attribute",
        judged("${self.nope != null}", block="postcondition"),
        judged("${self.output != null}", block="postcondition"),
    ),
    *twins("precondition of an undeclared one", judged("${var.nope}"), judged("${var.b}")),
    *twins(
        "condition without message", lifecycle(precondition={"condition": "${var.b}"}), judged("${var.b}")
    ),
    *twins("message without condition", lifecycle(precondition={"error_message": "No."}), judged("${var.b}")),
    *twins(
        "condition with a warning",
        lifecycle(precondition={"condition": "${var.b}", "error_message": "No.", "warning": "x"}),
        judged("${var.b}"),
    ),
    *twins("message is a list", judged("${var.b}", ["No."]), judged("${var.b}", "No: ${var.s}")),
    *twins("message is null", judged("${var.b}", None), judged("${var.b}", "no")),
    *twins(
        "message of an undeclared one",
        judged("${var.b}", "No: ${var.nope}"),
        judged("${var.b}", "No: $${var.nope}"),
    ),
    *twins(
        "message comes to a list", judged("${var.b}", "${var.l}"), judged("${var.b}", '${join(",", var.l)}')
    ),
    *twins("message is an object", judged("${var.b}", {"a": 1}), judged("${var.b}", "${var.s}")),
    *twins("conditions as texts", lifecycle(precondition=["x"]), lifecycle(precondition=[])),
    *twins("condition by count without count", judged("${count.index == 0}"), judged("${local.n == 0}")),
    *twins(
        "second condition with a fault",
        lifecycle(
            precondition=[
                {"condition": "${var.b}", "error_message": "No."},
                {"condition": "${var.c}", "error_message": "No."},
            ]
        ),
        lifecycle(
            precondition=[
                {"condition": "${var.b}", "error_message": "No."},
                {"condition": "${var.n > 0}", "error_message": "No."},
            ]
        ),
    ),
    *twins(
        "message by self in a precondition",
        judged("${var.b}", "No: ${self.id}"),
        judged("${var.b}", "No: ${self.id}", "postcondition"),
    ),
)
PROVISIONERS = (
    *twins("provisioner of no kind", it(provisioner={"command": "true"}), it(provisioner=LOCAL)),
    *twins("provisioner that is unknown", provisioner({}, "local"), provisioner({"command": "true"})),
    *twins(
        "provisioner chef",
        provisioner({"node_name": "x"}, "chef"),
        provisioner({"source": "a", "destination": "b"}, "file") | {"//": "x"},
    )[:1],
    *twins("provisioner without command", provisioner({}), provisioner({"command": "${self.id}"})),
    *twins(
        "provisioner with an unknown argument",
        provisioner({"command": "x", "cmd": "y"}),
        provisioner({"command": "x", "working_dir": "/"}),
    ),
    *twins(
        "provisioner, command is a list",
        provisioner({"command": ["x"]}),
        provisioner({"command": "x", "interpreter": ["sh"]}),
    ),
    *twins(
        "provisioner, command is an object", provisioner({"command": {"a": 1}}), provisioner({"command": 1})
    ),
    *twins(
        "provisioner, environment is a list",
        provisioner({"command": "x", "environment": ["a"]}),
        provisioner({"command": "x", "environment": {"a": 1}}),
    ),
    *twins(
        "provisioner, interpreter is an object",
        provisioner({"command": "x", "interpreter": {}}),
        provisioner({"command": "x", "interpreter": []}),
    ),
    *twins(
        "provisioner, quiet by a word",
        provisioner({"command": "x", "quiet": "yes"}),
        provisioner({"command": "x", "quiet": "true"}),
    ),
    *twins(
        "provisioner, when by another word",
        provisioner({"command": "x", "when": "update"}),
        provisioner({"command": "x", "when": "create"}),
    ),
    *twins(
        "provisioner, when is true",
        provisioner({"command": "x", "when": True}),
        provisioner({"command": "x", "when": "destroy"}),
    ),
    *twins(
        "provisioner, when by an expression",
        provisioner({"command": "x", "when": "${var.s}"}),
        provisioner({"command": "x", "when": "create"}),
    ),
    *twins(
        "provisioner, on failure by another word",
        provisioner({"command": "x", "on_failure": "ignore"}),
        provisioner({"command": "x", "on_failure": "continue"}),
    ),
    *twins(
        "provisioner, on failure is a list",
        provisioner({"command": "x", "on_failure": ["fail"]}),
        provisioner({"command": "x", "on_failure": "fail"}),
    ),
    *twins(
        "provisioner at the end by a variable",
        provisioner({"command": "${var.s}", "when": "destroy"}),
        provisioner({"command": "${self.id}", "when": "destroy"}),
    ),
    *twins(
        "provisioner at the end by a local",
        provisioner({"command": "${local.s}", "when": "destroy"}),
        provisioner({"command": "${path.module}", "when": "destroy"}),
    ),
    *twins(
        "provisioner at the end by another",
        provisioner({"command": "${terraform_data.one.id}", "when": "destroy"}),
        provisioner({"command": "${terraform.workspace}", "when": "destroy"}),
    ),
    *twins(
        "provisioner by an attribute self has not",
        provisioner({"command": "${self.nope}"}),
        provisioner({"command": "${self.output}"}),
    ),
    *twins(
        "provisioner by each without for_each",
        provisioner({"command": "${each.key}"}),
        it(for_each={"a": 1}, provisioner={"local-exec": {"command": "${each.key}"}}),
    ),
    *twins(
        "provisioner by an undeclared one",
        provisioner({"command": "${var.nope}"}),
        provisioner({"command": "${var.s}"}),
    ),
    *twins("provisioner is a text", it(provisioner="local-exec"), it(provisioner={})),
    *twins("provisioner is a list of texts", it(provisioner=["local-exec"]), it(provisioner=[LOCAL, LOCAL])),
    *twins(
        "provisioner's body is a text",
        it(provisioner={"local-exec": "true"}),
        it(provisioner={"local-exec": [{"command": "true"}]}),
    ),
    *twins(
        "remote-exec with inline and script",
        it(
            connection={"host": "h"}, provisioner={"remote-exec": {"inline": [], "script": "x", "scripts": 1}}
        ),
        it(connection={"host": "h"}, provisioner={"remote-exec": {"script": "x"}}),
    ),
    *twins(
        "remote-exec, inline is an object",
        it(connection={"host": "h"}, provisioner={"remote-exec": {"inline": {}}}),
        it(connection={"host": "h"}, provisioner=REMOTE),
    ),
    *twins(
        "file without destination",
        it(connection={"host": "h"}, provisioner={"file": {"source": "a"}}),
        it(connection={"host": "h"}, provisioner={"file": {"source": "a", "destination": "b"}}),
    ),
    *twins(
        "file with mode",
        it(connection={"host": "h"}, provisioner={"file": {"content": "a", "destination": "b", "mode": "1"}}),
        it(connection={"host": "h"}, provisioner={"file": {"content": "a", "destination": "b"}}),
    ),
    *twins("connection with a hostname", connected(host="h", hostname="h"), connected(host="h", user="u")),
    *twins("connection without host", connected(user="u"), connected(host="${self.id}")),
    *twins("connection, port is a word", connected(host="h", port="ssh"), connected(host="h", port="22")),
    *twins("connection, agent is a word", connected(host="h", agent="on"), connected(host="h", agent=False)),
    *twins("connection, host is a list", connected(host=["h"]), connected(host="h", bastion_host="b")),
    *twins("connection by an undeclared one", connected(host="${var.nope}"), connected(host="${var.s}")),
    *twins(
        "connection is a text",
        it(connection="ssh", provisioner=REMOTE),
        it(connection=[{"host": "h"}], provisioner=REMOTE),
    ),
    *twins(
        "connection twice",
        it(connection=[{"host": "h"}, {"host": "i"}], provisioner=REMOTE),
        it(connection={"host": "h"}, provisioner=[REMOTE, REMOTE]),
    ),
    *twins(
        "connection in a provisioner, unknown argument",
        provisioner({"inline": [], "connection": {"host": "h", "key": "k"}}, "remote-exec"),
        provisioner({"inline": [], "connection": {"host": "h"}}, "remote-exec"),
    ),
    *twins("data with a provisioner", data(provisioner=LOCAL), data()),
    *twins("data with a connection", data(connection={"host": "h"}), data(workspace="x")),
)
CASES: tuple[Case, ...] = (*CONDITIONS, *PROVISIONERS)
