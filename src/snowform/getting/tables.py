"""The tables of the index (see `bindings.classes` and `bindings.rows`), made of a schema.

Those of prebuilt bindings are read from their JavaScript: the same element has the same table.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from snowform.getting.resources import Element
from snowform.getting.shapes import Attribute, Struct

_EPHEMERAL_META = ("provider", "dependsOn", "count", "lifecycle", "forEach")
_META = ("provider", "dependsOn", "count", "lifecycle", "provisioners", "connection", "forEach")


def module_table(element: Element, arguments: dict[str, str]) -> dict[str, Any]:
    """The table of an element's module; `arguments` are what it says of its provider."""
    is_provider = element.kind == "provider"
    is_ephemeral = element.kind == "ephemeral resource"
    table: dict[str, Any] = {
        "type": element.type,
        **({} if is_ephemeral else {"imported": element.type}),
        "arguments": {"terraformResourceType": element.type, **arguments},
        "meta": () if is_provider else _EPHEMERAL_META if is_ephemeral else _META,
        "fields": _fields(element.attributes),
        "rows": [
            _row(attribute, of_element=True) for attribute in element.attributes if attribute.assignable
        ],
        **_members(element.attributes),
    }
    found: dict[str, Any] = {element.name: (element.kind, table)}
    for struct in element.structs:
        found[struct.writer] = [
            _row(attribute, of_element=False) for attribute in struct.attributes if attribute.assignable
        ]
        if not is_provider or not struct.attributes:
            found.update(classes(struct))
    return found


def _fields(attributes: list[Attribute]) -> list[tuple[str, str]]:
    return [(attribute.name, attribute.storage) for attribute in attributes if attribute.assignable]


def _row(attribute: Attribute, *, of_element: bool) -> tuple[Any, ...]:
    shape = attribute.shape
    struct = shape.struct
    internal = (
        of_element
        and struct is not None
        and not attribute.of_provider
        and (struct.read_only or attribute.stored)
    )
    field = attribute.storage if of_element else attribute.name
    row = (attribute.terraform, shape.writer, field, attribute.null)
    if internal or attribute.write_only:
        return (*row, internal, attribute.write_only)
    return row


def classes(struct: Struct) -> Iterator[tuple[str, tuple[str, Any]]]:
    """The classes that refer to a struct."""
    reference = f"{struct.name}OutputReference"
    nesting = struct.nesting
    index = "list"
    if struct.single:
        index = "first"
    elif nesting in ("single", "object"):
        index = "none"
    elif nesting.startswith("map"):
        index = "key"
    table = {
        "index": index,
        "resolvable": not struct.read_only,
        "fields": _fields(struct.attributes),
        **_members(struct.attributes),
    }
    yield reference, ("object", table)
    one, many = f"{struct.name}List", f"{struct.name}Map"
    if nesting in ("maplist", "mapset"):
        yield f"{struct.name}MapList", ("map list", {"item": many})
    if nesting in ("listmap", "setmap"):
        yield f"{struct.name}ListMap", ("map", {"item": one, "of_set": nesting == "setmap"})
    if nesting in ("listlist", "listset", "setlist", "setset"):
        of_set = nesting in ("setlist", "setset")
        yield f"{struct.name}ListList", ("map list", {"item": one, "of_set": of_set})
    if nesting in ("map", "maplist", "mapset"):
        yield many, ("map", {"item": reference})
    elif not struct.single and nesting not in ("single", "object") and _is_pair(nesting):
        yield one, ("list", {"item": reference})


def _is_pair(nesting: str) -> bool:
    return nesting in ("list", "set", "listmap", "setmap", "listlist", "listset", "setlist", "setset")


def _members(attributes: list[Attribute]) -> dict[str, Any]:
    """What is read, what refers to blocks, and the fields whose name does not follow from the accessor's."""
    getters: dict[str, tuple[str, str]] = {}
    children: dict[str, tuple[Any, ...]] = {}
    odd: dict[str, str] = {}
    for attribute in attributes:
        name, field = attribute.name, attribute.storage
        if attribute.stored:
            cls, is_set = attribute.shape.child
            children[field] = (cls, attribute.terraform, is_set)
            getters[name] = ("child", field)
        elif attribute.of_provider:
            getters[name] = ("field", field)
        else:
            getters[name] = (attribute.shape.getter, attribute.terraform)
        if not attribute.assignable:
            continue
        for accessor, usual in accessors(attribute, attributes).items():
            if usual != field:
                odd[accessor] = field
    found = {"getters": getters, "children": children, "odd": odd}
    return {key: value for key, value in found.items() if value}


def accessors(attribute: Attribute, attributes: list[Attribute]) -> dict[str, str]:
    """What sets, resets and gives an attribute, and the field that each would have by its name."""
    name = attribute.name
    given = input_name(attribute, attributes)
    found = {given: f"_{given.removesuffix('Input')}"}
    if attribute.stored:
        found[put_name(attribute)] = f"_{name}"
    else:
        found[f"set {name}"] = f"_{name}"
    if not attribute.required:
        reset = reset_name(attribute, attributes)
        found[reset] = f"_{reset[5:6].lower()}{reset[6:]}"
    return found


def input_name(attribute: Attribute, attributes: list[Attribute]) -> str:
    """What gives the value that an attribute was given."""
    taken = any(other.terraform == f"{attribute.terraform}_input" for other in attributes)
    return f"{attribute.name}{'TfInput' if taken else 'Input'}"


def put_name(attribute: Attribute) -> str:
    """What sets a block."""
    return f"put{attribute.name[:1].upper()}{attribute.name[1:]}"


def reset_name(attribute: Attribute, attributes: list[Attribute]) -> str:
    """What takes it away again."""
    taken = any(other.terraform == f"reset_{attribute.terraform}" for other in attributes)
    return f"reset{'Tf' if taken else ''}{attribute.name[:1].upper()}{attribute.name[1:]}"
