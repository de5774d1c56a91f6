"""Write nix/template, which `nix flake init` gives: what `snowform init --flake` makes of its own example."""

from __future__ import annotations

import re

from scripts.tools import ROOT
from snowform.starter import KINDS, Answers
from snowform.starter.contents import CONFIG
from snowform.starter.project import project_files

TEMPLATE = ROOT / "nix" / "template"
ANSWERS = Answers(KINDS["nixos-host"], "nixos-host", "eu-central-1", flake="git+file:///srv/snowform")


def texts() -> dict[str, str]:
    """The files by their names, without the id that is each project's own."""
    made = project_files(ANSWERS)
    return {**made, CONFIG: re.sub(r'  "projectId": .*\n', "", made[CONFIG])}


def main() -> None:
    """Bring the folder up to date; what is no file of it is removed."""
    wanted = texts()
    for path in sorted(TEMPLATE.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(TEMPLATE).as_posix() not in wanted:
            path.unlink()
    for name, text in wanted.items():
        path = TEMPLATE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
