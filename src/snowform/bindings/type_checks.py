"""The type checks of generated bindings, quickly.

Generated code asks typeguard at each call, with type hints that it evaluates each time. Here hints are
evaluated once, and what is plainly right passes at once; typeguard decides on the rest, in its own words.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, Union, get_args, get_origin

from snowform.engine import distribution

Check = Callable[[Any], bool]
_UNIONS = (Union, types.UnionType)
# A hint without a class of the module's own means the same in each.
_SHARED = re.compile(
    r"(?:(?:typing|builtins|jsii|_?(?:cdktf|cdktn|constructs)(?:_[0-9a-f]{8})?)\.\w+|None|[][, |])+"
)
_hints: dict[Any, dict[str, Any]] = {}
_shared: dict[str, Any] = {}
_checks: dict[Any, Check] = {}


def cached_type_hints(function: Any) -> dict[str, Any]:
    """`typing.get_type_hints`, once for each function."""
    if (hints := _hints.get(function)) is None:
        hints = _hints[function] = _evaluated(function.__annotations__, function.__globals__)
    return hints


def _evaluated(annotations: dict[str, Any], names: dict[str, Any]) -> dict[str, Any]:
    """Hints that are texts, as types; to compile a text takes longer than most checks."""
    rest = types.SimpleNamespace(
        __annotations__={name: hint for name, hint in annotations.items() if hint not in _shared}
    )
    # With names of its own it looks at a class by its name anew: of two programs in one process, which
    # tests are, each has its own classes.
    found = typing.get_type_hints(rest, names, {})
    for name, hint in rest.__annotations__.items():
        if isinstance(hint, str) and _SHARED.fullmatch(hint):
            _shared[hint] = found[name]
    return {name: found[name] if name in found else _shared[hint] for name, hint in annotations.items()}


def hints_of(function: Any) -> dict[str, Any]:
    """The hints of a generated function: of the stub beside it that has the same, and was asked mostly.

    What `declared` makes for a function has those of that one.
    """
    function = getattr(function, "__wrapped__", function)
    for name in function.__code__.co_names:
        if name.startswith("_typecheckingstub__"):
            return cached_type_hints(function.__globals__[name])
    return cached_type_hints(function)


def passes(value: Any, hint: Any) -> bool:
    """Whether a value is plainly of a type; False says nothing."""
    try:
        check = _checks.get(hint)
    except TypeError:
        return False
    if check is None:
        check = _checks[hint] = _make(hint)
    return check(value)


def _make(hint: Any) -> Check:
    if hint is Any or hint is object:
        return lambda _value: True
    if hint is None:
        return lambda value: value is None
    origin = get_origin(hint)
    if origin in _UNIONS:
        return _any_of([_make(part) for part in get_args(hint)])
    if origin in (Sequence, list):
        return _items(_make(get_args(hint)[0]))
    if origin in (Mapping, dict):
        return _values(*map(_make, get_args(hint)))
    if origin is not None or not isinstance(hint, type):
        return lambda _value: False
    if getattr(hint, "_is_protocol", False):
        # Of the real interfaces typeguard lets everything through; jsii's kernel decides.
        return lambda _value: True
    wanted = (int, float) if hint is float else hint
    return lambda value: isinstance(value, wanted)


def _any_of(checks: list[Check]) -> Check:
    return lambda value: any(check(value) for check in checks)


def _items(check: Check) -> Check:
    return lambda value: isinstance(value, Sequence) and all(map(check, value))


def _values(key: Check, check: Check) -> Check:
    return lambda value: isinstance(value, dict) and all(map(key, value)) and all(map(check, value.values()))


def check_type(argname: str, value: object, expected_type: Any) -> Any:
    """Raise what typeguard raises for a value that is not of a type."""
    if not passes(value, expected_type):
        _ask_typeguard(argname, value, expected_type)


def _ask_typeguard(argname: str, value: object, expected_type: Any) -> None:
    try:
        typeguard: Any = import_module("typeguard")
    except ImportError:
        # jsii requires it; where the program has another Python than Snowform, it may be missing.
        raise TypeError(
            f"type of {argname} must be {expected_type}; got {type(value).__name__} instead"
        ) from None
    if isinstance(expected_type, types.UnionType):
        expected_type = Union[get_args(expected_type)]  # noqa: UP007 - version 2 knows no other
    # Version 2 names the argument, 3 has settings for all, and 4 takes them with each call.
    strategy = getattr(typeguard, "CollectionCheckStrategy", None)
    if strategy is None:
        try:
            lax = _without_protocols(expected_type)
            typeguard.check_type(argname=argname, value=value, expected_type=lax)
        except TypeError:
            _refuse(typeguard, argname, value, expected_type)
    elif "collection_check_strategy" in (typeguard.check_type.__kwdefaults__ or {}):
        typeguard.check_type(value, expected_type, collection_check_strategy=strategy.ALL_ITEMS)
    else:
        typeguard.config.collection_check_strategy = strategy.ALL_ITEMS
        typeguard.check_type(value, expected_type)


def _refuse(typeguard: Any, argname: str, value: object, expected_type: Any) -> None:
    """The error, in typeguard's words for the types as they are declared."""
    try:
        typeguard.check_type(argname=argname, value=value, expected_type=expected_type)
    except TypeError as error:
        raise TypeError(public_names(str(error))) from None


def _without_protocols(hint: Any) -> Any:
    """A hint with anything in the place of interfaces: the real ones let it pass, the engine's do not."""
    if getattr(hint, "_is_protocol", False):
        return Any
    if not get_args(hint) or not hasattr(hint, "copy_with"):
        return hint
    return hint.copy_with(tuple(map(_without_protocols, get_args(hint))))


def public_names(text: str) -> str:
    """A text with the engine's classes called as programs know them."""
    text = re.sub(r"snowform\.engine(?:\.\w+)*\.constructs\.(\w+)", r"constructs.\1", text)
    return re.sub(r"snowform\.engine(?:\.\w+)*\.(\w+)", rf"{distribution.current.name}.\1", text)


def typing_module() -> types.ModuleType:
    """`typing` for generated modules: hints once, and casts that only pass on the value."""
    module = types.ModuleType("typing")
    vars(module).update(vars(typing))
    setattr(module, "get_type_hints", cached_type_hints)  # noqa: B010 - a module has no such names to a checker
    setattr(module, "cast", lambda _kind, value: value)  # noqa: B010
    return module
