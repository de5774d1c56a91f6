"""What a build adds to the sources: the stubs of `snowform.aws`, and in a wheel the files of a project."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Build(BuildHookInterface):  # type: ignore[type-arg]
    """The stubs go into the source tree, from where wheels take them and editable installs read them.

    The files of a project stay where they are: an editable install finds them in the checkout.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before a build; `version` is "standard" or "editable"."""
        source = Path(self.root, "src")
        sys.path.insert(0, str(source))
        try:
            from snowform.providers.stubs import write_stubs
            from snowform.schema import ProviderSchema
            from snowform.starter import sources

            write_stubs(ProviderSchema.load("aws"), source / "snowform" / "aws")
            if self.target_name == "wheel" and version == "standard":
                build_data["force_include"] |= sources.in_wheel(Path(self.root))
        finally:
            sys.path.remove(str(source))
