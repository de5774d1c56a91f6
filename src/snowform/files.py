"""Write files so that a reader never sees half of one; folders for a while, and for what is remembered.

Every synthesis does both, and knows its files by their names: `pathlib` takes longer to load than a small
stack to synthesize, and `tempfile` and `shutil` would load random numbers and three ways to compress.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from snowform.errors import SnowformError
from snowform.hints import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

# A file or folder, by a name or a Path.
Name: TypeAlias = "str | os.PathLike[str]"

# How the name of a folder ends whose place another one takes.
_OLD = ".old"


def write_atomic(path: Name, content: str | bytes) -> None:
    """Write `content` to a temporary file beside `path`, then rename it onto `path`.

    The folder is made where it is missing; a file that was there keeps its mode, a new one gets 0644.
    """
    data = content.encode() if isinstance(content, str) else content
    folder, name = os.path.split(path)
    os.makedirs(folder or ".", exist_ok=True)
    mode = os.stat(path).st_mode & 0o777 if os.path.exists(path) else 0o644
    fresh = os.path.join(folder, f".{name}.{_random()}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(fresh, mode)
        os.replace(fresh, path)
    except BaseException as error:
        with suppress(FileNotFoundError):
            os.unlink(fresh)
        if isinstance(error, OSError) and not error.filename:
            # A full disk does not say for which file it was.
            error.filename = str(path)
        raise


def make_folder(path: Name) -> None:
    """Make a folder where there is none; the one above it has to be there."""
    try:
        os.mkdir(path)
    except OSError:
        if not os.path.isdir(path):
            raise


def read_bytes(path: Name) -> bytes:
    """What is in a file."""
    with open(path, "rb") as file:
        return file.read()


def write_if_changed(path: Name, text: str) -> bool:
    """Write `text` where it differs from what is there; True where something was written."""
    if os.path.isfile(path) and read_bytes(path) == text.encode():
        return False
    write_atomic(path, text)
    return True


def copy_tree(source: Name, target: Name) -> None:
    """Replace the folder `target` by a copy of `source`, in one step for whoever looks."""
    import shutil

    with fresh_tree(target) as fresh:
        shutil.copytree(source, fresh, dirs_exist_ok=True, symlinks=True)


@contextmanager
def fresh_tree(target: Name) -> Iterator[Path]:
    """An empty folder that takes the place of the folder `target` when the context ends without an error.

    In one step for whoever looks.
    """
    import shutil
    from pathlib import Path

    target = Path(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.{_random()}")
    fresh.mkdir(mode=0o700)
    try:
        yield fresh
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
    from pathlib import Path

    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "snowform" / kind
    except RuntimeError:
        return None


def is_writable(folder: Name) -> bool:
    """Whether files are to be made in a folder, or in the nearest one above it that exists.

    Without a bit to write it is read-only even to root, who could: a path of the Nix store is.
    """
    while not os.path.exists(folder) and folder != (above := os.path.dirname(folder) or "."):
        folder = above
    return os.access(folder, os.W_OK) and bool(os.stat(folder).st_mode & 0o222)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """`scratch_name` as a Path."""
    from pathlib import Path

    with scratch_name() as name:
        yield Path(name)


@contextmanager
def scratch_name() -> Iterator[str]:
    """A folder of our own where temporary files go, until the context ends.

    Raises SnowformError where no folder for temporary files can be written to.
    """
    folder = _make_scratch()
    try:
        yield folder
    finally:
        _remove(folder)


def _make_scratch() -> str:
    named = (os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    for parent in filter(None, (*named, "/tmp", "/var/tmp")):  # noqa: S108 - the name is random, the mode ours
        folder = os.path.join(os.getcwd(), parent, f"snowform-{_random()}")
        try:
            os.mkdir(folder, mode=0o700)
        except OSError:
            continue
        return folder
    raise SnowformError("no folder for temporary files can be written to", hint="name one by TMPDIR")


def _remove(folder: str) -> None:
    # An asset's folder may have come without the right to change it.
    os.chmod(folder, 0o700)
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _remove(entry.path)
            else:
                os.unlink(entry.path)
    os.rmdir(folder)


def _random() -> str:
    return os.urandom(6).hex()
