"""A name that no bucket of S3 can have.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from snowform.synth.checks.findings import Finding
from snowform.synth.lints.arguments import Argument, known
from snowform.synth.lints.subject import Subject

KIND = "aws_s3_bucket"
SHORTEST, LONGEST = 3, 63
WRONG = re.compile(r"[^a-z0-9.-]")
ADDRESS = re.compile(r"\d+\.\d+\.\d+\.\d+")
RESERVED_FIRST = ("xn--", "sthree-", "amzn-s3-demo-")
RESERVED_LAST = ("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3")
EXPRESSION = re.compile(r"\$\{[^{}]*\}")


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each such name, or prefix of names."""
    for name, body in subject.resources(KIND):
        for argument, is_whole in (("bucket", True), ("bucket_prefix", False)):
            path, value = ("resource", KIND, name, argument), body.get(argument)
            if value in (None, ""):
                continue
            found = list(known(subject, value, path, body))
            # What stands around expressions is in the name whatever they become.
            parts = EXPRESSION.sub("", value) if isinstance(value, str) and not found else ""
            is_part = parts and path not in subject.told and "${" not in parts and "%{" not in parts
            for given in [Argument(path, parts)] if is_part else found:
                if isinstance(given.value, str) and (fault := _fault(given.value, is_whole and not is_part)):
                    hint = "S3 takes from 3 to 63 small letters, digits, dots and hyphens"
                    yield given.warning(fault, hint, rule="bucket-name")


def _fault(name: str, is_whole: bool) -> str:
    if wrong := WRONG.search(name):
        return f'no name of a bucket has "{wrong[0]}"'
    if ".." in name:
        return "no name of a bucket has two dots in a row"
    if not is_whole:
        return ""
    if not SHORTEST <= len(name) <= LONGEST:
        return f'"{name}" has {len(name)} characters'
    if not (name[0].isalnum() and name[-1].isalnum()):
        return f'"{name}" does not begin and end with a letter or a digit'
    if ADDRESS.fullmatch(name):
        return f'"{name}" is an address'
    taken = [text for text in RESERVED_FIRST if name.startswith(text)]
    taken += [text for text in RESERVED_LAST if name.endswith(text)]
    return f'names with "{taken[0]}" are kept for S3 itself' if taken else ""
