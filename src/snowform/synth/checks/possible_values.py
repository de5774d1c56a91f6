"""What a text of a document may become before a plan knows: one value, those of two branches, a default."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from snowform.expressions import Expression, ExpressionError, Reference, parse_template
from snowform.expressions.nodes import Interpolation, Node
from snowform.expressions.operations import Conditional, Parentheses
from snowform.hints import Any
from snowform.records import Record
from snowform.synth.checks.known_values import KnownValues
from snowform.synth.checks.resolution import Scope
from snowform.synth.checks.values import ANY, PRIMITIVE, Value, object_of, scalar

# The instances of a resource or of a dynamic block that are looked at one by one.
MOST_INSTANCES = 50
# What stands in a value for what only a plan or an apply knows.
OPEN = object()
# A text without any of these is made of what resources have.
_VALUED = ("var.", "local.", "each.", "?", "(", '"')


class Possible(Record):
    """A value that a text may have: JSON, or OPEN, with OPEN inside.

    `certain` says that it surely comes to be, `because` what it comes from where that is not in the text;
    `hidden` that it is not to be shown.
    """

    __slots__ = ("because", "certain", "hidden", "value")

    def __init__(self, value: Any, *, certain: bool = True, because: str = "", hidden: bool = False) -> None:
        self.value = value
        self.certain = certain
        self.because = because
        self.hidden = hidden


_NOTHING_KNOWN = (Possible(OPEN, certain=False),)


class PossibleValues:
    """Works out what the texts of one document may become; `defaults` says that those of variables count."""

    def __init__(self, document: Mapping[str, Any], folder: str, *, defaults: bool) -> None:
        self._known = KnownValues(document, folder)
        self._default = KnownValues(document, folder, defaults=True) if defaults else None

    def of(self, text: str, scope: Scope) -> Sequence[Possible]:
        """All that a template may become, as far as that can be told."""
        if not scope.iterators and not any(mark in text for mark in _VALUED):
            return _NOTHING_KNOWN
        try:
            parsed = parse_template(text)
        except (ExpressionError, RecursionError):
            return _NOTHING_KNOWN
        return list(self._of_text(text, parsed, scope))

    def instances(self, for_each: Any, name: str, scope: Scope) -> list[Scope]:
        """A scope for each element that a `for_each` goes through, where `name` has its key and value.

        The scope alone where that is not known.
        """
        collection = self._known.of_json(for_each, scope)
        elements = collection.elements()
        if not collection.known or not elements or len(elements) > MOST_INSTANCES:
            return [] if collection.known and collection.content in ([], {}) else [scope]
        if isinstance(collection.content, dict):
            pairs = [(scalar(key), value) for key, value in collection.content.items()]
        elif collection.kind == "set":
            pairs = [(value, value) for value in elements]
        else:
            pairs = [(scalar(index), value) for index, value in enumerate(elements)]
        return [
            scope.replace(iterators={**scope.iterators, name: object_of({"key": key, "value": value})})
            for key, value in pairs
        ]

    def _of_text(self, text: str, parsed: Expression, scope: Scope) -> Iterator[Possible]:
        value = self._known.of_json(text, scope)
        if value.known:
            yield _possible(value)
        elif (condition := _conditional(parsed.parts)) is not None:
            yield from self._branches(condition, scope)
        else:
            value = self._default.of_json(text, scope) if self._default else ANY
            yield (
                _possible(value, certain=False, because=_defaults(parsed))
                if value.known
                else Possible(OPEN, certain=False)
            )

    def _branches(self, condition: Conditional, scope: Scope) -> Iterator[Possible]:
        for branch in (condition.then, condition.otherwise):
            if (inner := _conditional((branch,))) is not None:
                yield from self._branches(inner, scope)
            else:
                value = self._known.of_node(branch, scope)
                yield _possible(value) if value.known else Possible(OPEN, certain=False)


def _conditional(parts: Sequence[Node]) -> Conditional | None:
    """The condition that is all of a template, in whatever braces."""
    if len(parts) != 1:
        return None
    node = parts[0]
    while isinstance(node, Interpolation | Parentheses):
        node = node.expression
    return node if isinstance(node, Conditional) else None


def _possible(value: Value, *, certain: bool = True, because: str = "") -> Possible:
    return Possible(_plain(value), certain=certain, because=because, hidden=value.holds_sensitive)


def _plain(value: Value) -> Any:
    if not value.known:
        return OPEN
    if value.content is None or value.kind in PRIMITIVE:
        return value.content
    if isinstance(value.content, dict):
        return {name: _plain(item) for name, item in value.content.items()}
    return [_plain(item) for item in value.content]


def _defaults(parsed: Expression) -> str:
    named = [_variable(reference) for reference in parsed.references()]
    variables = list(dict.fromkeys(name for name in named if name))
    if len(variables) == 1:
        return f"by the default of {variables[0]}"
    return "by the defaults of variables"


def _variable(reference: Reference) -> str:
    return f"var.{reference.steps[0]}" if reference.root == "var" and reference.steps else ""
