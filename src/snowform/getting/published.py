"""A published package of bindings, fetched by its name with pip. Only its wheel is: nothing of it is run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from snowform.getting.schemas import SchemaError

# https://packaging.python.org/en/latest/specifications/name-normalization/
_NAME = r"[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?"
_REQUIREMENT = re.compile(rf"({_NAME})(?:\s*==\s*([\w.!+-]+))?", re.ASCII)
_FILES = (".whl", ".tgz", ".tar.gz", ".zip", ".json")
_FOUND = re.compile(r"\(from versions: (.+)\)")
# Of the index and its files each; in seconds, as the whole is.
_SILENCE = 20
_PATIENCE = 600
_UNREACHABLE = ("connection broken by", "Max retries exceeded", "Read timed out", "Could not fetch URL")
_NAMES = (
    "bindings are called cdktn-provider-NAME or cdktf-cdktf-provider-NAME, and some have another publisher"
)
_BY_HAND = "or give the path of its wheel, fetched elsewhere"


def is_path(package: str) -> bool:
    """Whether a file or folder is meant, by how it is written or since it is there."""
    return "/" in package or package.lower().endswith(_FILES) or Path(package).exists()


def fetch(requirement: str, folder: Path) -> Path:
    """Download the wheel of a package, `NAME` or `NAME==VERSION`, into a folder; the file.

    pip asks the index that its settings name. Raises SchemaError where there is no such package or version,
    or the index cannot be reached.
    """
    found = _REQUIREMENT.fullmatch(requirement.strip())
    if found is None:
        raise SchemaError(
            "is neither a file nor a package", where=requirement, hint="write a path, NAME or NAME==VERSION"
        )
    name, version = found.groups()
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:"]
    options += ["--retries", "2", "--timeout", str(_SILENCE), "--dest", str(folder)]
    argv = [*_pip(requirement), "download", *options, f"{name}=={version}" if version else name]
    try:
        ended = subprocess.run(
            argv,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        why = error.strerror if isinstance(error, OSError) else f"it took longer than {_PATIENCE} s"
        raise SchemaError(f"pip did not fetch it: {why}", where=requirement, hint=_BY_HAND) from error
    wheels = list(folder.glob("*.whl"))
    if ended.returncode or len(wheels) != 1:
        raise _refusal(requirement, version, ended.stderr)
    return wheels[0]


def _pip(requirement: str) -> Sequence[str]:
    if find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    if program := shutil.which("pip") or shutil.which("pip3"):
        return [program]
    raise SchemaError(
        "pip, which fetches packages, is not here", where=requirement, hint=f"install it, {_BY_HAND}"
    )


def _refusal(requirement: str, version: str | None, said: str) -> SchemaError:
    if any(words in said for words in _UNREACHABLE):
        return SchemaError(
            "the index of packages cannot be reached",
            where=requirement,
            hint=f"try again where there is a network, {_BY_HAND}",
        )
    versions = match[1].split(", ") if (match := _FOUND.search(said)) and match[1] != "none" else []
    if version and versions:
        newest = ", ".join(versions[:-4:-1])
        return SchemaError(f"there is no version {version}", where=requirement, hint=f"there is {newest}")
    if "No matching distribution found" in said:
        return SchemaError(
            "there is no wheel of such a package", where=requirement, hint=f"{_NAMES}, {_BY_HAND}"
        )
    lines = [line for line in said.splitlines() if line.startswith("ERROR: ")] or said.strip().splitlines()
    told = lines[0].removeprefix("ERROR: ") if lines else "it said nothing"
    return SchemaError(f"pip did not fetch it: {told}", where=requirement, hint=_BY_HAND)
