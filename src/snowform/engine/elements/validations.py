"""CDKTF's own checks of a stack. Follows `validations/`."""

from __future__ import annotations

import os
import re
from functools import cache

from snowform.engine.elements.provider import TerraformProvider
from snowform.errors import SnowformError
from snowform.hints import Any


class ValidateProviderPresence:
    """Each resource and data source needs its provider in the stack (`validate-provider-presence.ts`)."""

    def __init__(self, host: Any) -> None:
        self._host = host

    def validate(self) -> list[str]:
        """One message for all that are missing."""
        wanted: dict[str, None] = {}
        present: set[str] = set()
        for construct in self._host.node.find_all():
            metadata = construct.__dict__.get("terraform_generator_metadata")
            if metadata is None:
                continue
            if isinstance(construct, TerraformProvider):
                present.add(metadata.provider_name)
            elif metadata.provider_name != "terraform" and construct._tf_needs_provider:
                wanted.setdefault(metadata.provider_name)
        missing = [name for name in wanted if name not in present]
        if not missing:
            return []
        return [
            "Found resources without a matching provider construct. Please make sure to add provider "
            f"constructs [e.g. RandomProvider(...)] to your stack '{self._host.node.id}' for the following "
            f"providers: {', '.join(missing)}"
        ]


def program() -> str:
    """The Terraform that CDKTF's variable names, else the OpenTofu that Snowform runs for everything.

    Raises SnowformError where there is none.
    """
    if named := os.environ.get("TERRAFORM_BINARY_NAME"):
        return named
    # Few stacks ask.
    from snowform.tofu.binary import find_tofu

    return str(find_tofu())


@cache
def _version(binary: str) -> str:
    """What a program says of its version; each resource that is imported asks."""
    import subprocess

    return subprocess.run([binary, "version"], capture_output=True, text=True, check=True).stdout


class ValidateTerraformVersion:
    """The installed Terraform has to be new enough (`validate-binary-version.ts`)."""

    def __init__(self, constraint: str, hint: str | None = None) -> None:
        self._constraint = constraint
        self._hint = hint or ""

    def validate(self) -> list[str]:
        """A message where it is older, or where its version cannot be found out."""
        # Slow to load, and few stacks have a check of the version.
        import subprocess

        binary = "terraform"
        try:
            binary = program()
            said = _version(binary)
        except (SnowformError, OSError, subprocess.CalledProcessError) as error:
            return [f"Could not determine version of {binary}, {binary} version failed: {error}"]
        match = re.search(r"(\d+)\.(\d+)\.(\d+)", said)
        if match is None:
            return [f"Could not determine version of {binary} (running {binary} version)"]
        minimum = tuple(int(part) for part in re.findall(r"\d+", self._constraint))
        if tuple(int(part) for part in match.groups()) >= minimum:
            return []
        return [
            f"{binary} version {match[0]} is lower than the required version {self._constraint} for this "
            f"construct. {self._hint}"
        ]
