"""Names of elements, made from their paths. Follows `private/unique.ts`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from snowform.engine.errors import EngineError

HIDDEN = "Default"
HIDDEN_FROM_PEOPLE = "Resource"
MAX_READABLE = 240
MAX_LENGTH = 255
_DISALLOWED = re.compile(r"[^A-Za-z0-9_-]")


def make_unique_id(components: Sequence[str]) -> str:
    """One component as it is; more joined by `_`, with a hash of all of them that keeps paths apart.

    Raises EngineError where there is no component.
    """
    visible = [component for component in components if component != HIDDEN]
    if not visible:
        raise EngineError("Unable to calculate a unique id for an empty set of components")
    if len(visible) == 1:
        candidate = _DISALLOWED.sub("", visible[0])
        if len(candidate) <= MAX_LENGTH:
            return candidate
    # hashlib loads OpenSSL, which takes milliseconds.
    import hashlib

    digest = hashlib.md5("/".join(visible).encode(), usedforsecurity=False).hexdigest()[:8].upper()
    readable = "_".join(
        _DISALLOWED.sub("", part) for part in _without_repetition(visible) if part != HIDDEN_FROM_PEOPLE
    )
    return f"{readable[:MAX_READABLE]}_{digest}"


def _without_repetition(path: Sequence[str]) -> list[str]:
    kept: list[str] = []
    for component in path:
        if not kept or not kept[-1].endswith(component):
            kept.append(component)
    return kept
