"""What can be depended on: `Dependable` and groups. Follows `dependency.ts` of constructs 10."""

from __future__ import annotations

from snowform.engine.errors import EngineError
from snowform.hints import Any


class Dependable:
    """What a dependency on an object means: the constructs that it stands for."""

    _TRAIT = "_snowform_dependable"

    @staticmethod
    def implement(instance: Any, trait: Any) -> None:
        """Give an object that meaning."""
        setattr(instance, Dependable._TRAIT, trait)

    @staticmethod
    def of(instance: Any) -> Any:
        """The meaning that an object was given. Raises EngineError where it was given none."""
        trait = getattr(instance, Dependable._TRAIT, None)
        if trait is None:
            raise EngineError(
                f'{instance} does not implement IDependable. Use "Dependable.implement()" to implement'
            )
        return trait

    get = of

    @property
    def dependency_roots(self) -> list[Any]:
        """The constructs to depend on."""
        raise NotImplementedError


class DependencyGroup:
    """Several things to depend on at once."""

    def __init__(self, *deps: Any) -> None:
        self._deps: list[Any] = []
        Dependable.implement(self, self)
        self.add(*deps)

    def add(self, *scopes: Any) -> None:
        """Add things to the group."""
        self._deps.extend(scope for scope in scopes if scope not in self._deps)

    @property
    def dependency_roots(self) -> list[Any]:
        """The constructs that the group stands for."""
        return [root for dep in self._deps for root in Dependable.of(dep).dependency_roots]


class OneRoot:
    """What a construct means as a dependency: itself."""

    __slots__ = ("dependency_roots",)

    def __init__(self, construct: Any) -> None:
        self.dependency_roots = [construct]


class ItselfUnlessImplemented:
    """The trait of the constructs that were given no other: most are never asked for it."""

    def __get__(self, construct: Any, owner: type) -> OneRoot:
        return OneRoot(construct)
