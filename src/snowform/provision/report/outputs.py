"""The stack's outputs as files for other programs: sensitive ones apart, for their owner's eyes."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import StorageError, UsageError
from ..host.files import PRIVATE, write, write_json

OPEN_NAME = "outputs.json"
SENSITIVE_NAME = "outputs.sensitive.json"
SHARED = 0o640


def write_outputs(outputs: Mapping[str, Mapping[str, Any]], folder: Path, group: str = "") -> None:
    """Write what `tofu output -json` printed as two files of names and values, in place of earlier ones.

    `outputs.json` (the members of `group` may read it; its owner alone without one) and
    `outputs.sensitive.json` (its owner alone). Both are there after every run, so that no value of an earlier
    one stays. UsageError where there is no such group, StorageError where they cannot be written.
    """
    gid = _group_id(group) if group else None
    hidden = {name: output["value"] for name, output in outputs.items() if output["sensitive"]}
    shown = {name: output["value"] for name, output in outputs.items() if not output["sensitive"]}
    # First the secrets: an output that has become sensitive is never in neither file.
    write_json(folder / SENSITIVE_NAME, hidden)
    if gid is None:
        write_json(folder / OPEN_NAME, shown)
    else:
        _write_shared(folder / OPEN_NAME, shown, gid)


def _write_shared(path: Path, values: Mapping[str, Any], gid: int) -> None:
    """Readers see the old file or the new one, never one that is not theirs to read yet."""
    ready = path.with_name(f".{path.name}.ready")
    write(ready, json.dumps(values, indent=2, sort_keys=True, ensure_ascii=False) + "\n", PRIVATE)
    try:
        os.chown(ready, -1, gid)
        ready.chmod(SHARED)
        ready.replace(path)
    except OSError as error:
        ready.unlink(missing_ok=True)
        raise StorageError(
            f"cannot be given to its group: {error.strerror}",
            where=str(path),
            hint="run as a member of the group of --outputs-group",
        ) from error


def _group_id(name: str) -> int:
    import grp

    try:
        return grp.getgrnam(name).gr_gid
    except KeyError as error:
        raise UsageError(f"there is no group {name!r}", hint="give another --outputs-group") from error
