"""check blocks, with the data source that only they see.

https://opentofu.org/docs/language/checks
"""

from __future__ import annotations

from typing import Any

from tests.synth.checks.corpus.case import Case, Document, twins

GOOD = {"condition": '${terraform_data.a.id != ""}', "error_message": "Say something."}
OF_DATA = {"condition": "${data.terraform_remote_state.s.outputs != null}", "error_message": "Say something."}
SOURCE = {"backend": "local", "config": {"path": "x"}}


def check(**body: Any) -> Document:
    return {"resource": {"terraform_data": {"a": {}}}, "check": {"up": body}}


def data(*bodies: Any) -> Document:
    return check(**{"data": {"terraform_remote_state": {"s": bodies[0]}}, "assert": OF_DATA})


CASES: tuple[Case, ...] = (
    *twins("no assertion", check(), check(**{"assert": GOOD})),
    *twins("data alone", check(data={"terraform_remote_state": {"s": SOURCE}}), data(SOURCE)),
    *twins("an unknown argument", check(**{"assert": GOOD, "count": 2}), check(**{"assert": [GOOD]})),
    *twins(
        "an unknown block",
        check(**{"assert": GOOD, "resource": {"terraform_data": {"b": {}}}}),
        check(**{"assert": [GOOD, GOOD]}),
    ),
    *twins(
        "an assertion without condition",
        check(**{"assert": {"error_message": "No."}}),
        check(**{"assert": GOOD}),
    ),
    *twins(
        "an assertion without message",
        check(**{"assert": {"condition": GOOD["condition"]}}),
        check(**{"assert": GOOD}),
    ),
    *twins(
        "an assertion with an unknown argument",
        check(**{"assert": {**GOOD, "message": "x"}}),
        check(**{"assert": GOOD}),
    ),
    *twins(
        "an assertion of nothing", check(**{"assert": {**GOOD, "condition": True}}), check(**{"assert": GOOD})
    ),
    *twins(
        "an assertion of a text", check(**{"assert": {**GOOD, "condition": "x"}}), check(**{"assert": GOOD})
    ),
    *twins("an assertion is a text", check(**{"assert": "x"}), check(**{"assert": GOOD})),
    *twins(
        "an assertion's message is a list",
        check(**{"assert": {**GOOD, "error_message": []}}),
        check(**{"assert": {**GOOD, "error_message": "No ${terraform_data.a.id}"}}),
    ),
    *twins(
        "an assertion that refers to what is not there",
        check(**{"assert": {**GOOD, "condition": "${terraform_data.b.id}"}}),
        check(**{"assert": GOOD}),
    ),
    *twins(
        "an assertion that refers to self",
        check(**{"assert": {**GOOD, "condition": "${self.id}"}}),
        check(**{"assert": GOOD}),
    ),
    *twins(
        "an assertion that refers to count",
        check(**{"assert": {**GOOD, "condition": "${count.index}"}}),
        check(**{"assert": GOOD}),
    ),
    *twins(
        "data twice",
        check(**{"data": {"terraform_remote_state": {"s": SOURCE, "t": SOURCE}}, "assert": OF_DATA}),
        data(SOURCE),
    ),
    *twins(
        "data twice, as a list",
        check(
            **{
                "data": [
                    {"terraform_remote_state": {"s": SOURCE}},
                    {"terraform_remote_state": {"t": SOURCE}},
                ],
                "assert": OF_DATA,
            }
        ),
        check(**{"data": [{"terraform_remote_state": {"s": SOURCE}}], "assert": OF_DATA}),
    ),
    *twins("data with count", data({**SOURCE, "count": 2}), data(SOURCE)),
    *twins("data with for_each", data({**SOURCE, "for_each": ["x"]}), data(SOURCE)),
    *twins("data with lifecycle", data({**SOURCE, "lifecycle": {"postcondition": OF_DATA}}), data(SOURCE)),
    *twins(
        "data with depends_on",
        data({**SOURCE, "depends_on": "terraform_data.a"}),
        data({**SOURCE, "depends_on": ["terraform_data.a"]}),
    ),
    *twins(
        "data by a provider that is not there",
        data({**SOURCE, "provider": "terraform.us"}),
        data({**SOURCE, "provider": "terraform"}),
    ),
    *twins(
        "data of the document and of the check",
        {**data(SOURCE), "data": {"terraform_remote_state": {"s": SOURCE}}},
        {**data(SOURCE), "data": {"terraform_remote_state": {"t": SOURCE}}},
    ),
    *twins(
        "data of a check, from outside",
        {**data(SOURCE), "output": {"o": {"value": "${data.terraform_remote_state.s.outputs}"}}},
        {**data(SOURCE), "output": {"o": {"value": "${terraform_data.a.id}"}}},
    ),
    *twins(
        "name begins with a digit",
        {**check(), "check": {"1": {"assert": GOOD}}},
        {**check(), "check": {"one": {"assert": GOOD}}},
    ),
    *twins(
        "name has a blank",
        {**check(), "check": {"a b": {"assert": GOOD}}},
        {**check(), "check": {"a-b": {"assert": GOOD}}},
    ),
    *twins(
        "declared twice",
        {**check(), "check": [{"up": {"assert": GOOD}}, {"up": {"assert": GOOD}}]},
        {**check(), "check": [{"up": {"assert": GOOD}}, {"ok": {"assert": GOOD}}]},
    ),
    *twins("section is a text", {"check": "up"}, {**check(), "check": [{"up": [{"assert": GOOD}]}]}),
    *twins("body is a text", {"check": {"up": "x"}}, check(**{"assert": GOOD})),
)
