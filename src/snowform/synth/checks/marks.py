"""Tell which expressions give a value with a mark, sensitive or ephemeral, as far as a plan is not needed.

A mark goes from what is marked to all that is made of it, but for a few functions. Evaluates nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from snowform.expressions import (
    Call,
    Dynamic,
    ExpressionError,
    Reference,
    Splat,
    Step,
    parse_template,
)
from snowform.expressions.functions import FUNCTIONS
from snowform.expressions.nodes import Interpolation, Quoted
from snowform.expressions.operations import (
    Access,
    Binary,
    Conditional,
    For,
    IfDirective,
    ObjectValue,
    Parentheses,
    TupleValue,
    Unary,
)
from snowform.hints import Any
from snowform.provision.configuration.blocks import locals_of

# What these give is not marked, or is so only as the plan will tell.
OPEN = frozenset({"can", "issensitive", "try", "type"})
# What these give is marked where the argument as a whole is, not where one of its elements is.
WHOLE = frozenset({"keys", "length"})
# What these give of a value that is not known yet is not said to be marked; what stands there is.
WRITTEN = frozenset(
    {"abs", "chunklist", "concat", "element", "flatten", "lookup", "merge", "reverse", "slice", "values"}
)


class Marks:
    """Which values of a document have a mark; of what is marked by itself subclasses know."""

    # The functions that mark what they give, and those that take the mark away.
    giving: frozenset[str] = frozenset()
    taking: frozenset[str] = frozenset()

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._locals = locals_of(document)
        # The locals that are being looked into, for those that refer to each other.
        self._open: set[str] = set()

    def of_named(self, root: str, steps: Sequence[Step]) -> bool:
        """Whether what a reference names has the mark by itself; `root` is no local."""
        raise NotImplementedError

    def sides(self, _condition: Any, then: Any, otherwise: Any) -> tuple[Any, ...]:
        """The sides of a condition of which either makes the whole a marked one."""
        return then, otherwise

    def of_value(self, value: Any) -> bool:
        """Whether a value of the document holds anything marked."""
        if isinstance(value, str):
            return ("${" in value or "%{" in value) and self._of_text(value)
        if isinstance(value, Mapping):
            return any(map(self.of_value, value.values()))
        return isinstance(value, list) and any(map(self.of_value, value))

    def _of_text(self, text: str) -> bool:
        try:
            return any(map(self._of, parse_template(text).parts))
        except ExpressionError:
            return False

    def _of(self, node: Any) -> bool:  # noqa: PLR0911 - one line a kind of node
        match node:
            case Reference():
                return self._of_reference(node)
            case Interpolation(expression=inner) | Parentheses(expression=inner):
                return self._of(inner)
            case Quoted(parts=items) | TupleValue(items=items):
                return any(map(self._of, items))
            case ObjectValue(items=items):
                return any(self._of(value) for _, value in items)
            case Call():
                return self._of_call(node)
            case Binary(operator=operator, left=left, right=right):
                return operator not in {"&&", "||"} and (self._of(left) or self._of(right))
            case Conditional(condition=condition, then=then, otherwise=otherwise):
                return self._of(condition) or any(map(self._of, self.sides(condition, then, otherwise)))
            case IfDirective(condition=condition, then=then, otherwise=otherwise):
                return any(map(self._of, (condition, *then, *otherwise)))
            case For(collection=collection):
                return self._of(collection)
            case Access(operand=operand, steps=steps):
                return self._of_access(operand, steps)
            case Unary():
                return False
        return False

    def _of_call(self, call: Call) -> bool:
        name = call.name.removeprefix("core::")
        if name in self.giving:
            return True
        if name in OPEN or name in self.taking or name not in FUNCTIONS:
            return False
        if name in WHOLE:
            return any(self._of(a) for a in call.arguments if not isinstance(a, TupleValue | ObjectValue))
        if name in {"element", "lookup"} and isinstance(call.arguments[0], TupleValue | ObjectValue):
            items = _items(call.arguments[0])
            # Of an empty one, the default is given.
            return all(map(self._of, items)) if items else any(map(self._of, call.arguments[2:]))
        if name in WRITTEN and name != "lookup":
            return any(self._of(a) for a in call.arguments if not _is_variable(a))
        return any(map(self._of, call.arguments))

    def _of_access(self, operand: Any, steps: Sequence[Step]) -> bool:
        while isinstance(operand, Parentheses):
            operand = operand.expression
        match operand, steps[0]:
            case TupleValue(items=items), int() as index:
                return 0 <= index < len(items) and self._of(items[index])
            case ObjectValue(items=items), str() as name:
                return any(self._of(value) for key, value in items if getattr(key, "value", None) == name)
            case ((TupleValue() | ObjectValue()), _):
                return False
        return self._of(operand) and not isinstance(operand, Call)

    def _of_reference(self, reference: Reference) -> bool:
        root, steps = reference.root, reference.steps
        if root == "local" and steps:
            return self._of_local(str(steps[0]), steps[1:])
        return self.of_named(root, steps)

    def _of_local(self, name: str, steps: Sequence[Step]) -> bool:
        if name in self._open or name not in self._locals:
            return False
        self._open.add(name)
        value, rest = _inside(self._locals[name], steps)
        found = self._of_member(value, rest) if rest else self.of_value(value)
        self._open.discard(name)
        return found

    def _of_member(self, value: Any, steps: Sequence[Step]) -> bool:
        """What steps lead to in a value that is written as one expression."""
        if not isinstance(value, str) or "${" not in value:
            return False
        try:
            parts = parse_template(value).parts
        except ExpressionError:
            return False
        if len(parts) != 1 or not isinstance(parts[0], Interpolation):
            return False
        return self._of_access(parts[0].expression, steps)


def _items(node: Any) -> tuple[Any, ...]:
    return node.items if isinstance(node, TupleValue) else tuple(value for _, value in node.items)


def _is_variable(node: Any) -> bool:
    return isinstance(node, Reference) and node.root == "var"


def _inside(value: Any, steps: Sequence[Step]) -> tuple[Any, Sequence[Step]]:
    """What steps lead to in a value that is written as JSON, and the steps that are left in an expression."""
    while steps:
        step = steps[0]
        if isinstance(step, Splat | Dynamic):
            return None, ()
        if isinstance(value, Mapping) and isinstance(step, str) and step in value:
            value = value[str(step)]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        elif isinstance(value, str):
            return value, steps
        else:
            return None, ()
        steps = steps[1:]
    return value, ()
