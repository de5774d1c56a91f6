"""Whole numbers beyond 2^53, of which cdktf loses digits: JavaScript has no others than doubles.

Snowform's engine reports the configuration once more with all digits; of what HashiCorp's engine wrote it can
only be said that a number is that large. https://tc39.es/ecma262/#sec-number.max_safe_integer
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from snowform.hints import Any
from snowform.synth.checks.contents import Path, contents
from snowform.synth.checks.findings import Finding

SAFE = 2**53
# Account ids, sizes and times have fewer.
MANY_DIGITS = rb"\d{16}|\de\+?\d\d"
# A number in a text: its digits, or those with an exponent.
DIGITS = r"[0-9]+(\.[0-9]+)?(e\+[0-9]+)?"


def with_all_digits(written: Any, exact: Any, found: list[Finding], path: Path = ()) -> Any:
    """The document as cdktf writes it with the digits of the exact one; a warning of each goes to `found`.

    Nothing else is taken over: a lazy value may give something new each time that it is asked.
    """
    if isinstance(written, dict) and isinstance(exact, dict):
        return {
            key: with_all_digits(item, exact.get(key), found, (*path, key)) for key, item in written.items()
        }
    if isinstance(written, list) and isinstance(exact, list) and len(written) == len(exact):
        pairs = zip(written, exact, strict=True)
        return [with_all_digits(*pair, found, (*path, index)) for index, pair in enumerate(pairs)]
    if _is_the_same(written, exact) or not _differ_in_digits(written, exact):
        return written
    found.append(
        Finding(
            path,
            f"cdk.tf.json has {written} for {exact}: a number of JavaScript keeps 53 bits",
            "config.tf.json has all digits; a string keeps them in both",
            "warning",
            rule="lost-digits",
        )
    )
    return exact


def _is_the_same(written: Any, exact: Any) -> bool:
    if type(written) is float and type(exact) is int:
        # JavaScript writes 17 digits of 2^70, which is a double: what Terraform reads is another number.
        from decimal import Decimal

        return Decimal(repr(written)) == exact
    return bool(written == exact)


def _differ_in_digits(written: Any, exact: Any) -> bool:
    if isinstance(written, str) and isinstance(exact, str):
        return re.sub(DIGITS, "", written) == re.sub(DIGITS, "", exact)
    # A number that is too large for a double's own digits comes back as one with an exponent.
    return type(written) in {int, float} and type(exact) is int


def perhaps_lost(document: Any) -> Iterator[Finding]:
    """A warning for each number of a document that is too large for JavaScript to keep for sure."""
    for path, value in contents(document):
        if type(value) in {int, float} and abs(value) >= SAFE:
            yield Finding(
                path,
                f"{value} may have lost digits: a number of JavaScript keeps 53 bits",
                "give it as a string, or synthesize on Snowform's engine",
                "warning",
                rule="lost-digits",
            )


def may_hold_large_numbers(text: bytes) -> bool:
    """Whether it is worth looking for large numbers in a JSON text."""
    return re.search(MANY_DIGITS, text) is not None
