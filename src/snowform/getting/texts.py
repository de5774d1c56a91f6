"""The Python of generated classes: what they have and of which types, which is all that a checker asks for.

What the declared members do follows from the tables of the index: `jsii.declare`, at the end of each module,
adds it (see `bindings.declared`). Names and types are those of jsii's Python for the same element.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from snowform.engine.values.structs import camel_case
from snowform.getting import names
from snowform.getting.resources import Element
from snowform.getting.shapes import RESOLVABLE, Attribute, Struct
from snowform.getting.tables import classes, input_name, put_name, reset_name

HEAD = """\
from __future__ import annotations

import typing as t

{library}
import jsii
from constructs import Construct

{assembly}
"""
_STRUCT = "t.Union[cdktf.{0}, t.Dict[str, t.Any]]"
_META = {
    "connection": f"t.Union[{_STRUCT.format('SSHProvisionerConnection')}, "
    f"{_STRUCT.format('WinrmProvisionerConnection')}]",
    "count": "t.Union[jsii.Number, cdktf.TerraformCount]",
    "depends_on": "t.Sequence[cdktf.ITerraformDependable]",
    "for_each": "cdktf.ITerraformIterator",
    "lifecycle": _STRUCT.format("TerraformResourceLifecycle"),
    "provider": "cdktf.TerraformProvider",
    "provisioners": f"t.Sequence[t.Union[{_STRUCT.format('FileProvisioner')}, "
    f"{_STRUCT.format('LocalExecProvisioner')}, {_STRUCT.format('RemoteExecProvisioner')}]]",
}
_EPHEMERAL_META = {
    **{name: _META[name] for name in ("count", "depends_on", "for_each")},
    "lifecycle": _STRUCT.format("TerraformEphemeralResourceLifecycle"),
    "provider": _META["provider"],
}
# What every element of a kind takes, and the struct that this is in.
_GIVEN_TO_ALL = {
    "provider": ({}, ""),
    "ephemeral resource": (_EPHEMERAL_META, "cdktf.TerraformEphemeralMetaArguments"),
}
_BASES = {
    "resource": "TerraformResource",
    "data source": "TerraformDataSource",
    "provider": "TerraformProvider",
    "ephemeral resource": "TerraformEphemeralResource",
    "object": "ComplexObject",
    "list": "ComplexList",
    "map list": "MapList",
    "map": "ComplexMap",
}
_IMPORT = (
    "    @classmethod\n"
    "    def generate_config_for_import(cls, scope: Construct, import_to_id: str, import_from_id: str, "
    "provider: t.Optional[cdktf.TerraformProvider] = None) -> cdktf.ImportableResource: ...\n"
)


def given_to_all(kind: str) -> Iterable[str]:
    """The arguments that every element of a kind takes."""
    return _GIVEN_TO_ALL.get(kind, (_META, ""))[0]


def element_text(element: Element) -> str:
    """The classes of an element's module, without what stands before and after them."""
    attributes = element.attributes
    is_provider = element.kind == "provider"
    own = _parameters([attribute for attribute in attributes if attribute.assignable])
    given, struct_base = _GIVEN_TO_ALL.get(element.kind, (_META, "cdktf.TerraformMetaArguments"))
    meta = [(name, f"t.Optional[{hint}] = None") for name, hint in given.items()]
    imported = "" if element.kind == "ephemeral resource" else _IMPORT
    taken = {name for name, _ in (*own, *meta)}
    first, second = (_apart(name, taken) for name in ("scope", "id"))
    signature = f"self, {first}: Construct, {second}: str{keywords([*own, *meta])}"
    parts = [
        f"class {element.name}(cdktf.{_BASES[element.kind]}):\n"
        f'    TF_RESOURCE_TYPE = "{element.type}"\n'
        f"    def __init__({signature}) -> None: ...\n{imported}{''.join(_members(attributes))}",
        struct_text(element.config, [*meta, *own], struct_base),
    ]
    for struct in element.structs:
        inner = _parameters([attribute for attribute in struct.attributes if attribute.assignable])
        parts.append(struct_text(struct.name, inner))
        if not is_provider or not struct.attributes:
            parts += _references(struct)
    return "\n\n".join(parts)


def odd_names(found: Iterable[tuple[tuple[str, ...], str]]) -> dict[str, str]:
    """Names in Python whose name in JavaScript does not follow from them, with that name.

    `found` are names in JavaScript and the classes that have them. Where a name in Python stands for two,
    that of each class is given as `Class.name`.
    """
    of: dict[str, dict[str, set[str]]] = {}
    for classes_with_it, name in found:
        of.setdefault(names.python(name), {}).setdefault(name, set()).update(classes_with_it)
    odd = {}
    for python, by_name in sorted(of.items()):
        if len(by_name) == 1:
            (name,) = by_name
            if camel_case(python) != name:
                odd[python] = name
        else:
            odd.update(
                {f"{cls}.{python}": name for name, owners in by_name.items() for cls in sorted(owners)}
            )
    return odd


