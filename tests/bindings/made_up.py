"""A package of bindings for a made-up provider, in the form that cdktf's generator gives its own, or cdktn's.

Python and JavaScript are written from one description: a resource is its attributes and blocks by Terraform's
names. What is written is what the tests need, in the shapes of the real ones.
"""

from __future__ import annotations

import gzip
import io
import tarfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.bindings.made_up_python import OF_LISTS, python_module

ASSEMBLY = "@made-up/provider-toy"
PACKAGE = "made_up_toy"
ARCHIVE = "provider-toy@1.2.3.jsii.tgz"


@dataclass(frozen=True)
class Attribute:
    """`kind` is string, number, boolean, list, set or stringMap; `null`: an absent one is written as null."""

    name: str
    kind: str = "string"
    required: bool = False
    computed: bool = False
    null: bool = False
    # The name in JavaScript, where it is not the usual one.
    own: str = ""

    @property
    def js(self) -> str:
        return self.own or camel(self.name)

    @property
    def field(self) -> str:
        return f"_{camel(self.name)}"


@dataclass(frozen=True)
class Block:
    """`nesting` is single, list, set or a key of OF_LISTS; `is_block`: Terraform has no attribute there."""

    name: str
    nesting: str
    parts: tuple[Attribute | Block, ...]
    required: bool = False
    is_block: bool = True

    own = ""
    null = False

    @property
    def computed(self) -> bool:
        return self.nesting in OF_LISTS

    @property
    def js(self) -> str:
        return camel(self.name)

    @property
    def field(self) -> str:
        return f"_{self.js}"


@dataclass(frozen=True)
class Element:
    """`base` is TerraformResource, TerraformDataSource or TerraformProvider."""

    module: str
    name: str
    type: str
    parts: tuple[Attribute | Block, ...] = field(default=())
    base: str = "TerraformResource"


BOX = Element(
    "box",
    "Box",
    "toy_box",
    (
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("size", "number"),
        Attribute("open", "boolean"),
        Attribute("self", own="selfAttribute"),
        Attribute("layers", "list"),
        Attribute("labels", "set"),
        Attribute("tags", "stringMap"),
        Block(
            "lid", "single", (Attribute("color", required=True), Block("hinge", "list", (Attribute("kind"),)))
        ),
        Block(
            "slot", "set", (Attribute("depth_in_mm", "number", required=True), Attribute("width", "number"))
        ),
        Block(
            "rule",
            "list",
            (Attribute("from", null=True), Attribute("to_port", "number", null=True)),
            is_block=False,
        ),
        Block("grid", "lists", (Attribute("label", computed=True),)),
        Block("bay", "map of lists", (Attribute("label", computed=True),)),
    ),
)
DATA_BOX = Element(
    "dataToyBox",
    "DataToyBox",
    "toy_box",
    (Attribute("name", required=True), Attribute("labels", "set", computed=True)),
    "TerraformDataSource",
)
PROVIDER = Element(
    "provider", "ToyProvider", "toy", (Attribute("alias"), Attribute("region")), "TerraformProvider"
)
ELEMENTS = (BOX, DATA_BOX, PROVIDER)


def write_package(folder: Path, *, form: str = "cdktf", elements: tuple[Element, ...] = ELEMENTS) -> Path:
    """A package in a folder that is to be searched; the path of its archive."""
    package = folder / PACKAGE
    names = [snake(element.module) for element in elements]
    _write(package / "__init__.py", _eager(names))
    _write(
        package / "_jsii" / "__init__.py",
        f"import abc\nimport jsii\nimport publication\nimport {form}._jsii\nimport constructs._jsii\n\n"
        f'__jsii_assembly__ = jsii.JSIIAssembly.load("{ASSEMBLY}", "1.2.3", __name__[0:-6], "{ARCHIVE}")\n'
        '__all__ = ["__jsii_assembly__"]\npublication.publish()\n',
    )
    for element in elements:
        _write(package / snake(element.module) / "__init__.py", python_module(element, form, ASSEMBLY))
    archive = package / "_jsii" / ARCHIVE
    write_archive(
        archive,
        {
            f"package/lib/{snake(element.module).replace('_', '-')}/index.js": javascript(element, form)
            for element in elements
        },
    )
    return archive


