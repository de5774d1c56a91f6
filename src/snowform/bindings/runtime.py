"""What generated bindings ask of jsii: make an object, read, set and call what it has in JavaScript.

What that does follows from the tables of the index (`classes`). The fields of an object are its `_tf_fields`;
the children, which refer to blocks and hold their values, are made when they are needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from snowform import report
from snowform.bindings.crossing import ANYTHING, Fields, back, cross, declared, fields
from snowform.bindings.errors import BindingsError
from snowform.bindings.registry import class_of, module_of, table_of
from snowform.bindings.type_checks import hints_of
from snowform.bindings.writing import write_rows
from snowform.engine import cdktf, cdktn
from snowform.engine.elements.importable import ImportableResource
from snowform.engine.elements.provider import TerraformProviderGeneratorMetadata
from snowform.engine.errors import EngineError
from snowform.engine.references.complex_types import ComplexObject
from snowform.engine.tokens.token import Token, is_resolvable
from snowform.engine.values.structs import camel_case
from snowform.providers.origin import caller

ELEMENTS = ("resource", "data source", "provider", "ephemeral resource")
# Methods of Token by their names in JavaScript.
_METHODS = {
    "asString": "as_string",
    "asNumber": "as_number",
    "asList": "as_list",
    "asNumberList": "as_number_list",
    "asAny": "as_any",
    "asStringMap": "as_string_map",
    "asNumberMap": "as_number_map",
    "asBooleanMap": "as_boolean_map",
    "asAnyMap": "as_any_map",
}
_METADATA = {
    "providerName": "provider_name",
    "providerVersion": "provider_version",
    "providerVersionConstraint": "provider_version_constraint",
}


def create(cls: Any, instance: Any, arguments: list[Any]) -> None:
    """What the constructor of a class does in JavaScript."""
    kind, table = table_of(cls)
    _prepare(instance, table)
    if kind in ELEMENTS:
        _create_element(instance, kind, table, *arguments)
    elif kind == "module":
        _create_module(instance, table, *arguments)
    elif kind == "functions":
        (instance._tf_local_name,) = arguments
    elif kind == "object" and table["index"] == "list":
        resource, attribute, index, is_from_set = arguments
        ComplexObject.__init__(instance, resource, attribute, is_from_set, index)
    elif kind == "object" and table["index"] == "key":
        resource, attribute, key = arguments
        ComplexObject.__init__(instance, resource, attribute, False, key)
    elif kind == "object":
        resource, attribute = arguments
        index = 0 if table["index"] == "first" else None
        ComplexObject.__init__(instance, resource, attribute, False, index)
    else:
        _engines(type(instance)).__init__(instance, *arguments)


def get(instance: Any, name: str) -> Any:
    """A property."""
    table = instance._tf_table
    if (field := table.get("inputs", {}).get(name)) is not None:
        return back(instance._tf_fields.get(field))
    if (output := table.get("outputs", {}).get(name)) is not None:
        return instance.get_string(output)
    if (getter := table.get("getters", {}).get(name)) is not None:
        return _read(instance, *getter)
    if name == "internalValue":
        return back(value_of(instance))
    if name.endswith("Input"):
        field = table.get("odd", {}).get(name) or f"_{name.removesuffix('Input')}"
        of_child = field in table.get("children", {})
        return back(_value_of_child(instance, field) if of_child else instance._tf_fields.get(field))
    raise BindingsError(f"{type(instance).__jsii_type__}: no property {name} in its JavaScript")


def _read(instance: Any, operation: str, argument: str) -> Any:
    """What a getter of the table gives."""
    if operation == "field":
        return back(instance._tf_fields.get(argument))
    if operation == "child":
        return child(instance, argument)
    if operation == "functions":
        return _functions_of(instance, argument)
    if (read := _SETS.get(operation)) is not None:
        return read(instance, argument)
    return getattr(instance, operation)(argument)


def set(instance: Any, name: str, value: Any) -> None:  # noqa: A001 - jsii's name
    """Set a property."""
    own = cross(value, _declared(type(instance), name), "value")
    if name == "internalValue":
        set_value(instance, own)
        return
    table = instance._tf_table
    field = table.get("inputs", {}).get(name) or table.get("odd", {}).get(f"set {name}") or f"_{name}"
    instance._tf_fields[field] = own


def invoke(instance: Any, name: str, arguments: list[Any]) -> Any:
    """Call a method."""
    table = instance._tf_table
    if name == "synthesizeAttributes" and "inputs" in table:
        return {key: value for key, value in instance._tf_fields.items() if value is not None}
    if name == "synthesizeAttributes":
        mark = getattr(instance, "_mark_write_only_attribute", None)
        module = module_of(type(instance).__jsii_type__)
        return write_rows(table["rows"], instance_reader(instance), module, mark)
    if name == "synthesizeHclAttributes":
        return {}
    if name in table.get("called", {}):
        function, gives = table["called"][name]
        return _call(instance, function, gives, arguments)
    if name == "get":
        return _item(instance, *arguments)
    if name.startswith("put"):
        field = table.get("odd", {}).get(name) or _field(name[3:])
        (value,) = arguments
        if value is None:
            raise EngineError(f"Unable to deserialize the argument value of {name}: a value is required")
        set_value(child(instance, field), cross(value, _declared(type(instance), name), "value"))
        return None
    if name.startswith("reset"):
        field = table.get("odd", {}).get(name) or _field(name[5:])
        if field in table.get("children", {}):
            set_value(child(instance, field), None)
        else:
            instance._tf_fields[field] = None
        return None
    raise BindingsError(f"{type(instance).__jsii_type__}: no method {name} in its JavaScript")


def sget(cls: Any, name: str) -> Any:
    """A property of the class: `tfResourceType`."""
    _, table = table_of(cls)
    if name != "tfResourceType" or "type" not in table:
        raise BindingsError(f"{cls.__jsii_type__}: no property {name} in its JavaScript")
    return table["type"]


def sinvoke(cls: Any, name: str, arguments: list[Any]) -> Any:
    """Call a method of the class: `generateConfigForImport`."""
    _, table = table_of(cls)
    if name != "generateConfigForImport" or "imported" not in table:
        raise BindingsError(f"{cls.__jsii_type__}: no method {name} in its JavaScript")
    scope, to, source, provider = arguments
    return ImportableResource(scope, to, _Import(table["imported"], source, provider))


class _Import:
    """What `ImportableResource` is told."""

    def __init__(self, terraform_resource_type: str, import_id: str, provider: Any) -> None:
        self.terraform_resource_type = terraform_resource_type
        self.import_id = import_id
        self.provider = provider


def _prepare(instance: Any, table: dict[str, Any]) -> None:
    instance._tf_table = table
    instance._tf_fields = {}
    instance._tf_children = {}
    # Of an object: that it was given as `{}`, and the token that was given for it.
    instance._tf_is_empty = False
    instance._tf_resolvable = None


def _create_element(
    instance: Any, kind: str, table: dict[str, Any], scope: Any, name: str, config: Any
) -> None:
    values = config._values if config is not None else {}
    given = table["arguments"]
    metadata = {python: given[name] for name, python in _METADATA.items() if name in given}
    arguments: dict[str, Any] = {"terraform_resource_type": given["terraformResourceType"]}
    if metadata:
        arguments["terraform_generator_metadata"] = TerraformProviderGeneratorMetadata(**metadata)
    if kind == "provider":
        arguments["terraform_provider_source"] = given.get("terraformProviderSource")
    meta = {field: value for field, value in values.items() if camel_case(field) in table["meta"]}
    # What the configuration holds is looked at before there is a construct, as jsii does.
    crossed = fields(config, without=meta) if config is not None else Fields()
    _engines(type(instance)).__init__(instance, scope, name, **arguments, **meta)
    if report.wanted():
        report.record("source", instance.node.path, list(caller()))
    children = table.get("children", {})
    for key, field in table["fields"]:
        if (value := crossed.get(key)) is None:
            continue
        if field in children:
            set_value(child(instance, field), value)
        else:
            instance._tf_fields[field] = value


def _create_module(instance: Any, table: dict[str, Any], scope: Any, name: str, config: Any) -> None:
    values = config._values if config is not None else {}
    names = type(config).__jsii_name_mapping__ if config is not None else {}
    meta = {field: value for field, value in values.items() if names[field] not in table["inputs"]}
    crossed = fields(config, without=meta) if config is not None else Fields()
    version = {"version": table["version"]} if table["version"] else {}
    _engines(type(instance)).__init__(instance, scope, name, **meta, source=table["source"], **version)
    for key, field in table["inputs"].items():
        instance._tf_fields[field] = crossed.get(key)


def _engines(cls: type) -> Any:
    """The class of the engine's that a generated one is derived from."""
    return next(base for base in cls.__mro__ if base.__module__.startswith("snowform.engine"))


