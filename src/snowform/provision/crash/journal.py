"""What each apply started and completed, on disk: one file a run, JSON lines, addresses and ids only.

While tofu runs, its own output goes to a capture file, which holds more than may be kept. `absorb` distils
it: at the end of the run, or by the next one where this one died.

The names of journals are their order. They begin with the time, but never with an earlier one than the newest
journal's: a clock that was put back would put an interrupted run before an earlier one that was clean.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar

from ..host.files import append_line, private_folder
from ..host.paths import Paths
from ..patterns import regex
from ..records import asdict, dataclass, field, fields
from .events import STEPS, DiagnosticEvent, ResourceEvent, Step, read_events

T = TypeVar("T")

KEEP = 20
# In seconds: services show what was just made with a delay
# (https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html).
SETTLED_AFTER = 30.0
# In bytes, more than the last two lines of a journal have.
_ENDING = 4096

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


def _new_id() -> str:
    # As `uuid` would make one, whose import takes as long as a dozen of this program's modules.
    return os.urandom(16).hex()


@dataclass(frozen=True, slots=True)
class Run:
    """What was run on which state, when and by which process. `configuration` is a digest."""

    operation: str
    lineage: str
    serial: int
    configuration: str = ""
    id: str = field(default_factory=_new_id)
    started: str = field(default_factory=now)
    pid: int = field(default_factory=os.getpid)


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

        An older capture is deleted: the next run must not take it for this one's. StorageError where it
        cannot be written.
        """
        paths.capture.unlink(missing_ok=True)
        folder = private_folder(paths.journals)
        journal = cls(folder / f"{_next(paths, time.time_ns())}-{run.id[:8]}.jsonl")
        journal._add("start", run=asdict(run), intents=[asdict(intent) for intent in intents])
        return journal

    def absorb(self, capture: Path) -> tuple[DiagnosticEvent, ...]:
        """Take over what the capture says happened; the capture itself is the caller's to delete.

        Taking it over twice does no harm. What comes back are its errors, whose texts are not kept.
        StorageError where the journal cannot be written.
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
        """How it ended: "clean" where tofu's exit code was 0, "died" where nobody saw the end.

        StorageError where the journal cannot be written.
        """
        self._add("end", result=result, time=now())

    def settle(self) -> None:
        """Nothing of it is open any more. StorageError where the journal cannot be written."""
        self._add("settled", time=now())

    def _add(self, record: str, **values: Any) -> None:
        line = json.dumps({"record": record, **values}, ensure_ascii=False)
        append_line(self.path, f"\n{line}" if _is_truncated(self.path) else line)


def read_journal(path: Path) -> Record | None:
    """One journal; None where its first record was never written whole, so that nothing was started."""
    records = [line for line in _lines(path) if isinstance(line, dict)]
    start = next((line for line in records if line.get("record") == "start"), None)
    if start is None:
        return None
    absorbed = [line for line in records if line.get("record") == "absorbed"]
    end: dict[str, Any] = next((line for line in reversed(records) if line.get("record") == "end"), {})
    return Record(
        path=path,
        run=_record_of(Run, start["run"]),
        intents={intent["address"]: Intent(**intent) for intent in start["intents"]},
        events=tuple(
            _record_of(ResourceEvent, {**step, "step": STEPS[step["step"]]})
            for part in absorbed
            for step in part["steps"]
        ),
        refused=frozenset(address for part in absorbed for address in part["refused"]),
        result=end.get("result"),
        ended=end.get("time", ""),
        settled=any(line.get("record") == "settled" for line in records),
    )


def _record_of(kind: Callable[..., T], values: Mapping[str, Any]) -> T:
    """What a journal says, without what only other releases write into it."""
    names = _names(kind)
    return kind(**{name: value for name, value in values.items() if name in names})


@lru_cache
def _names(kind: Any) -> frozenset[str]:
    return frozenset(member.name for member in fields(kind))


def records(paths: Paths) -> tuple[Record, ...]:
    """All journals, the oldest first."""
    return tuple(found for path in _paths(paths) if (found := read_journal(path)) is not None)


def _ending(path: Path) -> tuple[Any, bool]:
    """How a run ended and whether it is settled, by the last lines of its journal: whatever else is in it.

    The journals of former runs are only asked for that, and may hold as many lines as these had changes.
    """
    with path.open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - _ENDING))
        lines = file.read().decode(errors="replace").splitlines()[-2:]
    last = [found for found in map(_parsed, lines) if isinstance(found, dict)]
    ends = [found.get("result") for found in last if found.get("record") == "end"]
    return next(reversed(ends), None), any(found.get("record") == "settled" for found in last)


def close_interrupted(paths: Paths) -> Record | None:
    """Finish the journal of an interrupted run, from its capture; None where the last run saw its own end.

    To be called with the lock held: then neither that run nor its tofu is alive. The capture stays.
    StorageError where it cannot be written.
    """
    without_end = (path for path in _paths(paths) if _ending(path)[0] is None)
    found = (read_journal(path) for path in without_end)
    open_ones = [record for record in found if record is not None and record.result is None]
    for record in open_ones:
        journal = Journal(record.path)
        if record is open_ones[-1]:
            journal.absorb(paths.capture)
        journal.close("died")
    return read_journal(open_ones[-1].path) if open_ones else None


def unsettled(paths: Paths) -> tuple[Record, ...]:
    """What the next run must compare with the state: the open journals since the last clean one.

    A run that began on a later serial than the clean one came after it, whatever their names say: former
    releases named them by the clock alone.
    """
    found: list[Record] = []
    for path in _paths(paths):
        result, settled = _ending(path)
        # Neither is open itself; by a clean one only those before it are closed.
        if (settled and result not in {None, "clean"}) or (result == "clean" and not found):
            continue
        if (record := read_journal(path)) is None:
            continue
        if record.result == "clean":
            found = [
                open_one
                for open_one in found
                if open_one.run.lineage == record.run.lineage and open_one.run.serial > record.run.serial
            ]
        elif not record.settled:
            found.append(record)
    return tuple(found)


def created_addresses(paths: Paths, lineage: str) -> frozenset[str]:
    """Addresses of what was made on that state since the last clean run, or was being made as it died."""
    last = {
        event.address: event.step
        for record in unsettled(paths)
        if record.run.lineage == lineage
        for event in record.events
        if event.action == "create"
    }
    return frozenset(address for address, step in last.items() if step is not Step.ERRORED)


def settle_all(paths: Paths, keep: int = KEEP) -> None:
    """Say that nothing is open any more, and delete all journals but the newest `keep`.

    StorageError where a journal cannot be written.
    """
    for record in unsettled(paths):
        Journal(record.path).settle()
    for path in _paths(paths)[: -keep or None]:
        path.unlink(missing_ok=True)


# An answer of AWS's (https://docs.aws.amazon.com/sdk-for-go/v2/developer-guide/handle-errors.html), as the
# provider prints it: "operation error EC2: CreateSubnet, https response error StatusCode: 400, ...".
_ANSWER = regex(r"operation error [^:]+: (?P<operation>\w+), .*StatusCode: (?P<status>\d{3})", re.DOTALL)
_READING = regex(r"(Describe|Get|List|Head|Batch(Get|Describe))")
# An earlier try whose answer got lost may be what exists; and a request that waited too long may yet be done.
_DOUBTFUL = regex(
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
_NAME = regex(r"(?P<stamp>[0-9]{8}T[0-9]{6})(?P<zone>Z?)-(?P<nanoseconds>[0-9]+)-.*")


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


def _is_truncated(path: Path) -> bool:
    """Whether a run died while it wrote the last line."""
    try:
        with path.open("rb") as file:
            return file.seek(0, os.SEEK_END) > 0 and file.seek(-1, os.SEEK_END) >= 0 and file.read() != b"\n"
    except FileNotFoundError:
        return False


def _lines(path: Path) -> Iterator[Any]:
    # The last line of a run that died while it wrote is none.
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return (found for found in map(_parsed, lines) if found is not None)


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None
