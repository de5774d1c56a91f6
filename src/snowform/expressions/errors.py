"""What is wrong with a text that should be an expression, and where in it."""

from __future__ import annotations

from snowform.errors import SnowformError

AROUND = 24


class ExpressionError(SnowformError):
    """A text that Terraform cannot read; `offset` is the index of the first character it stumbles over."""

    def __init__(self, problem: str, text: str, offset: int, *, hint: str = "") -> None:
        self.problem = problem
        self.text = text
        self.offset = offset
        super().__init__(f'{problem} at character {offset + 1} of "{excerpt(text, offset)}"', hint=hint)


def excerpt(text: str, offset: int) -> str:
    """The text around an offset, on one line."""
    # Only what is wrong is shown, and the start is faster without.
    from snowform.provision.hcl.forms import on_one_line

    start, end = max(0, offset - AROUND), offset + AROUND
    return f"{'...' if start else ''}{on_one_line(text[start:end])}{'...' if end < len(text) else ''}"
