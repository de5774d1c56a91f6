"""A project is put into a folder, and nothing of its user's is lost."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from snowform.files import write_atomic
from snowform.starter.answers import Answers
from snowform.starter.contents import CONFIG, contents
from snowform.starter.errors import StarterError

# A folder may have its own before there is a project in it.
_KEPT = ("README.md", ".gitignore")
# Lines of .gitignore: states first, which hold every secret of a stack.
_WRITTEN = ("/.snowform/", "*.tfstate", "*.tfstate.*", "/out/", "/cdktf.out/", "/.cache/")


@dataclass(frozen=True, slots=True)
class Command:
    """A command for the user to go on with, and what it does."""

    text: str
    does: str


@dataclass(frozen=True, slots=True)
class Made:
    """`files` were written, `kept` were there with a content of their own, `next` is how to go on.

    `unignored` is what a .gitignore that was kept does not ignore.
    """

    files: tuple[str, ...]
    kept: tuple[str, ...]
    unignored: tuple[str, ...]
    next: tuple[Command, ...]


def make_project(folder: Path, answers: Answers) -> Made:
    """Write the files of a project into a folder, which is made where it is missing.

    A README.md and a .gitignore that are there stay as they are. Raises StarterError, before anything is
    written, where a project or another of its files is there already.
    """
    if os.path.lexists(folder / CONFIG):
        raise StarterError(
            "a project is here already",
            where=str(folder / CONFIG),
            hint="--add adds a stack to it, --diff compares it with what is installed, "
            "--from-cdktf leads one of CDKTF's on",
        )
    written, kept = place(folder, project_files(answers), may_stay=_KEPT)
    return Made(written, kept, unignored=tuple(unignored(folder)), next=_next(answers))


def project_files(answers: Answers) -> dict[str, str]:
    """The texts of a project's files by their names. Raises StarterError where no stack can be called so."""
    return dict(contents(answers, _shown((*_next(answers), *_later(answers)))))


def place(
    folder: Path, files: Mapping[str, str], *, may_stay: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write the files that are not there; their names, and of those that stay with a content of their own.

    Raises StarterError, before anything is written, where another than these would be overwritten.
    """
    there = {name for name in files if os.path.lexists(folder / name)}
    own = {name for name in there if not _holds(folder / name, files[name])}
    folders = {name.partition("/")[0] for name in files if "/" in name}
    no_folders = {name for name in folders if os.path.lexists(folder / name) and not (folder / name).is_dir()}
    if in_the_way := sorted((own - set(may_stay)) | no_folders):
        more = f" and {len(in_the_way) - 3} more" if len(in_the_way) > 3 else ""
        raise StarterError(
            f"{', '.join(str(folder / name) for name in in_the_way[:3])}{more} would be overwritten",
            hint="move what is there, or begin in another folder",
        )
    # A project is one as soon as it has its settings, so they come last.
    written = sorted(files.keys() - there, key=lambda name: (name == CONFIG, name))
    for name in written:
        write_atomic(folder / name, files[name])
    return tuple(written), tuple(sorted(own))


def read_config(folder: Path) -> tuple[str, dict[str, Any]]:
    """The text of a folder's cdktf.json, and what it says. Raises StarterError where it is no project's."""
    config = folder / CONFIG
    try:
        text = config.read_text(encoding="utf-8")
        document = json.loads(text)
    except FileNotFoundError:
        raise StarterError(
            f"no {CONFIG} here", where=str(folder), hint="name the folder of a project"
        ) from None
    except ValueError as error:
        raise StarterError(f"no JSON: {error}", where=str(config)) from error
    except RecursionError as error:
        raise StarterError("is nested too deeply to be read", where=str(config)) from error
    if not isinstance(document, dict):
        raise StarterError("must be an object", where=str(config))
    return text, document


def unignored(folder: Path) -> list[str]:
    """What Snowform and OpenTofu write that the .gitignore of a folder does not have."""
    file = folder / ".gitignore"
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    there = {line.strip().strip("/") for line in text.splitlines()}
    return [line for line in _WRITTEN if line.strip("/") not in there]


def _next(answers: Answers) -> tuple[Command, ...]:
    kind, name = answers.kind, answers.name
    plan, apply = f"snowform plan {name}", f"snowform apply {name}"
    before = [Command(kind.before, "with Nix: the image that the settings name")] if kind.before else []
    if answers.flake:
        plan, apply = f"nix run .#{name}.plan", f"nix run .#{name}"
        before.append(Command("git add .", "a flake has only what git tracks"))
    elif not before:
        synth = Command("snowform synth", f"out/{name}/config.tf.json, checked by the provider's schema")
        before.append(synth)
    return (
        *before,
        Command(plan, "what an apply would do, and what the policy says to it"),
        Command(apply, "asks, then applies exactly that"),
    )


def _later(answers: Answers) -> tuple[Command, ...]:
    return (
        *((Command(f"nix develop .#{answers.name}", "a shell with `snowform`"),) if answers.flake else ()),
        Command("snowform nixos", f"nix/{answers.name}/: a NixOS module that does the same on a host"),
        Command("snowform run pytest", "the tests; needs `pip install pytest`"),
    )


def _shown(commands: Sequence[Command]) -> str:
    width = max(len(command.text) for command in commands) + 2
    return "\n".join(f"{command.text:{width}}# {command.does}" for command in commands)


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()
