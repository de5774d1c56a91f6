"""Run OpenTofu once, with nothing in its environment that would change what it does."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from snowform.errors import SnowformError

# TF_CLI_ARGS*, TF_LOG*, TF_WORKSPACE, TF_DATA_DIR, TF_REATTACH_PROVIDERS and what else a shell may hold
# stay out: each changes the outcome of a run that looks the same.
PASSED = {
    *("HOME", "LANG", "LOGNAME", "PATH", "SHELL", "TERM", "TMPDIR", "TZ", "USER"),
    *("SSL_CERT_DIR", "SSL_CERT_FILE", "GIT_SSH_COMMAND", "SSH_AUTH_SOCK", "TF_PLUGIN_CACHE_DIR"),
    *("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"),
}
PASSED_PREFIXES = ("AWS_", "LC_", "TF_TOKEN_", "TF_VAR_", "XDG_")

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
            env=environment(env),
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


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The variables that OpenTofu gets: this process's harmless ones, then `extra`.

    Where `extra` says which AWS to talk to, none of this process's own AWS_* is mixed in.
    """
    extra = extra or {}
    own_aws = any(name.startswith("AWS_") for name in extra)
    passed = {
        name: value
        for name, value in os.environ.items()
        if name in PASSED or (name.startswith(PASSED_PREFIXES) and not (own_aws and name.startswith("AWS_")))
    }
    # One that names a missing file is no more than a warning to OpenTofu, and none to us.
    if (config := os.environ.get("TF_CLI_CONFIG_FILE")) and Path(config).is_file():
        passed["TF_CLI_CONFIG_FILE"] = config
    return {**passed, "TF_IN_AUTOMATION": "1", "TF_INPUT": "0", "CHECKPOINT_DISABLE": "1", **extra}


def _error(completed: Completed) -> TofuError:
    program = Path(completed.args[0]).name
    command = next((arg for arg in completed.args[1:] if not arg.startswith("-")), "")
    said = completed.stderr + completed.stdout
    place, reason = _first_error(said)
    reason = reason or f"exit code {completed.code}"
    return TofuError(f"{program} {command}: {reason}", where=place, output=said)


def _first_error(said: str) -> tuple[str, str]:
    """Place and reason of the first error as OpenTofu words it: summary, where it is, what is wrong."""
    lines = [line.lstrip("│╷╵ ").rstrip() for line in said.splitlines()]
    start = next((i for i, line in enumerate(lines) if line.startswith("Error: ")), None)
    if start is None:
        return "", next((line for line in lines if line), "")
    place, detail, values = "", "", False
    for line in lines[start + 1 :]:
        if line.startswith(("Error: ", "Warning: ")) or (detail and not line):
            break
        # Below a line of its own stand the values of what the expression refers to.
        values = (values or line.startswith("├")) and bool(line)
        if values:
            continue
        if found := _PLACE.match(line):
            place = f"{found['file']}:{found['line']}"
        elif line and not _SNIPPET.match(line):
            detail = f"{detail} {line}".strip()
    summary = lines[start].removeprefix("Error: ")
    return place, f"{summary}: {detail}" if detail and detail != summary else summary
