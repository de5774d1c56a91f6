"""The files of a configuration and of its modules, each in the shape of Terraform's JSON syntax."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..configuration.blocks import labelled
from ..configuration.calls import call_bodies, is_remote
from ..configuration.files import module_files, read_document
from ..hcl.bodies import HclError
from ..records import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """One file: `name` is its path from the root module, `root` says that it is one of the root's own.

    `document` is an object or a list of them, None where the file is not understood; `why` says where not.
    """

    path: Path
    name: str
    root: bool
    document: Any
    why: str = ""

    @property
    def folder(self) -> Path:
        """The module's folder."""
        return self.path.parent


def sources(root: Path, manifest: Path | None = None) -> Iterator[Source]:
    """The files of the root module and of the modules below it, each once.

    Before `init` those are found that a module names by a relative path; with the `manifest` that `init`
    writes (`modules.json`), all others too.
    """
    seen: set[str] = set()
    waiting = [root, *(_installed(root, manifest) if manifest else ())]
    while waiting:
        folder = waiting.pop(0)
        real = os.path.realpath(folder)
        if real in seen or not folder.is_dir():
            continue
        seen.add(real)
        for path in module_files(folder):
            source = _read(path, root)
            yield source
            waiting += [folder / call for call in _local(source.document)]


def texts(value: Any) -> Iterator[str]:
    """All texts in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for element in value.values():
            yield from texts(element)
    elif isinstance(value, list):
        for element in value:
            yield from texts(element)


def _read(path: Path, root: Path) -> Source:
    own = path.parent == root
    name = path.name if own else os.path.relpath(path, root)
    try:
        document = read_document(path)
    except HclError as error:
        return Source(path, name, own, None, f"line {error.line}")
    except (OSError, ValueError, RecursionError) as error:
        return Source(path, name, own, None, str(error))
    return Source(path, name, own, document)


def _local(document: Any) -> Iterator[str]:
    for _, body in call_bodies(document):
        yield from (source for source in texts(body.get("source")) if not is_remote(source))


def _installed(root: Path, manifest: Path) -> Iterator[Path]:
    """The folders of all modules, as `init` has noted them down; relative ones begin at the root module's."""
    try:
        document = json.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    for _, body in labelled(document, "Modules"):
        if isinstance(body.get("Dir"), str):
            yield root / body["Dir"]
