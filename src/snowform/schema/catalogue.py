"""Which schema is at hand of a provider: the project's own, or one that is shipped.

A project has its schemas in files that are committed with it, `schemas/NAMESPACE/TYPE.schema` beside its
cdktf.json: a synthesis asks no registry, and gives the same on each machine and in a build by Nix.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache

from snowform.errors import did_you_mean
from snowform.hints import TYPE_CHECKING
from snowform.schema.store import ProviderSchema, SchemaNotFound

if TYPE_CHECKING:
    from os import PathLike

    Name = str | PathLike[str]

FOLDER = "schemas"
SUFFIX = ".schema"
SHIPPED = os.path.join(os.path.dirname(__file__), "shipped")
_CONFIG = "cdktf.json"


def find(source: str, project: Name | None = None) -> ProviderSchema | None:
    """The schema of a provider by its source without a host, "hashicorp/random"; None where there is none.

    `project` is the project's folder; without it, that of the nearest cdktf.json in the working directory or
    above. Raises SchemaDamaged for a file that is no schema.
    """
    if (folder := _folder(project)) is not None:
        path = os.path.join(folder, f"{source}{SUFFIX}")
        if (found := _opened(path)) is not None:
            return found
    found = _opened(os.path.join(SHIPPED, f"{source.rpartition('/')[2]}{SUFFIX}"))
    return found if found is not None and found.source == source else None


def named(provider: str, project: Name | None = None) -> ProviderSchema:
    """The schema of a provider by its type alone, "random"; "google_beta" is google-beta, as in Python.

    Of two namespaces in a project the first is taken. Raises SchemaNotFound and SchemaDamaged.
    """
    spellings = {provider, provider.replace("_", "-")}
    for source in sources(project):
        if source.rpartition("/")[2] in spellings and (found := find(source, project)) is not None:
            return found
    for spelling in sorted(spellings):
        if (found := _opened(os.path.join(SHIPPED, f"{spelling}{SUFFIX}"))) is not None:
            return found
    known = [source.rpartition("/")[2] for source in sources(project)] + shipped()
    raise SchemaNotFound(
        f'no schema of the provider "{provider}" is at hand',
        hint=did_you_mean(provider, known) or f"snowform providers add NAMESPACE/{provider}",
    )


def sources(project: Name | None = None) -> list[str]:
    """The sources of all schemas that a project has of its own, sorted."""
    folder = _folder(project)
    if folder is None:
        return []
    return sorted(
        f"{namespace}/{file.removesuffix(SUFFIX)}"
        for namespace in os.listdir(folder)
        for file in _files(os.path.join(folder, namespace))
    )


def shipped() -> list[str]:
    """The types of the providers whose schemas are shipped, sorted."""
    return sorted(file.removesuffix(SUFFIX) for file in _files(SHIPPED))


def all_schemas(project: Name | None = None) -> Iterator[ProviderSchema]:
    """Every schema at hand, the project's first."""
    own = sources(project)
    for source in own:
        if (found := find(source, project)) is not None:
            yield found
    for provider in shipped():
        found = _opened(os.path.join(SHIPPED, f"{provider}{SUFFIX}"))
        if found is not None and found.source not in own:
            yield found


def _folder(project: Name | None) -> str | None:
    if project is None:
        project = os.getcwd()
        while not os.path.isfile(os.path.join(project, _CONFIG)):
            above = os.path.dirname(project)
            if above == project:
                return None
            project = above
    folder = os.path.join(project, FOLDER)
    return folder if os.path.isdir(folder) else None


def _files(folder: str) -> list[str]:
    if not os.path.isdir(folder):
        return []
    return [name for name in os.listdir(folder) if name.endswith(SUFFIX)]


def _opened(path: str) -> ProviderSchema | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    # A file that is written anew is another one.
    return _read(path, status.st_ino, status.st_mtime_ns, status.st_size)


@cache
def _read(path: str, _inode: int, _changed: int, _size: int) -> ProviderSchema:
    return ProviderSchema(path)
