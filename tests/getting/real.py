"""What `cdktf get` of cdktf 0.21 makes of the made-up provider, and programs on it, as it was recorded."""

from __future__ import annotations

import json
import lzma
from functools import cache
from pathlib import Path
from typing import Any

RECORDED = Path(__file__).parent / "recorded" / "cdktf-0.21.0.json.xz"
PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.py"))


@cache
def recorded() -> dict[str, Any]:
    """`tables` and `declarations` by module, `results` by program."""
    found: dict[str, Any] = json.loads(lzma.decompress(RECORDED.read_bytes()))
    return found


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
