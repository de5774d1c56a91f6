"""A shell script at a terminal: what a person sees of each command, and how it ends."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Record separator: no program says it.
_MARK = "\036"
_ESCAPE = re.compile(r"\033\[[0-?]*[ -/]*[@-~]")


@dataclass(frozen=True)
class Ended:
    """`output` is what the terminal showed, both streams in their order, without colours."""

    code: int
    output: str


def type_in(
    commands: Sequence[str], folder: Path, environment: Mapping[str, str], *, answer: str, seconds: float
) -> list[Ended]:
    """Run the commands in one shell, one after the other, also where one fails.

    Every question is answered with `answer`. After `seconds` in all everything is killed, and what has not
    ended has no Ended; a timeout is no error here.
    """
    # The marks are not in the text that a shell may quote in an error.
    script = "".join(f"{command}\nprintf '\\036%s\\036' $?\n" for command in commands)
    here, there = pty.openpty()
    shell = subprocess.Popen(
        ["sh", "-c", script],
        cwd=folder,
        env={**environment, "TERM": "dumb"},
        stdin=there,
        stdout=there,
        stderr=there,
        start_new_session=True,
    )
    os.close(there)
    try:
        os.write(here, f"{answer}\n".encode() * len(commands))
        said = _read(here, time.monotonic() + seconds)
    finally:
        if shell.poll() is None:
            _end(shell)
        os.close(here)
    parts = _ESCAPE.sub("", said.replace("\r\n", "\n")).split(_MARK)
    return [Ended(int(code), output) for output, code in zip(parts[::2], parts[1::2], strict=False)]


def _read(terminal: int, deadline: float) -> str:
    said = b""
    while (left := deadline - time.monotonic()) > 0:
        if not select.select([terminal], [], [], left)[0]:
            break
        try:
            more = os.read(terminal, 65536)
        except OSError:
            # As Linux says that nobody has the other side open any more.
            break
        if not more:
            break
        said += more
    return said.decode(errors="replace")


def _end(shell: subprocess.Popen[bytes]) -> None:
    """The shell may still be about to end by itself."""
    try:
        shell.wait(5)
    except subprocess.TimeoutExpired:
        os.killpg(shell.pid, signal.SIGKILL)
        shell.wait()
