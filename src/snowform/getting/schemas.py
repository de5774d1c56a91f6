"""The schemas of providers: asked of OpenTofu, or read from a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from snowform.errors import SnowformError
from snowform.files import scratch_folder
from snowform.getting.entries import Entry
from snowform.schema.version_constraints import exact
from snowform.tofu import Tofu, TofuError

_ELSEWHERE = "or give --schema FILE, with what `tofu providers schema -json` prints elsewhere"


class SchemaError(SnowformError):
    """What should be a provider's schema is not, or is another's."""


@dataclass(frozen=True, slots=True)
class Schema:
    """What `providers schema -json` prints; `versions` are those of the providers, by their addresses."""

    document: Mapping[str, Any]
    versions: Mapping[str, str]
    where: str

    def of(self, entry: Entry) -> tuple[str, Mapping[str, Any], str]:
        """The address of an entry's provider, its schemas and its version, if that is known.

        Raises SchemaError where it is not there.
        """
        schemas = self.document["provider_schemas"]
        *host, namespace, kind = ["hashicorp", *entry.source.lower().split("/")][
            -max(2, entry.source.count("/") + 1) :
        ]
        for address, found in schemas.items():
            parts = address.split("/")
            if parts[-2:] == [namespace, kind] and (not host or parts[0] == host[0]):
                return address, found, self.versions.get(address) or exact(entry.version)
        raise SchemaError(
            f"has no schema of {entry.source}",
            where=self.where,
            hint=f"it has {', '.join(schemas) or 'none'}",
        )


def read(path: Path) -> Schema:
    """A file with what `tofu providers schema -json` printed. Raises SchemaError."""
    try:
        document = json.loads(path.read_bytes())
    except OSError as error:
        raise SchemaError(error.strerror or str(error), where=str(path)) from error
    except ValueError as error:
        raise SchemaError(f"no JSON: {error}", where=str(path)) from error
    return _checked(document, {}, str(path))


def ask(entry: Entry, cache: Path, *, elsewhere: str = _ELSEWHERE) -> Schema:
    """What OpenTofu says of an entry's provider, which it installs in a scratch folder.

    Raises SchemaError where it cannot, with `elsewhere` for what else there is to do.
    """
    required: dict[str, str] = {"source": entry.source}
    if entry.version:
        required["version"] = entry.version
    configuration = {"terraform": {"required_providers": {entry.name: required}}}
    with scratch_folder() as folder:
        (folder / "main.tf.json").write_text(json.dumps(configuration), encoding="utf-8")
        tofu = Tofu.prepared(folder, cache)
        try:
            tofu.init(backend=False)
            return _checked(tofu.providers_schema(), tofu.provider_versions(), entry.where)
        except TofuError as error:
            raise SchemaError(error.message, where=entry.where, hint=error.hint or elsewhere) from error
        except ValueError as error:
            raise SchemaError(f"{tofu.binary} gave no JSON: {error}", where=entry.where) from error


def _checked(document: Any, versions: Mapping[str, str], where: str) -> Schema:
    schemas = document.get("provider_schemas") if isinstance(document, dict) else None
    if not isinstance(schemas, dict) or not all(isinstance(found, dict) for found in schemas.values()):
        raise SchemaError(
            "not the output of `providers schema -json`",
            where=where,
            hint="write it with `tofu providers schema -json`, in a folder where the provider is installed",
        )
    return Schema(document, versions, where)
