"""What the program says of lint rules while it runs: warnings of the engine, suppressions of the user's.

Both go into the report that `snowform synth` reads (`report`); where nobody reads it, nothing happens.
"""

from __future__ import annotations

import sys
from types import FrameType

from snowform import report
from snowform.errors import SnowformError, did_you_mean
from snowform.hints import Any
from snowform.lints.rules import RULES, is_own
from snowform.providers.origin import caller, is_library, location


class SuppressionError(SnowformError):
    """A suppression of a rule that is none, without a reason, or of something that is no construct."""


def suppress(construct: Any, rule: str, *, reason: str) -> None:
    """Switch a lint rule off for a construct and all that is below it: a resource, a stack, the app.

    `rule` is the id that stands in brackets behind a finding, also that of a check of one's own; `reason` is
    for who reads the program next. Works under both engines. Raises SuppressionError where a rule has no such
    id, there is no reason, or `construct` is none. A suppression that suppresses nothing is a warning of its
    own.
    """
    path = _path(construct)
    if path is None:
        raise SuppressionError(
            f"a {type(construct).__name__} is no construct",
            where=location(),
            hint='write suppress(CONSTRUCT, "RULE", reason="…")',
        )
    if not isinstance(rule, str) or (rule not in RULES and not is_own(rule)):
        near = did_you_mean(rule, RULES) if isinstance(rule, str) else ""
        raise SuppressionError(
            f'"{rule}" is not a lint rule',
            where=location(),
            hint=near or "the id stands in brackets behind the warning",
        )
    if not isinstance(reason, str) or not reason.strip():
        raise SuppressionError(
            f'the suppression of "{rule}" has no reason',
            where=location(),
            hint="say why the rule does not hold here",
        )
    if report.wanted():
        entry = {"construct": path, "rule": rule, "reason": reason, "source": list(caller())}
        report.record("suppressions", f"{path}\n{rule}\n{location()}", entry)


def warn(
    rule: str, message: str, *, construct: Any = None, hint: str = "", source: tuple[str, int] | None = None
) -> None:
    """Warn of the line of the program that runs, which breaks a rule. Once for one line and message.

    It is about `construct`, else about the innermost one in whose method, or in a function that was given
    it, the line stands: by that it is shown with a stack and can be suppressed. `source` is the file and
    line that it is about, where that is not the one that runs.
    """
    assert rule in RULES, rule
    if not report.wanted():
        return
    path = _path(construct) if construct is not None else _running_construct()
    line = list(source or caller())
    entry = {"rule": rule, "message": message, "hint": hint, "construct": path or "", "source": line}
    report.record("warnings", f"{path}\n{rule}\n{line}\n{message}", entry)


def _path(value: Any) -> str | None:
    """The path of a construct of the engine that runs; None for anything else, and for one half made."""
    constructs = sys.modules.get("constructs")
    if constructs is None or not isinstance(value, constructs.Construct):
        return None
    path = getattr(getattr(value, "node", None), "path", None)
    return path if isinstance(path, str) else None


def _running_construct() -> str | None:
    """The path of the nearest construct that a function of the user's has for its first argument."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        code = frame.f_code
        if code.co_argcount and not is_library(frame.f_globals.get("__name__", ""), code.co_filename):
            # A construct whose `__init__` has only begun has no node yet.
            path = _path(frame.f_locals.get(code.co_varnames[0]))
            if path is not None:
                return path
        frame = frame.f_back
    return None
