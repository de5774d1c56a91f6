"""What a generated folder is, and how the files in it are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MODULE = "default.nix"
STACK = "stack.json"
VALIDATIONS = "validations.nix"
CONFIGURATION = "config.tf.json"
ASSETS = "assets"
MODULES = "modules"
LOCK = ".terraform.lock.hcl"
# Of a project one, beside the stacks' folders: no stack can have the name.
LIBRARY = "snowform"
# Of a host's options one, beside those of the stacks that have a module: no stack can have this name either.
SHARED_OPTIONS = "stacks"


@dataclass(frozen=True, slots=True)
class Folder:
    """A generated folder: the texts of its files and the folders to be copied into it, by name.

    All that lies in those of its folders that are `owned` is its own; of other files it may have had some.
    """

    name: str
    files: Mapping[str, str]
    folders: Mapping[str, Path]
    owned: tuple[str, ...] = (ASSETS, MODULES)
