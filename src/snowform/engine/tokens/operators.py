"""`Op`: Terraform's operators. Follows `terraform-operators.ts`."""

from __future__ import annotations

from typing import Any

from snowform.engine import distribution
from snowform.engine.tokens.boundary import own
from snowform.engine.tokens.expressions import Operation
from snowform.engine.tokens.token import Token
from snowform.engine.values import losses
from snowform.engine.values.javascript import js_false


class Op:
    """Expressions made of others. Arithmetic gives number tokens, the rest expressions to be resolved."""

    @staticmethod
    def add(left: Any, right: Any) -> Any:
        """`left + right`."""
        return Token.as_number(_binary("+", left, right))

    @staticmethod
    def sub(left: Any, right: Any) -> Any:
        """`left - right`; with cdktf a right side that JavaScript takes for false, as 0, is lost: `-left`."""
        return Token.as_number(_binary("-", left, right))

    @staticmethod
    def mul(left: Any, right: Any) -> Any:
        """`left * right`."""
        return Token.as_number(_binary("*", left, right))

    @staticmethod
    def div(left: Any, right: Any) -> Any:
        """`left / right`."""
        return Token.as_number(_binary("/", left, right))

    @staticmethod
    def mod(left: Any, right: Any) -> Any:
        """`left % right`."""
        return Token.as_number(_binary("%", left, right))

    @staticmethod
    def negate(expression: Any) -> Any:
        """`-expression`."""
        return Token.as_number(Operation("-", own(expression)))

    @staticmethod
    def eq(left: Any, right: Any) -> Any:
        """`left == right`."""
        return _binary("==", left, right)

    @staticmethod
    def neq(left: Any, right: Any) -> Any:
        """`left != right`."""
        return _binary("!=", left, right)

    @staticmethod
    def gt(left: Any, right: Any) -> Any:
        """`left > right`."""
        return _binary(">", left, right)

    @staticmethod
    def gte(left: Any, right: Any) -> Any:
        """`left >= right`."""
        return _binary(">=", left, right)

    @staticmethod
    def lt(left: Any, right: Any) -> Any:
        """`left < right`."""
        return _binary("<", left, right)

    @staticmethod
    def lte(left: Any, right: Any) -> Any:
        """`left <= right`."""
        return _binary("<=", left, right)

    @staticmethod
    def and_(left: Any, right: Any) -> Any:
        """`left && right`."""
        return _binary("&&", left, right)

    @staticmethod
    def or_(left: Any, right: Any) -> Any:
        """`left || right`."""
        return _binary("||", left, right)

    @staticmethod
    def not_(expression: Any) -> Any:
        """`!expression`."""
        return Operation("!", own(expression))


def _binary(operator: str, left: Any, right: Any) -> Operation:
    losses.of_operands(f"Op {operator}", {"left": left, "right": right})
    if distribution.current.loses_falsy_operands and js_false(right):
        written = "-left" if operator == "-" else f'"left {operator} undefined"'
        losses.of_falsy(f"the right side of {operator}", right, f"{written} is written")
    return Operation(operator, own(left), own(right))
