"""A schedule of EventBridge that it refuses in the apply; the provider looks at its length only.

https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from snowform.synth.checks.findings import Finding
from snowform.synth.lints.arguments import arguments
from snowform.synth.lints.subject import Subject

KINDS = ("aws_cloudwatch_event_rule", "aws_scheduler_schedule")
RULE = "schedule-form"
RATE = re.compile(r"rate\((\d+) (minute|hour|day)(s?)\)")
CRON = re.compile(r"cron\((.*)\)")
FIELDS = (
    ("minute", 0, 59),
    ("hour", 0, 23),
    ("day of the month", 1, 31),
    ("month", 1, 12),
    ("day of the week", 1, 7),
    ("year", 1970, 2199),
)
NUMBER = re.compile(r"\d+")


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each such schedule."""
    for kind in KINDS:
        for argument in arguments(subject, kind, "schedule_expression"):
            text = argument.value
            if isinstance(text, str) and text and (fault := _fault(text, kind)):
                yield argument.warning(f'"{text}" {fault[0]}', fault[1], rule=RULE)


def _fault(text: str, kind: str) -> tuple[str, str] | None:
    if match := CRON.fullmatch(text):
        return _fault_of_cron(match[1].split())
    if match := RATE.fullmatch(text):
        number, unit, plural = int(match[1]), match[2], match[3]
        if number < 1:
            return "never comes round", "give a number of 1 or more"
        # Of the Scheduler no page says that the form of the word matters.
        if kind == KINDS[0] and (number == 1) == bool(plural):
            return "has the wrong form of its unit", f'write "rate({number} {unit}{"s" * (number > 1)})"'
        return None
    if kind == KINDS[1] and text.startswith("at("):
        return None
    return "is no schedule", 'write it like "rate(5 minutes)" or "cron(0 12 * * ? *)"'


def _fault_of_cron(fields: list[str]) -> tuple[str, str] | None:
    if len(fields) != len(FIELDS):
        names = ", ".join(name for name, _, _ in FIELDS)
        return f"has {len(fields)} fields, and EventBridge wants six", f"give {names}"
    if (fields[2] == "?") == (fields[4] == "?"):
        return (
            "needs one ? for the day of the month or of the week",
            'give "?" for the one that does not matter',
        )
    for field, (name, least, most) in zip(fields, FIELDS, strict=True):
        # What follows a slash is a step, what follows a # the week of a month.
        for part in field.split(","):
            for number in NUMBER.findall(re.split("[/#]", part)[0]):
                if not least <= int(number) <= most:
                    return f"has {number} for the {name}", f"give one from {least} to {most}"
    return None
