"""Records are what `dataclasses` would have made of the same classes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from snowform.provision import records


def made_by(module: Any) -> tuple[type[Any], type[Any], type[Any]]:
    """A frozen class, one that is ordered, and one whose values change."""

    @module.dataclass(frozen=True, slots=True)
    class Point:
        """Where it is."""

        x: int
        y: int = 0
        tags: dict[str, int] = module.field(default_factory=dict)
        hidden: str = module.field(default="secret", repr=False, compare=False)

        @property
        def sum(self) -> int:
            return self.x + self.y

        @classmethod
        def origin(cls) -> Any:
            return cls(0)

    @module.dataclass(frozen=True, slots=True, order=True)
    class Version:
        numbers: tuple[int, ...]
        name: str = ""

    @module.dataclass(slots=True)
    class Reader:
        text: str
        at: int = module.field(default=0, init=False)
        seen: list[str] = module.field(default_factory=list, init=False)

        def __post_init__(self) -> None:
            self.at = len(self.text)

    return Point, Version, Reader


@pytest.fixture(params=[dataclasses, records], ids=["the standard library's", "records"])
def made(request: pytest.FixtureRequest) -> Any:
    return (request.param, *made_by(request.param))


def test_fields_are_given_in_their_order_or_by_name(made: Any) -> None:
    _, point, version, reader = made
    full = point(1, 2, {"a": 3}, "h")
    assert (full.x, full.y, full.tags, full.hidden, full.sum) == (1, 2, {"a": 3}, "h", 3)
    assert point(1, hidden="h", y=2) == point(y=2, x=1)
    assert (point.origin().x, version((1,)).name) == (0, "")
    assert (reader("four").at, reader("four").seen) == (4, [])


def test_a_factory_makes_a_value_for_each(made: Any) -> None:
    _, point, _, reader = made
    assert point(1).tags is not point(1).tags
    assert reader("").seen is not reader("").seen


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(lambda point, _: point(), id="one is missing"),
        pytest.param(lambda point, _: point(y=1), id="one is missing beside another"),
        pytest.param(lambda point, _: point(1, 2, {}, "h", 5), id="too many"),
        pytest.param(lambda point, _: point(1, x=2), id="one twice"),
        pytest.param(lambda point, _: point(1, z=2), id="an unknown one"),
        pytest.param(lambda _, reader: reader("", at=1), id="one that is not given"),
    ],
)
def test_what_does_not_fit_the_fields_is_a_type_error(made: Any, wrong: Callable[..., Any]) -> None:
    _, point, _, reader = made
    with pytest.raises(TypeError):
        wrong(point, reader)


def test_what_is_frozen_is_not_changed(made: Any) -> None:
    _, point, _, reader = made
    record = point(1)
    with pytest.raises(AttributeError):
        record.x = 2
    with pytest.raises(AttributeError):
        del record.x
    assert record.x == 1
    changing = reader("four")
    changing.at = 1
    assert changing.at == 1


def test_nothing_but_fields_is_kept(made: Any) -> None:
    _, point, _, reader = made
    assert not hasattr(point(1), "__dict__")
    with pytest.raises(AttributeError):
        reader("").other = 1


def test_equal_values_of_one_class_are_equal_and_have_one_hash(made: Any) -> None:
    _, point, version, reader = made
    assert point(1, hidden="one") == point(1, hidden="another")
    assert point(1) != point(2)
    assert point(1) != (1, 0, {}, "secret")
    assert point(1) != version((1,))
    assert hash(version((1,), "a")) == hash(version((1,), "a"))
    assert {version((1,)), version((1,)), version((2,))} == {version((2,)), version((1,))}
    assert reader("a") == reader("a")
    for unhashable in (point(1), reader("a")):
        with pytest.raises(TypeError):
            hash(unhashable)


def test_order_is_that_of_the_values(made: Any) -> None:
    _, point, version, _ = made
    assert sorted([version((2,)), version((1,), "b"), version((1,), "a")]) == [
        version((1,), "a"),
        version((1,), "b"),
        version((2,)),
    ]
    assert version((1,)) <= version((1,)) >= version((1,))
    assert not version((1,)) > version((1,))
    with pytest.raises(TypeError):
        assert version((1,)) < (1,)
    with pytest.raises(TypeError):
        assert point(1) < point(2)


def test_it_is_shown_with_what_may_be_seen(made: Any) -> None:
    _, point, _, _ = made
    assert repr(point(1)).endswith("Point(x=1, y=0, tags={})")


def test_it_is_taken_apart_by_patterns(made: Any) -> None:
    _, point, _, reader = made
    match point(1, 2):
        case point(1, y):
            assert y == 2
    assert reader.__match_args__ == ("text",)


@pytest.mark.parametrize("functions", [dataclasses, records], ids=["the standard library's", "records"])
def test_it_is_copied_with_changes_and_written_out(made: Any, functions: Any) -> None:
    module, point, version, reader = made
    if functions is records and module is dataclasses:
        return
    assert functions.replace(point(1, 2), x=3) == point(3, 2)
    with pytest.raises(TypeError):
        functions.replace(point(1), z=3)
    assert [its.name for its in functions.fields(point)] == ["x", "y", "tags", "hidden"]
    inner = version((1, 2), "v")
    assert functions.asdict(point(inner, [inner], {"a": inner})) == {
        "x": {"numbers": (1, 2), "name": "v"},
        "y": [{"numbers": (1, 2), "name": "v"}],
        "tags": {"a": {"numbers": (1, 2), "name": "v"}},
        "hidden": "secret",
    }
    assert functions.asdict(reader("a")) == {"text": "a", "at": 1, "seen": []}


def test_a_class_keeps_its_name_its_words_and_its_methods(made: Any) -> None:
    _, point, _, _ = made
    assert (point.__name__, point.__doc__) == ("Point", "Where it is.")
    assert point.__qualname__.endswith("made_by.<locals>.Point")
    assert point.__module__ == __name__
