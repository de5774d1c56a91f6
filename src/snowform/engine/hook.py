"""Serve the engine under the names that CDKTF programs import, for the one program of a process.

Nothing installed is touched: the names are put into `sys.modules` and taken out again. Packages of bindings
are written for jsii: a finder that stands first finds them, and what serves them is loaded with the first.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType

from snowform.engine import distribution
from snowform.hints import Any

MODULES = {
    "cdktf": "snowform.engine.cdktf",
    "cdktn": "snowform.engine.cdktn",
    "constructs": "snowform.engine.tree.constructs",
    "jsii": "snowform.engine.jsii",
}
# Above the engine, and loaded by programs that have bindings alone.
BINDINGS = "snowform.bindings.packages"
# Above it as well: what has its classes on those of these names.
BUILT_ON_THEM = ("snowform.aws", "snowform.merging", "snowform.providers")
CLASSES = "snowform.providers.namespace"


class _Served(ModuleType):
    """cdktf or cdktn. The engine is the one of which the program asks for a name first."""

    def __getattr__(self, name: str) -> Any:
        value = getattr(import_module(self.__name__), name)
        # Snowform's own classes of resources stand on the engine by the name of cdktf, whichever it is.
        asks = str(sys._getframe(1).f_globals.get("__name__"))
        if not name.startswith("__") and not asks.startswith("snowform."):
            distribution.choose(self.__name__.rpartition(".")[2])
            self.__dict__[name] = value
        return value


class BindingsFinder:
    """Finds packages of bindings and their modules; leaves all else to the other finders."""

    def __init__(self) -> None:
        self.served: set[str] = set()

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """How to load a module of a package of bindings; None for any other."""
        # Most imports are these, and each folder that is asked for costs a start something.
        if name.startswith("snowform.") or name.partition(".")[0] in sys.stdlib_module_names:
            return None
        parent, _, last = name.rpartition(".")
        if parent not in self.served and not _has_bindings((path or ()) if parent else sys.path, last):
            return None
        spec: ModuleSpec | None = import_module(BINDINGS).find(name, path, self.served)
        return spec


def _has_bindings(folders: Sequence[str], name: str) -> bool:
    return any(os.access(f"{folder or os.curdir}/{name}/_jsii", os.F_OK) for folder in folders)


def install() -> BindingsFinder:
    """Serve the engine from now on."""
    distribution.reset()
    for name, module in MODULES.items():
        sys.modules[name] = _Served(module) if name in distribution.DISTRIBUTIONS else import_module(module)
    finder = BindingsFinder()
    sys.meta_path.insert(0, finder)
    return finder


@contextmanager
def installed() -> Iterator[None]:
    """Serve the engine inside a `with`; afterwards the names mean what they meant before."""
    before = _take(tuple(MODULES))
    # Classes that are there on another engine's are of no use on this one.
    others = BUILT_ON_THEM if before.get("constructs") not in {None, _engines_own()} else ()
    before |= _take(others)
    if CLASSES in sys.modules:
        import_module(CLASSES).forget_others()
    finder = install()
    try:
        yield
    finally:
        distribution.reset()
        sys.meta_path.remove(finder)
        if finder.served:
            import_module(BINDINGS).unload(finder.served)
        _take((*MODULES, *others))
        sys.modules.update(before)


def _engines_own() -> ModuleType | None:
    return sys.modules.get(MODULES["constructs"])


def _take(packages: Sequence[str]) -> dict[str, ModuleType]:
    """Take packages, with all that is in them, out of `sys.modules`."""
    names = [name for name in sys.modules if f"{name}.".startswith(tuple(f"{one}." for one in packages))]
    return {name: sys.modules.pop(name) for name in names}
