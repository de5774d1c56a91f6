from __future__ import annotations

from typing import Any

import pytest

from snowform.nixos.stack import requirements
from snowform.nixos.stack.requirements import (
    CONFIG_ARGUMENTS,
    CREDENTIALS_ARGUMENTS,
    FileSetting,
    Provider,
    UnitError,
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("aws", ("", "hashicorp", "aws"), id="type alone"),
        pytest.param("hetznercloud/hcloud", ("", "hetznercloud", "hcloud"), id="namespace and type"),
        pytest.param("registry.opentofu.org/a/b", ("", "a", "b"), id="OpenTofu's own registry"),
        pytest.param("registry.terraform.io/a/b", ("registry.terraform.io", "a", "b"), id="another registry"),
        pytest.param("Mongey/Kafka", ("", "mongey", "kafka"), id="upper case"),
    ],
)
def test_a_source_names_host_namespace_and_type(source: str, expected: tuple[str, str, str]) -> None:
    provider = Provider.parse("local", source)
    assert (provider.host, provider.namespace, provider.type) == expected


@pytest.mark.parametrize(
    ("document", "sources"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param(
            {"terraform": {"required_providers": {"aws": {"source": "hashicorp/aws"}, "random": {}}}},
            ["hashicorp/aws", "hashicorp/random"],
            id="required",
        ),
        pytest.param(
            {"terraform": [{"required_providers": [{"aws": "~> 5.0"}]}]},
            ["hashicorp/aws"],
            id="required in Terraform's oldest form",
        ),
        pytest.param({"provider": {"tls": {}}}, ["hashicorp/tls"], id="only configured"),
        pytest.param({"resource": {"random_id": {"x": {}}}}, ["hashicorp/random"], id="only used"),
        pytest.param(
            {
                "terraform": {"required_providers": {"cloud": {"source": "hetznercloud/hcloud"}}},
                "resource": {"hcloud_server": {"x": {"provider": "cloud.second"}}},
            },
            ["hetznercloud/hcloud"],
            id="used under another name",
        ),
        pytest.param({"resource": {"terraform_data": {"x": {}}}}, [], id="built in"),
    ],
)
def test_every_provider_that_is_needed_is_found(document: dict[str, Any], sources: list[str]) -> None:
    assert [f"{p.namespace}/{p.type}" for p in requirements.providers(document)] == sources


@pytest.mark.parametrize(
    ("required", "constraint"),
    [
        pytest.param({"source": "hashicorp/aws", "version": ">= 5, < 7"}, ">= 5, < 7", id="with its source"),
        pytest.param("~> 5.0", "~> 5.0", id="Terraform's oldest form"),
        pytest.param({"source": "hashicorp/aws"}, "", id="none"),
    ],
)
def test_a_provider_has_the_constraint_that_is_put_on_it(required: Any, constraint: str) -> None:
    document = {"terraform": {"required_providers": {"aws": required}}}
    assert [provider.version for provider in requirements.providers(document)] == [constraint]


def aws(*blocks: dict[str, Any], backend: dict[str, Any] | None = None) -> dict[str, Any]:
    kept = {"backend": backend} if backend else {}
    return {
        "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws"}}, **kept},
        "provider": {"aws": list(blocks) if len(blocks) > 1 else blocks[0]},
    }


FILE = "/run/secrets/aws"
NAMES = {"shared_credentials_files": [FILE]}


@pytest.mark.parametrize(
    ("document", "setting"),
    [
        pytest.param(aws({}), FileSetting(named=False, path=None), id="none"),
        pytest.param(aws(NAMES), FileSetting(named=True, path=FILE), id="one"),
        pytest.param(
            aws(NAMES, {"alias": "us", **NAMES}), FileSetting(named=True, path=FILE), id="one twice"
        ),
        pytest.param(
            aws({}, backend={"s3": {"shared_credentials_file": FILE}}),
            FileSetting(named=True, path=FILE),
            id="of the backend",
        ),
        pytest.param(
            aws({"shared_credentials_files": ["~/.aws/credentials"]}),
            FileSetting(named=True, path=None),
            id="in a home",
        ),
        pytest.param(
            aws({"shared_credentials_files": ["/run/${var.name}"]}),
            FileSetting(named=True, path=None),
            id="known to Terraform only",
        ),
        pytest.param(
            aws({"shared_config_files": ["/etc/aws"]}), FileSetting(named=False, path=None), id="other"
        ),
    ],
)
def test_the_credentials_file_that_providers_name_is_found(
    document: dict[str, Any], setting: FileSetting
) -> None:
    assert requirements.file_setting(document, CREDENTIALS_ARGUMENTS) == setting


def test_a_provider_under_another_name_is_still_the_aws_provider() -> None:
    document = {
        "terraform": {"required_providers": {"amazon": {"source": "hashicorp/aws"}}},
        "provider": {"amazon": {"shared_config_files": ["/etc/aws/config"]}},
    }
    assert requirements.file_setting(document, CONFIG_ARGUMENTS) == FileSetting(
        named=True, path="/etc/aws/config"
    )


def test_two_credentials_files_are_refused_with_both_places() -> None:
    document = aws(NAMES, {"alias": "us", "shared_credentials_files": ["/run/secrets/us"]})
    with pytest.raises(UnitError) as caught:
        requirements.file_setting(document, CREDENTIALS_ARGUMENTS)
    assert str(caught.value) == (
        'provider.aws[1].shared_credentials_files: "/run/secrets/us" beside "/run/secrets/aws" '
        "(provider.aws[0].shared_credentials_files): a unit loads one such file; "
        "put all of it into one file, in profiles, and name the profile in each provider"
    )


@pytest.mark.parametrize(
    ("document", "uses"),
    [
        pytest.param(aws({}), True, id="provider"),
        pytest.param({"resource": {"aws_vpc": {"x": {}}}}, True, id="resource"),
        pytest.param({"terraform": {"backend": {"s3": {}}}}, True, id="backend"),
        pytest.param({"resource": {"random_id": {"x": {}}}}, False, id="something else"),
    ],
)
def test_aws_is_used_by_a_provider_or_by_the_backend(document: dict[str, Any], uses: bool) -> None:
    assert requirements.uses_aws(document, requirements.providers(document)) is uses


def test_what_modules_require_comes_beside_what_the_configuration_does() -> None:
    required = {"aws": {"source": "hashicorp/aws", "version": ">= 5.100"}}
    document = {"terraform": {"required_providers": required}}
    of_modules = {"hashicorp/aws": ["< 7"], "hashicorp/tls": [">= 3.0.0, < 5.0.0"]}
    found = requirements.providers(document, of_modules)
    assert [(requirement.local_name, requirement.type, requirement.version) for requirement in found] == [
        ("aws", "aws", ">= 5.100, < 7"),
        ("tls", "tls", ">= 3.0.0, < 5.0.0"),
    ]
