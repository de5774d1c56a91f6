"""The Python of a made-up module, in the form of the real ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

# What holds lists of blocks, which a provider may compute and nobody gives: the end of its class's name, the
# class that it is derived from, and what it is asked for.
OF_LISTS = {"lists": ("ListList", "MapList", "index"), "map of lists": ("ListMap", "ComplexMap", "key")}
HINTS = {
    "string": "builtins.str",
    "number": "jsii.Number",
    "boolean": "typing.Union[builtins.bool, _base.IResolvable]",
    "list": "typing.Sequence[builtins.str]",
    "set": "typing.Sequence[builtins.str]",
    "stringMap": "typing.Mapping[builtins.str, builtins.str]",
}
META = {
    "count": "typing.Union[jsii.Number, _base.TerraformCount]",
    "depends_on": "typing.Sequence[_base.ITerraformDependable]",
    "for_each": "_base.ITerraformIterator",
    "lifecycle": "typing.Union[_base.TerraformResourceLifecycle, typing.Dict[builtins.str, typing.Any]]",
    "provider": "_base.TerraformProvider",
}
HEAD = """\
import abc
import builtins
import typing
import jsii
import publication
import typeguard
from importlib.metadata import version as _metadata_package_version
TYPEGUARD_MAJOR_VERSION = int(_metadata_package_version('typeguard').split('.')[0])

def check_type(argname: str, value: object, expected_type: typing.Any) -> typing.Any:
    return typeguard.check_type(argname=argname, value=value, expected_type=expected_type)

