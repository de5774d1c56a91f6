"""Counts of resources. Follows `terraform-count.ts`."""

from __future__ import annotations

from typing import Any

from snowform.engine.tokens.expressions import ref
from snowform.engine.tokens.token import Token
from snowform.engine.values.javascript import js_number


class TerraformCount:
    """A number of instances, and the index of each. Made by `TerraformCount.of`: a call raises TypeError."""

    _count: float

    def __init__(self) -> None:
        # Made by `of` alone, as in the real package.
        raise TypeError("TerraformCount() takes no arguments; use TerraformCount.of(number)")

    @staticmethod
    def of(count: float) -> TerraformCount:
        """The count of a number of instances, which can be a token.

        Raises TypeError for anything but a number.
        """
        if isinstance(count, bool) or not isinstance(count, int | float):
            raise TypeError(
                f"type of argument count must be one of (int, float); got {type(count).__name__} instead"
            )
        made = object.__new__(TerraformCount)
        made._count = count
        return made

    @staticmethod
    def is_terraform_count(x: Any) -> bool:
        """Whether something is a count."""
        return isinstance(x, TerraformCount)

    @property
    def index(self) -> Any:
        """The index of an instance: `count.index`, as a number."""
        return Token.as_number(ref("count.index"))

    def to_terraform(self) -> float:
        """The number of instances."""
        return self._count

    def to_string(self) -> str:
        """The number as a string."""
        return js_number(self._count)

    def __str__(self) -> str:
        return self.to_string()
