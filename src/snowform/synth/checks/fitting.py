"""A walk that knows in which argument it stands, and whether what an expression comes to fits there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from snowform.hints import TYPE_CHECKING, Any
from snowform.schema import CtyType
from snowform.synth.checks.attributes import Problem
from snowform.synth.checks.declarations import Owner
from snowform.synth.checks.walk import Plain, Walk

if TYPE_CHECKING:
    from snowform.synth.checks.values import Value

# The type of an input by the names of the call and its own; None where it is not known.
Inputs = Callable[[str, str], CtyType]


class FittingWalk(Walk):
    """Holds values against the arguments of resources and the inputs of modules."""

    # The resource in whose body the walk stands, and where in the path that body begins.
    owner: Owner | None = None
    start = 0
    # The type of an input, by the name of the module's call and its own.
    inputs: Inputs | None = None

    @cached_property
    def _fitting(self) -> set[tuple[Any, ...]]:
        """The plain references that fit, each with the place where it stands."""
        return set()

    def unfit(self, value: Value) -> Iterable[Problem]:
        """What is wrong with a value in the argument in which the walk stands."""
        if self.source and self.source[0] == "input" and self.inputs and not value.is_null:
            cty_type = self.inputs(*self.source[1:])
            if cty_type is not None:
                from snowform.synth.checks.expected_types import check_inside

                return check_inside(cty_type, self.path[self.start + 1 :], value)
        if (self.owner and value.type != "dynamic") or value.is_null:
            block = self.resolver.block(self.owner) if self.owner else None
            if block is not None:
                from snowform.synth.checks.expected_types import check_argument

                return check_argument(block, self.path[self.start :], value)
        return ()

    def fit(self, plain: Plain) -> None:
        """Hold the type of what a plain reference leads to against the argument in which the walk stands."""
        owner = self.owner
        if owner is None and not (self.source and self.source[0] == "input"):
            return
        # Of all resources of a type the arguments are alike.
        place = (plain.of, owner[:2] if owner else self.source, *self.path[self.start :])
        if place in self._fitting:
            return
        cty_type = self.types.attribute(plain.owner, plain.attribute)
        if cty_type != "dynamic" and not self._surely_fits(cty_type):
            from snowform.synth.checks.values import Value

            if problems := list(self.unfit(Value(cty_type))):
                self.report(*problems)
                return
        self._fitting.add(place)

    def _surely_fits(self, cty_type: CtyType) -> bool:
        """Whether a text or number stands in an argument for one, as most do; False says nothing."""
        block = self.resolver.block(self.owner) if self.owner else None
        if block is None or not isinstance(cty_type, str):
            return False
        name, *rest = self.path[self.start :]
        attribute = block.attributes.get(str(name))
        wanted = attribute.type if attribute else ""
        if len(rest) == 1 and isinstance(rest[0], int) and wanted and wanted[0] in {"list", "set"}:
            wanted, rest = wanted[1], []
        return not rest and wanted in ("string", cty_type)
