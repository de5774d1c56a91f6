"""One more stack for a project: its files, and what belongs into the program and the settings."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from snowform.starter.answers import Answers
from snowform.starter.contents import CONFIG, contents
from snowform.starter.errors import StarterError
from snowform.starter.project import place, read_config
from snowform.starter.sources import PACKAGES, root


@dataclass(frozen=True, slots=True)
class Added:
    """`files` were written, `kept` are as the project has them.

    `program` are the import and the statement for main.py, `settings` the section for cdktf.json's context.
    """

    files: tuple[str, ...]
    kept: tuple[str, ...]
    program: tuple[str, ...]
    settings: dict[str, Any]


def add_stack(folder: Path, answers: Answers) -> Added:
    """Write the files of a stack into a project, but for those that it has, which stay as they are.

    The program and the settings are its user's, and are not changed. Raises StarterError, before anything is
    written, where there is no project, or it has such a stack.
    """
    context = read_config(folder)[1].get("context")
    if isinstance(context, dict) and answers.name in context:
        raise StarterError(
            f'"{answers.name}" has settings already', where=str(folder / CONFIG), hint="choose another --name"
        )
    texts = dict(contents(answers, ""))
    files = {name: text for name, text in texts.items() if name.partition("/")[0] in {*PACKAGES, "tests"}}
    # What is called as a stack of one's own is nobody else's.
    new = {name for name in files if not (root() / name).is_file()} if answers.kind.is_own else set()
    written, kept = place(folder, files, may_stay=files.keys() - new)
    return Added(
        files=written,
        kept=kept,
        program=tuple(
            line for line in texts["main.py"].splitlines() if "stacks." in line or "(app, " in line
        ),
        settings=json.loads(texts[CONFIG])["context"],
    )