def write_archive(path: Path, files: dict[str, str]) -> None:
    """An archive of some files, as npm packs them."""
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w") as tar:
        for name, text in {"package/package.json": "{}", **files}.items():
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            tar.addfile(info, io.BytesIO(text.encode()))
    path.write_bytes(gzip.compress(content.getvalue(), mtime=0))


def _eager(names: list[str]) -> str:
    """Loads all modules, and cannot: it stands for one that takes too long."""
    imports = "".join(f"from . import {name}\n" for name in names)
    return f"from ._jsii import *\nraise AssertionError('loaded at once')\n{imports}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def javascript(element: Element, form: str = "cdktf") -> str:
    """A module's JavaScript."""
    from tests.bindings.made_up_javascript import module

    return module(element, form, ASSEMBLY)


MODULE_CLASS = """\
class Rack extends cdktf_1.TerraformModule {
    constructor(scope, id, config) {
        super(scope, id, {
            ...config,
            source: 'made-up/rack/toy',
            version: '2.0.0',
        });
        this.inputs = {};
        this.rowCount = config.rowCount;
        this.name = config.name;
    }
    get rowCount() {
        return this.inputs['row_count'];
    }
    set rowCount(value) {
        this.inputs['row_count'] = value;
    }
    get name() {
        return this.inputs['name'];
    }
    set name(value) {
        this.inputs['name'] = value;
    }
    get rackIdOutput() {
        return this.getString('rack_id');
    }
    synthesizeAttributes() {
        return this.inputs;
    }
    synthesizeHclAttributes() {
        return Object.fromEntries(Object.entries(this.inputs)
            .filter(([, val]) => val !== undefined));
    }
}
exports.Rack = Rack;
_a = JSII_RTTI_SYMBOL_1;
Rack[_a] = { fqn: "rack.Rack", version: "0.0.0" };
"""
MODULE_PYTHON = """\
import typing
import jsii
from ._jsii import *
import cdktf as _base

class Rack(_base.TerraformModule, metaclass=jsii.JSIIMeta, jsii_type="rack.Rack"):
    def __init__(self, scope, id, *, name: str, row_count=None, depends_on=None, for_each=None):
        config = RackConfig(name=name, row_count=row_count, depends_on=depends_on, for_each=for_each)
        jsii.create(self.__class__, self, [scope, id, config])
    def _synthesize_attributes(self):
        return jsii.invoke(self, "synthesizeAttributes", [])
    @property
    @jsii.member(jsii_name="rackIdOutput")
    def rack_id_output(self):
        return jsii.get(self, "rackIdOutput")
    @property
    @jsii.member(jsii_name="name")
    def name(self):
        return jsii.get(self, "name")
    @name.setter
    def name(self, value: str):
        jsii.set(self, "name", value)

@jsii.data_type(jsii_type="rack.RackConfig", jsii_struct_bases=[], name_mapping={
    "name": "name", "row_count": "rowCount", "depends_on": "dependsOn", "for_each": "forEach"})
class RackConfig(_base.TerraformModuleUserConfig):
    def __init__(self, *, name: str, row_count: typing.Optional[jsii.Number] = None, **rest):
        given = {"name": name, "row_count": row_count, **rest}
        self._values = {key: value for key, value in given.items() if value is not None}
"""


def write_module(folder: Path) -> None:
    """What `cdktf get` makes below `imports` of a Terraform module."""
    archive = "rack@0.0.0.jsii.tgz"
    load = f'jsii.JSIIAssembly.load("rack", "0.0.0", __name__[0:-6], "{archive}")'
    _write(folder / "imports/rack/__init__.py", MODULE_PYTHON)
    _write(
        folder / "imports/rack/_jsii/__init__.py",
        f"import jsii\nimport cdktf._jsii\nimport constructs._jsii\n__jsii_assembly__ = {load}\n",
    )
    text = f'"use strict";\nconst cdktf_1 = require("cdktf");\n{MODULE_CLASS}'
    write_archive(folder / "imports/rack/_jsii" / archive, {"package/modules/rack.js": text})
