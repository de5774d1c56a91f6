from __future__ import annotations

import pytest

from snowform.local import gaps
from snowform.local.gaps.registry import Gap, TargetMissing, add, around, covers, member, target


class Owner:
    def greet(self, name: str) -> str:
        return f"hello {name}"


@pytest.mark.parametrize(
    ("version", "inside"),
    [("5.2.2", False), ("5.2.3", True), ("5.10", True), ("5.2.5.dev1", True), ("6.0.0", False)],
)
def test_a_gap_is_mended_in_its_versions_only(version: str, inside: bool) -> None:
    assert covers(">=5.2.3,<6", version) is inside


def test_a_clause_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="a clause is >=VERSION or <VERSION"):
        covers("==5.2.3", "5.2.3")


def test_a_replacement_gets_what_was_there() -> None:
    class Greeter(Owner):
        pass

    @around(Greeter, "greet")
    def greet(original: object, self: Greeter, name: str) -> str:
        return f"{Owner.greet(self, name)}, {original.__name__}"  # type: ignore[attr-defined]

    assert Greeter().greet("you") == "hello you, greet"
    assert Owner().greet("you") == "hello you"


def test_what_moto_has_by_now_stays() -> None:
    class Greeter(Owner):
        pass

    add(Greeter, "greet", lambda _: "mine")
    add(Greeter, "part", lambda _: "goodbye")
    assert (Greeter().greet("you"), Greeter().part()) == ("hello you", "goodbye")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("find", "missing"),
    [
        pytest.param(lambda: target("ec3", "X"), "moto.ec3", id="module"),
        pytest.param(lambda: target("core", "Nothing"), "moto.core.Nothing", id="name in a module"),
        pytest.param(lambda: member(Owner, "part"), "Owner.part", id="method"),
    ],
)
def test_what_is_gone_is_named(find: object, missing: str) -> None:
    with pytest.raises(TargetMissing) as caught:
        find()  # type: ignore[operator]
    assert str(caught.value) == missing


def test_what_cannot_be_mended_is_reported_and_the_rest_is_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    mended = []

    def moved() -> None:
        raise TargetMissing("moto.ec3")

    some = (
        Gap("moved", "a timeout", ">=5", moved),
        Gap("old", "a replacement", "<5", lambda: mended.append("old")),
        Gap("known", "a change", ">=5", lambda: mended.append("known")),
    )
    monkeypatch.setattr(gaps, "all_gaps", lambda: some)
    assert gaps.mend_all("5.9") == [
        "moved: moto 5.9 has no moto.ec3: a timeout",
        "old is for moto <5, not for 5.9: a replacement",
    ]
    assert mended == ["known"]


def test_every_gap_is_mended_in_the_installed_moto(aws: object) -> None:
    assert aws.unmended == ()  # type: ignore[attr-defined]
