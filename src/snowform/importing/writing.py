"""Put an imported stack into a project, which is made where there is none. Never overwrites."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from snowform.files import write_atomic
from snowform.importing.errors import ImportFailed
from snowform.importing.naming import module_name
from snowform.importing.program import Program, write_program
from snowform.importing.sources import read_source
from snowform.importing.state_source import read_state
from snowform.importing.verify import verify

STACKS = "stacks"
_CONFIG: dict[str, object] = {"language": "python", "app": "python3 main.py"}


@dataclass(frozen=True, slots=True)
class Imported:
    """What was written, and what is to be told of it."""

    stack: str
    # The stack's file first.
    files: tuple[Path, ...]
    # What belongs into the program of a project that was there; "" where main.py was written.
    to_add: str
    # Whether there is a main.py to add it to.
    has_main: bool
    program: Program
    # Sentences on what of a state is not there.
    left_out: tuple[str, ...]
    differences: tuple[str, ...]


def import_source(source: Path, target: Path, *, stack: str | None, is_state: bool = False) -> Imported:
    """Write the stack of a configuration into the folder `target`, and hold it against its source.

    Where the source `is_state`, of the configuration that its resources have.
    Raises ImportFailed, with nothing written, where there is nothing to import, a file is in the way, the
    name is no stack's, or what was made does not run.
    """
    name = stack or _name_of(source)
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", name):
        raise ImportFailed(
            f'"{name}" is no name of a stack', hint="name it with --stack: letters, digits, - and _"
        )
    file = target / STACKS / f"{module_name(name)}.py"
    if os.path.lexists(file):
        raise ImportFailed("is there already", where=str(file), hint="name the stack otherwise with --stack")
    found = read_state(source, target) if is_state else None
    configuration = found.configuration if found else read_source(source)
    if not configuration.elements:
        problem = "no configuration: it declares nothing"
        if found and found.left_out:
            problem = "\n  ".join(["no configuration: nothing of it can be imported", *found.left_out])
        raise ImportFailed(problem, where=str(source))
    try:
        program = write_program(configuration, stack=name, source=source, project=target)
    except RecursionError as error:
        raise ImportFailed("nested too deeply", where=str(source)) from error
    with _folder(target):
        differences = verify(configuration, program, stack=name, project=target)
    written = [file]
    write_atomic(file, program.text)
    main, config = target / "main.py", target / "cdktf.json"
    call = f'{program.class_name}(app, "{name}")'
    imported = f"from {STACKS}.{module_name(name)} import {program.class_name}"
    to_add = f"{imported}\n{call}"
    has_main = os.path.lexists(main)
    if not has_main and not os.path.lexists(config):
        write_atomic(
            main,
            f'"""The stacks of this project."""\n\nfrom cdktf import App\n\n{imported}\n\n'
            f"app = App()\n\n{call}\n\napp.synth()\n",
        )
        settings = _CONFIG | ({"terraformModules": list(program.modules)} if program.modules else {})
        write_atomic(config, json.dumps(settings, indent=2) + "\n")
        written += [main, config]
        to_add, has_main = "", True
    left_out = found.left_out if found else ()
    return Imported(name, tuple(written), to_add, has_main, program, left_out, tuple(differences))


@contextmanager
def _folder(target: Path) -> Iterator[None]:
    """The folder of a project, made where it is missing; where the context fails, it is gone again."""
    made = [folder for folder in (target, *target.parents) if not os.path.lexists(folder)]
    try:
        target.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise


def _name_of(source: Path) -> str:
    """The name of a stack by that of its file or folder: `network.tf.json` is network."""
    path = source.resolve()
    stem = path.name if path.is_dir() else path.name.partition(".")[0]
    # What they are all called says nothing.
    if stem in {"main", "config", "cdk", "result", "terraform"} and not path.is_dir():
        stem = path.parent.name
    return re.sub(r"[^A-Za-z0-9_-]+", "-", stem).strip("-_") or "imported"
