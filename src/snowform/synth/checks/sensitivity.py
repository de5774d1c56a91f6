"""Tell which expressions give a sensitive value, as far as that is sure without a plan.

https://opentofu.org/docs/language/values/outputs/#sensitive-suppressing-values-in-cli-output
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from snowform.expressions import Key, Step
from snowform.expressions.operations import Literal
from snowform.hints import Any
from snowform.provision.configuration.blocks import variables_of
from snowform.schema import Block
from snowform.schema.check import TRUE
from snowform.synth.checks.marks import Marks
from snowform.synth.checks.schemas import Schemas


class Sensitivity(Marks):
    """Which values of a document are sensitive."""

    giving = frozenset({"sensitive"})
    taking = frozenset({"nonsensitive"})

    def __init__(
        self, document: Mapping[str, Any], schemas: Schemas, hidden: Mapping[str, Collection[str]]
    ) -> None:
        super().__init__(document)
        # The sensitive outputs of modules, by the name of the call.
        self._hidden = hidden
        self._schemas = schemas
        self._variables = {name for name, body in variables_of(document) if body.get("sensitive") in TRUE}

    def of_named(self, root: str, steps: Sequence[Step]) -> bool:
        """Whether a variable, an output of a module or an attribute is sensitive."""
        if root == "var":
            return bool(steps) and steps[0] in self._variables
        if root == "module" and steps and (hidden := self._hidden.get(str(steps[0]))):
            names = [step for step in steps[1:3] if isinstance(step, str) and not isinstance(step, Key)]
            # A whole module is sensitive as soon as one of its outputs is.
            return names[0] in hidden if names else True
        if root == "data" and len(steps) > 2:
            return self._of_attribute(self._schemas.data(str(steps[0])), steps[2:])
        if "_" in root and len(steps) > 1:
            return self._of_attribute(self._schemas.resource(root), steps[1:])
        return False

    def sides(self, _condition: Any, then: Any, otherwise: Any) -> tuple[Any, ...]:
        """Those that may be taken."""
        if isinstance(_condition, Literal) and isinstance(_condition.value, bool):
            return (then,) if _condition.value else (otherwise,)
        return then, otherwise

    @staticmethod
    def _of_attribute(block: Block | None, steps: Sequence[Step]) -> bool:
        """Whether the attribute that is first named is one that the provider says is sensitive."""
        names = [step for step in steps if isinstance(step, str) and not isinstance(step, Key)]
        attribute = block.attributes.get(names[0]) if block and names else None
        return attribute is not None and attribute.sensitive
