"""Find the packages of providers' classes, `snowform.providers.NAME`, and the submodules with one class each.

The finder has no state, for a package can be loaded twice in a process, on one engine and on the other: its
namespace is kept in the package.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType

from snowform.hints import Any

PACKAGE = "snowform.providers"
# The attribute of a package with the namespace that it serves.
NAMESPACE = "__namespace__"


class ProviderFinder:
    """The finder of both, and the loader of packages (importlib's MetaPathFinder and Loader)."""

    package = PACKAGE

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,  # noqa: ARG002 - the protocol's
    ) -> ModuleSpec | None:
        """A provider's package, or a submodule of one.

        Raises ModuleNotFoundError with the remedy where there is no schema of the provider.
        """
        if not fullname.startswith("snowform."):
            return None
        package, _, name = fullname.rpartition(".")
        namespace: Any = getattr(sys.modules.get(package), NAMESPACE, None)
        if namespace is not None:
            spec: ModuleSpec | None = namespace.find(fullname, name)
            return spec
        # The real modules come first, so no provider can take the place of one.
        if package != PACKAGE or any(os.path.exists(f"{folder}/{name}.py") for folder in path or ()):
            return None
        return self._package(fullname, name)

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave it to Python to make the module (Loader)."""

    def exec_module(self, module: ModuleType) -> None:
        """Let a package serve its classes (Loader)."""
        assert module.__spec__ is not None
        provider = module.__spec__.loader_state
        serve = import_module("snowform.providers.namespace").serve
        module.__doc__ = f"The resources and data sources of the provider {provider}, typed."
        module.__getattr__, module.__dir__ = serve(module.__name__, provider)  # type: ignore[method-assign]

    def _package(self, fullname: str, name: str) -> ModuleSpec:
        from snowform.schema import SchemaNotFound, catalogue

        try:
            schema = catalogue.named(name)
        except SchemaNotFound as error:
            raise ModuleNotFoundError(f"{error.message}; {error.hint}", name=fullname) from None
        return ModuleSpec(fullname, self, loader_state=schema.name, is_package=True)  # type: ignore[arg-type]


def install() -> None:
    """Let Python find the packages. First, for the folders of their stubs are packages to its own finder."""
    if not any(getattr(finder, "package", None) == PACKAGE for finder in sys.meta_path):
        sys.meta_path.insert(0, ProviderFinder())
