"""Let one refused plan through: known by a digest, for a limited time, once.

The digest is a keyed hash of what decides what an apply of the plan does, so that it says nothing about the
values in it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from ..errors import ProvisionError, UsageError
from ..host.files import read_json, write, write_json
from ..host.uptime import Uptime
from ..records import dataclass
from .changes import Plan
from .digest_input import canonical, digest_input

HOUR = timedelta(hours=1)

# How many shown plans are remembered: an operator approves what the latest run refused, or one before it.
REMEMBERED = 10

_LENGTH = 16

# How far a clock may be put right, in either direction of NTP's, without an approval being taken for one of
# the future. It adds nothing to an approval's time, which is counted by the boot's own clock.
_PUT_RIGHT = timedelta(minutes=1)


class ApprovalError(UsageError):
    """No such plan was shown, or the file of approvals cannot be read."""


def salt(path: Path) -> str:
    """The random key of this host's digests, made where there is none.

    StorageError where it cannot be written.
    """
    if path.is_file() and (found := path.read_text(encoding="ascii", errors="replace").strip()):
        return found
    made = secrets.token_hex(32)
    write(path, made + "\n")
    return made


def digest(plan: Plan, lineage: str, salt: str, *, sources: str = "", folders: Iterable[str] = ()) -> str:
    """16 hexadecimal digits that stand for what an apply of the plan does to the state of that lineage.

    `sources` is the hash of the configuration's files. `folders` are the names of the run's own folder, which
    differ from run to run: where a value holds one, it does not count.
    """
    text = canonical([lineage, sources, digest_input(plan)])
    for folder in folders:
        text = text.replace(canonical(folder)[1:-1], "RUN")
    return hmac.new(salt.encode(), text.encode(), hashlib.sha256).hexdigest()[:_LENGTH]


@dataclass(frozen=True, slots=True)
class Approval:
    """What was allowed when, and until when: by the wall clock, and by the clock of the boot."""

    at: datetime
    until: datetime
    uptime: Uptime

    def holds(self, now: datetime, uptime: Uptime) -> bool:
        """Whether its time is not over. A wall clock that is put back does not lengthen it; a reboot ends it.

        After a reboot nothing but the wall clock would tell how much time has passed.
        """
        passed = uptime.since(self.uptime)
        if passed is None or passed >= (self.until - self.at).total_seconds():
            return False
        return self.at - _PUT_RIGHT <= now < self.until

    @classmethod
    def parse(cls, raw: dict[str, Any]) -> Approval:
        """One of the file's (see `document`); a KeyError, TypeError or ValueError where it is none."""
        uptime = Uptime(str(raw["boot"]), float(raw["uptime"]))
        return cls(datetime.fromisoformat(raw["at"]), datetime.fromisoformat(raw["until"]), uptime)

    def document(self) -> dict[str, Any]:
        """The same as the file has it: times as RFC 3339 has them, `uptime` in seconds since the boot."""
        return {
            "at": self.at.isoformat(),
            "until": self.until.isoformat(),
            "boot": self.uptime.boot,
            "uptime": self.uptime.seconds,
        }


@dataclass(frozen=True, slots=True)
class Approvals:
    """The plans that were shown and those that were approved, in one file. `now` is a time with its zone."""

    path: Path
    clock: Callable[[], Uptime] = Uptime.now

    def show(self, digest: str, now: datetime) -> None:
        """Remember that this plan was shown to an operator.

        ApprovalError where the file cannot be read, StorageError where it cannot be written.
        """
        shown, approved = self._read(now)
        kept = {known: at for known, at in shown.items() if known != digest}
        latest = dict([*kept.items(), (digest, now)][-REMEMBERED:])
        self._write(latest, approved)

    def approve(self, digest: str, now: datetime, lasting: timedelta = HOUR) -> datetime:
        """Let that plan through once until the time given back; an ApprovalError where it was not shown."""
        wanted = digest.strip().lower()
        shown, approved = self._read(now)
        if wanted not in shown:
            known = ", ".join(reversed(shown))
            hint = f"shown were, the latest first: {known}" if known else "no plan was shown yet"
            raise ApprovalError(f'no plan "{digest}" was shown', hint=hint)
        until = now + lasting
        self._write(shown, {**approved, wanted: Approval(now, until, self.clock())})
        return until

    def take(self, digest: str, now: datetime) -> bool:
        """Whether that plan is approved now; an approval is used up by asking.

        ApprovalError where the file cannot be read, StorageError where it cannot be written.
        """
        shown, approved = self._read(now)
        if digest not in approved:
            return False
        del approved[digest]
        shown.pop(digest, None)
        self._write(shown, approved)
        return True

    def _read(self, now: datetime) -> tuple[dict[str, datetime], dict[str, Approval]]:
        if not self.path.exists():
            return {}, {}
        try:
            document = read_json(self.path)
            shown = {known: datetime.fromisoformat(at) for known, at in document["shown"]}
            # A mere time is an approval of a former release's: how old it is, no clock of the boot's tells.
            approved = {
                known: Approval.parse(approval)
                for known, approval in document["approved"]
                if not isinstance(approval, str)
            }
        except (ProvisionError, KeyError, TypeError, ValueError, AttributeError) as error:
            hint = "delete it, and every approval with it"
            raise ApprovalError("is not a file of approvals", where=str(self.path), hint=hint) from error
        uptime = self.clock()
        return shown, {known: approval for known, approval in approved.items() if approval.holds(now, uptime)}

    def _write(self, shown: dict[str, datetime], approved: dict[str, Approval]) -> None:
        document = {
            "shown": [[known, at.isoformat()] for known, at in shown.items()],
            "approved": [[known, approval.document()] for known, approval in approved.items()],
        }
        write_json(self.path, document)
