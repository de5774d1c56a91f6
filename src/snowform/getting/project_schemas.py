"""The schemas that a project keeps, a file for each provider: made, listed and removed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from snowform.errors import SnowformError, did_you_mean
from snowform.files import write_atomic
from snowform.getting.entries import Entry, argument
from snowform.getting.schemas import Schema, SchemaError, ask
from snowform.providers import names
from snowform.schema import ProviderSchema, catalogue, version_constraints
from snowform.schema.derive import SchemaSourceError, derive

# Where a schema may be from: OpenTofu, which asks the provider, a file or a package that somebody gave.
REGISTRY = "registry"
_ELSEWHERE = (
    "or give --schema FILE, with what `tofu providers schema -json` prints elsewhere, or --from-package "
    "FILE, a published package of its bindings"
)
_HOSTS = ("registry.opentofu.org/", "registry.terraform.io/")


class ProviderError(SnowformError):
    """A provider that cannot be added, or that the project does not have."""


@dataclass(frozen=True, slots=True)
class Added:
    """A schema that was written: its file, what is in it, and whether the file was another before."""

    schema: ProviderSchema
    changed: bool


def entry_of(source: str, version: str) -> Entry:
    """What was asked for on the command line. Raises EntryError where it is no provider or no constraint."""
    for host in _HOSTS:
        source = source.removeprefix(host)
    entry = argument(f"{source.lower()}@{version}" if version else source.lower())
    if entry.kind != "provider" or entry.source.count("/") > 1:
        raise ProviderError(
            f'"{source}" is no provider',
            where=source,
            hint="write NAMESPACE/NAME, such as hashicorp/random",
        )
    if "/" not in entry.source:
        raise ProviderError(
            "a provider has a namespace", where=source, hint=f"write hashicorp/{source}, or whose it is"
        )
    return entry


def add(entry: Entry, project: Path, *, schema: Schema | None = None, origin: str = REGISTRY) -> Added:
    """Write the schema of a provider into a project's folder, by what OpenTofu says, or by a given `schema`.

    `origin` says where a given one is from. Raises SchemaError and ProviderError where it cannot be had or
    used; the file is then as it was.
    """
    _check_package(entry.source, project)
    found = schema or ask(entry, project / ".cache" / "tofu", elsewhere=_ELSEWHERE)
    address, schemas, version = found.of(entry)
    if not version:
        raise ProviderError(
            f"does not say of which version of {entry.source} it is",
            where=found.where,
            hint=f"name it: snowform providers add {entry.source} 1.2.3 --schema FILE",
        )
    if version_constraints.version(version) is None:
        raise ProviderError(
            f'"{version}" is no version of a provider', where=found.where, hint="such as 3.7.2 or 2.0.0-beta1"
        )
    if entry.version and not version_constraints.allows(entry.version, version):
        raise ProviderError(
            f'is of {entry.source} {version}, which "{entry.version}" does not let in',
            where=found.where,
            hint="leave the version out, or name another one",
        )
    document = {**found.document, "provider_schemas": {address: schemas}}
    head = {"constraint": entry.version, "origin": origin}
    try:
        text = derive(document, version=version, head={name: said for name, said in head.items() if said})
    except SchemaSourceError as error:
        raise SchemaError(f"{entry.source}: {error.message}", where=found.where, hint=error.hint) from error
    path = path_of(entry.source, project)
    content = text.encode()
    changed = not path.is_file() or path.read_bytes() != content
    if changed:
        write_atomic(path, content)
    return Added(ProviderSchema(os.fspath(path)), changed)


def _check_package(source: str, project: Path) -> None:
    """Raise ProviderError where the package of the provider's classes is another's."""
    package = names.package(source.rpartition("/")[2])
    others = [one for one in catalogue.sources(project) if one != source]
    if clashing := [one for one in others if names.package(one.rpartition("/")[2]) == package]:
        raise ProviderError(
            f"its classes would be in {package}, as those of {clashing[0]} are",
            where=source,
            hint=f"remove the other one: snowform providers remove {clashing[0]}",
        )
    if Path(names.__file__).with_name(f"{package.rpartition('.')[2]}.py").exists():
        raise ProviderError(
            f"its classes would be in {package}, which is a module of Snowform",
            where=source,
            hint="`snowform get` makes classes of it below imports/",
        )


def path_of(source: str, project: Path) -> Path:
    """The file of a provider's schema in a project."""
    return project / catalogue.FOLDER / f"{source}{catalogue.SUFFIX}"


def entry_again(schema: ProviderSchema) -> Entry:
    """What a schema of a project was made of, to make it again."""
    return entry_of(schema.source, schema.constraint)


def remove(source: str, project: Path) -> Path:
    """Remove a provider's schema from a project; its file. Raises ProviderError where there is none."""
    known = catalogue.sources(project)
    wanted = [name for name in known if source.lower() in (name, name.rpartition("/")[2])]
    if len(wanted) != 1:
        hint = did_you_mean(source, known) or (f"it has {', '.join(known)}" if known else "it has none")
        raise ProviderError("the project has no schema of it", where=source, hint=hint)
    path = path_of(wanted[0], project)
    path.unlink()
    for folder in (path.parent, path.parent.parent):
        if not any(folder.iterdir()):
            folder.rmdir()
    return path
