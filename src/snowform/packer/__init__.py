"""A Packer template that makes an image of a NixOS machine, from the stack that the machine belongs to.

    source = read_source(document, Choices(image="data.aws_ami.nixos"))
    template = modern(Recipe(name="web", source=source, …))

https://developer.hashicorp.com/packer/docs/templates
"""

from __future__ import annotations

from snowform.packer.configuration import Configuration, check_configuration, names_python
from snowform.packer.errors import PackerError
from snowform.packer.machines import Machine
from snowform.packer.recipe import Recipe, check_name
from snowform.packer.source import Choices, Image, Source, read_source
from snowform.packer.template import legacy, modern
from snowform.packer.warning import warnings
from snowform.packer.writing import Written, file_names, write

__all__ = [
    "Choices",
    "Configuration",
    "Image",
    "Machine",
    "PackerError",
    "Recipe",
    "Source",
    "Written",
    "check_configuration",
    "check_name",
    "file_names",
    "legacy",
    "modern",
    "names_python",
    "read_source",
    "warnings",
    "write",
]
