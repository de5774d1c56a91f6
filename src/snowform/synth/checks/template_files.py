"""Hold the file of a templatefile() against the variables that it is given. Evaluates nothing.

https://opentofu.org/docs/language/functions/templatefile/
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection

from snowform.errors import did_you_mean
from snowform.expressions import ExpressionError, parse_template
from snowform.synth.checks.values import Unsuitable

# Larger files are not read.
MOST_BYTES = 256 * 1024
_NAME = re.compile(r"[^\W\d][\w-]*")


def check_template(path: str, names: Collection[str], folder: str) -> None:
    """What is wrong with a template that lies below the folder. Raises Unsuitable."""
    for name in names:
        if not _NAME.fullmatch(name):
            raise Unsuitable(f'"{name}" is not a name that a template can refer to')
    place = os.path.join(folder, path)
    if not folder or path.startswith(("/", "~")) or os.path.getsize(place) > MOST_BYTES:
        return
    try:
        with open(place, encoding="utf-8") as file:
            parsed = parse_template(file.read())
    except (OSError, UnicodeDecodeError, RecursionError):
        return
    except ExpressionError as error:
        raise Unsuitable(f"{path} is not a template: {error.message}") from None
    for reference in parsed.references():
        if reference.root not in names:
            near = did_you_mean(reference.root, names)
            raise Unsuitable(
                f'{path} refers to "{reference.root}", which it is not given' + (near and f"; {near}")
            )
    for call in parsed.calls():
        if call.name.removeprefix("core::") == "templatefile":
            raise Unsuitable(f"{path} calls templatefile() itself, which no template may")
