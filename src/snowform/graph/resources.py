"""What a configuration declares, and what each of its arguments refers to and says. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from snowform.expressions import ExpressionError, Reference, parse_expression, parse_template
from snowform.provision.configuration.blocks import (
    blocks,
    bodies_of,
    labelled,
    labels,
    locals_of,
    variables_of,
)
from snowform.secrets.constants import Constants
from snowform.secrets.outcomes import FIXED, Inside, is_fixed

# Arguments that order or repeat a resource rather than say what it is.
META = frozenset({"depends_on", "lifecycle", "provider", "provisioner", "connection", "//"})
_NO_OBJECTS = frozenset({"var", "local", "each", "count", "path", "self", "terraform"})


@dataclass(frozen=True)
class Use:
    """One reference: `argument` is the dotted path of where it stands, `address` what it names."""

    argument: str
    address: str


@dataclass(frozen=True)
class Resource:
    """A resource, data source or module call, once for all of its instances.

    `module` is the address of the module that it is in, empty for the root. `count` is how many instances
    there are: None where that is not known, 1 where it is not repeated.
    """

    address: str
    mode: str
    type: str
    name: str
    body: Mapping[str, Any] = field(default_factory=dict, compare=False)
    uses: tuple[Use, ...] = ()
    module: str = ""
    count: int | None = 1

    def named(self, *arguments: str) -> tuple[str, ...]:
        """The addresses that these arguments refer to, each once."""
        found = (use.address for name in arguments for use in self.uses if _is_below(use.argument, name))
        return tuple(dict.fromkeys(found))


def _is_below(argument: str, name: str) -> bool:
    return argument == name or argument.startswith(f"{name}.")


class Configuration:
    """The resources of a document by their addresses, and the texts of their arguments."""

    def __init__(self, document: Mapping[str, Any], planned: Mapping[str, Resource] | None = None) -> None:
        self.document = document
        self.constants = Constants(document)
        self._locals = locals_of(document)
        self._of_locals: dict[str, tuple[str, ...]] = {}
        self._sensitive = frozenset(
            name for name, body in variables_of(document) if body.get("sensitive") not in (None, False)
        )
        own = {one.address: one for one in self._read()}
        self.resources = {
            **own,
            **{address: _both(own.get(address), one) for address, one in (planned or {}).items()},
        }

    def text(self, value: Any) -> str:
        """A value as it is shown: what the configuration itself says, or the variable it comes from.

        Empty where it is neither, and for what depends on a sensitive variable.
        """
        if isinstance(value, bool) or value is None or isinstance(value, dict | list):
            return ""
        if not isinstance(value, str):
            return str(value)
        references = list(self._references(value))
        if any(one.root == "var" and one.steps[:1] and one.steps[0] in self._sensitive for one in references):
            return ""
        found = self.constants.outcomes(value)
        if len(found) == 1 and not isinstance(found[0], Inside | dict | list) and is_fixed(found[0]):
            text = "" if found[0] is None else str(found[0])
            return "" if FIXED in text else text
        if len(references) == 1 and references[0].root in {"var", "local"}:
            return references[0].text
        return ""

    def region_of(self, one: Resource) -> str:
        """The region of a resource that has a provider of its own, by an alias; empty of all others."""
        reference = (
            first_reference(provider) if isinstance(provider := one.body.get("provider"), str) else None
        )
        if reference is None or not reference.steps:
            return ""
        for labels_, body in labelled(self.document, "provider", label_count=1):
            if labels_ == (reference.root,) and body.get("alias") == reference.steps[0]:
                return self.text(body.get("region"))
        return ""

    def uses(self, body: Any) -> tuple[Use, ...]:
        """All that the arguments of a body refer to, through local values too, each once."""
        found: dict[Use, None] = {}
        for argument, text in _strings(body, ""):
            for address in self._addresses(text):
                found[Use(argument, address)] = None
        return tuple(found)

    def _read(self) -> Iterator[Resource]:
        for section, mode in (("resource", "managed"), ("data", "data")):
            prefix = "data." if mode == "data" else ""
            for top in bodies_of(self.document.get(section)):
                for path, body in blocks(top, 2):
                    kind, name = labels(path)[:2]
                    yield self._resource(f"{prefix}{kind}.{name}", mode, kind, name, body)
        for path, body in blocks(self.document.get("module"), 1):
            name = labels(path)[0]
            yield self._resource(f"module.{name}", "module", "module", name, body)

    def _resource(self, address: str, mode: str, kind: str, name: str, body: Mapping[str, Any]) -> Resource:
        given = {key: value for key, value in body.items() if key not in META}
        uses = tuple(use for use in self.uses(given) if use.address != address)
        return Resource(address, mode, kind, name, body, uses, count=self._count(body))

    def _count(self, body: Mapping[str, Any]) -> int | None:
        if "count" in body:
            text = self.text(body["count"])
            return int(text) if text.isdecimal() else None
        if "for_each" not in body:
            return 1
        return self._length(body["for_each"])

    def _length(self, value: Any) -> int | None:
        """How many members a collection has that stands as data; no expression is worked out for it."""
        if isinstance(value, dict | list):
            return len(value)
        found = self.constants.outcomes(value)
        content = found[0].content if len(found) == 1 and isinstance(found[0], Inside) else None
        if isinstance(content, dict | list):
            return len(content)
        items = getattr(content, "items", None)
        return len(items) if isinstance(items, tuple) else self._length_of_set(value)

    def _length_of_set(self, value: Any) -> int | None:
        parsed = _parsed(value) if isinstance(value, str) else None
        call = next(parsed.calls(), None) if parsed else None
        if call is None or call.name != "toset" or len(call.arguments) != 1:
            return None
        found = self.constants.of_node(call.arguments[0])
        content = found[0].content if len(found) == 1 and isinstance(found[0], Inside) else None
        if isinstance(content, list):
            return len({str(item) for item in content})
        items = getattr(content, "items", None)
        return len(items) if isinstance(items, tuple) else None

    def _references(self, text: str) -> Iterator[Reference]:
        """The references of a template, and of the local values that it takes."""
        seen: set[str] = set()
        waiting = [text]
        while waiting:
            parsed = _parsed(waiting.pop())
            for reference in parsed.references() if parsed else ():
                yield reference
                name = reference.steps[0] if reference.root == "local" and reference.steps else None
                if isinstance(name, str) and name not in seen:
                    seen.add(name)
                    waiting.extend(inner for _, inner in _strings(self._locals.get(name), ""))

    def _addresses(self, text: str) -> tuple[str, ...]:
        if "${" not in text and "%{" not in text:
            return ()
        return tuple(filter(None, (address_of(reference) for reference in self._references(text))))


def _both(own: Resource | None, planned: Resource) -> Resource:
    """A resource as it is configured, with what a plan knows: where a module's outputs lead."""
    if own is None:
        return planned
    through = {use.argument.partition(".")[0] for use in own.uses if use.address.startswith("module.")}
    more = tuple(use for use in planned.uses if use.argument in through)
    return replace(own, uses=tuple(dict.fromkeys((*own.uses, *more))), count=planned.count)


def address_of(reference: Reference) -> str:
    """The address of what a reference names, without an index; empty for what is no object."""
    names = [step for step in reference.steps if isinstance(step, str)]
    if reference.root in _NO_OBJECTS or not names:
        return ""
    if reference.root == "module":
        return f"module.{names[0]}"
    if reference.root == "data":
        return f"data.{names[0]}.{names[1]}" if len(names) > 1 else ""
    return f"{reference.root}.{names[0]}"


def first_reference(text: str) -> Reference | None:
    """The first reference of a template or bare expression, None where it has none or cannot be read."""
    parsed = _parsed(text)
    found = next(parsed.references(), None) if parsed else None
    if found is not None or "${" in text:
        return found
    try:
        return next(parse_expression(text).references(), None)
    except ExpressionError:
        return None


def _parsed(text: str) -> Any:
    try:
        return parse_template(text)
    except ExpressionError:
        return None


def _strings(value: Any, path: str) -> Iterable[tuple[str, str]]:
    """Every text in a value with the dotted path to it; indexes of lists are left out."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key != "//":
                yield from _strings(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, path)