def child(instance: Any, field: str) -> Any:
    """What refers to a block, made when it is first needed."""
    made = instance._tf_children.get(field)
    if made is None:
        name, attribute, is_set = instance._tf_table["children"][field]
        if name.startswith("cdktf."):
            # cdktn has the same and more: references to maps of maps.
            cls = getattr(cdktn, name.removeprefix("cdktf."))
            made = cls(instance, attribute) if is_set is None else cls(instance, attribute, is_set)
        else:
            module = type(instance).__jsii_type__.rpartition(".")[0]
            made = _made(
                class_of(f"{module}.{name}"), instance, attribute, *(() if is_set is None else (is_set,))
            )
        instance._tf_children[field] = made
    return made


def _made(cls: Any, *arguments: Any) -> Any:
    """An object that JavaScript makes: without the checks of the constructor in Python."""
    made = cls.__new__(cls)
    create(cls, made, list(arguments))
    return made


def _item(instance: Any, index: Any) -> Any:
    """What is at a place of a list or map."""
    kind, table = table_of(type(instance))
    module = type(instance).__jsii_type__.rpartition(".")[0]
    item = class_of(f"{module}.{table['item']}")
    if "of_set" in table:
        return _made(item, instance, f"[{index}]", table["of_set"])
    if kind == "map":
        return _made(item, instance._terraform_resource, instance._terraform_attribute, index)
    if kind == "map list":
        return _made(item, instance, f"[{index}]")
    return _made(
        item, instance._terraform_resource, instance._terraform_attribute, index, instance._wraps_set
    )


