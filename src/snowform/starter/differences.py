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
    """Of the files that both have, those that are not equal, and what the installed ones need besides.

    What only the project has is its own. Raises StarterError where there is no project.
    """
    read_config(project)
    shipped = (path.relative_to(sources.root()).as_posix() for path in sources.shipped(sources.root()))
    both = [
        name for name in shipped if name.partition("/")[0] in sources.PACKAGES and (project / name).is_file()
    ]
    found = []
    for name in sources.needed(both):
        own = project / name
        new = own.read_text(encoding="utf-8", errors="replace") if own.is_file() else None
        if new != (old := sources.text(name)):
            found.append(Difference(name, _diff(name, old, new)))
    return found


def _diff(name: str, old: str, new: str | None) -> str:
    before = f"snowform-{__version__}/{name}"
    after = "/dev/null" if new is None else f"project/{name}"
    lines = unified_diff(old.splitlines(keepends=True), (new or "").splitlines(keepends=True), before, after)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
