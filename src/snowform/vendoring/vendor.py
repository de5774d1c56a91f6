"""`snowform vendor`: bring a stack's vendor folder up to date, and its lock file. Writes nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from snowform.files import copy_tree, scratch_folder
from snowform.nar import hash_tree
from snowform.vendoring import manifest as manifests
from snowform.vendoring.calls import remote_modules
from snowform.vendoring.copying import copy_packages
from snowform.vendoring.download import (
    INSTALLED,
    Installed,
    check_complete,
    download,
    folders_in,
    git_commit,
    require_local,
)
from snowform.vendoring.manifest import MODULES, Called, Manifest, Package
from snowform.vendoring.vendored import LOCK, call_problem, localized, package_problem

Status = Literal["nothing to vendor", "current", "vendored", "removed"]


def vendor(
    document: dict[str, Any],
    folder: Path,
    *,
    cache: Path,
    root_module: Path | None = None,
    update: bool = False,
) -> Status:
    """Make `folder` (`vendor/<stack>`) hold the remote modules that the stack calls, and what those call.

    Calls that the folder answers already are left as they are, unless `update` is set: then a constraint may
    find a newer version, a branch a newer commit. Written all at once, or not at all.
    """
    known = manifests.read(folder) or Manifest()
    calls = remote_modules(document)
    if not calls:
        return _remove(folder)
    kept = {
        call.name
        for call in calls
        if not update and _answers(call.name, call_problem(call, known), known, folder)
    }
    wanted = {call.name for call in calls} - kept
    leftover = sorted({path.name for path in _present(folder)} - _names(known, kept))
    if not wanted and not leftover and known.modules.keys() == kept:
        return "current"
    with scratch_folder() as scratch:
        made, getting, trial = (scratch / name for name in ("made", "get", "trial"))
        for path in (made / MODULES, getting, trial):
            path.mkdir(parents=True)
        new = _fetch(_without(document, kept), root_module, getting, made, cache) if wanted else Manifest()
        manifest = Manifest(
            {n: known.modules[n] for n in sorted(kept)} | new.modules,
            {at: p for n in sorted(kept) for at, p in known.packages_of(n).items()} | new.packages,
        )
        for at in sorted(manifest.packages.keys() - new.packages.keys()):
            shutil.copytree(folder / at, made / at, symlinks=True)
        beside_it = {**(folders_in(root_module) if root_module else {}), MODULES: made / MODULES}
        providers = require_local(localized(document, manifest), beside_it, trial, cache)
        folder.mkdir(parents=True, exist_ok=True)
        copy_tree(made / MODULES, folder / MODULES)
        manifests.write(replace(manifest, providers=providers), folder)
    return "vendored"


def _answers(name: str, problem: str | None, known: Manifest, folder: Path) -> bool:
    return problem is None and not any(package_problem(at, known, folder) for at in known.packages_of(name))


def _present(folder: Path) -> list[Path]:
    return list((folder / MODULES).iterdir()) if (folder / MODULES).is_dir() else []


def _names(known: Manifest, kept: set[str]) -> set[str]:
    return {at.removeprefix(f"{MODULES}/") for name in kept for at in known.packages_of(name)}


def _without(document: Mapping[str, Any], kept: set[str]) -> dict[str, Any]:
    modules = {name: body for name, body in document["module"].items() if name not in kept}
    return {**document, "module": modules}


def _fetch(
    document: Mapping[str, Any], root_module: Path | None, getting: Path, made: Path, cache: Path
) -> Manifest:
    installed = download(document, root_module, getting, cache)
    check_complete(document, installed)
    copied = copy_packages(installed, getting, made)
    return Manifest(
        {
            call.name: Called(call.source, call.version, _path(installed[call.name]))
            for call in remote_modules(document)
        },
        {
            f"{MODULES}/{key}": Package(
                module.source,
                module.version,
                git_commit(getting / INSTALLED / key),
                hash_tree(made / MODULES / key),
            )
            for key, module in copied.items()
        },
    )


def _path(module: Installed) -> str:
    return "./" + "/".join(part for part in (MODULES, module.key, module.within) if part)


def _remove(folder: Path) -> Status:
    """Take away what was vendored for calls that are gone; a lock file stays."""
    if not (folder / manifests.NAME).is_file():
        return "nothing to vendor"
    shutil.rmtree(folder / MODULES, ignore_errors=True)
    (folder / manifests.NAME).unlink()
    if not (folder / LOCK).exists() and not any(folder.iterdir()):
        folder.rmdir()
    return "removed"
