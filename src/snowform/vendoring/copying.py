"""Copy downloaded modules into the project, without what nobody needs, each calling the copies of others."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from snowform.files import write_atomic
from snowform.provision.configuration.calls import call_bodies
from snowform.provision.configuration.files import JSON, module_files
from snowform.provision.hcl.bodies import HclError
from snowform.vendoring.calls import read_json, read_text
from snowform.vendoring.download import INSTALLED, Installed
from snowform.vendoring.manifest import MODULES, VendorError
from snowform.vendoring.rewriting import rewrite
from snowform.vendoring.vendored import leaves

# Of git and of the hosts of git, nowhere read by OpenTofu; a .gitignore would hide files from review.
_DROPPED_ANYWHERE = frozenset(
    {".git", ".github", ".gitignore", ".gitattributes", ".gitmodules", ".terraform"}
)
_DROPPED_ANYWHERE_FILES = frozenset({".terraform.lock.hcl", ".pre-commit-config.yaml", ".releaserc.json"})
# What the standard module structure has for readers and for the module's own tests
# (https://opentofu.org/docs/language/modules/develop/structure/).
_DROPPED_AT_TOP = frozenset({"examples", "test", "tests", "wrappers"})


def copy_packages(installed: Mapping[str, Installed], scratch: Path, target: Path) -> dict[str, Installed]:
    """Copy each package to `modules/<key>` in `target` and point calls between them there; those copied.

    A module that is called twice within a package is one folder, so what it calls is copied once.
    Raises VendorError where a package cannot be copied or its calls cannot be read.
    """
    copied: dict[str, Installed] = {}
    rewritten: dict[Path, dict[str, str]] = {}
    for key, module in installed.items():
        if not module.downloaded:
            continue
        if module.parent:
            parent = installed[module.parent]
            if parent.package not in copied:
                continue
            caller = target / MODULES / parent.package / parent.within
            sources = rewritten.setdefault(caller, {})
            if module.label in sources:
                continue
            callee = target / MODULES / key / module.within
            sources[module.label] = Path(os.path.relpath(callee, caller)).as_posix()
        within = [module.within for module in installed.values() if module.package == key]
        _copy(scratch / INSTALLED / key, target / MODULES / key, within)
        copied[key] = module
    for folder, sources in rewritten.items():
        _point_elsewhere(folder, sources)
    return copied


def _copy(source: Path, target: Path, within: list[str]) -> None:
    dropped = {source / name for name in _DROPPED_AT_TOP if _unused(source, name, within)}

    def ignored(folder: str, names: list[str]) -> set[str]:
        unwanted = _DROPPED_ANYWHERE | _DROPPED_ANYWHERE_FILES
        return {name for name in names if name in unwanted or Path(folder) / name in dropped}

    shutil.copytree(source, target, symlinks=True, ignore=ignored)
    for path in _below(target):
        if path.is_symlink():
            _refuse_leaving(path, target)
        elif path.is_dir():
            # Neither git nor an archive keeps an empty folder, and the hash would tell.
            if not any(path.iterdir()):
                path.rmdir()
        else:
            path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)


def _unused(package: Path, name: str, within: list[str]) -> bool:
    """Whether no module in use lies in the package's folder `name`, nor speaks of it."""
    if any(place == name or place.startswith(f"{name}/") for place in within):
        return False
    files = (file for place in within for file in module_files(package / place))
    return not any(f"{name}/".encode() in file.read_bytes() for file in files)


def _below(folder: Path) -> Iterator[Path]:
    """What is below a folder, the deepest first."""
    for parent, folders, files in os.walk(folder, topdown=False):
        yield from (Path(parent) / name for name in sorted(files + folders))


def _refuse_leaving(link: Path, package: Path) -> None:
    if leaves(link, package):
        raise VendorError(
            f"is a link out of the module, to {link.readlink()}",
            where=link.relative_to(package.parent).as_posix(),
            hint="vendor the module by hand, and call it by its path",
        )


def _point_elsewhere(folder: Path, sources: Mapping[str, str]) -> None:
    """Give calls in a module's files their new sources."""
    for path in module_files(folder):
        if path.name.endswith(JSON):
            _rewrite_json(path, sources)
            continue
        text = read_text(path)
        try:
            changed = rewrite(text, sources)
        except HclError as error:
            raise VendorError(f"cannot be read: {error}", where=str(path)) from error
        if changed != text:
            write_atomic(path, changed)


def _rewrite_json(path: Path, sources: Mapping[str, str]) -> None:
    document = read_json(path)
    changed = False
    for name, body in call_bodies(document):
        if name in sources:
            changed = True
            body.pop("version", None)
            if "source" in body:
                body["source"] = sources[name]
    if changed:
        write_atomic(path, json.dumps(document, indent=2, ensure_ascii=False) + "\n")
