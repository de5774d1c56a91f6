"""What it means that a number goes down, or up: times, sizes and ports."""

from __future__ import annotations

import re
from typing import Any

from . import words as w
from .edits import Edit, empty
from .rules import Severity
from .words import words

Finding = tuple[Severity, str]

OLDER = "what is older than the new retention is deleted"
EXPIRES = "what is older than the expiry is deleted"
GRACE = "a deletion can be taken back for a shorter time"
SMALLER = "it is scaled down"
NOTHING = "it is scaled to nothing"
SOONER = "it ends sooner"
MOVED = "it no longer answers where its clients look for it"
SHUT = "what was let through is denied or blocked"


def retention(edit: Edit, type_: frozenset[str]) -> Finding | None:
    """What is kept is kept for a shorter time."""
    last, path = words(edit.last), words(edit.name)
    old, new = number(edit.old), number(edit.new)
    if last & {"window", "time"} and last & {"deletion", "recovery"}:
        return (Severity.LOSES, GRACE) if _lower(old, new, edit) else None
    kept = (
        path & w.RETENTION
        or (last & {"period", "window"} and last & {"recovery", "backtrack"})
        or ("keep" in last and "alive" not in last)
        or (last >= {"max", "age"} and w.copies(path))
    )
    if not kept:
        return None
    if isinstance(edit.old, bool) or isinstance(edit.new, bool) or "unit" in last:
        return None
    if edit.last.endswith("date"):
        earlier = edit.unknown or str(edit.new or "") < str(edit.old or "")
        return (Severity.LOSES, OLDER) if earlier else None
    copies = w.copies(path | type_) or "insights" in path
    # Of logs and archives none, or 0 days, is for ever; of backups it is none at all.
    forever = bool(last & {"days"}) and not copies
    old, new = _endless(old, forever), _endless(new, forever)
    if old is None:
        appears = not copies and new is not None and new != float("inf")
        return (Severity.LOSES, OLDER) if appears else None
    if new is None and forever and not edit.unknown:
        return None
    return (Severity.LOSES, OLDER) if new is None or new < old else None


def expiry(edit: Edit, type_: frozenset[str]) -> Finding | None:
    """What expires does so sooner, or does so now."""
    last, path = words(edit.last), words(edit.name)
    ages = (
        path & w.EXPIRY
        or last >= {"delete", "after"}
        or last >= {"to", "live"}
        or ("lifecycle" in path and last & {"age", "count"} and "max" in last)
    )
    if not ages or (path | type_) & w.RENEWED:
        return None
    if edit.last.endswith("date"):
        earlier = empty(edit.old) or edit.unknown or str(edit.new or "9") < str(edit.old)
        return (Severity.LOSES, EXPIRES) if earlier else None
    old, new = number(edit.old), number(edit.new)
    if edit.unknown:
        return Severity.LOSES, EXPIRES
    if not new or new < 0 or isinstance(edit.new, bool):
        return None
    return (Severity.LOSES, EXPIRES) if not old or old < 0 or new < old else None


def ends(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """It ends on a day, or on an earlier one; who is signed in stays so for a shorter time."""
    last = words(edit.last)
    until = last >= {"end", "date"} or last >= {"valid", "to"} or last & {"until"} or last >= {"not", "after"}
    if until and not edit.fresh and not empty(edit.new):
        sooner = edit.unknown or empty(edit.old) or str(edit.new) < str(edit.old)
        return (Severity.INTERRUPTS, SOONER) if sooner else None
    if last & {"session", "login"} and last & {"duration", "validity", "lifetime"}:
        old, new = _seconds(edit.old), _seconds(edit.new)
        return (Severity.CUTS, SOONER) if _lower(old, new, edit) else None
    return None


def patience(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """Those that go, or are stopped, are not waited for any longer."""
    last, old, new = words(edit.last), number(edit.old), number(edit.new)
    waits = last & {"deregistration", "drain", "draining", "grace", "shutdown"} and last & w.MEASURES
    return (Severity.INTERRUPTS, SOONER) if waits and old and new == 0 and not edit.fresh else None


def _seconds(value: Any) -> float | None:
    """A duration as a number, or in ISO 8601 by hours, minutes and seconds."""
    found = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?", value) if isinstance(value, str) else None
    if not found:
        return number(value)
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def capacity(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """There is less of it, or nothing."""
    last = words(edit.last)
    if "per" in last:
        last -= {"second", "seconds", "minute", "minutes"}
    old, new = number(edit.old), number(edit.new)
    if old is None or isinstance(edit.old, bool) or edit.fresh:
        return None
    if new == 0 and old != 0 and last & (w.CAPACITY | {"weight"}) and not last & (w.MEASURES - {"level"}):
        return Severity.INTERRUPTS, NOTHING
    if not last & w.CAPACITY or last & w.MEASURES:
        return None
    if edit.unknown:
        return Severity.INTERRUPTS, SMALLER
    # A negative number stands for no limit; where something is throttled, 0 does too.
    if "throttling" in last and not last & {"rate", "burst", "limit"}:
        old, new = old or -1, new or -1
    old, new = _endless(old, False), _endless(new, False)
    return (Severity.INTERRUPTS, SMALLER) if new is not None and old is not None and new < old else None


def port(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """It is served at another port."""
    path = words(edit.name)
    served = edit.last.endswith("port") and not path & {"health", "from", "to", "source", "check"}
    if served and not edit.fresh and number(edit.old) is not None:
        return Severity.INTERRUPTS, MOVED
    return None


def ports(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """Fewer ports than before."""
    old, new = number(edit.old), number(edit.new)
    if old is None or new is None or edit.fresh:
        return None
    narrower = (edit.last == "to_port" and new < old) or (edit.last == "from_port" and new > old)
    return (Severity.CUTS, SHUT) if narrower else None


def number(value: Any) -> float | None:
    """The number that a value is, or is the text of; None for all else, true and false included."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return None
    return None


def _endless(value: float | None, forever: bool) -> float | None:
    if value is not None and (value < 0 or (forever and value == 0)):
        return float("inf")
    return None if value == 0 else value


def _lower(old: float | None, new: float | None, edit: Edit) -> bool:
    return old is not None and (edit.unknown or (new is not None and new < old))
