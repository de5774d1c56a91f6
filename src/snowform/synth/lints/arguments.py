"""What arguments are known to be: written out, by local values or by the defaults of variables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from weakref import WeakKeyDictionary

from snowform.hints import TYPE_CHECKING, Any
from snowform.provision.configuration.blocks import blocks
from snowform.records import Record
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.subject import Path, Subject

if TYPE_CHECKING:
    from snowform.synth.checks.possible_values import Possible, PossibleValues

CONDITIONAL = "in one case of the condition"
# What was worked out of a document, for as long as somebody looks at it.
_VALUES: WeakKeyDictionary[Subject, PossibleValues] = WeakKeyDictionary()
MAY_BE_KNOWN = re.compile(r'\b(var|local|each)\.|[?("]')


class Argument(Record):
    """A value that an argument may have: its `path`, and `because` where it is not written there."""

    __slots__ = ("because", "path", "value")

    def __init__(self, path: Path, value: Any, because: str = "") -> None:
        self.path = path
        self.value = value
        self.because = because

    def warning(self, message: str, hint: str = "", *, rule: str) -> Finding:
        """A warning about the value; says what it comes from."""
        if self.because:
            message = f"{message}, {self.because}"
        return Finding(self.path, message, hint, "warning", rule=rule)


def arguments(subject: Subject, kind: str, place: str, section: str = "resource") -> Iterator[Argument]:
    """What is known of an argument in all resources of a type; `place` is "ebs.size" in nested blocks.

    Of a collection each element is one. Nothing is said of a place of which something was told already.
    """
    for name, body in subject.resources(kind, section):
        for path, value in values_at(body, (section, kind, name), place):
            yield from known(subject, value, path, body)


def known(subject: Subject, value: Any, path: Path, body: Mapping[str, Any]) -> Iterator[Argument]:
    """What is known of one value in the body of a resource."""
    if path in subject.told:
        return
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from known(subject, item, (*path, index), body)
    elif not isinstance(value, str) or ("${" not in value and "%{" not in value):
        yield Argument(path, value)
    else:
        found = possible(subject, value, body)
        for each in found:
            because = each.because or ("" if len(found) < 2 else CONDITIONAL)
            # A list that a local has is judged at the place that names it.
            for item in each.value if isinstance(each.value, list) else [each.value]:
                if not each.hidden and isinstance(item, str | int | float | Mapping):
                    yield Argument(path, item, because)


def possible(subject: Subject, text: str, body: Mapping[str, Any]) -> Sequence[Possible]:
    """What a text in the body of a resource may become, in any of its instances."""
    # Of what resources have nothing is known, and the parser takes long to load.
    if not MAY_BE_KNOWN.search(text):
        return ()
    from snowform.synth.checks.possible_values import PossibleValues
    from snowform.synth.checks.resolution import Scope

    if subject not in _VALUES:
        _VALUES[subject] = PossibleValues(subject.document, "", defaults=True)
    values = _VALUES[subject]
    scopes = [Scope()]
    if "each." in text and "for_each" in body:
        scopes = values.instances(body["for_each"], "each", scopes[0])
    if len(scopes) == 1:
        return values.of(text, scopes[0])
    return [
        found.replace(because=found.because or "in one of its instances")
        for scope in scopes
        for found in values.of(text, scope)
    ]


def values_at(body: Mapping[str, Any], path: Path, place: str) -> Iterator[tuple[Path, Any]]:
    """Path and value of an argument in a body that lies at a path, in each nested block that has it."""
    outer, _, name = place.rpartition(".")
    for at, inner in bodies_at(body, path, outer):
        if inner.get(name) is not None:
            yield (*at, name), inner[name]


def bodies(
    subject: Subject, places: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Path, Mapping[str, Any], Mapping[str, Any]]]:
    """Path and body of each block at some places by type, as `bodies_at` takes them, and its resource."""
    for kind, of_kind in places.items():
        for name, resource in subject.resources(kind):
            for place in of_kind:
                for path, body in bodies_at(resource, ("resource", kind, name), place):
                    yield path, body, resource


def bodies_at(body: Mapping[str, Any], path: Path, place: str) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Path and body of each block at a place, "block_device_mappings.ebs"; the body itself for ""."""
    if not place:
        yield path, body
        return
    first, _, rest = place.partition(".")
    if first in body:
        for at, inner in blocks(body[first], 0, (*path, first)):
            yield from bodies_at(inner, at, rest)
