"""Meta-arguments in Terraform's own form, beside CDKTF's: `for_each="${var.rules}"`. Reads no schema.

CDKTF has iterators, counts that are numbers or its own class, structs of conditions, and provisioners without
some of the arguments; of dictionaries for structs it drops what has not JavaScript's names. What has the form
of Terraform's JSON is written as it was given.
https://developer.hashicorp.com/terraform/language/meta-arguments
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from snowform.hints import Any
from snowform.providers.arguments import cdktf

_CONDITIONS = ("precondition", "postcondition")


def take_as_written(meta: dict[str, Any]) -> dict[str, Any]:
    """Take from the meta-arguments of a resource those that have Terraform's form."""
    found: dict[str, Any] = {}
    if (provisioner := meta.pop("provisioner", None)) is not None:
        found["provisioner"] = provisioner
    connection = meta.get("connection")
    # A dictionary with JavaScript's names is one for CDKTF.
    if isinstance(connection, Mapping) and all(name == name.lower() for name in connection):
        found["connection"] = meta.pop("connection")
    # Another text is wrong, which the engine says at the line.
    count = meta.get("count")
    if isinstance(count, str) and (count.isdecimal() or "${" in count):
        found["count"] = meta.pop("count")
    each = meta.get("for_each")
    if isinstance(each, Mapping) or (isinstance(each, str) and "${" in each) or _is_token(each):
        found["for_each"] = meta.pop("for_each")
    lifecycle = meta.get("lifecycle")
    if isinstance(lifecycle, Mapping) and any(_is_block(lifecycle.get(name)) for name in _CONDITIONS):
        found["lifecycle"] = dict(meta.pop("lifecycle"))
    return found


def _is_token(value: Any) -> bool:
    return value is not None and bool(cdktf.Token.is_unresolved(value))


def _is_block(given: Any) -> bool:
    """Whether it is a condition, or a list of them, with the names that Terraform has for what is in one."""
    blocks = [given] if isinstance(given, Mapping) else given
    return isinstance(blocks, Sequence) and all(
        isinstance(block, Mapping) and "error_message" in block for block in blocks
    )
