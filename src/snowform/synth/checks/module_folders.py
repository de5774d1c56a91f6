"""Where the files of a called module lie: beside the configuration, vendored, or downloaded. Reads only.

https://opentofu.org/docs/language/modules/sources/
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from snowform.errors import SnowformError
from snowform.provision.configuration.calls import ModuleCall
from snowform.schema.version_constraints import is_constraint
from snowform.vendoring import manifest as manifests

if TYPE_CHECKING:
    from snowform.synth.project import Project

REGISTRIES = ("registry.opentofu.org/", "registry.terraform.io/")
_DOWNLOADED = Path("modules") / "modules.json"
# https://opentofu.org/docs/language/modules/sources/#module-registry; hosts of git have a form of their own.
_REGISTRY = re.compile(r"(?:[\w.-]+\.[\w.:-]+/)?[0-9A-Za-z][\w-]*/[0-9A-Za-z][\w-]*/[0-9a-z]+(?://.*)?")
_HOSTS_OF_GIT = ("github.com/", "bitbucket.org/")
_TERM = re.compile(r"\s*(=|!=|>=|<=|>|<|~>)?\s*v?(\d+(?:\.\d+)*)\s*")

Version = tuple[int, ...]


class ModuleFolders:
    """Finds the folders of the modules that one stack calls.

    `beside` is the folder of its configuration.
    """

    def __init__(self, beside: Path | None, project: Project | None = None, stack: str = "") -> None:
        self._beside = beside
        self._vendor: Path | None = None
        self._data: tuple[tuple[Path, str], ...] = ()
        if project is not None:
            self._vendor = project.root / "vendor" / stack
            # Where OpenTofu, `snowform apply` and cdktf have each put what they downloaded.
            self._data = (
                (project.root / "out" / stack, ".terraform"),
                (project.root / ".snowform" / stack, "cache/data"),
                (project.output / "stacks" / stack, ".terraform"),
                (project.root, ".terraform"),
            )

    def folder(self, call: ModuleCall) -> Path | None:
        """The folder that holds what a call asks for; None where it is nowhere here."""
        if not call.remote:
            return self._beside / call.source if self._beside else None
        if call.source.startswith("/"):
            return Path(call.source)
        return self._vendored(call) or self._downloaded(call)

    def _vendored(self, call: ModuleCall) -> Path | None:
        had = self._manifest.modules.get(call.name)
        if self._vendor is None or had is None or (had.source, had.version) != (call.source, call.version):
            return None
        return self._vendor / had.path

    def _downloaded(self, call: ModuleCall) -> Path | None:
        for folder, entry in self._entries:
            if (
                entry.get("Key") == call.name
                and _is_of(call.source, str(entry.get("Source", "")))
                and satisfies(str(entry.get("Version", "")), call.version)
                and (found := folder / str(entry.get("Dir", ""))).is_dir()
            ):
                return found
        return None

    @cached_property
    def _manifest(self) -> manifests.Manifest:
        try:
            return (self._vendor and manifests.read(self._vendor)) or manifests.Manifest()
        except SnowformError:
            # Whoever has to use the copies says what is wrong with them.
            return manifests.Manifest()

    @cached_property
    def _entries(self) -> list[tuple[Path, dict[str, Any]]]:
        return [
            (folder, entry) for folder, data in self._data for entry in _recorded(folder / data / _DOWNLOADED)
        ]


def is_of_registry(source: str) -> bool:
    """Whether a source is an address in a registry, which alone has versions."""
    return _REGISTRY.fullmatch(source) is not None and not source.startswith(_HOSTS_OF_GIT)


def satisfies(version: str, constraint: str) -> bool:
    """Whether a version is one that a constraint lets in; False where either has another form.

    https://opentofu.org/docs/language/expressions/version-constraints/
    """
    if not constraint.strip():
        return True
    if not is_constraint(constraint):
        return False
    has = _TERM.fullmatch(version)
    terms = [_TERM.fullmatch(text) for text in constraint.split(",")]
    return bool(has and not has[1]) and all(
        term and _holds(_numbers(has[2]), term[1] or "=", term[2]) for term in terms if has
    )


def _holds(version: Version, operator: str, text: str) -> bool:
    wanted = _numbers(text)
    if operator == "~>":
        # All numbers that are written stay but for the last one, which may be greater.
        fixed = len(text.split(".")) - 1
        return version >= wanted and version[:fixed] == wanted[:fixed]
    return {
        "=": version == wanted,
        "!=": version != wanted,
        ">=": version >= wanted,
        "<=": version <= wanted,
        ">": version > wanted,
        "<": version < wanted,
    }[operator]


def _numbers(text: str) -> Version:
    numbers = [int(number) for number in text.split(".")]
    return tuple(numbers + [0] * (3 - len(numbers)))


def _recorded(record: Path) -> Iterator[dict[str, Any]]:
    """The modules in OpenTofu's own record of what it has installed."""
    try:
        entries = json.loads(record.read_bytes())["Modules"]
    except (OSError, ValueError, KeyError, TypeError):
        return
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict):
            yield entry


def _is_of(source: str, recorded: str) -> bool:
    """Whether a record is of a source: OpenTofu writes it out in full."""
    forms = {source, *(f"{host}{source}" for host in REGISTRIES)}
    if source.startswith("github.com/"):
        owner, _, rest = source.removeprefix("github.com/").partition("/")
        name = re.match(r"[^/?]*", rest)
        repository = name[0] if name else ""
        forms.add(
            f"git::https://github.com/{owner}/{repository.removesuffix('.git')}.git{rest[len(repository) :]}"
        )
    return recorded in forms
