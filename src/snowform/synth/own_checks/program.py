"""Add a check of its own to a program, and run it once its stacks are written, in the program's process.

What it finds goes into the report that `snowform synth` reads (`report`); where nobody reads it, none runs.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

import constructs
import jsii
from constructs import Construct

from snowform import report
from snowform.errors import SnowformError
from snowform.files import read_bytes
from snowform.hints import Any
from snowform.providers.arguments import cdktf
from snowform.providers.origin import is_library, location, shown_file
from snowform.schema.check import describe
from snowform.synth.own_checks.stack import CheckedStack, OwnFinding

Check = Callable[[CheckedStack], Iterable[OwnFinding] | None]

KIND, IDS = "own_checks", "own_check_ids"
_ID = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*", re.ASCII)
_KEPT_AT = "_snowform_checks"
_FORMS = 'write add_check(app, "acme/tags", FUNCTION)'
_FINDINGS = 'findings are made by stack.error("…"), element.error("…") and their warning'


class OwnCheckError(SnowformError):
    """A check was added to what is no construct, without a right id or function, or with another's id."""


def add_check(scope: Any, id: str, check: Check, /) -> None:  # noqa: A002 - the word of the field
    """Have a function check each finished stack of `scope`: an app, a stack, or what is below a construct.

    `check` is given a CheckedStack, and yields what `stack.error`, `element.error` or their `warning` make;
    or it returns a list of these. `id` names it in findings and for `suppress`, as "acme/tags". An error
    refuses the stack as one of Snowform's own does. Works under both engines. Raises OwnCheckError.
    """
    root = scope.node.root if isinstance(scope, Construct) else None
    if not isinstance(root, cdktf.App):
        what = "is in no app" if root else "is no construct"
        raise OwnCheckError(f"a {type(scope).__name__} {what}", where=location(), hint=_FORMS)
    if not isinstance(id, str) or not _ID.fullmatch(id):
        raise OwnCheckError(
            f"{id!r} cannot be the id of a check", where=location(), hint='write "OWNER/NAME", as "acme/tags"'
        )
    if not callable(check):
        raise OwnCheckError(f'the check "{id}" is no function', where=location(), hint=_FORMS)
    added: _Checks | None = vars(root).get(_KEPT_AT)
    if added is None:
        added = _Checks(root)
        object.__setattr__(root, _KEPT_AT, added)
        root.node.add_validation(added)
    added.add(scope, id, check)


@jsii.implements(constructs.IValidation)
class _Checks:
    """All checks of an app: what the engine asks for messages when the stacks are written."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self._added: list[tuple[Any, str, Check]] = []
        self._lines: dict[str, str] = {}

    def add(self, scope: Any, id: str, check: Check) -> None:  # noqa: A002
        """Take in a check of a scope. Raises OwnCheckError where another one has its id."""
        if any(id == other and check is not function for _, other, function in self._added):
            raise OwnCheckError(
                f'"{id}" is the id of another check, added at {self._lines[id]}',
                where=location(),
                hint="give it one of its own",
            )
        self._lines.setdefault(id, location())
        self._added.append((scope, id, check))

    def validate(self) -> list[str]:
        """No messages: what is found is reported, with its place."""
        if not report.wanted():
            return []
        report.record(IDS, "", sorted(self._lines))
        for stack in self._app.node.find_all():
            if isinstance(stack, cdktf.TerraformStack):
                found = [one for added in self._added for one in self._of(stack, *added)]
                if found:
                    report.record(KIND, stack.node.path, found)
        return []

    def _of(self, stack: Any, scope: Any, id: str, check: Check) -> Iterator[dict[str, Any]]:  # noqa: A002
        path, inside = stack.node.path, scope.node.path
        is_whole = not inside or f"{path}/".startswith(f"{inside}/")
        if not is_whole and not inside.startswith(f"{path}/"):
            return
        yield from _findings(
            _checked(self._app, stack, "" if is_whole else inside), id, check, self._lines[id]
        )


def _checked(app: Any, stack: Any, scope: str) -> CheckedStack:
    """A stack as it was written, read anew: what a check does to it is of no consequence to others."""
    import json

    from snowform.synth.normalise import construct_paths, normalise

    entry = app.manifest.for_stack(stack)
    written = json.loads(read_bytes(os.path.join(app.outdir, entry.synthesized_stack_path)))

    @cache
    def by_path() -> dict[str, Any]:
        return {construct.node.path: construct for construct in stack.node.find_all()}

    return CheckedStack(
        entry.name,
        normalise(written, stack=entry.name, project=os.getcwd()),
        construct_paths(written),
        lambda path: by_path().get(path),
        scope,
    )


def _findings(stack: CheckedStack, id: str, check: Check, added: str) -> Iterator[dict[str, Any]]:  # noqa: A002
    """What a check finds, as the report has it; of one that fails, where, after what it has found before."""
    try:
        result = check(stack)
        if result is None:
            return
        if isinstance(result, str | Mapping) or not isinstance(result, Iterable):
            yield _nonsense(result, id, added)
            return
        for one in result:
            entry = _entry(one, id)
            yield entry or _nonsense(one, id, added)
            if entry is None:
                return
    except Exception as error:  # noqa: BLE001 - it is the user's function
        text = f"{type(error).__name__}: {error}".removesuffix(": ")
        yield _trouble(f'the check "{id}" fails: {text}', _line_of(error) or added, "")


def _nonsense(value: Any, id: str, added: str) -> dict[str, Any]:  # noqa: A002
    what = "None" if value is None else describe(value)
    if isinstance(value, OwnFinding):
        what = "one whose message or path is no text"
    return _trouble(f'the check "{id}" gives {what} instead of a finding', added, _FINDINGS)


def _entry(one: Any, id: str) -> dict[str, Any] | None:  # noqa: A002
    """A finding as the report has it; None for what is none, or leads nowhere."""
    if not isinstance(one, OwnFinding) or not all(isinstance(part, str | int) for part in one.path):
        return None
    if not isinstance(one.message, str) or not isinstance(one.hint, str):
        return None
    return {
        "path": list(one.path),
        "message": one.message,
        "hint": one.hint,
        "severity": one.severity,
        "rule": id,
    }


def _trouble(message: str, source: str, hint: str) -> dict[str, Any]:
    return {"path": [], "message": message, "hint": hint, "severity": "error", "source": source}


def _line_of(error: BaseException) -> str:
    """The innermost line of the user's that an error came through."""
    found, traceback = "", error.__traceback__
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if not is_library(traceback.tb_frame.f_globals.get("__name__", ""), code.co_filename):
            found = f"{shown_file(code.co_filename)}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return found
