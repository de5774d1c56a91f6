"""Whether what a plan says while it is made tells that nothing is to be done, so that nobody need read it.

To read a plan file takes `tofu show`, which starts every provider once more for its schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

# Events that tell of nothing to do (https://opentofu.org/docs/internals/machine-readable-ui/): tofu reads
# what exists, data sources included. Any other one may be a change.
_READING = frozenset(
    {
        *("version", "log", "diagnostic", "refresh_start", "refresh_complete"),
        *("apply_start", "apply_progress", "apply_complete"),
    }
)
# What a summary has besides its numbers.
_OPERATION = "operation"


def is_quiet(events: Iterable[Mapping[str, Any]]) -> bool:
    """Whether the events of a whole `plan -json` tell of no change, no drift and no changed output.

    False for whatever is not known here, and where there is no summary of it all.
    """
    summaries = 0
    for event in events:
        kind = event.get("type")
        if kind == "change_summary":
            summaries += 1
            if not _is_empty(event.get("changes")):
                return False
        elif kind == "outputs":
            if not _are_unchanged(event.get("outputs")):
                return False
        elif kind not in _READING or (kind.startswith("apply_") and not _is_read(event)):
            return False
    return summaries == 1


def _is_empty(changes: Any) -> bool:
    if not isinstance(changes, Mapping) or changes.get(_OPERATION) != "plan":
        return False
    return all(number == 0 and number is not False for name, number in changes.items() if name != _OPERATION)


def _are_unchanged(outputs: Any) -> bool:
    return isinstance(outputs, Mapping) and all(
        isinstance(output, Mapping) and output.get("action") == "noop" for output in outputs.values()
    )


def _is_read(event: Mapping[str, Any]) -> bool:
    hook = event.get("hook")
    return isinstance(hook, Mapping) and hook.get("action") == "read"
