"""What differs between two values of a plan, as rows that a person can read; sensitive values stay here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from ..console.sensitive import HIDDEN, TELLING, finder
from ..patterns import regex
from ..records import dataclass, replace
from .hashed import essence, leftover

SENSITIVE = HIDDEN
UNKNOWN = "(known after apply)"
# In levels; what reads and writes it goes through them one within the other.
DEEPEST = 64
# In characters: a longer text is hardly the same in several objects, and takes room where it is remembered.
_REPEATED = 200
_BRACKETS = regex(r"[\[\]{}]")

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """One row: `old` and `new` are the values as text, "" where there is none.

    Strings are quoted as in JSON, but for those of several lines, which stand as they are. A block that may
    stand only once has no index in its name ("metadata_options.http_tokens"), an element that comes to or
    leaves a list or set is a row with the list's name and one side empty.
    """

    name: str
    old: str
    new: str
    forces_replacement: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """A value, and in the same shape which parts of it are sensitive and which are not known yet."""

    value: Any
    sensitive: Any = False
    unknown: Any = False

    def __getitem__(self, key: str | int) -> Side:
        return Side(_get(self.value, key), _get(self.sensitive, key), _get(self.unknown, key))

    @property
    def absent(self) -> bool:
        """There is no value, and none will come."""
        return self.value is None and self.unknown is not True

    @property
    def items(self) -> list[Any]:
        """The elements of a list; of an absent one, none."""
        return self.value if isinstance(self.value, list) else []

    @property
    def text(self) -> str:
        """The value with what is sensitive and unknown in it named, not shown."""
        if self.absent:
            return ""
        shown = self._shown()
        if isinstance(shown, str):
            # The two words stand as they are; so do several lines, which quoting would make one of.
            bare = shown in {SENSITIVE, UNKNOWN} or "\n" in shown
            return shown if bare else json.dumps(shown, ensure_ascii=False)
        return json.dumps(shown, ensure_ascii=False)

    def _shown(self) -> Any:
        if self.sensitive is True:
            return SENSITIVE
        if self.unknown is True:
            return UNKNOWN
        if isinstance(self.value, Mapping):
            shown = {key: self[key]._shown() for key in self.value}
            return {key: value for key, value in shown.items() if value not in (None, "", [], {})}
        if isinstance(self.value, list):
            return [self[position]._shown() for position in range(len(self.value))]
        return self.value


def compare(before: Side, after: Side, forced: frozenset[Path] = frozenset()) -> Iterator[Detail]:
    """The rows of what differs. `forced` are the paths because of which an object is replaced."""
    return _compare((), "", before, after, forced)


def _compare(path: Path, name: str, before: Side, after: Side, forced: frozenset[Path]) -> Iterator[Detail]:
    # Secret on one side is secret on both: what it was tells much of what it will be.
    if before.sensitive is True or after.sensitive is True:
        before, after = replace(before, sensitive=True), replace(after, sensitive=True)
        if before.value != after.value or after.unknown is True:
            yield _row(path, name, before, after, forced)
    elif after.unknown is True:
        yield _row(path, name, before, after, forced)
    elif _both(Mapping, before.value, after.value):
        for key in sorted({*(before.value or ()), *(after.value or ()), *_unknown_keys(after.unknown)}):
            inner = f"{name}.{key}" if name else str(key)
            yield from _compare((*path, key), inner, before[key], after[key], forced)
    elif _both(list, before.value, after.value):
        yield from _compare_lists(path, name, before, after, forced)
    elif before.value != after.value:
        yield from _compare_documents(path, name, before, after, forced)


def _compare_lists(
    path: Path, name: str, before: Side, after: Side, forced: frozenset[Path]
) -> Iterator[Detail]:
    old, new = before.items, after.items
    if len(old) <= 1 and len(new) <= 1:
        yield from _compare((*path, 0), name, before[0], after[0], forced)
        return
    unknown = {index for index in range(len(new)) if holds_true(_get(after.unknown, index))}
    gone, come = _unpaired(old, new, unknown)
    # One element alone differs and stands where it stood. Of several, which became which is not known: the
    # plan does not tell a set from a list.
    if len(old) == len(new) and gone == come and len({*gone, *unknown}) == 1:
        (position,) = {*gone, *unknown}
        inner = f"{name}[{position}]"
        yield from _compare((*path, position), inner, before[position], after[position], forced)
        return
    for position in gone:
        yield _row((*path, position), name, before[position], Side(None), forced)
    for position in come:
        yield _row((*path, position), name, Side(None), after[position], forced)


def _unpaired(old: list[Any], new: list[Any], unknown: set[int]) -> tuple[list[int], list[int]]:
    """The positions of what has no equal on the other side.

    Objects that differ in null and empty are equal, where all of them is known.
    """
    gone, come = leftover(old, new), leftover(new, old)
    known = [position for position in come if position not in unknown]
    before, after = ([essence(side[at]) for at in places] for side, places in ((old, gone), (new, known)))
    left = {known[at] for at in leftover(after, before)}
    return (
        [gone[at] for at in leftover(before, after)],
        [position for position in come if position in unknown or position in left],
    )


def _compare_documents(
    path: Path, name: str, before: Side, after: Side, forced: frozenset[Path]
) -> Iterator[Detail]:
    """Two texts that are JSON (policies) are compared as what they say."""
    old, new = document_of(before.value), document_of(after.value)
    rows = list(_compare(path, name, Side(old), Side(new), forced)) if old and new else []
    yield from rows or [_row(path, name, before, after, forced)]


def secrets(side: Side) -> Iterator[str]:
    """The strings and numbers in a value that are marked as sensitive; true and false are everywhere."""
    if isinstance(side.value, (str, int, float)) and not isinstance(side.value, bool):
        if side.sensitive is True and side.value != "":
            yield side.value if isinstance(side.value, str) else json.dumps(side.value)
    elif isinstance(side.value, Mapping):
        for key in side.value:
            yield from secrets(side[key])
    elif isinstance(side.value, list):
        for position in range(len(side.value)):
            yield from secrets(side[position])


def hide(text: str, known: frozenset[str]) -> str:
    """The text of a value, or the word for a sensitive one where it holds one of the known secrets.

    A mark does not follow a value everywhere: what a provider copies (`output` of terraform_data) has none,
    and OpenTofu prints it. Of short secrets only the whole value counts: "a" is in every other word.
    """
    if not known or text == SENSITIVE:
        return text
    return _hidden(text, known) if len(text) > _REPEATED else _hidden_once(text, known)


def _hidden(text: str, known: frozenset[str]) -> str:
    if finder(known).is_in(text, shortest=TELLING):
        return SENSITIVE
    value = _read(text)
    if isinstance(value, (dict, list)):
        left = _without(value, known)
        # Written anew, it may hold what it did not hold as it was written.
        return text if left == value else hide(json.dumps(left, ensure_ascii=False), known)
    return SENSITIVE if text in known or value in known else text


_hidden_once = lru_cache(maxsize=1 << 14)(_hidden)


def _read(text: str) -> Any:
    if text[:1] != '"':
        return document_of(text)
    try:
        return json.loads(text)
    except ValueError:
        return None


def _without(value: Any, known: frozenset[str]) -> Any:
    """The same with the word for each element that is one of the known secrets as a whole."""
    if isinstance(value, dict):
        return {key: _without(inner, known) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without(inner, known) for inner in value]
    text = value if isinstance(value, str) else json.dumps(value)
    return SENSITIVE if text in known else value


def _row(path: Path, name: str, before: Side, after: Side, forced: frozenset[Path]) -> Detail:
    forces = any(
        path[: len(forced_path)] == forced_path or forced_path[: len(path)] == path for forced_path in forced
    )
    return Detail(name, before.text, after.text, forces)


def _both(kind: type, old: Any, new: Any) -> bool:
    """Both are of that kind; an absent one counts as an empty one."""
    return (old is None or isinstance(old, kind)) and (new is None or isinstance(new, kind))


def holds_true(unknown: Any) -> bool:
    """Whether something in a value of `after_unknown` is not known."""
    if isinstance(unknown, Mapping):
        return any(holds_true(mark) for mark in unknown.values())
    if isinstance(unknown, list):
        return any(holds_true(mark) for mark in unknown)
    return unknown is True


def _unknown_keys(unknown: Any) -> Iterator[str]:
    if isinstance(unknown, Mapping):
        yield from (key for key, value in unknown.items() if holds_true(value))


def document_of(text: Any) -> Any:
    """The object or list that a text is in JSON; None where it is none, or one that nobody would read."""
    if not isinstance(text, str) or text[:1] not in {"{", "["} or _depth(text) > DEEPEST:
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None


def _depth(text: str) -> int:
    """How deep the brackets of a text are nested at most, those in its strings too."""
    depth = deepest = 0
    for bracket in _BRACKETS.findall(text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _get(container: Any, key: str | int) -> Any:
    if container is True:
        return True
    if isinstance(container, Mapping):
        return container.get(key)
    if isinstance(container, list) and isinstance(key, int) and key < len(container):
        return container[key]
    return None
