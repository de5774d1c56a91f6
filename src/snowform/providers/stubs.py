"""Write the stubs of a provider's typed package, for editors and type checkers. Not used at run time.

A class has a folder with one `__init__.pyi`, `aws/vpc/__init__.pyi`, and `aws/__init__.pyi` lists them all.
Folders rather than `aws/vpc.pyi`, because pyright warns at the import of a stub that has no source beside it
(reportMissingModuleSource), while a folder is a package to it. docs/typed-providers.md has the measurements.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from keyword import iskeyword
from pathlib import Path
from typing import NamedTuple

from snowform.files import write_if_changed
from snowform.providers import names
from snowform.providers.block_types import Content, nested_contents
from snowform.providers.class_names import class_name, entries
from snowform.schema import Block, CtyType, ProviderSchema, catalogue

STUB = "__init__.pyi"
BUILT_IN = "builtin/terraform"

BASES: dict[names.Kind, str] = {
    "resource": "cdktf.TerraformResource",
    "data": "cdktf.TerraformDataSource",
    "ephemeral": "EphemeralResource",
    "provider": "cdktf.TerraformProvider",
}

# What a class takes besides the arguments of its schema.
META_ARGUMENTS: dict[names.Kind, dict[str, str]] = {
    "resource": {
        "connection": "Connection",
        "count": "Count",
        "depends_on": "DependsOn",
        "for_each": "ForEach",
        "lifecycle": "Lifecycle",
        "provider": "Provider",
        "provisioner": "Provisioner",
        "provisioners": "Provisioners",
    },
    "data": {
        "count": "Count",
        "depends_on": "DependsOn",
        "for_each": "ForEach",
        "lifecycle": "Lifecycle",
        "provider": "Provider",
    },
    "ephemeral": {
        "count": "Count",
        "depends_on": "DependsOn",
        "for_each": "ForEach",
        "lifecycle": "Lifecycle",
        "provider": "Provider",
    },
    "provider": {"alias": "str", "version": "str"},
}

# What a stub may import. pyright knows `Final` and `ClassVar` only where they come from typing itself; all
# else comes from one module, because each import statement more in 2,135 stubs slows a type checker.
TYPING = ("Any", "ClassVar", "Final", "Required", "TypedDict")
VALUE_TYPES = (
    "Argument",
    "BlockList",
    "BlockMap",
    "BlockOf",
    "BlockReference",
    "Bool",
    "Connection",
    "Construct",
    "Count",
    "DependsOn",
    "Dynamic",
    "EphemeralResource",
    "ForEach",
    "Lifecycle",
    "ListOf",
    "MapOf",
    "Mapping",
    "Number",
    "ObjectOf",
    "Provider",
    "Provisioner",
    "Provisioners",
    "String",
    "cdktf",
)

ARGUMENT_TYPES = {"string": "String", "number": "Number", "bool": "Bool"}
TOKEN_TYPES = {"string": "str", "number": "float", "bool": "cdktf.IResolvable"}
TOKEN_COLLECTIONS = {
    ("list", "string"): "list[str]",
    ("set", "string"): "list[str]",
    ("list", "number"): "list[float]",
    ("set", "number"): "list[float]",
    ("map", "string"): "Mapping[str, str]",
    ("map", "number"): "Mapping[str, float]",
    ("map", "bool"): "Mapping[str, bool]",
}


class Field(NamedTuple):
    """An argument: its name in Terraform, its type in the stub, whether it must be given."""

    name: str
    type: str
    required: bool


def write_stubs(schema: ProviderSchema, folder: Path) -> int:
    """Write the stubs of every class into the package at `folder`; how many classes there are.

    Files that are right already are left alone; stubs of classes that are gone are removed.
    """
    modules = {}
    for kind, terraform_type in entries(schema):
        module = names.module_name(terraform_type, kind, schema.name)
        modules[module] = class_name(schema, kind, terraform_type)
        write_if_changed(folder / module / STUB, stub(schema, kind, terraform_type))
    write_if_changed(folder / STUB, _index(schema, modules))
    for path in folder.glob(f"*/{STUB}"):
        if path.parent.name not in modules:
            shutil.rmtree(path.parent)
    return len(modules)


def write_shipped(snowform: Path) -> int:
    """Write the stubs of every shipped provider into the package; how many classes there are."""
    count = 0
    for provider in catalogue.shipped():
        schema = catalogue.together(catalogue.all_named(provider, snowform))
        # Terraform's own resource and data source are cdktf's; what is another version of one has its name.
        if schema.name == provider and schema.source != BUILT_IN:
            folder = names.package(provider).split(".")[1:]
            count += write_stubs(schema, snowform.joinpath(*folder))
    return count


def stub(schema: ProviderSchema, kind: names.Kind, terraform_type: str) -> str:
    """The stub of one class: its nested blocks, its constructor, what can be read from it."""
    block = schema.block(kind, terraform_type)
    assert block is not None
    name = class_name(schema, kind, terraform_type)
    definitions = Definitions(name)
    arguments = definitions.arguments(block, name)
    definitions.add_aliases(block, name)
    # Terraform has no references to a provider; what was given can be read back.
    is_provider = kind == "provider"
    attributes = dict.fromkeys(block.names, "Any") if is_provider else definitions.attributes(block, name)
    body = [
        f'    """The {names.NOUNS[kind]} {terraform_type}."""\n\n',
        "    TF_RESOURCE_TYPE: ClassVar[str]\n\n",
        *_constructor(arguments, META_ARGUMENTS[kind]),
        *_attributes(attributes, arguments),
    ]
    text = "\n".join([*definitions.texts, f"class {name}({BASES[kind]}):\n{''.join(body)}"])
    return f"{_head(schema)}{_imports(text)}\n{text}"


class Definitions:
    """The classes of one stub's nested blocks, each content defined once.

    The firewall rules of WAF nest into 9,828 blocks of 73 contents: a content that has a name already is
    referred to by that name.
    """

    def __init__(self, owner: str) -> None:
        self.texts: list[str] = []
        self._taken = {owner}
        self._named: dict[str, str] = {}
        # By the id of a block: it is decoded once and lives as long as the one it is in.
        self._argument_types: dict[int, str] = {}
        self._reference_types: dict[int, str] = {}

    def arguments(self, content: Content, path: str) -> list[Field]:
        """What can be given in a block or an object, those first that must be."""
        if not isinstance(content, Block):
            # Snowform fills up an object, so none of its attributes must be given.
            return [
                Field(name, self._argument_type(cty_type, _step(path, name)), required=False)
                for name, cty_type in content.items()
            ]
        fields = [
            Field(name, self._argument_type(attribute.type, _step(path, name)), name in content.required)
            for name, attribute in content.attributes.items()
            if attribute.settable
        ]
        for name, nested in content.blocks.items():
            block_type = self._block_arguments(nested.block, _step(path, name))
            shape = f"MapOf[{block_type}]" if nested.nesting == "map" else f"BlockOf[{block_type}]"
            fields.append(Field(name, shape, name in content.required))
        if content.blocks and "dynamic" not in content.names:
            fields.append(Field("dynamic", "Dynamic", required=False))
        return sorted(fields, key=lambda field: not field.required)

    def attributes(self, content: Content, path: str) -> dict[str, str]:
        """What can be read from a block or an object, with its types."""
        if not isinstance(content, Block):
            return {name: self._reference_type(t, _step(path, name)) for name, t in content.items()}
        types = {
            name: self._reference_type(attribute.type, _step(path, name))
            for name, attribute in content.attributes.items()
        }
        for name, nested in content.blocks.items():
            reference = self._block_reference(nested.block, _step(path, name))
            shape = "BlockMap" if nested.nesting == "map" else "BlockList"
            types[name] = reference if nested.single else f"{shape}[{reference}]"
        return types

    def add_aliases(self, block: Block, owner: str) -> None:
        """Name every block of the first level after its own path, for programs that name its type."""
        for step, content in nested_contents(block):
            wanted = _step(owner, step)
            if wanted not in self._taken:
                self.texts.append(f"{wanted} = {self._typed_dict(content, wanted)}\n")
                self._taken.add(wanted)

    def _argument_type(self, cty_type: CtyType, path: str) -> str:
        if isinstance(cty_type, str):
            return ARGUMENT_TYPES.get(cty_type, "Any")
        kind, element = cty_type[0], cty_type[1]
        if kind in {"list", "set"}:
            return f"ListOf[{self._element_type(element, path)}]"
        if kind == "map":
            return f"MapOf[{self._element_type(element, path)}]"
        return f"ObjectOf[{self._typed_dict(element, path)}]" if kind == "object" else "Any"

    def _element_type(self, cty_type: CtyType, path: str) -> str:
        if isinstance(cty_type, list) and cty_type[0] == "object":
            return self._typed_dict(cty_type[1], path)
        return self._argument_type(cty_type, path)

    def _block_arguments(self, block: Block, path: str) -> str:
        if id(block) not in self._argument_types:
            self._argument_types[id(block)] = self._typed_dict(block, path)
        return self._argument_types[id(block)]

    def _block_reference(self, block: Block, path: str) -> str:
        if id(block) not in self._reference_types:
            self._reference_types[id(block)] = self._reference_class(block, path)
        return self._reference_types[id(block)]

    def _typed_dict(self, content: Content, name: str) -> str:
        fields = [
            (field.name, f"Required[{field.type}]" if field.required else f"{field.type} | None")
            for field in self.arguments(content, name)
        ]
        if all(_is_plain(key) for key, _ in fields):
            body = "".join(f"    {key}: {value}\n" for key, value in fields) or "    ...\n"
            return self._define(name, "class {name}(TypedDict, total=False):\n", body)
        body = "".join(f'    "{key}": {value},\n' for key, value in fields)
        return self._define(name, '{name} = TypedDict("{name}", {{\n', body + "}, total=False)\n")

    def _reference_class(self, content: Content, name: str) -> str:
        body = "".join(
            f"    {names.attribute_name(attribute, nested=True)}: Final[{value_type}]\n"
            for attribute, value_type in self.attributes(content, name).items()
            if attribute.isidentifier()
        )
        return self._define(f"_{name}", "class {name}(BlockReference):\n", body or "    ...\n")

    def _reference_type(self, cty_type: CtyType, path: str) -> str:
        if isinstance(cty_type, str):
            return TOKEN_TYPES.get(cty_type, "cdktf.IResolvable")
        kind, element = cty_type[0], cty_type[1]
        if kind == "object":
            return self._reference_class(element, path)
        if isinstance(element, str):
            return TOKEN_COLLECTIONS.get((kind, element), "cdktf.IResolvable")
        if kind in {"list", "set", "map"} and element[0] == "object":
            shape = "BlockMap" if kind == "map" else "BlockList"
            return f"{shape}[{self._reference_class(element[1], path)}]"
        return "cdktf.IResolvable"

    def _define(self, wanted: str, head: str, body: str) -> str:
        content = head + body
        if content not in self._named:
            name = wanted
            while name in self._taken:
                name += "A"
            self._taken.add(name)
            self._named[content] = name
            self.texts.append(head.format(name=name) + body)
        return self._named[content]


def _constructor(arguments: list[Field], meta_arguments: Mapping[str, str]) -> Iterator[str]:
    # aws_security_group_rule has an argument `self`, others have `scope` and `id`.
    me = "_self" if any(field.name == "self" for field in arguments) else "self"
    yield f"    def __init__(\n        {me}, scope_: Construct, id_: str, /, *,\n"
    for field in arguments:
        if field.name.isidentifier():
            default = "" if field.required else " | None = None"
            yield f"        {names.argument_name(field.name)}: {field.type}{default},\n"
    for name, meta_type in meta_arguments.items():
        yield f"        {name}: {meta_type} | None = None,\n"
    yield "    ) -> None: ...\n\n"


def _attributes(attributes: Mapping[str, str], arguments: list[Field]) -> Iterator[str]:
    """What can be read from a resource; what is an argument can be given later, too."""
    given = {field.name: field.type for field in arguments}
    for name, value_type in attributes.items():
        if name.isidentifier():
            kind = f"Argument[{value_type}, {given[name]}]" if name in given else f"Final[{value_type}]"
            yield f"    {names.attribute_name(name)}: {kind}\n"


def _step(path: str, name: str) -> str:
    return path + names.capitalised(name)


def _is_plain(name: str) -> bool:
    return name.isidentifier() and not iskeyword(name)


def _index(schema: ProviderSchema, modules: Mapping[str, str]) -> str:
    lines = (f"from .{module} import {name} as {name}\n" for module, name in sorted(modules.items()))
    return f"{_head(schema)}{''.join(lines)}"


def _head(schema: ProviderSchema) -> str:
    return f"# Made by snowform.providers.stubs from the schema of {schema.source} {schema.version}.\n"


def _imports(text: str) -> str:
    words = set(re.findall(r"\w+", text))
    typing = ", ".join(name for name in TYPING if name in words)
    value_types = "".join(f"    {name},\n" for name in VALUE_TYPES if name in words)
    return f"from typing import {typing}\n\nfrom snowform.providers.value_types import (\n{value_types})\n"
