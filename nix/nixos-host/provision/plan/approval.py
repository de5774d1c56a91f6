"""Let one refused plan through: known by a digest, for a limited time, once.

The digest is a keyed hash of what the plan would do, so that it says nothing about the values in it, and is
the same for every plan that would do the same: times, serials and what is merely read are not in it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from ..errors import ProvisionError, UsageError
from ..files import read_json, write, write_json
from .changes import Change, Kind, Plan

HOUR = timedelta(hours=1)

# How many shown plans are remembered: an operator approves what the latest run refused, or one before it.
REMEMBERED = 10

_LENGTH = 16


class ApprovalError(UsageError):
    """No such plan was shown, or the file of approvals cannot be read."""


def salt(path: Path) -> str:
    """The random key of this host's digests, made where there is none."""
    if path.is_file() and (found := path.read_text(encoding="ascii", errors="replace").strip()):
        return found
    made = secrets.token_hex(32)
    write(path, made + "\n")
    return made


def digest(plan: Plan, lineage: str, salt: str) -> str:
    """16 hexadecimal digits that stand for what the plan would do to the state of that lineage."""
    changes = sorted((_essence(change) for change in plan.effective), key=lambda one: (one[0], one[1]))
    outputs = [
        [one.name, one.kind.value, one.before, one.after, one.unknown]
        for one in sorted(plan.outputs, key=lambda one: one.name)
        if one.kind is not Kind.NOOP
    ]
    text = json.dumps([lineage, changes, outputs], sort_keys=True, ensure_ascii=False)
    return hmac.new(salt.encode(), text.encode(), hashlib.sha256).hexdigest()[:_LENGTH]


def _essence(change: Change) -> list[Any]:
    return [
        change.address,
        change.deposed,
        change.previous_address,
        change.mode,
        change.provider,
        change.actions,
        change.reason,
        change.importing,
        change.before,
        change.after,
        change.after_unknown,
    ]


@dataclass(frozen=True, slots=True)
class Approvals:
    """The plans that were shown and those that were approved, in one file. `now` is a time with its zone."""

    path: Path

    def show(self, digest: str, now: datetime) -> None:
        """Remember that this plan was shown to an operator."""
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
        self._write(shown, {**approved, wanted: until})
        return until

    def take(self, digest: str, now: datetime) -> bool:
        """Whether that plan is approved now; an approval is used up by asking."""
        shown, approved = self._read(now)
        if digest not in approved:
            return False
        del approved[digest]
        shown.pop(digest, None)
        self._write(shown, approved)
        return True

    def _read(self, now: datetime) -> tuple[dict[str, datetime], dict[str, datetime]]:
        if not self.path.exists():
            return {}, {}
        try:
            document = read_json(self.path)
            shown = {known: datetime.fromisoformat(at) for known, at in document["shown"]}
            approved = {known: datetime.fromisoformat(until) for known, until in document["approved"]}
            return shown, {known: until for known, until in approved.items() if now < until}
        except (ProvisionError, KeyError, TypeError, ValueError) as error:
            hint = "delete it, and every approval with it"
            raise ApprovalError("is not a file of approvals", where=str(self.path), hint=hint) from error

    def _write(self, shown: dict[str, datetime], approved: dict[str, datetime]) -> None:
        document = {
            "shown": [[known, at.isoformat()] for known, at in shown.items()],
            "approved": [[known, until.isoformat()] for known, until in approved.items()],
        }
        write_json(self.path, document)
