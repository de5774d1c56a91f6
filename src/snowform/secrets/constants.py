"""What an expression can come to, as far as the configuration itself says it.

A value is followed through local values, defaults of variables, conditions, loops and the functions that
choose or join; every outcome counts. What is known only where the configuration is applied is OPEN in a text.
Containers are looked into only where something steps into them, and texts are bounded, so that neither a
chain of local values nor their nesting costs more than their length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from snowform.expressions import (
    Call,
    Dynamic,
    ExpressionError,
    Reference,
    Splat,
    Step,
    literal_start,
    literal_string,
    parse_template,
)
from snowform.expressions.nodes import Interpolation, Node
from snowform.expressions.order import in_order, strings_in
from snowform.provision.configuration.blocks import locals_of, variables_of
from snowform.secrets.outcomes import (
    FIXED,
    NO_SCOPE,
    OUTCOMES,
    UNKNOWN,
    Elements,
    Inside,
    Outcomes,
    Scope,
    Several,
    as_text,
    first_of,
    gathered,
    is_fixed,
)
from snowform.secrets.values import OPEN

# How long a text that is joined may grow.
LENGTH = 1 << 16
# How much is joined in all before texts are cut short, so that a chain of thousands fits into memory.
JOINED = 1 << 24
SHORT = 1 << 8

# Their value is made, or read, only where the configuration is applied.
MAKES_VALUE = frozenset({"bcrypt", "plantimestamp", "timestamp", "uuid"})
READS_FILE = frozenset({"file", "filebase64", "templatefile"})
# The first argument comes out, in another spelling.
_KEEPS = """
    base64encode base64gzip chomp lower nonsensitive sensitive textencodebase64 title tostring trimspace upper
    urlencode trim trimprefix trimsuffix tolist toset tomap ephemeralasnull jsondecode yamldecode indent
