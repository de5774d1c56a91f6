"""Which stack and which app a construct is in.

`TerraformStack` and `App` write the elements and so stand above them; this is what the elements know of both.
Follows `TerraformStack.of` and `App.of`.
"""

from __future__ import annotations

from snowform.engine.errors import EngineError
from snowform.engine.tree.constructs import Construct
from snowform.engine.values.arguments import expect_object
from snowform.hints import Any


class StackRoot(Construct):
    """What the elements of a stack ask it for; `TerraformStack` answers."""

    def get_logical_id(self, tf_element: Any) -> str:
        """The name of an element of the stack."""
        raise NotImplementedError

    def _tf_note_function(self, name: str) -> None:
        """Take note of a function that is written into the stack, and that not every version has."""
        raise NotImplementedError

    @property
    def move_targets(self) -> Any:
        """The names that resources can be moved to."""
        raise NotImplementedError


class AppRoot(Construct):
    """What references and aspects ask an app for; `App` answers."""

    manifest: Any

    def cross_stack_reference(self, from_stack: Any, to_stack: Any, identifier: str) -> str:
        """Let a stack read something of another's; the expression by which it does."""
        raise NotImplementedError


def stack_of(construct: Any) -> StackRoot:
    """The stack that a construct is in. Raises EngineError where there is none."""
    if not isinstance(construct, Construct):
        expect_object("construct", construct)
    found = construct
    while not isinstance(found, StackRoot):
        scope = found.node.scope
        if scope is None:
            raise EngineError(_no_stack(construct, found))
        found = scope
    return found


def app_of(construct: Any) -> AppRoot:
    """The app that a construct is in. Raises EngineError where there is none."""
    root = construct.node.root
    if not isinstance(root, AppRoot):
        raise EngineError(
            f"No app could be identified for the construct at path '{construct.node.path}' "
            "(likely a TerraformStack). The scope of a TerraformStack is the App."
        )
    return root


def _no_stack(construct: Any, root: Any) -> str:
    hint = ""
    if construct.node.scope is root and isinstance(root, AppRoot):
        hint = (
            ". You seem to have passed your root App as scope to a construct. Pass a stack (inheriting from "
            "TerraformStack) as scope to your construct instead."
        )
    return f"No stack could be identified for the construct at path '{construct.node.path}'{hint}"
