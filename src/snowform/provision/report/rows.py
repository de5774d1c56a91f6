"""What changes inside one object, in rows for a person: elements of a list together, long texts as a diff."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import groupby, islice
from typing import Any

from ..plan.details import UNKNOWN, Detail, document_of, hide
from ..plan.hashed import hashed
from ..plan.words import DESCRIPTIVE
from ..records import dataclass, replace
from .texts import OBJECT_LIMIT, both, compact, count, cut, opened, printable, shown

LINE_LIMIT = 120
DIFF_LIMIT = 16
# Of two lists, a pair of objects is one object that changed where half of what they hold is the same.
ALIKE = 0.5
# So many objects of a list are compared with each of the other one.
COMPARED = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One attribute: `old` is empty where it comes, `new` where it goes.

    `lines` say what changes inside it, each with its mark: `+`, `-`, `~`, or a space for the lines around.
    """

    name: str
    old: str = ""
    new: str = ""
    forces: bool = False
    lines: tuple[str, ...] = ()


def rows(details: Iterable[Detail], secrets: frozenset[str] = frozenset()) -> tuple[Row, ...]:
    """The rows of an object's details, in their order; texts that are opened here hide the secrets too."""
    return tuple(
        _row(name, [_opened(detail, secrets) for detail in together])
        for name, together in groupby(details, key=lambda detail: detail.name)
    )


def _opened(detail: Detail, secrets: frozenset[str]) -> Detail:
    old, new = (_hidden(opened(detail.name, text), text, secrets) for text in (detail.old, detail.new))
    return detail if (old, new) == (detail.old, detail.new) else replace(detail, old=old, new=new)


def _hidden(opened_text: str, text: str, secrets: frozenset[str]) -> str:
    return text if opened_text == text else hide(opened_text, secrets)


def _row(name: str, details: list[Detail]) -> Row:
    first, forces = details[0], any(detail.forces_replacement for detail in details)
    if len(details) > 1 and _one_sided(details):
        old, new = (", ".join(shown(name, text) for text in side if text) for side in _sides(details))
        return Row(printable(name), cut(old, OBJECT_LIMIT), cut(new, OBJECT_LIMIT), forces)
    if len(details) > 1:
        return Row(printable(name), forces=forces, lines=tuple(_elements(name, details)))
    if first.old and first.new and "\n" in first.old + first.new and UNKNOWN not in (first.old, first.new):
        before, after = first.old.splitlines(), first.new.splitlines()
        lines = tuple(_text_lines(before, after))
        return Row(printable(name), count(before), count(after), forces, lines)
    return Row(printable(name), *both(name, first.old, first.new), forces)


def _sides(details: list[Detail]) -> tuple[list[str], list[str]]:
    return [detail.old for detail in details], [detail.new for detail in details]


def _one_sided(details: list[Detail]) -> bool:
    """Plain elements that all come, or all go."""
    old, new = _sides(details)
    return not (any(old) and any(new)) and not any(text.startswith("{") for text in (*old, *new))


def _elements(name: str, details: list[Detail]) -> Iterator[str]:
    """Objects that changed first, then what left the list and what came to it."""
    gone, come = ([_read(text) for text in side if text] for side in _sides(details))
    # Each is compared with each, but in long lists with those only that one attribute tells to be the same.
    long = len(gone) * len(come) > COMPARED**2
    became = _in_long_lists(gone, come) if long else _likest(gone, come)
    for place, old in enumerate(gone):
        if place in became:
            new = come[became[place]]
            yield f"~ {compact(_same(old, new))}: {', '.join(_differences(old, new))}"
    yield from (f"- {_element(name, old)}" for place, old in enumerate(gone) if place not in became)
    taken = {*became.values()}
    yield from (f"+ {_element(name, new)}" for place, new in enumerate(come) if place not in taken)


def _likest(gone: list[Any], come: list[Any]) -> dict[int, int]:
    """What became which, by their places: those first that are most alike, wherever they stand."""
    pairs = [
        (likeness, place, other)
        for place, old in enumerate(gone)
        for other, new in enumerate(come)
        if (likeness := _likeness(old, new)) >= (ALIKE, 0)
    ]
    pairs.sort(key=lambda pair: pair[0], reverse=True)
    became: dict[int, int] = {}
    taken = set()
    for _, place, other in pairs:
        if place not in became and other not in taken:
            became[place] = other
            taken.add(other)
    return became


def _in_long_lists(gone: list[Any], come: list[Any]) -> dict[int, int]:
    key = _telling_key(gone, come)
    rest: dict[Hashable, dict[int, Any]] = {}
    for place, element in enumerate(come):
        rest.setdefault(_at(element, key), {})[place] = element
    became = {}
    for place, old in enumerate(gone):
        among = rest.get(_at(old, key), {})
        found = max(islice(among, COMPARED), key=lambda other: _likeness(old, among[other]), default=None)
        if found is not None and _likeness(old, among[found]) >= (ALIKE, 0):
            became[place] = found
            del among[found]
    return became


def _telling_key(gone: list[Any], come: list[Any]) -> str:
    """The attribute of which most values stand in both lists; empty where no objects are in them."""
    values: dict[str, tuple[set[Hashable], set[Hashable]]] = {}
    for side, elements in enumerate((gone, come)):
        for element in elements:
            for key, value in element.items() if isinstance(element, Mapping) else ():
                values.setdefault(key, (set(), set()))[side].add(hashed(value))
    return max(values, key=lambda key: len(values[key][0] & values[key][1]), default="")


def _at(element: Any, key: str) -> Hashable:
    return hashed(element.get(key)) if key and isinstance(element, Mapping) else None


def _read(text: str) -> Any:
    """An object as such; anything else stays the text that it is."""
    found = document_of(text)
    return found if isinstance(found, dict) else text


def _element(name: str, element: Any) -> str:
    return compact(element) if isinstance(element, Mapping) else shown(name, element)


def _likeness(old: Any, new: Any) -> tuple[float, float]:
    """How much of two objects is the same, from 0 to 1, and then how much without what only people read."""
    if not (isinstance(old, Mapping) and isinstance(new, Mapping)):
        return 0, 0
    same = _same(old, new)
    # What is false, zero or empty in both says nothing of whether they are the same object.
    telling = [key for key in {*old, *new} if old.get(key) or new.get(key)]
    acting = [key for key in telling if key not in DESCRIPTIVE]
    return _share(telling, same), _share(acting, same)


def _share(keys: list[str], same: Mapping[str, Any]) -> float:
    return sum(key in same for key in keys) / max(len(keys), 1)


def _same(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in old.items() if key in new and new[key] == value}


def _differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for key in sorted({*old, *new} - {*_same(old, new)}):
        before, after = (compact(side.get(key)) if key in side else "none" for side in (old, new))
        yield f"{printable(key)} {before} -> {after}"


def _text_lines(before: list[str], after: list[str]) -> Iterator[str]:
    from difflib import unified_diff

    hunks = list(unified_diff(before, after, lineterm="", n=1))[2:]
    for position, line in enumerate(hunks[:DIFF_LIMIT]):
        if not line.startswith("@@"):
            yield f"{line[0]} {cut(printable(line[1:].expandtabs()), LINE_LIMIT)}"
        elif position:
            yield "  …"
    if rest := sum(line[0] in "+-" for line in hunks[DIFF_LIMIT:]):
        yield f"  … {rest} more lines differ"
    if not hunks:
        yield "  only the ends of the lines differ"
