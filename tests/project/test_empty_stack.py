"""What has to hold for the stack empty, with its settings in cdktf.json: `snowform run pytest`."""

from __future__ import annotations

import json

from cdktf import Testing

from snowform import settings
from stacks.empty_stack import EmptyStack, EmptyStackSettings


def test_what_the_stack_makes_is_tagged_with_it() -> None:
    app = Testing.app()
    stack = EmptyStack(app, "empty", settings.load(app, "empty", EmptyStackSettings))
    (aws,) = json.loads(Testing.synth(stack))["provider"]["aws"]
    assert aws["default_tags"]["tags"]["Stack"] == "empty"
