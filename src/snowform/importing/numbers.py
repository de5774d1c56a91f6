"""Numbers as they were written: what a float cannot hold is known as such."""

from __future__ import annotations

import math
from decimal import Decimal, InvalidOperation


class Rounded(float):
    """A number with more digits than a float has; `text` is how it was written."""

    text: str

    def __repr__(self) -> str:
        return self.text


def number(text: str) -> int | float:
    """The number that a literal of JSON's or HCL's means. ValueError for one that is too large."""
    try:
        if not {".", "e", "E"} & {*text}:
            return int(text)
        found = float(text)
    except ValueError as error:
        # Python reads a few thousand digits at most.
        raise ValueError("a number has too many digits") from error
    if math.isinf(found):
        raise ValueError(f"{text} is too large a number")
    if _is_exact(text, found):
        return found
    rounded = Rounded(text)
    rounded.text = text
    return rounded


def _is_exact(text: str, found: float) -> bool:
    """Whether the shortest text of a float is the same number."""
    try:
        return Decimal(repr(found)) == Decimal(text)
    except InvalidOperation:
        # An exponent beyond all that a float has.
        return False
