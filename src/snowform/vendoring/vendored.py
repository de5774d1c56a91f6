"""What of a stack is vendored, and whether it is right: the configuration with local modules. Reads only."""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from snowform.nar import hash_tree
from snowform.provision.configuration.calls import ModuleCall, call_bodies, module_calls
from snowform.vendoring import manifest as manifests
from snowform.vendoring.calls import remote_below_local, remote_modules
from snowform.vendoring.manifest import MODULES, Manifest, VendorError

# Below the project; a stack's folder in it has the stack's name.
FOLDER = "vendor"
LOCK = ".terraform.lock.hcl"


@dataclass(frozen=True, slots=True)
class Vendored:
    """A configuration that needs nothing fetched, and what has to lie beside it.

    `folders` are to be copied beside it under their names; `lock` is a dependency lock file for all
    platforms, if the project has one. `providers` are those that modules require, by source address
    ("hashicorp/tls"), with their constraints (">= 3.0.0, < 5.0.0").
    """

    document: dict[str, Any]
    folders: Mapping[str, Path] = field(default_factory=dict)
    lock: Path | None = None
    providers: Mapping[str, Sequence[str]] = field(default_factory=dict)


def vendored(document: dict[str, Any], folder: Path, *, root_module: Path | None = None) -> Vendored:
    """The configuration with its remote modules replaced by the copies in `folder` (`vendor/<stack>`).

    Raises VendorError, which names `snowform vendor`, where a copy is missing or is not what was vendored.
    With `root_module`, the folder of the configuration, its local modules are read as well.
    """
    wrong = next(problems(document, folder, root_module=root_module), None)
    if wrong is not None:
        raise wrong
    lock = folder / LOCK if (folder / LOCK).is_file() else None
    found = manifests.read(folder)
    if found is None or not found.modules:
        return Vendored(document, lock=lock)
    return Vendored(localized(document, found), {MODULES: folder / MODULES}, lock, found.providers)


def localized(document: dict[str, Any], manifest: Manifest) -> dict[str, Any]:
    """The configuration with the calls that the manifest knows pointed at their copies."""
    changed = copy.deepcopy(document)
    for name, body in call_bodies(changed):
        if (called := manifest.modules.get(name)) is not None:
            body["source"] = called.path
            body.pop("version", None)
    return changed


def problems(
    document: Mapping[str, Any], folder: Path, *, root_module: Path | None = None
) -> Iterator[VendorError]:
    """What keeps a stack from being applied without fetching a module, and what is left over."""
    for call in module_calls(document):
        if not call.remote and posixpath.normpath(call.source).startswith(".."):
            yield VendorError(
                f'the module "{call.source}" lies outside of the configuration\'s folder',
                where=f"module.{call.name}.source",
                hint="list it in cdktf.json's terraformModules, so that it becomes an asset",
            )
    if root_module is not None:
        for source, call in remote_below_local(document, root_module):
            yield nested_in_local(source, call)
    again = f"run `snowform vendor {folder.name}`"
    known = manifests.read(folder) or Manifest()
    calls = {call.name: call for call in remote_modules(document)}
    for name, call in calls.items():
        if (wrong := call_problem(call, known)) is not None:
            yield VendorError(wrong, where=f"module.{name}", hint=again)
    for name in known.modules.keys() - calls.keys():
        yield VendorError(
            f'the stack calls no remote module "{name}" any more', where=str(folder), hint=again
        )
    yield from _package_problems(known, folder, again)


def call_problem(call: ModuleCall, known: Manifest) -> str | None:
    """Why the manifest does not answer a call; None where it does."""
    had = known.modules.get(call.name)
    if had is None:
        return f'"{call.source}" is not vendored'
    if (had.source, had.version) != (call.source, call.version):
        now, before = _shown(call.source, call.version), _shown(had.source, had.version)
        return f"calls {now}, but {before} is vendored"
    return None


def package_problem(at: str, known: Manifest, folder: Path) -> str | None:
    """Why a package is not what the manifest says; None where it is."""
    package = folder / at
    if not package.is_dir():
        return "is missing"
    if package.is_symlink() or package.parent.is_symlink():
        return "is a link, not a copy"
    if any(leaves(path, package) for path in package.rglob("*") if path.is_symlink()):
        return "holds a link out of the module"
    return None if hash_tree(folder / at) == known.packages[at].hash else "is not what was vendored"


def leaves(link: Path, package: Path) -> bool:
    """Whether a link in a package leads out of it."""
    # Resolved, for a link may go up through another one.
    return link.readlink().is_absolute() or not link.resolve().is_relative_to(package.resolve())


def nested_in_local(source: str, call: ModuleCall) -> VendorError:
    """A local module that calls a remote one: it is the user's own file, which is not rewritten."""
    return VendorError(
        f'the local module "{source}" calls the remote module "{call.source}"',
        where=f"module.{call.name}",
        hint="call that from the stack, or keep a copy of it beside the local module",
    )


def _package_problems(known: Manifest, folder: Path, again: str) -> Iterator[VendorError]:
    for at in sorted(known.packages):
        if (wrong := package_problem(at, known, folder)) is not None:
            yield VendorError(wrong, where=str(folder / at), hint=again)
    present = (folder / MODULES).iterdir() if (folder / MODULES).is_dir() else ()
    for path in sorted(present):
        if f"{MODULES}/{path.name}" not in known.packages:
            yield VendorError("is not in vendor.json", where=str(path), hint=f"{again}, or remove it")


def _shown(source: str, version: str) -> str:
    return f'"{source}"' + (f" {version}" if version else "")
