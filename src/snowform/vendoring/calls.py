"""The module calls of a configuration: which there are, and which lead elsewhere. Reads only."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from snowform.provision.configuration.calls import ModuleCall, module_calls
from snowform.provision.configuration.files import JSON, module_files
from snowform.provision.hcl.bodies import HclError
from snowform.vendoring.manifest import VendorError
from snowform.vendoring.rewriting import module_blocks, source_of


def remote_modules(document: Mapping[str, Any]) -> tuple[ModuleCall, ...]:
    """The calls of a configuration that lead elsewhere, by name."""
    return tuple(call for call in module_calls(document) if call.remote)


def calls_in(folder: Path) -> tuple[ModuleCall, ...]:
    """All calls of the module that lies in a folder. Raises VendorError where a file of it cannot be read."""
    found: list[ModuleCall] = []
    for path in module_files(folder):
        if path.name.endswith(JSON):
            found += module_calls(read_json(path))
        else:
            text = read_text(path)
            try:
                blocks = [(label, source_of(block)) for label, block in module_blocks(text)]
            except HclError as error:
                raise VendorError(f"cannot be read: {error}", where=str(path)) from error
            found += [ModuleCall(label, source) for label, source in blocks if source is not None]
    return tuple(found)


def read_text(path: Path) -> str:
    """A file in the native syntax, with its carriage returns. Raises VendorError where it is not UTF-8."""
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise VendorError(f"cannot be read: {error}", where=str(path)) from error


def read_json(path: Path) -> dict[str, Any]:
    """A file in JSON syntax. Raises VendorError where it is not a JSON object."""
    try:
        document = json.loads(path.read_bytes())
    except ValueError as error:
        raise VendorError(f"is not JSON: {error}", where=str(path)) from error
    if not isinstance(document, dict):
        raise VendorError("is not a JSON object", where=str(path))
    return document


@dataclass(frozen=True, slots=True)
class LocalModule:
    """A module of the project itself: its source as it is called, its folder, and what it calls in turn."""

    source: str
    folder: Path
    calls: tuple[ModuleCall, ...]


def local_modules(document: Mapping[str, Any], root_module: Path) -> Iterator[LocalModule]:
    """Each local module that a configuration calls, and those that these call.

    Paths are seen from the folder of the configuration. Raises VendorError where a module cannot be read.
    """
    open_ = [(call.source, root_module / call.source) for call in module_calls(document) if not call.remote]
    seen: set[str] = set()
    while open_:
        source, folder = open_.pop(0)
        if (real := os.path.realpath(folder)) in seen:
            continue
        seen.add(real)
        try:
            calls = calls_in(folder)
        except VendorError as error:
            where = f'the module "{source}": {Path(error.where).name}'
            raise VendorError(error.message, where=where) from error
        yield LocalModule(source, folder, calls)
        open_ += [(f"{source}/{call.source}", folder / call.source) for call in calls if not call.remote]


def remote_below_local(document: Mapping[str, Any], root_module: Path) -> Iterator[tuple[str, ModuleCall]]:
    """Each call that leads elsewhere from a local module, and the source of that one.

    Raises VendorError where a local module cannot be read.
    """
    for module in local_modules(document, root_module):
        for call in module.calls:
            if call.remote:
                yield module.source, call
