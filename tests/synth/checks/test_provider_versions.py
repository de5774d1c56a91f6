"""What one version of a provider has and another has not is told of with the version that has it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from snowform.schema import Block, catalogue
from snowform.synth.checks.check import check
from snowform.synth.lints.deprecations_table import GONE
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
GONE_READ = {
    "an attribute that is read": (
        reading(EIP, "${aws_eip.a.vpc}"),
        'output.o.value: aws_eip.a has no attribute "vpc" in hashicorp/aws 6.69.1',
        "5.100.0 has it",
        "use domain",
    ),
}


@pytest.mark.parametrize(
    ("wrong", "right", "case"),
    [(FIVE, SIX, case) for case in CASES.values()] + [(SIX, FIVE, case) for case in GONE_READ.values()],
    ids=[*CASES, *(f"{name}, gone" for name in GONE_READ)],
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


@pytest.mark.parametrize(
    ("kind", "terraform_type", "path", "instead"),
    [
        (kind, terraform_type, path, f"use {instead}" if instead else "leave it out")
        for kind, types in GONE.items()
        for terraform_type, paths in types.items()
        for path, instead in paths.items()
    ],
)
def test_what_is_gone_without_a_word_is_told_with_what_takes_its_place(
    kind: str, terraform_type: str, path: str, instead: str
) -> None:
    sections = document(kind, terraform_type, path)
    place = ".".join((*address(kind, terraform_type), path))
    of_path = [text for text in told(SIX, **sections) if text.startswith(f"error: {place}: ")]
    assert [text.rpartition("; ")[2] for text in of_path] == [instead]
    of_path = [text for text in told(BOTH, **sections) if text.startswith(f"warning: {place}: ")]
    assert [text.rpartition("; ")[2] for text in of_path] == [
        f'ask for "~> 5.0", or ask for ">= 6" and {instead} [provider-version]'
    ]


def test_all_that_can_be_set_in_5_and_not_in_6_is_told_of() -> None:
    """With what takes its place, where something does, or with the version that has it."""
    five, six = catalogue.every_version("hashicorp/aws")
    silent = []
    for kind in ("resource", "data", "ephemeral", "provider"):
        for terraform_type in five.names(kind):
            before, now = five.block(kind, terraform_type), six.block(kind, terraform_type)
            assert before is not None
            gone = set(settable(before)) - set(settable(now)) if now else {""}
            for path in gone:
                whole = document(kind, terraform_type, path)
                place = ".".join(filter(None, (*address(kind, terraform_type), path)))
                if not any(
                    f"{place}: ".startswith(text.removeprefix("error: ").partition(":")[0])
                    and ("; 5.100.0 takes it; " in text or "; 5.100.0 has it; " in text)
                    for text in told(SIX, **whole)
                ):
                    silent.append(f"{kind} {terraform_type} {path}")
    assert silent == []


def settable(block: Block, above: str = "") -> Iterator[str]:
    """What a configuration can give of a block, as paths through its blocks."""
    yield from (f"{above}{name}" for name, attribute in block.attributes.items() if attribute.settable)
    for name, nested in block.blocks.items():
        yield f"{above}{name}"
        yield from settable(nested.block, f"{above}{name}.")


def address(kind: str, terraform_type: str) -> tuple[str, ...]:
    return (kind, terraform_type) if kind == "provider" else (kind, terraform_type, "a")


VALUES = {"string": "x", "number": 1, "bool": True, "list": [], "set": []}


def type_of(block: Block | None, path: str) -> str | None:
    """What an attribute is, None of a block."""
    name, _, rest = path.partition(".")
    if block is None or name not in block.blocks:
        attribute = block.attributes.get(name) if block else None
        kind = attribute.type if attribute else None
        return kind if isinstance(kind, str | None) else str(kind[0])
    return type_of(block.blocks[name].block, rest)


def document(kind: str, terraform_type: str, path: str) -> dict[str, Any]:
    """A document in which just that is given."""
    found = VALUES.get(
        type_of(catalogue.every_version("hashicorp/aws")[0].block(kind, terraform_type), path), {}
    )
    for name in reversed(path.split(".") if path else ()):
        found = {name: found}
    for name in reversed(address(kind, terraform_type)):
        found = {name: found}
    return found


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
