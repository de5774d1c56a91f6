"""Whether a switch goes the harmful way: what is on and matters goes off, or what destroys goes on."""

from __future__ import annotations

import re
from typing import Any

from . import words as w
from .edits import Edit
from .rules import Severity
from .words import spelled, words

UNPROTECTED = "what protects it is switched off"
UNSAVED = "what keeps copies or older versions is switched off"
DESTROYS = "what goes takes its content along"
EXPIRES = "what is older than the expiry is deleted"
BREAKS = "open connections are ended"
OFF = "something that is on is switched off"
SHUT = "what was let in may be shut out"

# Words that say nothing but "on": what is switched is told by the block or the type.
_BARE = w.STATES | {"is", "desired", "opt", "in", "value"}
# What is asked of whoever comes, again where it was left out.
_ASKED = {"signing", "signature", "auth", "authentication", "authorization", "mfa"}


def switched(edit: Edit, type_: frozenset[str]) -> tuple[Severity, str] | None:
    """The harm of a switch that is turned; None where it is none, or goes the harmless way."""
    last, path = words(edit.last), words(edit.name)
    was, now = _position(edit.old), _position(edit.new)
    if edit.unknown:
        now = None if was is None else not was
    elif now is None and edit.old is True and edit.new is None:
        now = False
    text = isinstance(edit.old, str) and not edit.fresh
    if text and was is False and last & {"authorization", "auth", "authentication"}:
        opened = edit.new is None or now is False
        return None if opened else (Severity.CUTS, SHUT)
    if now is None or was is now:
        return None
    about = (path | (type_ & w.COPIES) if last - _BARE else path | type_) - {"aws"}
    if now:
        return _turned_on(edit, last, about)
    turned_off = was is True or (was is None and isinstance(edit.old, str) and not last & w.LOOSER)
    return _turned_off(last, about) if turned_off else None


def _turned_on(edit: Edit, last: frozenset[str], about: frozenset[str]) -> tuple[Severity, str] | None:
    if last & w.INVERTED:
        # A new block says nothing of what was before.
        if edit.fresh or (last & w.HARMFUL and "check" not in last):
            return None
        return _loss(last, about)
    if last >= {"connection", "termination"} and not edit.fresh:
        return Severity.INTERRUPTS, BREAKS
    harmless = w.PROTECTION | w.COPIES | {"connection", "marker", "revoke"}
    if last & (w.HARMFUL - {"stop", "scale"}) and not last & harmless:
        return Severity.LOSES, DESTROYS
    if last >= {"delete", "automated"}:
        return Severity.LOSES, UNSAVED
    if _expires(last, about):
        # Of a new rule its age counts, which stands beside its state.
        return None if edit.fresh and "lifecycle" in about else (Severity.LOSES, EXPIRES)
    # What passwords must hold is asked of those that are chosen from now on.
    constrains = words(edit.name) & {"constraint", "constraints", "restriction", "restrictions"}
    if edit.fresh or "password" in about or not (_restricts(last) or constrains or "mfa" in last):
        return None
    return Severity.CUTS, SHUT


def _restricts(last: frozenset[str]) -> bool:
    """Whether less gets through where it is on."""
    blocks = "block" in last and not last & {"cidr", "device"}
    restricts = bool(last & w.RESTRICTING) and not last & {"dns", "hostnames"}
    return (
        blocks
        or restricts
        or last in ({"tls"}, {"ssl"})
        or last >= {"basic", "auth"}
        or last >= {"validate", "request"}
        or last >= {"read", "only"}
        or last >= {"token", "check"}
    )


def _turned_off(last: frozenset[str], about: frozenset[str]) -> tuple[Severity, str] | None:
    if last & w.INVERTED:
        if last & _ASKED:
            return Severity.CUTS, SHUT
        return (Severity.LOSES, UNPROTECTED) if last & w.HARMFUL and "check" not in last else None
    if last >= {"mfa", "delete"}:
        return Severity.LOSES, UNPROTECTED
    saves = about & (w.PROTECTION | w.COPIES)
    if last & w.STEERING and not saves:
        return None
    if last & w.COSMETIC or _restricts(last) or _expires(last, about):
        return None
    if last & (w.HARMFUL - {"stop", "scale"}) and not last & w.PROTECTION:
        return None
    return _loss(last, about)


def _loss(last: frozenset[str], about: frozenset[str]) -> tuple[Severity, str]:
    if "check" in last or about & w.PROTECTION:
        return (Severity.INTERRUPTS if "scale" in about else Severity.LOSES), UNPROTECTED
    if w.copies(about) or about & w.RETENTION:
        return Severity.LOSES, UNSAVED
    open_to = about & (w.ACCESS - {"policy", "security", "account", "members"}) or about & w.ACCESS_TYPES
    records = about & {"log", "logs", "logging", "audit"}
    return (Severity.CUTS if open_to and not records else Severity.INTERRUPTS), OFF


def _expires(last: frozenset[str], about: frozenset[str]) -> bool:
    if about & w.RENEWED:
        return False
    named = about & ({"ttl"} | w.EXPIRY) or about >= {"time", "to", "live"}
    return bool(named) or ("lifecycle" in about and not last - _BARE)


def _position(value: Any) -> bool | None:
    """On, off, or neither."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        plain = spelled(value)
        if plain in w.ON:
            return True
        # Of "USER_PAUSED" and the like one word is enough.
        off = plain in w.OFF or words(value) & w.HALTED or re.match(r"(?i)not[\s_-]", value)
        return False if off else None
    return None
