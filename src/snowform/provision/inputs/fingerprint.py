"""One hash of all files that a configuration consists of and reads, for an apply reads them once more."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..configuration.dependency_lock import DEPENDENCY_LOCK, locked_providers
from ..patterns import regex
from ..plan.modules import root_of

# What a version control system keeps beside a downloaded module differs from one download to the next.
_PASSED_OVER = frozenset({".git", ".hg", ".svn", ".terraform"})
# Of the run's own folder: the plan itself, what tofu leaves where it fails, its temporary files and settings.
_OWN = frozenset({"tfplan", "errored.tfstate", "crash.log", ".tmp", ".tofurc"})

_CODE = regex(r".*\.(tf|tofu)(\.json)?")
# A file that an expression names by its absolute path, in Terraform's language or in its JSON.
_READ = regex(r'\b(?:file\w*|templatefile)\(\s*\\?"(/[^"\\$%]+)')


def fingerprint(folder: Path, data: Path, document: Mapping[str, Any]) -> str:
    """The hash of the folder of a run after its plan was made: the same for the next run of the same files.

    In it are the configuration with all that lies beside it, the modules that were downloaded below `data`
    (TF_DATA_DIR), the providers' versions, and files that expressions and provisioners name by an absolute
    path. `document` is the plan's (`show -json`). A path that is only computed is not found.
    """
    trees = [*_tree(folder, "", own=True), *_tree(data / "modules", "modules:")]
    named = {*_named(trees), *_uploaded(document)}
    parts = [
        *((name, _hash(path)) for name, path in trees if path.name != DEPENDENCY_LOCK),
        *((str(path), _hash(path)) for top in named for _, path in _tree(Path(top), "")),
        *_providers(folder / DEPENDENCY_LOCK),
    ]
    return hashlib.sha256(json.dumps(sorted(parts)).encode()).hexdigest()


def _tree(folder: Path, prefix: str, *, own: bool = False) -> list[tuple[str, Path]]:
    """All files below a folder by their names from there; a file is its own only one. Links are followed."""
    if folder.is_file():
        return [(prefix, folder)]
    return list(_walk(folder, prefix, frozenset(), _PASSED_OVER | (_OWN if own else frozenset())))


def _walk(
    folder: Path, prefix: str, above: frozenset[str], passed_over: frozenset[str]
) -> Iterator[tuple[str, Path]]:
    real = os.path.realpath(folder)
    if real in above or not folder.is_dir():
        return
    for entry in sorted(folder.iterdir()):
        if entry.name in passed_over:
            continue
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/", above | {real}, _PASSED_OVER)
        elif entry.is_file():
            yield f"{prefix}{entry.name}", entry


def _named(trees: Iterable[tuple[str, Path]]) -> Iterator[str]:
    for _, path in trees:
        if _CODE.fullmatch(path.name):
            yield from _READ.findall(_text(path))


def _uploaded(document: Mapping[str, Any]) -> Iterator[str]:
    """Absolute paths of what the provisioners `file` and `remote-exec` send."""
    resources = (resource for module in root_of(document).all() for resource in module.resources)
    for provisioner in (block for resource in resources for block in resource.get("provisioners") or ()):
        expressions = provisioner.get("expressions") or {}
        for name in ("source", "script", "scripts"):
            value = (expressions.get(name) or {}).get("constant_value")
            for path in value if isinstance(value, list) else [value]:
                if isinstance(path, str) and path.startswith("/"):
                    yield path


def _providers(lock_file: Path) -> list[tuple[str, str]]:
    """Which providers act. Their checksums may be completed from run to run, so they are left out."""
    return list(locked_providers(_text(lock_file)))


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"cannot be read: {error.strerror}"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
