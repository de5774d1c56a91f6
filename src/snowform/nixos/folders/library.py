"""What the modules of all stacks share: the hand-written Nix in lib/, and the program that it runs."""

from __future__ import annotations

import os
from pathlib import Path

from snowform import __version__, provision
from snowform.nixos.folders.layout import Folder
from snowform.nixos.rendering import render

# Its name beside the stacks' folders, and in one that stands by itself.
NAME = "snowform"
LIBRARY = "library"
PROVISION = "provision"
_LIB = Path(__file__).parents[1] / "lib"
_PROGRAM = Path(provision.__file__).parent


def copied_library() -> Folder:
    """The library as a copy, which needs nothing beside it."""
    text = render(
        "library", library=f"./{LIBRARY}", provision=f"./{PROVISION}", version=__version__, copy=True
    )
    return Folder(
        NAME, {"default.nix": text}, {LIBRARY: _LIB, PROVISION: _PROGRAM}, owned=(LIBRARY, PROVISION)
    )


def library_for(project: Path, output: Path) -> Folder:
    """The library for `output`: a copy, or in the project of Snowform's own sources what leads to these.

    So nothing of them is in that repository twice, and its flake has them: git tracks them where they lie.
    """
    sources = project / "src" / "snowform"
    if not (sources / "nixos" / "lib").exists() or not sources.samefile(_PROGRAM.parent):
        return copied_library()
    if not output.is_relative_to(project):
        return copied_library()

    def leading(path: Path) -> str:
        return os.path.relpath(sources / path.relative_to(_PROGRAM.parent), output / NAME)

    text = render(
        "library", library=leading(_LIB), provision=leading(_PROGRAM), version=__version__, copy=False
    )
    return Folder(NAME, {"default.nix": text}, {}, owned=(LIBRARY, PROVISION))
