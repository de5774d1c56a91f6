"""Classes of characters in words, as errors name them."""

from __future__ import annotations

import re
from collections.abc import Sequence

# As between the brackets of a pattern, in the order in which they are named.
_CLASSES = {
    "a-z": "lowercase letters",
    "A-Z": "capitals",
    "0-9": "digits",
    "\\x80-\U0010ffff": "letters of other alphabets",
}
_NAMED = {" ": "spaces", "\\n": "line breaks", "\\t": "tabs", "\n": "line breaks", "\t": "tabs"}
# Beyond these a list says less than what is left out.
_MOST = 16


def described(members: str, last: str = "and") -> str:
    """The members of a class, as they stand between the brackets of a pattern: `letters, digits and "-"`."""
    names = [name for key, name in _CLASSES.items() if key in members]
    for key in _CLASSES:
        members = members.replace(key, "")
    if names[:2] == ["lowercase letters", "capitals"]:
        names[:2] = ["letters"]
    marks = re.findall(r"\\.|[^\\]", members, re.DOTALL)
    if len(marks) > _MOST:
        left_out = [mark for mark in map(chr, range(33, 127)) if not mark.isalnum() and mark not in marks]
        left_out = [mark for mark in left_out if f"\\{mark}" not in marks]
        names.append("all other marks" + (f" but {' '.join(left_out)}" if left_out else ""))
    else:
        names += _marks(marks)
    return _joined(names, last)


def listed(characters: Sequence[str]) -> str:
    """Characters as an error quotes them, each once: `"!" and spaces`."""
    return _joined(_marks(list(dict.fromkeys(characters))), "and")


def _marks(marks: Sequence[str]) -> list[str]:
    plain = [mark.removeprefix("\\") or mark for mark in marks if mark not in _NAMED]
    return [*(f'"{mark}"' for mark in plain), *(_NAMED[mark] for mark in marks if mark in _NAMED)]


def _joined(names: Sequence[str], last: str) -> str:
    *some, final = names
    return f"{', '.join(some)} {last} {final}" if some else final
