"""What expressions and templates consist of, as they are written. Evaluates nothing.

Strip markers and the indentation of heredocs are left as they stand, since nothing here computes a value.
Grammar: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
"""

from __future__ import annotations

from collections.abc import Iterator

from snowform.records import Record

NO_NAMES: frozenset[str] = frozenset()


class Node(Record):
    """A part of an expression or template."""

    __slots__ = ()

    def children(self) -> tuple[Node, ...]:
        """The parts that see the names that this part sees, in the order of the text."""
        return ()

    def names(self) -> frozenset[str]:
        """The variables that this part makes for its `inner` parts."""
        return NO_NAMES

    def inner(self) -> tuple[Node, ...]:
        """The parts that also see `names`."""
        return ()


class Key(str):
    """An index by a literal string, `["name"]`, as opposed to the attribute `.name`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Key({str(self)!r})"


class Splat(Record):
    """`[*]`, which all steps after it apply to, or `.*` (not full), which only attributes after it do."""

    __slots__ = ("full",)

    def __init__(self, full: bool) -> None:
        self.full = full


class Dynamic(Record):
    """An index by anything but a literal integer or string."""

    __slots__ = ("key",)

    def __init__(self, key: Node) -> None:
        self.key = key


Step = str | int | Splat | Dynamic


class Reference(Node):
    """A variable and the steps into it: an attribute is a str, an index an int, Key, Splat or Dynamic."""

    __slots__ = ("offset", "root", "steps", "text")

    def __init__(self, root: str, steps: tuple[Step, ...], text: str, offset: int) -> None:
        self.root = root
        self.steps = steps
        self.text = text
        self.offset = offset

    def children(self) -> tuple[Node, ...]:
        """The keys that have to be computed."""
        return keys_of(self.steps)


class Text(Node):
    """Text in a template, its escapes resolved."""

    __slots__ = ("value",)

    def __init__(self, value: str) -> None:
        self.value = value


class Interpolation(Node):
    """`${ expression }`."""

    __slots__ = ("expression",)

    def __init__(self, expression: Node) -> None:
        self.expression = expression

    def children(self) -> tuple[Node, ...]:
        """The expression."""
        return (self.expression,)


class Quoted(Node):
    """A template inside an expression: a quoted string or a heredoc."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[Node, ...]) -> None:
        self.parts = parts

    def children(self) -> tuple[Node, ...]:
        """The parts of the template."""
        return self.parts


class Call(Node):
    """`name(arguments)`; `expanded` where `...` follows the last argument.

    `trailing_comma` is legal (`max(1, 2,)`), and also what is left where a program that writes expressions
    had no last argument to write.
    """

    __slots__ = ("arguments", "expanded", "name", "offset", "trailing_comma")

    def __init__(
        self, name: str, arguments: tuple[Node, ...], expanded: bool, trailing_comma: bool, offset: int
    ) -> None:
        self.name = name
        self.arguments = arguments
        self.expanded = expanded
        self.trailing_comma = trailing_comma
        self.offset = offset

    def children(self) -> tuple[Node, ...]:
        """The arguments."""
        return self.arguments


class Expression(Record):
    """A parsed expression, or a parsed template (see `Template`)."""

    __slots__ = ("parts", "text")

    def __init__(self, text: str, parts: tuple[Node, ...]) -> None:
        self.text = text
        self.parts = parts

    def references(self) -> Iterator[Reference]:
        """The references to what is outside, in the order of the text; variables of loops are left out."""
        for node, names in self._walk():
            if isinstance(node, Reference) and node.root not in names:
                yield node

    def calls(self) -> Iterator[Call]:
        """The calls of functions, in the order of the text, an outer call before those in its arguments."""
        for node, _ in self._walk():
            if isinstance(node, Call):
                yield node

    @property
    def reference(self) -> Reference | None:
        """The reference that is all of it, or None."""
        part = self.parts[0] if len(self.parts) == 1 else None
        node = part.expression if isinstance(part, Interpolation) else part
        return node if isinstance(node, Reference) else None

    def _walk(self) -> Iterator[tuple[Node, frozenset[str]]]:
        # A chain like a + b + c is as deep as it is long, so the stack is a list.
        stack = [(part, NO_NAMES) for part in reversed(self.parts)]
        while stack:
            node, names = stack.pop()
            yield node, names
            # What most templates are made of has nothing inside, or one part.
            kind = type(node)
            if kind is Text:
                continue
            if kind is Interpolation:
                stack.append((node.expression, names))  # type: ignore[attr-defined]
                continue
            if inner := node.inner():
                bound = names | node.names()
                stack.extend((child, bound) for child in reversed(inner))
            stack.extend((child, names) for child in reversed(node.children()))


class Template(Expression):
    """A parsed string template: `parts` are texts, interpolations and directives."""

    __slots__ = ()


def literal_string(node: Node) -> str | None:
    """The value of a quoted string or heredoc without interpolations, None for any other expression."""
    if not isinstance(node, Quoted) or not all(isinstance(part, Text) for part in node.parts):
        return None
    return "".join(part.value for part in node.parts if isinstance(part, Text))


def literal_start(node: Node) -> str:
    """The text that the value of a string expression surely begins with; "" where nothing is sure."""
    first = node.parts[0] if isinstance(node, Quoted) and node.parts else None
    return first.value if isinstance(first, Text) else ""


def keys_of(steps: tuple[Step, ...]) -> tuple[Node, ...]:
    """The expressions in steps."""
    return tuple([step.key for step in steps if isinstance(step, Dynamic)])
