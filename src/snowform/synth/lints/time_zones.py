"""A time zone that there is none of.

https://www.iana.org/time-zones
"""

from __future__ import annotations

from collections.abc import Iterator

from snowform.errors import did_you_mean
from snowform.schema.facts import shipped
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.arguments import arguments
from snowform.synth.lints.subject import Subject

PLACES = {
    "aws_appautoscaling_scheduled_action": "timezone",
    "aws_autoscaling_schedule": "time_zone",
    "aws_connect_hours_of_operation": "time_zone",
    "aws_imagebuilder_image_pipeline": "schedule.timezone",
    "aws_scheduler_schedule": "schedule_expression_timezone",
    "aws_ssm_maintenance_window": "schedule_timezone",
}


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each such time zone."""
    for kind, place in PLACES.items():
        for argument in arguments(subject, kind, place):
            names, text = shipped().names("time-zones"), argument.value
            if isinstance(text, str) and text and text not in names.known:
                message = f'"{text}" is none of the {len(names.known)} time zones, by {names.by}'
                yield argument.warning(message, did_you_mean(text, sorted(names.known)), rule="time-zone")
