"""Who holds the lock of the state, and whether that is an interrupted run of this host.

With S3 a lock outlives the tofu that was killed, and stops every later run; a local state's lock does not
(OpenTofu 1.6.2, Terraform 1.11.4). Only a lock that this host's own interrupted run made is removed.
"""

from __future__ import annotations

import contextlib
import os
import re
from datetime import UTC, datetime, timedelta

from ..console.console import Console
from ..errors import Locked
from ..records import dataclass
from ..tofu.diagnostics import TofuFailed
from .backend import Store

# Times that a run notes of itself may be cut to seconds.
_SLACK = timedelta(seconds=1)
# What a host is called that nobody gave a name, "nixos" by NixOS's default for networking.hostName.
_NAMES_OF_MANY = frozenset({"", "localhost", "nixos", "debian", "ubuntu"})


@dataclass(frozen=True, slots=True)
class LockInfo:
    """What tofu prints below "Lock Info:" (opentofu: internal/states/statemgr/locker.go)."""

    id: str
    path: str
    operation: str
    who: str
    created: datetime | None

    def describe(self) -> str:
        """One clause for messages."""
        since = f" since {self.created:%Y-%m-%d %H:%M:%S} UTC" if self.created else ""
        operation = self.operation.removeprefix("OperationType").lower() or "something"
        return f"{self.who or 'somebody'}, {operation}{since}"


@dataclass(frozen=True, slots=True)
class InterruptedRun:
    """A run of this host that did not come to its end: when it began, and its last known sign of life."""

    who: str
    started: datetime
    last_seen: datetime


def lock_info(text: str) -> LockInfo | None:
    """Read it out of an error of tofu's, framed or not; None where the text has none."""
    _, head, rest = text.partition("Lock Info:")
    fields = dict(re.findall(r"^[│|\s]*(ID|Path|Operation|Who|Created):[ \t]*(.*?)\s*$", rest, re.MULTILINE))
    if not head or not fields.get("ID"):
        return None
    return LockInfo(
        id=fields["ID"],
        path=fields.get("Path", ""),
        operation=fields.get("Operation", ""),
        who=fields.get("Who", ""),
        created=_time(fields.get("Created", "")),
    )


def lock_holder(failed: TofuFailed) -> LockInfo | None:
    """Who held the lock when this command failed; None where it failed for another reason.

    tofu says "Error acquiring the state lock" too when a state is cut off or S3 does not answer, without any
    information of a lock.
    """
    found = (
        lock_info(diagnostic.detail) for diagnostic in failed.diagnostics if diagnostic.severity == "error"
    )
    return next((info for info in found if info), None) or lock_info(failed.output)


def is_own_interrupted_run(info: LockInfo, last: InterruptedRun, now: datetime) -> bool:
    """Whether the lock was made by that run: the same user and host, within the time that it lived.

    To be asked with the lock of this host held: tofu inherits it, so none of this host's is alive. A name
    that many hosts have tells nothing.
    """
    host = last.who.rpartition("@")[2].partition(".")[0]
    if host in _NAMES_OF_MANY or info.who != last.who or info.created is None:
        return False
    return last.started - _SLACK <= info.created <= min(last.last_seen + _SLACK, now)


def release_own_lock(
    store: Store, failed: TofuFailed, last: InterruptedRun, console: Console, now: datetime | None = None
) -> None:
    """Remove the lock that a command failed on, where this host's interrupted run left it; others stay.

    TofuFailed where it cannot be removed.
    """
    info = lock_holder(failed)
    if info is None or not is_own_interrupted_run(info, last, now or datetime.now(UTC)):
        return
    store.force_unlock(info.id)
    console.say(
        f"removed the state lock {info.id} that a run of this host left when it died: {info.describe()}"
    )


def locked(failed: TofuFailed) -> Locked:
    """The error of a command that waited for the lock of the state in vain."""
    info = lock_holder(failed)
    if info is None:
        return Locked(failed.message, where=failed.where, hint="wait for it, or see `unlock`")
    return Locked(
        f"the state is locked by {info.describe()}",
        where=info.path,
        hint=f"wait for that run; where it is dead for certain, `unlock {info.id}`",
    )


def who(user: str = "") -> str:
    """The user and host that tofu writes into its locks: Go's `user.Current()` and `os.Hostname()`.

    `user` is the name for one that is not in the user database: what USER says, as for Go. Where tofu calls
    itself otherwise all the same, no lock is taken for our own.
    """
    import pwd

    with contextlib.suppress(KeyError):
        user = pwd.getpwuid(os.getuid()).pw_name
    return f"{user}@{os.uname().nodename}"


def _time(text: str) -> datetime | None:
    """A time as Go prints it, `2026-11-21 10:06:26.260449714 +0000 UTC`; None where it is another's."""
    found = re.match(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d+)?(?: \+0000 UTC|Z)$", text)
    if not found:
        return None
    fraction = (found[3] or ".0")[1:7].ljust(6, "0")
    return datetime.fromisoformat(f"{found[1]}T{found[2]}.{fraction}+00:00")
