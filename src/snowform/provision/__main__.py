"""Entry of `python3 -I FOLDER`, whatever the folder is called, and of `python -m snowform.provision`."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path


def _package() -> str:
    """This folder as a package that its modules can be imported from, relative to each other."""
    if __package__:
        return __package__
    _leave_no_cache()
    folder = Path(__file__).resolve().parent
    # Behind the standard library: what lies beside this folder must not stand in for any of it.
    sys.path.remove(sys.path[0])
    sys.path.append(str(folder.parent))
    return folder.name


def _leave_no_cache() -> None:
    """Keep the folder as it is: it may be a path of the Nix store, whose content has a hash."""
    sys.dont_write_bytecode = True
    # This very file was kept compiled before it began to run, unless Python was called with -B.
    if kept := globals().get("__cached__"):
        file = Path(kept)
        with suppress(OSError):
            if list(file.parent.iterdir()) == [file]:
                file.unlink()
                file.parent.rmdir()


if __name__ == "__main__":
    sys.exit(import_module(f"{_package()}.command_line.main").main())
