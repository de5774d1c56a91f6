"""How much a value counts beside others for the same place, and where it stands in a list.

The ranks are those of Nix' modules (`mkDefault`, plain, `mkForce`), and so is the order (`mkBefore`,
`mkAfter`): https://nixos.org/manual/nixos/stable/#sec-option-definitions-setting-priorities
"""

from __future__ import annotations

from collections.abc import Mapping

from snowform.errors import SnowformError
from snowform.hints import Any
from snowform.providers.origin import location

DEFAULT, PLAIN, FORCE = range(3)
BEFORE, BETWEEN, AFTER = range(3)


class RankError(SnowformError):
    """A rank where no value of its own is."""


class Ranked:
    """A value with its rank, and its order in the list that it is joined to."""

    __slots__ = ("order", "rank", "value")

    def __init__(self, value: Any, *, rank: int | None = None, order: int | None = None) -> None:
        # One that is ranked already keeps what is not said anew: `force(before([…]))`.
        inner: Any = value if isinstance(value, Ranked) else None
        self.value: Any = inner.value if inner else value
        self.rank: int = rank if rank is not None else inner.rank if inner else PLAIN
        self.order: int = order if order is not None else inner.order if inner else BETWEEN

    def __str__(self) -> str:
        """An f-string would have an address of memory in it. Raises RankError."""
        raise RankError(
            "default, force, before and after stand around a whole value, not in a text",
            where=location(),
            hint='write default(f"…")',
        )


def default(value: Any) -> Any:
    """A value for `contribute` that counts only where nobody gives a plain one for the same place."""
    return Ranked(value, rank=DEFAULT)


def force(value: Any) -> Any:
    """A value for `contribute` beside which only forced ones count; `force(None)` takes out what is there."""
    return Ranked(value, rank=FORCE)


def before(value: Any) -> Any:
    """A list for `contribute` that stands before all others that it is joined with."""
    return Ranked(value, order=BEFORE)


def after(value: Any) -> Any:
    """A list for `contribute` that stands behind all others that it is joined with."""
    return Ranked(value, order=AFTER)


def plain(value: Any) -> Any:
    """A value without the ranks in it."""
    if isinstance(value, Ranked):
        return plain(value.value)
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def has_ranks(value: Any) -> bool:
    """Whether a value is ranked, or something in it."""
    if isinstance(value, Mapping):
        return any(map(has_ranks, value.values()))
    return isinstance(value, Ranked) or (isinstance(value, list | tuple) and any(map(has_ranks, value)))
