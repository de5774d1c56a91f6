"""The order in which a program makes the elements: as they were written, but what is referred to first."""

from __future__ import annotations

from snowform.importing.model import Configuration, Element
from snowform.importing.references import references_of

# What people put at the beginning and at the end; all else keeps its order.
_FIRST = ("variable", "provider")
_LAST = ("output",)


def in_order(configuration: Configuration) -> list[Element]:
    """The elements that a program makes, each behind those that it refers to, but for circles."""
    made = [e for e in configuration.elements if e.section not in {"terraform"}]
    rank = {**dict.fromkeys(_FIRST, 0), **dict.fromkeys(_LAST, 2)}
    made.sort(key=lambda element: rank.get(element.section, 1))
    made.sort(key=lambda element: _FIRST.index(element.section) if element.section in _FIRST else len(_FIRST))
    by_address = {element.address: element for element in reversed(made)}
    done: dict[int, Element] = {}
    opened: set[int] = set()
    # A list in place of recursion: chains may be longer than Python's stack.
    waiting = [(element, False) for element in reversed(made)]
    while waiting:
        element, finished = waiting.pop()
        if finished:
            done.setdefault(id(element), element)
        elif id(element) not in opened:
            opened.add(id(element))
            waiting.append((element, True))
            needed = [by_address[address] for address in references_of(element) if address in by_address]
            waiting.extend((other, False) for other in reversed(needed))
    return list(done.values())
