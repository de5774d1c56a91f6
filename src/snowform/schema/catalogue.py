"""Which schema is at hand of a provider: the project's own, or one that is shipped.

A project has its schemas in files that are committed with it, `schemas/NAMESPACE/TYPE.schema` beside its
cdktf.json: a synthesis asks no registry, and gives the same on each machine and in a build by Nix.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import cache

from snowform.errors import did_you_mean
from snowform.hints import TYPE_CHECKING
from snowform.schema.store import SHIPPED, ProviderSchema, SchemaNotFound
from snowform.schema.version_constraints import allows, allows_major, terms

if TYPE_CHECKING:
    from os import PathLike

    from snowform.schema.rules import ProviderRules

    Name = str | PathLike[str]

FOLDER = "schemas"
SUFFIX = ".schema"
_CONFIG = "cdktf.json"
_OF_A_MAJOR = re.compile(r"-\d+$")


def find(source: str, project: Name | None = None, constraint: str = "") -> ProviderSchema | None:
    """The schema of a provider by its source without a host, "hashicorp/random"; None where there is none.

    Of several versions it is the earliest that fits the constraint. `project` is the project's folder;
    without it, that of the nearest cdktf.json in the working directory or above. Raises SchemaDamaged for a
    file that is no schema.
    """
    found = fitting(source, project, constraint)
    return found[0] if found else None


def fitting(source: str, project: Name | None = None, constraint: str = "") -> list[ProviderSchema]:
    """The schemas of a provider that fit a constraint, the earliest version first; otherwise as `find`.

    Where none fits it is those of a major version that it permits: another one may have other arguments.
    """
    found = _all(source, project)
    if not constraint:
        return found
    right = [schema for schema in found if allows(constraint, schema.version)]
    if right:
        return right
    if terms(constraint) is None:
        return found
    return [one for one in found if allows_major(constraint, one.number.major)]


def every_version(source: str, project: Name | None = None) -> list[ProviderSchema]:
    """The schemas of a provider that are at hand, the project's and those that are shipped, by version."""
    found = {one.version: one for one in (*_of_shipped(source), *_all(source, project))}
    return sorted(found.values(), key=lambda one: one.number.order)


def rules(schema: ProviderSchema) -> ProviderRules | None:
    """The provider's own rules for a schema: those beside it, else the shipped ones of any version.

    None where there are none. Raises SchemaDamaged.
    """
    shipped_rules = os.path.join(SHIPPED, f"{schema.name}.rules")
    for path in (f"{schema.path.removesuffix(SUFFIX)}.rules", shipped_rules):
        found = _rules_at(path)
        if found is not None and found.source == schema.source:
            return found
    return None


def named(provider: str, project: Name | None = None) -> ProviderSchema:
    """The schema of a provider by its type alone, "random"; "google_beta" is google-beta, as in Python.

    Of two namespaces in a project the first is taken, of several versions the earliest. Raises SchemaNotFound
    and SchemaDamaged.
    """
    return all_named(provider, project)[0]


def all_named(provider: str, project: Name | None = None) -> list[ProviderSchema]:
    """The schemas of all versions of a provider by its type alone; otherwise as `named`."""
    if found := by_type(provider, project):
        return found
    known = [source.rpartition("/")[2] for source in sources(project)] + shipped()
    raise SchemaNotFound(
        f'no schema of the provider "{provider}" is at hand',
        hint=did_you_mean(provider, known) or f"snowform providers add NAMESPACE/{provider}",
    )


def by_type(provider: str, project: Name | None = None) -> list[ProviderSchema]:
    """The same, empty where there is none."""
    spellings = (provider, provider.replace("_", "-"))
    for source in sources(project):
        if source.rpartition("/")[2] in spellings:
            return _all(source, project)
    return next((found for spelling in spellings if (found := _shipped(spelling))), [])


def together(schemas: Sequence[ProviderSchema]) -> ProviderSchema:
    """One schema that takes what any version of a provider takes; of each object there is one."""
    return schemas[0] if len(schemas) == 1 else _together(*schemas)


@cache
def _together(earlier: ProviderSchema, later: ProviderSchema) -> ProviderSchema:
    from snowform.schema.versions import Versions

    return Versions(earlier, later)


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


def of_project(project: Name) -> Iterator[ProviderSchema]:
    """The schemas that a project has of its own, sorted by source. Raises SchemaDamaged."""
    for source in sources(project):
        if (found := find(source, project)) is not None:
            yield found


def shipped() -> list[str]:
    """The types of the providers whose schemas are shipped, sorted."""
    names = (file.removesuffix(SUFFIX) for file in _files(SHIPPED))
    return sorted(name for name in names if not _OF_A_MAJOR.search(name))


def all_schemas(project: Name | None = None) -> Iterator[ProviderSchema]:
    """Every schema at hand, the project's first."""
    own = sources(project)
    for source in own:
        yield from _all(source, project)
    for provider in shipped():
        yield from (found for found in _shipped(provider) if found.source not in own)


def providers(project: Name | None = None) -> Iterator[ProviderSchema]:
    """The schema of each provider at hand, all its versions together; the project's first."""
    own = sources(project)
    for source in own:
        if found := _all(source, project):
            yield together(found)
    for provider in shipped():
        if (found := _shipped(provider)) and found[0].source not in own:
            yield together(found)


def _all(source: str, project: Name | None) -> list[ProviderSchema]:
    if (folder := _folder(project)) is not None:
        path = os.path.join(folder, f"{source}{SUFFIX}")
        if (found := _opened(path)) is not None:
            return [found]
    return _of_shipped(source)


def _of_shipped(source: str) -> list[ProviderSchema]:
    return [found for found in _shipped(source.rpartition("/")[2]) if found.source == source]


@cache
def _shipped(provider: str) -> list[ProviderSchema]:
    """What is shipped of a provider: `aws.schema`, and later versions as `aws-6.schema`."""
    first = _opened(os.path.join(SHIPPED, f"{provider}{SUFFIX}"))
    if first is None:
        return []
    name = re.compile(rf"{re.escape(provider)}-\d+{re.escape(SUFFIX)}")
    later = sorted(file for file in _files(SHIPPED) if name.fullmatch(file))
    return [first, *(ProviderSchema(os.path.join(SHIPPED, file)) for file in later)]


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
    stamp = _stamp(path)
    return None if stamp is None else _read(path, stamp)


def _rules_at(path: str) -> ProviderRules | None:
    stamp = _stamp(path)
    return None if stamp is None else _read_rules(path, stamp)


def _stamp(path: str) -> tuple[int, int, int] | None:
    """What tells a file from one that is written anew; None where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


@cache
def _read_rules(path: str, _stamp: tuple[int, int, int]) -> ProviderRules:
    from snowform.schema.rules import ProviderRules

    return ProviderRules(path)


@cache
def _read(path: str, _stamp: tuple[int, int, int]) -> ProviderSchema:
    return ProviderSchema(path)
