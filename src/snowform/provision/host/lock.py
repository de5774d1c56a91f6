"""One run at a time on this host. The kernel keeps the lock, for as long as any process of a run lives.

tofu and its providers inherit the open file: a tofu that outlives a killed run goes on holding the lock, and
the next run waits for its end instead of working beside it.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..errors import Locked, StorageError
from ..records import asdict, dataclass
from .files import PRIVATE

_PAUSE = 0.2


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock, or held it and died: `started` is in seconds since the epoch."""

    pid: int
    operation: str
    started: float


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that is held, by the open file `descriptor`.

    `interrupted` is the run before where that one did not come to its end.
    """

    descriptor: int
    interrupted: Holder | None

    def release(self) -> None:
        """Give it back, and say by an empty file that this run came to its end."""
        os.ftruncate(self.descriptor, 0)
        os.close(self.descriptor)


def acquire(
    path: Path,
    operation: str,
    timeout: float = 0.0,
    *,
    waiting: Callable[[Holder | None], None] = lambda _holder: None,
    check: Callable[[], None] = lambda: None,
) -> Lock:
    """Take the lock, waiting `timeout` seconds for another run; Locked, with that run, where it takes longer.

    StorageError where the lock file cannot be opened or written. `waiting` is called once where there is
    something to wait for, `check` again and again: it may raise.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, PRIVATE)
    except OSError as error:
        why = "it is a link" if error.errno == errno.ELOOP else error.strerror
        raise StorageError(f"cannot be opened: {why}", where=str(path)) from error
    try:
        _wait(descriptor, timeout, waiting, check)
        interrupted = _holder(descriptor)
        _write(descriptor, Holder(os.getpid(), operation, time.time()))
    except BaseException:
        os.close(descriptor)
        raise
    return Lock(descriptor, interrupted)


def is_held(path: Path) -> bool:
    """Whether a run holds the lock file at `path` now; holds nothing itself."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        return not _taken(descriptor, fcntl.LOCK_SH)
    finally:
        os.close(descriptor)


def describe(holder: Holder | None) -> str:
    """Who that is, and whether it still lives."""
    if holder is None:
        return "its process has not said which"
    alive = Path(f"/proc/{holder.pid}").exists()
    since = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(holder.started))
    died = "" if alive else "; that process is gone, but the tofu that it started still works"
    return f"{holder.operation}, process {holder.pid}, since {since}{died}"


def _wait(
    descriptor: int, timeout: float, waiting: Callable[[Holder | None], None], check: Callable[[], None]
) -> None:
    until = time.monotonic() + timeout
    told = False
    while not _taken(descriptor, fcntl.LOCK_EX):
        check()
        holder = _holder(descriptor)
        if time.monotonic() >= until:
            raise Locked(
                f"another run holds the lock: {describe(holder)}", hint="wait for it, or give --lock-timeout"
            )
        if not told:
            waiting(holder)
            told = True
        time.sleep(_PAUSE)


def _taken(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(descriptor: int) -> Holder | None:
    """What the file says, which is nothing where the last run came to its end."""
    try:
        raw: dict[str, Any] = json.loads(os.pread(descriptor, 4096, 0))
        return Holder(int(raw["pid"]), str(raw["operation"]), float(raw["started"]))
    except (ValueError, KeyError, TypeError):
        return None


def _write(descriptor: int, holder: Holder) -> None:
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps(asdict(holder)).encode(), 0)
        os.fsync(descriptor)
    except OSError as error:
        raise StorageError(f"the lock cannot be written: {error.strerror}") from error
