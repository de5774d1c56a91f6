"""What it means that a text goes down a scale: fewer rights, less open, smaller, a narrower network."""

from __future__ import annotations

import re
from ipaddress import ip_network
from typing import Any

from . import words as w
from .amounts import SHUT, SMALLER, Finding
from .edits import Edit
from .rules import Severity
from .words import words

NARROWER = "it takes in less than all, as it did"
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
_SIZED = {"class", "type", "size", "tier", "edition", "plan", "mode", "option", "sku", "bundle", "pricing"}
_ALL = {"all", "any", "*", "everything", "dualstack", "allviewer"}
_OCTAL = re.compile(r"0?[0-7]{3}")
_DELETING = ("delete", "destroy", "purge")
# Cost and speed alone: how it is billed, where it is stored, how much is measured.
_UNSCALED = {"storage", "billing", "price", "monitoring", "log", "volume", "support", "scan", "scanning"}


def lower(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """A text that names less of a right, of openness or of size than it did."""
    if edit.fresh or not isinstance(edit.old, str) or not isinstance(edit.new, str):
        return None
    last = words(edit.last)
    if _falls(w.OPENNESS, edit) and not last & {"zone", "name", "subnet"}:
        return Severity.CUTS, SHUT
    if last & _RANKED and _falls(w.RIGHTS, edit):
        return Severity.CUTS, SHUT
    if _OCTAL.fullmatch(edit.old) and _OCTAL.fullmatch(edit.new) and last & {"mode", "permissions", "umask"}:
        return (Severity.CUTS, SHUT) if int(edit.old, 8) & ~int(edit.new, 8) else None
    if "severity" in last and (was := _level(edit.old)) and (_level(edit.new) or 0) > was:
        return Severity.INTERRUPTS, SILENT
    if last & _SIZED and not last & _UNSCALED and _falls(w.SIZES, edit):
        return Severity.INTERRUPTS, SMALLER
    return None


def _level(value: str) -> int:
    levels = ("trace", "debug", "info", "warn", "error", "critical")
    return next((step for step, one in enumerate(levels, 1) if value.lower().startswith(one)), 0)


def narrower(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """It took in all, or a whole network, and takes in a part."""
    if edit.fresh or not isinstance(edit.old, str) or not isinstance(edit.new, str) or not edit.new:
        return None
    if words(edit.last) & w.KEEPING_OUT:
        return None
    network = _network(edit.old), _network(edit.new)
    if network[0] and network[1]:
        return (Severity.CUTS, SHUT) if not _within(*network) else None
    old, new = (re.sub(r"[\s_-]", "", one.lower()) for one in (edit.old, edit.new))
    return (Severity.INTERRUPTS, NARROWER) if old in _ALL and new not in _ALL else None


def deletes(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """What was kept, or was done otherwise, is deleted from now on."""
    if edit.fresh or not isinstance(edit.old, str) or not isinstance(edit.new, str) or not edit.old:
        return None
    now = edit.new.lower().startswith(_DELETING) and not edit.old.lower().startswith(_DELETING)
    return (Severity.LOSES, DELETES) if now and " " not in edit.new else None


def _falls(scale: tuple[frozenset[str], ...], edit: Edit) -> bool:
    was, now = _rank(scale, edit.old), _rank(scale, edit.new)
    return was is not None and now is not None and now < was


def _rank(scale: tuple[frozenset[str], ...], value: str) -> int | None:
    found = words(value) | {re.sub(r"[\s_-]", "", value.lower())}
    return max((step for step, names in enumerate(scale) if names & found), default=None)


def _network(value: str) -> Any:
    if "/" not in value:
        return None
    try:
        return ip_network(value, strict=False)
    except ValueError:
        return None


def _within(one: Any, other: Any) -> bool:
    return one.version == other.version and bool(one.subnet_of(other))
