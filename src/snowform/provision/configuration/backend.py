"""Where a configuration has its state kept: https://opentofu.org/docs/language/settings/backends/configuration/"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .blocks import COMMENT, bodies_of


def backend_of(document: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]] | None:
    """Kind and settings of the configuration's backend ("cloud" is one); None where it names none."""
    for terraform in bodies_of(document.get("terraform")):
        for settings in bodies_of(terraform.get("cloud")):
            return "cloud", settings
        for kinds in bodies_of(terraform.get("backend")):
            for kind, settings in kinds.items():
                if kind != COMMENT:
                    return str(kind), next(bodies_of(settings), {})
    return None
