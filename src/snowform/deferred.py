"""Leave a module of Python's library that others import, and hardly ever use, to be loaded by first use."""

from __future__ import annotations

import sys
from importlib.util import find_spec, module_from_spec
from typing import Any


def defer(name: str) -> None:
    """Let a module be loaded by whoever first reads something of it, instead of by who imports it.

    `importlib.util.LazyLoader` is for the same, but up to Python 3.11 the second import loads what it left.
    """
    if name in sys.modules or (spec := find_spec(name)) is None or spec.loader is None:
        return
    loader, module = spec.loader, module_from_spec(spec)

    def load(attribute: str) -> Any:
        loader.exec_module(module)
        del module.__getattr__
        return getattr(module, attribute)

    # Asked for what the module has not (https://peps.python.org/pep-0562/): at first that is everything.
    module.__getattr__ = load  # type: ignore[method-assign]
    sys.modules[name] = module
