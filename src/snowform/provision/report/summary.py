"""A plan as a person reads it before deciding: what is lost first, why, and what changes in it.

Sensitive values never appear: `Change.details` hides them.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator

from ..console.console import BOLD, DIM, GREEN, RED, YELLOW, Console
from ..plan import settable
from ..plan.changes import Change, Kind, OutputChange, Plan
from ..plan.details import Detail, Side, compare, hide
from ..plan.judge import Verdict, together
from ..records import dataclass
from . import words
from .rows import Row, rows
from .texts import cut, printable

INDENT = "      "
NAME_WIDTH = 48

# What tells a person which object this is, and what its end would take along.
TELLING = (
    *("name", "tags.Name", "bucket", "identifier", "cluster_identifier", "key_name", "cidr_block", "fqdn"),
    *("instance_type", "engine", "availability_zone", "public_ip", "private_ip", "allocated_storage", "size"),
    *("deletion_protection", "disable_api_termination"),
)
# Attributes that make the end of an object the end of more.
LOSSES = {
    "force_destroy": "what it holds is deleted with it (force_destroy)",
    "skip_final_snapshot": "no final snapshot is taken (skip_final_snapshot)",
}
# Of an object without any of those (of another provider, say), the first few attributes.
OTHERS = 4

_COLOURS = {"+": GREEN, "-": RED, "~": YELLOW}
_OUTPUT_SIGNS = {Kind.CREATE: ("+", GREEN), Kind.DELETE: ("-", RED)}


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes lines for a console: coloured where it is, cut to `width` characters where that is not 0."""

    console: Console
    width: int

    @classmethod
    def of(cls, console: Console) -> Pen:
        """The pen for a console; without a terminal nothing is cut."""
        if not console.terminal:
            return cls(console, 0)
        try:
            return cls(console, os.get_terminal_size(console.messages.fileno()).columns)
        except (OSError, io.UnsupportedOperation):
            return cls(console, 0)

    def line(self, *parts: str | tuple[str, ...]) -> str:
        """One line of texts, or of texts with their colours."""
        left = self.width
        painted = []
        for part in parts:
            text, *codes = (part,) if isinstance(part, str) else part
            if self.width:
                text = cut(text, left) if left > 0 else ""
                left -= len(text)
            painted.append(self.console.paint(text, *codes) if codes else text)
        return "".join(painted).rstrip()


def summary(plan: Plan, console: Console, *, stack: str = "", digest: str = "") -> str:
    """The whole plan, values included; no newline at the end."""
    pen = Pen.of(console)
    lines = list(_groups(plan.changes, pen))
    outputs = [output for output in plan.outputs if output.kind is not Kind.NOOP]
    if outputs:
        lines += [pen.line(("Outputs", BOLD)), "", *_output_lines(outputs, pen), ""]
    return "\n".join([*lines, pen.line((headline(plan, stack=stack, digest=digest), BOLD))])


def headline(plan: Plan, *, stack: str = "", digest: str = "") -> str:
    """`Plan for web: 3 to create, 1 to change, 0 to destroy (digest 1a2b…)`."""
    name = f"Plan for {stack}" if stack else "Plan"
    if plan.nothing_to_do:
        return f"{name}: nothing to do"
    shown = f" (digest {digest})" if digest else ""
    return f"{name}: {words.tally(words.counts(plan))}{shown}"


def drift(plan: Plan, console: Console) -> str:
    """What was changed outside since the last apply, as it was and as it is; empty where nothing was.

    What no configuration can set is a line for people, without values.
    """
    pen = Pen.of(console)
    noted = [f"Note: {printable(notice)}" for notice in settable.notices(plan)]
    if not plan.drift:
        return "\n".join(noted)
    lines = [pen.line((f"Changed outside since the last apply ({len(plan.drift)})", BOLD)), ""]
    for change in plan.drift:
        gone = change.kind is Kind.DELETE
        lines.append(_head(change, "-" if gone else "~", RED if gone else YELLOW, pen))
        if gone:
            lines.append(pen.line(f"{INDENT}does not exist any more"))
        else:
            lines += _row_lines(_rows(change), pen, signed=True)
        lines.append("")
    return "\n".join([*lines, *noted] if noted else lines[:-1])


def refusals(verdict: Verdict, console: Console, *, approve: str = "") -> str:
    """What the policy refuses and what would allow it; empty where it refuses nothing.

    `approve` is the command that lets this plan through; it is named only where it can.
    """
    if verdict.allowed:
        return ""
    pen = Pen.of(console)
    lines = [pen.line(("Refused by the policy; nothing was changed", RED, BOLD)), ""]
    for refusal, addresses in together(verdict.refusals):
        for position, address in enumerate(addresses):
            what = refusal.what if position == 0 else ""
            lines.append(pen.line("  ", (f"{what:<8} ", RED), (printable(address or "the plan"), BOLD)))
        lines.append(f"{INDENT}     {printable(refusal.text)}")
        allowed = f"allowed by {refusal.setting}" if refusal.setting else "no setting allows it"
        lines.append(pen.line(f"{INDENT}     ", (allowed, DIM)))
    if approve and verdict.approvable:
        lines += ["", f"To let exactly this plan through, once: {approve}"]
    return "\n".join(lines)


