"""What an edit means by the words in its name and the way that its value goes, whatever the type.

Each rule answers for one edit with a severity and an effect, or with None; the first answer counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from . import words as w
from .edits import Edit, Form, empty
from .policies import denies, document, grants_less
from .rules import Severity
from .switches import switched
from .words import words

Finding = tuple[Severity, str]

OLDER = "what is older than the new retention is deleted"
EXPIRES = "what is older than the expiry is deleted"
GRACE = "a deletion can be taken back for a shorter time"
SMALLER = "it is scaled down"
NOTHING = "it is scaled to nothing"
LESS = "a policy grants less, or another thing"
SHUT = "what was let through is denied or blocked"
CREDENTIAL = "who uses the old one is shut out"
MACHINE = "it is restarted, or replaced by another kind of machine"
MOVED = "it no longer answers where its clients look for it"
TAKEN = "elements are taken away"
KEPT_OUT = "more is kept out"
REMOVED = "what is there is taken away"
DETACHED = "what it leads to is cut off"
TRUSTED = "another one may have fewer rights, or trust fewer"
FEWER = "it matches less than before"
ELSEWHERE = "it leads elsewhere"
ENDS = "what it does then ends something"
SILENT = "something is no longer told"

_VERSION = re.compile(r"(?<=[:/@.-])v?\d[\w.]*$")
_PATTERNS = {"event_pattern", "filter_policy", "filter_pattern"}


def meaning(edit: Edit, type_: str) -> Finding | None:
    """What the edit of an object of that type does to what exists; None where nothing is known."""
    judge = {Form.VALUE: _value, Form.LIST: _list, Form.BLOCK: _block}[edit.form]
    return judge(edit, words(type_))


def _value(edit: Edit, type_: frozenset[str]) -> Finding | None:
    return next((found for rule in _VALUES if (found := rule(edit, type_))), None)


def _policy(edit: Edit, _type: frozenset[str]) -> Finding | None:
    old, new = document(edit.old), document(edit.new)
    if old is not None:
        if new is None or grants_less(old, new):
            return Severity.CUTS, LESS
    elif new is not None and denies(new):
        return Severity.CUTS, SHUT
    return None


def _pattern(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """A filter that is new, or lets through less; one that goes away lets through more."""
    if edit.last not in _PATTERNS or edit.fresh or empty(edit.new):
        return None
    old, new = _json(edit.old), _json(edit.new)
    narrower = old is None or new is None or _narrows(old, new)
    return (Severity.INTERRUPTS, FEWER) if narrower else None


def _password(edit: Edit, _type: frozenset[str]) -> Finding | None:
    is_text = isinstance(edit.old, str) and not empty(edit.old)
    if is_text and edit.last.endswith(("password", "auth_token", "passphrase", "shared_secret")):
        return Severity.CUTS, CREDENTIAL
    return None


def _retention(edit: Edit, type_: frozenset[str]) -> Finding | None:
    last, path = words(edit.last), words(edit.name)
    old, new = number(edit.old), number(edit.new)
    if last & {"window", "time"} and last & {"deletion", "recovery"}:
        return (Severity.LOSES, GRACE) if _lower(old, new, edit) else None
    if not (path & w.RETENTION or (last & {"period", "window"} and last & {"recovery", "backtrack"})):
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


def _expiry(edit: Edit, type_: frozenset[str]) -> Finding | None:
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


def _capacity(edit: Edit, _type: frozenset[str]) -> Finding | None:
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
    # A negative number stands for no limit.
    old, new = _endless(old, False), _endless(new, False)
    return (Severity.INTERRUPTS, SMALLER) if new is not None and old is not None and new < old else None


def _denied(edit: Edit, _type: frozenset[str]) -> Finding | None:
    if edit.last == "acl" and not empty(edit.old):
        public = str(edit.new).startswith("public")
        return (Severity.CUTS, SHUT) if not public else None
    return (Severity.CUTS, SHUT) if _denies(edit.new) and not _denies(edit.old) else None


def _machine(edit: Edit, _type: frozenset[str]) -> Finding | None:
    last = words(edit.last)
    kinds = ({"instance", "type"}, {"instance", "class"}, {"node", "type"}, {"engine", "version"})
    if isinstance(edit.old, str) and edit.old and not edit.fresh and any(last >= kind for kind in kinds):
        return Severity.INTERRUPTS, MACHINE
    return None


def _port(edit: Edit, _type: frozenset[str]) -> Finding | None:
    path = words(edit.name)
    served = edit.last.endswith("port") and not path & {"health", "from", "to", "source", "check"}
    if served and not edit.fresh and number(edit.old) is not None:
        return Severity.INTERRUPTS, MOVED
    return None


def _detached(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """A text that named something else, and is gone."""
    last = words(edit.last)
    if not _was_text(edit) or not empty(edit.new) or edit.last in _PATTERNS or last & {"kms", "boundary"}:
        return None
    severity = Severity.CUTS if last & ((w.TRUST | w.ACCESS) - {"policy"}) else Severity.INTERRUPTS
    named = last & w.REFERENCES or (edit.last.endswith("_name") and "display" not in last)
    return (severity, DETACHED) if named else None


def _trusted(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """Who it runs as or who may use it is another one, or there are stricter terms."""
    last = words(edit.last)
    if "boundary" in last and not edit.fresh and not empty(edit.new):
        return Severity.CUTS, TRUSTED
    if not _was_text(edit) or empty(edit.new) or (document(edit.old) and document(edit.new)):
        return None
    trusted = (
        last & (w.TRUST | {"authentication", "authorization"})
        or ("policy" in last and last & w.POLICY_NAMES and not last & w.UNNAMED)
        or last >= {"minimum", "protocol"}
        or last >= {"tls", "version"}
    )
    return (Severity.CUTS, TRUSTED) if trusted and not _same_but_version(edit.old, edit.new) else None


def _leads(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """What it matches, or where it leads, is another thing."""
    last = words(edit.last)
    if not _was_text(edit) or empty(edit.new) or _same_but_version(edit.old, edit.new):
        return None
    if last & {"filter", "pattern"} and edit.last not in _PATTERNS:
        return Severity.INTERRUPTS, FEWER
    place = (
        bool(last & {"target", "destination"} and last & w.PLACES)
        or (edit.last.endswith(w.ADDRESSES) and not last & w.SOURCES)
        # A nested block of another name is another block.
        or (len(edit.path) > 1 and edit.last.endswith(w.NAMES) and not last & (w.SOURCES | w.UNNAMED))
    )
    return (Severity.INTERRUPTS, ELSEWHERE) if place else None


def _action(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """What is done at some event becomes something that ends a thing."""
    if not words(edit.last) & {"action", "behavior", "behaviour"} or not _was_text(edit):
        return None
    if _plain(edit.new).startswith(("delete", "terminate", "destroy", "purge", "remove")):
        return Severity.LOSES, ENDS
    stops = _plain(edit.new).startswith(("deactivate", "disable", "stop", "shutdown"))
    return (Severity.INTERRUPTS, ENDS) if stops else None


def _structure(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """A document of another kind than IAM's that has lost a part."""
    if not words(edit.last) >= {"policy", "document"} or document(edit.old) or edit.unknown:
        return None
    old, new = _json(edit.old), _json(edit.new)
    return (Severity.INTERRUPTS, LESS) if old and not (new and _holds(new, old)) else None


