"""Provider blocks of modules, as a plan of OpenTofu 1.6.2 tells them, made into blocks that can be asked."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.provision.crash.module_providers import module_providers

AWS = "registry.opentofu.org/hashicorp/aws"


def plan(settings: Any, call: Any = None, module: str = "module.a", **variables: Any) -> dict[str, Any]:
    block = {"name": "aws", "full_name": AWS, "module_address": module}
    inner = {"variables": {"region": {}, "zone": {"default": "us-east-2"}}}
    root: dict[str, Any] = {"module_calls": {"a": {"expressions": call or {}, "module": inner}}}
    if module == "module.o.module.a":
        root = {
            "module_calls": {"o": {"expressions": {"r": {"constant_value": "sa-east-1"}}, "module": root}}
        }
    return {
        "configuration": {
            "provider_config": {
                "aws": {"name": "aws", "full_name": AWS, "expressions": {"region": {"constant_value": "x"}}},
                f"{module}:aws": {**block, **({"expressions": settings} if settings is not None else {})},
            },
            "root_module": root,
        },
        "variables": {name: {"value": value} for name, value in variables.items()},
    }


def test_constants_are_taken_over_and_tags_are_not() -> None:
    found = module_providers(
        plan(
            {
                "region": {"constant_value": "eu-west-1"},
                "assume_role": [{"role_arn": {"constant_value": "arn:aws:iam::1:role/x"}}],
                "default_tags": [{"tags": {"references": ["local.tags"]}}],
            }
        )
    )
    assert list(found.blocks.values()) == [
        {
            "alias": "snowform_search_0",
            "region": "eu-west-1",
            "assume_role": [{"role_arn": "arn:aws:iam::1:role/x"}],
        }
    ]
    assert found.labels == {"snowform_search_0": "module.a: provider aws"}
    assert not found.guessed


@pytest.mark.parametrize(
    ("expression", "call", "module", "region"),
    [
        (
            {"references": ["var.region"]},
            {"region": {"constant_value": "eu-west-1"}},
            "module.a",
            "eu-west-1",
        ),
        ({"references": ["var.region"]}, {"region": {"references": ["var.home"]}}, "module.a", "eu-north-1"),
        ({"references": ["var.zone"]}, {}, "module.a", "us-east-2"),
        (
            {"references": ["var.region"]},
            {"region": {"references": ["var.r"]}},
            "module.o.module.a",
            "sa-east-1",
        ),
    ],
    ids=["given by the call", "given to the root", "by default", "given to the module around"],
)
def test_a_variable_is_followed_and_said_to_be_a_guess(
    expression: Any, call: Any, module: str, region: str
) -> None:
    found = module_providers(plan({"region": expression}, call, module, home="eu-north-1"))
    assert [body["region"] for body in found.blocks.values()] == [region]
    assert found.guessed == [f"{module}: provider aws"]


def test_a_template_of_a_configuration_in_json_is_no_constant() -> None:
    by_call = plan(
        {"region": {"references": ["var.region"]}}, {"region": {"constant_value": "${var.home}"}}, home="a-1"
    )
    assert [body["region"] for body in module_providers(by_call).blocks.values()] == ["a-1"]
    itself = plan({"region": {"constant_value": "${ var.region }"}}, {"region": {"constant_value": "a-2"}})
    found = module_providers(itself)
    assert [body["region"] for body in found.blocks.values()] == ["a-2"]
    assert not found.guessed
    for text in ("${local.region}", "${var.region}-1", "%{ if true }a-1%{ endif }"):
        assert module_providers(plan({"region": {"constant_value": text}})).unknown == [
            "module.a: provider aws"
        ]


def test_a_variables_value_is_no_template() -> None:
    found = module_providers(
        plan({"profile": {"references": ["var.region"]}}, {"region": {"references": ["var.p"]}}, p="${x}")
    )
    assert [body["profile"] for body in found.blocks.values()] == ["$${x}"]


@pytest.mark.parametrize(
    "expression",
    [
        {},
        {"references": ["local.region"]},
        {"references": ["var.a", "var.b"]},
        {"references": ["var.region"]},
    ],
)
def test_what_only_a_run_knows_is_named(expression: Any) -> None:
    found = module_providers(plan({"region": expression}))
    assert found.unknown == ["module.a: provider aws"]
    assert not found.blocks


def test_what_a_module_inherits_is_the_roots() -> None:
    found = module_providers(plan(None))
    assert not found.blocks
    assert not found.unknown
