"""Classes that declare what they have, and do what the tables of the index say: those of `snowform get`.

What jsii writes out for each member is added here to what is declared, so the same calls give the same
results and errors. A class has annotations of what is read (`Final`) or set too, and functions without
bodies, whose arguments Python itself checks.
"""

from __future__ import annotations

import sys
import typing
from collections.abc import Mapping
from types import FunctionType
from typing import Any

from snowform.bindings import runtime
from snowform.bindings.crossing import as_object
from snowform.bindings.registry import class_of, register, table_of
from snowform.bindings.type_checks import check_type, hints_of
from snowform.engine.values.structs import Struct, camel_case

Names = dict[str, str]
_FINAL = "t.Final["
# What constructors of references take; of objects by their index.
_PARENT = ("terraform_resource", "terraform_attribute")
_OF_OBJECT: dict[str, tuple[str, ...]] = {
    "list": ("complex_object_index", "complex_object_is_from_set"),
    "key": ("complex_object_key",),
    "first": (),
    "none": (),
}


def declare(module: str, name: str, names: Names, *, config: str) -> None:
    """Complete the classes of a module that has just been run.

    `name` is the module's in the index. `names` are those in JavaScript that do not follow from the names in
    Python, for one class alone as `Class.name`. `config` is the struct of what the element takes.
    """
    found = vars(sys.modules[module])
    classes = [value for value in found.values() if isinstance(value, type) and value.__module__ == module]
    for cls in classes:
        prefix = f"{cls.__name__}."
        own = {
            **names,
            **{key.removeprefix(prefix): js for key, js in names.items() if key.startswith(prefix)},
        }
        register(f"{name}.{cls.__name__}", cls)
        if _is_struct(cls):
            _complete_struct(cls, own)
        else:
            _complete(cls, own, found, config)


def _is_struct(cls: type) -> bool:
    return cls.__bases__ == (object,) or issubclass(cls, Struct)


def _complete(cls: Any, names: Names, module: dict[str, Any], config: str) -> None:
    members = dict(vars(cls))
    for name, function in members.items():
        if isinstance(function, classmethod):
            setattr(cls, name, classmethod(_class_method(function.__func__, names)))
        elif isinstance(function, FunctionType) and name != "__init__":
            setattr(cls, name, _method(function, names))
    for name, hint in cls.__annotations__.items():
        _place(cls, name, _property(name, hint, _js(name, names), module))
    declared = members.get("__init__")
    cls.__init__ = _reference if declared is None else _constructor(declared, module[config])
    if declared is not None:
        cls._synthesize_attributes = lambda self: runtime.invoke(self, "synthesizeAttributes", [])


def _place(cls: Any, name: str, made: Any) -> None:
    """Give a class a property, which knows its name, as one that stands in it does, for Python's errors."""
    setattr(cls, name, made)
    made.__set_name__(cls, name)


def _js(name: str, names: Names) -> str:
    return names.get(name) or camel_case(name)


def _wraps(function: Any, made: Any, name: str = "") -> Any:
    """Let what is made for a function be called and typed as that one."""
    made.__name__, made.__qualname__ = function.__name__, function.__qualname__
    made.__module__ = function.__module__
    made.__wrapped__ = function
    if name:
        made.__jsii_name__ = name
    return made


def _checked(function: Any, arguments: Mapping[str, Any]) -> None:
    hints = hints_of(function)
    for name, value in arguments.items():
        check_type(f"argument {name}", value, hints[name])


def _bound(function: Any, given: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any]:
    """The arguments by their names, without the object; Python's errors where they are none for it.

    In the order of the declaration, those that are left out with their defaults.
    """
    function(None, *given, **named)
    code = function.__code__
    count = code.co_argcount
    positional = code.co_varnames[1:count]
    keywords = code.co_varnames[count : count + code.co_kwonlyargcount]
    defaults = dict(zip(positional[::-1], (function.__defaults__ or ())[::-1], strict=False))
    by_name = {
        **defaults,
        **(function.__kwdefaults__ or {}),
        **dict(zip(positional, given, strict=False)),
        **named,
    }
    return {name: by_name[name] for name in (*positional, *keywords)}


def _constructor(declared: Any, config: Any) -> Any:
    def construct(self: Any, *given: Any, **named: Any) -> None:
        arguments = _bound(declared, given, named)
        first, second, *_ = arguments
        _checked(declared, {first: arguments[first], second: arguments[second]})
        scope, name = arguments.pop(first), arguments.pop(second)
        runtime.create(type(self), self, [scope, name, config(**arguments)])

    return _wraps(declared, construct)


