"""Keep the index of a binding package in the user's cache folder.

A file is `MAGIC`, the length and checksum of a directory, the directory, and the modules that it says the
places of. It is written whole under another name first, so that two programs at once do not disturb each
other; one that is not whole is made again, and where none can be written there is none.
"""

from __future__ import annotations

import json
import os
import sys
import zlib

from snowform.bindings.errors import GET, REINSTALL, BindingsError
from snowform.bindings.packed import UNKNOWN, unpack
from snowform.files import write_atomic
from snowform.hints import Any

# To be raised with each change of what is in a module's table.
MAGIC = b"snowform bindings 2\n"
_NUMBER = 4


def cache_folder() -> str | None:
    """Where what is read of bindings is kept; None where that is nowhere."""
    folder = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(folder, "snowform", "bindings") if os.path.isabs(folder) else None


class Index:
    """The classes of a package's archive, read module by module as they are asked for."""

    def __init__(self, archive: str | os.PathLike[str]) -> None:
        self.archive = os.fspath(archive)
        self._read: dict[str, dict[str, Any]] = {}
        self._places, self._data = self._open()

    def module(self, name: str) -> dict[str, Any]:
        """The table of a module, by its name in jsii. Raises BindingsError where there is none."""
        if (table := self._read.get(name)) is None:
            table = self._read[name] = self._module(name)
        return table

    def _module(self, name: str) -> dict[str, Any]:
        if name not in self._places:
            raise BindingsError(f"{self.archive}: {name} is not in it", REINSTALL)
        try:
            table = unpack(self._packed(name))
        except (ValueError, zlib.error, OSError):
            self._places, self._data = self._make()
            table = unpack(self._packed(name))
        if UNKNOWN in table:
            raise BindingsError(table[UNKNOWN])
        return table

    def _packed(self, name: str) -> bytes:
        place, length = self._places[name]
        if isinstance(self._data, bytes):
            return self._data[place : place + length]
        with open(self._data, "rb") as file:
            file.seek(place)
            return file.read(length)

    def _open(self) -> tuple[dict[str, Any], str | bytes]:
        path = self._path()
        if path is not None:
            try:
                return _read_directory(path), path
            except (OSError, ValueError):
                pass
        return self._make()

    def _make(self) -> tuple[dict[str, Any], str | bytes]:
        # Loaded once for each version of a package.
        from pathlib import Path

        from snowform.bindings.index import read_archive

        path = self._path()
        _tell(f"reading {os.path.basename(self.archive)}, once for this version")
        places, data = _as_file(read_archive(Path(self.archive)))
        if path is not None:
            try:
                write_atomic(path, data)
            except OSError as error:
                _tell(f"{path}: {error.strerror}: what was read is not kept")
            else:
                return places, path
        return places, data

    def _path(self) -> str | None:
        """Where it is kept: the archive's name, length and checksum, which stands at the end of it.

        https://www.rfc-editor.org/rfc/rfc1952#section-2.3
        """
        try:
            with open(self.archive, "rb") as file:
                size = file.seek(-8, os.SEEK_END) + 8
                checksum = file.read(8).hex()
        except OSError:
            return None
        folder = cache_folder()
        name = f"{os.path.basename(self.archive)}-{size}-{checksum}"
        return None if folder is None else os.path.join(folder, name)


class Tables(Index):
    """The same of a package that `snowform get` made, where the index stands in the place of the archive."""

    def _open(self) -> tuple[dict[str, Any], str | bytes]:
        try:
            return _read_directory(self.archive), self.archive
        except (OSError, ValueError):
            return self._make()

    def _make(self) -> tuple[dict[str, Any], str | bytes]:
        raise BindingsError(f"{self.archive}: damaged, or made by another version of Snowform", GET)


def _tell(message: str) -> None:
    sys.stderr.write(f"snowform: {message}\n")
    sys.stderr.flush()


def as_file(modules: dict[str, bytes]) -> bytes:
    """The index of these modules (see `packed`), for `Tables`."""
    return _as_file(modules)[1]


def _as_file(modules: dict[str, bytes]) -> tuple[dict[str, Any], bytes]:
    """The places of the modules, and the file."""
    # The directory is as long whatever the places are, since they are counted from its end.
    offsets: dict[str, tuple[int, int]] = {}
    end = 0
    for name, packed in modules.items():
        offsets[name] = (end, len(packed))
        end += len(packed)
    directory = json.dumps({"length": end, "modules": offsets}, separators=(",", ":")).encode()
    head = MAGIC + len(directory).to_bytes(_NUMBER) + zlib.crc32(directory).to_bytes(_NUMBER) + directory
    return _places(offsets, len(head)), head + b"".join(modules.values())


def _places(offsets: dict[str, Any], start: int) -> dict[str, Any]:
    return {name: (start + offset, length) for name, (offset, length) in offsets.items()}


def _read_directory(path: str) -> dict[str, Any]:
    """The places of the modules. Raises ValueError where the file is another's or not whole."""
    with open(path, "rb") as file:
        head = file.read(len(MAGIC) + 2 * _NUMBER)
        length = int.from_bytes(head[len(MAGIC) : len(MAGIC) + _NUMBER])
        size = os.fstat(file.fileno()).st_size
        if not head.startswith(MAGIC) or length > size:
            raise ValueError("another form")
        text = file.read(length)
        if zlib.crc32(text) != int.from_bytes(head[-_NUMBER:]):
            raise ValueError("its directory is damaged")
        directory = json.loads(text)
        if size != len(head) + length + directory["length"]:
            raise ValueError("its length is wrong")
    return _places(directory["modules"], len(head) + length)
