"""Settings: cdktf.json's `context`, parsed once at the door into frozen dataclasses.

    @dataclass(frozen=True)
    class Settings:
        region: str = field(metadata={"pattern": "^[a-z]+(-[a-z]+)+-[0-9]$"})
        "The AWS region, such as eu-central-1."
        zones: tuple[str, ...] = ("a",)

    settings = load(app, "my-stack", Settings)

A setting is of type str, int, float, bool, Literal, tuple[X, ...], Mapping[str, X], X | None or a nested
dataclass; its metadata is that of `Rules`. A `__post_init__` that raises a ValueError or a SnowformError
adds a rule of its own; `with at("name"):` names the field that an error inside is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from snowform.settings.context import load
from snowform.settings.errors import SettingsError
from snowform.settings.reader import at, read

if TYPE_CHECKING:
    from snowform.settings.schema import json_schema, project_schema, project_schema_text

__all__ = ["SettingsError", "at", "json_schema", "load", "project_schema", "project_schema_text", "read"]


def __getattr__(name: str) -> Any:
    """The makers of schemas, loaded when they are asked for."""
    if name in __all__:
        from snowform.settings import schema

        return getattr(schema, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
