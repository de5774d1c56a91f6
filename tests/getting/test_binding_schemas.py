"""A provider's schema, read out of bindings for it: the JavaScript here has the shape of the generators'."""

from __future__ import annotations

import io
import json
import re
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from snowform.getting.binding_classes import read_elements
from snowform.getting.binding_schemas import read
from snowform.getting.schemas import SchemaError

SOURCE, VERSION = "registry.terraform.io/acme/toy", "1.2.3"
# What is computed, optional, required.
FLAGS = {
    "c": (True, False, False),
    "o": (False, True, False),
    "r": (False, False, True),
    "oc": (True, True, False),
}


def _words(flags: str) -> str:
    computed, optional, required = (str(flag).lower() for flag in FLAGS[flags])
    return f"computed: {computed}, optional: {optional}, required: {required}"


def getter(name: str, flags: str, value: str) -> str:
    """An attribute or block that is read by `value`, with the comment above it."""
    return f"    // {name} - {_words(flags)}\n    get {name}() {{\n        return {value};\n    }}\n"


def nested(name: str, flags: str, made: str) -> str:
    """One that has a class of its own."""
    return (
        f"    // {name} - {_words(flags)}\n    _{name} = new {made};\n"
        f"    get {name}() {{\n        return this._{name};\n    }}\n"
    )


def row(name: str, value: str, kind: str, stored: str, *, is_block: bool = False) -> str:
    """What is written of one in HCL."""
    return (
        f"            {name}: {{\n                value: {value},\n"
        f"                isBlock: {str(is_block).lower()},\n"
        f'                type: "{kind}",\n                storageClassType: "{stored}",\n            }},\n'
    )


def element(body: str, rows: str, base: str = "TerraformResource", name: str = "toy_box") -> str:
    return (
        f'class Box extends cdktn.{base} {{\n    static tfResourceType = "{name}";\n{body}'
        f"    synthesizeHclAttributes() {{\n        const attrs = {{\n{rows}        }};\n    }}\n}}\n"
    )


def struct(name: str, body: str, rows: str, *, is_list: bool = True) -> str:
    """The classes of a block or of an object."""
    writer = name[0].lower() + name[1:]
    return (
        f"function {writer}ToHclTerraform(struct) {{\n    const attrs = {{\n{rows}    }};\n}}\n"
        f"class {name}OutputReference extends cdktn.ComplexObject {{\n{body}}}\n"
        + (f"class {name}List extends cdktn.ComplexList {{\n    get(index) {{ }}\n}}\n" * is_list)
    )


def block_of(*texts: str) -> dict[str, Any]:
    ((_, _, block),) = read_elements(["".join(texts)])
    return block


TEXT = "this.getStringAttribute('x')"
PLAIN = row("x", "cdktn.stringToHclTerraform(this._x)", "simple", "string")
SIZE = struct(
    "BoxSize",
    getter("width", "r", "this.getNumberAttribute('width')"),
    row("width", "cdktn.numberToHclTerraform(struct.width)", "simple", "number"),
)


@pytest.mark.parametrize(
    ("flags", "expected"),
    [("c", {"computed"}), ("o", {"optional"}), ("r", {"required"}), ("oc", {"computed", "optional"})],
)
def test_the_flags_are_those_of_the_comment(flags: str, expected: set[str]) -> None:
    rows = "" if flags == "c" else PLAIN
    attributes = block_of(element(getter("x", flags, TEXT), rows))["attributes"]
    assert attributes == {"x": {"type": "string", **dict.fromkeys(expected, True)}}


