"""Which inputs of a module an output of it comes from, as its files say. Evaluates nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from snowform.expressions import ExpressionError, Reference, parse_expression, parse_template
from snowform.expressions.order import strings_in
from snowform.provision.configuration.blocks import bodies_of, labelled
from snowform.provision.configuration.files import module_files, read_document

_TYPED = ("resource", "data", "ephemeral")


class Flows:
    """The files of one module, read when they are first asked about.

    What goes through a module that it calls itself is left out.
    """

    def __init__(self, folder: Path) -> None:
        self._needs: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        for path in module_files(folder):
            try:
                document = read_document(path)
            except (OSError, RecursionError, ValueError):
                # Said of the call already: the module cannot be read.
                continue
            for name, value in _elements(document):
                self._needs.setdefault(name, set()).update(_references(value))

    def inputs(self, output: str) -> frozenset[str]:
        """The names of the inputs without which the output cannot be told."""
        seen: set[tuple[str, ...]] = set()
        waiting: list[tuple[str, ...]] = [("output", output)]
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting.extend(self._needs.get(name, ()))
        return frozenset(name[1] for name in seen if name[0] == "var")


def _elements(document: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    for (name,), body in labelled(document, "output", label_count=1):
        yield ("output", name), body
    for body in bodies_of(document):
        for values in bodies_of(body.get("locals")):
            for name, value in values.items():
                yield ("local", name), value
    for section in _TYPED:
        for names, body in labelled(document, section, label_count=2):
            yield (section, *names), body


def _references(value: Any) -> Iterator[tuple[str, ...]]:
    # A reference may stand without "${" and "}": in depends_on and the like.
    for text in strings_in(value):
        parse = parse_template if "${" in text or "%{" in text else parse_expression
        try:
            found = list(parse(text).references())
        except ExpressionError:
            continue
        for reference in found:
            yield _target(reference)


def _target(reference: Reference) -> tuple[str, ...]:
    names = tuple(str(step) for step in reference.steps[:2] if isinstance(step, str))
    if reference.root in {"var", "local"}:
        return (reference.root, *names[:1])
    return (reference.root, *names) if reference.root in _TYPED else ("resource", reference.root, *names[:1])
