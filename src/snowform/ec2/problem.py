"""What a check of user data says of it."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """What is wrong with a text ("has …", "is …"). One that is not `certain` may be right after all."""

    what: str
    hint: str = ""
    certain: bool = True
