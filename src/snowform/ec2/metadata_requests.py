"""Requests to the instance's metadata in a text: those without a token, which IMDSv2 alone does not answer.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from snowform.ec2.problem import Problem

_MARKS = ("169.254.169.254", "fd00:ec2::254", "instance-data")
_PATH = r"/(?:latest|1\.0|20\d\d-\d\d-\d\d)(?![\w.-])(?!/api/token)"
_REQUEST = rf"(?:169\.254\.169\.254|\[fd00:ec2::254\]|\binstance-data(?:\.ec2\.internal)?)(?::80)?{_PATH}"
_TOKEN = ("aws-ec2-metadata-token", "api/token")
# What brings a header to curl and wget; before the address also what only the shell or a file knows.
_HEADER = r"-\w*H\b|--header\b"
_UNKNOWN = r"[$@]|-\w*K\b|--config\b"


def problems(code: str) -> Iterator[Problem]:
    """The first request without a token in `code`, a text whose comments are blanked and its lines kept."""
    if not any(mark in code for mark in _MARKS):
        return
    knows_tokens = any(name in code.lower() for name in _TOKEN)
    number = 1
    # What a backslash continues is one command.
    for command in re.split(r"(?<!\\)\n", code):
        for found in re.finditer(_REQUEST, command):
            if not knows_tokens or _is_bare(command[: found.start()], command[found.end() :]):
                line = number + command[: found.start()].count("\n")
                yield Problem(
                    f"asks {found[0]} in line {line} without a token, and the machine's metadata answers 401 "
                    "to that (IMDSv2 only)",
                    "PUT /latest/api/token gives one, which goes into the header X-aws-ec2-metadata-token",
                    certain=False,
                )
                return
        number += command.count("\n") + 1


def _is_bare(before: str, after: str) -> bool:
    """Whether the request is curl's or wget's own, with nothing that could bring its header."""
    called = re.search(r"\b(?:curl|wget)\b((?:(?!\b(?:curl|wget)\b).)*)\Z", before, re.DOTALL)
    if called is None or re.search(f"{_HEADER}|{_UNKNOWN}", called[1]):
        return False
    return not re.search(_HEADER, after.partition(")")[0])
