"""The names of `typing` that type hints are written with, for the modules that every synthesis loads.

Nobody evaluates the hints there (`from __future__ import annotations`): all that a name needs is to exist.
`typing` itself takes longer to load than a small stack to synthesize.
"""

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import IO, Any, ClassVar, Final, Literal, NoReturn, Self, TypeAlias, TypeVar
else:

    class _Hint:
        def __getitem__(self, _parameters):  # noqa: ANN001, ANN204
            return self

        def __call__(self, *_arguments, **_named):  # noqa: ANN002, ANN003, ANN204
            return self

    IO = Any = ClassVar = Final = Literal = NoReturn = Self = TypeAlias = TypeVar = _Hint()

__all__ = [
    "IO",
    "TYPE_CHECKING",
    "Any",
    "ClassVar",
    "Final",
    "Literal",
    "NoReturn",
    "Self",
    "TypeAlias",
    "TypeVar",
]
