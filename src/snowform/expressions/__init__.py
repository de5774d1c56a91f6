"""Terraform's expressions and string templates: what they refer to and which functions they call.

Evaluates nothing and knows no schema.
"""

from snowform.expressions.errors import ExpressionError
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
