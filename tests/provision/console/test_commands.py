"""Commands of this program in messages are told as one types them where the message is read."""

from __future__ import annotations

import io
import json

import pytest

from snowform.provision.console.console import Console
from snowform.provision.errors import StateRefused

HINT = "bring it back with `state adopt PATH`, or start over with `state create`, which forgets what exists"


@pytest.mark.parametrize(
    ("program", "stack", "shown"),
    [
        pytest.param("", "", HINT, id="the program itself"),
        pytest.param(
            "snowform-web",
            "",
            "bring it back with `snowform-web state adopt PATH`, or start over with "
            "`snowform-web state create`, which forgets what exists",
            id="a host's command",
        ),
        pytest.param(
            "snowform",
            "web",
            "bring it back with `snowform state adopt web PATH`, or start over with "
            "`snowform state create web`, which forgets what exists",
            id="a project's",
        ),
    ],
)
def test_a_hint_names_the_command_as_it_is_reached(program: str, stack: str, shown: str) -> None:
    messages, results = io.StringIO(), io.StringIO()
    console = Console(messages, results, program=program, stack=stack)
    console.fail(StateRefused("there is no state", hint=HINT), as_json=True)
    assert messages.getvalue() == f"error: there is no state; {shown}\n"
    assert json.loads(results.getvalue())["error"]["hint"] == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("`resolve 'aws_vpc.a' absent`", "`snowform resolve web 'aws_vpc.a' absent`"),
        ("run `resolve` again", "run `snowform resolve web` again"),
        ("`state untaint 'aws_instance.host'`", "`snowform state untaint web 'aws_instance.host'`"),
        # Other programs' commands, settings and attributes.
        ("`aws s3api list-object-versions`", "`aws s3api list-object-versions`"),
        ("`state`", "`state`"),
        ("`state.backend`", "`state.backend`"),
        ("`tofu state pull`", "`tofu state pull`"),
        ("state adopt", "state adopt"),
        ("`snowform state adopt web`", "`snowform state adopt web`"),
    ],
)
def test_only_its_own_commands_are_completed(text: str, shown: str) -> None:
    assert Console(io.StringIO(), program="snowform", stack="web").plain(text) == shown
