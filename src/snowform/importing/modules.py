"""Where the local modules of an imported configuration are, seen from the program."""

from __future__ import annotations

import os
from pathlib import Path

from snowform.importing.model import Element
from snowform.provision.configuration.calls import is_remote
from snowform.vendoring.calls import calls_in


class ModuleSources:
    """The sources of modules: a local one as the path from the project, where its folder is there."""

    def __init__(self, folder: Path, project: Path) -> None:
        self._folder = folder
        self._project = project
        # The modules whose folders are nowhere.
        self.missing: list[Element] = []
        # The folders of those that are there, and of those that they call, as paths from the project: what
        # cdktf.json lists as "terraformModules".
        self.listed: list[str] = []

    def of(self, element: Element, source: str) -> tuple[str, bool]:
        """The source as the program gives it, and whether the engine is to look for a local one.

        Raises VendorError where a file of a local module cannot be read.
        """
        if is_remote(source):
            return source, True
        found = (self._folder / source).resolve()
        if not found.is_dir():
            self.missing.append(element)
            return source, False
        self._list(found)
        return self._shown(found), True

    def forget(self) -> None:
        """Begin anew."""
        self.missing.clear()
        self.listed.clear()

    def _list(self, folder: Path) -> None:
        waiting = [folder]
        while waiting:
            found = waiting.pop()
            if (shown := self._shown(found)) in self.listed or not found.is_dir():
                continue
            self.listed.append(shown)
            waiting += [(found / call.source).resolve() for call in calls_in(found) if not call.remote]

    def _shown(self, folder: Path) -> str:
        path = os.path.relpath(folder, self._project.resolve())
        return path if path.startswith("../") else f"./{path}"
