"""How a run ends: its exit codes, and the errors that a user or an operator can do something about."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class ExitCode(IntEnum):
    """What the exit code says; a unit may restart after UNAVAILABLE and LOCKED, and after nothing else."""

    OK = 0
    FAILED = 1
    USAGE = 2
    CHANGES = 3
    REFUSED = 4
    STATE = 5
    LEFTOVERS = 6
    LOCKED = 7
    UNAVAILABLE = 8
    STORAGE = 9
    INTERRUPTED = 10

    @property
    def meaning(self) -> str:
        """One clause for the help text and the documentation."""
        return _MEANINGS[self]


_MEANINGS = {
    ExitCode.OK: "done: what was asked for holds, or there was nothing to do",
    ExitCode.FAILED: "OpenTofu failed, in a way that trying again does not mend",
    ExitCode.USAGE: "wrong arguments, or a policy or settings file that cannot be read",
    ExitCode.CHANGES: "`drift` found changes made outside; with --detailed-exitcode, the plan holds changes",
    ExitCode.REFUSED: "the policy refuses the plan; nothing was changed",
    ExitCode.STATE: "the state is absent, foreign, older than known or cut off; nothing was changed",
    ExitCode.LEFTOVERS: "an interrupted run left objects or questions that an operator must resolve",
    ExitCode.LOCKED: "another run holds the lock",
    ExitCode.UNAVAILABLE: "AWS or the network did not answer, after all retries",
    ExitCode.STORAGE: "a folder is open to others, not writable or nearly full; nothing was changed",
    ExitCode.INTERRUPTED: "told to stop before anything was applied",
}


class ProvisionError(Exception):
    """The root of them all: one clear line; the run ends with `code`.

    `message` says what is wrong, `where` the place (a file, an address or a JSON path), `hint` what to do
    next. `where` and `hint` may be empty.
    """

    code = ExitCode.FAILED

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        self.message = message
        self.where = where
        self.hint = hint
        super().__init__(message, where, hint)

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text}; {self.hint}" if self.hint else text

    def as_json(self) -> dict[str, object]:
        """The same for scripts."""
        return {"message": self.message, "where": self.where, "hint": self.hint}


class UsageError(ProvisionError):
    """Arguments or files that the operator wrote cannot be used."""

    code = ExitCode.USAGE


class Refused(ProvisionError):
    """The policy does not allow what the plan would do."""

    code = ExitCode.REFUSED


class StateRefused(ProvisionError):
    """The state is not the one that this run may build on."""

    code = ExitCode.STATE


class LeftoversFound(ProvisionError):
    """An earlier run left objects or questions that must be resolved first."""

    code = ExitCode.LEFTOVERS


class Locked(ProvisionError):
    """Another run holds the lock of this host, or that of the state."""

    code = ExitCode.LOCKED


class Unavailable(ProvisionError):
    """What was asked did not answer; the same run may succeed later."""

    code = ExitCode.UNAVAILABLE


class StorageError(ProvisionError):
    """A folder that the run needs is open to others, cannot be written, or is nearly full."""

    code = ExitCode.STORAGE


class Interrupted(ProvisionError):
    """A signal ended the run before anything was applied."""

    code = ExitCode.INTERRUPTED


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`did you mean "nearest"?`, or nothing where no known word is near."""
    # Only a mistake pays for the import.
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1)
    return f'did you mean "{near[0]}"?' if near else ""
