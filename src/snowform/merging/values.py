"""What may be contributed: plain data, and what only Terraform knows."""

from __future__ import annotations

import math
from collections.abc import Mapping

from constructs import Construct

from snowform.errors import SnowformError
from snowform.hints import Any
from snowform.providers.arguments import DYNAMIC, cdktf
from snowform.providers.ranks import Ranked
from snowform.schema.check import format_path

Token = cdktf.Token
Path = tuple[str | int, ...]
DEEPEST = 200
# What a value of CDKTF's has that is no data, on either engine: an element, a token.
MARKS = ("fqn", "creation_stack")
FORMS = "arguments stand as in Terraform's JSON: dictionaries, lists, texts, numbers"


class ContributionError(SnowformError):
    """A contribution to what takes none, or in a form that it does not take."""


def is_token(value: Any) -> bool:
    """Whether a list or a dictionary stands for one that only Terraform knows."""
    items = value.values() if isinstance(value, Mapping) else value
    # Those of CDKTF's have one text or number in them.
    return len(value) == 1 and isinstance(next(iter(items)), str | float) and bool(Token.is_unresolved(value))


def copied(value: Any, *, source: str, path: Path = ()) -> Any:
    """A copy of a contributed value, ranks included. Raises ContributionError for what is none.

    `source` is the line that contributes it.
    """
    if len(path) > DEEPEST:
        raise ContributionError(f"{format_path(path[:3])}… is nested too deeply", where=source)
    if isinstance(value, Ranked):
        return Ranked(copied(value.value, source=source, path=path), rank=value.rank, order=value.order)
    if isinstance(value, Mapping):
        for key in value:
            if not isinstance(key, str):
                raise ContributionError(
                    f"{format_path((*path, str(key)))}: a key is a text, not {key!r}", where=source
                )
        return {key: copied(item, source=source, path=(*path, key)) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [copied(item, source=source, path=(*path, i)) for i, item in enumerate(value)]
    return _single(value, source, path)


def _single(value: Any, source: str, path: Path) -> Any:
    """A value that is no collection. Raises ContributionError for what is none."""
    if isinstance(value, float) and not math.isfinite(value):
        raise ContributionError(f"{format_path(path)}: JSON has no number {value}", where=source)
    if type(value).__name__ == DYNAMIC:
        raise ContributionError(
            f"{format_path(path)}: dynamic blocks are contributed as Terraform has them",
            where=source,
            hint='write contribute(…, dynamic={"BLOCK": {"for_each": …, "content": {…}}})',
        )
    if isinstance(value, int) and type(value) not in {int, bool}:
        # HashiCorp's engine takes no number of a class of the program's, such as an IntEnum.
        return int(value)
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Construct) and not (hasattr(type(value), "creation_stack") or _is_address(path)):
        raise ContributionError(
            f"{format_path(path)}: a {type(value).__name__} is no value",
            where=source,
            hint="give one of its attributes, such as its .id, or its address, .fqn",
        )
    if any(hasattr(value, mark) for mark in MARKS):
        return value
    # Loaded by the programs that fail.
    from snowform.schema.foreign import way_out

    raise ContributionError(
        f"{format_path(path)}: a {type(value).__name__} is no value",
        where=source,
        hint=f"{FORMS}; {way}" if (way := way_out(value)).startswith("write") else FORMS,
    )


def _is_address(path: Path) -> bool:
    """Whether Terraform takes the address of an element at a path, for which a construct stands."""
    return "provider" in path[-1:] or "depends_on" in path[-2:-1]
