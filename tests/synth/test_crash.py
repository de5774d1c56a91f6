"""How a program's traceback is shortened to what its author wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from snowform.synth.crash import Crash, Frame, read_crash

PROJECT = Path("/home/me/project")


def crash(text: str) -> Crash | None:
    return read_crash(text.strip("\n").splitlines(), PROJECT)


def test_only_the_users_frames_stay_and_the_last_error_is_the_message() -> None:
    text = """
jsii.errors.JavaScriptError:
  Error: the same, from JavaScript
      at Kernel.create (/tmp/program.js:1:5)

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/home/me/project/main.py", line 3, in <module>
    make(app)
  File "/home/me/project/stacks/host.py", line 9, in make
    TerraformStack(app, "a b")
    ^^^^^^^^^^^^^^^^^^^^^^^^^^
  File "/usr/lib/python3.11/contextlib.py", line 81, in inner
    return func()
  File "/venv/lib/python3.11/site-packages/jsii/_runtime.py", line 118, in __call__
    inst = super().__call__()
RuntimeError: Error: Cannot create it

  Please remove the space
"""
    assert crash(text) == Crash(
        (
            Frame("main.py", 3, "make(app)"),
            Frame("stacks/host.py", 9, 'TerraformStack(app, "a b")'),
        ),
        "Cannot create it",
    )


def test_an_error_of_snowforms_is_a_sentence_without_its_class() -> None:
    text = """
Traceback (most recent call last):
  File "/elsewhere/lib.py", line 1, in <module>
    Vpc()
snowform.providers.arguments.ArgumentError: main.py:1: unknown argument "x"
"""
    assert crash(text) == Crash((Frame("/elsewhere/lib.py", 1, "Vpc()"),), 'main.py:1: unknown argument "x"')


def test_a_syntax_error_names_its_line() -> None:
    text = """
  File "/home/me/project/main.py", line 2
    def f(:
          ^
SyntaxError: invalid syntax
"""
    assert crash(text) == Crash((Frame("main.py", 2, "def f(:"),), "SyntaxError: invalid syntax")


@pytest.mark.parametrize("text", ["", "a warning\n", "Error: something\n"])
def test_other_output_is_no_crash(text: str) -> None:
    assert crash(text) is None
