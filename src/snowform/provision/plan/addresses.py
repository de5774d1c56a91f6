"""Whether a text is where something is reached, so that another one leads elsewhere."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Any

from . import words as w
from .edits import Edit
from .words import words

_URL = re.compile(r"[a-z][a-z0-9+]*://\S+")
_HOST = re.compile(r"(?=.*[a-z])([a-z0-9_-]+\.){2,}[a-z]{2,}\.?(:\d+)?")
_MAIL = re.compile(r"[^\s@/]+@[^\s@/]+\.[a-z]{2,}")
_PARTS_OF_CODE = {
    *("handler", "class", "module", "version", "file", "key", "lib", "libs", "jar", "jars", "package"),
    *("packages", "plugins", "requirements", "zip"),
}
_PARTS = re.compile(r"[A-Za-z]+")


def address(edit: Edit) -> bool:
    """An address, a host or a mailbox in the place of another one."""
    if words(edit.name) & (w.SOURCES | w.FORMS | _PARTS_OF_CODE):
        return False
    return _reaches(edit.old) and (edit.unknown or _reaches(edit.new))


def referent(edit: Edit, type_: frozenset[str]) -> bool:
    """What names another object: `parameter_group_name`, `data_source`; not what it is called itself."""
    parts = [one.lower() for one in _PARTS.findall(edit.last)]
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
    if any(one.fullmatch(value.lower()) for one in (_URL, _HOST, _MAIL)):
        return True
    try:
        ip_address(value)
    except ValueError:
        return False
    return True
