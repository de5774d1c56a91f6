"""What a project lists to be generated: `terraformProviders` and `terraformModules` of its cdktf.json.

Followed are `config.ts` and `construct-maker-target.ts` of `@cdktf/commons`: how an entry is read, and where
its classes are imported from.
https://developer.hashicorp.com/terraform/cdktf/create-and-deploy/configuration-file
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from keyword import iskeyword
from pathlib import Path
from typing import Any

from snowform.errors import SnowformError, did_you_mean
from snowform.schema.version_constraints import is_constraint, terms

CONFIG = "cdktf.json"
PROVIDERS, MODULES = "terraformProviders", "terraformModules"
OUTPUT = "codeMakerOutput"
_LOCAL = re.compile(r"\.\.?/(.*)")
_SEGMENT = re.compile(r"[A-Za-z0-9][\w-]*")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?")
# Where modules are, and no providers.
_CODE_HOSTS = ("github.com/", "bitbucket.org/")
# How JSON begins, which belongs into the file.
_JSON = ("{", "[", '"')
_KEYS = ("name", "source", "version", "namespace")


class EntryError(SnowformError):
    """An entry that does not say what is to be generated."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A provider or module by the name that its package has.

    `source` and `version` are Terraform's, the version a constraint or empty; `where` is the entry's place.
    """

    kind: str
    name: str
    source: str
    version: str
    where: str

    @property
    def package(self) -> str:
        """The package of its classes, below that of all."""
        return self.name.replace("-", "_")

    @property
    def assembly(self) -> str:
        """What jsii calls the package."""
        return self.name.replace(".", "")

    @property
    def is_local(self) -> bool:
        """Whether it is a module in the project."""
        return self.kind == "module" and _LOCAL.match(self.source) is not None

    def __str__(self) -> str:
        return f"{self.source} {self.version}".strip()


def read_entries(project: Path) -> tuple[list[Entry], str]:
    """What the cdktf.json in a folder lists, and the folder that the classes go to.

    Raises EntryError for what is wrong in it, with its place.
    """
    config = json.loads((project / CONFIG).read_text(encoding="utf-8"))
    output = config.get(OUTPUT, "imports")
    if not isinstance(output, str) or not output:
        raise EntryError("must be the name of a folder", where=f"{CONFIG}: {OUTPUT}", hint='write "imports"')
    if Path(output).is_absolute() or Path(os.path.normpath(output)).parts[:1] == (os.pardir,):
        raise EntryError(
            f'"{output}" is outside the project',
            where=f"{CONFIG}: {OUTPUT}",
            hint='write a folder in it, such as "imports"',
        )
    found = []
    for key, kind in ((PROVIDERS, "provider"), (MODULES, "module")):
        listed = config.get(key)
        if listed is None:
            continue
        if not isinstance(listed, list):
            raise EntryError(
                "must be a list", where=f"{CONFIG}: {key}", hint='write ["hashicorp/random@~> 3.6"]'
            )
        found += [_entry(kind, item, f"{CONFIG}: {key}[{place}]") for place, item in enumerate(listed)]
    _check_apart(found)
    return found, output


def argument(text: str) -> Entry:
    """An entry that is given on the command line. Raises EntryError."""
    if not text.strip() or text.lstrip().startswith(_JSON):
        raise EntryError(
            "is no entry", where=text, hint="write a name in cdktf.json, SOURCE@VERSION or ./FOLDER"
        )
    source = text.partition("@")[0]
    is_provider = _is_provider(source) and not _is_registry_module(source)
    if source == "git" or source.startswith(_CODE_HOSTS):
        is_provider = False
    return _entry("provider" if is_provider else "module", text, text)


def choose(listed: list[Entry], wanted: tuple[str, ...]) -> list[Entry]:
    """What was asked for: entries that are listed, by name or source, and others as they are written."""
    if not wanted:
        return listed
    found = []
    for text in wanted:
        known = [entry for entry in listed if text in (entry.name, entry.source, entry.package)]
        found += known or [argument(text)]
    _check_apart(found)
    return found


def _entry(kind: str, given: Any, where: str) -> Entry:
    if isinstance(given, str):
        entry = _provider(given, where) if kind == "provider" else _module(given, where)
    elif isinstance(given, dict):
        entry = _object(kind, given, where)
    else:
        raise EntryError(
            f"must be a text or an object, not {json.dumps(given)[:40]}",
            where=where,
            hint='write "hashicorp/random@~> 3.6"' if kind == "provider" else 'write "./modules/network"',
        )
    if entry.version:
        _check_constraint(entry, where)
    if kind == "provider" and not _is_provider(entry.source):
        raise EntryError(
            f'"{entry.source}" is no source of a provider',
            where=where,
            hint="write NAME, NAMESPACE/NAME or HOST/NAMESPACE/NAME, then @ and a version",
        )
    if not entry.package.isidentifier() or iskeyword(entry.package):
        raise EntryError(
            f'no package can be called "{entry.name}"',
            where=where,
            hint=f'give it a name: {{"name": "other", "source": "{entry.source}"}}',
        )
    return entry


def _object(kind: str, given: dict[str, Any], where: str) -> Entry:
    for key, value in given.items():
        if key not in _KEYS:
            hint = did_you_mean(key, _KEYS) or f"known are {', '.join(_KEYS)}"
            raise EntryError(f'no key "{key}"', where=where, hint=hint)
        if value is not None and not isinstance(value, str):
            raise EntryError(f'"{key}" must be a text', where=where)
    required = ("name",) if kind == "provider" else ("name", "source")
    for key in required:
        if not given.get(key):
            raise EntryError(f'"{key}" is missing', where=where)
    version = given.get("version") or ""
    name = given["name"]
    return Entry(kind, name, given.get("source") or name, "" if version == "*" else version, where)


def _provider(text: str, where: str) -> Entry:
    source, _, version = text.partition("@")
    return Entry("provider", source.rpartition("/")[2], source, "" if version == "*" else version, where)


def _module(text: str, where: str) -> Entry:
    if _LOCAL.match(text):
        return Entry("module", text.rstrip("/").rpartition("/")[2], text, "", where)
    source, _, version = text.partition("@")
    package, _, inside = source.partition("//")
    if _is_registry_module(package):
        name = inside.rpartition("/")[2] if inside else package.split("/")[-2]
        return Entry("module", name, source, version, where)
    # One of another kind is called by its path, without host, query and suffix; its version is in it.
    path = text.rpartition("://")[2].rpartition(":")[2].partition("?")[0]
    return Entry("module", re.sub(r"\.git|\.hg|\.zip", "", path, count=1).rpartition("/")[2], text, "", where)


def _is_registry_module(source: str) -> bool:
    parts = source.split("/")
    if (
        source.startswith(".")
        or not 3 <= len(parts) <= 4
        or "github.com" in source
        or "bitbucket.org" in source
    ):
        return False
    named = parts[-3:]
    if not all(_SEGMENT.fullmatch(part) for part in named):
        return False
    return len(parts) == 3 or _HOST.fullmatch(parts[0]) is not None


def _is_provider(source: str) -> bool:
    *host, namespace, kind = ["hashicorp", *source.split("/")][-max(2, source.count("/") + 1) :]
    if len(host) > 1 or not (_SEGMENT.fullmatch(namespace) and _SEGMENT.fullmatch(kind)):
        return False
    return all(_HOST.fullmatch(name) for name in host)


def _check_constraint(entry: Entry, where: str) -> None:
    is_right = terms if entry.kind == "provider" else is_constraint
    for part in entry.version.split(","):
        if not is_right(part):
            raise EntryError(
                f'"{part.strip()}" is no version constraint',
                where=where,
                hint='such as "~> 3.6" or ">= 3.1, < 4"',
            )


def _check_apart(entries: list[Entry]) -> None:
    """Two of one package would take each other's place."""
    seen: dict[str, Entry] = {}
    for entry in entries:
        if (other := seen.setdefault(entry.package, entry)) is not entry and other != entry:
            raise EntryError(
                f'goes to "{entry.package}", where {other.where} goes',
                where=entry.where,
                hint=f'give one of them a name: {{"name": "other", "source": "{entry.source}"}}',
            )