def _groups(changes: Iterable[Change], pen: Pen) -> Iterator[str]:
    by_group: dict[words.Group, list[Change]] = {}
    for change in changes:
        if group := words.group_of(change):
            by_group.setdefault(group, []).append(change)
    for group in words.GROUPS:
        if not (members := by_group.get(group)):
            continue
        yield pen.line((f"{group.title} ({len(members)})", BOLD))
        yield ""
        for change in members:
            yield from _change_lines(change, group, pen)
        if group in (words.IMPORT, words.MOVE, words.READ):
            yield ""


def _change_lines(change: Change, group: words.Group, pen: Pen) -> Iterator[str]:
    yield _head(change, words.sign_of(change, group), group.colour, pen)
    if why := "; ".join(words.reasons(change)):
        yield pen.line(f"{INDENT}{why}")
    if change.tainted:
        yield pen.line(f"{INDENT}to keep it as it is: state untaint '{printable(change.address)}'")
    if group in (words.DESTROY, words.REPLACE):
        for name, loss in LOSSES.items():
            if change.was(name) is True:
                yield pen.line(INDENT, (loss, RED))
    yield from _row_lines(_rows(change), pen, signed=group in (words.REPLACE, words.UPDATE))
    if group not in (words.IMPORT, words.MOVE, words.READ):
        yield ""


def _head(change: Change, sign: str, colour: str, pen: Pen) -> str:
    # The id is what AWS's console shows; of a new object there is none yet.
    known = change.importing or change.was("id")
    shown = f" ({printable(hide(known, change.secrets))})" if isinstance(known, str) and known else ""
    deposed = f" (deposed {change.deposed})" if change.deposed else ""
    address = printable(change.address)
    return pen.line("  ", (f"{sign:<3}", colour), " ", (address, BOLD), deposed, (shown, DIM))


def _rows(change: Change) -> tuple[Row, ...]:
    # An empty text that comes or goes is nothing that comes or goes.
    details = tuple(detail for detail in change.details() if detail.old + detail.new != '""')
    if change.kind in (Kind.DELETE, Kind.FORGET):
        details = _telling(details)
    elif change.kind is Kind.CREATE:
        # The provider's default tags, repeated for every object.
        details = tuple(detail for detail in details if not detail.name.startswith("tags_all."))
    elif change.kind is Kind.REPLACE:
        # What the old object had by itself and said nothing with is no loss.
        details = tuple(detail for detail in details if detail.new or detail.old not in ("false", "0"))
    found = rows(details, change.secrets)
    if found or change.kind is not Kind.UPDATE:
        return found
    return (Row("(in form only: quotes, spaces or empty values)"),)


def _telling(details: tuple[Detail, ...]) -> tuple[Detail, ...]:
    found = tuple(detail for detail in details if detail.name in TELLING and detail.old not in ("false", "0"))
    own = tuple(detail for detail in details if detail.name != "id" and not detail.name.endswith("arn"))
    return found or own[:OTHERS]


def _row_lines(found: tuple[Row, ...], pen: Pen, *, signed: bool) -> Iterator[str]:
    """Names of one width; `signed` marks attributes that come or go, where the object itself stays."""
    width = min(max((len(row.name) for row in found), default=0), NAME_WIDTH)
    for row in found:
        start = f"{INDENT}{row.name:<{width}}  "
        forces = ("  # forces replacement", RED) if row.forces else ""
        if row.old and row.new:
            value: list[str | tuple[str, ...]] = [row.old, (" -> ", DIM), row.new]
        elif row.old or row.new:
            sign, colour = ("+ ", GREEN) if row.new else ("- ", RED)
            value = [(sign, colour), row.old or row.new] if signed else [row.old or row.new]
        else:
            value = []
        yield pen.line(start, *value, forces)
        yield from _inner_lines(row, pen)


def _output_lines(outputs: Iterable[OutputChange], pen: Pen) -> Iterator[str]:
    found = [
        (output, ".".join(filter(None, [printable(output.name), row.name])), row)
        for output in outputs
        for row in rows(
            compare(
                Side(output.before, output.sensitive), Side(output.after, output.sensitive, output.unknown)
            )
        )
    ]
    width = min(max((len(name) for _, name, _ in found), default=0), NAME_WIDTH)
    for output, name, row in found:
        sign, colour = _OUTPUT_SIGNS.get(output.kind, ("~", YELLOW))
        value = " -> ".join(filter(None, [row.old, row.new]))
        yield pen.line("  ", (f"{sign:<3}", colour), f" {name:<{width}}  {value}")
        yield from _inner_lines(row, pen)


def _inner_lines(row: Row, pen: Pen) -> Iterator[str]:
    for line in row.lines:
        yield pen.line(f"{INDENT}    ", (line, *filter(None, [_COLOURS.get(line[0])])))
