"""Entry of `python3 -I FOLDER`, whatever the folder is called, and of `python -m snowform.provision`."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path


def _package() -> str:
    """This folder as a package that its modules can be imported from, relative to each other."""
    if __package__:
        return __package__
    folder = Path(__file__).resolve().parent
    # Behind the standard library: what lies beside this folder must not stand in for any of it.
    sys.path.remove(sys.path[0])
    sys.path.append(str(folder.parent))
    return folder.name


if __name__ == "__main__":
    sys.exit(import_module(f"{_package()}.commands").main())
