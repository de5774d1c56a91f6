"""The module `cdktf.testing_matchers`: two types of `Testing`'s matchers. Follows `testing/matchers.ts`."""

from __future__ import annotations

from snowform.engine.tokens.typed_structs import TypedStruct
from snowform.engine.values.arguments import expect

__all__ = ["AssertionReturn", "TerraformConstructor"]


class AssertionReturn:
    """What a matcher says, and whether it is content."""

    def __init__(self, message: str, pass_: bool) -> None:
        expect("message", message, str)
        expect("pass_", pass_, bool)
        self._message = message
        self._pass = pass_

    @property
    def message(self) -> str:
        """What it says."""
        return self._message

    @property
    def pass_(self) -> bool:
        """Whether it is content."""
        return self._pass


class TerraformConstructor(TypedStruct):
    """A class of generated bindings, by the type that it makes."""

    tf_resource_type: str
