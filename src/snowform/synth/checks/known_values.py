"""What is known of the values that references lead to, and so of the expressions that stand in a document.

Variables have their types and local values are worked out; of resources and modules the types alone are
known, as each plan knows them, though `tofu validate` leaves them open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from snowform.expressions import Dynamic, ExpressionError, Reference, Step, parse_template
from snowform.expressions.nodes import Interpolation, Node, Text
from snowform.provision.configuration.blocks import locals_of, variables_of
from snowform.schema import CtyType
from snowform.schema.check import TRUE
from snowform.synth.checks.attributes import Problem, is_name
from snowform.synth.checks.evaluation import Evaluator
from snowform.synth.checks.reference_types import ReferenceTypes
from snowform.synth.checks.resolution import Scope
from snowform.synth.checks.type_constraints import parse_type
from snowform.synth.checks.values import (
    ANY,
    MAPPINGS,
    Unsuitable,
    Value,
    converted,
    literal,
    marked,
    scalar,
)

Found = tuple[Value, tuple[Problem, ...]]


class KnownValues:
    """Works out the texts of a document; each is worked out once. `folder` is where its files lie.

    With `defaults` a variable that has a default is taken to have that value; `types` are those of what
    resources and modules have, as far as they are to be looked at.
    """

    def __init__(
        self,
        document: Mapping[str, Any],
        folder: str = "",
        *,
        defaults: bool = False,
        types: ReferenceTypes | None = None,
    ) -> None:
        self._folder = folder
        self._defaults = defaults
        self._types = types
        self._locals = locals_of(document)
        self._variables = dict(variables_of(document))
        self._local_values: dict[str, Value] = {}
        self._texts: dict[tuple[str, frozenset[tuple[str, str]]], Found] = {}

    def of(self, text: str, scope: Scope) -> Found:
        """The value of a template, as far as it is known, and what is wrong with it."""
        key = (text, frozenset((name, repr(found.type)) for name, found in scope.iterators.items()))
        if key not in self._texts and _is_text_of_resources(text, scope):
            self._texts[key] = _OPEN_TEXT, ()
        if key not in self._texts:
            evaluator = self._evaluator(scope)
            value = evaluator.text(text)
            self._texts[key] = value, tuple(dict.fromkeys(evaluator.problems))
        return self._texts[key]

    def of_json(self, value: Any, scope: Scope) -> Value:
        """A value of the document with all templates in it, whose problems are told elsewhere."""
        return self._evaluator(scope).json_value(value)

    def of_node(self, node: Node, scope: Scope) -> Value:
        """The value of a part of a template, whose problems are told elsewhere."""
        return self._evaluator(scope).node(node)

    def iterated(self, value: Any, scope: Scope) -> Value:
        """The iterator of a dynamic block over a value, as far as it is alike for all elements."""
        collection = self.of_json(value, scope)
        if not collection.known or not collection.elements():
            return ANY
        types = [element.type for element in collection.elements()]
        found = types[0] if all(other == types[0] for other in types) else "dynamic"
        key = "string" if collection.kind in MAPPINGS else found if collection.kind == "set" else "number"
        return Value(["object", {"key": key, "value": found}])

    def _evaluator(self, scope: Scope) -> Evaluator:
        return Evaluator(lambda reference: self._lookup(reference, scope), self._folder)

    def _lookup(self, reference: Reference, scope: Scope) -> tuple[Value, Sequence[Step]]:
        root, steps = reference.root, reference.steps
        if root in scope.iterators:
            return scope.iterators[root], steps
        if root in {"var", "local"} and steps and is_name(steps[0]):
            value = self._variable(str(steps[0])) if root == "var" else self._local(str(steps[0]))
            return value, steps[1:]
        if root in {"each", "count", "path", "terraform", "tofu"}:
            return (_MEMBERS.get((root, str(steps[0]))) or ANY, steps[1:]) if steps else (ANY, ())
        if self._types is not None and root not in _VALUED and root != "self":
            cty_type, rest = self._types.of(reference)
            return Value(cty_type), rest
        # What they have for values is known when they are there.
        return ANY, ()

    def _variable(self, name: str) -> Value:
        body = self._variables.get(name) or {}
        constraint = body.get("type")
        cty_type = _complete(parse_type(constraint) if isinstance(constraint, str) else "dynamic")
        unset = Value(cty_type, sensitive=body.get("sensitive") in TRUE)
        if not self._defaults or body.get("default") is None:
            return unset
        try:
            return marked(converted(literal(body["default"]), cty_type), unset)
        except Unsuitable:
            return unset

    def _local(self, name: str) -> Value:
        if name not in self._local_values:
            # What refers to itself is told elsewhere.
            self._local_values[name] = ANY
            self._local_values[name] = (
                self.of_json(self._locals.get(name), Scope()) if name in self._locals else ANY
            )
        return self._local_values[name]


def _is_text_of_resources(text: str, scope: Scope) -> bool:
    """Whether it is a text around plain references to resources, as many are, in which anything may stand."""
    try:
        parts = parse_template(text).parts
    except (ExpressionError, RecursionError):
        return False
    if len(parts) < 2:
        return False
    for part in parts:
        node = part.expression if type(part) is Interpolation else part
        if type(node) is Reference:
            if node.root in _VALUED or node.root in scope.iterators or Dynamic in map(type, node.steps):
                return False
        elif type(node) is not Text:
            return False
    return True


def _complete(cty_type: CtyType) -> CtyType:
    """The type of a variable's values: what is optional in an object is there all the same, if only null."""
    if isinstance(cty_type, str):
        return cty_type
    kind, inner = cty_type[0], cty_type[1]
    if kind == "object":
        return ["object", {name: _complete(found) for name, found in inner.items()}]
    return [kind, [_complete(found) for found in inner] if kind == "tuple" else _complete(inner)]


# The roots of references whose values are known in part.
_VALUED = frozenset({"var", "local", "each", "count", "path", "terraform", "tofu"})
_OPEN_TEXT = Value("string")
_MEMBERS = {
    ("count", "index"): Value("number"),
    ("each", "key"): Value("string"),
    ("path", "cwd"): Value("string"),
    ("path", "module"): scalar("."),
    ("path", "root"): scalar("."),
    **{(root, "workspace"): Value("string") for root in ("terraform", "tofu")},
}
