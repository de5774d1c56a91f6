"""What the real cdktn 0.24 makes of the programs, as it was recorded.

It cannot be installed beside the cdktf that the native engine is compared with: it wants an older
`constructs`. The programs of `programs/` are run with `cdktn` in place of `cdktf`; those of `cdktn_programs/`
are about what cdktn alone has.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tests.engine.harness import PROGRAMS, Failure, Result

VERSION = "0.24.0"
OWN_PROGRAMS = Path(__file__).parent / "cdktn_programs"
RECORDED = Path(__file__).parent / "recorded"
# One program a line, as JSON.
RESULTS = RECORDED / f"cdktn-{VERSION}.jsonl.xz"
# Its public names with their members and parameters.
API = RECORDED / f"cdktn-{VERSION}-api.json.xz"
IMPORTS = (
    # The program says `cdktf.App` further down.
    (re.compile(r"^(\s*)import cdktf$", re.MULTILINE), r"\1import cdktn as cdktf"),
    (re.compile(r"^(\s*(?:from|import)\s+)cdktf\b", re.MULTILINE), r"\1cdktn"),
)


def all_programs() -> list[str]:
    """All programs by name: `operators/all`, and those of cdktn alone as `cdktn_targets/skipped`."""
    return sorted(_files())


def text_of(program: str) -> str:
    """The text of a program as it is run."""
    text = _files()[program].read_text(encoding="utf-8")
    for pattern, new in IMPORTS:
        text = pattern.sub(new, text)
    return text


def write(program: str, folder: Path) -> Path:
    """Write a program into a folder, to be run from there."""
    path = folder / f"{program}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text_of(program), encoding="utf-8")
    return path


def recorded(program: str) -> Result | None:
    """What the real cdktn gave; None where it is not recorded, or was for another text."""
    found = _records().get(program)
    if found is None or found["text"] != digest(program):
        return None
    failure = found["failure"]
    return Result(
        files=found["files"],
        printed=found["printed"],
        failure=failure and Failure(failure["family"], failure["message"], tuple(failure["lines"])),
    )


def record(program: str, result: Result) -> str:
    """The line of a program."""
    failure = result.failure
    # What it says is shown, not compared.
    said = failure and {
        "family": failure.family,
        "message": failure.message.split("\n", maxsplit=1)[0][:200],
        "lines": failure.lines,
    }
    fields = {
        "program": program,
        "text": digest(program),
        "printed": result.printed,
        "files": {} if failure else result.files,
        "failure": said,
    }
    return json.dumps(fields, ensure_ascii=False)


def unpacked(path: Path) -> str:
    """The text of a recorded file."""
    return lzma.decompress(path.read_bytes()).decode()


def digest(program: str) -> str:
    """What a program's text is known by."""
    return hashlib.sha256(text_of(program).encode()).hexdigest()[:16]


@cache
def _files() -> Mapping[str, Path]:
    shared = {f"{path.parent.name}/{path.stem}": path for path in PROGRAMS.glob("*/*.py")}
    own = {f"cdktn_{path.parent.name}/{path.stem}": path for path in OWN_PROGRAMS.glob("*/*.py")}
    return {**shared, **own}


@cache
def _records() -> Mapping[str, Any]:
    # Not by splitlines(): it splits at more than the end of a line.
    lines = unpacked(RESULTS).rstrip("\n").split("\n")
    return {entry["program"]: entry for entry in map(json.loads, lines)}
