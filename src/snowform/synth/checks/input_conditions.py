"""Hold the values that a call gives against the conditions of the module, where nothing in them is open.

https://opentofu.org/docs/language/values/variables/#custom-validation-rules
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from snowform.expressions import Reference, Step
from snowform.schema.check import Path
from snowform.synth.checks.evaluation import Evaluator
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.module_interface import Variable
from snowform.synth.checks.values import ANY, Unsuitable, Value, converted


def check_conditions(name: str, variable: Variable, value: Any, path: Path) -> Iterator[Finding]:
    """A finding for each condition that the value surely does not meet."""
    if isinstance(value, dict):
        # What is optional in an object has a default, which the interface does not tell.
        return
    given = Evaluator(lambda _: (ANY, ())).json_value(value)
    try:
        given = converted(given, variable.type)
    except Unsuitable:
        # Which is told by itself.
        return
    if not given.is_wholly_known or given.is_null:
        return

    def lookup(reference: Reference) -> tuple[Value, Sequence[Step]]:
        if reference.root == "var" and reference.steps[:1] == (name,):
            return given, reference.steps[1:]
        return ANY, ()

    for condition, message in variable.conditions:
        evaluator = Evaluator(lookup)
        met = evaluator.text(condition)
        if met.known and met.content is False and not evaluator.problems:
            said = f": {message}" if message and "${" not in message else ""
            yield Finding(path, f"does not meet the condition of the module{said}")
