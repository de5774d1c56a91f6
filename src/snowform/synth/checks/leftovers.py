"""Find what is left of tokens that a program computed with: numbers too large to be meant, parts of texts.

A number that stands for a token lies near ±8.1e298, one in a list near ±1.9e289 (`encoding.ts` of CDKTF);
what comes of it by arithmetic is near it or grows. A text that stands for one has `TfToken[` in it, and is
found after it was cut, changed or encoded. Loaded for a document whose text has such a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from snowform.hints import Any
from snowform.synth.checks.findings import Finding

# Nobody means a number beyond; arithmetic with a token leads there.
LEAST = 1e270
IN_TEXT = re.compile(r"(?a)(?<![\w.])-?\d(\.\d+)?e\+(2[789]\d|3\d\d)(?!\w)|(?<!\w)-?\d{271,}(\.\d+)?(?!\w)")
# In other cases, in an address, without its beginning, in hexadecimal digits, and in base64 after a multiple
# of three characters and after one or two more.
OF_TEXT = re.compile(
    r"(?i:tftoken(?:\[|%5b)|oken\[[\w.:-]+\.\d+\]\})|5466546f6b656e5b|VGZUb2tlbl|RmVG9rZW5b|UZlRva2VuW"
)
TEXT_HINT = (
    "a text that only Terraform knows is cut, changed and encoded there: Fn.substr(…), Fn.replace(…), "
    "Fn.lower(…), Fn.split(…), Fn.base64encode(…)"
)
HINT = "compute in Terraform: Op.add(…), Op.mul(…), Fn.max([…]), Fn.format(…)"


def leftovers(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[Finding]:
    """A finding for each number, in a text too, and each text that a program made of a token."""
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
    elif isinstance(value, str) and OF_TEXT.search(value):
        yield Finding(path, "this text is what is left of a token that the program changed", TEXT_HINT)
