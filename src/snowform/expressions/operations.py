"""What only the full grammar reads: operations, collections, loops and directives, as they are written.

Evaluates nothing. Grammar: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
"""

from __future__ import annotations

from dataclasses import dataclass

from snowform.expressions.nodes import Node, Step, keys_of


@dataclass(frozen=True, slots=True)
class Access(Node):
    """Steps into the value of an expression: `f(x).name`, `(a)[0]`."""

    operand: Node
    steps: tuple[Step, ...]

    def children(self) -> tuple[Node, ...]:
        """The operand and the keys that have to be computed."""
        return (self.operand, *keys_of(self.steps))


@dataclass(frozen=True, slots=True)
class Literal(Node):
    """A number, true, false or null; also the bare name of an object's key, as a str."""

    value: float | bool | str | None


@dataclass(frozen=True, slots=True)
class IfDirective(Node):
    """`%{ if condition }…%{ else }…%{ endif }`."""

    condition: Node
    then: tuple[Node, ...]
    otherwise: tuple[Node, ...]

    def children(self) -> tuple[Node, ...]:
        """The condition and what it chooses between."""
        return (self.condition, *self.then, *self.otherwise)


@dataclass(frozen=True, slots=True)
class ForDirective(Node):
    """`%{ for key, value in collection }…%{ endfor }`; the key may be missing."""

    key: str | None
    value: str
    collection: Node
    body: tuple[Node, ...]

    def children(self) -> tuple[Node, ...]:
        """The collection."""
        return (self.collection,)

    def names(self) -> frozenset[str]:
        """The variables of the loop."""
        return _names(self.key, self.value)

    def inner(self) -> tuple[Node, ...]:
        """What is repeated."""
        return self.body


@dataclass(frozen=True, slots=True)
class TupleValue(Node):
    """`[a, b]`."""

    items: tuple[Node, ...]

    def children(self) -> tuple[Node, ...]:
        """The items."""
        return self.items


@dataclass(frozen=True, slots=True)
class ObjectValue(Node):
    """`{ a = b }`: keys and values."""

    items: tuple[tuple[Node, Node], ...]

    def children(self) -> tuple[Node, ...]:
        """The keys and values."""
        return tuple(node for item in self.items for node in item)


@dataclass(frozen=True, slots=True)
class For(Node):
    """`[for key, value in collection : result if condition]`, or with `result_key => result` in braces."""

    key: str | None
    value: str
    collection: Node
    result_key: Node | None
    result: Node
    grouped: bool
    condition: Node | None

    def children(self) -> tuple[Node, ...]:
        """The collection."""
        return (self.collection,)

    def names(self) -> frozenset[str]:
        """The variables of the loop."""
        return _names(self.key, self.value)

    def inner(self) -> tuple[Node, ...]:
        """What is computed for each element."""
        return tuple(node for node in (self.result_key, self.result, self.condition) if node is not None)


@dataclass(frozen=True, slots=True)
class Unary(Node):
    """`-a` or `!a`."""

    operator: str
    operand: Node

    def children(self) -> tuple[Node, ...]:
        """The operand."""
        return (self.operand,)


@dataclass(frozen=True, slots=True)
class Binary(Node):
    """`a + b`."""

    operator: str
    left: Node
    right: Node

    def children(self) -> tuple[Node, ...]:
        """The operands."""
        return (self.left, self.right)


@dataclass(frozen=True, slots=True)
class Conditional(Node):
    """`a ? b : c`."""

    condition: Node
    then: Node
    otherwise: Node

    def children(self) -> tuple[Node, ...]:
        """The condition and what it chooses between."""
        return (self.condition, self.then, self.otherwise)


@dataclass(frozen=True, slots=True)
class Parentheses(Node):
    """`(a)`."""

    expression: Node

    def children(self) -> tuple[Node, ...]:
        """The expression."""
        return (self.expression,)


def _names(key: str | None, value: str) -> frozenset[str]:
    return frozenset((value,) if key is None else (key, value))
