"""Generated modules compiled so that they load in half the time, kept beside the indices.

Most of the time goes into type hints, which are evaluated when a function is made. Here they are kept as
texts (https://peps.python.org/pep-0563/), as cdktn's modules have them: those of a function that is called
are evaluated then. What Python keeps beside the modules is left alone.
"""

from __future__ import annotations
import __future__

import marshal
import os
import sys
import zlib
from importlib.machinery import SourceFileLoader
from importlib.util import MAGIC_NUMBER
from types import CodeType

from snowform.bindings.cache import cache_folder
from snowform.files import write_atomic


class CompiledLoader(SourceFileLoader):
    """Loads a module from what is kept of it, and keeps it where it was not."""

    def get_code(self, fullname: str) -> CodeType | None:
        """The code of the module; as Python has it, where none can be kept."""
        folder = cache_folder()
        if folder is None or sys.dont_write_bytecode:
            return super().get_code(fullname)
        source = self.get_filename(fullname)
        stats = os.stat(source)
        head = b"%s %d %d %s\n" % (
            MAGIC_NUMBER.hex().encode(),
            stats.st_mtime_ns,
            stats.st_size,
            os.fsencode(source),
        )
        kept = os.path.join(folder, "modules", f"{fullname}-{zlib.crc32(head):08x}")
        if (code := _read(kept, head)) is not None:
            return code
        made: CodeType = compile(
            self.get_data(source),
            source,
            "exec",
            flags=__future__.annotations.compiler_flag,
            dont_inherit=True,
        )
        data = marshal.dumps(made)
        try:
            write_atomic(kept, head + zlib.crc32(data).to_bytes(4) + data)
        except OSError:
            return super().get_code(fullname)
        return made


def _read(path: str, head: bytes) -> CodeType | None:
    """The code in a file; None where it is another's or not whole."""
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError:
        return None
    start = len(head) + 4
    data = content[start:]
    if content[: len(head)] != head or zlib.crc32(data).to_bytes(4) != content[len(head) : start]:
        return None
    code: CodeType = marshal.loads(data)  # noqa: S302 - of the user's own folder, and whole
    return code
