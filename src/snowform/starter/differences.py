"""How the stacks and modules of a project differ from those of the Snowform that is installed."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from snowform import __version__
from snowform.starter import sources
from snowform.starter.project import read_config


@dataclass(frozen=True, slots=True)
class Difference:
    """A file of both, `name` below the project; `text` is a unified diff from the installed one to it."""

    name: str
    text: str


def differences(project: Path) -> list[Difference]:
    """Of the files that both have, those that are not equal; what only one of them has is its own.

    Raises StarterError where there is no project.
    """
    read_config(project)
    found = []
    for path in sources.shipped(sources.root()):
        name = path.relative_to(sources.root()).as_posix()
        own = project / name
        if name.partition("/")[0] not in sources.PACKAGES or not own.is_file():
            continue
        old = path.read_text(encoding="utf-8")
        new = own.read_text(encoding="utf-8", errors="replace")
        if old != new:
            found.append(Difference(name, _diff(name, old, new)))
    return found


def _diff(name: str, old: str, new: str) -> str:
    before, after = f"snowform-{__version__}/{name}", f"project/{name}"
    lines = unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), before, after)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
