"""What a stack's variables must meet, as Nix can say it: a file of its own beside the stack's data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from snowform.nix import writer
from snowform.nixos.options.types import Wrapped
from snowform.nixos.variables.declarations import Variable

# The name that the file has for what the variables are set to.
VARIABLES = "variables"
# Where the settings of a rule begin.
INDENT = 4


class Rule(NamedTuple):
    """A condition on a variable, and what is said where it does not hold, as Nix."""

    variable: str
    condition: str
    message: str


def rules(variables: Sequence[Variable]) -> Iterator[Rule]:
    """The conditions that Nix can say."""
    for variable in variables:
        name = f"{VARIABLES}.{writer.attribute(variable.name)}"
        for rule in variable.validations:
            if rule.condition is not None:
                message = rule.message or "the value does not meet the stack's condition"
                joined = f"({rule.condition})" if " && " in rule.condition else rule.condition
                nullable = isinstance(variable.type, Wrapped) and variable.type.function == "nullOr"
                condition = f"{name} == null || {joined}" if nullable else rule.condition
                yield Rule(
                    writer.string(variable.name),
                    writer.chain(condition, INDENT, len("assertion = ;")),
                    writer.text(message, INDENT),
                )
