"""Ask Nix itself whether a text is an expression, where Nix is installed. Evaluates and builds nothing."""

from __future__ import annotations

import contextlib
import os
import re
from functools import cache
from importlib.util import source_hash
from pathlib import Path
from typing import NamedTuple

from snowform.files import user_cache, write_atomic

_ERROR = r"(?m)^error: *(?P<reason>.+?)(?: at \(string\)\S*)?$"
# Nix 2.4 and later, with the name that it gives to standard input.
_PLACE = r"at (?:«stdin»|\(stdin\)|\(string\)):(?P<line>\d+):\d+"
# Seconds. Nix needs a fraction of one, but on a busy machine it may have to wait for its turn.
_PATIENCE = 60


class SyntaxProblem(NamedTuple):
    """What Nix says of a text, and the line (from 1) that it says it of."""

    reason: str
    line: int


@cache
def syntax_problem(text: str) -> SyntaxProblem | None:
    """What keeps Nix from reading the text; None where nothing does, or where Nix cannot be asked.

    Every synthesis asks, and Nix takes a third of its time to start: a text that it has read is remembered in
    the user's cache folder, by its hash, and not given to the same Nix again.
    """
    program = find_parser()
    if program is None:
        return None
    memory = _memory(program, text)
    if memory is not None and memory.exists():
        return None
    import subprocess

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
    if said.returncode == 0:
        if memory is not None:
            # Where it cannot be written, only time is lost.
            with contextlib.suppress(OSError):
                write_atomic(memory, "")
        return None
    reason, place = re.search(_ERROR, said.stderr), re.search(_PLACE, said.stderr)
    # An error without a place is about Nix itself: a store that it cannot open, a setting it does not know.
    if reason is None or place is None:
        return None
    return SyntaxProblem(reason["reason"], int(place["line"]))


def find_parser() -> Path | None:
    """Nix' own parser, `nix-instantiate` on PATH, if it is there."""
    # `shutil.which` would load three ways to compress.
    found = (Path(folder, "nix-instantiate") for folder in os.get_exec_path())
    return next((file for file in found if os.access(file, os.X_OK) and file.is_file()), None)


def _memory(program: Path, text: str) -> Path | None:
    """A file for what this build of Nix has read; in the Nix store all times are alike, but not the paths."""
    folder = user_cache("nix-syntax")
    if folder is None:
        return None
    build, found = program.resolve(), program.stat()
    # As Python tells by it whether compiled code is that of a source: quicker to load than `hashlib`.
    known = f"{build} {found.st_size} {found.st_mtime_ns}\n{text}".encode(errors="replace")
    return folder / source_hash(known).hex()
