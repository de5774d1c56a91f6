"""Which providers a configuration uses, as `tofu providers` lists them."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.provision.configuration.providers import Provider, provider_reference, providers_of

REQUIRED: dict[str, Any] = {"terraform": {"required_providers": {"aws": {"source": "example.org/x/aws"}}}}


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("aws", ("", "hashicorp", "aws")),
        ("AWS", ("", "hashicorp", "aws")),
        ("hashicorp/aws", ("", "hashicorp", "aws")),
        ("Registry.OpenTofu.org/HashiCorp/AWS", ("", "hashicorp", "aws")),
        ("registry.terraform.io/hashicorp/aws", ("registry.terraform.io", "hashicorp", "aws")),
        ("example.org:8443/a/b", ("example.org:8443", "a", "b")),
        ("terraform", ("", "hashicorp", "terraform")),
        ("terraform.io/builtin/terraform", ("terraform.io", "builtin", "terraform")),
    ],
)
def test_a_source_is_resolved_as_opentofu_does(source: str, address: tuple[str, str, str]) -> None:
    assert Provider.parse("local", source).address == address


@pytest.mark.parametrize(
    ("document", "found"),
    [
        pytest.param({}, {}, id="nothing"),
        pytest.param(
            {"terraform": {"required_providers": {"aws": {"source": "aws"}, "//": "ours"}}},
            {"aws": "hashicorp/aws"},
            id="a type alone, and a comment",
        ),
        pytest.param(
            {"terraform": [{"required_providers": [{"aws": "~> 5.0"}, {"null": {"version": "1"}}]}]},
            {"aws": "hashicorp/aws", "null": "hashicorp/null"},
            id="without a source, in lists",
        ),
        pytest.param({"provider": [{"tls": [{"alias": "x"}]}]}, {"tls": "hashicorp/tls"}, id="configured"),
        pytest.param({"resource": {"random_id": {"x": {}}}}, {"random": "hashicorp/random"}, id="a resource"),
        pytest.param({"data": [{"http": {"x": {}}}]}, {"http": "hashicorp/http"}, id="a data source"),
        pytest.param({"ephemeral": {"aws_x": {"x": {}}}}, {"aws": "hashicorp/aws"}, id="ephemeral"),
        pytest.param({"action": {"aws_x": {"x": {}}}}, {"aws": "hashicorp/aws"}, id="an action"),
        pytest.param(
            {"check": {"c": {"data": {"http_x": {"y": {}}}}}}, {"http": "hashicorp/http"}, id="in a check"
        ),
        pytest.param({"import": [{"to": "random_id.x"}]}, {"random": "hashicorp/random"}, id="an import"),
        pytest.param(
            {"import": [{"to": "random_id.x", "provider": "other.a"}]},
            {"other": "hashicorp/other"},
            id="an import with another provider",
        ),
        pytest.param(
            {"module": {"m": {"source": "./m", "providers": {"amazon": "aws.west"}}}},
            {"aws": "hashicorp/aws"},
            id="passed to a module",
        ),
        pytest.param(
            {"resource": {"aws_vpc": {"x": {"provider": "cloud.west"}}}},
            {"cloud": "hashicorp/cloud"},
            id="chosen",
        ),
        pytest.param(
            {**REQUIRED, "resource": {"aws_vpc": {"x": {}}}}, {"aws": "example.org/x/aws"}, id="of another"
        ),
        pytest.param(
            {"resource": {"terraform_data": {"x": {}}}},
            {"terraform": "terraform.io/builtin/terraform"},
            id="built in",
        ),
        pytest.param({"variable": {"aws_x": {"default": {}}}}, {}, id="nothing that uses one"),
    ],
)
def test_every_provider_that_is_used_is_found(document: dict[str, Any], found: dict[str, str]) -> None:
    assert {name: provider.source for name, provider in providers_of(document).items()} == found


def test_a_block_uses_the_configuration_that_it_names_or_that_of_its_type() -> None:
    assert provider_reference("aws_vpc") == ("aws", "")
    assert provider_reference("aws_vpc", None) == ("aws", "")
    assert provider_reference("aws_vpc", "cloud.west") == ("cloud", "west")
    assert provider_reference("aws_vpc", "${cloud}") == ("cloud", "")
    assert provider_reference("http") == ("http", "")


def test_the_version_is_the_constraint_as_it_is_written() -> None:
    required = {"a": "~> 1.0", "b": {"source": "x/b", "version": ">= 2, < 3"}, "c": {}}
    found = providers_of({"terraform": {"required_providers": required}})
    assert [provider.version for provider in found.values()] == ["~> 1.0", ">= 2, < 3", ""]
