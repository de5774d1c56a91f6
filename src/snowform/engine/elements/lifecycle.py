"""How Terraform treats changes of a resource. Follows `terraform-resource.ts`."""

from __future__ import annotations

from collections.abc import Sequence

from snowform.engine.elements.conditions import Postcondition, Precondition, TerraformCondition
from snowform.engine.tokens.typed_structs import TypedStruct, with_structs
from snowform.engine.values.arguments import expect
from snowform.engine.values.structs import camel_case
from snowform.hints import Any


class TerraformResourceLifecycle(TypedStruct):
    """How Terraform treats changes of a resource."""

    create_before_destroy: bool | None
    ignore_changes: Any | None
    postcondition: list[Postcondition] | None
    precondition: list[Precondition] | None
    prevent_destroy: bool | None
    replace_triggered_by: list[Any] | None

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        if self.ignore_changes is not None:
            expect("ignore_changes", self.ignore_changes, str, Sequence)


def checked(value: Any, kind: type[TypedStruct] = TerraformResourceLifecycle) -> Any:
    """A lifecycle of some kind that is assigned.

    Raises TypeError for anything else, and AssertionError for one with an empty condition.
    """
    expect("value", value, kind)
    conditions = [*(value.precondition or ()), *(value.postcondition or ())]
    # The real engine finds out when it reads the struct, in these words.
    for condition in conditions:
        if isinstance(condition, TerraformCondition) and condition.condition is None:
            raise AssertionError("Required property 'condition' is missing")
    return with_structs(value)


def lifecycle_to_terraform(lifecycle: TerraformResourceLifecycle) -> dict[str, Any]:
    """A lifecycle with JavaScript's names, and what replaces the resource by its addresses."""
    given = {camel_case(name): value for name, value in lifecycle._values.items()}
    if triggers := given.get("replaceTriggeredBy"):
        given["replaceTriggeredBy"] = [t if isinstance(t, str) else t.fqn for t in triggers]
    return given
