"""What is laid over a configuration takes along what the configuration says itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from snowform.provision.configuration.overrides import (
    backend_override,
    configured,
    provider_override,
    untagged,
)
from snowform.provision.errors import UsageError

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


@pytest.mark.promise("accounts")
@pytest.mark.parametrize(
    "configuration",
    [
        pytest.param({"ephemeral": {"aws_kms_secrets": {"x": {}}}}, id="ephemeral alone"),
        pytest.param({"ephemeral": [{"aws_kms_secrets": [{"x": [{}]}]}]}, id="ephemeral, in lists"),
        pytest.param({"check": {"c": {"data": {"aws_vpc": {"x": {}}}}}}, id="in a check alone"),
        pytest.param({"action": {"aws_lambda_invoke": {"x": {}}}}, id="an action alone"),
        pytest.param({"import": [{"to": "aws_vpc.x", "id": "vpc-1"}]}, id="an import alone"),
        pytest.param({"data": {"http": {"x": {"provider": "aws"}}}}, id="chosen alone"),
        pytest.param({"module": {"m": {"source": "./m", "providers": {"x": "aws"}}}}, id="passed on alone"),
        pytest.param(
            {"terraform": {"required_providers": {"aws": {"source": "aws"}}}}, id="a type for a source"
        ),
    ],
)
def test_accounts_and_tags_are_laid_over_however_aws_is_used(configuration: dict[str, Any]) -> None:
    laid = {"default_tags": {"tags": TAGS}, "allowed_account_ids": ["123456789012"]}
    assert providers(configuration, accounts=("123456789012",)) == {"aws": [laid]}
    assert providers({"provider": {"aws": {"alias": "b"}}, **configuration}, accounts=("123456789012",)) == {
        "aws": [{"alias": "b", **laid}, laid]
    }


@pytest.mark.parametrize(
    "configuration",
    [
        {"ephemeral": {"random_password": {"x": {}}}},
        {"resource": {"aws_vpc": {"x": {"provider": "cloud.a"}}}},
        {"import": [{"to": "module.aws_x.random_id.x", "id": "x"}]},
        {"terraform": {"required_providers": {"aws": {"source": "example/aws"}}}, **VPC},
    ],
)
def test_nothing_is_laid_over_where_aws_is_not_used(configuration: dict[str, Any]) -> None:
    assert providers(configuration) is None


def test_accounts_and_credentials_are_laid_over_where_they_are_asked_for() -> None:
    aws = {"shared_credentials_files": ["~/.aws/credentials"]}
    assert providers(
        {**VPC, "provider": {"aws": aws}}, tags={}, accounts=("123456789012",), own_credentials=True
    ) == {"aws": [{"allowed_account_ids": ["123456789012"], "shared_credentials_files": None}]}


def test_a_configuration_without_aws_gets_no_provider() -> None:
    assert providers({"resource": {"terraform_data": {"a": {}}}}) is None


OPENTOFU = "registry.opentofu.org/hashicorp/aws"
LAID = {"allowed_account_ids": ["123456789012"]}


def keep(configuration: dict[str, Any], *installed: str) -> dict[str, Any]:
    return provider_override(
        configuration, tags={}, accounts=("123456789012",), own_credentials=False, installed=installed
    )


@pytest.mark.promise("accounts")
@pytest.mark.parametrize("host", ["registry.opentofu.org", "registry.terraform.io"])
def test_where_only_modules_use_aws_the_root_gets_a_block_that_they_inherit(host: str) -> None:
    module = {"module": {"m": {"source": "./m"}}}
    laid = keep(module, f"{host}/hashicorp/aws", f"{host}/hashicorp/tls")
    assert laid["provider"] == {"aws": [LAID]}
    assert keep(module, f"{host}/hashicorp/tls") == {}


@pytest.mark.promise("accounts")
def test_where_the_name_is_taken_the_block_gets_another() -> None:
    required = {"terraform": {"required_providers": {"aws": {"source": "example/aws"}}}}
    laid = keep(required, "registry.opentofu.org/example/aws", OPENTOFU)
    assert laid == {
        "terraform": {"required_providers": {"snowform-aws-0": {"source": OPENTOFU}}},
        "provider": {"snowform-aws-0": [LAID]},
    }


@pytest.mark.promise("accounts")
def test_of_two_registries_each_provider_gets_a_block() -> None:
    terraform = "registry.terraform.io/hashicorp/aws"
    required = {"terraform": {"required_providers": {"aws": {"source": "aws"}}}}
    assert keep(required, OPENTOFU, terraform) == {
        "terraform": {"required_providers": {"snowform-aws-0": {"source": terraform}}},
        "provider": {"aws": [LAID], "snowform-aws-0": [LAID]},
    }
    # Terraform takes a source without a host from its own.
    assert keep(required, terraform) == {"provider": {"aws": [LAID]}}


@pytest.mark.parametrize("source", ["aws", "hashicorp/aws", "HashiCorp/AWS", OPENTOFU])
def test_what_the_root_requires_by_any_name_gets_one_block(source: str) -> None:
    required = {"terraform": {"required_providers": {"amazon": {"source": source}}}}
    assert keep(required, OPENTOFU) == {"provider": {"amazon": [LAID]}}


@pytest.mark.promise("accounts")
@pytest.mark.parametrize(
    "own",
    [
        {"allowed_account_ids": ["123456789012", "999999999999"]},
        {"allowed_account_ids": [123456789012]},
        {"forbidden_account_ids": ["999999999999"]},
        {"allowed_account_ids": "${var.accounts}"},
    ],
)
def test_a_blocks_own_accounts_never_widen_the_policys(own: dict[str, Any]) -> None:
    (laid,) = keep({**VPC, "provider": {"aws": own}})["provider"]["aws"]
    assert laid["allowed_account_ids"] == ["123456789012"]
    assert ("forbidden_account_ids" in laid) == ("forbidden_account_ids" in own)


@pytest.mark.promise("accounts")
def test_the_policys_accounts_never_widen_a_blocks_own() -> None:
    both = ("123456789012", "210987654321")
    blocks = [{"alias": account, "allowed_account_ids": [account]} for account in both]
    laid = providers({**VPC, "provider": {"aws": blocks}}, accounts=both, tags={})
    assert [block["allowed_account_ids"] for block in laid["aws"]] == [
        *([account] for account in both),
        list(both),
    ]


@pytest.mark.promise("accounts")
@pytest.mark.parametrize(
    "own",
    [
        {"allowed_account_ids": ["999999999999"]},
        {"forbidden_account_ids": ["123456789012"]},
        {"forbidden_account_ids": "${var.accounts}"},
    ],
)
def test_a_block_that_is_left_no_account_is_refused(own: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as caught:
        keep({**VPC, "provider": {"aws": {"alias": "x", **own}}})
    assert caught.value.where == "provider aws.x"


def test_the_roots_configurations_are_named_as_a_plan_names_them() -> None:
    west = {"alias": "west", "region": "us-west-2"}
    assert configured({**VPC, "provider": {"aws": west}}) == ("aws.west", "aws")
    bound = {"resource": {"aws_vpc": {"main": {"provider": "aws.west"}}}, "provider": {"aws": [west]}}
    assert configured(bound) == ("aws.west",)
    assert configured({**bound, "module": {"m": {"source": "./m"}}}) == ("aws.west", "aws")
    assert configured({"module": {"m": {"source": "./m"}}}, [OPENTOFU]) == ("aws",)
    assert configured({"ephemeral": {"aws_kms_secrets": {"x": {}}}}) == ("aws",)
    assert configured({**bound, "check": {"c": {"data": {"aws_vpc": {"x": {}}}}}}) == ("aws.west", "aws")
    assert configured({"provider": {"aws": {}}, "resource": {"terraform_data": {"a": {}}}}) == ()
