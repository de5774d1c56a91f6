"""Whether a run needs `init`: it does not while nothing has changed that the last one depended on.

`init` hashes the program of each provider once or twice: with AWS' that is a fifth of a run that has nothing
to do. What it made stays in the cache, and a fingerprint says whether it still fits: of the configuration,
the dependency lock file, tofu, its CLI configuration, the values of variables, and of each file of providers
and modules, by inode, size, mode and the time of its last change, which only root could set back. Any doubt
runs `init`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from ..errors import ProvisionError
from ..host.files import read_json, write, write_json
from ..host.paths import Paths
from ..records import asdict, dataclass
from ..tofu.cli_configuration import read_given
from ..tofu.commands import Tofu
from .workspace import Workspace, known_lock

# More files than that are not looked at in each run: `init` is quicker.
MOST_FILES = 10_000


@dataclass(frozen=True, slots=True)
class Initialized:
    """What `init` left: the lock file, if any, the settings of the backend, and the fingerprint of all."""

    fingerprint: str
    dependency_lock: str
    backend: str


def is_current(paths: Paths, tofu: Tofu) -> bool:
    """Whether what the last `init` made still fits; then all that it writes is in its place again.

    StorageError where that cannot be written.
    """
    try:
        known = Initialized(**read_json(paths.initialized))
    except (ProvisionError, TypeError):
        return False
    if known.fingerprint != fingerprint(paths, tofu):
        return False
    if known.dependency_lock:
        write(Workspace(tofu.folder).dependency_lock, known.dependency_lock)
    write(paths.backend_settings, known.backend)
    return True


def remember(paths: Paths, tofu: Tofu) -> None:
    """Keep what an `init` of now made; StorageError where it cannot be written."""
    found, backend = fingerprint(paths, tofu), _text(paths.backend_settings)
    if found and backend:
        lock = _text(Workspace(tofu.folder).dependency_lock)
        write_json(paths.initialized, asdict(Initialized(found, lock, backend)))


def forget(paths: Paths) -> None:
    """The next run runs `init`, whatever was made before."""
    paths.initialized.unlink(missing_ok=True)


def fingerprint(paths: Paths, tofu: Tofu) -> str:
    """A digest of all that `init` depends on and of what it made; empty where not all can be looked at."""
    digest = hashlib.sha256()
    try:
        for fact in _facts(paths, tofu):
            digest.update(json.dumps(fact).encode() + b"\n")
    except (OSError, UnicodeDecodeError, RecursionError, _TooMany):
        return ""
    return digest.hexdigest()


class _TooMany(Exception):
    """There are more files than are looked at."""


def _facts(paths: Paths, tofu: Tofu) -> Iterator[object]:
    yield _text(known_lock(paths))
    yield read_given(paths.cli_config)
    yield sorted(
        (name, value)
        for name, value in tofu.environment.items()
        if name.startswith("TF_") and name != "TF_CLI_CONFIG_FILE"
    )
    yield paths.assignments
    for file in (*sorted(tofu.folder.glob("*.tf.json")), *paths.variables):
        yield file.name, file.read_text(encoding="utf-8")
    linked = (entry for entry in sorted(tofu.folder.iterdir()) if entry.is_symlink())
    seen = 0
    for place in (paths.tofu, paths.plugins, paths.data / "providers", paths.data / "modules", *linked):
        for fact in _files(place.name, place.resolve()) if place else ():
            seen += 1
            if seen > MOST_FILES:
                raise _TooMany
            yield fact


def _text(path: Path | None) -> str:
    return path.read_text(encoding="utf-8") if path and path.is_file() else ""


def _files(name: str, real: Path) -> Iterator[object]:
    """Each file there or below, links followed, by what tells that it is the same and was not changed."""
    if not real.exists():
        yield name, str(real)
    elif real.is_dir():
        yield name, str(real), "folder"
        for entry in sorted(real.iterdir()):
            yield from _files(f"{name}/{entry.name}", entry.resolve())
    else:
        about = real.stat()
        yield (
            *(name, str(real), about.st_dev, about.st_ino),
            *(about.st_size, about.st_mode, about.st_uid, about.st_mtime_ns, about.st_ctime_ns),
        )
