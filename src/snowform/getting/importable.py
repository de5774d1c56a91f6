"""Refuse what would become Python that cannot be imported, or in which one name takes another's place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from snowform.errors import SnowformError


class ImportableError(SnowformError):
    """Names that no Python can be made of."""


@dataclass(frozen=True, slots=True)
class Named:
    """What has a name in Python: `what` it is to the user, and its place."""

    python: str
    what: str
    where: str


def check_names(found: Iterable[Named], *, hint: str = "") -> None:
    """Refuse what cannot be called so, and two that would be called the same. Raises ImportableError."""
    seen: dict[str, Named] = {}
    for one in found:
        if not one.python.isidentifier():
            raise ImportableError(
                f'{one.what} would be "{one.python}" in Python, where nothing can be called so',
                where=one.where,
                hint=hint,
            )
        if (other := seen.setdefault(one.python, one)) is not one:
            elsewhere = f" ({other.where})" if other.where not in ("", one.where) else ""
            raise ImportableError(
                f'{other.what}{elsewhere} and {one.what} would both be "{one.python}" in Python',
                where=one.where,
                hint=hint,
            )


def check_text(text: str, name: str, where: str) -> None:
    """Refuse a module's text that is no Python, whatever made it so. Raises ImportableError."""
    try:
        compile(text, name, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        said = error.msg if isinstance(error, SyntaxError) else str(error)
        raise ImportableError(f"what is made for {name} is no Python: {said}", where=where) from error
