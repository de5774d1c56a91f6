"""Parse the templates that lints look through; what is none is told by the check of references."""

from __future__ import annotations

from snowform.expressions import Expression, ExpressionError, parse_template


def parse(text: str) -> Expression | None:
    """The template, or None where it is none."""
    try:
        return parse_template(text)
    except ExpressionError:
        return None
