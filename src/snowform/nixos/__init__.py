"""From a stack's configuration to a NixOS module that applies it.

What is imported from here is loaded when it is: a stack that only looks at its user data needs no generator.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from snowform.nixos.folder import Status, gone, is_bundled, is_former, left_over, status, write
    from snowform.nixos.library import copied_library, library_for
    from snowform.nixos.module import Beside, Folder, Module, check_names, generate
    from snowform.nixos.secrets import allow, find_secrets

__all__ = [
    "Beside",
    "Folder",
    "Module",
    "Status",
    "allow",
    "check_names",
    "copied_library",
    "find_secrets",
    "generate",
    "gone",
    "is_bundled",
    "is_former",
    "left_over",
    "library_for",
    "status",
    "write",
]

_HOMES = {
    "Beside": "module",
    "Folder": "module",
    "Module": "module",
    "Status": "folder",
    "allow": "secrets",
    "check_names": "module",
    "find_secrets": "secrets",
    "generate": "module",
    "gone": "folder",
    "is_bundled": "folder",
    "is_former": "folder",
    "left_over": "folder",
    "copied_library": "library",
    "library_for": "library",
    "status": "folder",
    "write": "folder",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
