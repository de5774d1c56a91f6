"""What is read of a binding package's JavaScript: its classes, module by module.

The package `_jsii` of a binding package has the JavaScript in an archive. From it comes an index, once for
each version, since reading it takes seconds of a large provider; `cache` keeps it.
"""

from __future__ import annotations

import gzip
import re
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from snowform.bindings.errors import REINSTALL, BindingsError
from snowform.bindings.grammar import read_module
from snowform.bindings.packed import UNKNOWN, pack
from snowform.bindings.rows import UnknownShape
from snowform.hints import Any

# A module is a folder; structs of a large one are in files below `index-structs`.
_FILE = re.compile(r"package/(?P<module>.*?)(?:/index-structs)?/?[^/]+\.js")
# They say only where the others are.
_WITHOUT_CLASSES = ("lazy-index.js",)
_NAME = re.compile(r'fqn: "([^"]+)"')


def read_archive(archive: Path) -> dict[str, bytes]:
    """The modules of an archive by their names in jsii (`@cdktf/provider-random.pet`), for `unpack`.

    A module of a shape that is not known has its error alone, by the name UNKNOWN. Raises BindingsError for
    an archive that is damaged or has no classes.
    """
    modules: dict[str, dict[str, Any]] = {}
    for place, texts in texts_by_module(archive):
        try:
            found, fqns = read_module(texts)
        except UnknownShape as error:
            message = f"{archive.name}: {place}: generated code of a form that is not known: {error.text}"
            # The others are none the worse for it, and a folder without classes, as of scripts, is no module.
            names = {name.rpartition(".")[0] for text in texts for name in _NAME.findall(text)}
            found, fqns = {UNKNOWN: message}, {name: f"{name}.{UNKNOWN}" for name in names}
        for name in {fqn.rpartition(".")[0] for fqn in fqns.values()}:
            modules.setdefault(name, {}).update(found)
    if not modules:
        raise BindingsError(f"{archive}: no classes in it", REINSTALL)
    return {name: pack(table) for name, table in modules.items()}


def texts_by_module(archive: Path) -> Iterator[tuple[str, list[str]]]:
    """The JavaScript of each folder of an archive, by its name in there. Raises BindingsError."""
    found: dict[str, list[str]] = {}
    try:
        # All of it is read, for the checksum stands at the end.
        with gzip.open(archive) as content:
            with tarfile.open(fileobj=content, mode="r|") as files:
                for file in files:
                    name = _FILE.fullmatch(file.name)
                    if name is None or file.name.endswith(_WITHOUT_CLASSES):
                        continue
                    if (data := files.extractfile(file)) is not None:
                        found.setdefault(name["module"], []).append(data.read().decode())
            while content.read(1 << 20):
                pass
    except FileNotFoundError as error:
        raise BindingsError(f"{archive}: no such file", REINSTALL) from error
    except (OSError, EOFError, zlib.error, tarfile.TarError, UnicodeDecodeError) as error:
        raise BindingsError(f"{archive}: damaged: {error}", REINSTALL) from error
    yield from found.items()
