"""What an edit means by the words in its name and the way that its value goes, whatever the type.

Each rule answers for one edit with a severity and an effect, or with None; the first answer counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..patterns import regex
from ..records import replace
from . import words as w
from .addresses import ELSEWHERE, FEWER, PATTERNS, leads, same_but_version, was_text
from .amounts import KEPT, LESSENED, SHUT, Finding, number, ports
from .edits import UNKNOWN, Edit, Form, empty
from .policies import denies, document, grants_less, in_json, permits_less
from .rules import Severity
from .scales import SILENT, deletes, lower, narrower, rises
from .switches import switched
from .words import spelled, words

LESS = "a policy grants less, or another thing"
CREDENTIAL = "who uses the old one is shut out"
MACHINE = "it is restarted, or replaced by another kind of machine"
TAKEN = "elements are taken away"
KEPT_OUT = "more is kept out"
REMOVED = "what is there is taken away"
DETACHED = "what it leads to is cut off"
TRUSTED = "another one may have fewer rights, or trust fewer"
ENDS = "what it does then ends something"

# A version of something: what is known in the apply only stands for the next one.
_NUMBERED = regex(r"^arn:.*:\d+$")

# How a block is named by which fewer things are meant.
_CONDITIONS = {"condition", "conditions", "filter", "filters", "criteria", "restriction", "restrictions"}


def edit_impact(edit: Edit, type_: str) -> Finding | None:
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
    return (Severity.CUTS, LESS) if permits_less(edit.old, edit.new) else None


def _listed(edit: Edit, type_: frozenset[str]) -> Finding | None:
    """A list that is written as a text of JSON."""
    old, new = in_json(edit.old, list), in_json(edit.new, list)
    if old is None or new is None:
        return None
    lost, come = (
        [element for element in some if element not in others] for some, others in ((old, new), (new, old))
    )
    return _list(replace(edit, form=Form.LIST, old=lost, new=come), type_)


def _version(edit: Edit, type_: frozenset[str]) -> Finding | None:
    """Another version runs from now on, or an earlier one."""
    last, old, new = words(edit.last), number(edit.old), number(edit.new)
    if "version" not in last or edit.fresh or empty(edit.old) or isinstance(edit.old, bool):
        return None
    back = old is not None and new is not None and new < old
    runs = type_ & (w.RUNNING | (last - {"version"})) and not type_ & {"catalog", "group", "template"}
    chosen = last & {"document", "template", "launch", "tls", "policy", "default", "agent", "object"}
    return (Severity.INTERRUPTS, MACHINE) if back or (runs and len(edit.path) == 1 and not chosen) else None


def _pattern(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """A filter that is new, or lets through less; one that goes away lets through more."""
    if edit.last not in PATTERNS or edit.fresh or empty(edit.new):
        return None
    old, new = in_json(edit.old, dict), in_json(edit.new, dict)
    narrower = old is None or new is None or _narrows(old, new)
    return (Severity.INTERRUPTS, FEWER) if narrower else None


def _password(edit: Edit, _type: frozenset[str]) -> Finding | None:
    is_text = isinstance(edit.old, str) and not empty(edit.old)
    if is_text and edit.last.endswith(w.SECRETS):
        return Severity.CUTS, CREDENTIAL
    return None


def _denied(edit: Edit, _type: frozenset[str]) -> Finding | None:
    if edit.last == "acl" and not empty(edit.old):
        public = str(edit.new).startswith("public")
        return (Severity.CUTS, SHUT) if not public else None
    asked = words(edit.last) >= {"validation", "expression"} and empty(edit.old) and not edit.fresh
    return (Severity.CUTS, SHUT) if asked or (_denies(edit.new) and not _denies(edit.old)) else None


def _stricter(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """What was possible otherwise has become a must."""
    strict = ("must", "require", "enforce", "strict")
    was, now = _plain(edit.old), _plain(edit.new)
    if edit.fresh or not was or was.startswith(strict) or was.endswith("only"):
        return None
    return (Severity.CUTS, SHUT) if now.startswith(strict) or now.endswith("only") else None


def _machine(edit: Edit, _type: frozenset[str]) -> Finding | None:
    last = words(edit.last)
    kinds = ({"instance", "type"}, {"instance", "class"}, {"node", "type"}, {"engine", "version"})
    if isinstance(edit.old, str) and edit.old and not edit.fresh and any(last >= kind for kind in kinds):
        return Severity.INTERRUPTS, MACHINE
    return None


def _detached(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """A text that named something else, and is gone."""
    last = words(edit.last)
    if not was_text(edit) or not empty(edit.new) or edit.last in PATTERNS or last & {"kms", "boundary"}:
        return None
    severity = Severity.CUTS if last & ((w.TRUST | w.ACCESS) - {"policy"}) else Severity.INTERRUPTS
    named = last & w.REFERENCES or (edit.last.endswith("_name") and "display" not in last)
    return (severity, DETACHED) if named or not last & w.SPARED else None


def _trusted(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """Who it runs as or who may use it is another one, or there are stricter terms."""
    last = words(edit.last)
    if "boundary" in last and not edit.fresh and not empty(edit.new):
        return Severity.CUTS, TRUSTED
    if not was_text(edit) or empty(edit.new) or (document(edit.old) and document(edit.new)):
        return None
    if rises(edit.old, edit.new):
        return None
    trusted = (
        last & (w.TRUST | {"authentication", "authorization", "permission", "permissions"})
        or ("policy" in last and last & w.POLICY_NAMES and not last & w.UNNAMED)
        or last >= {"minimum", "protocol"}
        or last >= {"tls", "version"}
        or (last >= {"group", "id"} and last & w.ACCESS)
        or last & {"claim", "assertion"}
        or last >= {"key", "source"}
        or (last >= {"identity"} and last & {"source", "sources", "expression"})
        or edit.last.endswith(w.SIGNS)
        or (":iam:" in edit.old and ":role/" in edit.old)
    )
    return (Severity.CUTS, TRUSTED) if trusted and not same_but_version(edit.old, edit.new) else None


def _action(edit: Edit, _type: frozenset[str]) -> Finding | None:
    """What is done at some event becomes something that ends a thing."""
    named = words(".".join(edit.path[-2:]) if edit.last == "type" else edit.last)
    if not named & {"action", "behavior", "behaviour"} or not was_text(edit):
        return None
    if _plain(edit.new).startswith(("delete", "terminate", "destroy", "purge", "remove")):
        return Severity.LOSES, ENDS
    if _plain(edit.new).startswith(("archive", "suppress", "mute")):
        return Severity.INTERRUPTS, SILENT
    stops = _plain(edit.new).startswith(("deactivate", "disable", "stop", "shutdown"))
    return (Severity.INTERRUPTS, ENDS) if stops else None


def _structure(edit: Edit, type_: frozenset[str]) -> Finding | None:
    """A document of another kind than IAM's that has lost a part, or leads elsewhere."""
    if "policy" not in words(edit.last) or document(edit.old) or edit.unknown:
        return None
    old, new = in_json(edit.old, dict), in_json(edit.new, dict)
    if old and new and any(key.endswith("Arn") and key in new and new[key] != old[key] for key in old):
        return Severity.INTERRUPTS, ELSEWHERE
    if "lifecycle" in type_ or edit.last in PATTERNS:
        return None
    return (Severity.INTERRUPTS, LESS) if old and not (new and _holds(new, old)) else None


