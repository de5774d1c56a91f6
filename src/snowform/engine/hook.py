"""Serve the engine under the names that CDKTF programs import, for the one program of a process.

Nothing installed is touched: the names are put into `sys.modules` and taken out again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

MODULES = {
    "cdktf": "snowform.engine.cdktf",
    "cdktn": "snowform.engine.cdktf",
    "constructs": "snowform.engine.tree.constructs",
    "jsii": "snowform.engine.jsii",
}


def install() -> None:
    """Serve the engine from now on."""
    for name, module in MODULES.items():
        sys.modules[name] = import_module(module)


@contextmanager
def installed() -> Iterator[None]:
    """Serve the engine inside a `with`; afterwards the names mean what they meant before."""
    before = _take()
    install()
    try:
        yield
    finally:
        _take()
        sys.modules.update(before)


def _take() -> dict[str, ModuleType]:
    """Take everything under the names out of `sys.modules`."""
    names = [name for name in sys.modules if name.partition(".")[0] in MODULES]
    return {name: sys.modules.pop(name) for name in names}