@pytest.mark.parametrize(
    ("kind", "stored", "expected"),
    [
        ("simple", "string", "string"),
        ("simple", "number", "number"),
        ("simple", "boolean", "bool"),
        ("list", "stringList", ["list", "string"]),
        ("set", "stringList", ["set", "string"]),
        ("set", "numberList", ["set", "number"]),
        ("map", "stringMap", ["map", "string"]),
        ("map", "booleanMap", ["map", "bool"]),
        ("map", "stringListMap", ["map", ["list", "string"]]),
        ("list", "stringMapList", ["list", ["map", "string"]]),
    ],
)
def test_the_type_of_what_is_given_is_that_of_its_hcl(kind: str, stored: str, expected: Any) -> None:
    rows = row("x", "cdktn.anyToHclTerraform(this._x)", kind, stored)
    assert block_of(element(getter("x", "o", TEXT), rows))["attributes"]["x"]["type"] == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("this.getStringAttribute('x')", "string"),
        ("this.getBooleanAttribute('x')", "bool"),
        ("this.getListAttribute('x')", ["list", "string"]),
        ("cdktn.Fn.tolist(this.getListAttribute('x'))", ["set", "string"]),
        ("cdktn.Token.asNumberList(cdktn.Fn.tolist(this.getNumberListAttribute('x')))", ["set", "number"]),
        ("this.getNumberMapAttribute('x')", ["map", "number"]),
    ],
)
def test_the_type_of_what_is_only_read_is_that_of_its_getter(value: str, expected: Any) -> None:
    assert block_of(element(getter("x", "c", value), ""))["attributes"]["x"]["type"] == expected


def test_what_is_only_written_is_marked() -> None:
    value = "this.markWriteOnlyAttribute(cdktn.stringToHclTerraform(this._x))"
    rows = row("x", value, "simple", "string")
    assert block_of(element(getter("x", "o", TEXT), rows))["attributes"] == {
        "x": {"type": "string", "optional": True, "write_only": True}
    }


@pytest.mark.parametrize(
    ("flags", "made", "value", "kind", "expected"),
    [
        pytest.param(
            "o",
            'BoxSizeList(this, "size", false)',
            "cdktn.listMapperHcl(boxSizeToHclTerraform, true)(this._size.internalValue)",
            "list",
            {"nesting_mode": "list"},
            id="a list",
        ),
        pytest.param(
            "r",
            'BoxSizeList(this, "size", true)',
            "cdktn.listMapperHcl(boxSizeToHclTerraform, true)(this._size.internalValue)",
            "set",
            {"nesting_mode": "set", "min_items": 1},
            id="a set that must be",
        ),
        pytest.param(
            "o",
            'BoxSizeOutputReference(this, "size")',
            "boxSizeToHclTerraform(this._size.internalValue)",
            "list",
            {"nesting_mode": "list", "max_items": 1},
            id="one at most",
        ),
        pytest.param(
            "o",
            'BoxSizeOutputReference(this, "size")',
            "boxSizeToHclTerraform(this._size.internalValue)",
            "struct",
            {"nesting_mode": "single"},
            id="one alone",
        ),
    ],
)
def test_a_block_has_its_nesting_and_its_content(
    flags: str, made: str, value: str, kind: str, expected: dict[str, Any]
) -> None:
    rows = row("size", value, kind, "BoxSizeList", is_block=True)
    found = block_of(SIZE, element(nested("size", flags, made), rows))
    content = {"attributes": {"width": {"type": "number", "required": True}}, "block_types": {}}
    assert found == {"attributes": {}, "block_types": {"size": {**expected, "block": content}}}


def test_an_object_that_is_no_block_is_an_attribute() -> None:
    value = "boxSizeToHclTerraform(this._size.internalValue)"
    body = nested("size", "o", 'BoxSizeOutputReference(this, "size")')
    found = block_of(SIZE, element(body, row("size", value, "struct", "BoxSize")))
    assert found["block_types"] == {}
    assert found["attributes"]["size"] == {
        "nested_type": {
            "attributes": {"width": {"type": "number", "required": True}},
            "nesting_mode": "single",
        },
        "optional": True,
    }


def test_a_block_that_stands_within_itself_is_followed_to_an_end() -> None:
    value = "cdktn.listMapperHcl(boxRuleToHclTerraform, true)(struct.rule)"
    rows = row("rule", value, "list", "BoxRuleList", is_block=True)
    body = nested("rule", "o", 'BoxRuleList(this, "rule", false)')
    found = block_of(struct("BoxRule", body, rows), element(body, rows))
    depth = 0
    while found["block_types"]:
        found = found["block_types"]["rule"]["block"]
        depth += 1
    assert depth > 1
    assert found["attributes"]["rule"]["type"] == "dynamic"