_VALUES: tuple[Callable[[Edit, frozenset[str]], Finding | None], ...] = (
    *(_policy, _pattern, _password, _listed, *KEPT, switched, _denied, _stricter, _machine),
    *(*LESSENED, lower, _detached, _trusted, leads, _action, _structure, ports),
    *(narrower, deletes, _version),
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
    if lost:
        return _severity(last, path, type_), TAKEN
    if (
        last & {"action", "actions"}
        and not edit.fresh
        and any(_denies(_bare(element)) for element in edit.new)
    ):
        return Severity.CUTS, SHUT
    ends = (
        not edit.fresh
        and "delete" in last
        and any(_plain(element).startswith("delete") for element in edit.new)
    )
    return (Severity.LOSES, ENDS) if ends else None


def _block(edit: Edit, type_: frozenset[str]) -> Finding | None:
    last, path = words(edit.last), words(edit.name)
    if edit.old is None:
        return _come(edit, last, path | type_)
    if edit.unknown:
        return (_severity(last, path, type_), REMOVED) if not last & w.NARROWING else None
    if path & (w.EXPIRY | {"ttl"}) or last & w.KEEPING_OUT:
        return None
    if last & w.NARROWING:
        return _widened(edit, last, path | type_)
    # A rule that ages things out is no loss; the schedule by which copies are made is one.
    aging = "lifecycle" in type_ and "schedule" not in path
    if aging or (edit.new is None and _idle(edit.old)):
        return None
    stored = last & w.STORED and not last & {"route", "permission"}
    return Severity.LOSES if stored else _severity(last, path, type_), REMOVED


def _come(edit: Edit, last: frozenset[str], about: frozenset[str]) -> Finding | None:
    """A block that was not there."""
    if "suppress" in edit.last:
        return Severity.INTERRUPTS, SILENT
    gate = last >= {"access", "control"} or last & w.GATES
    asks = isinstance(edit.new, Mapping) and any(
        _plain(value).startswith("authenticate") for value in edit.new.values()
    )
    if edit.last in {"block", "deny", "bounce_action", "stop_action"} or (asks and not edit.fresh):
        return Severity.CUTS, SHUT
    if gate and not edit.among and not edit.fresh:
        return Severity.CUTS, SHUT
    return (Severity.INTERRUPTS, FEWER) if _conditional(edit, last, about) else None


def _widened(edit: Edit, last: frozenset[str], about: frozenset[str]) -> Finding | None:
    """A condition that is gone: it harms where what it narrowed takes something away."""
    if about & w.SILENCING:
        return Severity.INTERRUPTS, SILENT
    # Of several alternatives one is gone; without any of them nothing is narrowed.
    fewer = edit.new is None and edit.among and "filter" in last and about & w.ALTERNATIVES
    return (Severity.INTERRUPTS, FEWER) if fewer else None


def _conditional(edit: Edit, last: frozenset[str], about: frozenset[str]) -> bool:
    """The first condition on something that had none."""
    narrows = last & _CONDITIONS
    deleting = about & (w.EXPIRY | w.SILENCING | w.KEEPING_OUT | {"lifecycle", "transition"})
    return bool(narrows) and not edit.fresh and not edit.among and not deleting


def _severity(last: frozenset[str], path: frozenset[str], type_: frozenset[str]) -> Severity:
    """What a member or a block that goes was for."""
    if w.copies(path) or path & (w.RETENTION | w.PROTECTION):
        return Severity.LOSES
    if path & (w.ACCESS - {"policy"}) or "policy" in last:
        return Severity.CUTS
    if w.copies(type_):
        return Severity.LOSES
    return Severity.CUTS if type_ & w.ACCESS_TYPES else Severity.INTERRUPTS


def _idle(block: Any) -> bool:
    """A block that does nothing, or that denies, so that it is no loss."""
    if not isinstance(block, Mapping):
        return False
    if all(empty(value) or value is False for value in block.values()):
        return bool(block)
    values = {_plain(value) for value in block.values()}
    state = {_plain(block.get(name)) for name in ("status", "state", "enabled", "enable")}
    return bool(values & w.DENYING) or bool(state & w.OFF)


def _replaced(lost: list[Any], come: list[Any]) -> Iterator[Any]:
    """What is lost, without what has merely another version."""
    rest = [element for element in come if isinstance(element, str) or element is UNKNOWN]
    for element in lost:
        newer = next((candidate for candidate in rest if same_but_version(element, candidate)), None)
        if newer is None and UNKNOWN in rest and _NUMBERED.search(str(element)):
            newer = UNKNOWN
        if newer is None:
            yield element
        else:
            rest.remove(newer)


def _denies(value: Any) -> bool:
    return (
        _plain(value).startswith(("block", "deny", "denied", "reject", "drop")) or _plain(value) in w.DENYING
    )


def _bare(value: Any) -> Any:
    return value.rpartition(":")[2] if isinstance(value, str) else value


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return spelled(value.lower().removeprefix("aws:")) if isinstance(value, str) else ""


def _holds(new: Any, old: Any) -> bool:
    """Whether every key and every element of a list is still there."""
    if isinstance(old, dict):
        return isinstance(new, dict) and all(key in new and _holds(new[key], old[key]) for key in old)
    if isinstance(old, list):
        return isinstance(new, list) and all(
            any(_holds(element, former) for element in new) for former in old
        )
    return bool(old == new)


def _narrows(old: Any, new: Any) -> bool:
    """Of two patterns of events: a key more, or a value less, matches less."""
    if isinstance(old, dict) and isinstance(new, dict):
        return any(key not in old or _narrows(old[key], value) for key, value in new.items())
    if isinstance(old, list) and isinstance(new, list):
        return any(element not in new for element in old)
    return bool(old != new)
