"""The commands as functions: each takes the paths of a stack, says what it has to, gives the exit code."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from ..configuration.overrides import IGNORED_TAGS, STACK_TAG, STATE_TAG
from ..console.console import BOLD, Console
from ..console.sensitive import HIDDEN
from ..crash import resolutions
from ..errors import ExitCode, ProvisionError, UsageError
from ..host import files, lock
from ..host.ownership import check_folders
from ..host.paths import Paths
from ..plan.approval import Approvals
from ..plan.details import Side
from ..plan.sensitive_values import of_outputs
from ..records import replace
from ..report import stored
from ..report.metrics import Metrics, write_metrics
from ..run.current_state import require_state
from ..run.drift import find_drift
from ..run.options import Purpose, RunOptions
from ..run.pipeline import RunResult, run_stack
from ..run.retry import Retries
from ..run.session import Session, prepared_session
from ..state.document import StateDocument


def change(
    paths: Paths,
    purpose: Purpose,
    options: RunOptions,
    console: Console,
    *,
    as_json: bool = False,
    detailed: bool = False,
) -> ExitCode:
    """Plan, apply or destroy. With `detailed` a plan that holds changes ends with CHANGES.

    A ProvisionError as of `run_stack`.
    """
    with _measured(paths) as found:
        result = run_stack(paths, purpose, options, console)
        found.append(result)
        if purpose is Purpose.APPLY and options.values and result.document is not None:
            _tell_outputs(result.document, console)
        console.say(result.line)
        if as_json:
            console.result(json.dumps(result.report, indent=2, ensure_ascii=False))
        return result.code if detailed or result.code is not ExitCode.CHANGES else ExitCode.OK


def drift(paths: Paths, console: Console, retries: Retries, *, as_json: bool = False) -> ExitCode:
    """Report what was changed outside: CHANGES where something was, OK also while a run goes on."""
    started = time.monotonic()
    found = find_drift(paths, retries, console)
    if found is None:
        console.say(f"{paths.stack}: a run goes on, so nothing was compared")
        return ExitCode.OK
    code = ExitCode.CHANGES if found.plan.drift else ExitCode.OK
    report = stored.ended(
        found.report, "drifted" if found.plan.drift else "as applied", code, datetime.now(UTC)
    )
    if as_json:
        console.result(json.dumps(report, indent=2, ensure_ascii=False))
    else:
        console.say(stored.text(report))
    if paths.metrics is not None:
        metrics = Metrics(
            last_run_timestamp_seconds=time.time(),
            last_run_duration_seconds=time.monotonic() - started,
            exit_code=int(code),
            pending_changes=len(found.plan.effective),
            drifted_resources=len(found.plan.drift),
        )
        write_metrics(paths.metrics, paths.stack, metrics)
    return code


def show(paths: Paths, console: Console, *, as_json: bool = False) -> ExitCode:
    """The latest plan's report, as it was kept; UsageError where no plan was made yet."""
    check_folders(paths)
    path = paths.report_json if as_json else paths.report_text
    if not path.exists():
        raise UsageError("no plan was made yet", where=str(paths.state))
    console.result(path.read_text(encoding="utf-8").rstrip("\n"))
    return ExitCode.OK


def approve(paths: Paths, console: Console, digest: str, minutes: float) -> ExitCode:
    """Let the plan of that digest through, once, for so many minutes.

    UsageError where no such plan was shown; Locked where a run goes on; StorageError of the folders.
    """
    check_folders(paths)
    held = lock.acquire(paths.lock, "approve", timeout=10)
    try:
        until = Approvals(paths.approvals).approve(digest, datetime.now(UTC), timedelta(minutes=minutes))
    finally:
        held.release()
    console.say(f"{paths.stack}: the plan {digest} may be applied once, until {until:%H:%M:%S} UTC")
    return ExitCode.OK


def resolve(paths: Paths, console: Console, address: str, outcome: Sequence[str]) -> ExitCode:
    """Keep what an operator found out about an address that an interrupted run left open.

    UsageError where the outcome is none; StorageError where it cannot be kept.
    """
    check_folders(paths)
    resolution = resolutions.Resolution.parse(address, tuple(outcome))
    resolutions.add_resolution(paths, resolution)
    what = "is absent" if resolution.absent else f"is {resolution.id}"
    console.say(f"{paths.stack}: {address} {what}; the next run goes on from there")
    return ExitCode.OK


def output(paths: Paths, console: Console, name: str = "", *, as_json: bool = False) -> ExitCode:
    """The outputs of the stack: all of them, or the value of one.

    UsageError where there is none of that name; StateRefused where there is no state.
    """
    document = require_state(paths, "output", console)
    outputs = document.outputs
    _hide_sensitive(document, console)
    if name and name not in outputs:
        known = ", ".join(sorted(outputs)) or "none"
        raise UsageError(f"there is no output {name!r}", hint=f"there are: {known}")
    if name:
        console.result(_shown(outputs[name]["value"], as_json=as_json))
    elif as_json:
        values = {key: entry["value"] for key, entry in sorted(outputs.items())}
        console.result(json.dumps(values, indent=2, ensure_ascii=False))
    else:
        for line in _output_lines(document, console):
            console.result(line)
    return ExitCode.OK


