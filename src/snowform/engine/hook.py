"""Serve the engine under the names that CDKTF programs import, for the one program of a process.

Nothing installed is touched: the names are put into `sys.modules` and taken out again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

from snowform.engine import distribution
from snowform.hints import Any

MODULES = {
    "cdktf": "snowform.engine.cdktf",
    "cdktn": "snowform.engine.cdktn",
    "constructs": "snowform.engine.tree.constructs",
    "jsii": "snowform.engine.jsii",
}


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


def install() -> None:
    """Serve the engine from now on."""
    distribution.reset()
    for name, module in MODULES.items():
        sys.modules[name] = _Served(module) if name in distribution.DISTRIBUTIONS else import_module(module)


@contextmanager
def installed() -> Iterator[None]:
    """Serve the engine inside a `with`; afterwards the names mean what they meant before."""
    before = _take()
    install()
    try:
        yield
    finally:
        distribution.reset()
        _take()
        sys.modules.update(before)


def _take() -> dict[str, ModuleType]:
    """Take everything under the names out of `sys.modules`."""
    names = [name for name in sys.modules if name.partition(".")[0] in MODULES]
    return {name: sys.modules.pop(name) for name in names}
