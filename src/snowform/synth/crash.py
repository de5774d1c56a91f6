"""Read Python's traceback of a failed program and keep what its author needs: their own lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from snowform.errors import SnowformError
from snowform.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from snowform.synth.checks.findings import Finding

FRAME = re.compile(r'  File "(?P<file>.+)", line (?P<line>\d+)(, in (?P<function>.+))?')
BEGINNING = "Traceback (most recent call last)"
# What Python writes between the tracebacks of a chain, and what became of the earlier one.
LINKS = {
    "The above exception was the direct cause of the following exception:": "caused by",
    "During handling of the above exception, another exception occurred:": "while handling",
}
# jsii wraps an error of the engine twice, with its own words before it.
WRAPPING = re.compile(
    r"^(@?jsii[\w/.]*\.|jsii\.errors\.)?(JavaScriptError|RuntimeError|JSIIError): *(Error: *)?"
)
# What JavaScript adds to an error in a lazy value: lines of its own, in a temporary folder.
CREATION = re.compile(r"\.?\nObject creation stack:(\n +at .*)+")
CALLBACK = "snowform.engine.errors.CallbackFailed"
OWN = re.compile(r"^snowform\.[\w.]+: ")


@dataclass(frozen=True, slots=True)
class Frame:
    """A line of the program, its file relative to the project where it lies in it."""

    file: str
    line: int
    source: str


@dataclass(frozen=True, slots=True)
class Crash:
    """The user's frames, outermost first, and the error in its own words, all lines of them.

    `traceback` is all that another process wrote of it.
    """

    frames: tuple[Frame, ...]
    message: str
    traceback: str = ""


class ProgramFailed(SnowformError):
    """The program did not end well: `crash` holds the user's own lines of it, `code` is how it ended.

    `warnings` are those that the engine had for it until then.
    """

    def __init__(self, message: str, *, crash: Crash | None = None, hint: str = "", code: int = 1) -> None:
        self.crash = crash
        self.warnings: tuple[Finding, ...] = ()
        self.code = code
        super().__init__(message, hint=hint)

    def as_json(self) -> dict[str, object]:
        """The error with its lines of the program, outermost first."""
        frames = self.crash.frames if self.crash else ()
        told = {"findings": [warning.as_json() for warning in self.warnings]} if self.warnings else {}
        return {**super().as_json(), "frames": [asdict(frame) for frame in frames], **told}


def read_crash(lines: Iterable[str], project: Path) -> Crash | None:
    """The crash that a Python traceback on standard error tells of; None where there is no traceback."""
    text = list(lines)
    starts = [i for i, line in enumerate(text) if line.startswith(BEGINNING)]
    if not starts and not any(FRAME.match(line) for line in text):
        return None
    # Of chained tracebacks the last is the one that ended the program.
    frames, message = _read(text[starts[-1] + 1 if starts else 0 :], project)
    causes = []
    for start, following in reversed(list(pairwise(starts))):
        link = next((LINKS[line] for line in text[start:following] if line in LINKS), None)
        if link is None:
            break
        _, cause = _read([line for line in text[start + 1 : following] if line not in LINKS], project)
        causes.append((link, cause))
    return Crash(frames, _with_causes(message, causes))


def beginning_of_crash(lines: Sequence[str]) -> int:
    """The index of the line with which the crash begins that `read_crash` reads."""
    starts = [i for i, line in enumerate(lines) if line.startswith(BEGINNING)]
    found = starts.pop() if starts else 0
    # What nothing links with it was printed before: a traceback that was logged.
    while found and any(line in LINKS for line in lines[starts[-1] if starts else 0 : found]):
        found = starts.pop() if starts else 0
    return found


def crash_of(error: BaseException, project: Path) -> Crash:
    """The crash of a program that ran in this process."""
    from traceback import format_exception_only, format_tb

    place = format_exception_only(error) if isinstance(error, SyntaxError) else []
    frames, _ = _read("".join([*format_tb(error.__traceback__), *place]).splitlines(), project)
    return Crash(frames, _with_causes(_text_of(error), _causes(error)))


def _read(lines: Sequence[str], project: Path) -> tuple[tuple[Frame, ...], str]:
    """The user's frames of one traceback, and what stands below them: the exception's text, whole."""
    frames: list[Frame] = []
    for index, line in enumerate(lines):
        if match := FRAME.match(line):
            below = lines[index + 1] if index + 1 < len(lines) else ""
            if (file := _own(match["file"], project)) is not None:
                frames.append(Frame(file, int(match["line"]), below.strip() if below[:4].isspace() else ""))
        elif line and not line.startswith(" "):
            return tuple(frames), "\n".join(lines[index:]).rstrip()
    return tuple(frames), ""


def _text_of(error: BaseException) -> str:
    """The class and the text of an exception, with its notes and the exceptions that it groups."""
    from traceback import format_exception_only

    lines = "".join(format_exception_only(error)).splitlines()
    if isinstance(error, SyntaxError):
        # Its place is a frame.
        while len(lines) > 1 and lines[0].startswith(" "):
            del lines[0]
    if isinstance(error, BaseExceptionGroup):
        for member in error.exceptions:
            lines += [f"  {line}" for line in _text_of(member).splitlines()]
    return "\n".join(lines).rstrip()


def _causes(error: BaseException) -> Iterator[tuple[str, str]]:
    """The exceptions that an exception came of, the nearest first, each with how."""
    seen = {id(error)}
    current: BaseException | None = error
    while current is not None:
        link = "caused by" if current.__cause__ else "while handling"
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
        if current is not None and id(current) not in seen:
            seen.add(id(current))
            yield link, _text_of(current)
        else:
            return


def _with_causes(message: str, causes: Iterable[tuple[str, str]]) -> str:
    causes = list(causes)
    if message.startswith(CALLBACK) and causes:
        # The engine's word for an error of the program's own.
        return _with_causes(causes[0][1], causes[1:])
    if OWN.match(message):
        # An error of Snowform's own is a sentence already; its class says nothing more.
        return OWN.sub("", message) or "no message"
    text = CREATION.sub("", WRAPPING.sub("", message)) or "no message"
    for link, cause in causes:
        # jsii tells what JavaScript said twice.
        if cause and not cause.startswith(("jsii.", "@jsii/")):
            text += f"\n{link} {OWN.sub('', cause)}"
    return text


def _own(file: str, project: Path) -> str | None:
    """The file as the user knows it, or None where it belongs to a library."""
    path = Path(file)
    if file.startswith("<") or "site-packages" in path.parts or "dist-packages" in path.parts:
        return None
    if path.is_relative_to(project):
        relative = path.relative_to(project)
        # The package's own source, where the project is Snowform's checkout.
        return None if relative.parts[:2] == ("src", "snowform") else str(relative)
    return None if "/lib/python" in file or path.is_relative_to(Path(__file__).parents[1]) else file