"""
KEEPS = frozenset(_KEEPS.split())
# One of the arguments comes out.
CHOOSES = frozenset({"coalesce", "coalescelist", "try"})
# An element of a list or map comes out; a key or number may come with it.
TAKES = frozenset({"element", "lookup", "one"})
# A list comes out that has the elements of all arguments.
LISTS = frozenset({"concat", "distinct", "flatten", "reverse", "setunion", "sort", "values"})


class Constants:
    """The outcomes of the expressions of one configuration."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._locals = locals_of(document)
        self._variables = dict(variables_of(document))
        self._known: dict[str, Outcomes] = {}
        self._ready: set[str] = set()
        self._joined = 0

    def outcomes(self, value: Any, scope: Scope = NO_SCOPE) -> Outcomes:
        """What a value of the document can come to: single values, and containers as they stand."""
        if not isinstance(value, str):
            return (Inside(value, scope),) if isinstance(value, dict | list) else (value,)
        if "${" not in value and "%{" not in value:
            return (value,)
        self._prepare(value)
        return self._of_text(value, scope)

    def of_node(self, node: Node, scope: Scope = NO_SCOPE) -> Outcomes:
        """What a part of an expression can come to."""
        for reference in _references((node,)):
            self._prepare_all([reference])
        return self._of_node(node, scope)

    def leaves(self, outcomes: Outcomes) -> Iterator[Any]:
        """Every single value in outcomes, each container looked into once."""
        seen: set[int] = set()
        waiting = list(reversed(outcomes))
        while waiting:
            outcome = waiting.pop()
            if isinstance(outcome, Inside):
                if id(outcome.content) not in seen:
                    seen.add(id(outcome.content))
                    waiting.extend(reversed(self._elements(outcome)))
            elif isinstance(outcome, Several | Elements):
                waiting.extend(reversed(outcome.members))
            else:
                yield outcome

    def elements(self, value: Any, scope: Scope = NO_SCOPE) -> Outcomes:
        """What each round of a loop over a value (`for_each`) can have for its element."""
        return first_of(self._elements_of(self.outcomes(value, scope)))

    def rounds(self, over: Any, scope: Scope = NO_SCOPE) -> tuple[Inside, ...]:
        """What `each`, or a dynamic block's iterator, can stand for in the rounds of a loop over a value."""
        keyed = isinstance(over, Mapping)
        return tuple(
            Inside({"value": element, "key": OPEN if keyed else element}, NO_SCOPE)
            for element in self.elements(over, scope)
        )

    def _prepare(self, text: str) -> None:
        """Work out the local values that a text needs, those that they need first."""
        if text not in self._known:
            self._prepare_all(_references(_parts(text) or ()))

    def _prepare_all(self, references: Iterable[Reference]) -> None:
        wanted = {name for reference in references if (name := _local(reference)) and name not in self._ready}
        if not wanted:
            return
        order, circular = in_order(wanted, self._needs)
        # Terraform refuses a value that is defined by itself, so it holds nothing.
        for name in circular:
            self._locals = {**self._locals, name: None}
        for name in order:
            self._ready.add(name)
            for text in strings_in(self._locals.get(name)):
                if "${" in text or "%{" in text:
                    self._of_text(text, NO_SCOPE)

    def _needs(self, name: str) -> list[str]:
        if name in self._ready:
            return []
        texts = (text for text in strings_in(self._locals.get(name)) if "${" in text or "%{" in text)
        return [
            need
            for text in texts
            for reference in _references(_parts(text) or ())
            if (need := _local(reference)) and need in self._locals
        ]

    def _of_text(self, text: str, scope: Scope) -> Outcomes:
        if not scope and text in self._known:
            return self._known[text]
        parts = _parts(text)
        # What cannot be read is what it is: nothing says that it stands for something else.
        found = (text,) if parts is None else self._of_parts(parts, scope)
        if not scope:
            self._known[text] = found
        return found

    def _of_parts(self, parts: tuple[Node, ...], scope: Scope) -> Outcomes:
        if len(parts) == 1:
            part = parts[0]
            return self._of_node(part.expression if isinstance(part, Interpolation) else part, scope)
        return self._joined_texts([self._of_node(part, scope) for part in parts])

    def _joined_texts(self, pieces: list[Outcomes], separator: str = "") -> Outcomes:
        """The texts that come of joining: each outcome of each piece once, the others as they are first."""
        texts = [[as_text(outcome) for outcome in first_of(piece)] or [OPEN] for piece in pieces]
        # One that is fixed comes first: together they are what may be a secret as a whole.
        first = [min(piece, key=lambda text: (OPEN in text, not text)) for piece in texts]
        found = [self._cut(separator.join(first))]
        for index, piece in enumerate(texts):
            for text in piece:
                if text != first[index] and len(found) < OUTCOMES:
                    found.append(self._cut(separator.join([*first[:index], text, *first[index + 1 :]])))
        return tuple(dict.fromkeys(found))

    def _cut(self, text: str) -> str:
        limit = LENGTH if self._joined < JOINED else SHORT
        if len(text) > limit:
            text = text[:limit] + (OPEN if OPEN in text[limit:] else "")
        self._joined += len(text)
        return text

    def _of_node(self, node: Node, scope: Scope) -> Outcomes:
        kind = type(node).__name__
        reader = _READERS.get(kind)
        return reader(self, node, scope) if reader else UNKNOWN

    def _of_reference(self, node: Reference, scope: Scope) -> Outcomes:
        if node.root in scope:
            return self._steps(scope[node.root], node.steps, scope)
        if node.root in {"path", "terraform"}:
            return (FIXED,)
        if not node.steps or not isinstance(node.steps[0], str):
            return UNKNOWN
        name = node.steps[0]
        if node.root == "local" and self._locals.get(name) is not None:
            value = self._locals[name]
            start = self._of_text(value, NO_SCOPE) if isinstance(value, str) else self.outcomes(value)
        elif (
            node.root == "var" and (default := _mapping(self._variables.get(name)).get("default")) is not None
        ):
            start = (Inside(default, NO_SCOPE),) if isinstance(default, dict | list) else (default,)
        else:
            return UNKNOWN
        return self._steps(start, node.steps[1:], scope)

    def _steps(self, start: Outcomes, steps: tuple[Step, ...], scope: Scope) -> Outcomes:
        found = start
        for step in steps:
            found = first_of(result for outcome in found for result in self._step(outcome, step, scope))
        return found or UNKNOWN

    def _step(self, outcome: Any, step: Step, scope: Scope) -> Outcomes:
        if isinstance(outcome, Several):
            return tuple(result for member in outcome.members for result in self._step(member, step, scope))
        if isinstance(outcome, Elements):
            return outcome.members
        if not isinstance(outcome, Inside):
            return UNKNOWN
        if isinstance(step, Splat):
            return self._elements(outcome)
        if isinstance(step, Dynamic):
            keys = [key for key in self._of_node(step.key, scope) if isinstance(key, str | int)]
            if not keys or any(not is_fixed(key) or key == FIXED for key in keys):
                return self._elements(outcome)
            return tuple(result for key in keys for result in self._member(outcome, key))
        return self._member(outcome, step)

    def _member(self, inside: Inside, key: str | int) -> Outcomes:
        content, scope = inside
        if isinstance(content, dict):
            return self._member_value(content.get(str(key)), scope) if str(key) in content else ()
        if isinstance(content, list):
            return (
                self._member_value(content[key], scope) if isinstance(key, int) and key < len(content) else ()
            )
        for name, value in _pairs(content):
            if name == str(key):
                return self._of_node(value, scope)
        items = getattr(content, "items", ())
        if type(content).__name__ == "TupleValue" and isinstance(key, int) and key < len(items):
            return self._of_node(items[key], scope)
        return ()

    def _member_value(self, value: Any, scope: Scope) -> Outcomes:
        if isinstance(value, str) and ("${" in value or "%{" in value):
            return self._of_text(value, scope)
        return (Inside(value, scope),) if isinstance(value, dict | list) else (value,)

    def _elements(self, inside: Inside) -> Outcomes:
        content, scope = inside
        if isinstance(content, dict | list):
            values = content.values() if isinstance(content, dict) else content
            return tuple(outcome for value in values for outcome in self._member_value(value, scope))
        if type(content).__name__ == "TupleValue":
            return tuple(outcome for item in content.items for outcome in self._of_node(item, scope))
        return tuple(outcome for _, value in content.items for outcome in self._of_node(value, scope))

    def _elements_of(self, outcomes: Outcomes) -> Iterator[Any]:
        for outcome in outcomes:
            if isinstance(outcome, Inside):
                yield from self._elements(outcome)
            elif isinstance(outcome, Several):
                yield from self._elements_of(outcome.members)
            elif isinstance(outcome, Elements):
                yield from outcome.members
            else:
                yield OPEN

    def _of_conditional(self, node: Any, scope: Scope) -> Outcomes:
        return first_of((*self._of_node(node.then, scope), *self._of_node(node.otherwise, scope)))

    def _of_if(self, node: Any, scope: Scope) -> Outcomes:
        return first_of(
            (*self._of_parts(node.then, scope), *(self._of_parts(node.otherwise, scope) or ("",)))
        )

    def _of_loop(self, node: Any, scope: Scope) -> Outcomes:
        elements = first_of(self._elements_of(self._of_node(node.collection, scope)))
        inner = {**scope, node.value: elements or UNKNOWN}
        if node.key is not None:
            inner[node.key] = UNKNOWN
        if hasattr(node, "body"):
            return self._of_parts(node.body, inner)
        return (Elements(first_of(self._of_node(node.result, inner))),)

    def _of_call(self, node: Call, scope: Scope) -> Outcomes:
        # A relative path leads to an asset, which lies in the store as well.
        on_host = node.arguments and literal_start(node.arguments[0]).startswith(("/", "~"))
        if node.name in MAKES_VALUE or (node.name in READS_FILE and on_host):
            return UNKNOWN
        given = [self._of_node(argument, scope) for argument in node.arguments]
        if not given:
            return (FIXED,)
        found = self._of_containers(node, given, scope) or self._of_texts(node, given)
        if found is None:
            fixed = all(is_fixed(leaf) for outcomes in given for leaf in self.leaves(outcomes))
            found = (FIXED,) if fixed else UNKNOWN
        return found

    def _of_containers(self, node: Call, given: list[Outcomes], scope: Scope) -> Outcomes | None:
        """What a function gives that hands on, chooses or gathers its arguments; None of any other."""
        if node.name in KEEPS:
            return given[0]
        every = [outcome for outcomes in given for outcome in outcomes]
        if node.name in CHOOSES:
            return first_of(every)
        if node.name in TAKES:
            return self._taken(node, given, scope)
        if node.name == "merge":
            return (gathered(every),)
        if node.name in LISTS:
            elements = list(self._elements_of(tuple(every)))
            nested = [outcome for outcome in elements if isinstance(outcome, Inside | Elements)]
            inner = self._elements_of(tuple(nested)) if node.name == "flatten" else ()
            return (Elements(first_of((*elements, *inner))),)
        return None

    def _of_texts(self, node: Call, given: list[Outcomes]) -> Outcomes | None:
        """What a function gives that joins texts, as far as it can be worked out; None of any other."""
        first = literal_string(node.arguments[0])
        if node.name == "join" and len(given) == 2 and is_fixed(given[0][0]):
            return self._joined_texts(
                [(element,) for element in self._elements_of(given[1])], as_text(given[0][0])
            )
        if node.name == "format" and first is not None:
            return self._formatted(first, given[1:])
        if node.name == "replace" and len(given) == 3 and all(is_fixed(outcomes[0]) for outcomes in given):
            text, old, new = (as_text(outcomes[0]) for outcomes in given)
            return (text.replace(old, new) if not old.startswith("/") else FIXED,)
        return (_decoded(first),) if node.name == "base64decode" and first is not None else None

    def _taken(self, node: Call, given: list[Outcomes], scope: Scope) -> Outcomes:
        step = Dynamic(node.arguments[1]) if len(given) > 1 else Splat(full=True)
        taken = self._steps(given[0], (step,), scope)
        return first_of((*taken, *(outcome for outcomes in given[2:] for outcome in outcomes)))

    def _formatted(self, form: str, given: list[Outcomes]) -> Outcomes:
        import re

        pieces: list[Outcomes] = []
        for number, text in enumerate(re.split(r"%[-+ #0]*\d*(?:\.\d+)?[a-zA-Z]", form)):
            if number:
                pieces.append(given[number - 1] if number <= len(given) else UNKNOWN)
            pieces.append((text,))
        return self._joined_texts(pieces)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _local(reference: Reference) -> str:
    first = reference.steps[0] if reference.root == "local" and reference.steps else ""
    return first if isinstance(first, str) else ""


