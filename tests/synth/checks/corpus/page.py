"""The page of what the check finds, by kind of fault, made from the body of small documents."""

from __future__ import annotations

from collections.abc import Iterator

from tests.synth.checks.corpus.kinds import KINDS, decisive, verdict_of
from tests.synth.checks.corpus.validators import found

HEAD = """\
# What is found of the language's faults

The page is made by `python -m tests.synth.checks.corpus table`. Each row is a kind of fault, tried on small
documents of one fault each and on a right twin of each. `tofu validate` (1.6.2) and `terraform validate`
(1.11.4) were asked about all of them, in the rows of AWS with its provider (5.100.0); what its validators say
of values (enumerations, ranges) is not among them. "Refused" is what both refuse, "found" what of it
`snowform synth` and `snowform check` find without asking either. "Accepted" is what both accept, and "refused
by us" what of it our check refuses all the same. Where the two disagree, the check follows OpenTofu, which
applies the configuration. Each exception is listed below with its reason.

What validate leaves to the plan is refused here already where every plan would refuse it: a part that is not
declared, an instance of what has none, an attribute behind `[*]` that the schema does not have, a sensitive
output of a module in a plain one. Each of these was tried with `tofu plan`. What a plan may take is accepted.

| kind | refused | found | accepted | refused by us | the two disagree | as OpenTofu |
| --- | --- | --- | --- | --- | --- | --- |
"""


def page() -> str:
    """The page, in Markdown."""
    rows = [list(_figures(kind)) for kind in KINDS]
    lines = [_line(kind, row) for kind, row in zip(KINDS, rows, strict=True)]
    lines.append(_line("all", [sum(column) for column in zip(*rows, strict=True)]))
    return HEAD + "".join(lines) + "".join(_differences())


def _figures(kind: str) -> Iterator[int]:
    cases = [(verdict_of(kind, case), bool(found(case))) for case in KINDS[kind]]
    refused = [ours for verdict, ours in cases if decisive(verdict) and verdict["tofu"]]
    accepted = [ours for verdict, ours in cases if decisive(verdict) and not verdict["tofu"]]
    disputed = [ours == bool(verdict["tofu"]) for verdict, ours in cases if not decisive(verdict)]
    for group in (refused, accepted, disputed):
        yield len(group)
        yield sum(group)


def _line(kind: str, figures: list[int]) -> str:
    return f"| {kind} | {' | '.join(map(str, figures))} |\n"


def _differences() -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for kind, cases in KINDS.items():
        for case in cases:
            if case.differs:
                said = "accepted" if verdict_of(kind, case)["tofu"] else "refused"
                reasons.setdefault(f"{said}: {case.differs}", []).append(f"{kind}: {case.name}")
    if reasons:
        yield "\nWhere the check says the opposite of `tofu validate`:\n\n"
    for reason, names in reasons.items():
        yield f"- {reason} ({len(names)})\n"
        yield from (f"  - `{name}`\n" for name in names)
