"""From a stack's configuration to a NixOS module that applies it.

What is imported from here is loaded when it is: a stack that only looks at its user data needs no generator.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from snowform.nixos.folder import Status, gone, status, write
    from snowform.nixos.module import Beside, Module, check_names, generate
    from snowform.nixos.secrets import allow, find_secrets

__all__ = [
    "Beside",
    "Module",
    "Status",
    "allow",
    "check_names",
    "find_secrets",
    "generate",
    "gone",
    "status",
    "write",
]

_HOMES = {
    "Beside": "module",
    "Module": "module",
    "Status": "folder",
    "allow": "secrets",
    "check_names": "module",
    "find_secrets": "secrets",
    "generate": "module",
    "gone": "folder",
    "status": "folder",
    "write": "folder",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
