"""`vendor.json`: which modules of a stack were vendored, from where, and what they contained then."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from snowform.errors import SnowformError
from snowform.files import write_if_changed

NAME = "vendor.json"
MODULES = "modules"
FORMAT = 1
_AGAIN = "remove it, and make it again with `snowform vendor`"
# What is a template, another system's path, or no text at all.
_NO_NAME = re.compile(r"[\\\0-\x1f]|[$%]\{")


class VendorError(SnowformError):
    """What is vendored does not fit the stack, or cannot be had."""


@dataclass(frozen=True, slots=True)
class Called:
    """A call of the stack: its source and version as the program has them, and where the copy lies."""

    source: str
    version: str
    path: str


@dataclass(frozen=True, slots=True)
class Package:
    """What was downloaded for a call: the version that was chosen, git's commit where there is one."""

    source: str
    version: str
    commit: str
    hash: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Calls by their name in the stack; packages by folder (`modules/vpc`), nested ones too.

    `providers` are those that modules require, by source address, with their constraints.
    """

    modules: dict[str, Called] = field(default_factory=dict)
    packages: dict[str, Package] = field(default_factory=dict)
    providers: dict[str, list[str]] = field(default_factory=dict)

    def packages_of(self, name: str) -> dict[str, Package]:
        """The packages of one call: its own, and those that modules in it call (`modules/vpc.subnets`)."""
        own = f"{MODULES}/{name}"
        return {at: p for at, p in self.packages.items() if at == own or at.startswith(f"{own}.")}


def read(folder: Path) -> Manifest | None:
    """The manifest of a stack's vendor folder; None where there is none.

    Raises VendorError where it is damaged, or of another version of Snowform.
    """
    path = folder / NAME
    if not path.is_file():
        return None
    try:
        document = json.loads(path.read_bytes())
        if document["format"] != FORMAT:
            raise VendorError(f"is of format {document['format']!r}, not {FORMAT}", where=str(path))
        found = Manifest(
            {name: Called(**entry) for name, entry in document["modules"].items()},
            {at: Package(**entry) for at, entry in document["packages"].items()},
            {source: list(constraints) for source, constraints in document["providers"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise VendorError("is not a manifest of `snowform vendor`", where=str(path), hint=_AGAIN) from error
    for problem in _problems(found):
        raise VendorError(problem, where=str(path), hint=_AGAIN)
    return found


def _problems(found: Manifest) -> Iterator[str]:
    """What is not below `modules/`: a call that left the project would take what nobody has looked at."""
    for at in found.packages:
        if at.count("/") != 1 or not _goes_down(at):
            yield f'"{at}" is not the folder of a vendored module'
    for name, called in found.modules.items():
        start, _, rest = str(called.path).partition("/")
        package = "/".join(rest.split("/")[:2])
        if start != "." or package not in found.packages or not _goes_down(rest):
            yield f'the path of "{name}", "{called.path}", leads to no vendored module'


def _goes_down(path: str) -> bool:
    """Whether each part of a path is a name in the one before it, from `modules` on."""
    parts = path.split("/")
    return parts[0] == MODULES and not any(part in {"", ".", ".."} or _NO_NAME.search(part) for part in parts)


def write(manifest: Manifest, folder: Path) -> None:
    """Write it, in one form only."""
    document: dict[str, Any] = {"format": FORMAT, **asdict(manifest)}
    write_if_changed(folder / NAME, json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n")