def _functions_of(provider: Any, name: str) -> Any:
    """The functions that a provider defines; their class is in a module of its own."""
    if (made := provider._tf_children.get(name)) is None:
        package = type(provider).__module__.rpartition(".")[0]
        cls = getattr(import_module(f"{package}.provider_functions"), name)
        made = provider._tf_children[name] = _made(cls, provider.terraform_resource_type)
    return made


def _call(instance: Any, name: str, gives: str, arguments: list[Any]) -> Any:
    """A call of one of them: in Python a variadic one gets its last arguments as they are given."""
    called = cdktn.TerraformProviderFunction.invoke(instance._tf_local_name, name, arguments)
    return getattr(cdktn.Token, _METHODS[gives])(called) if gives else called


def value_of(instance: Any) -> Any:
    """What is set of a block: a struct, a token, or None."""
    table = instance._tf_table
    if "resolvable" not in table:
        return instance._tf_fields.get("internalValue")
    if instance._tf_resolvable is not None:
        return instance._tf_resolvable
    value = Fields()
    value.struct = _struct_of(type(instance))
    children = table.get("children", {})
    for name, field in table["fields"]:
        found = _value_of_child(instance, field) if field in children else instance._tf_fields.get(field)
        if found is not None:
            value[name] = found
    return value if value or instance._tf_is_empty else None


def _value_of_child(instance: Any, field: str) -> Any:
    made = instance._tf_children.get(field)
    return None if made is None else value_of(made)


def _struct_of(cls: Any) -> Any:
    """The struct whose value a class refers to: the generator names the one after the other."""
    try:
        return class_of(cls.__jsii_type__.removesuffix("OutputReference"))
    except KeyError:
        return None


def set_value(instance: Any, value: Any) -> None:
    """Set a block."""
    table = instance._tf_table
    if "resolvable" not in table:
        instance._tf_fields["internalValue"] = value
        return
    instance._tf_is_empty = False
    if table["resolvable"] and is_resolvable(value):
        instance._tf_resolvable = value
        return
    instance._tf_resolvable = None
    given: Mapping[str, Any] = value if isinstance(value, dict) else {}
    instance._tf_is_empty = value is not None and not given
    children = table.get("children", {})
    for name, field in table["fields"]:
        item = given.get(name)
        if field not in children:
            instance._tf_fields[field] = item
        elif item is not None or field in instance._tf_children:
            set_value(child(instance, field), item)


def instance_reader(instance: Any) -> Any:
    """How rows read the fields of an element."""

    def read(field: str, of_child: bool) -> Any:
        return _value_of_child(instance, field) if of_child else instance._tf_fields.get(field)

    return read


def _field(name: str) -> str:
    return f"_{name[:1].lower()}{name[1:]}"


def _declared(cls: Any, name: str) -> Any:
    """What the argument of a setter or method lets through."""
    function = _functions(cls).get(name)
    return ANYTHING if function is None else declared(hints_of(function).get("value", Any))


def _functions(cls: Any) -> dict[str, Any]:
    """The setters and methods of a class, by their names in JavaScript."""
    found: dict[str, Any] | None = cls.__dict__.get("_tf_functions")
    if found is None:
        found = {}
        for base in reversed(cls.__mro__):
            for member in vars(base).values():
                if isinstance(member, property) and member.fset is not None:
                    found[getattr(member.fget, "__jsii_name__", "")] = member.fset
                elif hasattr(member, "__jsii_name__"):
                    found[member.__jsii_name__] = member
        cls._tf_functions = found
    return found


def _tolist(value: Any) -> Any:
    return cdktf.Fn.tolist(value)


_SETS: dict[str, Callable[[Any, str], Any]] = {
    "set_of_strings": lambda instance, name: _tolist(instance.get_list_attribute(name)),
    "set_of_numbers": lambda instance, name: Token.as_number_list(
        _tolist(instance.get_number_list_attribute(name))
    ),
    "set_of_anything": lambda instance, name: Token.as_any(
        _tolist(instance.interpolation_for_attribute(name))
    ),
}
