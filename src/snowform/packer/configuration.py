"""Check the configuration.nix that goes into an image, before Packer starts a machine for it. Reads text.

What amazon-init would do to the text (its size, its channels) does not count here: Packer copies the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from snowform.ec2 import amazon_init
from snowform.nix.lexer import code_only, without_comments
from snowform.nix.parser import syntax_problem
from snowform.packer.errors import PackerError
from snowform.secrets.patterns import recognise

_RELATIVE_PATH = re.compile(r"(?<![\w./)}])\.{1,2}/[\w./-]+")
_PYTHON = re.compile(r"\bpython3?\d*\b")


@dataclass(frozen=True, slots=True)
class Configuration:
    """The text of a configuration.nix, and where it comes from, for messages."""

    text: str
    origin: str


def check_configuration(configuration: Configuration) -> Iterator[str]:
    """What may be wrong with a configuration; a PackerError for what surely is."""
    text, where = configuration.text, configuration.origin
    if not amazon_init.is_configuration(text):
        raise PackerError(
            "is not a configuration.nix", where=where, hint="give Nix that imports amazon-image.nix"
        )
    if (wrong := syntax_problem(text)) is not None:
        raise PackerError(f"is not valid Nix in line {wrong.line}: {wrong.reason}", where=where)
    for pattern in recognise(text):
        if pattern.certain:
            raise PackerError(
                f"holds {pattern.what}, and whoever starts the image can read it",
                where=where,
                hint="let the machine fetch it, or give it by agenix or sops-nix",
            )
    # A line that starts with ### is a channel to amazon-init alone, so here it is made a plain comment.
    for problem in amazon_init.problems(re.sub(r"^###+", "##", text, flags=re.MULTILINE)):
        if problem.certain:
            raise PackerError(problem.what, where=where, hint=problem.hint)
        yield f"{where}: {problem.what}" + (f"; {problem.hint}" if problem.hint else "")
    if path := _RELATIVE_PATH.search(code_only(text)):
        raise PackerError(
            f"names {path[0]}, but only this one file goes into the image",
            where=where,
            hint="put it all into one file, or fetch the rest",
        )
    if "amazon-init" not in text:
        yield (
            f"{where}: amazon-init stays on, so what a machine has for user data replaces this configuration "
            "in it; virtualisation.amazon-init.enable = false keeps it"
        )


def names_python(configuration: Configuration) -> bool:
    """Whether the configuration speaks of Python outside of comments, which Ansible needs on the machine."""
    return _PYTHON.search(without_comments(configuration.text)) is not None
