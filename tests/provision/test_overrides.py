"""What is laid over a configuration takes along what the configuration says itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from snowform.provision.errors import UsageError
from snowform.provision.overrides import backend_override, provider_override, untagged

STATE = Path("/var/lib/web/terraform.tfstate")
TAGS = {"snowform:state": "lineage"}
VPC = {"resource": {"aws_vpc": {"main": {}}}}


def providers(configuration: dict[str, Any], **options: Any) -> Any:
    given = {"tags": TAGS, "accounts": (), "own_credentials": False, **options}
    return provider_override(configuration, **given).get("provider")


@pytest.mark.parametrize(
    "configuration",
    [
        {},
        {"terraform": {"backend": {"local": {"path": "mine"}}}},
        {"terraform": [{"backend": [{"local": {}}]}]},
    ],
)
def test_a_local_state_is_kept_where_the_site_says(configuration: dict[str, Any]) -> None:
    assert backend_override(configuration, STATE, own_credentials=False) == {
        "terraform": {"backend": {"local": {"path": str(STATE)}}}
    }


def test_a_remote_state_stays_where_it_is_and_loses_only_files_of_credentials() -> None:
    s3 = {"bucket": "states", "key": "web", "shared_credentials_files": ["/home/me/.aws/credentials"]}
    configuration = {"terraform": {"backend": {"s3": s3}}}
    assert backend_override(configuration, STATE, own_credentials=False) == {}
    assert backend_override(configuration, STATE, own_credentials=True) == {
        "terraform": {"backend": {"s3": {"bucket": "states", "key": "web"}}}
    }


@pytest.mark.parametrize("terraform", [{"cloud": {"organization": "x"}}, {"backend": {"remote": {}}}])
def test_a_backend_that_runs_elsewhere_is_refused(terraform: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="runs elsewhere, so nothing here could guard it"):
        backend_override({"terraform": terraform}, STATE, own_credentials=False)


def test_the_default_provider_is_tagged_even_where_it_is_not_written_down() -> None:
    assert providers(VPC) == {"aws": [{"default_tags": {"tags": TAGS}}]}


def test_each_alias_is_tagged_and_the_default_beside_them() -> None:
    blocks = [{"alias": "b", "region": "eu-west-1"}, {"alias": "c"}]
    assert providers({**VPC, "provider": {"aws": blocks}}) == {
        "aws": [
            {"alias": "b", "default_tags": {"tags": TAGS}},
            {"alias": "c", "default_tags": {"tags": TAGS}},
            {"default_tags": {"tags": TAGS}},
        ]
    }


def test_the_configurations_own_tags_stay() -> None:
    aws = {"region": "eu-central-1", "default_tags": {"tags": {"Team": "a"}}}
    assert providers({**VPC, "provider": {"aws": aws}}) == {
        "aws": [{"default_tags": {"tags": {"Team": "a", "snowform:state": "lineage"}}}]
    }


def test_tags_that_are_an_expression_are_merged_by_opentofu() -> None:
    aws = {"default_tags": [{"tags": "${var.tags}"}]}
    assert providers({**VPC, "provider": {"aws": [aws]}}) == {
        "aws": [{"default_tags": {"tags": '${merge(var.tags, {"snowform:state" = "lineage"})}'}}]
    }


def test_tags_that_a_dynamic_block_makes_are_left_alone_and_named() -> None:
    aws = {"alias": "d", "dynamic": {"default_tags": {"for_each": [1], "content": {}}}}
    configuration = {**VPC, "provider": {"aws": aws}}
    assert providers(configuration) == {"aws": [{"default_tags": {"tags": TAGS}}]}
    assert untagged(configuration) == ("aws.d",)


def test_a_provider_of_another_name_is_known_by_its_source() -> None:
    required = {"cloud": {"source": "Hashicorp/AWS"}, "aws": {"source": "example.org/x/aws"}}
    assert providers({"terraform": {"required_providers": required}}) == {
        "cloud": [{"default_tags": {"tags": TAGS}}]
    }


def test_accounts_and_credentials_are_laid_over_where_they_are_asked_for() -> None:
    aws = {"shared_credentials_files": ["~/.aws/credentials"]}
    assert providers(
        {**VPC, "provider": {"aws": aws}}, tags={}, accounts=("123456789012",), own_credentials=True
    ) == {"aws": [{"allowed_account_ids": ["123456789012"], "shared_credentials_files": None}]}


def test_a_configuration_without_aws_gets_no_provider() -> None:
    assert providers({"resource": {"terraform_data": {"a": {}}}}) is None
