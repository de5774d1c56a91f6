"""What a reference holds, collected from finished configurations, settings' schemas and sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from snowform.provision.configuration.backend import backend_of
from snowform.provision.configuration.blocks import labelled
from snowform.provision.configuration.providers import providers_of
from snowform.reference.constructs import ConstructClass, classes_below

# Below a project; what it is built from, by the names of this repository.
FOLDERS = ("stacks", "modules")


@dataclass(frozen=True)
class Variable:
    """An input variable. `default` is None without one, which `required` tells from a default of null."""

    name: str
    type: str
    description: str
    required: bool
    default: Any
    sensitive: bool


@dataclass(frozen=True)
class Output:
    """An output of a stack."""

    name: str
    description: str
    sensitive: bool


@dataclass(frozen=True)
class Module:
    """A call of a Terraform module."""

    name: str
    source: str
    version: str


@dataclass(frozen=True)
class StackReference:
    """One stack. `resources` and `data_sources` count by type; `backend` is empty for a local state."""

    name: str
    description: str
    providers: Mapping[str, str]
    backend: str
    variables: tuple[Variable, ...]
    outputs: tuple[Output, ...]
    modules: tuple[Module, ...]
    resources: Mapping[str, int]
    data_sources: Mapping[str, int]


@dataclass(frozen=True)
class Setting:
    """A setting in cdktf.json's `context`. In its path `*` stands for any name, `[]` for each element.

    The default of one that consists of others is theirs: None here.
    """

    path: str
    type: str
    description: str
    required: bool
    default: Any


@dataclass(frozen=True)
class Section:
    """The settings that the program reads as one: of a stack, mostly."""

    name: str
    description: str
    settings: tuple[Setting, ...]


@dataclass(frozen=True)
class Reference:
    """All of it, in the order in which the program makes it; constructs by file and name."""

    stacks: tuple[StackReference, ...]
    sections: tuple[Section, ...]
    constructs: tuple[ConstructClass, ...]

    def as_json(self) -> dict[str, Any]:
        """The same for scripts."""
        return asdict(self)


def collect(
    documents: Mapping[str, Mapping[str, Any]],
    settings: Mapping[str, Any],
    root: Path,
    unread: Callable[[str], object] = lambda _: None,
) -> Reference:
    """The reference of a project in the folder `root`.

    `documents` are the configurations by stack, `settings` JSON Schemas by section. `unread` is told of
    sources that are no Python.
    """
    sections = tuple(_section(name, schema) for name, schema in settings.items())
    described = {section.name: section.description for section in sections}
    return Reference(
        tuple(_stack(name, document, described.get(name, "")) for name, document in documents.items()),
        sections,
        tuple(one for folder in FOLDERS for one in classes_below(root / folder, root, unread)),
    )


def _stack(name: str, document: Mapping[str, Any], description: str) -> StackReference:
    backend = backend_of(document)
    providers = sorted(providers_of(document).items())
    return StackReference(
        name,
        description,
        {one.source: one.version for _, one in providers if not one.is_built_in},
        backend[0] if backend else "",
        tuple(_variables(document)),
        tuple(
            Output(label, _text(body.get("description")), body.get("sensitive") is True)
            for (label,), body in labelled(document, "output", label_count=1)
        ),
        tuple(
            Module(label, _text(body.get("source")), _text(body.get("version")))
            for (label,), body in labelled(document, "module", label_count=1)
        ),
        _counted(document, "resource"),
        _counted(document, "data"),
    )


def _variables(document: Mapping[str, Any]) -> Iterator[Variable]:
    for (name,), body in labelled(document, "variable", label_count=1):
        required, sensitive = "default" not in body, body.get("sensitive") is True
        default = None if sensitive else body.get("default")
        type_ = _text(body.get("type")).removeprefix("${").removesuffix("}") or "any"
        yield Variable(name, type_, _text(body.get("description")), required, default, sensitive)


def _counted(document: Mapping[str, Any], section: str) -> dict[str, int]:
    types = Counter(names[0] for names, _ in labelled(document, section, label_count=2))
    return dict(sorted(types.items()))


def _section(name: str, schema: Mapping[str, Any]) -> Section:
    return Section(name, _text(schema.get("description")), tuple(_settings(schema, "")))


def _settings(schema: Mapping[str, Any], above: str) -> Iterator[Setting]:
    required = schema.get("required", ())
    for name, body in schema.get("properties", {}).items():
        path, default = f"{above}{name}", body.get("default")
        inner = tuple(_below(body, path))
        composed = bool(inner) and isinstance(default, Mapping) and bool(default)
        shown = None if composed else default
        yield Setting(path, _type(body), _text(body.get("description")), name in required, shown)
        yield from inner


def _below(schema: Mapping[str, Any], path: str) -> Iterator[Setting]:
    for one in schema.get("anyOf", (schema,)):
        yield from _settings(one, f"{path}.")
        if isinstance(values := one.get("additionalProperties"), Mapping):
            yield from _below(values, f"{path}.*")
        if isinstance(items := one.get("items"), Mapping):
            yield from _below(items, f"{path}[]")


def _type(schema: Mapping[str, Any]) -> str:
    """In a few words, as people say it."""
    if isinstance(options := schema.get("anyOf"), list):
        return " or ".join(_type(option) for option in options)
    if isinstance(values := schema.get("enum"), list):
        return " or ".join(repr(value) if isinstance(value, str) else str(value) for value in values)
    if isinstance(items := schema.get("items"), Mapping):
        return f"list of {_type(items)}"
    if isinstance(values := schema.get("additionalProperties"), Mapping):
        return f"{_type(values)} by name"
    return str(schema.get("type", "any"))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
