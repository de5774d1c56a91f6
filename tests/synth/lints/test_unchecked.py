"""What no schema at hand knows of is said once, so that a clean check says no more than it can."""

from __future__ import annotations

from typing import Any

from snowform.synth.checks.check import check

BOXES = {"toy_box": {name: {"nope": 1} for name in ("a", "b")}}


def said(document: dict[str, Any]) -> list[str]:
    return [str(finding) for finding in check(document)]


def test_the_resources_of_a_provider_without_a_schema_are_named_once() -> None:
    assert said({"resource": BOXES, "output": {"o": {"value": "${toy_box.a.nope}"}}}) == [
        "terraform.required_providers.toy: no schema of hashicorp/toy is at hand: toy_box.a, "
        "toy_box.b are not checked; add it: snowform providers add hashicorp/toy [unchecked-provider]"
    ]


def test_many_are_counted() -> None:
    (text,) = said({"resource": {"toy_box": {f"n{number}": {} for number in range(5)}}})
    assert "toy_box.n0, toy_box.n1, toy_box.n2 and 2 more are not checked" in text


def test_each_provider_is_told_of_by_its_source() -> None:
    document = {
        "terraform": {"required_providers": {"hetzner": {"source": "hetznercloud/hcloud"}}},
        "resource": {"hetzner_server": {"a": {}}, "toy_box": {"b": {}}},
        "data": {"hetzner_image": {"c": {}}},
    }
    texts = said(document)
    assert len(texts) == 2
    assert any(
        "hetznercloud/hcloud is at hand: data.hetzner_image.c, hetzner_server.a are" in t for t in texts
    )


def test_a_configured_provider_without_resources_is_told_of() -> None:
    (text,) = said({"provider": {"toy": {"nope": 1}}})
    assert "its configuration is not checked" in text


def test_a_provider_of_another_namespace_than_terraform_takes_it_for_is_named() -> None:
    (text,) = said({"resource": {"cloudflare_zone": {"a": {"name": "example.com"}}}})
    assert 'is it cloudflare/cloudflare? Name that as its "source" in required_providers' in text


def test_a_version_that_no_schema_is_of_is_named() -> None:
    required = {"cloudflare": {"source": "cloudflare/cloudflare", "version": "~> 4.0"}}
    (text,) = said(
        {
            "terraform": {"required_providers": required},
            "resource": {"cloudflare_record": {"a": {"name": "www"}}},
        }
    )
    assert "no schema of cloudflare/cloudflare ~> 4.0 is at hand: cloudflare_record.a is not checked" in text
    assert 'snowform providers add cloudflare/cloudflare "~> 4.0"' in text


def test_what_is_checked_is_not_told_of() -> None:
    assert (
        said({"resource": {"aws_vpc": {"main": {}}}, "provider": {"aws": {"region": "eu-central-1"}}}) == []
    )


def test_terraforms_own_resources_need_no_provider() -> None:
    assert said({"resource": {"terraform_data": {"a": {"input": 1}}}}) == []
