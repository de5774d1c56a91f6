"""What must not be said: sensitive values, and the spellings in which other programs quote them.

tofu, its providers and what provisioners run print what they were given: as it is, quoted, encoded, wrapped.
A plain copy is replaced. Where a text holds a value in another spelling, or one that is too short to be
replaced ("1" is in every other word), the whole text is kept back.
"""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from pathlib import Path

from ..errors import StorageError
from ..host.files import write
from .spellings import spellings, squeezed

HIDDEN = "(sensitive)"
# A shorter value would blot out words that have nothing to do with it.
WORTH_REPLACING = 6
_NO_SECRETS = frozenset({"", "true", "false", "null"})
_LONGEST_NUMBER = 40
# A value that holds a shorter one is no copy of it: "a" is in every other word.
TELLING = 4
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")


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
        self._kept_back: list[str] = []

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
        if text not in self._kept_back:
            self._kept_back.append(text)
        with contextlib.suppress(StorageError):
            write(self.unsaid, "\n\n".join(self._kept_back) + "\n")
            return True
        return False


@dataclass(frozen=True, slots=True, eq=False)
class Finder:
    """Looks for values: `whole`, in `plain` parts worth replacing, and `bare`, their letters and digits.

    `sizes` are how many letters and digits each has, at least one.
    """

    whole: tuple[str, ...]
    plain: tuple[str, ...]
    bare: tuple[str, ...]
    sizes: Mapping[str, int]

    def replaced(self, text: str) -> str:
        """`text` without plain copies."""
        for part in self.plain:
            text = text.replace(part, HIDDEN)
        return text

    def is_in(self, text: str, *, shortest: int, lines: bool = False) -> bool:
        """Whether `text` holds one of them in some spelling; with `lines` a line of one counts too.

        Those with fewer than `shortest` characters are not looked for.
        """
        wanted = [value for value in self.whole if len(value) >= shortest] + list(self.plain if lines else ())
        # No spelling of a value has fewer characters than the value has letters and digits.
        if len(text) < min((self.sizes[value] for value in wanted), default=sys.maxsize):
            return False
        views = spellings(text)
        # Too much to look through: then it is not certain.
        return views is None or any(
            any(value in view for value in wanted) or any(value in bare for value in self.bare)
            for view in views
            for bare in [squeezed(view)]
        )


@lru_cache(maxsize=64)
def finder(texts: frozenset[str]) -> Finder:
    """What looks for these values."""
    whole = {form for text in texts for form in _forms(text.strip()) if form}
    lines = {line.strip() for text in texts for line in text.splitlines()}
    plain = {value for value in lines | whole if len(value) >= WORTH_REPLACING}
    bare = {squeezed(value) for value in whole if len(squeezed(value)) >= WORTH_REPLACING}
    sizes = {value: len(squeezed(value)) or 1 for value in whole | plain}
    return Finder(_ordered(whole), _ordered(plain), _ordered(bare), sizes)


def _ordered(some: Iterable[str]) -> tuple[str, ...]:
    """The longest first: a value may be a part of another."""
    return tuple(sorted(some, key=lambda value: (-len(value), value)))


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
