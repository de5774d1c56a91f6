"""What a run found, as a textfile for Prometheus's node exporter.

https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format; the exporter's textfile
collector reads files whose names end in `.prom`.
"""

from __future__ import annotations

import os
from pathlib import Path

from ..host.files import write
from ..patterns import regex
from ..records import dataclass, fields

READABLE = 0o644
PREFIX = "snowform_"

_HELP = {
    "last_run_timestamp_seconds": "When the latest run ended.",
    "last_run_duration_seconds": "How long the latest run took.",
    "last_success_timestamp_seconds": "When the stack was last known to be as configured.",
    "exit_code": "The exit code of the latest run.",
    "refused": "1 while the policy refuses the plan.",
    "pending_changes": "Changes that the latest plan holds and that were not applied.",
    "drifted_resources": "Resources that were changed outside, as the latest plan found.",
    "leftovers": "Objects and questions that interrupted runs left and that are not resolved.",
}
_SAMPLE = regex(r'snowform_(\w+)\{stack="(?:[^"\\]|\\.)*"\} (\S+)')


@dataclass(frozen=True, slots=True)
class Metrics:
    """The samples of one run; None is what this run did not find out, for which the last value stays.

    Timestamps are seconds since the epoch (https://prometheus.io/docs/practices/naming/#base-units).
    """

    last_run_timestamp_seconds: float
    last_run_duration_seconds: float
    exit_code: int
    last_success_timestamp_seconds: float | None = None
    refused: bool | None = None
    pending_changes: int | None = None
    drifted_resources: int | None = None
    leftovers: int | None = None


def write_metrics(path: Path, stack: str, metrics: Metrics) -> None:
    """Put the samples into the stack's own file, which everyone may read; StorageError where it fails."""
    samples = _samples_before(path)
    for sample in fields(metrics):
        value = getattr(metrics, sample.name)
        if value is not None:
            samples[sample.name] = str(int(value)) if isinstance(value, (bool, int)) else f"{value:.3f}"
    lines = []
    for name, text in _HELP.items():
        if name in samples:
            lines += [f"# HELP {PREFIX}{name} {text}", f"# TYPE {PREFIX}{name} gauge"]
            lines.append(f'{PREFIX}{name}{{stack="{_escaped(stack)}"}} {samples[name]}')
    write(path, "\n".join(lines) + "\n", READABLE)


def _samples_before(path: Path) -> dict[str, str]:
    """What an earlier run wrote; nothing where it cannot be read: a metric must not stop a run."""
    try:
        # Others may write to that folder.
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), encoding="utf-8") as file:
            text = file.read()
    except (OSError, ValueError):
        return {}
    found = (_SAMPLE.fullmatch(line) for line in text.splitlines())
    return {sample[1]: sample[2] for sample in found if sample and sample[1] in _HELP and _number(sample[2])}


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _escaped(label: str) -> str:
    return label.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
