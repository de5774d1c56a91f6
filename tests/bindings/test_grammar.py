"""The JavaScript of generated bindings: known shapes are read, and any other is an error, never a guess."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from snowform.bindings.cache import Index
from snowform.bindings.errors import BindingsError
from snowform.bindings.grammar import read_module
from snowform.bindings.index import read_archive
from snowform.bindings.rows import UnknownShape
from tests.bindings.made_up import ASSEMBLY, BOX, ELEMENTS, javascript, write_archive

FORMS = ("cdktf", "cdktn")
# One line of a module, and another in its place.
UNKNOWN = {
    "a getter": ("return this.getStringAttribute('name');", "return this.getStringAttribute('name') ?? '';"),
    "another reader": ("this.getNumberAttribute('size')", "this.getDateAttribute('size')"),
    "a setter": ("this._size = value;", "this._size = value * 2;"),
    "a reset": ("this._size = undefined;", "this._size = 0;"),
    "an input of a child": ("return this._lid.internalValue;", "return this._lid;"),
    "what is put elsewhere": ("this._lid.internalValue = value;", "this._lid.internalValue = [value];"),
    "what is taken": ("this._size = config.size;", "this._size = config.size || 1;"),
    "a child": ('new BoxSlotList(this, "slot", true)', 'new BoxSlotList(this, "slot", maybe)'),
    "a mapper": ("cdktf.numberToTerraform(this._size)", "cdktf.dateToTerraform(this._size)"),
    "a row": ("name: cdktf.stringToTerraform(this._name),", "...rest,"),
    "a null of another field": ("struct.from === undefined", "struct.toPort === undefined"),
    "a guard": ("    if (!cdktf.canInspect(struct) ||", "    if (cdktf.canInspect(struct) &&"),
    "a base": ("extends cdktf.TerraformResource", "extends cdktf.TerraformThing"),
    "an argument of the base": ("count: config.count,", "count: config.number,"),
    "a value of a block": (
        "internalValueResult.color = this._color;",
        "internalValueResult.color = this._x;",
    ),
    "how a block is set": ("this._color = value.color;", "this._color = value.colour;"),
    "an item": ("return new BoxSlotOutputReference(", "return new BoxLidOutputReference(this, "),
    "an item of lists": ("BoxGridList(this, `[${index}]`, false)", "BoxGridList(this, index, false)"),
    "a statement": ("exports.Box = Box;", "exports.Box = wrap(Box);"),
    "a function": ("function boxLidToTerraform(", "function boxLidToText("),
    "a method": ("synthesizeAttributes() {", "synthesizeThings() {"),
    "an import": ("importId: importFromId", "importId: importToId"),
}


def text_of(form: str) -> str:
    return javascript(BOX, form)


@pytest.mark.parametrize("form", FORMS)
def test_both_forms_say_the_same(form: str) -> None:
    found, fqns = read_module([text_of(form)])
    reference, names = read_module([text_of("cdktf")])
    assert found == reference
    assert fqns == names


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", UNKNOWN)
def test_another_shape_is_an_error(form: str, case: str) -> None:
    known, other = (text.replace("cdktf.", f"{form}.") for text in UNKNOWN[case])
    text = text_of(form)
    assert known in text
    with pytest.raises(UnknownShape):
        read_module([text.replace(known, other, 1)])


@pytest.mark.parametrize("form", FORMS)
def test_no_line_can_be_left_out_unnoticed(form: str) -> None:
    """What is left is an error or another table, but for what says nothing that is read."""
    text = text_of(form)
    whole = read_module([text])
    same = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        try:
            found = read_module(["\n".join(lines[:number] + lines[number + 1 :])])
        except UnknownShape:
            continue
        if found == whole:
            same.append(line.strip())
    silent = re.compile(
        r"|\*.*|/\*\*|//.*|\"use strict\";|var .*|const .*|exports\..*|_a = .*|return attrs;"
        r"|this\.\w+ = \w+;|this\.isEmptyObject = false;|terraformGeneratorMetadata: \{|\},"
    )
    assert [line for line in same if not silent.fullmatch(line)] == []


def test_older_forms_say_the_same() -> None:
    """Of cdktf 0.11, whose bindings cdktf 0.21 still runs: compiled for an older Node, without isBlock."""
    text = text_of("cdktf")
    older = re.sub(
        r"if \(this\.(\w+)\?\.internalValue !== undefined\) \{\n(.*\n)( *internalValueResult\.\w+) = .*;",
        r"if (((_a = this.\1) === null || _a === void 0 ? void 0 : _a.internalValue) !== undefined) {\n"
        r"\2\3 = (_b = this.\1) === null || _b === void 0 ? void 0 : _b.internalValue;",
        text,
    ).replace("        let hasAnyValues", "        var _a, _b;\n        let hasAnyValues")
    assert older.count("void 0 : _b") == 1
    assert read_module([older]) == read_module([text])
    flag = "cdktf.listMapper(cdktf.stringToTerraform, false)"
    assert flag in text
    assert read_module([text.replace(flag, flag.replace(", false", ""))]) == read_module([text])


def test_a_folder_without_classes_is_no_module(tmp_path: Path) -> None:
    """Packages for cdktf 0.13 to 0.19 have the scripts of their release in the archive."""
    archive = tmp_path / "toy.tgz"
    text = text_of("cdktf")
    script = 'const actions = require("@made-up/actions");\nactions.info("released");\n'
    write_archive(archive, {"package/lib/box/index.js": text, "package/scripts/release.js": script})
    whole = tmp_path / "whole.tgz"
    write_archive(whole, {"package/lib/box/index.js": text})
    assert read_archive(archive) == read_archive(whole)


def test_structs_in_files_of_their_own_are_read_with_their_module(tmp_path: Path) -> None:
    archive = tmp_path / "toy.tgz"
    text = text_of("cdktf")
    start, end = text.index("function boxLidHinge"), text.index("class Box extends")
    head = text[: text.index("function ")]
    rest = text[end:].replace("(boxSlotToTerraform", "(index_structs_1.boxSlotToTerraform")
    star = '__exportStar(require("./{}"), exports);\n'
    own = 'const index_structs_1 = require("./index-structs");\n' + star.format("index-structs")
    write_archive(
        archive,
        {
            "package/lib/box/index-structs/structs0.js": head + text[start:end],
            "package/lib/box/index-structs/index.js": star.format("structs0"),
            "package/lib/box/index.js": head + own + rest,
        },
    )
    whole = tmp_path / "whole.tgz"
    write_archive(whole, {"package/lib/box/index.js": text})
    assert read_archive(archive).keys() == read_archive(whole).keys()


FUNCTIONS = """
class ToyProviderFunctions {
    static [JSII_RTTI_SYMBOL_1] = { fqn: "toy.providerFunctions.ToyProviderFunctions", version: "1" };
    providerLocalName;
    constructor(providerLocalName) {
        this.providerLocalName = providerLocalName;
    }
    boxBuild(name, size) {
        return cdktn.Token.asString(INVOKE"box_build", [name, size]));
    }
    boxParse(box) {
        return INVOKE"box_parse", [box]);
    }
}
""".replace("INVOKE", "cdktn.TerraformProviderFunction.invoke(this.providerLocalName, ")


def test_functions_of_a_provider_are_read() -> None:
    found, _ = read_module([FUNCTIONS])
    assert found == {
        "ToyProviderFunctions": (
            "functions",
            {"called": {"boxBuild": ("box_build", "asString"), "boxParse": ("box_parse", "")}},
        )
    }
    with pytest.raises(UnknownShape):
        read_module([FUNCTIONS.replace("[name, size]", "[size, name]")])


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("form", FORMS)
def test_the_error_names_the_file_and_the_way_out(tmp_path: Path, form: str) -> None:
    archive = tmp_path / "provider-toy@1.2.3.jsii.tgz"
    text = javascript(ELEMENTS[0], form).replace("this._size = undefined;", "this._size = 0;", 1)
    other = javascript(ELEMENTS[2], form)
    write_archive(archive, {"package/lib/box/index.js": text, "package/lib/provider/index.js": other})
    assert "ToyProvider" in Index(archive).module(f"{ASSEMBLY}.provider")
    with pytest.raises(BindingsError) as caught:
        Index(archive).module(f"{ASSEMBLY}.box")
    assert str(caught.value) == (
        "provider-toy@1.2.3.jsii.tgz: lib/box: generated code of a form that is not known: "
        "Box: resetSize: this._size = 0;; run with --engine cdktf"
    )
