"""How a project of CDKTF's goes on: its cdktf.json names the engine; what else there is to do, it is told.

The same steps, at length: docs/coming-from-cdktf.md.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from snowform.files import write_atomic
from snowform.starter.contents import CONFIG
from snowform.starter.errors import StarterError
from snowform.starter.project import Command, read_config, unignored

ENGINE = "native"
_PREBUILT = re.compile(r"^\s*(?:from|import)\s+(cdktf_cdktf_provider_\w+)", re.MULTILINE)
_GENERATED = re.compile(r"^\s*(?:from|import)\s+imports\b", re.MULTILINE)
_TESTS = re.compile(r"^\s*from\s+cdktf\s+import\s[^#\n]*\bTesting\b|\bcdktf\.Testing\b", re.MULTILINE)
_ELSEWHERE = re.compile(r"\b(RemoteBackend|CloudBackend)\s*\(")
_STATE = re.compile(r"terraform\.(?P<stack>.+)\.tfstate")
# Folders of other people's programs, or of none.
_SKIPPED = {"node_modules", "imports", "cdktf.out", "__pycache__", "site-packages"}


@dataclass(frozen=True, slots=True)
class Move:
    """`wrote_engine` is whether cdktf.json did not name one; `next` is how to go on.

    `notes` say what of the project wants no command, or cannot be done by one. `unignored` is what its
    .gitignore does not ignore yet.
    """

    wrote_engine: bool
    next: tuple[Command, ...]
    notes: tuple[str, ...]
    unignored: tuple[str, ...]


def move(folder: Path) -> Move:
    """Name the engine in the cdktf.json of a folder, where it names none, and say what is left to do.

    Nothing else is changed, and nothing is run. Raises StarterError where there is no project of CDKTF's, or
    its program is not in Python.
    """
    config = folder / CONFIG
    text, document = read_config(folder)
    language = document.get("language", "python")
    if language != "python":
        raise StarterError(
            f"the program is in {language}, and Snowform runs those in Python",
            where=str(config),
            hint="write its stacks in Python; what it has applied can be adopted then",
        )
    if wrote := "engine" not in document:
        # Where a link leads is what changes, the link stays.
        write_atomic(os.path.realpath(config), _with_engine(text, document))
    programs = list(_programs(folder))
    return Move(
        wrote_engine=wrote,
        next=tuple(_commands(folder, programs, str(document.get("app", "")))),
        notes=tuple(_notes(folder, programs)),
        unignored=tuple(unignored(folder)),
    )


def _with_engine(text: str, document: dict[str, Any]) -> str:
    """The text of cdktf.json with "engine" below "app", laid out as its author did."""
    wanted = {**document, "engine": ENGINE}
    line = re.compile(r'(?P<space>\n[ \t]*)"app"\s*:\s*"(?:[^"\\]|\\.)*"')
    for found in line.finditer(text):
        changed = f'{text[: found.end()]},{found["space"]}"engine": "{ENGINE}"{text[found.end() :]}'
        # The first "app" may be one of the context's.
        if json.loads(changed) == wanted:
            return changed
    return json.dumps(wanted, indent=2, ensure_ascii=False) + "\n"


def _programs(folder: Path) -> Iterator[str]:
    """The texts of the project's own Python files."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if name not in _SKIPPED and name[0] != "." and not Path(place, name, "pyvenv.cfg").exists()
        )
        for name in sorted(files):
            if name.endswith(".py"):
                yield Path(place, name).read_text(encoding="utf-8", errors="replace")


def _commands(folder: Path, programs: list[str], app: str) -> Iterator[Command]:
    if any(map(_GENERATED.search, programs)) and not (folder / "imports").is_dir():
        yield Command("snowform get", "imports/: classes of what cdktf.json lists")
    yield Command("snowform synth", "the same bytes in cdktf.out/, and out/<stack>/config.tf.json")
    yield Command("snowform synth --compare", "while Node and cdktf are installed: both engines, compared")
    if any(map(_TESTS.search, programs)):
        prefix = re.match(r"(?:pipenv|poetry|uv) run ", app)
        yield Command(f"snowform run {prefix[0] if prefix else ''}pytest", "the tests, on Snowform's engine")
    for file in sorted(folder.glob("terraform.*.tfstate")):
        if found := _STATE.fullmatch(file.name):
            stack = found["stack"]
            yield Command(f"snowform state adopt {stack} {file.name}", f"go on with the state of {stack}")
            yield Command(f"snowform plan --no-tags {stack}", "nothing to do: that is the proof")


def _notes(folder: Path, programs: list[str]) -> Iterator[str]:
    prebuilt = sorted({name for program in programs for name in _PREBUILT.findall(program)})
    if prebuilt:
        yield f"{', '.join(prebuilt)}: runs as it is, without Node, as long as it is installed"
    if any(map(_GENERATED.search, programs)) and (folder / "imports").is_dir():
        yield "imports/: runs as it is, without Node"
    refused = sorted({name for program in programs for name in _ELSEWHERE.findall(program)})
    if refused:
        yield (
            f"{' and '.join(refused)}: applies elsewhere, where nothing could be guarded, so `snowform "
            "apply` refuses it; pull the state into a file, name another backend, and adopt the file"
        )
