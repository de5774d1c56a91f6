"""Start local AWSes by forking a process that has one ready: moto's import alone takes two seconds.

`python -m tests.fork_server SOCKET` is that process. A session of tests has one at most; the first test that
needs a local AWS starts it, and it ends when the last worker has gone. Each local AWS is a process of its
own, forked before the first call, and so knows of no other test.
"""

from __future__ import annotations

import fcntl
import gc
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import IO, Any, NoReturn

import pytest

from scripts.tools import ROOT
from snowform.local import LocalAws, server
from snowform.local.images import LOCAL_OWNER, RELEASES, moto_list, nixos_images
from snowform.local.process import server_environment

# Names the folder with the socket, for all workers of a session.
FOLDER = "SNOWFORM_FORK_SERVER"
# What most tests ask for; it is loaded before the fork, which moto puts no state into.
LOADED = ("autoscaling", "ec2", "elbv2", "iam", "s3", "sts")
launch_program = LocalAws._launch


class Forked:
    """A local AWS that was forked, as `subprocess.Popen` would show it."""

    def __init__(self, handle: int, stdin: int, stdout: int) -> None:
        self.stdin = os.fdopen(stdin, "w")
        self.stdout = os.fdopen(stdout)
        self.returncode: int | None = None
        self._handle = handle

    def poll(self) -> int | None:
        return self._ended(0)

    def wait(self) -> int:
        ended = self._ended(None)
        assert ended is not None
        return ended

    def terminate(self) -> None:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, signal.SIGTERM)

    def communicate(self) -> None:
        self.stdin.close()
        self.wait()
        self.stdout.close()
        os.close(self._handle)

    def _ended(self, timeout: float | None) -> int | None:
        # What it ended with is known to the process that forked it alone.
        if self.returncode is None and select.select([self._handle], [], [], timeout)[0]:
            self.returncode = 0
        return self.returncode


def fork_local_aws(config: pytest.Config) -> None:
    """For a session of tests: a local AWS as most tests want it is forked, any other is launched."""
    if not hasattr(os, "pidfd_open"):
        return
    if FOLDER not in os.environ:
        folder = tempfile.TemporaryDirectory(prefix="snowform-fork-")
        config.add_cleanup(folder.cleanup)
        os.environ[FOLDER] = folder.name
    LocalAws._launch = _fork  # type: ignore[method-assign]


def _fork(self: LocalAws, folder: Path) -> Any:
    if not self._mended or self.images != nixos_images(RELEASES):
        return launch_program(self, folder)
    stdin, to_it = os.pipe()
    from_it, stdout = os.pipe()
    with (folder / "server.log").open("w") as log:
        socket.send_fds(_connection(), [f"{self.port}".encode()], [stdin, stdout, log.fileno()])
    os.close(stdin)
    os.close(stdout)
    _, (handle,), _, _ = socket.recv_fds(_connection(), 64, 1)
    return Forked(handle, to_it, from_it)


# What must not be closed before this process ends.
_kept: list[Any] = []


@cache
def _connection() -> socket.socket:
    """The worker's own, for as long as the worker runs."""
    folder = Path(os.environ[FOLDER])
    made = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    path = folder / "socket"
    with _lock(folder) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            made.connect(str(path))
        except OSError:
            path.unlink(missing_ok=True)
            _kept.append(_start(path))
            made.connect(str(path))
    return made


def _lock(folder: Path) -> IO[str]:
    return (folder / "lock").open("w")


def _start(path: Path) -> subprocess.Popen[bytes]:
    images = path.with_name("images.json")
    images.write_text(moto_list(nixos_images(RELEASES)), encoding="utf-8")
    started = subprocess.Popen(
        [sys.executable, "-m", __name__, str(path)],
        cwd=ROOT,
        env=server_environment(images),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert started.stdout
    assert started.stdout.readline() == b"ready\n"
    return started


def main(path: Path) -> None:
    """Fork until no worker is left."""
    application, unmended = server.build(as_released=False)
    _load()
    # What is the same in all of them is not written to, and so shared.
    gc.collect()
    gc.freeze()
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    listener.bind(str(path))
    listener.listen()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    workers: list[socket.socket] = []
    while True:
        for ready in select.select([listener, *workers], [], [])[0]:
            if ready is listener:
                workers.append(listener.accept()[0])
                continue
            port, descriptors, _, _ = socket.recv_fds(ready, 64, 3)
            if port:
                if (pid := os.fork()) == 0:
                    _serve(int(port), descriptors, [listener, *workers], application, unmended)
                handle = os.pidfd_open(pid)
                socket.send_fds(ready, [b"forked"], [handle])
                for descriptor in (*descriptors, handle):
                    os.close(descriptor)
                continue
            workers.remove(ready)
            ready.close()
        _reap()
        if not workers and _nobody_comes(listener, path.parent):
            return


def _reap() -> None:
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _nobody_comes(listener: socket.socket, folder: Path) -> bool:
    """Whether no worker is about to connect; if so, the lock is held until this process has ended."""
    if not folder.exists():
        return True
    lock = _lock(folder)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return False
    if select.select([listener], [], [], 0)[0]:
        lock.close()
        return False
    _kept.append(lock)
    return True


def _load() -> None:
    backends, utils = import_module("moto.backends"), import_module("moto.core.utils")
    for service in LOADED:
        import_module(f"moto.{service}.responses")
        # The regions that there are, without anything in them.
        backends.get_backend(service)[LOCAL_OWNER]
        utils.get_service_model(service)


def _serve(
    port: int, descriptors: list[int], others: list[socket.socket], application: Any, unmended: list[str]
) -> NoReturn:
    """What `snowform.local.server` does once it is ready."""
    try:
        os.setsid()
        for other in others:
            other.close()
        for number, descriptor in enumerate(descriptors):
            os.dup2(descriptor, number)
            os.close(descriptor)
        # Else all of them would make the same ids.
        import_module("moto.moto_api._internal").mock_random.seed()
        server.end_with_parent()
        server.serve(port, application, unmended)
    except BaseException:  # noqa: BLE001 - whatever it is, it is said, and nothing below this runs twice
        traceback.print_exc()
    finally:
        os._exit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
