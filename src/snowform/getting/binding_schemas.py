"""A provider's schema out of a published package of bindings, where the provider itself cannot be had.

What a package does not say is left out: what is sensitive or deprecated, numbers of blocks but one and any.
"""

from __future__ import annotations

import json
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from snowform.bindings.errors import BindingsError
from snowform.bindings.index import texts_by_module
from snowform.files import scratch_folder
from snowform.getting.binding_classes import read_elements
from snowform.getting.schemas import Schema, SchemaError

_HINT = (
    "give a wheel, an sdist or an archive of npm of cdktf-cdktf-provider-NAME or cdktn-provider-NAME, "
    "its folder or its name"
)
_DESCRIPTION = "package/package.json"
# The JavaScript in a package for Python.
_INNER = ".jsii.tgz"


def read(package: Path, where: str = "") -> Schema:
    """What `providers schema -json` would print, out of a package.

    That is a wheel, an sdist, an archive of npm or the folder of one that is installed; `where` is what it is
    called, its path otherwise. Raises SchemaError for what is no such package.
    """
    where = where or str(package)
    with scratch_folder() as scratch:
        try:
            archive = _archive(package, scratch)
            address, version = _provider(archive)
            schemas: dict[str, Any] = {}
            for _, texts in texts_by_module(archive):
                for section, name, block in read_elements(texts):
                    if section == "provider":
                        schemas[section] = {"block": block}
                    else:
                        schemas.setdefault(section, {})[name] = {"block": block}
        except (OSError, LookupError, ValueError, EOFError, zipfile.BadZipFile, tarfile.TarError) as error:
            raise SchemaError("is no package of bindings", where=where, hint=_HINT) from error
        except BindingsError as error:
            raise SchemaError(f"is damaged: {error}", where=where, hint=_HINT) from error
    if not schemas:
        raise SchemaError("has no classes of a provider", where=where, hint=_HINT)
    document = {"format_version": "1.0", "provider_schemas": {address: schemas}}
    return Schema(document, {address: version}, where)


def _archive(package: Path, scratch: Path) -> Path:
    """The archive of the JavaScript."""
    if package.is_dir():
        return next(_archives(package))
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as wheel:
            [name] = [name for name in wheel.namelist() if name.endswith(_INNER)]
            return Path(wheel.extract(name, scratch))
    if package.name.endswith(".tar.gz"):
        with tarfile.open(package, "r:gz") as files:
            inner = next((member for member in files if member.name.endswith(_INNER)), None)
            if inner is not None and (content := files.extractfile(inner)) is not None:
                path = scratch / f"bindings{_INNER}"
                path.write_bytes(content.read())
                return path
    # One of npm.
    return package


def _archives(folder: Path) -> Iterator[Path]:
    found = [*folder.glob("_jsii/*.jsii.tgz"), *folder.glob("*/_jsii/*.jsii.tgz")]
    if len(found) != 1:
        raise LookupError
    yield found[0]


def _provider(archive: Path) -> tuple[str, str]:
    """The address of the provider and its version."""
    with tarfile.open(archive, "r:gz") as files:
        member = files.extractfile(_DESCRIPTION)
        if member is None:
            raise LookupError
        description = json.load(member)
    provider = (description.get("cdktn") or description["cdktf"])["provider"]
    return str(provider["name"]), str(provider["version"])
