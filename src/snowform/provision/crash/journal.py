"""What each apply started and completed, on disk: one file a run, JSON lines, addresses and ids only.

While tofu runs, its own output goes to a capture file, which holds more than may be kept. `absorb` distils
it: at the end of the run, or by the next one where this one died.

The names of journals are their order. They begin with the time, but never with an earlier one than the newest
journal's: a clock that was put back would put a run that died before an earlier one that was clean.
"""

from __future__ import annotations

import json
import os
import re
import socket
import time
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from ..host.files import append_line, private_folder
from ..host.paths import Paths
from ..host.uptime import boot
from .events import STEPS, DiagnosticEvent, ResourceEvent, Step, read_events

KEEP = 20

Result = Literal["clean", "failed", "died"]


def now() -> str:
    """The time as journals have it, comparable as text with what tofu writes."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def seconds_since(moment: str, until: str = "") -> float:
    """Seconds from one time of a journal to another, or to now; endless where it cannot be read."""
    try:
        start = datetime.fromisoformat(moment)
        return (datetime.fromisoformat(until or now()) - start).total_seconds()
    except (ValueError, TypeError):
        return float("inf")


def who() -> str:
    """user@host, as tofu puts it into its locks."""
    try:
        import pwd

        user = pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        user = ""
    return f"{user}@{socket.gethostname()}"


def _new_id() -> str:
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Run:
    """Who ran what on which state. `configuration` is a digest, `who` is user@host as tofu writes it."""

    operation: str
    lineage: str
    serial: int
    configuration: str = ""
    id: str = field(default_factory=_new_id)
    started: str = field(default_factory=now)
    who: str = field(default_factory=who)
    pid: int = field(default_factory=os.getpid)
    boot: str = field(default_factory=boot)


@dataclass(frozen=True, slots=True)
class Intent:
    """That a run means to create the object of an address; `replaces` is the id of the one before it."""

    address: str
    type: str
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One journal as it was read. `refused` are the addresses of what AWS clearly said no to."""

    path: Path
    run: Run
    intents: Mapping[str, Intent]
    events: tuple[ResourceEvent, ...]
    refused: frozenset[str]
    result: Result | None
    ended: str
    settled: bool


@dataclass(frozen=True, slots=True)
class Journal:
    """The journal of a run that is under way, or of one that died."""

    path: Path

    @classmethod
    def open(cls, paths: Paths, run: Run, intents: Iterable[Intent]) -> Journal:
        """Begin one; to be called before the apply is started. It is on the disk when this returns.

        An older capture is deleted: the next run must not take it for this one's.
        """
        paths.capture.unlink(missing_ok=True)
        folder = private_folder(paths.journals)
        journal = cls(folder / f"{_next(paths, time.time_ns())}-{run.id[:8]}.jsonl")
        journal._add("start", run=asdict(run), intents=[asdict(one) for one in intents])
        return journal

    def absorb(self, capture: Path) -> tuple[DiagnosticEvent, ...]:
        """Take over what the capture says happened; the capture itself is the caller's to delete.

        Taking it over twice does no harm. What comes back are its errors, whose texts are not kept.
        """
        steps: list[ResourceEvent] = []
        errors: list[DiagnosticEvent] = []
        if capture.is_file():
            with capture.open(encoding="utf-8", errors="replace") as lines:
                for event in read_events(lines):
                    if isinstance(event, ResourceEvent) and event.step is not Step.PROGRESS:
                        steps.append(event)
                    elif isinstance(event, DiagnosticEvent) and event.severity == "error":
                        errors.append(event)
        refused = sorted(_refused(errors))
        self._add(
            "absorbed", steps=[{**asdict(step), "step": step.step.value} for step in steps], refused=refused
        )
        return tuple(errors)

    def close(self, result: Result) -> None:
        """How it ended: "clean" where tofu's exit code was 0, "died" where nobody saw the end."""
        self._add("end", result=result, time=now())

    def settle(self) -> None:
        """Nothing of it is open any more."""
        self._add("settled", time=now())

    def _add(self, record: str, **values: Any) -> None:
        line = json.dumps({"record": record, **values}, ensure_ascii=False)
        append_line(self.path, f"\n{line}" if _is_cut_off(self.path) else line)


def read(path: Path) -> Record | None:
    """One journal; None where its first record was never written whole, so that nothing was started."""
    records = [one for one in _lines(path) if isinstance(one, dict)]
    start = next((one for one in records if one.get("record") == "start"), None)
    if start is None:
        return None
    absorbed = [one for one in records if one.get("record") == "absorbed"]
    end: dict[str, Any] = next((one for one in reversed(records) if one.get("record") == "end"), {})
    return Record(
        path=path,
        run=Run(**start["run"]),
        intents={one["address"]: Intent(**one) for one in start["intents"]},
        events=tuple(
            ResourceEvent(**{**one, "step": STEPS[one["step"]]}) for part in absorbed for one in part["steps"]
        ),
        refused=frozenset(address for part in absorbed for address in part["refused"]),
        result=end.get("result"),
        ended=end.get("time", ""),
        settled=any(one.get("record") == "settled" for one in records),
    )


