"""Start tofu: in a session of its own, with the lock of the run in its hands, its output going to files.

To files, never to pipes: when this process is killed, a tofu that writes to a pipe dies of SIGPIPE in the
middle of its work. Written to a file, its output also outlives both.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from ..errors import StorageError, UsageError
from ..host.files import PRIVATE
from ..host.stopping import Stopping
from ..records import dataclass

# tofu would let everyone read the state.
PRIVATE_UMASK = 0o077


@dataclass(frozen=True, slots=True)
class Completed:
    """One command of tofu's that has ended: its exit code, and what it printed."""

    code: int
    stdout: str
    stderr: str

    @classmethod
    def read(cls, code: int, stdout: Path, stderr: Path) -> Completed:
        """One that has written into these two files."""
        return cls(code, *(path.read_text(encoding="utf-8", errors="replace") for path in (stdout, stderr)))


def start(
    argv: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    stdout: Path,
    stderr: Path,
    descriptors: Sequence[int] = (),
    umask: int = PRIVATE_UMASK,
) -> subprocess.Popen[bytes]:
    """Start `argv` in `folder`; it inherits `descriptors`, and no signal for this group reaches it.

    What it prints goes into the files `stdout` and `stderr`; `umask` is for the files that it makes. Raises
    UsageError where it cannot be run, and StorageError where its output cannot be written.
    """
    with _opened(stdout) as out, _opened(stderr) as err:
        try:
            return subprocess.Popen(
                argv,
                cwd=folder,
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                pass_fds=descriptors,
                start_new_session=True,
                umask=umask,
            )
        except OSError as error:
            raise UsageError(f"cannot be run: {error.strerror}", where=argv[0]) from error


def run(
    argv: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    stopping: Stopping,
    descriptors: Sequence[int] = (),
) -> Completed:
    """Run what changes nothing in the cloud, to its end; a signal is passed on to it and ends the run.

    Errors as for `start`; Interrupted where this program was told to stop.
    """
    stdout, stderr = folder / ".stdout", folder / ".stderr"
    try:
        process = start(argv, folder, environment, stdout, stderr, descriptors)
        with stopping.cancels(process):
            code = process.wait()
        ended = Completed.read(code, stdout, stderr)
    finally:
        stdout.unlink(missing_ok=True)
        stderr.unlink(missing_ok=True)
    stopping.check()
    return ended


def _opened(path: Path) -> BinaryIO:
    # Appending: a file that somebody else empties meanwhile gets no hole.
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND | os.O_NOFOLLOW
    try:
        return os.fdopen(os.open(path, flags, PRIVATE), "wb")
    except OSError as error:
        raise StorageError(f"cannot be written: {error.strerror}", where=str(path)) from error
