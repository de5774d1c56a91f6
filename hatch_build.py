"""What a build adds to the sources: type stubs, the manual page, and in a wheel the files of a project."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Build(BuildHookInterface):  # type: ignore[type-arg]
    """The stubs of typed providers go into the source tree, where editable installs read them too.

    The page of `man snowform` goes to `share/man` of the environment, where man looks for the pages of the
    programs on PATH. What is only in a wheel: the files of a project, which an editable install finds in the
    checkout, and the stubs of the packages that the engine serves, in whose place a checkout has HashiCorp's.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before a build; `version` is "standard" or "editable"."""
        source = Path(self.root, "src")
        self._scratch = tempfile.TemporaryDirectory(prefix="snowform-")
        sys.path.insert(0, str(source))
        try:
            from snowform.cli.manual import page
            from snowform.engine.stubs import stubs
            from snowform.providers.stubs import write_shipped
            from snowform.starter import sources

            write_shipped(source / "snowform")
            if self.target_name == "wheel":
                build_data["shared_data"] |= self._written({"share/man/man1/snowform.1": page()})
            if self.target_name == "wheel" and version == "standard":
                build_data["force_include"] |= sources.in_wheel(Path(self.root))
                build_data["force_include"] |= self._written(stubs())
        finally:
            sys.path.remove(str(source))

    def _written(self, texts: dict[str, str]) -> dict[str, str]:
        """Files with these texts, by their places in the wheel; they are there as long as the hook is."""
        files = {}
        for place, text in texts.items():
            file = Path(self._scratch.name, place)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            files[str(file)] = place
        return files
