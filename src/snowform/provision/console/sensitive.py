"""What must not be said: sensitive values, and the spellings in which other programs quote them.

tofu, its providers and what provisioners run print what they were given: as it is, quoted, encoded, wrapped.
A plain copy is replaced. Where a text holds a value in another spelling, or one that is too short to be
replaced ("1" is in every other word), the whole text is kept back.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from functools import lru_cache
from math import isfinite
from pathlib import Path

from ..errors import StorageError
from ..host.files import append_line, write
from ..patterns import regex
from .occurrences import Texts
from .spellings import spellings, squeezed

HIDDEN = "(sensitive)"
# A shorter value would blot out words that have nothing to do with it.
WORTH_REPLACING = 6
_NO_SECRETS = frozenset({"", "true", "false", "null"})
_LONGEST_NUMBER = 40
# A value that holds a shorter one is no copy of it: "a" is in every other word.
TELLING = 4
_NUMBER = regex(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")


class Sensitive:
    """The sensitive values that a run knows of.

    What is kept back goes to the file `unsaid`, where there is one. `stale` says that the state may hold
    others, `blind` that the run has made others: until those are known, no text of another program is shown.
    """

    def __init__(self) -> None:
        self.unsaid: Path | None = None
        self.stale = True
        self.blind = False
        self._texts: frozenset[str] = frozenset()
        self._kept_back: dict[str, None] = {}
        self._all_written = False

    def add(self, texts: Iterable[str]) -> None:
        """Hide these from now on; not the words for truth, which are everywhere and tell next to nothing."""
        self._texts |= frozenset(text for text in texts if text.strip() not in _NO_SECRETS)

    def add_all(self, texts: Iterable[str]) -> None:
        """Hide these, and know that there are no others in the state."""
        self.add(texts)
        self.stale = self.blind = False

    def applying(self, *, makes_secrets: bool) -> None:
        """From now on the state changes."""
        self.stale, self.blind = True, makes_secrets

    def replaced(self, text: str) -> str:
        """`text` without plain copies of what is worth replacing."""
        return finder(self._texts).replaced(text)

    def shown(self, value: str) -> str:
        """A value that nobody has marked, or the word for a sensitive one where it is a copy of one."""
        copied = value in self._texts or finder(self._texts).is_in(value, shortest=TELLING)
        return HIDDEN if copied else value

    def quoted(self, text: str) -> str:
        """What may be shown of what another program said."""
        plain = self.replaced(text)
        if not self.blind and not finder(self._texts).is_in(plain, shortest=1, lines=True):
            return plain
        where = f"; it is in {self.unsaid}" if self._keep(text) else ""
        return f"what it says may hold a sensitive value and is not shown{where}"

    def _keep(self, text: str) -> bool:
        """Put it where only the owner of the state reads it; whether that could be done."""
        if self.unsaid is None:
            return False
        if text in self._kept_back and self._all_written:
            return True
        first, self._kept_back[text] = not self._all_written, None
        with contextlib.suppress(StorageError):
            if first:
                # What a former run has left there goes.
                write(self.unsaid, "\n\n".join(self._kept_back) + "\n")
            else:
                self._all_written = False
                append_line(self.unsaid, f"\n{text}")
            self._all_written = True
        return self._all_written


class Finder:
    """Looks for values in texts, all at once."""

    def __init__(self, texts: Iterable[str]) -> None:
        given = tuple(texts)
        self._whole = frozenset(form for text in given for form in _forms(text.strip()) if form)
        lines = {line.strip() for text in given for line in text.splitlines()}
        worth = frozenset(form for form in lines | self._whole if len(form) >= WORTH_REPLACING)
        bare = frozenset(bare for form in self._whole if len(bare := squeezed(form)) >= WORTH_REPLACING)
        self._plain, self._worth = Texts(worth), worth
        self._bare, self._squeezed = Texts(bare), bare
        self._wanted: dict[tuple[int, bool], tuple[Texts, int]] = {}

    def replaced(self, text: str) -> str:
        """`text` without plain copies of what is worth replacing, in whole or by lines."""
        return self._plain.replaced(text, HIDDEN)

    def is_in(self, text: str, *, shortest: int, lines: bool = False) -> bool:
        """Whether `text` holds one of them in some spelling; with `lines` a line of one counts too.

        Those with fewer than `shortest` characters are not looked for.
        """
        signs, size = self._wanted.get((shortest, lines)) or self._want(shortest, lines)
        if not size or len(text) < size:
            return False
        views = spellings(text, shortest=size)
        # Too much to look through: then it is not certain.
        return views is None or any(self._bare.is_in(squeezed(view)) or signs.is_in(view) for view in views)

    def _want(self, shortest: int, lines: bool) -> tuple[Texts, int]:
        """What is looked for as it is written, and how many characters a text has at least that holds any.

        A value of which enough letters and digits are left is found by these.
        """
        wanted = {form for form in self._whole if len(form) >= shortest} | (
            self._worth if lines else frozenset()
        )
        # No spelling of a value has fewer characters than the value has letters and digits.
        size = min((min(len(form), len(squeezed(form)) or 1) for form in wanted), default=0)
        # What becomes of a large sigma depends on what follows it.
        signs = (form for form in wanted if "Σ" in form or squeezed(form) not in self._squeezed)
        made = self._wanted[shortest, lines] = (Texts(signs), size)
        return made


@lru_cache(maxsize=64)
def finder(texts: frozenset[str]) -> Finder:
    """What looks for these values."""
    return Finder(texts)


def _forms(text: str) -> Iterable[str]:
    """A number is printed in other ways too: grouped, in hexadecimal, and by Go as 7.3519284e+07."""
    yield text
    if not _NUMBER.fullmatch(text) or len(text) > _LONGEST_NUMBER:
        return
    value = float(text)
    if not isfinite(value):
        return
    mantissa, _, exponent = f"{value:.16e}".partition("e")
    digits = mantissa.rstrip("0").rstrip(".")
    yield f"{digits}e{exponent}"
    yield f"{digits}e{int(exponent)}"
    if value == int(value):
        yield f"{int(value):d}"
        yield f"{int(value):,}"
        yield f"{int(value):x}"
