"""The files of a module, in either syntax, in the shape of the JSON syntax."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..hcl.values import Sections, document_of

# OpenTofu reads the second and the last since 1.8.
NATIVE = (".tf", ".tofu")
JSON = (".tf.json", ".tofu.json")


def module_files(folder: Path) -> list[Path]:
    """The files of a module that OpenTofu may read, of any version; none where there is no folder.

    https://opentofu.org/docs/language/files/; it passes over names that begin with a dot.
    """
    files = folder.iterdir() if folder.is_dir() else ()
    return sorted(
        path
        for path in files
        if path.name.endswith(NATIVE + JSON) and not path.name.startswith(".") and path.is_file()
    )


class NoObject(ValueError):
    """A file in the JSON syntax that is something else than an object."""

    def __init__(self) -> None:
        super().__init__("is no object")


def read_document(path: Path) -> Any:
    """A file as an object, or a list of them.

    OSError, ValueError or RecursionError where it cannot be read. NoObject (a ValueError) where it is
    neither.
    """
    # A text that is read as such would lose its carriage returns.
    document = parse(path.name, path.read_bytes().decode())
    if not isinstance(document, (dict, list)):
        raise NoObject
    return document


def parse(name: str, text: str, sections: Sections | None = None) -> Any:
    """The text of a file of that name; of the native syntax only certain `sections`, where they are given.

    ValueError (HclError, JSONDecodeError) or RecursionError where it cannot be read. Only a file in the
    native syntax may begin with a byte order mark.
    """
    if name.endswith(".json"):
        return json.loads(text, object_pairs_hook=_object)
    return document_of(text, sections)


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which no name is lost: OpenTofu takes each of several blocks of one name."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        found[name] = [found[name], value] if name in found else value
    return found
