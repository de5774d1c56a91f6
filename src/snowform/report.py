"""What a program tells `snowform synth` besides its configuration: source lines, schemas of its settings.

The program runs in a process of its own and its output folder must hold exactly what cdktf writes, so the
report goes to a file of its own, named by SNOWFORM_REPORT. Without that variable nothing is recorded.
"""

from __future__ import annotations

import json
import os

from snowform.hints import Any

VARIABLE = "SNOWFORM_REPORT"
# Instead of a file: whoever runs the program in this very process takes the report from memory.
IN_MEMORY = "-"
# Told the other way round: the sections of the context that `--context` has put something into, a JSON list.
GIVEN_CONTEXT = "SNOWFORM_CONTEXT"

Report = dict[str, dict[str, Any]]

_recorded: Report = {}


def wanted() -> bool:
    """Somebody reads the report of this process."""
    return VARIABLE in os.environ


def record(kind: str, key: str, value: Any) -> None:
    """Record a JSON value under a kind ("source", "settings") and a key, where a report is `wanted`.

    It is written when the process ends. A function stands for the value that it makes: what is costly to
    make is made when somebody reads it.
    """
    if not _recorded and os.environ[VARIABLE] != IN_MEMORY:
        import atexit

        atexit.register(_write, os.environ[VARIABLE])
    _recorded.setdefault(kind, {})[key] = value


def recorded(kind: str, key: str) -> Any:
    """What this process recorded under a kind and a key so far, or None."""
    return _recorded.get(kind, {}).get(key)


def read(path: str) -> Report:
    """The report in a file; empty where the program recorded nothing."""
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as file:
        report: Report = json.load(file)
    return report


def value_of(recorded: Any) -> Any:
    """What was recorded, made now if it was to be made later."""
    return recorded() if callable(recorded) else recorded


def take() -> Report:
    """What was recorded in this process, which forgets it."""
    taken = dict(_recorded)
    _recorded.clear()
    return taken


def _write(path: str) -> None:
    values = {
        kind: {key: value_of(found) for key, found in entries.items()} for kind, entries in _recorded.items()
    }
    with open(path, "w", encoding="utf-8") as file:
        json.dump(values, file)
