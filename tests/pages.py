"""What README and the pages of docs/ show, as tests take it: blocks of code, whole programs, settings."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
# Pages that show a whole main.py and, but for the one with a stack of its own, the settings of its stacks.
WITH_SETTINGS = ("fleets", "images", "network", "state")
WITH_A_STACK = "modules"
# One within a list is indented.
_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)


def fences(page: Path) -> list[tuple[str, str]]:
    """The language and the text of each block of code."""
    return [(language, textwrap.dedent(text)) for _, language, text in _FENCE.findall(page.read_text())]


def blocks(page: Path, language: str) -> list[str]:
    return [text for kind, text in fences(page) if kind == language]


def prose(page: Path) -> str:
    """The page without its blocks of code."""
    return _FENCE.sub("", page.read_text())


def is_program(text: str) -> bool:
    return text.startswith("#!") and "app.synth()" in text


def copy_project(folder: Path) -> Path:
    """This project as `git clone` gives it."""
    folder.mkdir(exist_ok=True)
    for name in ("stacks", "modules"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("main.py", "cdktf.json"):
        shutil.copy(ROOT / name, folder)
    return folder


def write_program(project: Path, name: str) -> dict[str, object]:
    """The main.py and the settings of the page of that name into a project; the settings."""
    page = ROOT / "docs" / f"{name}.md"
    (program,) = filter(is_program, blocks(page, "python"))
    (project / "main.py").write_text(program)
    settings: dict[str, object] = json.loads(blocks(page, "json")[0])
    path = project / "cdktf.json"
    whole = json.loads(path.read_text())
    whole["context"] |= settings
    path.write_text(json.dumps(whole))
    return settings


def snowform(project: Path, *arguments: str) -> str:
    """Run the command in a project; what it says on standard error."""
    command = [sys.executable, "-m", "snowform", *arguments]
    environment = {**os.environ, "XDG_CACHE_HOME": str(project / "cache"), "NO_COLOR": "1"}
    run = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stderr
