"""Import binding packages: each module when it is used, on the stand-in for jsii.

The `__init__` of a prebuilt package imports all of its modules, which takes 20 s of the AWS one. Served in
its place is an empty package with the same folders, whose modules are imported when they are asked for.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType
from typing import Any

from snowform.bindings import stand_in, type_checks
from snowform.bindings.compiled import CompiledLoader
from snowform.providers import origin

# What generated modules import and use in functions that nobody calls, or for a version that nobody reads.
_FOR_CHECKS: dict[str, dict[str, Any]] = {
    "importlib.metadata": {"version": lambda _name: "0"},
    "typeguard": {},
    "typing_extensions": {},
}
# A package that has classes of its own is loaded as it is.
_CLASSES = (b"jsii.JSIIMeta", b"@jsii.data_type", b"jsii.declare(")
_typing: ModuleType | None = None


def find(name: str, path: Sequence[str] | None, served: set[str]) -> ModuleSpec | None:
    """How a module is loaded; None where it is none of a binding package's. Adds to those served."""
    parent = name.rpartition(".")[0]
    spec = PathFinder.find_spec(name, path)
    if spec is None or not isinstance(spec.loader, SourceFileLoader):
        return None
    if parent in served:
        spec.loader = _ModuleLoader(name, spec.loader.path)
        return spec
    folders = spec.submodule_search_locations
    if not folders or not os.path.isdir(os.path.join(folders[0], "_jsii")):
        return None
    served.add(name)
    origin.GENERATED.add(name)
    with open(spec.loader.path, "rb") as file:
        text = file.read()
    loader = _ModuleLoader if any(mark in text for mark in _CLASSES) else _PackageLoader
    spec.loader = loader(name, spec.loader.path)
    return spec


class _ModuleLoader(CompiledLoader):
    """Loads a generated module as it is, and has its types checked quickly."""

    def exec_module(self, module: ModuleType) -> None:
        """Run it."""
        # Not before: to look for a package changes nothing yet.
        stand_in.serve()
        with _spared():
            super().exec_module(module)
        names = vars(module)
        names["typing"] = _quick_typing()
        if "check_type" in names:
            names["check_type"] = type_checks.check_type


@contextmanager
def _spared() -> Iterator[None]:
    """Spare a generated module what it imports for its own type checks alone: they are done otherwise here.

    To load the metadata of packages and typeguard takes longer than most modules.
    """
    spared = {name: _empty(name, names) for name, names in _FOR_CHECKS.items() if name not in sys.modules}
    sys.modules.update(spared)
    try:
        yield
    finally:
        for name, module in spared.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _empty(name: str, names: dict[str, Any]) -> ModuleType:
    """A module that is loaded when more of it is asked for than these names."""
    module = ModuleType(name)

    def load(attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        if sys.modules.get(name) is module:
            del sys.modules[name]
        return getattr(import_module(name), attribute)

    vars(module).update(names, __getattr__=load)
    return module


class _PackageLoader(SourceFileLoader):
    """Loads a package whose modules are imported when they are asked for."""

    def exec_module(self, module: ModuleType) -> None:
        """Give it what finds its modules."""
        package = module.__name__
        import_module(f"{package}._jsii")

        def find_module(name: str) -> Any:
            if name == "__all__":
                return _modules(module)
            if name.startswith("__") or not _has(module, name):
                raise AttributeError(f"module {package!r} has no attribute {name!r}")
            return import_module(f"{package}.{name}")

        names = vars(module)
        names["__getattr__"] = find_module
        names["__dir__"] = lambda: [*names, *_modules(module)]


def _quick_typing() -> ModuleType:
    global _typing  # noqa: PLW0603 - one for all modules
    if _typing is None:
        _typing = type_checks.typing_module()
    return _typing


def _has(module: ModuleType, name: str) -> bool:
    return any(os.path.exists(os.path.join(folder, name, "__init__.py")) for folder in module.__path__)


def _modules(module: ModuleType) -> list[str]:
    return sorted(
        entry.name
        for folder in module.__path__
        for entry in os.scandir(folder)
        if entry.is_dir() and not entry.name.startswith("_")
    )


def unload(served: set[str]) -> None:
    """Forget what was imported: the next program has its own."""
    for name in [name for name in sys.modules if _of(name, served)]:
        del sys.modules[name]
    stand_in.withdraw()


def _of(name: str, served: set[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in served)
