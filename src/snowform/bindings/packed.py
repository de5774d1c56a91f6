"""The table of one module, as it is kept."""

from __future__ import annotations

import json
import zlib

from snowform.hints import Any

# In the place of the classes of a module that could not be read: why.
UNKNOWN = "?"


def pack(table: dict[str, Any]) -> bytes:
    """A module's table, with a checksum in it."""
    return zlib.compress(json.dumps(table, separators=(",", ":")).encode(), 9)


def unpack(packed: bytes) -> dict[str, Any]:
    """A module's table. Raises ValueError or zlib.error for what is not whole."""
    table: dict[str, Any] = json.loads(zlib.decompress(packed))
    return table