from .._jsii import *
import {form} as _base
import constructs as _constructs
"""


def python_module(element: Any, form: str, assembly: str) -> str:
    """The text of a module."""
    prefix = f"{assembly}.{element.module}"
    return HEAD.format(form=form) + "\n".join(_module(element, prefix)) + "\npublication.publish()\n"


def _module(element: Any, prefix: str) -> Iterator[str]:
    provider = element.base == "TerraformProvider"
    config = f"{element.name}Config"
    meta = {} if provider else META
    given = [part for part in element.parts if not part.computed]
    yield from _head(element.name, element.base, prefix)
    fields = _fields(element.name, given, meta)
    scoped = "self, scope: _constructs.Construct, id: builtins.str, *"
    yield f"    def __init__({scoped}, {_parameters(fields)}) -> None:"
    yield f"        config = {config}({', '.join(f'{name}={name}' for name in fields)})"
    yield "        jsii.create(self.__class__, self, [scope, id, config])"
    yield '    @jsii.member(jsii_name="generateConfigForImport")'
    yield "    @builtins.classmethod"
    yield "    def generate_config_for_import(cls, scope, import_to_id, import_from_id, provider=None):"
    yield "        given = [scope, import_to_id, import_from_id, provider]"
    yield '        return jsii.sinvoke(cls, "generateConfigForImport", given)'
    yield '    @jsii.member(jsii_name="synthesizeAttributes")'
    yield "    def _synthesize_attributes(self) -> typing.Mapping[builtins.str, typing.Any]:"
    yield '        return jsii.invoke(self, "synthesizeAttributes", [])'
    yield "    @jsii.python.classproperty"
    yield '    @jsii.member(jsii_name="tfResourceType")'
    yield "    def TF_RESOURCE_TYPE(cls) -> builtins.str:"
    yield '        return jsii.sget(cls, "tfResourceType")'
    yield from _properties(element.name, element.parts)
    yield from _struct(config, prefix, fields, {}, given, "(_base.TerraformMetaArguments)" if meta else "")
    yield from _structs(element.name, element.parts, prefix)


def _head(name: str, base: str, prefix: str) -> Iterator[str]:
    yield f'class {name}(_base.{base}, metaclass=jsii.JSIIMeta, jsii_type="{prefix}.{name}"):'


def _structs(owner: str, parts: Any, prefix: str) -> Iterator[str]:
    for part in parts:
        if not hasattr(part, "nesting"):
            continue
        name = f"{owner}{_title(part.js)}"
        yield from _struct(name, prefix, _fields(name, part.parts, {}), {}, part.parts, "")
        yield from _head(f"{name}OutputReference", "ComplexObject", prefix)
        yield "    pass"
        yield from _properties(name, part.parts)
        if part.nesting in OF_LISTS:
            end, base, asked = OF_LISTS[part.nesting]
            yield from _head(f"{name}{end}", base, prefix)
            yield from _items(asked)
        if part.nesting != "single":
            yield from _head(f"{name}List", "ComplexList", prefix)
            yield from _items("index")
            yield "    @builtins.property"
            yield '    @jsii.member(jsii_name="wrapsSet")'
            yield "    def _wraps_set(self) -> builtins.bool:"
            yield '        return jsii.get(self, "wrapsSet")'
        yield from _structs(name, part.parts, prefix)


def _items(asked: str) -> Iterator[str]:
    yield '    @jsii.member(jsii_name="get")'
    yield f"    def get(self, {asked}: typing.Any) -> typing.Any:"
    yield f'        return jsii.invoke(self, "get", [{asked}])'


def _struct(name: str, prefix: str, fields: dict[str, Any], _: Any, parts: Any, base: str) -> Iterator[str]:
    names = {field: _camel(field) for field in fields} | {_python(part): part.js for part in parts}
    yield f'@jsii.data_type(jsii_type="{prefix}.{name}", jsii_struct_bases=[], name_mapping={names!r})'
    yield f"class {name}{base}:"
    yield f"    def __init__(self, *, {_parameters(fields)}) -> None:"
    for part in parts:
        if getattr(part, "nesting", "") == "single":
            struct = f"{name.removesuffix('Config')}{_title(part.js)}"
            yield f"        if isinstance({_python(part)}, dict):"
            yield f"            {_python(part)} = {struct}(**{_python(part)})"
    stub = f"_typecheckingstub__{name}"
    yield "        if __debug__:"
    yield f"            type_hints = typing.get_type_hints({stub})"
    for field in fields:
        hint = f'type_hints["{field}"]'
        yield f'            check_type(argname="argument {field}", value={field}, expected_type={hint})'
    yield "        self._values: typing.Dict[builtins.str, typing.Any] = {}"
    for field in fields:
        yield f"        if {field} is not None:"
        yield f'            self._values["{field}"] = {field}'
    for field in fields:
        yield "    @builtins.property"
        yield f"    def {field}(self) -> typing.Any:"
        yield f'        return self._values.get("{field}")'
    yield "    def __eq__(self, rhs: typing.Any) -> builtins.bool:"
    yield "        return isinstance(rhs, self.__class__) and rhs._values == self._values"
    yield f"def {stub}(*, {_parameters(fields)}) -> None:"
    yield "    pass"


def _properties(owner: str, parts: Any) -> Iterator[str]:
    for part in parts:
        yield from _getter(_python(part), part.js)
        block = hasattr(part, "nesting")
        if not part.computed and not block:
            yield f"    @{_python(part)}.setter"
            yield f"    def {_python(part)}(self, value: {HINTS[part.kind]}) -> None:"
            yield f'        jsii.set(self, "{part.js}", value)'
        if not part.computed:
            yield from _getter(f"{part.name}_input", f"{part.field[1:]}Input")
            if not part.required:
                yield f'    @jsii.member(jsii_name="reset{_title(part.js)}")'
                yield f"    def reset_{_python(part)}(self) -> None:"
                yield f'        return jsii.invoke(self, "reset{_title(part.js)}", [])'
        if block and not part.computed:
            struct = f"{owner}{_title(part.js)}"
            yield f'    @jsii.member(jsii_name="put{_title(part.js)}")'
            if part.nesting == "single":
                yield f"    def put_{part.name}(self, **values: typing.Any) -> None:"
                yield f"        value = {struct}(**values)"
            else:
                yield f"    def put_{part.name}(self, value: {_list_of(struct)}) -> None:"
            yield f'        return jsii.invoke(self, "put{_title(part.js)}", [value])'


def _getter(name: str, js: str) -> Iterator[str]:
    yield "    @builtins.property"
    yield f'    @jsii.member(jsii_name="{js}")'
    yield f"    def {name}(self) -> typing.Any:"
    yield f'        return typing.cast(typing.Any, jsii.get(self, "{js}"))'


def _fields(owner: str, parts: Any, meta: dict[str, str]) -> dict[str, tuple[str, bool]]:
    """The hints of fields, and whether each is required."""
    found: dict[str, tuple[str, bool]] = {}
    for part in parts:
        if not hasattr(part, "nesting"):
            hint = HINTS[part.kind]
        elif part.nesting == "single":
            hint = f'typing.Union["{owner}{_title(part.js)}", typing.Dict[builtins.str, typing.Any]]'
        else:
            hint = _list_of(f"{owner}{_title(part.js)}")
        found[_python(part)] = (hint, part.required)
    return found | {name: (hint, False) for name, hint in meta.items()}


def _list_of(struct: str) -> str:
    item = f'typing.Union["{struct}", typing.Dict[builtins.str, typing.Any]]'
    return f"typing.Union[_base.IResolvable, typing.Sequence[{item}]]"


def _parameters(fields: dict[str, tuple[str, bool]]) -> str:
    return ", ".join(
        f"{name}: {hint}" if required else f"{name}: typing.Optional[{hint}] = None"
        for name, (hint, required) in sorted(fields.items(), key=lambda item: not item[1][1])
    )


def _python(part: Any) -> str:
    if part.own:
        return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in part.own)
    return f"{part.name}_" if part.name in ("from", "lambda") else str(part.name)


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def _title(name: str) -> str:
    return name[0].upper() + name[1:]
