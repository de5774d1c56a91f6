"""What it means that a text goes down a scale: fewer rights, less open, smaller, a narrower network."""

from __future__ import annotations

from ipaddress import ip_network
from typing import Any

from ..patterns import regex
from . import words as w
from .amounts import SHUT, SMALLER, Finding
from .edits import Edit
from .rules import Severity
from .words import spelled, words

LONGEST = 200

NARROWER = "it takes in less than all, as it did"
MANUAL = "it no longer starts by itself"
RARER = "it happens less often"
SILENT = "something is no longer told"
DELETES = "what was kept is deleted then"

_RANKED = {
    "level",
    "permission",
    "permissions",
    "access",
    "role",
    "right",
    "rights",
    "privilege",
    "mode",
    "type",
}
_SIZED = {
    "class",
    "type",
    "size",
    "tier",
    "edition",
    "plan",
    "mode",
    "option",
    "sku",
    "bundle",
    "pricing",
    "power",
}
_ALL = {"all", "any", "*", "everything", "dualstack", "allviewer"}
_PERIODS = {
    **{"hour": 1.0, "minute": 1 / 60, "min": 1 / 60, "day": 24.0, "daily": 24.0, "week": 168.0},
    **{"month": 720.0, "year": 8760.0, "annual": 8760.0},
}
_COUNTS = {
    **{"twentyfour": 24, "twelve": 12, "six": 6, "three": 3, "two": 2, "thirty": 30, "fifteen": 15},
    **{"ten": 10, "five": 5, "one": 1},
}
_STARTED = {"type", "mode", "trigger", "assignment", "approval", "acceptance"}
_OCTAL = regex(r"0?[0-7]{3}")
_DELETING = ("delete", "destroy", "purge")
# Cost and speed alone: how it is billed, where it is stored, how much is measured.
_UNSCALED = {"storage", "billing", "price", "monitoring", "log", "volume", "support", "scan", "scanning"}


def lower(edit: Edit, type_: frozenset[str]) -> Finding | None:
    """A text that names less of a right, of openness, of size or of what happens by itself than it did."""
    if not _terms(edit):
        return None
    last = words(edit.last)
    if _shuts(last, edit):
        return Severity.CUTS, SHUT
    if "severity" in last and 0 < _level(edit.old) < _level(edit.new):
        return Severity.INTERRUPTS, SILENT
    if "frequency" in last and 0 < _hours(edit.old) < _hours(edit.new):
        return Severity.LOSES if w.copies(words(edit.name) | type_) else Severity.INTERRUPTS, RARER
    if last & _STARTED and _falls(w.AUTONOMY, edit):
        return Severity.INTERRUPTS, MANUAL
    smaller = last & _SIZED and not last & _UNSCALED and _falls(w.SIZES, edit)
    return (Severity.INTERRUPTS, SMALLER) if smaller else None


def _terms(edit: Edit) -> bool:
    """Two texts that may be terms of a scale; a long one is a document."""
    sides = (edit.old, edit.new)
    return not edit.fresh and all(isinstance(side, str) and len(side) <= LONGEST for side in sides)


def _shuts(last: frozenset[str], edit: Edit) -> bool:
    if _OCTAL.fullmatch(edit.old) and _OCTAL.fullmatch(edit.new) and last & {"mode", "permissions"}:
        return bool(int(edit.old, 8) & ~int(edit.new, 8))
    opened = not last & {"zone", "name", "subnet"} and _falls(w.OPENNESS, edit)
    return opened or bool(last & _RANKED and _falls(w.RIGHTS, edit))


def _hours(value: str) -> float:
    """How many hours lie between `One_Hour`, `FIFTEEN_MINUTES`, `weekly`; 0 where it is not known."""
    named = spelled(value)
    unit = next((hours for name, hours in _PERIODS.items() if name in named), 0.0)
    return unit * next((count for name, count in _COUNTS.items() if named.startswith(name)), 1)


def _level(value: str) -> int:
    levels = ("trace", "debug", "info", "warn", "error", "critical")
    return next((step for step, level in enumerate(levels, 1) if value.lower().startswith(level)), 0)


def narrower(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """It took in all, or a whole network, and takes in a part."""
    if not _terms(edit) or not edit.new:
        return None
    if words(edit.last) & w.KEEPING_OUT:
        return None
    network = _network(edit.old), _network(edit.new)
    if network[0] and network[1]:
        return (Severity.CUTS, SHUT) if not _within(*network) else None
    old, new = spelled(edit.old), spelled(edit.new)
    return (
        (Severity.INTERRUPTS, NARROWER)
        if (old in _ALL or "all" in words(edit.old)) and new not in _ALL and "all" not in words(edit.new)
        else None
    )


def deletes(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """What was kept, or was done otherwise, is deleted from now on."""
    if not _terms(edit) or not edit.old:
        return None
    now = edit.new.lower().startswith(_DELETING) and not edit.old.lower().startswith(_DELETING)
    return (Severity.LOSES, DELETES) if now and " " not in edit.new else None


def rises(old: Any, new: Any) -> bool:
    """A right that is as high as the former one, or higher."""
    was, now = (_rank(w.RIGHTS, str(side)) for side in (old, new))
    return was is not None and now is not None and now >= was


def _falls(scale: tuple[frozenset[str], ...], edit: Edit) -> bool:
    was, now = _rank(scale, edit.old), _rank(scale, edit.new)
    return was is not None and now is not None and now < was


def _rank(scale: tuple[frozenset[str], ...], value: str) -> int | None:
    found = words(value) | {spelled(value)}
    return max((step for step, names in enumerate(scale) if names & found), default=None)


def _network(value: str) -> Any:
    if "/" not in value:
        return None
    try:
        return ip_network(value, strict=False)
    except ValueError:
        return None


def _within(narrower: Any, wider: Any) -> bool:
    return narrower.version == wider.version and bool(narrower.subnet_of(wider))
