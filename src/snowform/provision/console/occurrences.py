"""Where any of many texts stands in another one, in a time that hardly depends on how many they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

# Of so few, each is looked for by itself: that is quicker than to go through a text in Python.
FEW = 32
# By so many of its first characters a text is known before the whole of it is compared.
BEGINNING = 6


class Texts:
    """Texts that are looked for in others; an empty one stands nowhere.

    Many are found in one pass over a text, with a look into a table at each place. Only where one of their
    beginnings stands each length is tried that the texts with that beginning have: of n texts of m characters
    no more than the square root of 2·n·m.
    """

    __slots__ = ("_known", "_lengths", "_ordered", "_sizes")

    def __init__(self, texts: Iterable[str]) -> None:
        self._known = frozenset(texts) - {""}
        # The longest first: one may be a part of another.
        self._ordered = tuple(sorted(self._known, key=_rank))
        lengths: dict[str, set[int]] = {}
        for known in self._ordered:
            lengths.setdefault(known[:BEGINNING], set()).add(len(known))
        self._lengths = {start: tuple(some) for start, some in lengths.items()}
        self._sizes = tuple({len(start) for start in lengths})

    def __bool__(self) -> bool:
        return bool(self._known)

    def is_in(self, text: str) -> bool:
        """Whether one of them stands in `text`."""
        if len(self._ordered) <= FEW:
            return any(known in text for known in self._ordered)
        return next(self._places(text), None) is not None

    def found_in(self, text: str) -> frozenset[str]:
        """Those that stand in `text`, also where one is a part of another."""
        if len(self._ordered) <= FEW:
            return frozenset(known for known in self._ordered if known in text)
        return frozenset(text[start:end] for start, end in self._places(text))

    def replaced(self, text: str, word: str) -> str:
        """`text` with `word` in the place of each of them.

        Where they overlap, the longest is replaced; of those of one length the first in the alphabet, of one
        that overlaps itself the first from the left.
        """
        if len(self._ordered) <= FEW:
            for known in self._ordered:
                text = text.replace(known, word)
            return text
        places = sorted(self._places(text), key=lambda place: (*_rank(text[slice(*place)]), place[0]))
        taken = bytearray(len(text) if places else 0)
        chosen = []
        for start, end in places:
            # What was chosen before is no shorter: it cannot lie between the two ends.
            if not (taken[start] or taken[end - 1]):
                taken[start:end] = b"\1" * (end - start)
                chosen.append((start, end))
        parts: list[str] = []
        done = 0
        for start, end in sorted(chosen):
            parts += (text[done:start], word)
            done = end
        return "".join((*parts, text[done:]))

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end of all of them, in no order."""
        lengths, known = self._lengths, self._known
        for size in self._sizes:
            for at in range(len(text) - size + 1):
                if (start := text[at : at + size]) in lengths:
                    for length in lengths[start]:
                        if text[at : at + length] in known and at + length <= len(text):
                            yield at, at + length


def _rank(text: str) -> tuple[int, str]:
    return -len(text), text
