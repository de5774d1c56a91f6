"""How a program's traceback is shortened to what its author wrote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from traceback import format_exception

import pytest

from snowform.engine.errors import from_callbacks
from snowform.synth.crash import Crash, Frame, beginning_of_crash, crash_of, read_crash

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
        "Cannot create it\n\n  Please remove the space",
    )


def test_the_text_of_an_error_is_whole() -> None:
    text = """
Traceback (most recent call last):
  File "/home/me/project/main.py", line 3, in <module>
    check()
    ^^^^^^^
ValueError: first
  second: the reason
  File "x.tf", line 4, is what it means

^^^ there
last
"""
    assert crash(text) == Crash(
        (Frame("main.py", 3, "check()"),),
        'ValueError: first\n  second: the reason\n  File "x.tf", line 4, is what it means\n\n^^^ there\nlast',
    )


CHAIN = """
Traceback (most recent call last):
  File "/home/me/project/main.py", line 3, in <module>
    ports["ssh"]
KeyError: 'ssh'

{link}

Traceback (most recent call last):
  File "/home/me/project/main.py", line 5, in <module>
    raise ValueError("the settings cannot be read")
{error}
"""
CAUSE = "The above exception was the direct cause of the following exception:"
HANDLING = "During handling of the above exception, another exception occurred:"


@pytest.mark.parametrize(
    ("link", "error", "message"),
    [
        pytest.param(CAUSE, "ValueError: no", "ValueError: no\ncaused by KeyError: 'ssh'", id="caused"),
        pytest.param(
            HANDLING, "ValueError: no", "ValueError: no\nwhile handling KeyError: 'ssh'", id="handling"
        ),
        pytest.param(CAUSE, "snowform.errors.SnowformError: no", "no", id="whole by itself"),
        pytest.param("a line of a log", "ValueError: no", "ValueError: no", id="not linked"),
    ],
)
def test_what_an_error_came_of_is_told(link: str, error: str, message: str) -> None:
    found = crash(CHAIN.format(link=link, error=error))
    assert found is not None
    assert found.message == message


@pytest.mark.parametrize(("link", "line"), [(CAUSE, 0), (HANDLING, 0), ("a line of a log", 7)])
def test_what_was_printed_before_is_not_the_crash(link: str, line: int) -> None:
    lines = CHAIN.format(link=link, error="ValueError: no").strip("\n").splitlines()
    assert beginning_of_crash(lines) == line


class Broken(Exception):
    """One of a program's own."""


def _grouped() -> None:
    raise ExceptionGroup("two", [ValueError("one\n  more"), Broken("")])


def _noted() -> None:
    error = Broken("short")
    error.add_note("  the note")
    raise error


def _caused() -> None:
    try:
        int("low\n  level")
    except ValueError as error:
        raise Broken("high") from error


def _unrelated() -> None:
    try:
        int("low")
    except ValueError:
        raise Broken("high") from None


def _embedding() -> None:
    raise Broken("it said:\nTraceback (most recent call last):\n  File 'x', line 1\nKeyError: 1\n")


def _wrong_syntax() -> None:
    compile("def f(:", "main.py", "exec")


@pytest.mark.parametrize(
    ("work", "message"),
    [
        pytest.param(
            _grouped,
            "ExceptionGroup: two (2 sub-exceptions)\n  ValueError: one\n    more\n  {own}",
            id="group",
        ),
        pytest.param(_noted, "{own}: short\n  the note", id="note"),
        pytest.param(
            _caused,
            "{own}: high\ncaused by ValueError: invalid literal for int() with base 10: 'low\\n  level'",
            id="cause",
        ),
        pytest.param(_unrelated, "{own}: high", id="no cause"),
        pytest.param(
            _embedding,
            "{own}: it said:\nTraceback (most recent call last):\n  File 'x', line 1\nKeyError: 1",
            id="another program's traceback",
        ),
        pytest.param(_wrong_syntax, "SyntaxError: invalid syntax", id="syntax"),
    ],
)
def test_an_exception_of_this_process_has_its_own_text(work: Callable[[], None], message: str) -> None:
    with pytest.raises((Broken, SyntaxError, ExceptionGroup)) as caught:
        work()
    found = crash_of(caught.value, PROJECT)
    assert found.message == message.format(own=f"{Broken.__module__}.Broken")
    assert found.frames[-1].file in {__file__, "main.py"}


def test_an_error_of_snowforms_is_a_sentence_without_its_class() -> None:
    text = """
Traceback (most recent call last):
  File "/elsewhere/lib.py", line 1, in <module>
    Vpc()
snowform.providers.arguments.ArgumentError: main.py:1: unknown argument "x"
"""
    assert crash(text) == Crash((Frame("/elsewhere/lib.py", 1, "Vpc()"),), 'main.py:1: unknown argument "x"')


def test_an_error_in_a_callback_of_the_engines_is_told_as_the_programs_own() -> None:
    @from_callbacks
    def run() -> None:
        raise ValueError("not that one")

    with pytest.raises(RuntimeError, match=r"^not that one$") as caught:
        run()
    assert crash_of(caught.value, PROJECT).message == "ValueError: not that one"
    assert crash("".join(format_exception(caught.value))).message == "ValueError: not that one"  # type: ignore[union-attr]


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