def element_names(element: Element) -> Iterator[tuple[tuple[str, ...], str]]:
    """The names in JavaScript of all members in an element's module, with the classes that have them."""
    groups = [((element.name, element.config), element.attributes)]
    groups += [
        ((struct.name, f"{struct.name}OutputReference"), struct.attributes) for struct in element.structs
    ]
    for owners, attributes in groups:
        for attribute in attributes:
            for name in (attribute.name, put_name(attribute)):
                yield owners, name
            for name in (input_name(attribute, attributes), reset_name(attribute, attributes)):
                yield owners, name


def _apart(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    return name


def _parameters(attributes: list[Attribute]) -> list[tuple[str, str]]:
    """Keyword arguments with their types and defaults, as jsii orders them: what is required first."""
    ordered = sorted(attributes, key=lambda of: (of.optional, names.order(of.name)))
    return [
        (
            names.python(attribute.name),
            f"t.Optional[{attribute.shape.hint()}] = None"
            if attribute.optional and attribute.shape.hint() != "t.Any"
            else f"{attribute.shape.hint()}{' = None' if attribute.optional else ''}",
        )
        for attribute in ordered
    ]


def keywords(parameters: list[tuple[str, str]]) -> str:
    """Keyword arguments as they stand in a signature, behind others."""
    named = ", ".join(f"{name}: {hint}" for name, hint in parameters)
    return f", *, {named}" if named else ""


def struct_text(name: str, parameters: list[tuple[str, str]], base: str = "") -> str:
    """A struct: what its constructor takes can be read of it."""
    bases = f"({base})" if base else ""
    head = f"class {name}{bases}:\n    def __init__(self{keywords(parameters)}) -> None: ...\n"
    return head + "".join(f"    {field}: t.Final[{hint.partition(' = ')[0]}]\n" for field, hint in parameters)


def _members(attributes: list[Attribute]) -> Iterator[str]:
    """What is read, set, put and reset of an element or a reference to a block."""
    for attribute in attributes:
        shape = attribute.shape
        name = names.python(attribute.name)
        value = shape.hint(argument=False)
        optional = value if value == "t.Any" else f"t.Optional[{value}]"
        if attribute.stored:
            yield f"    {name}: t.Final[{shape.child[0]}]\n"
        elif attribute.assignable:
            yield f"    {name}: {optional if attribute.of_provider else value}\n"
        elif attribute.of_provider:
            yield f"    {name}: t.Final[t.Any]\n"
        else:
            yield f"    {name}: t.Final[{shape.read_hint}]\n"
        if not attribute.assignable:
            continue
        given = names.python(input_name(attribute, attributes))
        yield f"    {given}: t.Final[t.Optional[{_held(attribute)}]]\n"
        if attribute.stored:
            yield f"    def {names.python(put_name(attribute))}(self{_put(attribute)}) -> None: ...\n"
        if not attribute.required:
            yield f"    def {names.python(reset_name(attribute, attributes))}(self) -> None: ...\n"


def _held(attribute: Attribute) -> str:
    """What an attribute's input is: of a block, what its reference holds."""
    value = attribute.shape.hint(argument=False)
    struct = attribute.shape.struct
    if attribute.stored and struct is not None and value == struct.name and not struct.read_only:
        return f"t.Union[{RESOLVABLE}, {value}]"
    return value


def _put(attribute: Attribute) -> str:
    """What putting a block takes: the keywords of a struct that stands alone."""
    shape = attribute.shape
    if shape.struct is not None and (shape.kind == "struct" or shape.single):
        inner = [inner for inner in shape.struct.attributes if inner.assignable]
        return keywords(_parameters(inner))
    return f", value: {shape.hint()}"


def _references(struct: Struct) -> Iterator[str]:
    """The classes that refer to a struct."""
    for name, (kind, table) in classes(struct):
        head = f"class {name}(cdktf.{_BASES[kind]}):\n"
        if kind == "object":
            value = struct.name if struct.read_only else f"t.Union[{RESOLVABLE}, {struct.name}]"
            yield f"{head}    internal_value: t.Optional[{value}]\n{''.join(_members(struct.attributes))}"
            continue
        key = "key: str" if kind == "map" else "index: jsii.Number"
        value = _collected(struct, name)
        inner = (
            f"    internal_value: t.Optional[t.Union[{RESOLVABLE}, {value}]]\n" if struct.assignable else ""
        )
        yield f"{head}{inner}    def get(self, {key}) -> {table['item']}: ...\n"


def _collected(struct: Struct, name: str) -> str:
    """What a list or map of a struct is given as a whole."""
    one = struct.name
    return {
        f"{one}List": f"t.List[{one}]",
        f"{one}Map": f"t.Mapping[str, {one}]",
        f"{one}MapList": f"t.List[{one}Map]",
        f"{one}ListMap": f"t.Mapping[str, t.List[{one}]]",
        f"{one}ListList": f"t.List[t.List[{one}]]",
    }[name]
