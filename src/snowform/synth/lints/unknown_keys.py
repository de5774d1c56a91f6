"""`for_each` over what is known only after an apply: a plan cannot tell which instances there will be.

The keys have to be known when it is planned; the values need not be.
https://opentofu.org/docs/language/meta-arguments/for_each/#limitations-on-values-used-in-for_each
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.expressions.nodes import Call, Interpolation, Key, Node, Quoted, Reference
from snowform.expressions.operations import For, ObjectValue, Parentheses, TupleValue
from snowform.hints import Any
from snowform.provision.configuration.blocks import blocks, locals_of
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.parsing import parse
from snowform.synth.lints.subject import Subject

# Functions whose result has the elements of their arguments, which become keys.
ELEMENTS = frozenset(
    ["compact", "concat", "distinct", "flatten", "reverse", "setintersection", "setsubtract", "setunion"]
) | {"slice", "sort", "tolist", "toset"}
SECTIONS = {"resource": 2, "data": 2, "module": 1}


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each `for_each` whose keys are attributes that only an apply makes."""
    keys = _Keys(subject)
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


class _Keys:
    """Looks for what becomes a key."""

    def __init__(self, subject: Subject) -> None:
        self._document = subject.document
        self._schemas = subject.schemas
        self._locals = locals_of(subject.document)
        self._followed: set[str] = set()

    def first_unknown(self, value: Any) -> Reference | None:
        """The first reference among the keys of a `for_each` that no plan knows."""
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
