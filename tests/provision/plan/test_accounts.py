"""Provider configurations as plans of OpenTofu 1.6.2 with AWS's provider 5.100 hold them."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.provision.plan.accounts import provider_configurations, refuse, untagged

AWS = "registry.opentofu.org/hashicorp/aws"
ALLOWED: dict[str, Any] = {"allowed_account_ids": {"constant_value": ["123456789012"]}}
WEST: dict[str, Any] = {"region": {"constant_value": "us-west-2"}}
ROOT: dict[str, Any] = {"aws": {"name": "aws", "full_name": AWS, "expressions": ALLOWED}}


def plan(configurations: dict[str, Any], *, used: tuple[str, ...] = ()) -> dict[str, Any]:
    resources = [{"mode": "managed", "type": "aws_vpc", "provider_config_key": key} for key in used]
    module = {"module_calls": {"m": {"module": {"resources": resources}}}}
    return {"configuration": {"provider_config": configurations, "root_module": module}}


def of_module(name: str = "aws", source: str = AWS, alias: str = "", **settings: Any) -> dict[str, Any]:
    key = f"module.m:{name}" + (f".{alias}" if alias else "")
    expressions = {"expressions": settings} if settings else {}
    aliased = {"alias": alias} if alias else {}
    return {key: {"name": name, "full_name": source, "module_address": "module.m", **aliased, **expressions}}


def of_root(key: str, source: str = AWS, **settings: Any) -> dict[str, Any]:
    expressions = {"expressions": settings} if settings else {}
    return {key: {"name": key.partition(".")[0], "full_name": source, **expressions}}


def refused(configurations: dict[str, Any], *sources: str, declared: bool = False) -> list[str]:
    found = provider_configurations(plan(configurations), lambda *_: declared)
    return [refusal.address for refusal in refuse(found, (AWS, *sources), ["123456789012", "210987654321"])]


CANNOT: dict[str, tuple[dict[str, Any], str]] = {
    "a module's own block": (of_module(**WEST), "module.m: provider aws"),
    "a module's own alias": (of_module(alias="west", **WEST), "module.m: provider aws.west"),
    "a list that the module works out": (
        of_module(allowed_account_ids={"references": ["var.accounts"]}),
        "module.m: provider aws",
    ),
    "another account": (
        of_module(allowed_account_ids={"constant_value": ["123456789012", "999999999999"]}),
        "module.m: provider aws",
    ),
    "an empty list, which allows every account": (
        of_module(allowed_account_ids={"constant_value": []}),
        "module.m: provider aws",
    ),
    "a fork": (of_root("fork", "registry.opentofu.org/example/aws"), "provider fork"),
    "awscc": (of_root("awscc", "registry.opentofu.org/hashicorp/awscc", **WEST), "provider awscc"),
    "a block of the root that nothing was laid over": (of_root("aws.x", **WEST), "provider aws.x"),
}


@pytest.mark.promise("accounts")
@pytest.mark.parametrize("case", CANNOT)
def test_what_cannot_be_kept_to_the_accounts_is_refused(case: str) -> None:
    configurations, named = CANNOT[case]
    assert refused({**ROOT, **configurations}) == [named]


@pytest.mark.promise("accounts")
def test_a_provider_that_only_a_module_uses_and_nothing_configures_is_refused() -> None:
    source = "registry.opentofu.org/hashicorp/awscc"
    assert refused(ROOT, source) == [f"provider {source}"]


@pytest.mark.promise("accounts")
@pytest.mark.parametrize("name", ["aws", "amazon"])
def test_an_empty_block_of_a_module_inherits_nothing_and_is_refused(name: str) -> None:
    assert refused({**ROOT, **of_module(name)}, declared=True) == [f"module.m: provider {name}"]


KEPT = {
    "the root alone": {},
    "a module's own block with a list": of_module(**ALLOWED),
    "the root's by another name": of_module("amazon"),
    "a fork that takes the list": of_root("fork", "registry.opentofu.org/example/aws", **ALLOWED),
    "no provider of AWS's": of_root("tls", "registry.opentofu.org/hashicorp/tls"),
}


@pytest.mark.promise("accounts")
@pytest.mark.parametrize("case", KEPT)
def test_what_is_kept_to_the_accounts_is_let_through(case: str) -> None:
    assert refused({**ROOT, **KEPT[case]}) == []


def test_without_accounts_nothing_is_refused() -> None:
    found = provider_configurations(plan(of_module(**WEST)), lambda *_: True)
    assert refuse(found, [AWS], []) == ()


def test_what_carries_no_tags_is_said_where_it_is_used() -> None:
    own = of_module(alias="west", **WEST)
    document = plan({**ROOT, **own}, used=("module.m:aws.west", "aws"))
    found = provider_configurations(document, lambda *_: True)
    (sentence,) = untagged(document, found, {"snowform:stack": "web"})
    assert sentence.startswith("module.m: provider aws.west: the tags of this state cannot be added")
    assert untagged(document, found, {}) == ()
    assert untagged(plan({**ROOT, **own}, used=("aws",)), found, {"snowform:stack": "web"}) == ()