def save_outputs(paths: Paths, console: Console, file: Path, *, sensitive: bool = False) -> ExitCode:
    """Write the values of the outputs to a file, for who reads them where the state is out of reach.

    Sensitive ones only where they are asked for: the file is its owner's alone then. StateRefused where there
    is no state, StorageError where the file cannot be written.
    """
    document = require_state(paths, "output", console)
    _hide_sensitive(document, console)
    outputs = {
        name: entry["value"]
        for name, entry in document.outputs.items()
        if sensitive or not _is_sensitive(entry, console)
    }
    files.write_json(file, outputs, files.PRIVATE if sensitive else 0o644)
    left_out = ", ".join(sorted(document.outputs.keys() - outputs.keys()))
    rest = f"; left out, for they are sensitive: {left_out}" if left_out else ""
    console.say(f"{file}: {', '.join(sorted(outputs)) or 'no outputs'}{rest}")
    return ExitCode.OK


def _is_sensitive(entry: Mapping[str, Any], console: Console) -> bool:
    """Whether an output is marked so, or says what one says that is."""
    text = _shown(entry["value"], as_json=True)
    return bool(entry.get("sensitive")) or console.hidden.shown(text) != text


def tofu(paths: Paths, console: Console, arguments: Sequence[str]) -> int:
    """Run tofu itself; its exit code."""
    given = list(arguments[1:] if arguments[:1] == ["--"] else arguments)
    with prepared_session(paths, "tofu", console) as session:
        return relay_tofu(session, given)


def relay_tofu(session: Session, arguments: Sequence[str]) -> int:
    """Let tofu work in a session, and pass on what it says; its exit code.

    The tags of a run are in no configuration: left to itself, tofu would take them away from everything.
    """
    own = session.verifying
    ended = replace(own, environment={**own.environment, IGNORED_TAGS: f"{STACK_TAG},{STATE_TAG}"}).run(
        *arguments
    )
    if ended.stdout:
        session.console.result(ended.stdout.rstrip("\n"))
    if ended.stderr:
        session.console.say(session.console.hidden.quoted(ended.stderr.rstrip("\n")))
    return ended.code


def _tell_outputs(document: StateDocument, console: Console) -> None:
    """What an apply is often made for, on a terminal and where values were asked for."""
    _hide_sensitive(document, console)
    if (lines := list(_output_lines(document, console))) and not console.quiet:
        console.put("\n".join([console.paint("Outputs", BOLD), *(f"  {line}" for line in lines), "\n"]))


def _hide_sensitive(document: StateDocument, console: Console) -> None:
    """Never say from now on what the state marks as sensitive in its outputs."""
    marked = ((key, Side(entry["value"], entry.get("sensitive"))) for key, entry in document.outputs.items())
    # Of the other attributes a state does not tell which ones the provider holds to be sensitive.
    named = [
        (instance.type, Side({"id": instance.id, "arn": instance.arn})) for instance in document.instances
    ]
    console.hide(*of_outputs(marked, named))


def _output_lines(document: StateDocument, console: Console) -> Iterator[str]:
    """`name = value` for each output, in the order of their names; `(sensitive)` in place of such values."""
    for key, entry in sorted(document.outputs.items()):
        shown = console.hidden.shown(_shown(entry["value"], as_json=True))
        yield f"{key} = {HIDDEN if entry.get('sensitive') else shown}"


def _shown(value: Any, *, as_json: bool) -> str:
    return value if isinstance(value, str) and not as_json else json.dumps(value, ensure_ascii=False)


@contextmanager
def _measured(paths: Paths) -> Iterator[list[RunResult]]:
    """Write the metrics of a run, however it ends."""
    found: list[RunResult] = []
    started, code = time.monotonic(), ExitCode.FAILED
    try:
        yield found
        code = found[0].code
    except ProvisionError as error:
        code = error.code
        raise
    finally:
        if paths.metrics is not None:
            write_metrics(paths.metrics, paths.stack, _metrics(found, started, code))


def _metrics(found: list[RunResult], started: float, code: ExitCode) -> Metrics:
    ended = time.time()
    plan = found[0].plan if found else None
    return Metrics(
        last_run_timestamp_seconds=ended,
        last_run_duration_seconds=time.monotonic() - started,
        exit_code=int(code),
        last_success_timestamp_seconds=ended if code is ExitCode.OK else None,
        refused=code is ExitCode.REFUSED,
        pending_changes=len(plan.effective) if plan and code is not ExitCode.OK else 0 if plan else None,
        drifted_resources=len(plan.drift) if plan and code is not ExitCode.OK else 0 if plan else None,
        leftovers=1 if code is ExitCode.LEFTOVERS else 0 if plan else None,
    )
