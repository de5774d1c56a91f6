"""What an operator says of addresses that a run has left open: `resolve ADDRESS imported ID | absent`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from ..errors import UsageError
from ..host.files import read_json, write_json
from ..host.paths import Paths
from ..records import dataclass


@dataclass(frozen=True, slots=True)
class Resolution:
    """The object at an address: the one of that import id, or (empty) none at all."""

    address: str
    id: str = ""

    @property
    def absent(self) -> bool:
        """Nothing was made, so the next run may create it."""
        return not self.id

    @classmethod
    def parse(cls, address: str, words: tuple[str, ...]) -> Resolution:
        """Of the command's arguments: `absent`, or `imported` and an id; UsageError for all else."""
        match words:
            case ("absent",) if address:
                return cls(address)
            case ("imported", identity) if address and identity:
                return cls(address, identity)
        raise UsageError(
            "neither `imported ID` nor `absent`", where=address, hint="`resolve ADDRESS imported ID | absent`"
        )


def read_resolutions(paths: Paths) -> dict[str, Resolution]:
    """Address to what was said about it; empty where nothing was. UsageError where the file is damaged."""
    if not paths.resolutions.is_file():
        return {}
    document = read_json(paths.resolutions)
    if not isinstance(document, dict) or not all(_is_entry(entry) for entry in document.items()):
        raise UsageError(
            "is no file of resolutions",
            where=str(paths.resolutions),
            hint="delete it and run `resolve` again for each address",
        )
    return {address: Resolution(address, entry.get("imported", "")) for address, entry in document.items()}


def add_resolution(paths: Paths, resolution: Resolution) -> None:
    """Keep it for the next run; it takes the place of what was said before about that address.

    UsageError where the file is damaged, StorageError where it cannot be written.
    """
    _write(paths, {**read_resolutions(paths), resolution.address: resolution})


def drop_resolutions(paths: Paths, addresses: Collection[str]) -> None:
    """Forget what a run has acted upon.

    UsageError where the file is damaged, StorageError where it cannot be written.
    """
    kept = {
        address: resolution
        for address, resolution in read_resolutions(paths).items()
        if address not in addresses
    }
    if kept:
        _write(paths, kept)
    else:
        paths.resolutions.unlink(missing_ok=True)


def _write(paths: Paths, entries: Mapping[str, Resolution]) -> None:
    document = {
        address: {"absent": True} if resolution.absent else {"imported": resolution.id}
        for address, resolution in entries.items()
    }
    write_json(paths.resolutions, document)


def _is_entry(entry: tuple[Any, Any]) -> bool:
    _, said = entry
    if said == {"absent": True}:
        return True
    identity = said.get("imported") if isinstance(said, dict) and len(said) == 1 else None
    return isinstance(identity, str) and bool(identity)
