"""What `cdktf get` and `cdktn get` make of the made-up provider, and programs on it, as it was recorded."""

from __future__ import annotations

import json
import lzma
import re
from functools import cache
from pathlib import Path
from typing import Any

RECORDED = {
    library: Path(__file__).parent / "recorded" / f"{library}-{version}.json.xz"
    for library, version in {"cdktf": "0.21.0", "cdktn": "0.24.0"}.items()
}
PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.py"))


@cache
def recorded(library: str) -> dict[str, Any]:
    """`tables` and `declarations` by module, `results` by program."""
    found: dict[str, Any] = json.loads(lzma.decompress(RECORDED[library].read_bytes()))
    return found


def every(what: str) -> list[tuple[str, str]]:
    """Each library with each module that it has of these."""
    return [(library, module) for library in RECORDED for module in recorded(library)[what]]


def translated(program: Path, library: str) -> str:
    """A program for a library, on the same lines."""
    return re.sub(r"\bcdktf\b", library, program.read_text())


def result(program: Path, folder: Path, said: dict[str, Any]) -> dict[str, Any]:
    """What a program that ran in a folder printed and wrote, and the text of its error."""
    files = {
        str(path.relative_to(folder)): path.read_text().replace(str(folder), "<folder>")
        for path in sorted((folder / "cdktf.out").rglob("*.json"))
    }
    error = said["error"]
    return {
        "program": program.read_text(),
        "printed": said["printed"],
        "error": "" if error is None else error["message"],
        "files": files,
    }
