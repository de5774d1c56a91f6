"""The folder that tofu runs in: new and empty for each run, for tofu loads whatever lies there."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..configuration.dependency_lock import DEPENDENCY_LOCK, locked_providers
from ..errors import StorageError, UsageError
from ..host.files import PRIVATE, private_folder, write_json
from ..host.paths import Paths
from ..records import dataclass
from ..state import errored

CONFIGURATION = "config.tf.json"
_PREFIX = "run-"


@dataclass(frozen=True, slots=True)
class Workspace:
    """One run's folder (absolute, below `Paths.runtime`) with the configuration in it; tofu runs there."""

    folder: Path

    @property
    def plan(self) -> Path:
        """The plan file: it holds every value, and is gone with the folder."""
        return self.folder / "tfplan"

    @property
    def dependency_lock(self) -> Path:
        """The checksums of the providers in use, after init."""
        return self.folder / DEPENDENCY_LOCK

    @property
    def cli_config(self) -> Path:
        """tofu's CLI configuration for this run."""
        return self.folder / ".tofurc"

    @property
    def locked_providers(self) -> tuple[tuple[str, str], ...]:
        """Source ("HOST/NAMESPACE/TYPE") and version of all providers in use, after init; modules' too.

        UsageError where the dependency lock file is no HCL.
        """
        try:
            text = self.dependency_lock.read_text(encoding="utf-8")
        except FileNotFoundError:
            return ()
        return locked_providers(text)

    @property
    def providers(self) -> tuple[str, ...]:
        """The sources of all providers in use, after init; UsageError as of `locked_providers`."""
        return tuple(source for source, _ in self.locked_providers)

    def add(self, name: str, document: Mapping[str, Any]) -> None:
        """Lay a file of JSON beside the configuration; an empty document takes it away again.

        StorageError where it cannot be written.
        """
        path = self.folder / name
        if document:
            write_json(path, document)
        else:
            path.unlink(missing_ok=True)


def read_configuration(paths: Paths) -> dict[str, Any]:
    """What the stack's `config.tf.json` holds; UsageError where it cannot be read, or is no JSON object."""
    path = paths.configuration / CONFIGURATION
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except ValueError as error:
        raise UsageError(f"is not JSON: {error}", where=str(path)) from error
    except RecursionError as error:
        raise UsageError("is nested too deeply", where=str(path)) from error
    if not isinstance(document, dict):
        raise UsageError("is not a JSON object", where=str(path))
    return document


@contextmanager
def workspace(paths: Paths) -> Iterator[Workspace]:
    """A new folder of this run's alone, deleted afterwards; a state that tofu left there is moved out first.

    In it: the configuration, copied; the folders beside it (assets, modules), linked; the operator's
    override files. Nothing else that lies beside the configuration is taken along.
    StorageError where it cannot be made.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=paths.runtime))
    except OSError as error:
        raise StorageError(f"cannot be written to: {error.strerror}", where=str(paths.runtime)) from error
    made = Workspace(folder)
    try:
        _fill(made, paths)
        yield made
    finally:
        _remove(folder, paths)


def sweep(paths: Paths) -> None:
    """Delete what interrupted runs left in the runtime folder; to be called with the lock held.

    Their plan files hold values that nobody else may see. A state that tofu could not save is moved out
    first.
    """
    for folder in sorted(paths.runtime.glob(f"{_PREFIX}*")):
        if folder.is_dir() and not folder.is_symlink():
            _remove(folder, paths)
    paths.backend_settings.unlink(missing_ok=True)


def known_lock(paths: Paths) -> Path | None:
    """The dependency lock file to hold to: that of the configuration, else that of the first run."""
    given = (paths.configuration / DEPENDENCY_LOCK, paths.dependency_lock)
    return next((path for path in given if path.is_file()), None)


def _fill(made: Workspace, paths: Paths) -> None:
    source = paths.configuration.absolute()
    for entry in sorted(source.iterdir()):
        if entry.name == CONFIGURATION:
            copy = made.folder / CONFIGURATION
            shutil.copyfile(entry, copy)
            copy.chmod(PRIVATE)
        elif entry.is_dir() and not entry.name.startswith("."):
            (made.folder / entry.name).symlink_to(entry, target_is_directory=True)
    for number, override in enumerate(paths.overrides):
        # A name that tofu takes for an override file, read before our own.
        shutil.copyfile(override, made.folder / f"given_{number:02}_override.tf.json")
    if known := known_lock(paths):
        shutil.copyfile(known, made.dependency_lock)
    private_folder(paths.data)


def _remove(folder: Path, paths: Paths) -> None:
    Workspace(folder).plan.unlink(missing_ok=True)
    try:
        errored.collect(paths, folder)
    except StorageError:
        # No room for the only state that there is: it stays where it is, for the next run to move.
        return
    shutil.rmtree(folder, ignore_errors=True)
