"""Small schemas of providers that there are not, of what `providers schema -json` would print."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from snowform.schema import ProviderSchema
from snowform.schema.derive import derive

TEXT = {"type": "string", "optional": True}


def document(source: str, *, resource: Mapping[str, Any] | None = None, data: Any = None) -> dict[str, Any]:
    """The output of `providers schema -json`; resources and data sources are their blocks by their types."""
    schemas = {
        "provider": {"version": 0, "block": {}},
        "resource_schemas": {
            name: {"version": 0, "block": block} for name, block in (resource or {}).items()
        },
        "data_source_schemas": {name: {"version": 0, "block": block} for name, block in (data or {}).items()},
    }
    return {"format_version": "1.0", "provider_schemas": {f"registry.terraform.io/{source}": schemas}}


def schema(folder: Path, source: str, **entries: Any) -> ProviderSchema:
    """The compact schema of that, in a file in `folder`."""
    file = folder / f"{source.rpartition('/')[2]}.schema"
    file.write_text(derive(document(source, **entries), version="1.2.3"))
    return ProviderSchema(str(file))


def keep(project: Path, source: str = "hashicorp/random", *, version: str = "1.2.3", **entries: Any) -> Path:
    """Keep the schema of a provider in a project, of `random_pet` where nothing is said; its file."""
    file = project / "schemas" / f"{source}.schema"
    file.parent.mkdir(parents=True, exist_ok=True)
    made = document(source, **entries or {"resource": {"random_pet": block(name=TEXT)}})
    file.write_text(derive(made, version=version))
    return file


def block(*nested: str, **attributes: Any) -> dict[str, Any]:
    """A block with those attributes, and with nested blocks of no content."""
    blocks = {name: {"nesting_mode": "list", "block": {"attributes": {"a": TEXT}}} for name in nested}
    return {"attributes": attributes, "block_types": blocks}