def _parts(text: str) -> tuple[Node, ...] | None:
    try:
        return parse_template(text).parts
    except ExpressionError:
        return None


def _references(parts: Iterable[Node]) -> Iterator[Reference]:
    waiting = list(parts)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Reference):
            yield node
        waiting.extend((*node.children(), *node.inner()))


def _pairs(node: Any) -> Iterator[tuple[str, Node]]:
    """The members of an object that stands in an expression and whose names are literal."""
    if type(node).__name__ != "ObjectValue":
        return
    for key, value in node.items:
        name = key.value if type(key).__name__ == "Literal" else literal_string(key)
        if isinstance(name, str):
            yield name, value


def _decoded(encoded: str) -> str:
    import base64
    import binascii

    try:
        return base64.b64decode(encoded).decode()
    except (binascii.Error, ValueError):
        return FIXED


_READERS: dict[str, Callable[[Constants, Any, Scope], Outcomes]] = {
    "Text": lambda _, node, __: (node.value,),
    "Literal": lambda _, node, __: (node.value,),
    "Interpolation": lambda self, node, scope: self._of_node(node.expression, scope),
    "Quoted": lambda self, node, scope: self._of_parts(node.parts, scope) if node.parts else ("",),
    "Parentheses": lambda self, node, scope: self._of_node(node.expression, scope),
    "Reference": Constants._of_reference,
    "Access": lambda self, node, scope: self._steps(self._of_node(node.operand, scope), node.steps, scope),
    "Conditional": Constants._of_conditional,
    "IfDirective": Constants._of_if,
    "ForDirective": Constants._of_loop,
    "For": Constants._of_loop,
    "TupleValue": lambda _, node, scope: (Inside(node, scope),),
    "ObjectValue": lambda _, node, scope: (Inside(node, scope),),
    "Call": Constants._of_call,
}
