"""What only the full grammar reads: operations, collections, loops and directives, as they are written.

Evaluates nothing. Grammar: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
"""

from __future__ import annotations

from snowform.expressions.nodes import Node, Step, keys_of


class Access(Node):
    """Steps into the value of an expression: `f(x).name`, `(a)[0]`."""

    __slots__ = ("operand", "steps")

    def __init__(self, operand: Node, steps: tuple[Step, ...]) -> None:
        self.operand = operand
        self.steps = steps

    def children(self) -> tuple[Node, ...]:
        """The operand and the keys that have to be computed."""
        return (self.operand, *keys_of(self.steps))


class Literal(Node):
    """A number, true, false or null; also the bare name of an object's key, as a str."""

    __slots__ = ("value",)

    def __init__(self, value: float | bool | str | None) -> None:
        self.value = value


class IfDirective(Node):
    """`%{ if condition }…%{ else }…%{ endif }`."""

    __slots__ = ("condition", "otherwise", "then")

    def __init__(self, condition: Node, then: tuple[Node, ...], otherwise: tuple[Node, ...]) -> None:
        self.condition = condition
        self.then = then
        self.otherwise = otherwise

    def children(self) -> tuple[Node, ...]:
        """The condition and what it chooses between."""
        return (self.condition, *self.then, *self.otherwise)


class ForDirective(Node):
    """`%{ for key, value in collection }…%{ endfor }`; the key may be missing."""

    __slots__ = ("body", "collection", "key", "value")

    def __init__(self, key: str | None, value: str, collection: Node, body: tuple[Node, ...]) -> None:
        self.key = key
        self.value = value
        self.collection = collection
        self.body = body

    def children(self) -> tuple[Node, ...]:
        """The collection."""
        return (self.collection,)

    def names(self) -> frozenset[str]:
        """The variables of the loop."""
        return _names(self.key, self.value)

    def inner(self) -> tuple[Node, ...]:
        """What is repeated."""
        return self.body


class TupleValue(Node):
    """`[a, b]`."""

    __slots__ = ("items",)

    def __init__(self, items: tuple[Node, ...]) -> None:
        self.items = items

    def children(self) -> tuple[Node, ...]:
        """The items."""
        return self.items


class ObjectValue(Node):
    """`{ a = b }`: keys and values."""

    __slots__ = ("items",)

    def __init__(self, items: tuple[tuple[Node, Node], ...]) -> None:
        self.items = items

    def children(self) -> tuple[Node, ...]:
        """The keys and values."""
        return tuple(node for item in self.items for node in item)


class For(Node):
    """`[for key, value in collection : result if condition]`, or with `result_key => result` in braces."""

    __slots__ = ("collection", "condition", "grouped", "key", "result", "result_key", "value")

    def __init__(
        self,
        key: str | None,
        value: str,
        collection: Node,
        result_key: Node | None,
        result: Node,
        grouped: bool,
        condition: Node | None,
    ) -> None:
        self.key = key
        self.value = value
        self.collection = collection
        self.result_key = result_key
        self.result = result
        self.grouped = grouped
        self.condition = condition

    def children(self) -> tuple[Node, ...]:
        """The collection."""
        return (self.collection,)

    def names(self) -> frozenset[str]:
        """The variables of the loop."""
        return _names(self.key, self.value)

    def inner(self) -> tuple[Node, ...]:
        """What is computed for each element."""
        return tuple(node for node in (self.result_key, self.result, self.condition) if node is not None)


class Unary(Node):
    """`-a` or `!a`."""

    __slots__ = ("operand", "operator")

    def __init__(self, operator: str, operand: Node) -> None:
        self.operator = operator
        self.operand = operand

    def children(self) -> tuple[Node, ...]:
        """The operand."""
        return (self.operand,)


class Binary(Node):
    """`a + b`."""

    __slots__ = ("left", "operator", "right")

    def __init__(self, operator: str, left: Node, right: Node) -> None:
        self.operator = operator
        self.left = left
        self.right = right

    def children(self) -> tuple[Node, ...]:
        """The operands."""
        return (self.left, self.right)


class Conditional(Node):
    """`a ? b : c`."""

    __slots__ = ("condition", "otherwise", "then")

    def __init__(self, condition: Node, then: Node, otherwise: Node) -> None:
        self.condition = condition
        self.then = then
        self.otherwise = otherwise

    def children(self) -> tuple[Node, ...]:
        """The condition and what it chooses between."""
        return (self.condition, self.then, self.otherwise)


class Parentheses(Node):
    """`(a)`."""

    __slots__ = ("expression",)

    def __init__(self, expression: Node) -> None:
        self.expression = expression

    def children(self) -> tuple[Node, ...]:
        """The expression."""
        return (self.expression,)


def _names(key: str | None, value: str) -> frozenset[str]:
    return frozenset((value,) if key is None else (key, value))
