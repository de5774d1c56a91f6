"""Whether a text is where something is reached, so that another one leads elsewhere."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any

from ..patterns import regex
from . import words as w
from .amounts import Finding
from .edits import Edit, empty
from .rules import Severity
from .words import words

FEWER = "it matches less than before"
ELSEWHERE = "it leads elsewhere"
PATTERNS = {"event_pattern", "filter_policy", "filter_pattern"}

_VERSION = regex(r"(?<=[:/@.-])v?\d[\w.]*$")
_URL = regex(r"[a-z][a-z0-9+]*://\S+")
_HOST = regex(r"(?=.*[a-z])([a-z0-9_-]+\.){2,}[a-z]{2,}\.?(:\d+)?")
_MAIL = regex(r"[^\s@/]+@[^\s@/]+\.[a-z]{2,}")
_PARTS_OF_CODE = {
    *("handler", "class", "module", "version", "file", "key", "lib", "libs", "jar", "jars", "package"),
    *("packages", "plugins", "requirements", "zip"),
}
_PARTS = regex(r"[A-Za-z]+")


def _address(edit: Edit) -> bool:
    """An address, a host or a mailbox in the place of another one."""
    if words(edit.name) & (w.SOURCES | w.FORMS | _PARTS_OF_CODE):
        return False
    return _reaches(edit.old) and (edit.unknown or _reaches(edit.new))


def _referent(edit: Edit, type_: frozenset[str]) -> bool:
    """What names another object: `parameter_group_name`, `data_source`; not what it is called itself."""
    parts = [part.lower() for part in _PARTS.findall(edit.last)]
    if len(parts) > 1 and parts[-1] == "name":
        parts = parts[:-1]
    if parts[-2:] in (["data", "source"], ["event", "source"]):
        return True
    own = len(edit.path) == 1 and {*parts} <= type_
    meant = {*parts} & (w.SOURCES | w.CHOSEN | w.UNNAMED | {"display", "default"})
    return parts[-1:] != [] and parts[-1] in w.REFERENTS and not own and not meant


def _reaches(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    if any(pattern.fullmatch(value.lower()) for pattern in (_URL, _HOST, _MAIL)):
        return True
    try:
        ip_address(value)
    except ValueError:
        return False
    return True


def leads(edit: Edit, type_: frozenset[str]) -> Finding | None:
    """What it matches, or where it leads, is another thing."""
    last = words(edit.last)
    if not was_text(edit) or empty(edit.new) or same_but_version(edit.old, edit.new):
        return None
    if last & {"filter", "pattern"} and edit.last not in PATTERNS:
        return Severity.INTERRUPTS, FEWER
    matches = words(edit.name) & {"match", "matches", "matcher", "filter", "condition", "predicate"}
    wider = "prefix" in last and str(edit.old).startswith(str(edit.new))
    if matches and len(edit.path) > 1 and not wider and not (type_ | matches) & {"lifecycle", "health"}:
        return Severity.INTERRUPTS, FEWER
    # A block that is named like the type is the object itself.
    own = len(edit.path) > 1 and edit.last == "name" and words(edit.path[-2]) <= type_
    nested = len(edit.path) > 1 and not own
    place = (
        bool(last & w.CARRIERS and last & w.PLACES and not last & w.SOURCES and not _code(edit, type_))
        or (len(edit.path) > 1 and edit.last in w.CARRIERS and not words(edit.name) & w.SOURCES)
        or (edit.last.endswith(w.ADDRESSES) and (not last & w.SOURCES or "store" in last))
        or (edit.last.endswith(w.NAMED) and not last & (w.SOURCES | w.CHOSEN))
        or (edit.last.endswith("protocol") and not words(edit.name) & {"health", "minimum", "min"})
        # A nested block of another name is another block.
        or (nested and edit.last.endswith(w.NAMES) and not last & ((w.SOURCES - {"source"}) | w.UNNAMED))
    )
    signs_in = words(edit.name) & {"idp", "saml", "oidc", "sso", "issuer", "jwks"}
    severity = Severity.CUTS if signs_in else Severity.INTERRUPTS
    elsewhere = (
        place or _reached(edit) or _address(edit) or (_referent(edit, type_) and not _code(edit, type_))
    )
    return (severity, ELSEWHERE) if elsewhere else None


def _reached(edit: Edit) -> bool:
    """A name of AWS's in the place of another one, of something that is sent to or asked."""
    old, new = (str(side).split(":") for side in (edit.old, edit.new))
    if len(old) < 6 or old[0] != "arn" or not (edit.unknown or new[0] == "arn"):
        return False
    function = old[2] == "lambda" and old[5] == "function"
    return (function or old[2] in w.REACHED) and not words(edit.last) & w.SOURCES


def _code(edit: Edit, type_: frozenset[str]) -> bool:
    """The bucket that a function's code comes from."""
    return edit.last == "s3_bucket" and bool(type_ & {"lambda", "version", "application"})


def was_text(edit: Edit) -> bool:
    """A text that is there, and not in a block that comes."""
    return isinstance(edit.old, str) and bool(edit.old) and not edit.fresh


def same_but_version(old: Any, new: Any) -> bool:
    """Two names of one thing: `…:layer:tools:3` and `…:layer:tools:4`."""
    if not isinstance(old, str) or not isinstance(new, str) or not old.startswith("arn:"):
        return False
    return _VERSION.sub("", old) == _VERSION.sub("", new) and bool(_VERSION.search(new))
