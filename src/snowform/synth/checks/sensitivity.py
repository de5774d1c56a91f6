"""Tell which expressions give a sensitive value, as far as that is sure without a plan. Evaluates nothing.

https://opentofu.org/docs/language/values/outputs/#sensitive-suppressing-values-in-cli-output
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from snowform.expressions import (
    Call,
    Dynamic,
    ExpressionError,
    Key,
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
    Literal,
    ObjectValue,
    Parentheses,
    TupleValue,
    Unary,
)
from snowform.hints import Any
from snowform.provision.configuration.blocks import locals_of, variables_of
from snowform.schema import Block
from snowform.schema.check import TRUE
from snowform.synth.checks.schemas import Schemas

# What these give is not sensitive, or is so only as the plan will tell.
OPEN = frozenset({"can", "issensitive", "nonsensitive", "try", "type"})
# What these give is sensitive where the argument as a whole is, not where one of its elements is.
WHOLE = frozenset({"keys", "length"})
# What these give of a value that is not known yet is not said to be sensitive; what stands there is.
WRITTEN = frozenset(
    {"abs", "chunklist", "concat", "element", "flatten", "lookup", "merge", "reverse", "slice", "values"}
)


class Sensitivity:
    """Which values of a document are sensitive."""

    def __init__(
        self, document: Mapping[str, Any], schemas: Schemas, hidden: Mapping[str, Collection[str]]
    ) -> None:
        # The sensitive outputs of modules, by the name of the call.
        self._hidden = hidden
        self._schemas = schemas
        self._variables = {name for name, body in variables_of(document) if body.get("sensitive") in TRUE}
        self._locals = locals_of(document)
        # The locals that are being looked into, for those that refer to each other.
        self._open: set[str] = set()

    def of_value(self, value: Any) -> bool:
        """Whether a value of the document holds anything sensitive."""
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
                return self._of(condition) or any(map(self._of, _taken(condition, then, otherwise)))
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
        if name == "sensitive":
            return True
        if name in OPEN or name not in FUNCTIONS:
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
        if root == "var":
            return bool(steps) and steps[0] in self._variables
        if root == "local" and steps:
            return self._of_local(str(steps[0]), steps[1:])
        if root == "module" and steps and (hidden := self._hidden.get(str(steps[0]))):
            names = [step for step in steps[1:3] if isinstance(step, str) and not isinstance(step, Key)]
            # A whole module is sensitive as soon as one of its outputs is.
            return names[0] in hidden if names else True
        if root == "data" and len(steps) > 2:
            return self._of_attribute(self._schemas.data(str(steps[0])), steps[2:])
        if "_" in root and len(steps) > 1:
            return self._of_attribute(self._schemas.resource(root), steps[1:])
        return False

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

    @staticmethod
    def _of_attribute(block: Block | None, steps: Sequence[Step]) -> bool:
        """Whether the attribute that is first named is one that the provider says is sensitive."""
        names = [step for step in steps if isinstance(step, str) and not isinstance(step, Key)]
        attribute = block.attributes.get(names[0]) if block and names else None
        return attribute is not None and attribute.sensitive


def _taken(condition: Any, then: Any, otherwise: Any) -> tuple[Any, ...]:
    """The sides of a condition that may be taken."""
    if isinstance(condition, Literal) and isinstance(condition.value, bool):
        return (then,) if condition.value else (otherwise,)
    return then, otherwise


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
