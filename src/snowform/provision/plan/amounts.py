"""What it means that a number goes down, or up: times, sizes and ports."""

from __future__ import annotations

import re
from typing import Any

from ..patterns import regex
from . import words as w
from .edits import Edit, empty
from .rules import Severity
from .words import words

# `30`, `7d`, `604800s`, `P30D`, `512 MB`, `0.25 vCPU`.
_AMOUNT = regex(
    r"(?i)P?T?([+-]?\d+(?:\.\d+)?)\s?("
    r"|s|sec|seconds?|m|min|minutes?|h|hours?|d|days?|w|weeks?|y|years?"
    r"|[kmgtp]i?b?|b|bytes?|vcpus?|%)"
)
_DATE = regex(r"\d{4}-\d\d-\d\d")
_UNITS = {
    **{"s": 1, "sec": 1, "second": 1, "m": 60, "min": 60, "minute": 60, "h": 3600, "hour": 3600},
    **{"d": 86400, "day": 86400, "w": 604800, "week": 604800, "y": 31536000, "year": 31536000},
    **{"kb": 1e3, "ki": 2**10, "kib": 2**10, "mb": 1e6, "mi": 2**20, "mib": 2**20, "gb": 1e9, "gi": 2**30},
    **{"g": 1e9, "k": 1e3, "gib": 2**30, "tb": 1e12, "ti": 2**40, "tib": 2**40, "t": 1e12},
}

Finding = tuple[Severity, str]

OLDER = "what is older than the new retention is deleted"
EXPIRES = "what is older than the expiry is deleted"
GRACE = "a deletion can be taken back for a shorter time"
SMALLER = "it is scaled down"
NOTHING = "it is scaled to nothing"
GIVEN_UP = "what fails is given up sooner"
RARER = "copies are made less often"
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
    if edit.last.endswith("date") or _DATE.match(str(edit.old)):
        earlier = empty(edit.old) or edit.unknown or str(edit.new or "9") < str(edit.old)
        severity = Severity.CUTS if type_ & {"key", "grant", "permission"} else Severity.LOSES
        return (severity, EXPIRES) if earlier else None
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
    signed_in = last & {"session", "login"} and last & {"duration", "validity", "lifetime", "timeout", "ttl"}
    if signed_in or last >= {"disconnect", "timeout"}:
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
    named = last & (w.CAPACITY | {"weight"}) or _counts(edit, last)
    if new == 0 and old != 0 and named and not last & (w.MEASURES - {"level"}):
        return Severity.INTERRUPTS, NOTHING
    if last & w.MEASURES or not (last & w.CAPACITY or _counts(edit, last)):
        return None
    if edit.unknown:
        return Severity.INTERRUPTS, SMALLER
    # A negative number stands for no limit; where something is throttled, 0 does too.
    if "throttling" in last and not last & {"rate", "burst", "limit"}:
        old, new = old or -1, new or -1
    old, new = _endless(old, False), _endless(new, False)
    return (Severity.INTERRUPTS, SMALLER) if new is not None and old is not None and new < old else None


def _counts(edit: Edit, last: frozenset[str]) -> bool:
    """An amount of something that has no word of its own here: `schedulers`, `bandwidth`."""
    numbers = isinstance(edit.new, (int, float)) and isinstance(edit.old, (int, float))
    return numbers and not last & w.GRADES and not last >= {"target", "value"}


def given_up(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """What fails is given up sooner: it is not tried again, or is too old for it."""
    last, old, new = words(edit.last), number(edit.old), number(edit.new)
    tried = last & {"retry", "retries"} and last & {"attempts", "count", "maximum", "max"} and new == 0
    aged = last >= {"age"} and last & {"event", "record", "message"}
    return (Severity.LOSES, GIVEN_UP) if (tried or aged) and _lower(old, new, edit) else None


def rarer(edit: Edit, type_: frozenset[str]) -> Finding | None:
    """Copies are made less often."""
    last, old, new = words(edit.last), number(edit.old), number(edit.new)
    copied = last & {"interval", "frequency"} and w.copies(words(edit.name) | type_)
    return (Severity.LOSES, RARER) if copied and old and new and new > old and not edit.fresh else None


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
    found = _AMOUNT.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return None
    return float(found[1]) * _UNITS.get(found[2].lower().rstrip("s") or "s", 1)


def _endless(value: float | None, forever: bool) -> float | None:
    if value is not None and (value < 0 or (forever and value == 0)):
        return float("inf")
    return None if value == 0 else value


def _lower(old: float | None, new: float | None, edit: Edit) -> bool:
    return old is not None and (edit.unknown or (new is not None and new < old))


# Of what is kept and for how long, and of all else, in the order in which they are asked.
KEPT = (retention, rarer, given_up, expiry)
LESSENED = (ends, patience, capacity, port)
