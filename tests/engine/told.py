"""Synthesize a program on the native engine, and what it is told at which line.

In a process of its own: in that of the tests, typed classes may stand on the real engine already.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple


class Told(NamedTuple):
    """A finding: of which rule, how bad, the line of the program, the construct, the path in the document."""

    rule: str
    severity: str
    line: int
    construct: str
    path: str
    message: str
    hint: str


def told(folder: Path, program: str) -> list[Told]:
    """What `snowform synth` says of a program that does not fail, in the order of the lines."""
    done = run(folder, program)
    assert done.stdout, done.stderr
    report = json.loads(done.stdout)
    found = [*report["findings"], *(found for stack in report["stacks"] for found in stack["findings"])]
    return sorted(map(_told, found), key=lambda warning: warning.line)


def run(folder: Path, program: str) -> subprocess.CompletedProcess[str]:
    """`snowform synth --json` of a program."""
    (folder / "main.py").write_text(program)
    if not (folder / "cdktf.json").exists():
        (folder / "cdktf.json").write_text('{"app": "python main.py"}')
    command = [sys.executable, "-m", "snowform", "synth", "--json"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def _told(finding: dict[str, Any]) -> Told:
    line = finding["source"].rpartition(":")[2]
    return Told(
        finding["rule"],
        finding["severity"],
        int(line) if line else 0,
        finding["construct"],
        finding["path"],
        finding["message"],
        finding["hint"],
    )
