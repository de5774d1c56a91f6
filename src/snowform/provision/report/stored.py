"""The report of a plan that is kept: what happens to what, by name. Made from an allow-list, without values.

`--json` prints the same document. Its keys:

    format      1; raised when a key changes its meaning
    stack       the stack's name
    operation   "apply", "destroy", "plan" or "drift"
    time        when the plan was made, ended when the run was over; RFC 3339 in UTC
    digest      what `approve` is given
    result      how the run ended, in a word; exit_code is its exit code; null before
    counts      number of changes by group (create, update, replace, destroy, forget, import, move, read) and
                of outputs
    changes     address, type, group, actions, reasons, changed (attributes), forces (those because of which
                the object is replaced)
    drift       what was changed outside: address, type, group (update or destroy), changed
    noted       the same of what no configuration can set, which is no drift
    outputs     name, action, sensitive
    refusals    address, what, text, setting
    notices     sentences
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from ..errors import ExitCode, ProvisionError
from ..host.files import read_json, write, write_json
from ..host.paths import Paths
from ..plan import settable
from ..plan.changes import Change, Kind, Plan
from ..plan.judge import Verdict
from . import words
from .texts import printable

FORMAT = 1
Report = dict[str, Any]


def plan_report(
    plan: Plan, verdict: Verdict, *, stack: str, operation: str, digest: str, now: datetime
) -> Report:
    """The report of a plan that was judged, before anything came of it; times as RFC 3339 has them."""
    return {
        "format": FORMAT,
        "stack": stack,
        "operation": operation,
        "time": _time(now),
        "ended": None,
        "digest": digest,
        "result": None,
        "exit_code": None,
        "counts": words.counts(plan),
        "changes": [
            _change(change, group) for change in plan.changes if (group := words.group_of(change)) is not None
        ],
        "drift": [_drifted(change) for change in plan.drift],
        "noted": [_drifted(change) for change in plan.noted],
        "outputs": [
            {"name": output.name, "action": output.kind.value, "sensitive": output.sensitive}
            for output in plan.outputs
            if output.kind is not Kind.NOOP
        ],
        "refusals": [
            {
                "address": refusal.address,
                "what": refusal.what,
                "text": refusal.text,
                "setting": refusal.setting,
            }
            for refusal in verdict.refusals
        ],
        "notices": [*verdict.notices, *settable.notices(plan)],
    }


def ended(report: Report, result: str, code: ExitCode, now: datetime) -> Report:
    """The same report with the run's end in it: `result` is a word for people ("applied", "refused")."""
    return {**report, "result": result, "exit_code": int(code), "ended": _time(now)}


def store(paths: Paths, report: Report) -> None:
    """Put the report in the place of the latest, for programs and for people.

    StorageError where they cannot be written.
    """
    write_json(paths.report_json, report)
    write(paths.report_text, text(report) + "\n")


def store_end(paths: Paths, error: ProvisionError, now: datetime) -> None:
    """Say in the report of a run that an error ended how it ended; nothing where that run had made none.

    StorageError where it cannot be written.
    """
    if not paths.report_json.is_file():
        return
    report = read_json(paths.report_json)
    if isinstance(report, dict) and report.get("format") == FORMAT and report.get("result") is None:
        store(paths, ended(report, error.code.name.lower(), error.code, now))


def text(report: Mapping[str, Any], *, refusals: bool = True) -> str:
    """A `Report` for people and journals, a line for each change; no newline at the end.

    `refusals=False` leaves out what is refused, for whoever shows `summary.refusals` after it.
    """
    return "\n".join(_lines(report, refusals))


def _lines(report: Mapping[str, Any], refusals: bool) -> Iterator[str]:
    outside = list(_outside(report))
    # Of `drift` what was changed outside is what was asked for; what is pending stands beside it.
    if report["operation"] == "drift":
        yield from outside
        if any(report["changes"]) or any(report["outputs"]):
            yield "Pending, whatever was changed outside: what an apply would do"
    for group in words.GROUPS:
        for change in report["changes"]:
            if change["group"] == group.name:
                yield f"  {_sign(change, group):<3} {_named(change)}"
    for output in report["outputs"]:
        yield f"  out {printable(output['name'])} ({output['action']})"
    if report["operation"] != "drift":
        yield from outside
    for notice in report["notices"]:
        yield f"Notice: {printable(notice)}"
    if refusals:
        yield from _refused(report["refusals"])
    yield _headline(report)


def _outside(report: Mapping[str, Any]) -> Iterator[str]:
    if report["drift"]:
        yield "Changed outside since the last apply:"
        for drifted in report["drift"]:
            yield f"  {'-' if drifted['group'] == words.DESTROY.name else '~':<3} {_named(drifted)}"


def _refused(refusals: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A line for all that is refused for the same reason."""
    together: dict[tuple[str, ...], list[str]] = {}
    for refusal in refusals:
        key = refusal["what"], refusal["text"], refusal["setting"]
        together.setdefault(key, []).append(refusal["address"])
    for (what, why, setting), addresses in together.items():
        allowed = f" (allowed by {setting})" if setting else ""
        of = f" {', '.join(addresses)}" if any(addresses) else ""
        yield f"Refused: {printable(what + of)}: {printable(why)}{allowed}"


def _headline(report: Mapping[str, Any]) -> str:
    what = words.tally(report["counts"])
    if report["operation"] == "drift":
        what = f"{len(report['drift'])} changed outside; pending: {what}"
    end = f", {report['result']}" if report["result"] else ""
    digest = f" (digest {report['digest']})" if report["digest"] else ""
    return f"{report['operation'].capitalize()} of {report['stack']}, {report['time']}{end}: {what}{digest}"


def _named(change: Mapping[str, Any]) -> str:
    """The address, why, and the names of what changes beyond what the reason has named."""
    said = list(change.get("reasons", ()))
    if changed := [name for name in change["changed"] if name not in change.get("forces", ())]:
        said.append(", ".join(map(printable, changed)))
    address = printable(change["address"])
    return f"{address}: {'; '.join(said)}" if said else address


def _sign(change: Mapping[str, Any], group: words.Group) -> str:
    return "+/-" if change["actions"] == ["create", "delete"] else group.sign


def _change(change: Change, group: words.Group) -> dict[str, Any]:
    return {
        "address": change.address,
        "type": change.type,
        "group": group.name,
        "actions": list(change.actions),
        "reasons": list(words.reasons(change)),
        "changed": list(change.changed),
        "forces": list(words.forces(change)),
    }


def _drifted(change: Change) -> dict[str, Any]:
    group = words.DESTROY if change.kind is Kind.DELETE else words.UPDATE
    reasons = ["does not exist any more"] if group is words.DESTROY else []
    return {
        "address": change.address,
        "type": change.type,
        "group": group.name,
        "reasons": reasons,
        "changed": list(change.changed),
    }


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
