"""From a stack's configuration to a NixOS module that applies it.

What is imported from here is loaded when it is: the search for secrets alone needs no generator.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from snowform.nixos.folders.layout import Folder
    from snowform.nixos.folders.library import copied_library, library_for
    from snowform.nixos.folders.update import (
        Status,
        former_files,
        has_former_layout,
        is_bundled,
        removed_stacks,
        status,
        write,
    )
    from snowform.nixos.module import Companions, Module, check_names, generate
    from snowform.nixos.secret_search.search import allow, find_secrets

__all__ = [
    "Companions",
    "Folder",
    "Module",
    "Status",
    "allow",
    "check_names",
    "copied_library",
    "find_secrets",
    "former_files",
    "generate",
    "has_former_layout",
    "is_bundled",
    "library_for",
    "removed_stacks",
    "status",
    "write",
]

_HOMES = {
    "Companions": "module",
    "Folder": "folders.layout",
    "Module": "module",
    "Status": "folders.update",
    "allow": "secret_search.search",
    "check_names": "module",
    "copied_library": "folders.library",
    "find_secrets": "secret_search.search",
    "former_files": "folders.update",
    "generate": "module",
    "has_former_layout": "folders.update",
    "is_bundled": "folders.update",
    "library_for": "folders.library",
    "removed_stacks": "folders.update",
    "status": "folders.update",
    "write": "folders.update",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
