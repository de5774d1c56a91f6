"""Snowform: CDKTF stacks in Python, as Terraform JSON and as a NixOS module that applies it.

Importing this package changes nothing and loads nothing else.
"""

from __future__ import annotations

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from snowform.lints.program import suppress

__all__ = ["__version__", "suppress"]


def __getattr__(name: str) -> Any:
    if name != "suppress":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from snowform.lints.program import suppress

    return suppress
