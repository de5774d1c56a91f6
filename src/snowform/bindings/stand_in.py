"""Put the stand-in for jsii where generated bindings import it from."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any, Union

from snowform.bindings import declared, registry, runtime, type_checks

# What the engine's own had by the names of what was added.
_before: dict[str, Any] = {}
_SERVED = ("cdktf._jsii", "cdktn._jsii", "constructs._jsii")


def serve() -> None:
    """Add what bindings ask for to the engine's `jsii`, and the packages around it; once."""
    if _before:
        return
    jsii = sys.modules["jsii"]
    checks = {"check_type": type_checks.check_type, "cached_type_hints": type_checks.cached_type_hints}
    for name, value in {
        **{name: getattr(runtime, name) for name in ("create", "get", "set", "invoke", "sget", "sinvoke")},
        # As typeguard knows unions.
        "Number": Union[int, float],  # noqa: UP007
        "JSIIMeta": registry.JSIIMeta,
        "JSIIAssembly": registry.JSIIAssembly,
        "data_type": registry.data_type,
        "declare": declared.declare,
        "python": _module("jsii.python", classproperty=registry.ClassProperty),
        # Nothing is one: it is what typeguard is kept from looking into.
        "_reference_map": _module("jsii._reference_map", InterfaceDynamicProxy=_Nothing),
        "_type_checking": _module("jsii._type_checking", **checks),
    }.items():
        _before[name] = vars(jsii).get(name)
        setattr(jsii, name, value)
    for name in _SERVED:
        _module(name)
    # The real one hides names that a program does not use.
    _module("publication", publish=lambda: None)


def withdraw() -> None:
    """Take it all away again."""
    for name, value in _before.items():
        if value is None:
            delattr(sys.modules["jsii"], name)
        else:
            setattr(sys.modules["jsii"], name, value)
    _before.clear()
    # The others are below names that the hook takes away.
    sys.modules.pop("publication", None)
    registry.forget()


class _Nothing:
    pass


def _module(name: str, **values: Any) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(values)
    sys.modules[name] = module
    return module
