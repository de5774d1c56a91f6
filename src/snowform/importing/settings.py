"""The `terraform` blocks of a configuration as arguments of the stack, a backend and overrides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from snowform.engine.backends.configs import (
    AzurermBackendConfig,
    ConsulBackendConfig,
    GcsBackendConfig,
    HttpBackendConfig,
    PgBackendConfig,
    S3BackendConfig,
)
from snowform.engine.tokens.typed_structs import TypedStruct
from snowform.importing.model import Array, Configuration, Entry, Object, plain

_Backend = tuple[str, Mapping[str, bool], Mapping[str, str]]


def _of(name: str, config: type[TypedStruct]) -> _Backend:
    return name, config.FIELDS, config.__annotations__


# The classes of backends, with the fields that each takes, whether they are required, and their types.
BACKENDS: dict[str, _Backend] = {
    "azurerm": _of("AzurermBackend", AzurermBackendConfig),
    "consul": _of("ConsulBackend", ConsulBackendConfig),
    "gcs": _of("GcsBackend", GcsBackendConfig),
    "http": _of("HttpBackend", HttpBackendConfig),
    "local": ("LocalBackend", {"path": True}, {"path": "str", "workspace_dir": "str"}),
    "pg": _of("PgBackend", PgBackendConfig),
    "s3": _of("S3Backend", S3BackendConfig),
}


@dataclass(slots=True)
class Settings:
    """What the blocks say: arguments of the stack, its backend, and what takes an override."""

    required_version: Entry | None = None
    required_providers: Entry | None = None
    backend: tuple[str, Object] | None = None
    before_backend: tuple[str, ...] = ()
    rest: list[Entry] = field(default_factory=list)


def settings_of(configuration: Configuration) -> Settings:
    """The settings of all blocks together."""
    found = Settings()
    for element in configuration.of("terraform"):
        before = element.before
        for entry in element.body.entries:
            _take(found, Entry(entry.name, entry.value, (*before, *entry.before), entry.behind))
            before = ()
    return found


def _take(found: Settings, entry: Entry) -> None:
    if entry.name == "required_version" and isinstance(entry.value, str):
        first = found.required_version
        # Each of several has to hold, as each part of one with commas has.
        text = f"{first.value}, {entry.value}" if first else entry.value
        found.required_version = Entry(entry.name, text, entry.before, entry.behind)
    elif entry.name == "required_providers":
        first = found.required_providers
        entries = (*(first.value.entries if first else ()), *_only(entry.value).entries)
        before = (*(first.before if first else ()), *entry.before)
        found.required_providers = Entry(entry.name, Object(entries), before, entry.behind)
    elif entry.name == "backend" and len(_only(entry.value).entries) == 1:
        (kind,) = _only(entry.value).entries
        found.backend = kind.name, _only(kind.value)
        found.before_backend = entry.before
    else:
        found.rest.append(entry)


def backend_arguments(kind: str, body: Object) -> tuple[list[Entry], list[Entry]] | None:
    """The arguments of a backend's class and its overrides; None where the class does not take the body."""
    if kind not in BACKENDS:
        return None
    fields = BACKENDS[kind][1]
    hints = BACKENDS[kind][2]
    given = [entry for entry in body.entries if _fits(hints.get(entry.name, ""), plain(entry.value))]
    names = {entry.name for entry in given}
    if any(required and name not in names for name, required in fields.items()):
        return None
    return given, [entry for entry in body.entries if entry not in given]


def document(found: Settings) -> dict[str, Any]:
    """The same as one block of JSON."""
    merged: dict[str, Any] = {entry.name: plain(entry.value) for entry in found.rest}
    for entry in (found.required_version, found.required_providers):
        if entry is not None:
            merged[entry.name] = plain(entry.value)
    if found.backend:
        merged["backend"] = {found.backend[0]: plain(found.backend[1])}
    return {name: value for name, value in merged.items() if name != "required_providers" or value}


def _fits(hint: str, value: Any) -> bool:
    """Whether a value is of the type that a field of a backend's struct has."""
    if isinstance(value, list):
        return hint.startswith("list[str]") and all(isinstance(item, str) for item in value)
    kind = {bool: "bool", str: "str", int: "float"}.get(type(value), "?")
    return hint.partition(" ")[0] == kind


def _only(value: Any) -> Object:
    """An object, or the only one of a list."""
    if isinstance(value, Array) and len(value.items) == 1:
        value = value.items[0].value
    return value if isinstance(value, Object) else Object()