def _method(function: Any, names: Names) -> Any:
    name = _js(function.__name__, names)

    def call(self: Any, *given: Any, **named: Any) -> Any:
        arguments = _bound(function, given, named)
        if function.__code__.co_kwonlyargcount:
            # jsii takes the fields of a struct that stands alone.
            return runtime.invoke(self, name, [_struct_of_block(self, name)(**arguments)])
        _checked(function, arguments)
        return runtime.invoke(self, name, list(arguments.values()))

    return _wraps(function, call, name)


def _struct_of_block(instance: Any, put: str) -> Any:
    """The struct of a block, from the class that refers to it."""
    _, table = table_of(type(instance))
    field = table.get("odd", {}).get(put) or f"_{put[3:4].lower()}{put[4:]}"
    reference = table["children"][field][0]
    module = type(instance).__jsii_type__.rpartition(".")[0]
    return class_of(f"{module}.{reference.removesuffix('OutputReference')}")


def _class_method(function: Any, names: Names) -> Any:
    name = _js(function.__name__, names)

    def call(cls: Any, *given: Any, **named: Any) -> Any:
        arguments = _bound(function, given, named)
        _checked(function, arguments)
        return runtime.sinvoke(cls, name, list(arguments.values()))

    return _wraps(function, call, name)


def _value(value: Any) -> Any:
    """Has the name of a setter's argument."""


def _property(name: str, hint: str, js: str, module: dict[str, Any]) -> property:
    def read(self: Any) -> Any:
        return runtime.get(self, js)

    read.__name__ = name
    setattr(read, "__jsii_name__", js)  # noqa: B010 - functions have none to a type checker
    if hint.startswith(_FINAL):
        return property(read)

    # Its hints are looked up where the class was declared.
    stub = FunctionType(_value.__code__, module, name)
    stub.__annotations__ = {"value": hint}
    stub.__module__, stub.__qualname__ = module["__name__"], name

    def write(self: Any, value: Any) -> None:
        _checked(stub, {"value": value})
        runtime.set(self, js, value)

    return property(read, _wraps(stub, write))


def _reference(self: Any, *given: Any, **named: Any) -> None:
    """The constructor of what refers to a block or to several, which programs leave to JavaScript."""
    kind, table = table_of(type(self))
    more = _OF_OBJECT[table["index"]] if kind == "object" else () if kind == "map" else ("wraps_set",)
    names = _PARENT + more
    arguments = {**dict(zip(names, given, strict=False)), **named}
    if len(given) + len(named) != len(names) or arguments.keys() != set(names):
        raise TypeError(f"{type(self).__name__}.__init__() takes {', '.join(names)}")
    runtime.create(type(self), self, [arguments[name] for name in names])


def _complete_struct(cls: Any, names: Names) -> None:
    declared = cls.__init__
    fields = declared.__code__.co_varnames[1 : 1 + declared.__code__.co_kwonlyargcount]
    required = set(fields) - set(declared.__kwdefaults__ or {})
    cls.__jsii_name_mapping__ = {name: _js(name, names) for name in fields}
    cls._tf_as_object = as_object

    def construct(self: Any, *given: Any, **named: Any) -> None:
        arguments = _bound(declared, given, named)
        hints = hints_of(declared)
        for name, value in arguments.items():
            if isinstance(value, dict) and (struct := _alone(hints[name])) is not None:
                arguments[name] = struct(**value)
        _checked(declared, arguments)
        self._values = {
            name: value for name, value in arguments.items() if value is not None or name in required
        }

    cls.__init__ = _wraps(declared, construct)
    for name in fields:
        _place(cls, name, _field(name))
    # What is not equal follows from it; the engine's own structs have a hash.
    cls.__eq__, cls.__repr__ = _equals, _shown
    cls.__hash__ = None


def _alone(hint: Any) -> Any:
    """The struct of a type that takes it or a dictionary, and nothing else."""
    parts = [part for part in typing.get_args(hint) if part is not type(None)]
    structs = [part for part in parts if isinstance(part, type)]
    return structs[0] if len(parts) == 2 and len(structs) == 1 and _is_dictionary(parts) else None


def _is_dictionary(parts: list[Any]) -> bool:
    return any(typing.get_origin(part) is dict for part in parts)


def _field(name: str) -> property:
    return property(lambda self: self._values.get(name))


def _equals(self: Any, other: Any) -> bool:
    return isinstance(other, type(self)) and other._values == self._values


def _shown(self: Any) -> str:
    values = ", ".join(f"{name}={value!r}" for name, value in self._values.items())
    return f"{type(self).__name__}({values})"
