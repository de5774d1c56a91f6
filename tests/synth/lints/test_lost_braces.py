"""A text that names what is declared, without braces, is warned of; one that only looks like it is not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.synth.checks.documents import check

DECLARED: dict[str, Any] = {
    "variable": {"region": {}},
    "locals": {"name": "x", "deep": {"a": "y"}},
    "data": {"aws_ami": {"nixos": {}}},
    "module": {"net": {"source": "./net"}},
}


SHAPES = (str, lambda text: [text], lambda text: {"a": text}, lambda text: [{"a": [text]}])


def lost(value: Any, argument: str = "instance_tenancy", **body: Any) -> list[str]:
    resource = {"aws_vpc": {"main": {}, "it": {argument: value, **body}}}
    found = check({**DECLARED, "resource": resource})
    assert all((finding.severity, finding.rule) == ("warning", "lost-braces") for finding in found)
    return [finding.message.split('"')[1] for finding in found]


@pytest.mark.parametrize(
    "text",
    [
        "aws_vpc.main.id",
        "aws_vpc.main.tags",
        "data.aws_ami.nixos.id",
        "var.region",
        "local.name",
        "local.deep.a",
        "module.net.vpc_id",
        "path.module",
        "terraform.workspace",
    ],
)
@pytest.mark.parametrize(
    "shape", [str, lambda text: [text], lambda text: {"a": text}, lambda text: [{"a": [text]}]]
)
def test_a_text_that_names_what_is_declared_is_warned_of(text: str, shape: Any) -> None:
    assert lost(shape(text)) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "{aws_vpc.main.id}",
        "{{aws_vpc.main.id}}",
        "{{ aws_vpc.main.id }}",
        "{ aws_vpc.main.id }",
        "$aws_vpc.main.id",
        "$(aws_vpc.main.id)",
        "aws_vpc.main.id}",
    ],
)
def test_a_reference_that_kept_a_part_of_its_braces_is_warned_of(text: str) -> None:
    assert lost(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "{aws_vpc.other.id}",
        "{{var.other}}",
        "$other.id",
        "{name}",
        "$HOME",
        "$(hostname)",
        "$$aws_vpc.main.id",
        "{aws_vpc.main.id},{aws_vpc.it.id}",
        "see {aws_vpc.main.id}",
        "aws_vpc.other.id",
        "aws_vpc.main.nope",
        "aws_vpc.main",
        "aws_subnet.main.id",
        "data.aws_ami.other.id",
        "data.example.com",
        "var.other",
        "local.other",
        "local.domain",
        "module.other.id",
        "each.value",
        "count.index",
        "path.to.file",
        "see aws_vpc.main.id",
        "aws_vpc.main.id,aws_vpc.it.id",
        "10.0.0.0/16",
        "ec2.amazonaws.com",
        "${aws_vpc.main.id}",
        "$${aws_vpc.main.id}",
    ],
)
def test_other_texts_are_texts(text: str) -> None:
    assert lost(text) == []


def test_each_and_count_are_looked_for_where_they_mean_something() -> None:
    assert lost("each.value", for_each={"a": "b"}) == ["each.value"]
    assert lost("count.index", count=2) == ["count.index"]


@pytest.mark.parametrize("argument", ["description", "comment", "//"])
def test_what_is_for_people_may_name_addresses(argument: str) -> None:
    assert lost("aws_vpc.main.id", argument) == []
    assert lost({argument: "aws_vpc.main.id"}) == []


def test_addresses_stand_bare_where_terraform_wants_them() -> None:
    document = {
        "resource": {
            "aws_vpc": {
                "main": {"tags": {}},
                "it": {"depends_on": ["aws_vpc.main"], "lifecycle": {"ignore_changes": ["tags"]}},
            }
        },
        "moved": [{"from": "aws_vpc.old", "to": "aws_vpc.main"}],
        "import": [{"id": "vpc-1", "to": "aws_vpc.it"}],
    }
    assert check(document) == []


def test_outputs_locals_providers_and_modules_are_looked_through() -> None:
    text = "aws_vpc.main.id"
    document = {
        "resource": {"aws_vpc": {"main": {}}},
        "output": {"o": {"value": text, "description": text}},
        "locals": {"l": [text]},
        "provider": {"aws": {"region": text}},
        "module": {"m": {"source": "./m", "given": text}},
    }
    assert sorted(".".join(map(str, finding.path)) for finding in check(document)) == [
        "locals.l.0",
        "module.m.given",
        "output.o.value",
        "provider.aws.region",
    ]
