"""All that a template is made of, and how an image is named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from snowform.packer.errors import PackerError
from snowform.packer.source import Source

# It names a source of Packer's (an identifier), files, and the image: 128 characters with the time behind it.
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{1,99}")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What an image is made of.

    Its name is `name`, a dash and the time in 14 digits, so `web-*` finds the images of "web". The paths of
    `configuration` and `playbook` are relative to the template's folder.
    """

    name: str
    stack: str
    source: Source
    configuration: str
    playbook: str | None = None


def check_name(name: str) -> str:
    """The name, if an image, a file and a source of Packer's can have it; a PackerError otherwise."""
    if not _NAME.fullmatch(name):
        raise PackerError(
            f"{name!r} cannot be the image's name",
            where="--name",
            hint="give 2 to 100 letters, digits, _ and -, the first of them a letter",
        )
    return name
