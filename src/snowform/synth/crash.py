"""Read Python's traceback of a failed program and keep what its author needs: their own lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from snowform.errors import SnowformError

FRAME = re.compile(r'  File "(?P<file>.+)", line (?P<line>\d+)(, in (?P<function>.+))?')
MARKER = re.compile(r"\s*[~^]+\s*")
# jsii wraps an error of the engine twice, with its own words before it.
WRAPPING = re.compile(
    r"^(@?jsii[\w/.]*\.|jsii\.errors\.)?(JavaScriptError|RuntimeError|JSIIError): *(Error: *)?"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A line of the program, its file relative to the project where it lies in it."""

    file: str
    line: int
    source: str


@dataclass(frozen=True, slots=True)
class Crash:
    """The user's frames, outermost first, and the error in a line."""

    frames: tuple[Frame, ...]
    message: str


class ProgramFailed(SnowformError):
    """The program did not end well; `crash` holds the lines of it that the user wrote."""

    def __init__(self, message: str, *, crash: Crash | None = None, hint: str = "") -> None:
        self.crash = crash
        super().__init__(message, hint=hint)


def read_crash(lines: Iterable[str], project: Path) -> Crash | None:
    """The crash that a Python traceback on standard error tells of; None where there is no traceback."""
    text = list(lines)
    # Of chained tracebacks the last is the one that ended the program.
    starts = [i for i, line in enumerate(text) if line.startswith("Traceback (most recent call last)")]
    if not starts and not any(FRAME.match(line) for line in text):
        return None
    frames: list[Frame] = []
    message: list[str] = []
    for index in range(starts[-1] + 1 if starts else 0, len(text)):
        line = text[index]
        if match := FRAME.match(line):
            source = text[index + 1].strip() if index + 1 < len(text) else ""
            if (file := _own(match["file"], project)) is not None:
                frames.append(Frame(file, int(match["line"]), source))
        elif line and not line.startswith(" ") and not MARKER.fullmatch(line):
            message.append(line)
    return Crash(tuple(frames), _message(message))


def crash_of(error: BaseException, project: Path) -> Crash:
    """The crash of a program that ran in this process."""
    from traceback import format_exception

    text = "".join(format_exception(error)).splitlines()
    return read_crash(text, project) or Crash((), str(error))


def _message(lines: list[str]) -> str:
    text = " ".join(line.strip() for line in lines)
    text = WRAPPING.sub("", text)
    # An error of Snowform's own is a sentence already; its class says nothing more.
    return re.sub(r"^snowform\.[\w.]+: ", "", text) or "no message"


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
