"""Run programs on one engine, in one process: `run_programs.py ENGINE OUT PROGRAM...`.

The real engine keeps the folder and the environment in which it started. So all programs run in the current
folder, which must be empty, and what a program leaves there goes to OUT/<folder>/<program> after it.
"""

from __future__ import annotations

import builtins
import contextlib
import io
import json
import runpy
import shutil
import sys
import traceback
from pathlib import Path
from typing import Any


def main(engine: str, out: str, *programs: str) -> None:
    use(engine)
    for program in programs:
        result = run(program)
        folder = result_folder(Path(out), program)
        folder.mkdir(parents=True)
        for entry in list(Path.cwd().iterdir()):
            shutil.move(entry, folder / entry.name)
        # Written last: where it is missing, the program took the whole process with it.
        folder.with_suffix(".json").write_text(json.dumps(result))


def use(engine: str) -> None:
    """Let `import cdktf` and `import constructs` mean that engine."""
    if engine == "native":
        from snowform.engine import hook

        hook.install()


def result_folder(out: Path, program: str) -> Path:
    path = Path(program)
    return out / path.parent.name / path.stem


def run(program: str) -> dict[str, Any]:
    """What a program printed, and how it failed."""
    printed = io.StringIO()
    error = None
    argv, sys.argv = sys.argv, [program]
    try:
        with contextlib.redirect_stdout(printed):
            runpy.run_path(program, run_name="__main__")
    except BaseException as caught:
        if isinstance(caught, KeyboardInterrupt):
            raise
        error = describe(caught, program)
    finally:
        sys.argv = argv
    return {"printed": printed.getvalue(), "error": error, "folder": str(Path.cwd())}


def describe(error: BaseException, program: str) -> dict[str, Any]:
    """The built-in class of an error, its message, and the lines of the program that led to it."""
    family = next(cls.__name__ for cls in type(error).__mro__ if getattr(builtins, cls.__name__, None) is cls)
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == program]
    return {"family": family, "message": str(error), "lines": lines}


if __name__ == "__main__":
    main(*sys.argv[1:])
