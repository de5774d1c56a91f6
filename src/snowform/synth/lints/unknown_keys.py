"""`for_each` and `count` of what only an apply makes known: no plan can tell which instances there will be.

The keys and the number have to be known when it is planned; values of a `for_each` need not be.
https://opentofu.org/docs/language/meta-arguments/for_each/#limitations-on-values-used-in-for_each
https://opentofu.org/docs/language/meta-arguments/count/#using-expressions-in-count
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.expressions.nodes import Call, Interpolation, Key, Node, Quoted, Reference, Splat
from snowform.expressions.operations import (
    Binary,
    Conditional,
    For,
    Literal,
    ObjectValue,
    Parentheses,
    TupleValue,
    Unary,
)
from snowform.hints import Any
from snowform.provision.configuration.blocks import blocks, locals_of
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.parsing import parse
from snowform.synth.lints.subject import Subject

# Functions whose result has the elements of their arguments, which become keys.
ELEMENTS = frozenset(
    ["compact", "concat", "distinct", "flatten", "reverse", "setintersection", "setsubtract", "setunion"]
) | {"slice", "sort", "tolist", "toset"}
# Those whose result is as long as their arguments are together, whatever the elements come to.
AS_LONG = frozenset({"concat", "reverse", "sort", "tolist"})
# Those of numbers, texts and truth whose result is unknown where an argument is.
COMPUTED = frozenset(["abs", "ceil", "floor", "log", "max", "min", "parseint", "pow", "signum"]) | {
    *("contains", "endswith", "startswith", "strcontains", "tobool", "tonumber", "tostring"),
}
# With false or true on their other side these may be known.
SHORT = frozenset({"&&", "||"})
SECTIONS = {"resource": 2, "data": 2, "module": 1}


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each `for_each` and `count` that is made of attributes that only an apply makes."""
    keys, numbers = _Keys(subject), _Numbers(subject)
    for section, count in SECTIONS.items():
        for path, body in blocks(subject.document.get(section), count):
            if (reference := keys.first_unknown(body.get("for_each"))) is not None:
                yield Finding(
                    (section, *path, "for_each"),
                    f"the keys are made of {reference.text}, which is known only after an apply: no plan can "
                    "tell which instances there are",
                    "take keys that the program knows, and what is made as values: "
                    "TerraformIterator.from_map()",
                    "warning",
                    rule="unknown-keys",
                )
            if (reference := numbers.first_unknown(body.get("count"))) is not None:
                yield Finding(
                    (section, *path, "count"),
                    f"the number is made of {reference.text}, which is known only after an apply: no plan "
                    "can tell how many instances there are",
                    "take a number that the program or a variable knows",
                    "warning",
                    rule="unknown-keys",
                )


