"""Parse the templates that lints look through; the plain references that most are, without the parser."""

from __future__ import annotations

import re

from snowform.expressions import Expression, Reference
from snowform.expressions.nodes import Interpolation

# `${aws_vpc.main.id}`, `${local.name}`, `${data.aws_ami.nixos.id}` and the like, without indexes.
_PLAIN = re.compile(r"\$\{([A-Za-z_]\w*)((?:\.[A-Za-z_][\w-]*)+)\}", re.ASCII)


def parse(text: str) -> Expression | None:
    """The template, or None where it is none."""
    if match := _PLAIN.fullmatch(text):
        reference = Reference(match[1], tuple(match[2][1:].split(".")), text[2:-1], 2)
        return Expression(text, (Interpolation(reference),))
    # It takes milliseconds to load.
    from snowform.expressions import ExpressionError, parse_template

    try:
        return parse_template(text)
    except ExpressionError:
        return None
