"""Outputs: values, sensitivity, conditions, dependencies, names.

https://opentofu.org/docs/language/values/outputs
"""

from __future__ import annotations

from tests.synth.checks.corpus.case import Case, twins

CASES: tuple[Case, ...] = (
    *twins(
        "an unknown argument",
        {"output": {"o": {"value": 1, "type": "number"}}},
        {"output": {"o": {"value": 1, "description": "x"}}},
    ),
)
