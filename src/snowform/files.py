"""Write files so that a reader never sees half of one; folders for a while, and for what is remembered.

Every synthesis does both. `tempfile` and `shutil` would load random numbers and three ways to compress.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from snowform.errors import SnowformError

# How the name of a folder ends whose place another one takes.
_OLD = ".old"


def write_atomic(path: Path, content: str | bytes) -> None:
    """Write `content` to a temporary file beside `path`, then rename it onto `path`.

    The folder is made where it is missing; a file that was there keeps its mode, a new one gets 0644.
    """
    data = content.encode() if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    fresh = path.with_name(f".{path.name}.{_random()}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        fresh.chmod(mode)
        fresh.replace(path)
    except BaseException as error:
        fresh.unlink(missing_ok=True)
        if isinstance(error, OSError) and not error.filename:
            # A full disk does not say for which file it was.
            error.filename = str(path)
        raise


def write_if_changed(path: Path, text: str) -> bool:
    """Write `text` where it differs from what is there; True where something was written."""
    if path.is_file() and path.read_bytes() == text.encode():
        return False
    write_atomic(path, text)
    return True


def copy_tree(source: Path, target: Path) -> None:
    """Replace the folder `target` by a copy of `source`, in one step for whoever looks."""
    import shutil

    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.{_random()}")
    fresh.mkdir(mode=0o700)
    try:
        shutil.copytree(source, fresh, dirs_exist_ok=True, symlinks=True)
        fresh.chmod(0o755)
        _exchange(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _exchange(fresh: Path, target: Path) -> None:
    """Put `fresh` in the place of `target`, whatever signals come; what a killed process left is cleared.

    Between the two renames there is no `target`: there a signal waits, and what is killed is made good by
    whoever comes next.
    """
    import shutil
    import signal

    left = sorted(target.parent.glob(f".{target.name}.*{_OLD}"))
    if left and not target.exists():
        left.pop().rename(target)
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)
    old = fresh.with_name(f"{fresh.name}{_OLD}")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        replaces = target.exists()
        if replaces:
            target.rename(old)
        try:
            fresh.rename(target)
        except BaseException:
            if replaces:
                old.rename(target)
            raise
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    shutil.rmtree(old, ignore_errors=True)


def user_cache(kind: str) -> Path | None:
    """The folder for one kind of what is remembered between runs; None without a home.

    Losing it costs time only.
    https://specifications.freedesktop.org/basedir-spec/latest/
    """
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "snowform" / kind
    except RuntimeError:
        return None


def is_writable(folder: Path) -> bool:
    """Whether files are to be made in a folder, or in the nearest one above it that exists.

    Without a bit to write it is read-only even to root, who could: a path of the Nix store is.
    """
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return os.access(folder, os.W_OK) and bool(folder.stat().st_mode & 0o222)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder of our own where temporary files go, until the context ends.

    Raises SnowformError where no folder for temporary files can be written to.
    """
    folder = _make_scratch()
    try:
        yield folder
    finally:
        _remove(str(folder))


def _make_scratch() -> Path:
    named = (os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    for parent in filter(None, (*named, "/tmp", "/var/tmp")):  # noqa: S108 - the name is random, the mode ours
        folder = Path(parent).absolute() / f"snowform-{_random()}"
        try:
            folder.mkdir(mode=0o700)
        except OSError:
            continue
        return folder
    raise SnowformError("no folder for temporary files can be written to", hint="name one by TMPDIR")


def _remove(folder: str) -> None:
    # An asset's folder may have come without the right to change it.
    os.chmod(folder, 0o700)  # noqa: PTH101
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _remove(entry.path)
            else:
                os.unlink(entry.path)  # noqa: PTH108
    os.rmdir(folder)  # noqa: PTH106


def _random() -> str:
    return os.urandom(6).hex()
