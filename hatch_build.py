"""Make the stubs of `snowform.aws` whenever the package is built or installed, so that none is committed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class StubHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes them into the source tree, from where wheels take them and editable installs read them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's
        """Called by hatchling before a build; `version` is "standard" or "editable"."""
        source = Path(self.root, "src")
        sys.path.insert(0, str(source))
        try:
            from snowform.providers.stubs import write_stubs
            from snowform.schema import ProviderSchema

            write_stubs(ProviderSchema.load("aws"), source / "snowform" / "aws")
        finally:
            sys.path.remove(str(source))
