"""What is hidden, said plainly: value by value, spelling by spelling. What is quick is held to it."""

from __future__ import annotations

from collections.abc import Iterable

from snowform.provision.console.sensitive import HIDDEN, WORTH_REPLACING, _forms
from snowform.provision.console.spellings import spellings, squeezed


def replaced(texts: Iterable[str], text: str, word: str) -> str:
    """One after the other, the longest first."""
    for one in sorted({*texts} - {""}, key=lambda one: (-len(one), one)):
        text = text.replace(one, word)
    return text


class NaiveFinder:
    """What `sensitive.Finder` is."""

    def __init__(self, texts: Iterable[str]) -> None:
        given = tuple(texts)
        self.whole = {form for text in given for form in _forms(text.strip()) if form}
        lines = {line.strip() for text in given for line in text.splitlines()}
        self.plain = {one for one in lines | self.whole if len(one) >= WORTH_REPLACING}
        self.bare = {squeezed(one) for one in self.whole if len(squeezed(one)) >= WORTH_REPLACING}

    def replaced(self, text: str) -> str:
        return replaced(self.plain, text, HIDDEN)

    def is_in(self, text: str, *, shortest: int, lines: bool = False) -> bool:
        wanted = {one for one in self.whole if len(one) >= shortest} | (self.plain if lines else set())
        views = spellings(text)
        assert views is not None
        return bool(wanted) and any(
            any(one in view for one in wanted) or any(one in squeezed(view) for one in self.bare)
            for view in views
        )
