"""The modules of a plan are walked in one order, each with its call and its place."""

from __future__ import annotations

from typing import Any

from snowform.provision.plan.modules import root_of, used_configurations, value_modules

INNER = {"resources": [{"mode": "managed", "provider_config_key": "aws.b"}]}
MIDDLE: dict[str, Any] = {
    "resources": [{"mode": "data", "provider_config_key": "aws.data"}],
    "module_calls": {"inner": {"module": INNER, "expressions": {"x": {"constant_value": 1}}}},
}
DOCUMENT: dict[str, Any] = {
    "configuration": {
        "root_module": {
            "resources": [{"mode": "managed", "provider_config_key": "aws"}],
            "module_calls": {"outer": {"module": MIDDLE}, "last": {}},
        }
    }
}


def test_each_module_comes_before_those_that_it_calls() -> None:
    found = list(root_of(DOCUMENT).all())
    assert [module.prefix for module in found] == [
        "",
        "module.outer.",
        "module.outer.module.inner.",
        "module.last.",
    ]
    assert [module.arguments for module in found] == [{}, {}, {"x": {"constant_value": 1}}, {}]


def test_a_chain_of_calls_leads_to_a_module_and_one_that_is_not_there_to_an_empty_one() -> None:
    assert root_of(DOCUMENT).below(["outer", "inner"]).raw == INNER
    assert root_of(DOCUMENT).below(["outer", "absent", "inner"]).raw == {}
    assert root_of({}).raw == {}


def test_managed_resources_alone_use_a_configuration() -> None:
    assert used_configurations(DOCUMENT) == {"aws", "aws.b"}


def test_the_modules_of_values_come_in_their_order() -> None:
    child = {"address": "module.a", "child_modules": [{"address": "module.a.module.b"}]}
    values = {"root_module": {"child_modules": [child, {"address": "module.c"}]}}
    assert [module.get("address") for module in value_modules(values)] == [
        None,
        "module.a",
        "module.a.module.b",
        "module.c",
    ]
    assert list(value_modules(None)) == []
