"""The classes that generated bindings declare, and where the index of each is.

Their metaclass leaves the engine's own attributes to the engine: the generated ones of these names ask
JavaScript for what the engine's classes have at hand.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any, TypeVar

from snowform.bindings.cache import Index, Tables
from snowform.bindings.crossing import as_object
from snowform.bindings.errors import GET, REINSTALL, BindingsError

T = TypeVar("T", bound=type)
ENGINES_OWN = ("_terraform_resource", "_terraform_attribute", "_wraps_set")

# By their names in jsii: `@cdktf/provider-random.pet.Pet`.
_classes: dict[str, type] = {}
_indices: dict[str, Index | str] = {}


class ClassProperty:
    """A property of a class, such as `TF_RESOURCE_TYPE`."""

    def __init__(self, function: Any) -> None:
        self._function = function.__func__ if isinstance(function, classmethod) else function

    def __get__(self, instance: Any, owner: type) -> Any:
        return self._function(owner)


class JSIIMeta(type):
    """The metaclass of all classes of generated bindings, and of what programs derive of them."""

    def __new__(
        cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, jsii_type: str | None = None
    ) -> Any:
        """Make the class; `jsii_type` is its name in JavaScript, which derived classes have not."""
        if jsii_type is not None:
            for own in ENGINES_OWN:
                namespace.pop(own, None)
            namespace["__jsii_type__"] = jsii_type
        made = super().__new__(cls, name, bases, namespace)
        if jsii_type is not None:
            _classes[jsii_type] = made
        return made

    def __init__(cls, *made: Any, **_named: Any) -> None:
        super().__init__(*made)


def data_type(
    *,
    jsii_type: str,
    jsii_struct_bases: list[type],  # noqa: ARG001 - jsii's interface
    name_mapping: dict[str, str],
) -> Callable[[T], T]:
    """A decorator of structs: their name in JavaScript, and the names of their fields there."""

    def decorate(cls: Any) -> Any:
        cls.__jsii_type__ = jsii_type
        cls.__jsii_name_mapping__ = name_mapping
        cls._tf_as_object = as_object
        _classes[jsii_type] = cls
        return cls

    return decorate


class JSIIAssembly:
    """Where a package has its JavaScript, or the tables that `snowform get` made in the place of it."""

    @staticmethod
    def load(name: str, version: str, module: str, filename: str) -> JSIIAssembly:  # noqa: ARG004 - jsii's interface
        """Take note of a package's archive. Raises BindingsError where it is missing."""
        folder = sys.modules[f"{module}._jsii"].__path__[0]
        archive = os.path.join(folder, filename)
        if not os.path.isfile(archive):
            raise BindingsError(f"{archive}: no such file", REINSTALL if archive.endswith(".tgz") else GET)
        _indices[name] = archive
        return JSIIAssembly()


def table_of(cls: Any) -> tuple[str, dict[str, Any]]:
    """The kind and table of a class, or of that from which the program derives one (see `classes`).

    Raises BindingsError where the archive has it not.
    """
    fqn: str = cls.__jsii_type__
    module, _, name = fqn.rpartition(".")
    found = module_of(fqn).get(name)
    if found is None:
        raise BindingsError(f"{module}: no class {name} in it", REINSTALL)
    kind, table = found
    return kind, table


def module_of(fqn: str) -> dict[str, Any]:
    """What the index has of the module that a class is in."""
    assembly = fqn.partition(".")[0]
    index = _indices.get(assembly)
    if index is None:
        raise BindingsError(f"{fqn}: its package was not loaded")
    if isinstance(index, str):
        index = _indices[assembly] = (Index if index.endswith(".tgz") else Tables)(index)
    return index.module(fqn.rpartition(".")[0])


def register(fqn: str, cls: Any) -> None:
    """Take note of a class by its name in jsii."""
    cls.__jsii_type__ = fqn
    _classes[fqn] = cls


def class_of(fqn: str) -> Any:
    """The class of a name in jsii, in a module that is loaded."""
    return _classes[fqn]


def forget() -> None:
    """Forget all classes and packages: the next program has its own."""
    _classes.clear()
    _indices.clear()