def _range(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """Fewer ports than before."""
    old, new = number(edit.old), number(edit.new)
    if old is None or new is None or edit.fresh:
        return None
    narrower = (edit.last == "to_port" and new < old) or (edit.last == "from_port" and new > old)
    return (Severity.CUTS, SHUT) if narrower else None


def _was_text(edit: Edit) -> bool:
    return isinstance(edit.old, str) and bool(edit.old) and not edit.fresh


def _switch(edit: Edit, type_: frozenset[str]) -> Finding | None:
    return switched(edit, type_)


_VALUES: tuple[Callable[[Edit, frozenset[str]], Finding | None], ...] = (
    *(_policy, _pattern, _password, _retention, _expiry, _switch, _denied, _machine, _capacity, _port),
    *(_detached, _trusted, _leads, _action, _structure, _range),
)


def _list(edit: Edit, type_: frozenset[str]) -> Finding | None:
    last, path = words(edit.last), words(edit.name)
    if last & w.FORMS or "description" in last:
        return None
    lost = edit.old if edit.unknown else list(_replaced(edit.old, edit.new))
    if last & w.KEEPING_OUT:
        come = edit.unknown or edit.new
        severity = Severity.CUTS if last & (w.DENYING | {"invalid", "user"}) else Severity.INTERRUPTS
        severity = Severity.LOSES if w.copies(path | type_) else severity
        return (severity, KEPT_OUT) if come and not edit.fresh else None
    return (_severity(path, type_), TAKEN) if lost else None


def _block(edit: Edit, type_: frozenset[str]) -> Finding | None:
    last, path = words(edit.last), words(edit.name)
    if edit.old is None:
        if "suppress" in edit.last:
            return Severity.INTERRUPTS, SILENT
        return (Severity.CUTS, SHUT) if edit.last in {"block", "deny"} else None
    if edit.unknown:
        return (_severity(path, type_), REMOVED) if not last & w.NARROWING else None
    if path & (w.EXPIRY | {"ttl"}) or last & (w.NARROWING | w.KEEPING_OUT):
        return None
    # A rule that ages things out is no loss; the schedule by which copies are made is one.
    if "lifecycle" in type_ and "schedule" not in path:
        return None
    if edit.new is None and _idle(edit.old):
        return None
    return _severity(path, type_), REMOVED


def _severity(path: frozenset[str], type_: frozenset[str]) -> Severity:
    """What a member or a block that goes was for."""
    if w.copies(path) or path & (w.RETENTION | w.PROTECTION):
        return Severity.LOSES
    if path & w.ACCESS:
        return Severity.CUTS
    if w.copies(type_):
        return Severity.LOSES
    return Severity.CUTS if type_ & w.ACCESS_TYPES else Severity.INTERRUPTS


def _idle(block: Any) -> bool:
    """A block that does nothing, or that denies, so that it is no loss."""
    if not isinstance(block, Mapping):
        return False
    if all(empty(one) or one is False for one in block.values()):
        return bool(block)
    values = {_plain(one) for one in block.values()}
    state = {_plain(block.get(name)) for name in ("status", "state", "enabled", "enable")}
    return bool(values & w.DENYING) or bool(state & w.OFF)


def _replaced(lost: list[Any], come: list[Any]) -> Iterator[Any]:
    """What is lost, without what has merely another version."""
    rest = [one for one in come if isinstance(one, str)]
    for one in lost:
        newer = next((other for other in rest if _same_but_version(one, other)), None)
        if newer is None:
            yield one
        else:
            rest.remove(newer)


def _denies(value: Any) -> bool:
    return (
        _plain(value).startswith(("block", "deny", "denied", "reject", "drop")) or _plain(value) in w.DENYING
    )


def _same_but_version(old: Any, new: Any) -> bool:
    """Two names of one thing: `…:layer:tools:3` and `…:layer:tools:4`."""
    if not isinstance(old, str) or not isinstance(new, str) or not old.startswith("arn:"):
        return False
    return _VERSION.sub("", old) == _VERSION.sub("", new) and bool(_VERSION.search(new))


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


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return re.sub(r"[\s_-]|^aws:", "", value.lower()) if isinstance(value, str) else ""


def _json(value: Any) -> Any:
    if not isinstance(value, str):
        return None
    try:
        read = json.loads(value)
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) else None


def _holds(new: Any, old: Any) -> bool:
    """Whether every key and every element of a list is still there."""
    if isinstance(old, dict):
        return isinstance(new, dict) and all(key in new and _holds(new[key], old[key]) for key in old)
    if isinstance(old, list):
        return isinstance(new, list) and all(any(_holds(one, former) for one in new) for former in old)
    return bool(old == new)


def _narrows(old: Any, new: Any) -> bool:
    """Of two patterns of events: a key more, or a value less, matches less."""
    if isinstance(old, dict) and isinstance(new, dict):
        return any(key not in old or _narrows(old[key], value) for key, value in new.items())
    if isinstance(old, list) and isinstance(new, list):
        return any(one not in new for one in old)
    return bool(old != new)
