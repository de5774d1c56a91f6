"""Whose the folders of a run are, and who may write to them: whoever does can put links and programs there.

As root in a folder of somebody else's, a link named `lock` would have any file emptied; whoever can write to
the cache can put a program in a provider's place.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from ..errors import StorageError
from .paths import Paths

_OTHERS_WRITE = 0o022
_OTHERS_SEE = 0o077
_ROOT = 0
_UNCHANGED = "nothing was changed"


def check_folders(paths: Paths) -> None:
    """StorageError where one of the folders that is there is not this user's, or open, or has a link in it.

    What is not there yet is passed over: it is made as it should be.
    """
    check_folder(paths.state, private=True)
    check_folder(paths.cache)
    check_folder(paths.runtime)
    for folder in (paths.backups, paths.journals, paths.data):
        check_inner(folder)
    for entry in _entries(paths):
        check_inner(entry)
    # Modules and providers have links of their own; what counts is who has put them there.
    for within, folders, files in os.walk(paths.data):
        for path in (Path(within, name) for name in (*folders, *files)):
            _check_owner(path, path.lstat())
    if paths.outputs is not None:
        check_folder(paths.outputs)


def check_folder(folder: Path, *, private: bool = False) -> None:
    """A folder that an operator has named: this user's or root's, closed to others, `private` also to read.

    It may be a link, if that is this user's or root's: systemd's for a dynamic user, or one to another disk.
    StorageError where it is not so.
    """
    try:
        link = folder.lstat()
    except FileNotFoundError:
        return
    except OSError as error:
        raise StorageError(f"cannot be read: {error.strerror}", where=str(folder)) from error
    _check_owner(folder, link)
    try:
        found = folder.stat()
    except OSError as error:
        raise StorageError(f"leads nowhere: {error.strerror}", where=str(folder), hint=_UNCHANGED) from error
    if not stat.S_ISDIR(found.st_mode):
        raise StorageError("is not a folder", where=str(folder), hint=_UNCHANGED)
    _check_owner(folder, found)
    mode = stat.S_IMODE(found.st_mode)
    if private and mode & _OTHERS_SEE:
        raise StorageError(
            "others may read or write it, and the state holds every secret of the stack",
            where=str(folder),
            hint=f"chmod 700 {folder}",
        )
    if mode & _OTHERS_WRITE:
        raise StorageError(
            "others may write to it, so that what lies there may be anybody's",
            where=str(folder),
            hint=f"see that all in it is yours, then chmod go-w {folder}",
        )


def check_inner(path: Path) -> None:
    """A file or folder that a run has made in a folder of its own; StorageError for a link, or another's."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return
    except OSError as error:
        raise StorageError(f"cannot be read: {error.strerror}", where=str(path)) from error
    if stat.S_ISLNK(found.st_mode):
        raise StorageError(
            "is a link, and none is followed here", where=str(path), hint=f"remove it; {_UNCHANGED}"
        )
    if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
        raise StorageError("is neither a file nor a folder", where=str(path), hint=f"remove it; {_UNCHANGED}")
    _check_owner(path, found)
    if found.st_mode & _OTHERS_WRITE:
        raise StorageError(
            "others may write to it", where=str(path), hint=f"see what it holds, then chmod go-w {path}"
        )


def _entries(paths: Paths) -> Iterator[Path]:
    """What a run opens by its name. Of the run's folder its own are checked, for it may be shared."""
    places = {paths.cache, paths.runtime}
    for folder in (paths.state, paths.backups, paths.journals):
        yield from (path for path in _listed(folder) if path not in places)
    yield from (path for path in _listed(paths.runtime) if path.name.startswith("run-"))


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StorageError(f"cannot be read: {error.strerror}", where=str(folder)) from error


def _check_owner(path: Path, found: os.stat_result) -> None:
    us = os.geteuid()
    if found.st_uid in {us, _ROOT}:
        return
    what = "the link belongs" if stat.S_ISLNK(found.st_mode) else "belongs"
    raise StorageError(
        f"{what} to {_named(found.st_uid)}, and this program runs as {_named(us)}",
        where=str(path),
        hint=f"run it as that user; or see what is in it, then chown it; {_UNCHANGED}",
    )


def _named(uid: int) -> str:
    import pwd

    try:
        return f"{pwd.getpwuid(uid).pw_name} (uid {uid})"
    except KeyError:
        return f"uid {uid}"
