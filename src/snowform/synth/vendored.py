"""Write a stack for OpenTofu to run it, with its vendored modules where it has some."""

from __future__ import annotations

from pathlib import Path

from snowform.synth.normalise import dump
from snowform.synth.synthesis import Stack
from snowform.synth.writing import write_stack
from snowform.vendoring.manifest import MODULES, NAME
from snowform.vendoring.vendored import FOLDER, vendored


def write(stack: Stack, folder: Path, root: Path) -> str:
    """Write a stack of the project at `root` into its folder; the name of config.tf.json.

    Where the project has vendored modules for the stack, those are what is called, here as on a host.
    """
    own = root / FOLDER / stack.name
    if not (own / NAME).is_file():
        return write_stack(stack, folder)
    found = vendored(stack.document, own, root_module=stack.folder)
    return write_stack(stack, folder, text=dump(found.document), modules=found.folders.get(MODULES))
