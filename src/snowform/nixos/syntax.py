"""Ask Nix itself whether a text is an expression, where Nix is installed. Evaluates and builds nothing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import cache
from typing import NamedTuple

_ERROR = re.compile(r"^error: *(?P<reason>.+?)(?: at \(string\)\S*)?$", re.MULTILINE)
# Nix 2.4 and later, with the name that it gives to standard input.
_PLACE = re.compile(r"at (?:«stdin»|\(stdin\)|\(string\)):(?P<line>\d+):\d+")
_PATIENCE = 10


class SyntaxProblem(NamedTuple):
    """What Nix says of a text, and the line (from 1) that it says it of."""

    reason: str
    line: int


@cache
def syntax_problem(text: str) -> SyntaxProblem | None:
    """What keeps Nix from reading the text; None where nothing does, or where Nix cannot be asked."""
    program = shutil.which("nix-instantiate")
    if program is None:
        return None
    try:
        said = subprocess.run(
            [program, "--parse", "--option", "store", "dummy://", "-"],
            input=text,
            # What a user has set may turn warnings into errors, or speak another language.
            env={"PATH": os.environ.get("PATH", ""), "HOME": "/nonexistent", "LC_ALL": "C"},
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    reason, place = _ERROR.search(said.stderr), _PLACE.search(said.stderr)
    # An error without a place is about Nix itself: a store that it cannot open, a setting it does not know.
    if said.returncode == 0 or reason is None or place is None:
        return None
    return SyntaxProblem(reason["reason"], int(place["line"]))
