"""Which inputs of a module an output of it comes from, as its files say. Evaluates nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from snowform.expressions import ExpressionError, Reference, parse_expression, parse_template
from snowform.expressions.order import strings_in
from snowform.provision.configuration.blocks import bodies_of, labelled
from snowform.provision.configuration.files import module_files, read_document
from snowform.synth.checks.attributes import is_name

_OF_CALL = frozenset({"count", "depends_on", "for_each"})
# Modules that call modules deeper than this are not followed.
MOST_DEPTH = 10
_TYPED = ("resource", "data", "ephemeral")


class Flows:
    """The files of one module, read when they are first asked about, and of the local ones that it calls."""

    def __init__(self, folder: Path, depth: int = 0) -> None:
        self._folder = folder
        self._depth = depth
        self._sources: dict[str, str] = {}
        self._called: dict[str, Flows | None] = {}
        self._needs: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        for path in module_files(folder):
            try:
                document = read_document(path)
            except (OSError, RecursionError, ValueError):
                # Said of the call already: the module cannot be read.
                continue
            for name, value in _elements(document):
                self._needs.setdefault(name, set()).update(_references(value))
            for (module,), body in labelled(document, "module", label_count=1):
                self._sources[module] = str(body.get("source", ""))

    def inputs(self, output: str) -> frozenset[str]:
        """The names of the inputs without which the output cannot be told."""
        seen: set[tuple[str, ...]] = set()
        waiting: list[tuple[str, ...]] = [("output", output)]
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting.extend(self._needs.get(name, ()))
                if name[0] == "called":
                    _, module, *called = name
                    waiting.append(("call", module))
                    waiting.extend(("input", module, given) for given in self._of_called(module, *called))
        return frozenset(name[1] for name in seen if name[0] == "var")

    def _of_called(self, module: str, output: str = "") -> frozenset[str]:
        """The inputs of a called module that an output of it comes from; all of them for the whole module."""
        if not output:
            return frozenset(name[2] for name in self._needs if name[:2] == ("input", module))
        if module not in self._called:
            source = self._sources.get(module, "")
            near = source.startswith(("./", "../")) and self._depth < MOST_DEPTH
            self._called[module] = Flows(self._folder / source, self._depth + 1) if near else None
        flows = self._called[module]
        return flows.inputs(output) if flows else frozenset()


def _elements(document: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    for (name,), body in labelled(document, "output", label_count=1):
        yield ("output", name), body
    for body in bodies_of(document):
        for values in bodies_of(body.get("locals")):
            for name, value in values.items():
                yield ("local", name), value
    for (name,), body in labelled(document, "module", label_count=1):
        for key, value in body.items():
            yield (("call", name) if key in _OF_CALL else ("input", name, key)), value
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
    if reference.root == "module":
        output = next((str(step) for step in reference.steps[1:3] if is_name(step)), "")
        return ("called", *names[:1], *([output] if output else []))
    if reference.root in {"var", "local"}:
        return (reference.root, *names[:1])
    return (reference.root, *names) if reference.root in _TYPED else ("resource", reference.root, *names[:1])
