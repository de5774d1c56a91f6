"""Merge what was said of one place by several: data in, data out.

Dictionaries merge, lists join, equal values are one, and anything else conflicts. Of values for one place
only those of the highest rank are merged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from snowform.errors import SnowformError
from snowform.hints import Any
from snowform.providers.ranks import BETWEEN, PLAIN, Ranked, plain
from snowform.records import Record
from snowform.schema.check import format_path

Path = tuple[str | int, ...]
# What an error shows of a value.
SHOWN = 40
ONE_DECIDES = "write default(…) around the one that gives way, or force(…) around the one that holds"
# Terraform takes a block in both forms.
BOTH_ALIKE = (
    "write both as dictionaries, which merge, or both as lists, which join, "
    "or default(…) or force(…) around one of them"
)


class MergeConflict(SnowformError):
    """Two values for one place that cannot both be: `path` is the place, `where` the line of the second."""

    def __init__(self, message: str, *, path: Path, where: str = "", hint: str = "") -> None:
        self.path = path
        super().__init__(message, where=where, hint=hint)


class Said(Record):
    """A value, and the place in the program that says it: `main.py:9`."""

    __slots__ = ("source", "value")

    def __init__(self, value: Any, source: str) -> None:
        self.value = value
        self.source = source


class Merge:
    """One merging, of what is said of `owner`.

    Of what only Terraform knows, `known` gives the text that it is compared by, and `is_token` tells it from
    a list or a dictionary. `sources` says afterwards who brought what is at a path: see `nearest`.
    """

    def __init__(self, owner: str, known: Callable[[Any], Any], is_token: Callable[[Any], bool]) -> None:
        self.owner = owner
        self.known = known
        self.is_token = is_token
        self.sources: dict[Path, str] = {}
        self._conflicts: list[MergeConflict] = []

    def merged(self, said: Sequence[Said], path: Path = ()) -> Any:
        """The value of a place; None where it has none. Raises the first MergeConflict, with their number."""
        self._conflicts.clear()
        value = self._merged(said, path)
        if self._conflicts:
            first, *others = self._conflicts
            more = f" (and {len(others)} more)" if others else ""
            raise MergeConflict(f"{first.message}{more}", path=first.path, where=first.where, hint=first.hint)
        return value

    def _merged(self, said: Sequence[Said], path: Path) -> Any:
        ranked = [(one, _ranked(one.value)) for one in said]
        # A None is nothing said, unless it is forced: then it is what is left.
        ranked = [(one, rank) for one, rank in ranked if rank.value is not None or rank.rank > PLAIN]
        highest = max((rank.rank for _, rank in ranked), default=PLAIN)
        left = [(one, rank) for one, rank in ranked if rank.rank == highest]
        if not left:
            return None
        kinds = {self._kind(rank.value) for _, rank in left}
        if kinds == {"a dictionary"}:
            return self._dictionaries([Said(rank.value, one.source) for one, rank in left], path)
        if kinds == {"a list"}:
            in_order = sorted(left, key=lambda pair: pair[1].order)
            return self._lists([Said(rank.value, one.source) for one, rank in in_order], path)
        if len(kinds) == 1 and (wrong := next((one for one, rank in left if rank.order != BETWEEN), None)):
            message = f"{self._place(path)}: before and after are for lists"
            self._conflicts.append(MergeConflict(message, path=path, where=wrong.source))
        return self._one([Said(rank.value, one.source) for one, rank in left], path)

    def _dictionaries(self, said: Sequence[Said], path: Path) -> dict[str, Any]:
        merged = {}
        for key in dict.fromkeys(key for one in said for key in one.value):
            inner = [Said(one.value[key], one.source) for one in said if key in one.value]
            value = self._merged(inner, (*path, key))
            if value is not None:
                merged[key] = value
        if len(said) == 1:
            self.sources.setdefault(path, said[0].source)
        return merged

    def _lists(self, said: Sequence[Said], path: Path) -> list[Any]:
        if len(said) == 1:
            self.sources[path] = said[0].source
        joined: list[Any] = []
        for one in said:
            for item in one.value:
                self.sources[*path, len(joined)] = one.source
                joined.append(plain(item))
        return joined

    def _one(self, said: Sequence[Said], path: Path) -> Any:
        first, *others = said
        # Two dictionaries, or two lists, are in no conflict with each other, only with what is neither.
        others = [one for one in others if self._kind(one.value) != self._kind(first.value)] or others
        for other in others:
            if self._is_collection(first.value, other.value) or not self._same(first.value, other.value):
                self._conflicts.append(self._conflict(first, other, path))
                break
        self.sources[path] = first.source
        return first.value

    def _is_collection(self, *values: Any) -> bool:
        return not {"a dictionary", "a list"}.isdisjoint(map(self._kind, values))

    def _same(self, one: Any, other: Any) -> bool:
        if one is other:
            return True
        one, other = self.known(one), self.known(other)
        # 1 == True is Python's own opinion.
        return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)

    def _conflict(self, first: Said, other: Said, path: Path) -> MergeConflict:
        kinds = self._kind(first.value), self._kind(other.value)
        unlike = kinds[0] != kinds[1] or self._is_collection(first.value, other.value)
        shown = [
            self._shown(one.value, kind, unlike) for one, kind in zip((first, other), kinds, strict=True)
        ]
        return MergeConflict(
            f"{self._place(path)}: {shown[0]} ({first.source}) and {shown[1]} ({other.source}) "
            + ("cannot be merged" if unlike else "are two values for one place"),
            path=path,
            where=other.source,
            hint=BOTH_ALIKE if set(kinds) == {"a dictionary", "a list"} else ONE_DECIDES,
        )

    def _kind(self, value: Any) -> str:
        """What a value is called in an error; only what has to be merged is a list or a dictionary."""
        if isinstance(value, Mapping):
            return "a map of Terraform's" if self.is_token(value) else "a dictionary"
        if isinstance(value, list | tuple):
            return "a list of Terraform's" if self.is_token(value) else "a list"
        if isinstance(value, str):
            return "a text"
        if isinstance(value, bool):
            return "a truth value"
        return "a number" if isinstance(value, int | float) else "an expression"

    def _shown(self, value: Any, kind: str, unlike: bool) -> str:
        if unlike:
            return kind
        text = repr(self.known(value)) if not isinstance(value, str) else f'"{self.known(value)}"'
        return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"

    def _place(self, path: Path) -> str:
        return ": ".join(filter(None, (self.owner, format_path(path))))


def nearest(sources: Mapping[Path, str], path: Path) -> str:
    """Who brought what is at a path, or what it is in; nothing where nobody is known."""
    for length in range(len(path), -1, -1):
        if path[:length] in sources:
            return sources[path[:length]]
    return ""


def _ranked(value: Any) -> Ranked:
    return value if isinstance(value, Ranked) else Ranked(value)
