"""The public names of `cdktf.testing_matchers`. Follows `testing/matchers.ts`."""

from __future__ import annotations

from snowform.engine.arguments import expect
from snowform.engine.typed_structs import TypedStruct

__all__ = ["AssertionReturn", "TerraformConstructor"]


class AssertionReturn:
    """What an assertion found out."""

    def __init__(self, message: str, pass_: bool) -> None:
        expect("message", message, str)
        expect("pass_", pass_, bool)
        self._message = message
        self._pass = pass_

    @property
    def message(self) -> str:
        """What to tell people."""
        return self._message

    @property
    def pass_(self) -> bool:
        """Whether it holds."""
        return self._pass


class TerraformConstructor(TypedStruct):
    """A class of elements of one type."""

    tf_resource_type: str
