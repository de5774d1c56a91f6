"""Text that Terraform is to take as it stands, where "${" and "%{" would begin a template."""

from __future__ import annotations

import re

from snowform.hints import Any, TypeVar

# A token of CDKTF's is no text: what it stands for is put in its place later.
MARK = re.compile(r"\$(?=\{(?!TfToken\[[^\]]*\]\}))|%(?=\{)")
T = TypeVar("T")


def escape(value: T) -> T:
    """A text with "${" as "$${" and "%{" as "%%{"; of dictionaries and lists all texts, keys too.

    What comes of it is the text as it was. Attributes of elements in it (`f"{vpc.id} ${HOME}"`) stay alive.
    https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
    """
    escaped: Any = value
    if isinstance(value, str):
        escaped = MARK.sub(r"\g<0>\g<0>", value) if "{" in value else value
    elif isinstance(value, dict):
        escaped = {escape(key): escape(item) for key, item in value.items()}
    elif isinstance(value, list | tuple):
        escaped = type(value)(map(escape, value))
    taken: T = escaped
    return taken
