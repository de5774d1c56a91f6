"""Plain values with named fields."""

from __future__ import annotations

from snowform.records import Record


class Point(Record):
    __slots__ = ("x", "y")

    def __init__(self, x: int, y: int = 0) -> None:
        self.x = x
        self.y = y


class Named(Point):
    __slots__ = ("name",)

    def __init__(self, x: int, y: int, name: str) -> None:
        super().__init__(x, y)
        self.name = name


def test_equal_fields_make_equal_values_of_one_class() -> None:
    assert Point(1, 2) == Point(1, 2)
    assert hash(Point(1, 2)) == hash(Point(1, 2))
    assert Point(1, 2) != Point(1, 3)
    assert Named(1, 2, "a") != Named(1, 2, "b")
    assert Point(1, 2) != Named(1, 2, "a")
    assert Point(1, 2) != (1, 2)


def test_a_value_is_shown_with_its_fields() -> None:
    assert repr(Named(1, 2, "a")) == "Named(x=1, y=2, name='a')"


def test_a_changed_copy_leaves_the_value_as_it_is() -> None:
    before = Named(1, 2, "a")
    assert before.replace(y=3) == Named(1, 3, "a")
    assert before == Named(1, 2, "a")
