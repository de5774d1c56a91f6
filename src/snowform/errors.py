"""The errors that a user can cause: one clear line each, never a traceback."""

from __future__ import annotations

from collections.abc import Iterable


class SnowformError(Exception):
    """The root of them all; the CLI prints it and exits with 1.

    `message` says what is wrong, `where` the place (file:line, construct path or JSON path), `hint` what to
    do next. All three are one line of text; `where` and `hint` may be empty.
    """

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        self.message = message
        self.where = where
        self.hint = hint
        super().__init__(message, where, hint)

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text}; {self.hint}" if self.hint else text

    def as_json(self) -> dict[str, object]:
        """The same for scripts."""
        return {"message": self.message, "where": self.where, "hint": self.hint}


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """`did you mean "nearest"?`, or nothing where no candidate is near."""
    # difflib takes 10 ms to import: only a failure pays for it.
    from difflib import get_close_matches

    known = list(candidates)
    # CDKTF's bindings call what their languages have taken so: `self_attribute`.
    plain = word.removesuffix("_attribute")
    nearest = [plain] if plain in known else get_close_matches(word, known, n=1, cutoff=0.6)
    return f'did you mean "{nearest[0]}"?' if nearest else ""