class _Keys:
    """Looks for what becomes a key."""

    def __init__(self, subject: Subject) -> None:
        self._document = subject.document
        self._schemas = subject.schemas
        self._locals = locals_of(subject.document)
        self._followed: set[str] = set()

    def first_unknown(self, value: Any) -> Reference | None:
        """The first reference that no plan knows among what the argument is made of."""
        self._followed = set()
        return next(self._of_value(value), None)

    def _of_value(self, value: Any) -> Iterator[Reference]:
        if isinstance(value, str):
            yield from self._of_text(value)
        elif isinstance(value, Mapping):
            for key in value:
                yield from self._of_text(key)
        elif isinstance(value, list):
            for item in value:
                yield from self._of_value(item)

    def _of_text(self, text: str) -> Iterator[Reference]:
        if "${" not in text:
            return
        parsed = parse(text)
        for part in parsed.parts if parsed else ():
            if isinstance(part, Interpolation):
                yield from self._of_node(part.expression)

    def _of_node(self, node: Node) -> Iterator[Reference]:
        match node:
            case Parentheses():
                yield from self._of_nodes(node.children())
            case Call(name="zipmap"):
                yield from self._of_nodes(node.arguments[:1])
            case Call() if node.name in ELEMENTS:
                yield from self._of_nodes(node.arguments)
            case TupleValue():
                yield from self._of_nodes(node.items)
            case ObjectValue():
                yield from self._of_nodes(
                    key for key, _ in node.items if isinstance(key, Parentheses | Quoted)
                )
            case Quoted():
                yield from self._of_nodes(part for part in node.parts if isinstance(part, Interpolation))
            case Interpolation():
                yield from self._of_node(node.expression)
            case For():
                yield from self._of_loop(node)
            case Reference():
                yield from self._of_reference(node)

    def _of_nodes(self, nodes: Any) -> Iterator[Reference]:
        for node in nodes:
            yield from self._of_node(node)

    def _of_loop(self, loop: For) -> Iterator[Reference]:
        made = loop.result if loop.result_key is None else loop.result_key
        if isinstance(made, Reference) and made.root == loop.value and not made.steps:
            yield from self._of_node(loop.collection)
        else:
            yield from self._of_node(made)

    def _of_reference(self, reference: Reference) -> Iterator[Reference]:
        if reference.root == "local" and len(reference.steps) == 1:
            name = str(reference.steps[0])
            if name not in self._followed:
                self._followed.add(name)
                yield from self._of_value(self._locals.get(name))
        elif self._is_unknown(reference):
            yield reference

    def _is_unknown(self, reference: Reference) -> bool:
        """Whether it is an attribute of a managed resource that the provider gives, not the configuration."""
        instances = self._document.get("resource", {})
        named = instances.get(reference.root) if isinstance(instances, Mapping) else None
        steps = [step for step in reference.steps if type(step) is str or isinstance(step, Key)]
        if not isinstance(named, Mapping) or len(steps) < 2:
            return False
        body = named.get(str(steps[0]))
        block = self._schemas.resource(reference.root)
        attribute = block.attributes.get(str(steps[1])) if block else None
        if not isinstance(body, Mapping) or attribute is None:
            return False
        return attribute.computed and body.get(attribute.name) is None


class _Numbers(_Keys):
    """Looks for what a number is computed from."""

    def __init__(self, subject: Subject) -> None:
        super().__init__(subject)
        self._keys = _Keys(subject)

    def _of_node(self, node: Node) -> Iterator[Reference]:
        match node:
            case Parentheses() | Interpolation() | Unary():
                yield from self._of_nodes(node.children())
            case Conditional():
                yield from self._of_node(node.condition)
            case Binary() if node.operator not in SHORT and not any(map(_is_null, node.children())):
                yield from self._of_nodes(node.children())
            case Call(name="length"):
                for argument in node.arguments:
                    yield from self._of_length(argument)
            case Call() if node.name in COMPUTED:
                yield from self._of_nodes(node.arguments)
            case Reference():
                yield from self._of_reference(node)

    def _of_length(self, node: Node) -> Iterator[Reference]:
        """What the length of a value is made of: not of elements, unless equal ones are counted once."""
        match node:
            case Parentheses():
                yield from self._of_length(node.expression)
            case Reference(root="local") if len(node.steps) == 1:
                yield from self._of_length_of_local(str(node.steps[0]))
            case Reference() if not any(isinstance(step, Splat) for step in node.steps):
                yield from self._of_reference(node)
            case For():
                yield from self._of_length(node.collection)
                if node.condition is not None:
                    yield from self._of_node(node.condition)
            case Call() if node.name in AS_LONG:
                for argument in node.arguments:
                    yield from self._of_length(argument)
            case Call(name="toset", arguments=(TupleValue(items=(_,)),)):
                # One element is equal to no other.
                return
            case Call() if node.name in ELEMENTS - {"flatten", "slice"}:
                yield from self._keys._of_node(node)

    def _of_length_of_local(self, name: str) -> Iterator[Reference]:
        value = self._locals.get(name)
        if not isinstance(value, str) or name in self._followed:
            return
        self._followed.add(name)
        parsed = parse(value)
        for part in parsed.parts if parsed else ():
            if isinstance(part, Interpolation):
                yield from self._of_length(part.expression)


def _is_null(node: Node) -> bool:
    """What is compared with null may be known before its value is."""
    return isinstance(node, Literal) and node.value is None
