"""Run OpenTofu once, with nothing in its environment that would change what it does."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from snowform.errors import SnowformError
from snowform.provision.tofu.diagnostics import first_line, from_text
from snowform.provision.tofu.environment import personal_environment

_PLACE = re.compile(r"on (?P<file>\S+) line (?P<line>\d+)(?:, in (?P<block>.+?))?:?$")

# What stands between the place and the sentence: the lines themselves and the values in them.
_SNIPPET = re.compile(r"\d+: |with |├|on ")


class TofuError(SnowformError):
    """OpenTofu ended with an error; `output` is all that it said."""

    def __init__(self, message: str, *, where: str = "", hint: str = "", output: str = "") -> None:
        self.output = output
        super().__init__(message, where=where, hint=hint)


@dataclass(frozen=True, slots=True)
class Completed:
    """One run that has ended."""

    args: tuple[str, ...]
    code: int
    stdout: str
    stderr: str


def run(
    args: Sequence[str | Path],
    cwd: Path,
    env: Mapping[str, str] | None = None,
    *,
    accept: Collection[int] = (0,),
) -> Completed:
    """Run `args` in `cwd` and wait for it; a TofuError where its exit code is not one of `accept`.

    `env` is added to the variables of this process that are known to be harmless, and wins over them.
    """
    argv = tuple(str(arg) for arg in args)
    try:
        ended = subprocess.run(
            argv,
            cwd=cwd,
            env=personal_environment(env or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise TofuError(f"cannot run {argv[0]}: {error.strerror}", where=str(cwd)) from error
    completed = Completed(argv, ended.returncode, ended.stdout, ended.stderr)
    if completed.code not in accept:
        raise _error(completed)
    return completed


def _error(completed: Completed) -> TofuError:
    program = Path(completed.args[0]).name
    command = next((arg for arg in completed.args[1:] if not arg.startswith("-")), "")
    said = completed.stderr + completed.stdout
    place, reason = _first_error(said)
    reason = reason or f"exit code {completed.code}"
    return TofuError(f"{program} {command}: {reason}", where=place, output=said)


def _first_error(said: str) -> tuple[str, str]:
    """Place and reason of the first error as OpenTofu words it: summary, where it is, what is wrong."""
    errors = [diagnostic for diagnostic in from_text(said) if diagnostic.severity == "error"]
    if not errors:
        return "", first_line(said)
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
