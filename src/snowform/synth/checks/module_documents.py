"""The document of a module whose files are all in the JSON syntax. Judges nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from snowform.provision.configuration.files import module_files, read_document


def read_module(folder: Path) -> dict[str, Any] | None:
    """All files of a module as one document; None where one is in the native syntax, or overrides others.

    That such a module cannot be read is told of the call.
    """
    files = module_files(folder)
    if not files or not all(file.name.endswith(".tf.json") and not _overrides(file) for file in files):
        return None
    found: dict[str, Any] = {}
    for file in files:
        try:
            document = read_document(file)
        except (OSError, RecursionError, ValueError):
            return None
        for part in document if isinstance(document, list) else [document]:
            if not isinstance(part, dict):
                return None
            for section, content in part.items():
                found[section] = [found[section], content] if section in found else content
    return found


def _overrides(file: Path) -> bool:
    stem = file.name.removesuffix(".tf.json")
    return stem == "override" or stem.endswith("_override")
