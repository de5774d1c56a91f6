"""Regular expressions that are compiled when they are first used: a run uses few of the program's hundred."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any


class _Lazy:
    """What `re.compile` gives of the same, once something of it is asked for."""

    def __init__(self, text: str, flags: int = 0) -> None:
        self._given = (text, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(*self._given)
        # From now on its methods are found at once.
        self.__dict__.update({its: getattr(compiled, its) for its in dir(compiled) if its[0] != "_"})
        return getattr(compiled, name)


if TYPE_CHECKING:
    from re import compile as regex
else:
    regex = _Lazy

__all__ = ["regex"]
