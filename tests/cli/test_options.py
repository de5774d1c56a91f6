"""Command lines that are read without click: whatever is understood, click understands the same way."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snowform.cli.options import read
from snowform.cli.synth import command
from snowform.cli.synthesis import OPTIONS

DEFAULTS = {
    "directory": ".",
    "app": None,
    "engine": None,
    "context": (),
    "output": "out",
    "no_check": False,
    "as_json": False,
    "compare": False,
    "stacks": (),
}

# What is on command lines: options whole, joined, cut off and made up, their values, names of stacks.
WORDS = st.sampled_from(
    [
        *(name for option in OPTIONS for name in option.names),
        *(
            "--",
            "-",
            "-h",
            "--help",
            "--no",
            "--output=x",
            "--engine=cdktf",
            "-ox",
            "-oC",
            "--jsonx",
            "-C.",
            "-o-",
        ),
        *(
            "native",
            "cdktf",
            "Native",
            ".",
            "src",
            "nowhere",
            "README.md",
            "a",
            "b-c",
            "",
            " ",
            "=",
            "ü",
            "a=b",
        ),
    ]
)


def read_by_us(arguments: list[str]) -> dict[str, Any] | None:
    found = read(arguments, OPTIONS)
    return None if found is None else {**found[0], "stacks": found[1]}


@given(st.lists(st.one_of(WORDS, st.text(max_size=3)), max_size=7))
def test_what_is_understood_is_what_click_understands(arguments: list[str]) -> None:
    ours = read_by_us(arguments)
    if ours is not None:
        assert ours == command.make_context("synth", list(arguments)).params


@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        pytest.param([], {}, id="nothing"),
        pytest.param(["a", "b"], {"stacks": ("a", "b")}, id="stacks"),
        pytest.param(["-o", "-", "a"], {"output": "-", "stacks": ("a",)}, id="an option before a stack"),
        pytest.param(["a", "--output", "x"], {"output": "x", "stacks": ("a",)}, id="an option after a stack"),
        pytest.param(["-o", "x", "-o", "y"], {"output": "y"}, id="the last one counts"),
        pytest.param(
            ["--context", "a=1", "--context", "-"], {"context": ("a=1", "-")}, id="all of them count"
        ),
        pytest.param(["--app", "-m x"], {"app": "-m x"}, id="a value like an option"),
        pytest.param(
            ["-C", "src", "--engine", "cdktf"], {"directory": "src", "engine": "cdktf"}, id="where, how"
        ),
        pytest.param(
            ["--no-check", "--json", "--compare"],
            {"no_check": True, "as_json": True, "compare": True},
            id="flags",
        ),
    ],
)
def test_plain_command_lines_are_read(arguments: list[str], given: dict[str, Any]) -> None:
    assert read_by_us(arguments) == {**DEFAULTS, **given}
    assert command.make_context("synth", list(arguments)).params == {**DEFAULTS, **given}


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--help"], id="help"),
        pytest.param(["-h"], id="short help"),
        pytest.param(["--"], id="the end of options"),
        pytest.param(["--out", "x"], id="no such option"),
        pytest.param(["--output=x"], id="joined"),
        pytest.param(["-ox"], id="joined, short"),
        pytest.param(["-o"], id="no value"),
        pytest.param(["--json=1"], id="a value for a flag"),
        pytest.param(["--engine", "node"], id="no such choice"),
        pytest.param(["-C", "nowhere"], id="no such folder"),
        pytest.param(["-C", "README.md"], id="no folder"),
    ],
)
def test_all_else_is_left_to_click(arguments: list[str]) -> None:
    assert read_by_us(arguments) is None
