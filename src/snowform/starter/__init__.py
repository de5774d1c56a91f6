"""The project that `snowform init` makes: the files of Snowform's own, with the settings of whoever begins.

They are written once, in the repository of Snowform, which is itself a project; a wheel has them as data.
"""

from __future__ import annotations

from snowform.starter.adding import Added, add_stack
from snowform.starter.answers import Answers
from snowform.starter.differences import differences
from snowform.starter.errors import StarterError
from snowform.starter.imported import settle
from snowform.starter.kinds import KINDS, Kind
from snowform.starter.moving import Move, move
from snowform.starter.project import Made, make_project

__all__ = [
    "KINDS",
    "Added",
    "Answers",
    "Kind",
    "Made",
    "Move",
    "StarterError",
    "add_stack",
    "differences",
    "make_project",
    "move",
    "settle",
]
