from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, make_dataclass
from typing import Literal

import pytest
from jsonschema import Draft202012Validator

from snowform.settings import SettingsError, json_schema, project_schema
from snowform.settings.schema import DRAFT


@dataclass(frozen=True)
class Disk:
    """The root volume,
    which is encrypted."""

    size: int = field(default=20, metadata={"minimum": 20})
    """In GiB."""


@dataclass(frozen=True)
class Host:
    disk: Disk = field(default_factory=Disk)
    kinds: tuple[str, ...] = ("a", "b")


@dataclass(frozen=True)
class Site:
    region: str = field(metadata={"pattern": "^[a-z]+$", "description": "Where."})
    "Not this text: the metadata says more."
    architecture: Literal["x86_64", "arm64"] = "x86_64"
    hosts: Mapping[str, Host] = field(default_factory=lambda: {"web": Host()}, metadata={"key_pattern": "^w"})
    note: str | None = None
    load: float = field(default=0.5, metadata={"maximum": 1})
    public: bool = False


@dataclass(frozen=True)
class Looped:
    inner: Looped | None = None


DISK = {
    "type": "object",
    "description": "The root volume, which is encrypted.",
    "properties": {"size": {"type": "integer", "minimum": 20, "description": "In GiB.", "default": 20}},
    "required": [],
    "additionalProperties": False,
}
HOST = {
    "type": "object",
    "properties": {
        "disk": {**DISK, "default": {"size": 20}},
        "kinds": {"type": "array", "items": {"type": "string"}, "default": ["a", "b"]},
    },
    "required": [],
    "additionalProperties": False,
}
SITE = {
    "$schema": DRAFT,
    "type": "object",
    "properties": {
        "region": {"type": "string", "pattern": "^[a-z]+$", "description": "Where."},
        "architecture": {"enum": ["x86_64", "arm64"], "default": "x86_64"},
        "hosts": {
            "type": "object",
            "additionalProperties": HOST,
            "propertyNames": {"pattern": "^w"},
            "default": {"web": {"disk": {"size": 20}, "kinds": ["a", "b"]}},
        },
        "note": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None},
        "load": {"type": "number", "maximum": 1, "default": 0.5},
        "public": {"type": "boolean", "default": False},
    },
    "required": ["region"],
    "additionalProperties": False,
}


def test_the_whole_class_is_in_the_schema() -> None:
    assert json_schema(Site) == SITE


def test_the_schema_is_one_of_its_draft() -> None:
    Draft202012Validator.check_schema(json_schema(Site))
    Draft202012Validator.check_schema(project_schema({"site": json_schema(Site)}))


def test_a_class_that_holds_itself_is_an_error_and_no_endless_schema() -> None:
    with pytest.raises(SettingsError) as caught:
        json_schema(Looped)
    assert str(caught.value) == "Looped: the class holds itself, so it has no end"


@pytest.mark.parametrize(
    ("document", "error"),
    [
        pytest.param({"context": {"site": {"region": "north"}}}, None, id="right"),
        pytest.param(
            {"context": {"other": 1}, "terraformProviders": []}, None, id="keys of others are left alone"
        ),
        pytest.param({"context": {"site": {}}}, "'region' is a required property", id="section"),
        pytest.param({"language": "go"}, "'go' is not one of ['python']", id="language"),
    ],
)
def test_the_project_schema_judges_a_whole_cdktf_json(document: dict[str, object], error: str | None) -> None:
    schema = project_schema({"site": json_schema(Site)})
    found = Draft202012Validator(schema).iter_errors(
        {"language": "python", "app": "python main.py"} | document
    )
    assert [e.message for e in found] == ([error] if error else [])


def test_the_texts_of_classes_within_classes_and_functions_are_found_too() -> None:
    class Outer:
        @dataclass(frozen=True)
        class Inner:
            name: str = ""
            """Of the inner."""

    schema = json_schema(Outer.Inner)
    assert schema["properties"]["name"]["description"] == "Of the inner."


def test_without_its_source_a_class_has_no_texts() -> None:
    schema = json_schema(make_dataclass("Made", [("name", str, "")]))
    assert schema["properties"] == {"name": {"type": "string", "default": ""}}
