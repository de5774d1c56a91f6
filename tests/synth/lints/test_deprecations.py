"""What the provider calls deprecated is warned of, with what takes its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from snowform.schema import Block, catalogue
from snowform.synth.checks.check import check
from snowform.synth.lints.deprecations_table import DATA, RESOURCES
from snowform.synth.lints.registry import CONCERNS
from tests.synth.lints.documents import find, paths

TABLES = {"resource": RESOURCES, "data": DATA}
CASES = [
    (section, kind, path)
    for section, table in TABLES.items()
    for kind, known in table.items()
    for path in known
]


def deprecated(block: Block, above: str = "") -> Iterator[str]:
    """What a schema marks and a configuration can give; not what is inside of what is deprecated whole."""
    for name, attribute in block.attributes.items():
        if attribute.deprecated and attribute.settable:
            yield f"{above}{name}"
    for name, nested in block.blocks.items():
        if nested.block.deprecated:
            yield f"{above}{name}"
        else:
            yield from deprecated(nested.block, f"{above}{name}.")


@pytest.mark.parametrize("section", TABLES)
def test_the_table_has_all_that_the_schema_marks_and_no_more(section: str) -> None:
    schema = catalogue.named("aws")
    marked: dict[str, set[str]] = {}
    for kind in schema.names(section):
        block = schema.block(section, kind)
        assert block is not None
        if found := {""} if block.deprecated else set(deprecated(block)):
            marked[kind] = found
    assert marked == {kind: set(known) for kind, known in TABLES[section].items()}


def test_the_registry_names_the_types_of_the_table() -> None:
    for section, table in TABLES.items():
        assert CONCERNS[section]["deprecations"] == table.keys()


def body(path: str, value: Any) -> dict[str, Any]:
    name, _, rest = path.partition(".")
    return {name: [body(rest, value)] if rest else value} if name else {}


@pytest.mark.parametrize(("section", "kind", "path"), CASES)
def test_what_is_deprecated_is_warned_of_where_it_is_given(section: str, kind: str, path: str) -> None:
    place = ".".join(filter(None, (section, kind, "it", path)))
    assert paths("deprecations", {section: {kind: {"it": body(path, "x")}}}) == [place]
    if path:
        assert paths("deprecations", {section: {kind: {"it": body(path, None)}}}) == []
        assert paths("deprecations", {section: {kind: {"it": {}}}}) == []


def said(document: Mapping[str, Any]) -> list[str]:
    return [str(finding) for finding in check(document)]


def test_the_warning_names_what_takes_its_place() -> None:
    assert said({"resource": {"aws_eip": {"it": {"vpc": True}}}}) == [
        'resource.aws_eip.it.vpc: "vpc" is deprecated: the next major version of the provider, which is '
        "permitted, may lack it; use domain [deprecated-argument]"
    ]
    assert said({"resource": {"aws_eip": {"it": {"domain": "vpc"}}}}) == []


def test_a_dynamic_block_is_one() -> None:
    dynamic = {"cors_rule": {"for_each": "${var.rules}", "content": {}}}
    document = {"resource": {"aws_s3_bucket": {"it": {"dynamic": dynamic}}}}
    assert paths("deprecations", document) == ["resource.aws_s3_bucket.it.cors_rule"]
    assert find("deprecations", {"resource": {"aws_s3_bucket": {"it": {"cors_rule": []}}}}) == []


@pytest.mark.parametrize(
    ("look_up", "warned"),
    [
        ({"most_recent": True}, True),
        ({"most_recent": "true"}, True),
        ({"most_recent": True, "filter": [{"name": "name", "values": ["x"]}]}, True),
        ({"most_recent": True, "filter": [{"name": "owner-id", "values": ["1"]}]}, False),
        ({"most_recent": True, "filter": {"name": "image-id", "values": ["ami-1"]}}, False),
        ({"most_recent": True, "owners": ["self"]}, False),
        ({"most_recent": True, "owners": "${var.owners}"}, False),
        ({"most_recent": False}, False),
        ({}, False),
    ],
)
def test_the_newest_image_is_looked_up_by_its_owner(look_up: dict[str, Any], warned: bool) -> None:
    found = find("ami_owners", {"data": {"aws_ami": {"it": look_up}}})
    assert [finding.rule for finding in found] == ["ami-without-owners"] * warned


@pytest.mark.parametrize(
    ("constraint", "severity"),
    [("~> 5.0", "warning"), (">= 5.100, < 7", "warning"), (">= 6", "error"), (">= 99", "warning")],
)
def test_where_only_versions_are_permitted_that_refuse_it_that_is_an_error(
    constraint: str, severity: str
) -> None:
    required = {"aws": {"source": "hashicorp/aws", "version": constraint}}
    document = {
        "terraform": {"required_providers": required},
        "data": {"aws_ami": {"it": {"most_recent": True}}},
    }
    assert [finding.severity for finding in find("ami_owners", document)] == [severity]
