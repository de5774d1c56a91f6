"""The providers that only the local modules of a configuration require. Reads their files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from snowform.nixos.facts import UnitError
from snowform.synth.checks.module_interface import UnreadableModule, read_interface
from snowform.vendoring.calls import local_modules


def required_by_local_modules(document: Mapping[str, Any], beside: Path) -> dict[str, list[str]]:
    """Source addresses to constraints, modules below modules included; a UnitError for one that is none.

    `beside` is the folder of the configuration, from which the modules' paths are seen.
    """
    required: dict[str, list[str]] = {}
    for module in local_modules(document, beside):
        try:
            providers = read_interface(module.folder).providers
        except UnreadableModule as error:
            raise UnitError(f"cannot be read: {error}", where=f'the module "{module.source}"') from error
        for name, one in providers.items():
            constraints = required.setdefault(one.source or name, [])
            if one.version:
                constraints.append(one.version)
    return required
