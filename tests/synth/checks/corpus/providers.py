"""provider blocks: aliases, defaults, what refers to them.

https://opentofu.org/docs/language/providers/configuration
"""

from __future__ import annotations

from typing import Any

from tests.synth.checks.corpus.case import Case, Document, twins


def configured(*bodies: Any, **more: Any) -> Document:
    return {"provider": {"terraform": list(bodies)}, "resource": {"terraform_data": {"a": more}}}


US, EU = {"alias": "us"}, {"alias": "eu"}

CASES: tuple[Case, ...] = (
    *twins("two defaults", configured({}, {}), configured({}, US)),
    *twins("two of one alias", configured(US, US), configured(US, EU)),
    *twins("two of one alias, beside a default", configured({}, US, US), configured({}, US, EU)),
    *twins(
        "two defaults, as sections",
        {"provider": [{"terraform": {}}, {"terraform": {}}]},
        {"provider": [{"terraform": {}}, {"terraform": US}]},
    ),
    *twins("alias with a dot", configured({"alias": "us.east"}), configured({"alias": "us-east"})),
    *twins("alias with a blank", configured({"alias": "us east"}), configured({"alias": "us_east"})),
    *twins("alias begins with a digit", configured({"alias": "1us"}), configured({"alias": "us1"})),
    *twins("alias is empty", configured({"alias": ""}), configured({"alias": "u"})),
    *twins("alias is null", configured({"alias": None}), configured({"alias": "u"})),
    *twins("alias is a number", configured({"alias": 5}), configured({"alias": "five"})),
    *twins("alias is a bool", configured({"alias": True}), configured({"alias": "yes"})),
    *twins("alias is a list", configured({"alias": ["us"]}), configured(US)),
    *twins("alias is a reference", configured({"alias": "${var.v}"}), configured(US)),
    *twins("alias begins with a dash", configured({"alias": "-us"}), configured({"alias": "u-s"})),
    *twins(
        "an unknown argument",
        configured({"region": "x"}),
        configured({}),
    ),
    *twins("count", configured({"alias": "us", "count": 2}), configured(US)),
    *twins("for_each without an alias", configured({"for_each": {"a": 1}}), configured(US)),
    *twins("depends_on", configured({"depends_on": ["terraform_data.a"]}), configured(US)),
    *twins("source", configured({"source": "x"}), configured(US)),
    *twins("version is no constraint", configured({"version": "many"}), configured({})),
    *twins("lifecycle", configured({"lifecycle": {}}), configured({})),
    *twins("locals", configured({"locals": {}}), configured({})),
    *twins("name with a blank", {"provider": {"a b": {}}}, {"provider": {"terraform": {}}}),
    *twins("name with a dot", {"provider": {"aws.us": {}}}, {"provider": {"terraform": US}}),
    *twins("name with an underscore", {"provider": {"a_b": {}}}, {"provider": {"terraform": EU}}),
    *twins("name in capitals", {"provider": {"Terraform": {}}}, {"provider": {"terraform": {}}}),
    *twins("body is a text", {"provider": {"terraform": "x"}}, {"provider": {"terraform": []}}),
    *twins("section is a text", {"provider": "terraform"}, {"provider": [{"terraform": {}}]}),
    *twins(
        "used, and not there",
        configured({}, provider="terraform.us"),
        configured(US, provider="terraform.us"),
    ),
    *twins(
        "used by an index",
        configured(US, provider='terraform["us"]'),
        configured(US, provider="terraform.us"),
    ),
    *twins(
        "used by a text of two aliases",
        configured(US, provider="terraform.us.east"),
        configured(US, provider="terraform.us"),
    ),
    *twins(
        "used in an interpolation",
        configured(US, provider="${terraform.us}"),
        configured(US, provider="terraform"),
    ),
    *twins("used as a number", configured(US, provider=5), configured(US)),
    *twins("used as a list", configured(US, provider=["terraform.us"]), configured(US)),
    *twins("used as an empty text", configured(US, provider=""), configured(US)),
    *twins("used as null", configured(US, provider=None), configured(US)),
    *twins("used by its type alone, with a dot", configured(US, provider="terraform."), configured(US)),
)