def records(paths: Paths) -> tuple[Record, ...]:
    """All journals, the oldest first."""
    return tuple(found for path in _paths(paths) if (found := read(path)) is not None)


def bury(paths: Paths) -> Record | None:
    """Finish the journal of a run that died, from its capture; None where the last run saw its own end.

    To be called with the lock held: then neither that run nor its tofu is alive. The capture stays.
    """
    open_ones = [one for one in records(paths) if one.result is None]
    for one in open_ones:
        journal = Journal(one.path)
        if one is open_ones[-1]:
            journal.absorb(paths.capture)
        journal.close("died")
    return read(open_ones[-1].path) if open_ones else None


def unsettled(paths: Paths) -> tuple[Record, ...]:
    """What the next run must compare with the state: the open journals since the last clean one.

    A run that began on a later serial than the clean one came after it, whatever their names say: former
    releases named them by the clock alone.
    """
    found: list[Record] = []
    for one in records(paths):
        if one.result == "clean":
            found = [
                open_one
                for open_one in found
                if open_one.run.lineage == one.run.lineage and open_one.run.serial > one.run.serial
            ]
        elif not one.settled:
            found.append(one)
    return tuple(found)


def begun(paths: Paths, lineage: str) -> frozenset[str]:
    """Addresses of what was made on that state since the last clean run, or was being made as it died."""
    last = {
        event.address: event.step
        for record in unsettled(paths)
        if record.run.lineage == lineage
        for event in record.events
        if event.action == "create"
    }
    return frozenset(address for address, step in last.items() if step is not Step.ERRORED)


def settle(paths: Paths, keep: int = KEEP) -> None:
    """Say that nothing is open any more, and delete all journals but the newest `keep`."""
    for one in unsettled(paths):
        Journal(one.path).settle()
    for path in _paths(paths)[: -keep or None]:
        path.unlink(missing_ok=True)


# An answer of AWS's (https://docs.aws.amazon.com/sdk-for-go/v2/developer-guide/handle-errors.html), as the
# provider prints it: "operation error EC2: CreateSubnet, https response error StatusCode: 400, ...".
_ANSWER = re.compile(r"operation error [^:]+: (?P<operation>\w+), .*StatusCode: (?P<status>\d{3})", re.DOTALL)
_READING = re.compile(r"(Describe|Get|List|Head|Batch(Get|Describe))")
# An earlier try whose answer got lost may be what exists; and a request that waited too long may yet be done.
_DOUBTFUL = re.compile(
    r"Duplicate|Exists|Conflict|InUse|Idempoten|Timeout"
    r"|Throttl|RequestLimit|TooMany|Rate exceeded"
)


def _refused(errors: Iterable[DiagnosticEvent]) -> Iterator[str]:
    """The addresses whose every error is a clear no of AWS's to the request that makes the object."""
    by_address: dict[str, list[str]] = {}
    for error in errors:
        if error.address:
            by_address.setdefault(error.address, []).append(f"{error.summary} {error.detail}")
    for address, texts in by_address.items():
        if all(_is_refusal(text) for text in texts):
            yield address


def _is_refusal(text: str) -> bool:
    answer = _ANSWER.search(text)
    if answer is None or _DOUBTFUL.search(text):
        return False
    return answer["status"].startswith("4") and not _READING.match(answer["operation"])


def _paths(paths: Paths) -> list[Path]:
    return sorted(paths.journals.glob("*.jsonl")) if paths.journals.is_dir() else []


_SECOND = 1_000_000_000
_NAME = re.compile(r"(?P<stamp>[0-9]{8}T[0-9]{6})(?P<zone>Z?)-(?P<nanoseconds>[0-9]+)-.*")


def _next(paths: Paths, now: int) -> str:
    """How the name of the next journal begins: the second, then all nanoseconds since the epoch, in UTC."""
    newest = max((_nanoseconds(path) for path in _paths(paths)), default=0)
    nanoseconds = max(now, newest + 1)
    stamp = time.strftime("%Y%m%dT%H%M%S", time.gmtime(nanoseconds // _SECOND))
    return f"{stamp}-{nanoseconds}"


def _nanoseconds(path: Path) -> int:
    """The later one of the two times in a name; 0 where there are none."""
    found = _NAME.fullmatch(path.name)
    if not found:
        return 0
    try:
        second = datetime.strptime(found["stamp"], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return 0
    # As texts, "…09Z-" comes after all of "…09-".
    ends = int(second.timestamp()) + bool(found["zone"])
    return max(int(found["nanoseconds"]), ends * _SECOND)


def _is_cut_off(path: Path) -> bool:
    """Whether a run died while it wrote the last line."""
    try:
        with path.open("rb") as file:
            return file.seek(0, os.SEEK_END) > 0 and file.seek(-1, os.SEEK_END) >= 0 and file.read() != b"\n"
    except FileNotFoundError:
        return False


def _lines(path: Path) -> Iterator[Any]:
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            # The last line of a run that died while it wrote.
            continue
