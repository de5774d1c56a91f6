"""The compact schema that is derived from `providers schema -json`."""

from __future__ import annotations

import json
import zlib
from typing import Any

import pytest

from snowform.schema import catalogue
from snowform.schema.derive import SchemaSourceError, derive

STRING = {"type": "string", "optional": True}


def printed(**sections: Any) -> dict[str, Any]:
    """What terraform prints for a provider of two words and no more than the given sections."""
    provider = {"provider": {"version": 0, "block": {}}, **sections}
    return {"format_version": "1.0", "provider_schemas": {"registry.terraform.io/acme/cloud": provider}}


def resource(block: dict[str, Any]) -> dict[str, Any]:
    return printed(resource_schemas={"cloud_thing": {"version": 0, "block": block}})


def entry(document: dict[str, Any], key: str) -> Any:
    lines = dict(line.split("\t") for line in derive(document, version="1.2.3").splitlines())
    return json.loads(lines[key])


def test_the_first_line_names_the_provider_and_its_version() -> None:
    first, *others = derive(printed(), version="1.2.3").splitlines(keepends=True)
    rest = "".join(others)
    whole = {"form": 1, "size": len(rest), "crc": zlib.crc32(rest.encode())}
    head = {"source": "acme/cloud", "version": "1.2.3", **whole}
    assert json.loads(first.removeprefix("!provider\t")) == head


def test_lines_are_sorted_so_that_bisection_finds_them() -> None:
    names = {f"cloud_{name}": {"block": {}} for name in ("b", "a_b", "a", "ab")}
    lines = derive(printed(resource_schemas=names, data_source_schemas=names), version="1").splitlines()
    keys = [line.split("\t")[0] for line in lines]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("attribute", "code"),
    [
        pytest.param({"type": "string", "required": True}, "r", id="required text"),
        pytest.param({"type": "string", "optional": True, "computed": True}, "oc", id="text either may give"),
        pytest.param({"type": "number", "computed": True}, "c:n", id="number"),
        pytest.param({"type": ["list", "string"], "optional": True}, "o:ls", id="list"),
        pytest.param({"type": ["map", ["set", "bool"]], "optional": True}, "o:mtb", id="nested collection"),
        pytest.param(
            {"type": "string", "optional": True, "sensitive": True, "write_only": True},
            "osw",
            id="write-only",
        ),
        pytest.param(
            {"type": ["list", ["object", {"a": "string"}]], "computed": True},
            ["c", ["list", ["object", {"a": "string"}]]],
            id="objects keep cty's form",
        ),
        pytest.param(
            {
                "nested_type": {
                    "nesting_mode": "list",
                    "attributes": {"a": {"type": "string", "required": True}, "b": STRING},
                },
                "optional": True,
            },
            ["o", ["list", ["object", {"a": "string", "b": "string"}, ["b"]]]],
            id="attributes of an attribute",
        ),
    ],
)
def test_an_attribute_is_its_flags_and_its_type(attribute: dict[str, Any], code: Any) -> None:
    assert entry(resource({"attributes": {"x": attribute}}), "resource/cloud_thing") == {"a": {"x": code}}


def test_a_block_that_stands_twice_is_written_once() -> None:
    inner = {"block": {"attributes": {f"attribute_{n}": STRING for n in range(3)}}, "nesting_mode": "list"}
    block = {"block_types": {"left": {**inner, "max_items": 1}, "right": {**inner, "min_items": 2}}}
    assert entry(resource(block), "resource/cloud_thing") == {
        "b": {"left": ["list", 0, 1, 0], "right": ["list", 2, 0, 0]},
        "s": [{"a": {"attribute_0": "o", "attribute_1": "o", "attribute_2": "o"}}],
    }


@pytest.mark.parametrize(
    ("document", "message"),
    [
        pytest.param(
            {"provider_schemas": {}},
            "not the output of `providers schema -json`, format 1; "
            "pass what `terraform providers schema -json` prints",
            id="no format",
        ),
        pytest.param(
            {"format_version": "1.0", "provider_schemas": {}},
            "schemas of 0 providers; name exactly one provider",
            id="no provider",
        ),
    ],
)
def test_what_is_no_schema_is_refused(document: dict[str, Any], message: str) -> None:
    with pytest.raises(SchemaSourceError) as caught:
        derive(document, version="1")
    assert str(caught.value) == message


def test_every_name_of_the_shipped_schema_is_found_by_bisection() -> None:
    schema = catalogue.named("aws")
    assert (len(schema.names("resource")), len(schema.names("data"))) == (1526, 608)
    for kind in ("resource", "data", "ephemeral"):
        assert [name for name in schema.names(kind) if schema.block(kind, name) is None] == []


@pytest.mark.parametrize("name", ["", "aws", "aws_vpc_", "aws_zzz", "aws_instance\t", "AWS_VPC"])
def test_a_name_that_is_none_is_not_found(name: str) -> None:
    assert catalogue.named("aws").resource(name) is None
