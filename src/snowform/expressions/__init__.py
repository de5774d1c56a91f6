"""Terraform's expressions and string templates: what they refer to and which functions they call.

Evaluates nothing and knows no schema. The parser is loaded when it is first asked for.
"""

from snowform.expressions.nodes import (
    Call,
    Dynamic,
    Expression,
    Key,
    Reference,
    Splat,
    Step,
    Template,
    literal_start,
    literal_string,
)
from snowform.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from snowform.expressions.errors import ExpressionError
    from snowform.expressions.parser import parse_expression, parse_template

__all__ = [
    "Call",
    "Dynamic",
    "Expression",
    "ExpressionError",
    "Key",
    "Reference",
    "Splat",
    "Step",
    "Template",
    "literal_start",
    "literal_string",
    "parse_expression",
    "parse_template",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from snowform.expressions import parser

        # Asked for in functions that run for each expression: from now on it is found at once.
        found = globals()[name] = getattr(parser, name)
        return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
