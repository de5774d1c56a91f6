"""Where the local modules of an imported configuration are, seen from the program."""

from __future__ import annotations

import os
from pathlib import Path

from snowform.importing.model import Element

_LOCAL = ("./", "../")


class ModuleSources:
    """The sources of modules: a local one as the path from the project, where its folder is there."""

    def __init__(self, folder: Path, project: Path) -> None:
        self._folder = folder
        self._project = project
        # The modules whose folders are nowhere.
        self.missing: list[Element] = []

    def of(self, element: Element, source: str) -> tuple[str, bool]:
        """The source as the program gives it, and whether the engine is to look for a local one."""
        if not source.startswith(_LOCAL):
            return source, True
        found = self._folder / source
        if not found.is_dir():
            self.missing.append(element)
            return source, False
        path = os.path.relpath(found.resolve(), self._project.resolve())
        return (path if path.startswith("../") else f"./{path}"), True
