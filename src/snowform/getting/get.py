"""Make the packages of what a project lists, each whole or not at all: what `snowform get` does."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from snowform.bindings.cache import MAGIC
from snowform.errors import SnowformError
from snowform.files import fresh_tree, scratch_folder, write_atomic
from snowform.getting.entries import Entry
from snowform.getting.importable import Named, check_names
from snowform.getting.modules import read_module
from snowform.getting.names import python
from snowform.getting.packages import RECORD, Package
from snowform.getting.resources import Element, FormError, read_provider
from snowform.getting.schemas import Schema, ask
from snowform.getting.shapes import Attribute
from snowform.getting.texts import given_to_all
from snowform.vendoring.download import INSTALLED, download

# To be raised with each change of what is written.
FORM = 1
LIBRARIES = ("cdktf", "cdktn")
# What `cdktf get` remembers in the folder of all packages.
_CONSTRAINTS = "constraints.json"
_IMPORTS_CDKTN = re.compile(r"^\s*(?:from|import)\s+cdktn\b", re.MULTILINE)


class GetError(SnowformError):
    """A package that cannot be made."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of an entry: `made`, or `kept` as it was. `version` is the provider's that was chosen."""

    entry: Entry
    folder: Path
    status: str
    version: str
    classes: int


@dataclass(frozen=True, slots=True)
class Target:
    """A project's folder, the one that its packages go to, and the library that they are derived from."""

    project: Path
    output: Path
    library: str

    @property
    def cache(self) -> Path:
        """What OpenTofu is told of providers that lie unpacked here."""
        return self.project / ".cache" / "tofu"


def get(
    entries: Iterable[Entry],
    target: Target,
    *,
    force: bool = False,
    schema: Schema | None = None,
    tell: Callable[[str], None],
) -> Iterator[Made]:
    """Make the packages of entries, one after the other.

    A provider's that is there already stays, unless it was made of something else, or by `force`. `schema`
    is of all providers, in the place of what OpenTofu says. Raises SnowformError where one cannot be made.
    """
    output, library = target.output, target.library
    wanted = list(entries)
    for entry in wanted:
        _check_place(output / entry.package)
    if not output.exists():
        # As in the projects of cdktf, where git leaves out what is generated.
        write_atomic(output / ".gitignore", "*\n")
    for entry in wanted:
        folder = output / entry.package
        record = {"form": FORM, "tables": MAGIC.decode().strip(), "library": library, **_identity(entry)}
        if entry.kind == "module":
            tell(f"reading {entry} ...")
            yield _make_module(entry, folder, record, target)
        elif not force and schema is None and (version := _known(folder, record, entry)) is not None:
            yield Made(entry, folder, "kept", version, 0)
        else:
            tell(f"reading {schema.where} ..." if schema else f"asking {entry} for its schema ...")
            found = schema or ask(entry, target.cache)
            yield _make_provider(entry, folder, record, found)
            _forget_cdktf(output, entry)


def library_of(project: Path) -> str:
    """What a project's program is written for: cdktn where a file beside cdktf.json imports it."""
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in sorted(project.glob("*.py")))
    return "cdktn" if any(map(_IMPORTS_CDKTN.search, texts)) else "cdktf"


def _identity(entry: Entry) -> dict[str, Any]:
    return {"kind": entry.kind, "name": entry.name, "source": entry.source, "version": entry.version}


def _check_place(folder: Path) -> None:
    if folder.exists() and not (folder / "_jsii").is_dir():
        raise GetError(
            "is there, and was not generated",
            where=str(folder),
            hint="move it away, or name the entry otherwise",
        )


def _known(folder: Path, record: Mapping[str, Any], entry: Entry) -> str | None:
    """The version of the provider whose package is as it would be made; None where it is not."""
    try:
        found = json.loads((folder / "_jsii" / RECORD).read_bytes())
        if isinstance(found, dict) and {**found, "chosen": ""} == {**record, "chosen": ""}:
            return str(found["chosen"])
    except (OSError, ValueError):
        pass
    if any((folder / "_jsii").glob("*.tgz")):
        # What `cdktf get` made serves both engines.
        constraints = _constraints(folder.parent)
        if (constraints.get(entry.name) or "") == entry.version:
            return ""
    return None


def _make_provider(entry: Entry, folder: Path, record: Mapping[str, Any], schema: Schema) -> Made:
    address, schemas, version = schema.of(entry)
    kind = address.rpartition("/")[2]
    arguments = {
        "providerName": kind,
        **({"providerVersion": version} if version else {}),
        **({"providerVersionConstraint": entry.version} if entry.version else {}),
        "terraformProviderSource": entry.source,
    }
    library = str(record["library"])
    try:
        elements = list(read_provider(entry.name, schemas, provider_type=kind, library=library))
    except FormError as error:
        raise GetError(f"the schema of {entry} cannot be used: {error}", where=schema.where) from error
    _check_names(elements, schema)
    with fresh_tree(folder) as fresh:
        package = Package(entry, library, fresh)
        package.write_elements(elements, arguments)
        package.close(version, {**record, "chosen": version})
    return Made(entry, folder, "made", version, len(elements))


def _check_names(elements: list[Element], schema: Schema) -> None:
    """Refuse modules and members that Python cannot have, or not both."""
    where = schema.where
    modules = [Named(python(element.module), f"{element.kind} {element.type}", where) for element in elements]
    check_names(modules, hint="generate them with `cdktf get`")
    for element in elements:
        of = f"{element.kind} {element.type}"
        common = [Named(name, f"the argument {name} of all", "") for name in given_to_all(element.kind)]
        assignable = (attribute for attribute in element.attributes if attribute.assignable)
        check_names([*common, *_named(assignable, of, where)])
        check_names(_named(element.attributes, of, where))
        for struct in element.structs:
            check_names(_named(struct.attributes, f"{struct.name} in {of}", where))


def _named(attributes: Iterable[Attribute], of: str, where: str) -> list[Named]:
    return [
        Named(python(attribute.name), f'attribute "{attribute.terraform}" of {of}', where)
        for attribute in attributes
    ]


def _make_module(entry: Entry, folder: Path, record: Mapping[str, Any], target: Target) -> Made:
    if entry.is_local:
        interface = read_module(target.project / entry.source, entry.where)
    else:
        call = {"source": entry.source, **({"version": entry.version} if entry.version else {})}
        with scratch_folder() as scratch:
            installed = download({"module": {entry.name: call}}, None, scratch, target.cache)[entry.name]
            place = scratch / INSTALLED / installed.package / installed.within
            interface = read_module(place, entry.where)
    with fresh_tree(folder) as fresh:
        package = Package(entry, str(record["library"]), fresh)
        package.write_module(interface)
        package.close("", {**record, "chosen": ""})
    return Made(entry, folder, "made", "", 1)


def _constraints(output: Path) -> dict[str, Any]:
    """What `cdktf get` remembers of each provider."""
    try:
        found = json.loads((output / _CONSTRAINTS).read_bytes())["providers"]
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def _forget_cdktf(output: Path, entry: Entry) -> None:
    """Let `cdktf get` make a package again that is no longer its own."""
    if entry.name in _constraints(output):
        path = output / _CONSTRAINTS
        document = json.loads(path.read_bytes())
        del document["providers"][entry.name]
        write_atomic(path, f"{json.dumps(document, indent=2)}\n")
