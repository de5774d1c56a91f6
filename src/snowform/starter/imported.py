"""What a project needs besides the stack that `snowform import` has written, and how its user goes on."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from snowform.starter import sources
from snowform.starter.contents import gitignore
from snowform.starter.project import Command, place, unignored

STATE = "terraform.tfstate"
_FILES = ("pyrightconfig.json", "stacks/__init__.py")


@dataclass(frozen=True, slots=True)
class Settled:
    """`files` were written, `unignored` is what a .gitignore that was there lacks, `next` is how to go on."""

    files: tuple[str, ...]
    unignored: tuple[str, ...]
    next: tuple[Command, ...]


def settle(folder: Path, *, stack: str, source: Path) -> Settled:
    """Write the files around a stack that was imported from `source` into the project `folder`.

    Whatever is there stays. A state of OpenTofu's beside the source, or in the project, is the stack's.
    """
    files = {".gitignore": gitignore(), **{name: sources.text(name) for name in _FILES}}
    written, _ = place(folder, files, may_stay=files)
    commands = [Command("snowform synth", f"out/{stack}/config.tf.json")]
    beside = source if source.is_dir() else source.parent
    if state := next((place / STATE for place in (beside, folder) if (place / STATE).is_file()), None):
        path = os.path.relpath(state, folder)
        commands.append(Command(f"snowform state adopt {stack} {path}", "go on with its state"))
    commands.append(Command(f"snowform plan --no-tags {stack}", "on its state there is nothing to do"))
    return Settled(written, tuple(unignored(folder)), tuple(commands))
