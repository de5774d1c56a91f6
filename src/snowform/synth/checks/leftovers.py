"""Find what is left of tokens that a program computed with: no number of a configuration is that large.

A number that stands for a token lies near ±8.1e298, one in a list near ±1.9e289 (`encoding.ts` of CDKTF);
what comes of it by arithmetic is near it or grows. Loaded for a document whose text has such a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from snowform.hints import Any
from snowform.synth.checks.findings import Finding

# Nobody means a number beyond; arithmetic with a token leads there.
LEAST = 1e270
IN_TEXT = re.compile(r"(?a)(?<![\w.])-?\d(\.\d+)?e\+(2[789]\d|3\d\d)(?!\w)|(?<!\w)-?\d{271,}(\.\d+)?(?!\w)")
HINT = "compute in Terraform: Op.add(…), Op.mul(…), Fn.max([…]), Fn.format(…)"


def leftovers(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[Finding]:
    """A finding for each number, in a text too, that a token was before a program computed with it."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from leftovers(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leftovers(item, (*path, index))
    elif (isinstance(value, float | int) and abs(value) >= LEAST) or (
        isinstance(value, str) and IN_TEXT.search(value)
    ):
        yield Finding(path, "this number is what is left of a token that the program computed with", HINT)
