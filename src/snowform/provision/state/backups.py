"""Copies of the state before and after each apply, the latest of them kept.

tofu's own `.backup` is one step deep, and absent after a first apply.

A copy's name begins with the time, but never with one before another copy's: a clock that was put back would
make the newest copy the oldest.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ..errors import StorageError
from ..host.files import private_folder, write
from ..host.paths import Paths
from ..patterns import regex
from ..records import dataclass
from .backend import Backend, Store
from .document import StateDocument, StateError, is_encrypted, parse_pulled

KEPT = 20
BEFORE, AFTER = "before", "after"
# What was moved out of the way: the only copy of something perhaps, so never deleted.
TRUNCATED, ERRORED, MARKER = "cut-off", "errored", "marker"

_TIME = "%Y%m%dT%H%M%S.%fZ"
_NAME = regex(r"(\d{8}T\d{6}\.\d{6}Z)-(\d{6,})-([a-z-]+)\.(?:tfstate|json)")


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy. The serial is 0 where it could not be read; `why` is one of the reasons above.

    `time` is when it was made, or just after the copy before where the clock said less than that.
    """

    path: Path
    time: datetime
    serial: int
    why: str


def keep(
    paths: Paths, store: Store, backend: Backend, why: str, *, count: int = KEPT, now: datetime | None = None
) -> Path | None:
    """Copy the state as it is now; None where there is no whole one, or the newest copy is the same.

    A local state is copied as it lies there, encrypted where it is. A remote one is pulled, which decrypts
    it: with encryption there is no copy at all. Of the copies before and after applies `count` remain.
    Returns the absolute path of the copy.
    TofuFailed where a remote state cannot be pulled, StorageError where the copy cannot be written.
    """
    text = _text(paths, store, backend)
    if not _is_whole(text):
        return None
    newest = newest_of(paths, BEFORE, AFTER)
    if newest and newest.path.read_text(encoding="utf-8", errors="replace") == text:
        return None
    private_folder(paths.backups)
    path = paths.backups / _name(paths, _serial(text), why, now)
    write(path, text)
    _prune(paths, count)
    return path


def put_aside(paths: Paths, path: Path, why: str, *, now: datetime | None = None) -> Path:
    """Move a file of the state folder among the backups, for good; returns its new place.

    StorageError where it cannot be moved.
    """
    private_folder(paths.backups)
    try:
        # Moved, not copied: what is put aside because the disk was full needs no room there.
        target = paths.backups / _name(paths, _serial(_content(path)), why, now, path.suffix)
        path.rename(target)
    except OSError as error:
        raise StorageError(
            f"cannot be moved to {paths.backups}: {error.strerror}", where=str(path)
        ) from error
    return target


def copy(paths: Paths, path: Path, why: str, *, now: datetime | None = None) -> Path | None:
    """Copy a file among the backups, for good; None where it does not exist.

    StorageError where it cannot be written.
    """
    if not path.exists():
        return None
    private_folder(paths.backups)
    text = _content(path)
    target = paths.backups / _name(paths, _serial(text), why, now, path.suffix)
    write(target, text)
    return target


def listed(paths: Paths) -> tuple[Backup, ...]:
    """All copies, the oldest first."""
    found = (_read(path) for path in paths.backups.glob("*")) if paths.backups.is_dir() else ()
    return tuple(
        sorted((backup for backup in found if backup), key=lambda backup: (backup.time, backup.path.name))
    )


def newest(paths: Paths) -> Backup | None:
    """The newest copy of a whole state."""
    return newest_of(paths, BEFORE, AFTER)


def newest_of(paths: Paths, *why: str) -> Backup | None:
    """The newest copy that was made for one of these reasons."""
    return next((backup for backup in reversed(listed(paths)) if backup.why in why), None)


def _text(paths: Paths, store: Store, backend: Backend) -> str:
    if not backend.remote:
        try:
            return paths.state_file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return ""
        except (OSError, ValueError) as error:
            raise StorageError(f"cannot be read: {error}", where=str(paths.state_file)) from error
    if paths.encryption:
        return ""
    pulled = parse_pulled(store.state_pull(), backend.place)
    return pulled.text if pulled else ""


def _is_whole(text: str) -> bool:
    try:
        StateDocument.parse(text, "")
    except StateError:
        return is_encrypted(text)
    return True


def _content(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _name(paths: Paths, serial: int, why: str, now: datetime | None, suffix: str = ".tfstate") -> str:
    time = _next(paths, now or datetime.now(UTC)).strftime(_TIME)
    return f"{time}-{serial:06}-{why}{suffix if suffix == '.json' else '.tfstate'}"


def _next(paths: Paths, now: datetime) -> datetime:
    """Now, but after all copies that there are."""
    newest = max((backup.time for backup in listed(paths)), default=datetime.min.replace(tzinfo=UTC))
    try:
        return max(now, newest + timedelta(microseconds=1))
    except OverflowError:
        # The last moment that there is; the serial goes on.
        return newest


def _serial(text: str) -> int:
    """The serial, which also stands outside what is encrypted; 0 where there is none to be read."""
    try:
        return StateDocument.parse(text, "").serial
    except StateError:
        found = re.search(r'"serial":\s*(\d+)', text)
        return int(found[1]) if found else 0


def _read(path: Path) -> Backup | None:
    found = _NAME.fullmatch(path.name)
    if not found:
        return None
    try:
        time = datetime.strptime(found[1], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, time, int(found[2]), found[3])


def _prune(paths: Paths, count: int) -> None:
    copies = [backup for backup in listed(paths) if backup.why in {BEFORE, AFTER}]
    for backup in copies[: max(0, len(copies) - max(1, count))]:
        backup.path.unlink(missing_ok=True)
