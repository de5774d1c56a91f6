"""Serve a provider's classes as a Python package: attributes of it, and a submodule for each."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from types import ModuleType

from snowform.errors import did_you_mean
from snowform.hints import Any
from snowform.providers import block_types, class_names, names
from snowform.providers.finder import NAMESPACE
from snowform.schema import SchemaNotFound, catalogue

# What an engine is imported by. A program that Snowform does not run has it where it is installed.
ENGINES = ("cdktf", "cdktn", "constructs")
WITHOUT_ENGINE = "`snowform run python …` serves Snowform's engine, `snowform run pytest` to tests"


def serve(package: str, provider: str) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Set up the package and return the `__getattr__` and `__dir__` that it should define."""
    namespace = Namespace(package, provider)
    setattr(sys.modules[package], NAMESPACE, namespace)
    return namespace.get, namespace.list


def forget_others() -> None:
    """Forget the packages whose schema is not the one that holds here: another project was run before."""
    for name, module in list(sys.modules.items()):
        namespace = getattr(module, NAMESPACE, None) if name.startswith("snowform.") else None
        if namespace is not None and not namespace.holds():
            for own in [own for own in sys.modules if own == name or own.startswith(f"{name}.")]:
                del sys.modules[own]
            parent, _, last = name.rpartition(".")
            vars(sys.modules[parent]).pop(last, None)


class Namespace:
    """The classes of one provider, each made once, and the loader of the submodules they are in.

    It has the methods of importlib's Loader; to load its classes takes milliseconds.
    """

    def __init__(self, package: str, provider: str) -> None:
        self.package = package
        self.schema = catalogue.together(catalogue.all_named(provider))
        self._classes: dict[str, type] = {}

    def get(self, name: str) -> Any:
        """The class of that name; AttributeError with the nearest one where there is none."""
        if name not in self._classes:
            found = class_names.type_of_class(self.schema, name)
            if found is None:
                raise self._missing(name)
            module = names.module_name(found[1], found[0], self.schema.name)
            self._make(name, *found, f"{self.package}.{module}")
        return self._classes[name]

    def list(self) -> list[str]:
        """The names of all classes, for `dir()` and for completion in a shell."""
        return class_names.class_names(self.schema)

    def holds(self) -> bool:
        """Whether the schema is still the one to take."""
        try:
            return catalogue.together(catalogue.all_named(self.schema.name)) is self.schema
        except SchemaNotFound:
            return False

    def find(self, fullname: str, name: str) -> ModuleSpec | None:
        """The submodule of that name, if there is one."""
        if (found := class_names.type_of_module(self.schema, name)) is None:
            return None
        return ModuleSpec(fullname, self, loader_state=found)  # type: ignore[arg-type]

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave it to Python to make the module (Loader)."""

    def exec_module(self, module: ModuleType) -> None:
        """Fill a submodule with its one class (Loader)."""
        assert module.__spec__ is not None
        kind, terraform_type = module.__spec__.loader_state
        name = class_names.class_name(self.schema, kind, terraform_type)
        block = self.schema.block(kind, terraform_type)
        assert block is not None

        def block_type(wanted: str) -> type[dict[str, Any]]:
            if block_types.is_block_type(wanted, name, block):
                return dict
            raise AttributeError(f"module {module.__name__!r} has no attribute {wanted!r}")

        module.__all__ = [name]  # type: ignore[attr-defined]
        module.__getattr__ = block_type  # type: ignore[method-assign]
        made = self._classes.get(name) or self._make(name, kind, terraform_type, module.__name__)
        setattr(module, name, made)

    def _make(self, name: str, kind: names.Kind, terraform_type: str, module: str) -> type:
        try:
            from snowform.providers.elements import make_class
        except ModuleNotFoundError as error:
            if error.name not in ENGINES:
                raise
            raise ModuleNotFoundError(f"{error.msg}; {WITHOUT_ENGINE}", name=error.name) from None

        base: Any = None
        if kind == "ephemeral":
            # Few programs have one, and not every engine has.
            from snowform.providers import ephemeral

            base = ephemeral.TypedEphemeralResource
        made = make_class(self.schema, kind, terraform_type, base)
        made.__module__ = module
        self._classes[name] = made
        return made

    def _missing(self, name: str) -> AttributeError:
        if name.startswith("_"):
            return AttributeError(f"module {self.package!r} has no attribute {name!r}")
        hint = did_you_mean(name, self.list())
        return AttributeError(f"{self.package} has no class {name!r}" + (f"; {hint}" if hint else ""))