@pytest.mark.parametrize(
    ("base", "section"),
    [
        ("TerraformResource", "resource_schemas"),
        ("TerraformDataSource", "data_source_schemas"),
        ("TerraformEphemeralResource", "ephemeral_resource_schemas"),
    ],
)
def test_the_class_says_what_it_is(base: str, section: str) -> None:
    ((found, name, _),) = read_elements([element(getter("x", "o", TEXT), PLAIN, base)])
    assert (found, name) == (section, "toy_box")


def test_a_provider_has_what_it_is_configured_with_but_its_alias() -> None:
    rows = PLAIN + row("alias", "cdktn.stringToHclTerraform(this._alias)", "simple", "string")
    assert block_of(element("", rows, "TerraformProvider", "toy")) == {
        "attributes": {"x": {"type": "string", "optional": True}},
        "block_types": {},
    }


@pytest.mark.parametrize(("setter", "flag"), [("resetX() { }", "optional"), ("", "required")])
def test_without_comments_the_methods_tell(setter: str, flag: str) -> None:
    body = f"    get x() {{\n        return {TEXT};\n    }}\n    set x(value) {{ }}\n    {setter}\n"
    assert block_of(element(body, PLAIN))["attributes"] == {"x": {"type": "string", flag: True}}


def archive(path: Path, description: dict[str, Any]) -> Path:
    """An archive of npm with one resource."""
    texts = {
        "package/package.json": json.dumps(description),
        "package/lib/box/index.js": element(getter("x", "o", TEXT), PLAIN),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(path, "w:gz") as files:
        for name, text in texts.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            files.addfile(member, io.BytesIO(text.encode()))
    return path


@pytest.mark.parametrize("library", ["cdktf", "cdktn"])
@pytest.mark.parametrize("form", ["npm", "wheel", "sdist", "installed"])
def test_a_package_is_read_in_each_of_its_forms(library: str, form: str, tmp_path: Path) -> None:
    description = {library: {"provider": {"name": SOURCE, "version": VERSION}}}
    package = archive(tmp_path / "installed/toy/_jsii/provider-toy@1.0.0.jsii.tgz", description)
    if form == "wheel":
        wheel = tmp_path / "toy-1.0.0-py3-none-any.whl"
        with zipfile.ZipFile(wheel, "w") as files:
            files.write(package, "toy/_jsii/provider-toy@1.0.0.jsii.tgz")
        package = wheel
    elif form == "sdist":
        sdist = tmp_path / "toy-1.0.0.tar.gz"
        with tarfile.open(sdist, "w:gz") as files:
            files.add(package, "toy-1.0.0/src/toy/_jsii/provider-toy@1.0.0.jsii.tgz")
        package = sdist
    elif form == "installed":
        package = tmp_path / "installed"
    found = read(package)
    assert found.versions == {SOURCE: VERSION}
    content = {"attributes": {"x": {"type": "string", "optional": True}}, "block_types": {}}
    assert found.document["provider_schemas"] == {
        SOURCE: {"resource_schemas": {"toy_box": {"block": content}}}
    }


@pytest.mark.parametrize("name", ["none.tgz", "text.whl", "text.tgz", "text.tar.gz", "folder", "other.tgz"])
def test_what_is_no_such_package_gets_one_error(name: str, tmp_path: Path) -> None:
    for text in ("text.whl", "text.tgz", "text.tar.gz"):
        (tmp_path / text).write_text("no archive")
    (tmp_path / "folder").mkdir()
    archive(tmp_path / "other.tgz", {"name": "left-pad"})
    with pytest.raises(SchemaError, match=re.escape(f"{tmp_path / name}: is no package of bindings; give a")):
        read(tmp_path / name)
