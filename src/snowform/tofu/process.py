"""Run OpenTofu once in a developer's folder, started as `provision` does; its errors in one line."""

from __future__ import annotations

import re
import signal
import subprocess
import tempfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from snowform.errors import SnowformError
from snowform.provision.errors import UsageError
from snowform.provision.tofu.diagnostics import first_line, from_text
from snowform.provision.tofu.environment import personal_environment
from snowform.provision.tofu.memory import collector
from snowform.provision.tofu.process import Completed, start

_PLACE = re.compile(r"on (?P<file>\S+) line (?P<line>\d+)(?:, in (?P<block>.+?))?:?$")

# What stands between the place and the sentence: the lines themselves and the values in them.
_SNIPPET = re.compile(r"\d+: |with |├|on ")


class TofuError(SnowformError):
    """OpenTofu ended with an error; `output` is all that it said."""

    def __init__(self, message: str, *, where: str = "", hint: str = "", output: str = "") -> None:
        self.output = output
        super().__init__(message, where=where, hint=hint)


# The user's own: providers that tofu puts into a cache are perhaps shared.
UMASK = -1


def run(
    args: Sequence[str | Path],
    cwd: Path,
    env: Mapping[str, str] | None = None,
    *,
    accept: Collection[int] = (0,),
) -> Completed:
    """Run `args` in `cwd` and wait for it.

    `env` is added to the variables of this process that are known to be harmless, and wins over them. Raises
    TofuError where it cannot be run, and where its exit code is not one of `accept`.
    """
    argv = [str(arg) for arg in args]
    with tempfile.TemporaryDirectory(prefix="snowform-") as folder:
        stdout, stderr = Path(folder, "stdout"), Path(folder, "stderr")
        try:
            process = start(
                argv, cwd, personal_environment({**collector(), **(env or {})}), stdout, stderr, umask=UMASK
            )
        except UsageError as error:
            reason = error.__cause__.strerror if isinstance(error.__cause__, OSError) else error.message
            raise TofuError(f"cannot run {argv[0]}: {reason}", where=str(cwd)) from error
        ended = Completed.read(_wait(process), stdout, stderr)
    if ended.code not in accept:
        raise _error(argv, ended)
    return ended


def _wait(process: subprocess.Popen[bytes]) -> int:
    """Its exit code. Ctrl-C reaches this process alone: it is passed on, and the end awaited."""
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.send_signal(signal.SIGINT)
        process.wait()
        raise


def _error(argv: Sequence[str], ended: Completed) -> TofuError:
    program = Path(argv[0]).name
    command = next((arg for arg in argv[1:] if not arg.startswith("-")), "")
    output = ended.stderr + ended.stdout
    place, reason = _first_error(output)
    reason = reason or f"exit code {ended.code}"
    return TofuError(f"{program} {command}: {reason}", where=place, output=output)


def _first_error(output: str) -> tuple[str, str]:
    """Place and reason of the first error as OpenTofu words it: summary, where it is, what is wrong."""
    errors = [diagnostic for diagnostic in from_text(output) if diagnostic.severity == "error"]
    if not errors:
        return "", first_line(output)
    place, detail, values = "", "", False
    for line in errors[0].detail.splitlines():
        if detail and not line:
            break
        # Below a line of its own stand the values of what the expression refers to.
        values = (values or line.startswith("├")) and bool(line)
        if values:
            continue
        if found := _PLACE.match(line):
            place = f"{found['file']}:{found['line']}"
        elif line and not _SNIPPET.match(line):
            detail = f"{detail} {line}".strip()
    summary = errors[0].summary
    return place, f"{summary}: {detail}" if detail and detail != summary else summary
