"""The providers that only the local modules of a configuration require or use. Reads their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from snowform.nixos.stack.requirements import UnitError
from snowform.synth.checks.module_interface import UnreadableModule, read_interface, used_providers
from snowform.vendoring.calls import LocalModule, local_modules
from snowform.vendoring.manifest import VendorError


def required_by_local_modules(document: Mapping[str, Any], folder: Path) -> dict[str, list[str]]:
    """Source addresses to constraints, those of modules below modules included.

    `folder` is that of the configuration, from which the modules' paths are seen. Raises UnitError where a
    module cannot be read.
    """
    required: dict[str, list[str]] = {}
    for module in _readable(local_modules(document, folder)):
        try:
            providers = read_interface(module.folder).providers
            used = used_providers(module.folder)
        except UnreadableModule as error:
            raise UnitError(f"cannot be read: {error}", where=f'the module "{module.source}"') from error
        for name, provider in providers.items():
            constraints = required.setdefault(provider.source or name, [])
            if provider.version:
                constraints.append(provider.version)
        for name in used - providers.keys():
            required.setdefault(name, [])
    return required


def _readable(modules: Iterator[LocalModule]) -> Iterator[LocalModule]:
    try:
        yield from modules
    except VendorError as error:
        raise UnitError(error.message, where=error.where) from error
