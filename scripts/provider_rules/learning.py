"""Learn from answers alone what texts an argument takes: how long, of which characters.

Where a message names no pattern, as `StringMatch` with a sentence does, texts that differ in one thing tell:
a run of one letter that is taken, the same a little longer, the same with another character in it.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

Rule = list[Any]
# Whether a text is taken; None where what is said is of other arguments.
Ask = Callable[[str], bool | None]

_LETTER = "x"
_LONGEST = 20_000
# Of a whole class of characters, three.
_CLASSES = {"0-9": "059", "A-Z": "AQZ", "a-z": "aqz", "\\x80-\U0010ffff": "äЖ漢"}
_MARKS = [*string.punctuation, " ", "\n", "\t"]
# Texts with a form of their own, into which what seems refused is put once more.
_MOST_SHAPES = 8


def learned(verdicts: Sequence[tuple[str, bool]], ask: Ask) -> Iterator[Rule]:
    """The rules of one argument, given what was asked of it before."""
    taken = [text for text, is_taken in verdicts if is_taken]
    runs = sorted({len(text) for text in taken if text and set(text) == {_LETTER}})
    if not runs:
        return
    refused = {len(text) for text, is_taken in verdicts if not is_taken and set(text) <= {_LETTER}}
    shapes = _shapes(taken)
    least = _least(runs[0], refused, ask)
    most = _most(runs[-1], refused, ask)
    if most is not None and any(ask(text + _LETTER * (most + 1 - len(text))) for text in shapes):
        most = None
    if least or most is not None:
        yield ["length", least or None, most]
    if most is None or most > 2:
        base = _LETTER * max(min(most or 12, 12) - 1, least)
        yield from _characters(base, taken, shapes, ask)


def _least(run: int, refused: set[int], ask: Ask) -> int:
    """The fewest letters that are taken, where so many are."""
    below = [size for size in refused if size < run]
    if not below:
        return 0
    low, high = max(below), run
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if ask(_LETTER * middle) else (middle, high)
    return high


def _most(run: int, refused: set[int], ask: Ask) -> int | None:
    """The most letters that are taken, where so many are; None where there is no end to them."""
    above = [size for size in refused if size > run]
    if not above or min(above) > _LONGEST:
        return None
    low, high = run, min(above)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if ask(_LETTER * middle) else (low, middle)
    return low


def _shapes(taken: Iterable[str]) -> list[str]:
    """Of the texts that are taken, one for each set of marks in them."""
    found: dict[frozenset[str], str] = {}
    for text in taken:
        if marks := frozenset(text) & set(_MARKS):
            found.setdefault(marks, text)
    return sorted(found.values(), key=lambda text: (-len(set(text)), text))[:_MOST_SHAPES]


def _characters(base: str, taken: Sequence[str], shapes: Sequence[str], ask: Ask) -> Iterator[Rule]:
    """Which characters the texts may have, and which may not come first or last."""
    middle = len(base) // 2
    places: dict[str, Callable[[str, str], str]] = {
        "first": lambda text, mark: mark + text[1:],
        "middle": lambda text, mark: text[:middle] + mark + text[middle + 1 :],
        "last": lambda text, mark: text[:-1] + mark,
    }
    allowed = {
        mark: {place for place, put in places.items() if ask(put(base, mark)) is not False}
        for mark in [*_MARKS, *(mark for marks in _CLASSES.values() for mark in marks)]
    }

    def is_seen(mark: str) -> bool:
        """Whether another form of text has the character."""
        if any(mark in text for text in taken):
            return True
        return any(ask(text + mark) or ask(text[:-1] + mark + text[-1:]) for text in shapes)

    never = {mark for mark, where in allowed.items() if not where and not is_seen(mark)}
    if _CLASSES["a-z"][0] in never or not never:
        never = set()
    inside = set(allowed) - never
    first = _not_at(inside, "first", allowed, lambda mark: [text for text in taken if text[:1] == mark])
    last = _not_at(inside, "last", allowed, lambda mark: [text for text in taken if text[-1:] == mark])
    first = {mark for mark in first if not any(ask(mark + text) for text in shapes)}
    last = {mark for mark in last if not any(ask(text + mark) for text in shapes)}
    if never or first or last:
        yield ["chars", _class(inside, complete=True) if never else "", _class(first), _class(last)]


def _not_at(
    inside: set[str], place: str, allowed: dict[str, set[str]], seen: Callable[[str], Sequence[str]]
) -> set[str]:
    """The characters that are taken within, and not at this end."""
    return {
        mark for mark in inside if place not in allowed[mark] and "middle" in allowed[mark] and not seen(mark)
    }


def _class(marks: set[str], *, complete: bool = False) -> str:
    """Characters as they stand between the brackets of a pattern: a class where all three of it are there.

    What is allowed has to be `complete`: there one of the three is enough for the class.
    """
    found = ""
    for name, three in _CLASSES.items():
        if (any if complete else all)(mark in marks for mark in three):
            found += name
    return found + "".join(
        {"\n": "\\n", "\t": "\\t"}.get(mark, f"\\{mark}" if mark in "\\]^-[" else mark)
        for mark in _MARKS
        if mark in marks
    )
