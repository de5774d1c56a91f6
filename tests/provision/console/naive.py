"""What is hidden, said plainly: value by value, spelling by spelling. What is quick is held to it."""

from __future__ import annotations

from collections.abc import Iterable

from snowform.provision.console.sensitive import HIDDEN, WORTH_REPLACING, _forms
from snowform.provision.console.spellings import spellings, squeezed


def replaced(texts: Iterable[str], text: str, word: str) -> str:
    """One after the other, the longest first."""
    for known in sorted({*texts} - {""}, key=lambda known: (-len(known), known)):
        text = text.replace(known, word)
    return text


class NaiveFinder:
    """What `sensitive.Finder` is."""

    def __init__(self, texts: Iterable[str]) -> None:
        given = tuple(texts)
        self.whole = {form for text in given for form in _forms(text.strip()) if form}
        lines = {line.strip() for text in given for line in text.splitlines()}
        self.plain = {form for form in lines | self.whole if len(form) >= WORTH_REPLACING}
        self.bare = {squeezed(form) for form in self.whole if len(squeezed(form)) >= WORTH_REPLACING}

    def replaced(self, text: str) -> str:
        return replaced(self.plain, text, HIDDEN)

    def is_in(self, text: str, *, shortest: int, lines: bool = False) -> bool:
        wanted = {form for form in self.whole if len(form) >= shortest} | (self.plain if lines else set())
        views = spellings(text)
        assert views is not None
        return bool(wanted) and any(
            any(form in view for form in wanted) or any(form in squeezed(view) for form in self.bare)
            for view in views
        )
