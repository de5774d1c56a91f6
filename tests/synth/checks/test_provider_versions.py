"""What one version of a provider has and another has not is told of with the version that has it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from snowform.schema import catalogue
from snowform.synth.checks.check import check
from tests.providers.small_schemas import TEXT, block, keep

FIVE, SIX, BOTH = "~> 5.0", ">= 6", ">= 5.100, < 7"
VPC = {"aws_vpc": {"a": {"cidr_block": "10.0.0.0/16"}}}
EIP = {"aws_eip": {"a": {}}}


def told(constraint: str, source: str = "hashicorp/aws", **sections: Any) -> list[str]:
    name = source.rpartition("/")[2]
    required = {"required_providers": {name: {"source": source, "version": constraint}}}
    found = check({"terraform": required, **sections})
    return [f"{finding.severity}: {finding}" for finding in found if finding.rule != "deprecated-argument"]


def resource(terraform_type: str, **arguments: Any) -> dict[str, Any]:
    return {"resource": {terraform_type: {"a": arguments}}}


def reading(resources: dict[str, Any], text: str) -> dict[str, Any]:
    return {"resource": resources, "output": {"o": {"value": text}}}


CASES = {
    "an argument that is new": (
        resource("aws_vpc", cidr_block="10.0.0.0/16", region="eu-central-1"),
        'resource.aws_vpc.a.region: unknown argument "region" in hashicorp/aws 5.100.0',
        "6.69.1 takes it",
        'ask for ">= 6"',
    ),
    "a type that is new": (
        resource("aws_transfer_web_app", tags={}),
        'resource.aws_transfer_web_app: hashicorp/aws 5.100.0 has no resource type "aws_transfer_web_app"',
        "6.69.1 has it",
        'ask for ">= 6"',
    ),
    "a data source that is new": (
        {"data": {"aws_s3_buckets": {"a": {}}}},
        'data.aws_s3_buckets: hashicorp/aws 5.100.0 has no data source "aws_s3_buckets"',
        "6.69.1 has it",
        'ask for ">= 6"',
    ),
    "an argument of the provider": (
        {"provider": {"aws": {"user_agent": ["a"]}}},
        'provider.aws.user_agent: unknown argument "user_agent" in hashicorp/aws 5.100.0',
        "6.69.1 takes it",
        'ask for ">= 6"',
    ),
    "an attribute that is read": (
        reading(VPC, "${aws_vpc.a.region}"),
        'output.o.value: aws_vpc.a has no attribute "region" in hashicorp/aws 5.100.0',
        "6.69.1 has it",
        'ask for ">= 6"',
    ),
}
GONE = {
    "an endpoint of the provider": (
        {"provider": {"aws": {"endpoints": {"opsworks": "http://localhost"}}}},
        'provider.aws.endpoints.opsworks: unknown argument "opsworks" in hashicorp/aws 6.69.1',
        "5.100.0 takes it",
        'ask for "~> 5.0"',
    ),
    "an attribute that is read": (
        reading(EIP, "${aws_eip.a.vpc}"),
        'output.o.value: aws_eip.a has no attribute "vpc" in hashicorp/aws 6.69.1',
        "5.100.0 has it",
        "use domain",
    ),
}


@pytest.mark.parametrize(
    ("wrong", "right", "case"),
    [(FIVE, SIX, case) for case in CASES.values()] + [(SIX, FIVE, case) for case in GONE.values()],
    ids=[*CASES, *(f"{name}, gone" for name in GONE)],
)
def test_what_another_version_has_is_told_with_it(wrong: str, right: str, case: Any) -> None:
    sections, message, other, hint = case
    assert told(wrong, **sections) == [f"error: {message}; {other}; {hint}"]
    assert told(right, **sections) == []
    warning = f"warning: {message}, which is permitted; {other}; {hint} [provider-version]"
    assert told(BOTH, **sections) == [warning]


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        (
            resource("aws_eip", vpc=True),
            'unknown argument "vpc" in hashicorp/aws 6.69.1; 5.100.0 takes it; use domain',
        ),
        (
            resource("aws_simpledb_domain", name="a"),
            'has no resource type "aws_simpledb_domain"; 5.100.0 has it; use aws_dynamodb_table',
        ),
        (
            {"data": {"aws_redshift_service_account": {"a": {}}}},
            "5.100.0 has it; use the name of a service principal",
        ),
    ],
)
def test_what_was_deprecated_is_told_with_what_takes_its_place(sections: Any, expected: str) -> None:
    [error] = told(SIX, **sections)
    assert error.endswith(expected)
    assert told(FIVE, **sections) == []
    # The rule of what is deprecated tells of it.
    assert told(BOTH, **sections) == []


@pytest.mark.parametrize("constraint", [FIVE, SIX, BOTH])
def test_what_no_version_has_is_told_without_a_version(constraint: str) -> None:
    sections = reading({"aws_vpc": {"a": {"cidr_blok": "10.0.0.0/16"}}}, "${aws_vpc.a.aarn}")
    assert told(constraint, **sections) == [
        'error: resource.aws_vpc.a.cidr_blok: unknown argument "cidr_blok"; did you mean "cidr_block"?',
        'error: output.o.value: aws_vpc.a has no attribute "aarn"; did you mean "arn"?',
    ]


def test_what_each_version_refuses_otherwise_is_an_error() -> None:
    (missing, required) = told(BOTH, resource={"aws_lambda_capacity_provider": {"a": {}}})
    assert missing.startswith("warning: resource.aws_lambda_capacity_provider: hashicorp/aws 5.100.0 has no")
    assert required == 'error: resource.aws_lambda_capacity_provider.a: the argument "name" is required'


@pytest.mark.parametrize(
    ("version", "constraint", "hint"),
    [
        ("0.9.0", "~> 0.9", 'ask for ">= {major}"'),
        ("99.0.0", ">= 99", 'ask for "~> {major}.0"'),
        (
            "{major}.99.0",
            "~> {major}.99",
            'ask for "~> {minor}": snowform providers add hashicorp/random "~> {minor}"',
        ),
    ],
)
def test_the_version_that_comes_with_snowform_is_told_of_beside_the_projects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, constraint: str, hint: str
) -> None:
    (tmp_path / "cdktf.json").write_text("{}")
    monkeypatch.chdir(tmp_path)
    (shipped,) = catalogue.every_version("hashicorp/random")
    of = {"major": shipped.number.major, "minor": shipped.version.rpartition(".")[0]}
    version, constraint, hint = (text.format(**of) for text in (version, constraint, hint))
    keep(tmp_path, version=version, resource={"random_pet": block(name=TEXT)})
    assert told(constraint, "hashicorp/random", **resource("random_pet", length=2)) == [
        f'error: resource.random_pet.a.length: unknown argument "length" in hashicorp/random {version}; '
        f"{shipped.version} takes it; {hint}"
    ]
