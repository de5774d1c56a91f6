"""Text that Terraform is to take as it stands, where "${" and "%{" would begin a template."""

from __future__ import annotations

import re

from snowform.hints import Any, TypeVar

# A token of CDKTF's is no text: what it stands for is put in its place later.
OF_TEXT = r"\{TfToken\[[^\]]*\]\}"
OF_NUMBER = r"-\d\.\d+e\+298"
MARK = re.compile(
    # Dollars before a token would escape it, and CDKTF takes "$${" for the beginning of an expression that
    # ends at the next "}", in which a token has no braces: they are written as an expression of their own.
    rf"(?P<apart>\$+(?=\${OF_TEXT}|{OF_NUMBER}|\{{(?!TfToken\[)[^}}]*\${OF_TEXT}))"
    rf"|\$(?=\{{(?!TfToken\[[^\]]*\]\}}))|%(?=\{{)"
)
T = TypeVar("T")


def escape(value: T) -> T:
    """A text with "${" as "$${" and "%{" as "%%{"; of dictionaries and lists all texts, keys too.

    What comes of it is the text as it was. Attributes of elements in it (`f"{vpc.id} ${HOME}"`) stay alive.
    https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
    """
    escaped: Any = value
    if isinstance(value, str):
        escaped = MARK.sub(_escaped, value) if "{" in value else value
    elif isinstance(value, dict):
        escaped = {escape(key): escape(item) for key, item in value.items()}
    elif isinstance(value, list | tuple):
        escaped = type(value)(map(escape, value))
    elif hasattr(type(value), "rank"):
        # `default(…)` and its kin, whose class is above this folder.
        ranked: Any = value
        escaped = type(ranked)(escape(ranked.value), rank=ranked.rank, order=ranked.order)
    taken: T = escaped
    return taken


def _escaped(mark: re.Match[str]) -> str:
    return f'${{"{mark[0]}"}}' if mark["apart"] else mark[0] * 2
