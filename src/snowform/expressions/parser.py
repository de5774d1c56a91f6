"""Read templates and expressions: the plain ones at once, all others by the whole grammar.

What the strings of a config.tf.json are is said in
https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping.
"""

from __future__ import annotations

from functools import lru_cache

from snowform.expressions.errors import ExpressionError
from snowform.expressions.nodes import Expression, Template
from snowform.expressions.plain import plain_parts, plain_reference

__all__ = ["ExpressionError", "parse_expression", "parse_template"]


@lru_cache(maxsize=1 << 14)
def parse_template(text: str) -> Template:
    """A string of config.tf.json as Terraform reads it: text with `${…}` and `%{…}`."""
    parts = plain_parts(text)
    if parts is None:
        # Most documents never need the grammar, whose many small classes take milliseconds to make.
        from snowform.expressions.grammar import template_parts

        parts = template_parts(text)
    return Template(text, parts)


@lru_cache(maxsize=1 << 12)
def parse_expression(text: str) -> Expression:
    """A bare expression, as in depends_on, moved, import, ignore_changes and replace_triggered_by."""
    parts = plain_reference(text)
    if parts is None:
        from snowform.expressions.grammar import expression_parts

        parts = expression_parts(text)
    return Expression(text, parts)
