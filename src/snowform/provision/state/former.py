"""Whether a state that other commands have left belongs to a stack. Runs nothing, writes nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def knows_resource_of(state: Path, configuration: Mapping[str, Any]) -> bool:
    """Whether a state knows an address that a configuration declares; one that cannot be read does not."""
    try:
        declared = configuration.get("resource", {})
        return any(
            one["mode"] == "managed" and one["name"] in declared.get(one["type"], {}) and "module" not in one
            for one in json.loads(state.read_bytes())["resources"]
        )
    except (ValueError, LookupError, TypeError, AttributeError, OSError, RecursionError):
        return False
